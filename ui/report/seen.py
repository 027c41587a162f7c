"""The report at one moment, read and laid out off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, QThread

from facilitator.blocks import Cover
from facilitator.report.verbatims import Verbatim
from facilitator.theme import Theme
from ui.report.cover import cover_theme
from ui.report.document import DocumentMaker, Made
from ui.report.pages import Furniture
from ui.report.writing import Whole, Writing


@dataclass(frozen=True)
class Seen:
    """The report's sections and pages, and the verbatims of ``step``, one of ``steps`` (ids and
    titles)."""

    writing: Writing
    whole: Whole
    made: Made
    steps: tuple[tuple[str, str], ...]
    step: str
    verbatims: tuple[Verbatim, ...]
    cover: Theme | None = None

    def furniture(self, draft: str) -> Furniture:
        """What its pages bear, with ``draft`` as the word of the watermark."""
        template = self.writing.template
        return Furniture(draft if self.whole.choices.draft else "", template.legal, template.logo,
                         self.cover)


def see(writing: Writing, maker: DocumentMaker, step: str, home: QThread) -> Seen:
    """Read a report and make its pages, to be shown on the thread ``home``."""
    whole = writing.read()
    maker.show_accent(writing.template.accent)
    loop = QEventLoop()  # the layout's timer wants a thread with a dispatcher
    parts = [(one.section.id, one.section.blocks) for one in whole.sections
             if one.section.id not in whole.choices.without]
    made = maker.make(parts)
    covered = parts and parts[0][1] and isinstance(parts[0][1][0], Cover)
    made.document.pageCount()  # lays it out here, not where somebody types
    made.document.moveToThread(home)
    del loop
    steps = writing.steps()
    wanted = wanted_step(steps, step)
    return Seen(writing, whole, made, steps, wanted, writing.verbatims(wanted),
                cover_theme(writing.template.accent) if covered else None)


def wanted_step(steps: Sequence[tuple[str, str]], step: str) -> str:
    """``step`` where it has verbatims, else the first that has, "" for none."""
    ids = [one for one, _ in steps]
    return step if step in ids else ids[0] if ids else ""
