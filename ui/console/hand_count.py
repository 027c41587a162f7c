"""Counting raised hands: a number beside each option, Enter from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from facilitator.activities.context import HandVote
from facilitator.i18n import N_
from facilitator.workshop.hands import MOST_HANDS
from ui.console.fading import FadingEdge
from ui.forms.walking import Walk
from ui.look import Look
from ui.parts.basic import fill, label, scrolled, spin


class HandCount(QWidget):
    """Numbers of hands, what is counted so far filled in; ``done`` asks to keep them."""

    done = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._votes: tuple[HandVote, ...] = ()
        self._counted: tuple[int, ...] = ()
        self._spins: list[QSpinBox] = []
        self._table: QWidget | None = None
        self.inner = inner = QWidget()
        self._place = QVBoxLayout(inner)
        fill(self._place, (
            label(look.say(N_("Combien de mains pour chaque option ? Recompter remplace.")),
                  "soft", wrap=True),
            None,
        ), 12)
        self._place.setContentsMargins(0, 4, 12, 4)
        fill(whole := QVBoxLayout(self), (area := scrolled(inner),), 0)
        whole.setStretch(0, 1)
        FadingEdge(look, area, "paper")

    def take(self, votes: tuple[HandVote, ...], counted: tuple[int, ...]) -> None:
        """Show what can be counted, and what is; numbers just typed stay."""
        if votes != self._votes:
            self._votes = votes
            self._counted = (0,) * len(votes)
            self._build()
        for one, before, now in zip(self._spins, self._counted, counted, strict=True):
            if one.value() == before:
                one.setValue(now)
        self._counted = counted

    def numbers(self) -> list[int]:
        """The numbers, in the order of the votes."""
        return [one.value() for one in self._spins]

    def start(self) -> None:
        """Put the cursor into the first number."""
        if self._spins:
            self._spins[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._spins[0].selectAll()

    def _build(self) -> None:
        """A row per option, a column per way of saying."""
        if self._table is not None:
            self._table.deleteLater()
        self._table = table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        ways = list(dict.fromkeys(vote.way for vote in self._votes))
        for column, way in enumerate(ways):
            if way:
                grid.addWidget(label(self._look.say(way), "small"), 0, column)
        self._spins, rows = [], _rows(self._votes)
        for line, votes in enumerate(rows, 1):
            for vote in votes:
                grid.addWidget(self._spin(vote), line, ways.index(vote.way))
            grid.addWidget(label(votes[0].option, wrap=True), line, len(ways))
        grid.setColumnStretch(len(ways), 1)
        self._place.insertWidget(1, table)
        Walk(table).done.connect(self.done)

    def _spin(self, vote: HandVote) -> QSpinBox:
        made = spin(0, MOST_HANDS, 80)
        way = self._look.say(vote.way) if vote.way else ""
        made.setAccessibleName(" · ".join(filter(None, (vote.option, way))))
        self._spins.append(made)
        return made


def _rows(votes: Sequence[HandVote]) -> list[list[Any]]:
    """The votes by option: a new row begins where a way comes again."""
    found: list[list[Any]] = []
    for vote in votes:
        if not found or any(vote.way == one.way for one in found[-1]):
            found.append([])
        found[-1].append(vote)
    return found
