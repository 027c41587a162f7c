"""Wording questions out of themes and cards, together with the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.document.records import ItemRecord, ParticipantRecord
from facilitator.i18n import N_
from facilitator.workshop.people import display_name
from ui.console.lines import ID, SOFT, in_lines, on_keys
from ui.console.tab import TRACE, TRACE_ICON
from ui.look import Look
from ui.parts.basic import button, fill, label, row
from ui.parts.flow import flow
from ui.parts.tip import tip

SHOWN = 3
"""Wordings shown under a question; the earlier ones are in its tip."""


class QuestionPage(QWidget):
    """``made`` tells words, sources and who proposed them, ``reworded`` an id, words and who,
    ``merged`` ids, ``gone`` and ``traced`` an id. Who is a participant's id, "" for nobody named.
    """

    made = Signal(str, object, str)
    reworded = Signal(str, str, str)
    merged = Signal(object)
    gone = Signal(str)
    traced = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._sources: tuple[str, ...] = ()
        self._names: dict[str, str] = {}
        self.list = QListWidget()
        in_lines(self.list, look, say(N_("Problématiques")))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed
                                  | QAbstractItemView.EditTrigger.DoubleClicked)
        self.list.itemChanged.connect(self._changed)
        self._origin = label("", "small", wrap=True)
        self.line = QLineEdit()
        self.line.setPlaceholderText(say(N_("Nouvelle question : Comment… ? puis Entrée")))
        self.line.setAccessibleName(say(N_("Nouvelle problématique")))
        self.line.returnPressed.connect(self._make)
        self.by = QComboBox()
        self.by.setAccessibleName(say(N_("Qui propose ces mots")))
        self.by.setToolTip(tip(say(N_(
            "Qui propose ces mots, si on veut le garder ; pour une nouvelle problématique ou une "
            "reformulation"))))
        self.by.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.by.setMinimumContentsLength(9)
        named = label(say(N_("Proposée par")), "small")
        named.setBuddy(self.by)
        by = row(named, self.by, gap=6)
        by.setStretch(1, 1)
        merge = button(look, say(N_("Réunir (F)")), self._merge, role="quiet",
                       tip=say(N_("Réunir les problématiques choisies en une")))
        mend = button(look, say(N_("Reformuler (F2)")), self._edit, role="quiet", icon="pencil")
        trace = button(look, say(TRACE), lambda: self.traced.emit(self.thing()), role="quiet",
                       icon=TRACE_ICON, bare=True)
        on_keys(self.list, {"F": self._merge, "Delete": self._remove})
        layout = QVBoxLayout(self)
        fill(layout, (self.list, flow(mend, merge, None, trace), self._origin, self.line, by), 6)
        layout.setStretch(0, 1)
        self.start("", (), "")

    def show_questions(
        self, questions: Sequence[ItemRecord], people: Sequence[ParticipantRecord] = ()
    ) -> None:
        """Show the questions with their earlier wordings, and who proposed which."""
        self._names = {one.id: display_name(one, self._look.tr) for one in people}
        self._offer_people()
        at = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for one in questions:
            item = QListWidgetItem(one.text)
            item.setData(ID, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            wordings = self._wordings(one)
            item.setData(SOFT, "\n".join(wordings[:SHOWN]))
            item.setToolTip(tip("\n".join(wordings[SHOWN:])))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, min(at, len(questions) - 1)))
        self.list.blockSignals(False)

    def _offer_people(self) -> None:
        if [self.by.itemData(n) for n in range(1, self.by.count())] == list(self._names):
            return
        chosen = self._proposer()
        self.by.clear()
        self.by.addItem(self._look.say(N_("personne en particulier")), "")
        for one, name in self._names.items():
            self.by.addItem(name, one)
        self.by.setCurrentIndex(max(0, self.by.findData(chosen)))

    def _wordings(self, question: ItemRecord) -> list[str]:
        """Who proposed the words as they stand, then the earlier ones, the last first."""
        say, found = self._look.say, []
        if name := self._names.get(str(question.data.get("by", ""))):
            found.append(say(N_("proposée par {name}"), name=name))
        for one in reversed(question.data.get("versions", ())):
            words = str(one.get("text", ""))
            name = self._names.get(str(one.get("by", "")))
            found.append(say(N_("avant : {words} ({name})"), words=words, name=name) if name
                         else say(N_("avant : {words}"), words=words))
        return found

    def _proposer(self) -> str:
        return str(self.by.currentData() or "")

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
            self.made.emit(self.line.text().strip(), self._sources, self._proposer())
            self.by.setCurrentIndex(0)

    def _changed(self, item: QListWidgetItem) -> None:
        self.reworded.emit(str(item.data(ID)), item.text(), self._proposer())
        self.by.setCurrentIndex(0)

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
