"""Writing a workshop out in any format, by its name."""

from __future__ import annotations

from pathlib import Path

from facilitator.document import exchange
from facilitator.errors import PlanProblem
from facilitator.i18n import N_, Translator
from facilitator.report.formats import all_formats
from facilitator.report.formats.base import Cancelled, Progress, atomic, never, no_progress
from facilitator.workshop.session import Session

_DATA = ("json", "csv")


def known_formats() -> tuple[str, ...]:
    """The names of the formats: the report's, then the data's."""
    return (*(one.name for one in all_formats() if one.name not in _DATA), *_DATA)


def export_session(
    session: Session, name: str, target: Path, tr: Translator,
    progress: Progress = no_progress, cancelled: Cancelled = never,
) -> None:
    """Write the workshop to ``target``; a failed export leaves what was there as it was.

    Raises :class:`facilitator.errors.PalabreError` with a sentence where it cannot be done.
    """
    if name == "json":
        text = session.document.read(exchange.dump)
        with atomic(target) as part:
            part.write_text(text, "utf-8", newline="\n")
        return
    if name == "csv":
        from facilitator.report.answers_csv import write_csv

        write_csv(session, target, tr)
        return
    chosen = next((one for one in all_formats() if one.name == name), None)
    if chosen is None:
        raise PlanProblem(N_("Le format « {name} » est inconnu."), name=name)
    from facilitator.report.compose import compose

    chosen.write(compose(session, tr), target, progress, cancelled)


def proposed_name(session: Session, extension: str) -> str:
    """A file name out of date, place and title, safe on every system."""
    workshop = session.workshop()
    parts = [workshop.date, workshop.place, workshop.title]
    text = " ".join(part for part in parts if part) or session.path.stem
    safe = "".join("-" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in text)
    return safe.strip(" .")[:120] + extension
