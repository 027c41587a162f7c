"""How people are called."""

from __future__ import annotations

from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_, Translator, french


def display_name(person: ParticipantRecord, tr: Translator | None = None) -> str:
    """The name given, or the number in which they came, written as in French without ``tr``."""
    return person.name or (tr or french())(N_("n° {number}"), number=str(person.number))


def numbered_name(person: ParticipantRecord, tr: Translator) -> str:
    """The name with the number, for whoever must tell two of one name apart."""
    if not person.name:
        return display_name(person, tr)
    return tr(N_("{name} (n° {number})"), name=person.name, number=str(person.number))


def said_names(names: str, tr: Translator) -> str:
    """Names, some with commas between, in the language of ``tr`` where :func:`display_name` wrote
    a number without one, as an entry's author; names that people gave stay.
    """
    return ", ".join(
        tr(N_("n° {number}"), number=one[3:]) if one.startswith("n° ") and one[3:].isdecimal()
        else one for one in names.split(", "))
