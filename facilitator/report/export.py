"""Writing a workshop out in any format, by its name."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from facilitator.document import exchange
from facilitator.errors import PlanProblem
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, Naming, kept_choices, report_key
from facilitator.report.formats import all_formats
from facilitator.report.formats.base import Cancelled, Progress, atomic, check, never, no_progress
from facilitator.report.formats.bundle import ZipFormat
from facilitator.report.formats.sheets import write_csv, write_xlsx
from facilitator.report.holding import holding
from facilitator.report.pseudonyms import pseudonymised
from facilitator.report.report_templates import FULL, report_template
from facilitator.report.tables import answers_sheet, sheets
from facilitator.workshop.report_words import ReportWords
from facilitator.workshop.session import Session

_DATA = ("xlsx", "csv", "json")
_BETWEEN = " – "
_LONGEST = 120
"""Characters of a proposed name without its ending; of the ``more`` in it, half as many."""
_SHORTEST = 12
"""Fewer characters of a place do not say where it is."""


def known_formats() -> tuple[str, ...]:
    """The names of the formats: the report's, then the data's."""
    return (*(one.name for one in all_formats()), *_DATA)


def export_session(
    session: Session, name: str, target: Path, tr: Translator,
    progress: Progress = no_progress, cancelled: Cancelled = never, *,
    template: str = FULL, choices: Choices | None = None, own: Path | None = None,
) -> None:
    """Write the workshop to ``target``; a failed export leaves what was there as it was.

    ``choices`` say who is named in every format; without them those kept in the file for the
    template do, else the template's own for a report, and all names for data.
    Raises :class:`facilitator.errors.PalabreError` with a sentence where it cannot be done.
    """
    choices = choices or chosen_for(session, name, template, own)
    if name in _DATA:
        _export_data(session, name, target, tr, choices, progress, cancelled)
        return
    chosen = next((one for one in all_formats() if one.name == name), None)
    if chosen is None:
        raise PlanProblem(N_("Le format « {name} » est inconnu."), name=name)
    from facilitator.report.compose import compose

    report = compose(session, tr, template=template, choices=choices, own=own,
                     cancelled=cancelled)
    check(cancelled)
    if not isinstance(chosen, ZipFormat):
        chosen.write(report, target, progress, cancelled)
        return
    with tempfile.TemporaryDirectory(prefix="palabre-") as folder:
        extra = {}
        for data in _DATA:
            check(cancelled)
            extra[f"donnees/reponses.{data}"] = Path(folder) / f"reponses.{data}"
            _export_data(session, data, extra[f"donnees/reponses.{data}"], tr, choices,
                         no_progress, cancelled)
        replace(chosen, extra=extra).write(report, target, progress, cancelled)


def chosen_for(
    session: Session, name: str, template: str = FULL, own: Path | None = None, *,
    naming: Naming | None = None, group: str = "",
) -> Choices:
    """The choices that an export to the format ``name`` goes by, told none.

    Those kept in the file for the template (for its ``group`` where it is written for one), else
    who is named as the template has it; ``naming`` goes before both. Where the file keeps none,
    tables and JSON hold everything. Raises :class:`PlanProblem` for an unknown template.
    """
    words = ReportWords(session.document, session.clock)
    known = report_template(template, own)
    kept = kept_choices(words, report_key(template, group))
    if kept is None:
        kept = Choices() if name in _DATA else Choices(naming=known.naming)
    return replace(kept, group=group, naming=naming or kept.naming)


def _export_data(
    session: Session, name: str, target: Path, tr: Translator, choices: Choices,
    progress: Progress, cancelled: Cancelled,
) -> None:
    if name == "xlsx":
        write_xlsx(sheets(session, tr, choices), target, progress, cancelled)
    elif name == "csv":
        write_csv(answers_sheet(session, tr, choices), target, progress, cancelled)
    else:
        text = as_json(session, tr, choices)
        check(cancelled)
        with atomic(target) as part:
            part.write_text(text, "utf-8", newline="\n")


def as_json(session: Session, tr: Translator, choices: Choices | None = None) -> str:
    """The whole file as JSON that can be read back, with what it ``holds`` said at its head.

    Where ``choices`` name nobody, names are replaced wherever they stand, answers left out stay
    out, and the passes of phones are left behind.
    """
    chosen = choices or Choices()
    whole: dict[str, Any] = json.loads(session.document.read(exchange.dump))
    whole = pseudonymised(whole, session, chosen, tr)
    whole["holds"] = holding(session, chosen, tr, "json")
    return json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def proposed_name(session: Session, extension: str, more: str = "") -> str:
    """A file name out of date, title, place and ``more`` (a group's name), safe on every system.

    Where that is too long, the place gives way first.
    """
    workshop = session.workshop()
    date, title, place = (_safe(part).strip(" .")
                          for part in (workshop.date, workshop.title, workshop.place))
    if not (workshop.date or workshop.title or workshop.place):
        title = _safe(session.path.stem).strip(" .")
    tail = _BETWEEN + _within(_safe(more), _LONGEST // 2) if more else ""
    room = _LONGEST - len(tail)
    head = _within(_BETWEEN.join(filter(None, (date, title))), room)
    place = _within(place, room - len(head) - len(_BETWEEN), least=_SHORTEST)
    whole = _BETWEEN.join(filter(None, (head, place))) or "atelier"
    return (whole + tail).rstrip(" .") + extension


def _within(text: str, room: int, least: int = 0) -> str:
    """As much of a text as there is room for, cut between words where it can be; nothing where
    there is not even room for ``least`` of it."""
    if len(text) <= room:
        return text
    if room < least:
        return ""
    words = text[:room + 1].rpartition(" ")[0]
    return (words if len(words) * 2 > room else text[:room]).rstrip(" .,;:–-(")


def _safe(text: str) -> str:
    """A text without the signs that a system keeps for itself, nor those that turn its direction
    round (a name must not read as another one's ending)."""
    import unicodedata

    return "".join(
        "-" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in text
        if ord(char) < 32 or unicodedata.category(char) not in ("Cf", "Cs", "Cc"))


