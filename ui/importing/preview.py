"""The rows of a table before they come in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from ui.console.tables import Index, TableModel
from ui.look import Look

SHOWN = 200
"""So many rows are previewed; all are imported."""
_MEASURED = 30
"""So many rows say how wide a column is."""
_WIDEST = 320
"""Pixels that a column takes at most; its cells say the rest in their tooltips."""


class PreviewModel(TableModel):
    """Rows of which those in ``out`` will not come in: they are drawn softer."""

    def __init__(self, look: Look) -> None:
        super().__init__(look.tr)
        self._soft = look.color("ink-soft")
        self.out: Collection[int] = ()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._soft if index.row() in self.out else None
        return super().data(index, role)


class Preview(QTreeView):
    """Shows the first rows, the line's number first."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.rows = PreviewModel(look)
        self._widest = round(_WIDEST * look.scale)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.header().setResizeContentsPrecision(_MEASURED)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setCornerWidget(QWidget())  # between two scroll bars the style draws a little box

    def show_rows(self, header: list[str], rows: Sequence[list[Any]], out: Collection[int]
                  ) -> None:
        """Show other rows; those in ``out`` will not come in."""
        self.rows.out = out
        self.rows.show_table(header, list(rows[:SHOWN]))
        for place in range(len(header) - 1):  # the last one takes what is left
            self.resizeColumnToContents(place)
            self.setColumnWidth(place, min(self.columnWidth(place), self._widest))
