"""Wording questions out of themes and cards, together with the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.document.records import ItemRecord
from facilitator.i18n import N_
from ui.console.lines import ID, SOFT, in_lines, on_keys
from ui.console.tab import TRACE
from ui.look import Look
from ui.parts.basic import button, fill, label
from ui.parts.flow import flow


class QuestionPage(QWidget):
    """``made`` tells words and sources, ``reworded`` an id and words, ``merged`` ids, ``gone``
    and ``traced`` an id."""

    made = Signal(str, object)
    reworded = Signal(str, str)
    merged = Signal(object)
    gone = Signal(str)
    traced = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._sources: tuple[str, ...] = ()
        self.list = QListWidget()
        in_lines(self.list, look, say(N_("Problématiques")))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                                  | QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.itemChanged.connect(self._changed)
        self._origin = label("", "small", wrap=True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(say(N_("Comment… ? puis Entrée")))
        self.line.setAccessibleName(say(N_("Nouvelle problématique")))
        self.line.returnPressed.connect(self._make)
        merge = button(look, say(N_("Réunir (F)")), self._merge, role="quiet", icon="copy",
                       tip=say(N_("Réunir les problématiques choisies en une")))
        mend = button(look, say(N_("Reformuler (F2)")), self._edit, role="quiet", icon="pencil")
        trace = button(look, say(TRACE), lambda: self.traced.emit(self.thing()), role="quiet",
                       icon="search", bare=True)
        on_keys(self.list, {"F": self._merge, "Delete": self._remove})
        layout = QVBoxLayout(self)
        fill(layout, (self.list, flow(mend, merge, None, trace), self._origin, self.line), 6)
        layout.setStretch(0, 1)
        self.start("", (), "")

    def show_questions(self, questions: Sequence[ItemRecord]) -> None:
        """Show the questions with how often they were worded anew."""
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in questions:
            item = QListWidgetItem(one.text)
            item.setData(ID, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            earlier = one.data.get("versions", ())
            if earlier:
                item.setData(SOFT, self._look.say(N_("avant : {words}"),
                                                  words=earlier[-1].get("text", "")))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(at, len(questions) - 1)))
        self.list.blockSignals(False)

    def start(self, words: str, sources: Sequence[str], origin: str) -> None:
        """Start wording a question out of ``sources``, called ``origin``."""
        self._sources = tuple(sources)
        self._origin.setText(self._look.say(N_("tirée de : {origin}"), origin=origin)
                             if origin else "")
        self._origin.setVisible(bool(origin))
        self.line.setText(words)
        if words:
            self.line.setFocus()
            self.line.setCursorPosition(len(words.rstrip(" ?\u00a0\u202f")))

    def chosen(self) -> list[str]:
        """The ids of the selected questions, in order."""
        return [str(self.list.item(n).data(ID)) for n in range(self.list.count())
                if self.list.item(n).isSelected()]

    def thing(self) -> str:
        """The id of the question in focus, "" where there is none."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _make(self) -> None:
        if self.line.text().strip():
            self.made.emit(self.line.text().strip(), self._sources)

    def _changed(self, item: QListWidgetItem) -> None:
        self.reworded.emit(str(item.data(ID)), item.text())

    def _edit(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _merge(self) -> None:
        if len(chosen := self.chosen()) > 1:
            self.merged.emit(chosen)

    def _remove(self) -> None:
        if self.thing():
            self.gone.emit(self.thing())
