"""What several pages say in the same words, and the order of names."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from facilitator.activities.kind import Capability
from facilitator.document.records import ParticipantRecord, WorkshopRecord
from facilitator.fields import ChoiceField
from facilitator.i18n import Translator, long_date
from facilitator.workshop.session import Session

# What forms and sign-up lists call the column, without accents and in lower case.
_ORGANISATION = ("organisation", "organization", "organisme", "structure", "association",
                 "entreprise", "collectivite", "employeur", "organizacao", "organizacion",
                 "entidad", "entidade", "company")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


def where_and_when(workshop: WorkshopRecord, tr: Translator) -> str:
    """Date and place on one line, as people write them."""
    parts = (long_date(workshop.date, tr.language), workshop.place)
    return " · ".join(part for part in parts if part)


def order_of_names(name: str, language: str) -> tuple[str, str]:
    """Return what sorts ``name`` among others in the alphabetical order of ``language``.

    Letters first, accents only where all letters are alike; hyphens and apostrophes count as
    spaces. In Spanish ñ follows n (Unicode CLDR, collation of ``es``). Names without letters of
    these alphabets follow by code point.
    """
    low = unicodedata.normalize("NFC", name).casefold().translate(_LIGATURES)
    if language.startswith("es"):
        low = low.replace("ñ", "n\uffff")
    bare = "".join(char for char in unicodedata.normalize("NFD", low)
                   if not unicodedata.combining(char))
    spaced = "".join(char if char.isalnum() or char == "\uffff" else " " for char in bare)
    return " ".join(spaced.split()), name


def by_name(
    people: Sequence[ParticipantRecord], language: str
) -> tuple[ParticipantRecord, ...]:
    """Return ``people`` in the order of their names; those without one follow as they came."""
    named = sorted((person for person in people if person.name.strip()),
                   key=lambda person: order_of_names(person.name, language))
    return (*named, *(person for person in people if not person.name.strip()))


def organisation(profile: Mapping[str, object]) -> str:
    """The organisation a person named on a form or a sign-up list, "" for none."""
    for key, value in profile.items():
        plain = "".join(char for char in unicodedata.normalize("NFD", key.casefold())
                        if not unicodedata.combining(char))
        if any(plain.startswith(word) for word in _ORGANISATION):
            return _words(value)
    return ""


def first_choices(session: Session) -> tuple[str, ...]:
    """The names of the first two questions of one choice that the workshop asks about people.

    Only these: who skips one shows nothing of a later one, which may be nobody's business.
    """
    asked = [
        field.name
        for step in session.steps()
        if (kind := session.kinds.get(step.kind)) and Capability.PEOPLE in kind.capabilities
        for field in kind.answer_fields(session.results.context(step, with_entries=False))
        if isinstance(field, ChoiceField)
    ]
    return tuple(asked[:2])


def profile_line(profile: Mapping[str, object], asked: Sequence[str]) -> str:
    """What a badge says under the name: the organisation, else the answers ``asked``."""
    said = [_words(profile.get(name)) for name in asked]
    return organisation(profile) or " · ".join(words for words in said if words)


def _words(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list | tuple):
        return ", ".join(part.strip() for part in value if isinstance(part, str) and part.strip())
    return ""
