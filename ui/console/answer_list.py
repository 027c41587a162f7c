"""The list of answers: a table whose rows are asked for only when they are seen.

A tree asks several questions about every row, seen or not, whenever some come or go; each is a call
from Qt into Python, and with ten thousand rows the window stands still for a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator.i18n import N_
from ui.console.answer_model import TEXT, AnswerModel
from ui.console.fading import Fade
from ui.look import Look
from ui.style import mix

_FIRST_LAST = {
    QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}


class AnswerList(QTableView):
    """Rows are chosen whole; keys go from row to row, as in a list."""

    def __init__(self, look: Look, model: AnswerModel, high: int) -> None:
        super().__init__()
        self.setAccessibleName(look.say(N_("Réponses")))
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked
                             | QAbstractItemView.EditTrigger.EditKeyPressed)
        self._hover = QColor(mix(look.theme, "paper", "ink", 0.06))  # as in the style of lists
        self._fade = Fade(look, "paper")
        self._under = -1  # the row under the mouse
        self.setMouseTracking(True)
        self.entered.connect(self._enter)
        side = self.verticalHeader()
        side.hide()
        side.setMinimumSectionSize(high)
        side.setDefaultSectionSize(high)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 110), (2, 110), (3, 62)):
            head.resizeSection(column, round(width * look.scale))

    def choose(self, places: Sequence[int]) -> None:
        """Choose these rows, given in order; the last of them is the current one."""
        chosen, way = QItemSelection(), QItemSelectionModel.SelectionFlag
        first = 0
        for n, place in enumerate(places):
            if n + 1 == len(places) or places[n + 1] != place + 1:  # all that follow, at once
                chosen.select(self.model().index(places[first], TEXT),
                              self.model().index(place, TEXT))
                first = n + 1
        if places:
            last = self.model().index(places[-1], TEXT)
            self.selectionModel().setCurrentIndex(last, way.NoUpdate)
            self.selectionModel().select(chosen, way.ClearAndSelect | way.Rows)

    def moveCursor(self, action: QAbstractItemView.CursorAction,
                   keys: Qt.KeyboardModifier) -> QModelIndex:
        rows, index = self.model().rowCount(), self.currentIndex()
        if action not in _FIRST_LAST or not rows:
            return super().moveCursor(action, keys)
        return self.model().index(_FIRST_LAST[action] % rows, max(0, index.column()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._under >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(0, self.rowViewportPosition(self._under), self.viewport().width(),
                             self.rowHeight(self._under), self._hover)
            painter.end()
        super().paintEvent(event)
        self._fade.cut_row(self)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._fade.scrolled(self, dy)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._enter(QModelIndex())
        return super().viewportEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.row() != self._under:
            self._under = index.row()
            self.viewport().update()
