"""The tabs of the result: its picture as the room would see it, and its numbers as a list."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QTreeView, QVBoxLayout

from facilitator.activities.context import Frame
from facilitator.i18n import N_
from facilitator.scene import Scene
from facilitator.workshop.sources import count_sources, sources_in_words
from ui.console.lines import on_keys
from ui.console.picture_export import export_button
from ui.console.tab import Setting, StepTab
from ui.parts.basic import label, row
from ui.parts.empty import Empty
from ui.parts.scene_view import SceneView

Index = QModelIndex | QPersistentModelIndex


class PictureTab(StepTab):
    """The result as a picture; drawn for the place it has, with the console's own text size."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._memory: Any = None
        self._shape = (1600.0, 900.0)
        self.view = SceneView(setting.look.painter())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        self._sources = label("", "soft", wrap=True)
        line = row(self._sources, export_button(setting, self.view))
        line.setStretch(0, 1)
        layout.addLayout(line)

    def read(self) -> tuple[Scene, str]:
        session, kind, look = self.setting.desk.session, self.setting.kind, self.setting.look
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        result = session.results.result(step.id)
        frame = Frame(*self._shape, look.tr, previous=self._memory)
        memory = kind.arrange(result, context, frame, look.measure)
        if memory is not None:
            self._memory = memory
            frame = replace(frame, previous=memory)
        counts = session.document.read(partial(count_sources, step_id=step.id))
        return (kind.picture(result, context, frame, look.measure),
                sources_in_words(counts, look.tr, secret=bool(step.settings.get("secret"))))

    def take(self, value: tuple[Scene, str]) -> None:
        scene, sources = value
        self.view.show_scene(scene)
        self._sources.setText(sources)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shape = (1400.0, 1400.0 * max(0.3, self.height() / max(1, self.width())))
        if abs(shape[1] - self._shape[1]) > 20:
            self._shape = shape
            self.refresh()


class TableModel(QAbstractTableModel):
    """Header and rows as a kind gives them."""

    def __init__(self) -> None:
        super().__init__()
        self._header: list[str] = []
        self._rows: list[list[Any]] = []

    def show_table(self, header: list[str], rows: list[list[Any]]) -> None:
        """Show another table."""
        self.beginResetModel()
        self._header, self._rows = header, rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._header)

    def headerData(self, section: int, orientation: Qt.Orientation,
                   role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._header[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        cell = row[index.column()] if index.column() < len(row) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "" if cell is None else str(cell).replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(cell, int | float):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class TableTab(StepTab):
    """The result as a list."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        say = setting.look.say
        self.model = TableModel()
        self.view = QTreeView()
        self.view.setAccessibleName(say(N_("Résultat en liste")))
        self.view.setModel(self.model)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self._options: dict[str, str] = {}
        on_keys(self.view, {"D": lambda: self.trace_from([self._thing()])})
        self.offer_trace(self.view, self._thing)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Empty(setting.look, "list", say(N_("Rien à compter pour l’instant"))))
        self._stack.addWidget(self.view)

    def read(self) -> tuple[list[str], list[list[Any]]]:
        session, kind = self.setting.desk.session, self.setting.kind
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        self._options = {option.label: option.id for option in context.options}
        return kind.table(session.results.result(step.id), context, self.setting.look.tr)

    def _thing(self) -> str:
        """The option in focus, which the thread leads back from; "" where a row is none."""
        index = self.view.currentIndex()
        cells = (str(index.siblingAtColumn(n).data()) for n in range(self.model.columnCount()))
        return next((self._options[cell] for cell in cells if cell in self._options), "")

    def take(self, value: tuple[list[str], list[list[Any]]]) -> None:
        self.model.show_table(*value)
        self._stack.setCurrentIndex(1 if value[1] else 0)
        head = self.view.header()
        head.setStretchLastSection(False)
        if self.model.columnCount():
            head.resizeSections(head.ResizeMode.ResizeToContents)
            widths = [head.sectionSize(n) for n in range(head.count())]
            widest = widths.index(max(widths))
            head.setSectionResizeMode(widest, head.ResizeMode.Stretch)
