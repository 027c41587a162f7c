"""From the sections to one report that any format can write."""

from __future__ import annotations

from collections.abc import Collection

from facilitator.blocks import Block, Report
from facilitator.drawing.measure import Measure
from facilitator.i18n import N_, Translator
from facilitator.report.sections import Sections
from facilitator.workshop.session import Session


def compose(
    session: Session, tr: Translator, *, without: Collection[str] = (), draft: bool = False
) -> Report:
    """Write the report of a workshop as it stands, sections in ``without`` (by id) left out."""
    workshop = session.workshop()
    sections = Sections(session, tr, Measure()).all()
    blocks: list[Block] = []
    for section in sections:
        if section.id not in without:
            blocks += section.blocks
    return Report(
        title=workshop.title, language=tr.language,
        author=workshop.facilitated_by or workshop.organiser or "Palabre",
        subject=tr(N_("Capitalisation d’un atelier")), blocks=tuple(blocks), draft=draft,
    )
