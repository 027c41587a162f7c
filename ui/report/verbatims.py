"""What people wrote, at hand while one writes: found, dragged in as quotes, left out."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import N_
from facilitator.report.verbatims import Verbatim
from ui.look import Look
from ui.parts.basic import Elided, button, fill, label, row
from ui.parts.empty import Empty
from ui.parts.flow import flow
from ui.parts.tip import tip
from ui.report.rich_edit import ANSWER
from ui.report.verbatim_delegate import AUTHOR, LEFT_OUT, VerbatimDelegate

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 300
"""So many characters of an answer are shown in the list."""


class VerbatimModel(QAbstractListModel):
    """Verbatims, those that a search finds; drags their words with the answer's id."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._all: tuple[Verbatim, ...] = ()
        self._folded: list[str] = []
        self._rows: list[Verbatim] = []
        self._wanted: list[str] = []
        self._cited: Collection[str] = ()
        self._icons = {name: look.icon(name, token) for name, token in (
            ("star", "clay"), ("eye-off", "ink-soft"), ("check", "leaf"))}

    def show_verbatims(self, found: Sequence[Verbatim], cited: Collection[str]) -> None:
        """Show these; ``cited`` are quoted already."""
        if tuple(found) == self._all and cited == self._cited:
            return
        self._all, self._cited = tuple(found), cited
        self._folded = [_folded(f"{one.text} {one.author}") for one in found]
        self._sift()

    def search(self, words: str) -> None:
        """Show only those in which all the words stand."""
        self._wanted = _folded(words).split()
        self._sift()

    def at(self, row: int) -> Verbatim | None:
        """The verbatim of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one = self.at(index.row())
        if one is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = one.text if len(one.text) <= _LONGEST else one.text[:_LONGEST] + "…"
            return text
        if role == AUTHOR:
            return one.author
        if role == Qt.ItemDataRole.DecorationRole:
            name = ("eye-off" if one.left_out else "check" if one.id in self._cited
                    else "star" if one.starred else "")
            return self._icons.get(name)
        if role == LEFT_OUT:
            return one.left_out
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{one.text} — {one.author}" if one.author else one.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(filter(None, (one.text[:2000], one.author))))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [ANSWER, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        made = QMimeData()
        one = self.at(indexes[0].row()) if indexes else None
        if one is not None:
            made.setData(ANSWER, f"{one.id}\n{one.text}".encode())
            made.setText(one.text)
        return made

    def _sift(self) -> None:
        self.beginResetModel()
        self._rows = [one for one, text in zip(self._all, self._folded, strict=True)
                      if all(word in text for word in self._wanted)]
        self.endResetModel()


class _List(QListView):
    """Enter quotes, Delete leaves out or takes in again."""

    entered = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class VerbatimPanel(QWidget):
    """``step`` tells the step whose verbatims are wanted, ``quote`` one to put in, ``leave`` one
    with whether it is left out of the report from now on; ``bring`` asks for an import."""

    step = Signal(str)
    quote = Signal(object)
    leave = Signal(str, bool)
    bring = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.steps = QComboBox()
        self.steps.setAccessibleName(say(N_("Verbatims de la séquence")))
        self.steps.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say(N_("Chercher un verbatim")))
        self.search.setAccessibleName(say(N_("Chercher un verbatim")))
        self.search.setClearButtonEnabled(True)
        self.model = VerbatimModel(look)
        self.list = _List()
        self.list.setAccessibleName(say(N_("Verbatims")))
        self.list.setModel(self.model)
        self._delegate = VerbatimDelegate(look)
        self.list.setItemDelegate(self._delegate)
        self.list.setUniformItemSizes(True)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self._nothing = Empty(look, "message-circle", "").over(self.list)
        self.cite = button(look, say(N_("Citer")), self._quote, icon="message-circle",
                           tip=say(N_("Citer à l’endroit du curseur (Entrée)")))
        self.drop = button(look, say(N_("Laisser de côté")), self._leave, role="quiet",
                           icon="eye-off", tip=say(N_("Ce compte rendu ne reprend pas cette "
                                                      "réponse (Suppr)")))
        self._count = Elided("small")
        bring = button(look, say(N_("Importer des réponses…")), self.bring.emit, role="quiet",
                       icon="download", bare=True)
        layout = QVBoxLayout(self)
        head = row(label(say(N_("Verbatims")), "heading"), self._count, bring, gap=8)
        head.setStretch(1, 1)
        fill(layout, (head, self.steps, self.search, self.list, flow(self.cite, self.drop)), 6)
        layout.setStretch(3, 1)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._to_list)
        self.list.entered.connect(self._quote)
        self.list.removed.connect(self._leave)
        self.list.doubleClicked.connect(lambda _: self._quote())
        self.list.selectionModel().currentChanged.connect(lambda *_: self._offer())
        self.steps.activated.connect(lambda _: self.step.emit(self.chosen_step()))

    def show_steps(self, steps: Sequence[tuple[str, str]], wanted: str) -> None:
        """Offer the steps (ids and titles) and choose ``wanted`` where it is one of them."""
        known = [(self.steps.itemData(n), self.steps.itemText(n))
                 for n in range(self.steps.count())]
        if known != list(steps):
            before = self.chosen_step()
            self.steps.clear()
            for step_id, title in steps:
                self.steps.addItem(title, step_id)
            self.steps.setCurrentIndex(max(0, self.steps.findData(before)))
        place = self.steps.findData(wanted)
        if place >= 0:
            self.steps.setCurrentIndex(place)

    def chosen_step(self) -> str:
        """The id of the step whose verbatims are shown, "" for none."""
        return str(self.steps.currentData() or "")

    def show_verbatims(self, found: Sequence[Verbatim], cited: Collection[str],
                       can_write: bool) -> None:
        """Show a step's verbatims, the chosen one still chosen."""
        chosen = self.chosen()
        place = self.list.verticalScrollBar().value()
        self._delegate.expect(max((len(one.text) for one in found), default=0))
        self.model.show_verbatims(found, cited)
        self._can_write = can_write
        if chosen is not None:
            self._choose(chosen.id)
        self.list.verticalScrollBar().setValue(place)
        self._count.setText(self._look.tr.count(len(found)) if found else "")
        self._say_nothing()
        self._offer()

    def chosen(self) -> Verbatim | None:
        """The verbatim that is chosen."""
        return self.model.at(self.list.currentIndex().row())

    def _choose(self, answer_id: str) -> None:
        for number in range(self.model.rowCount()):
            one = self.model.at(number)
            if one is not None and one.id == answer_id:
                self.list.setCurrentIndex(self.model.index(number))
                return

    def _offer(self) -> None:
        one = self.chosen()
        say = self._look.say
        self.cite.setEnabled(one is not None and self._can_write and not one.left_out)
        self.drop.setEnabled(one is not None)
        words = say(N_("Reprendre") if one is not None and one.left_out else N_("Laisser de côté"))
        self.drop.setText(f" {words}")
        self.drop.setAccessibleName(words)

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._say_nothing()
        self._offer()

    def _say_nothing(self) -> None:
        """Where the list is empty, say whether nothing was written or nothing is found."""
        say = self._look.say
        if not self._count.text():
            self._nothing.say(say(N_("Aucune réponse pour l’instant")),
                              say(N_("Les verbatims viendront ici.")))
        else:
            self._nothing.say(say(N_("Aucun verbatim ne contient ces mots")))
        self._nothing.setVisible(not self.model.rowCount())

    def _to_list(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()

    def _quote(self) -> None:
        one = self.chosen()
        if one is not None and self.cite.isEnabled():
            self.quote.emit(one)

    def _leave(self) -> None:
        one = self.chosen()
        if one is not None:
            self.leave.emit(one.id, not one.left_out)

    _can_write = False


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char))
