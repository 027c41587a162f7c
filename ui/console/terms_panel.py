"""Beside the terms: the answers of the chosen one and why they are in it; answers that wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.activities.terms import HeldAnswer
from facilitator.i18n import N_
from facilitator.text.explain import Reason
from facilitator.text.why import traced, why
from ui.look import Look
from ui.parts.basic import button, fill, label, row
from ui.parts.tip import tip

ID = Qt.ItemDataRole.UserRole
_AT_ONCE = 200  # lines laid out in one go; more of them in portions, while the window goes on


class _Keyed(QListWidget):
    """A list of texts that wrap; ``asked`` is emitted for the key that acts on the selection."""

    asked = Signal()

    def __init__(self, name: str, key: Qt.Key) -> None:
        super().__init__()
        self._key = key
        self._lines: list[tuple[str, str, str]] = []
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == self._key and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def chosen(self) -> list[str]:
        """What the selected lines stand for."""
        return [str(item.data(ID)) for item in self.selectedItems()]

    def show_lines(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """Show lines of (what it stands for, text, tooltip); the selection is kept."""
        if lines == self._lines:
            return
        self._lines = list(lines)
        before, top = set(self.chosen()), self.indexAt(QPoint(2, 2)).row()
        at = self.currentItem().data(ID) if self.currentItem() is not None else None
        many = len(lines) > _AT_ONCE
        self.setLayoutMode(self.LayoutMode.Batched if many else self.LayoutMode.SinglePass)
        self.clear()
        for data, text, more in lines:
            item = QListWidgetItem(text)
            item.setData(ID, data)
            item.setToolTip(tip(more))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, more)
            self.addItem(item)
            item.setSelected(data in before)
            if data == at:
                self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.NoUpdate)
        if top > 0 and self.item(top) is not None:
            self.scrollToItem(self.item(top), QAbstractItemView.ScrollHint.PositionAtTop)
        self.itemSelectionChanged.emit()  # clearing tells nobody


def _while_chosen(answers: QListWidget, *deeds: QWidget) -> None:
    """Let ``deeds`` be done only while there is something chosen that they are done with."""

    def enable() -> None:
        for deed in deeds:
            deed.setEnabled(bool(answers.selectedItems()))

    answers.itemSelectionChanged.connect(enable)
    enable()


class ReasonPanel(QWidget):
    """The answers in one term. ``split`` is emitted with the spellings to take out of it."""

    split = Signal(list)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._head = label("", "strong", wrap=True)
        self._hint = label(say(N_(
            "Choisissez un terme pour voir les réponses qu’il réunit, ou glissez-le sur un autre "
            "pour les réunir.")), "soft", wrap=True)
        self.answers = _Keyed(say(N_("Réponses du terme")), Qt.Key.Key_S)
        self.answers.asked.connect(self._split)
        self._why = label("", "small", wrap=True)
        self.answers.currentItemChanged.connect(lambda *_: self._explain())
        self._out = button(look, say(N_("Séparer (S)")), self._split, role="quiet",
                           tip=say(N_("Faire de ce qui est choisi un terme à part")))
        _while_chosen(self.answers, self._out)
        layout = QVBoxLayout(self)
        fill(layout, (self._head, self._hint, self.answers, self._why,
                      row(self._out, None)), 6)
        self.show_reasons("", ())

    def show_reasons(self, name: str, reasons: Sequence[Reason]) -> None:
        """Show the answers of the term called so, those alike as one line."""
        tr = self._look.tr
        self._head.setText(name)
        for part in (self._head, self.answers, self._why, self._out):
            part.setVisible(bool(name))
        self._hint.setVisible(not name)
        alike = Counter((one.text, one.item, one.steps) for one in reasons)
        lines = []
        for (text, item, steps), times in alike.most_common():
            told = why(steps, tr)
            shown = f"{text} × {times}" if times > 1 else text
            lines.append((item, f"{shown}   ({told})" if told else shown, traced(steps, tr)))
        self.answers.show_lines(lines)
        self._explain()

    def _explain(self) -> None:
        """Say every step from the answer that the cursor is on to the term."""
        item, say = self.answers.currentItem(), self._look.say
        steps = item.toolTip() or say(N_("C’est écrit comme le terme.")) if item is not None else (
            say(N_("Choisissez une réponse pour voir comment elle est arrivée ici.")))
        self._why.setText(steps)

    def _split(self) -> None:
        items = list(dict.fromkeys(self.answers.chosen()))
        if items:
            self.split.emit(items)


class HeldPanel(QWidget):
    """Answers that wait. ``released`` is emitted with the texts to let through, ``refused`` with
    the ids of the answers to hide, ``edit`` when the list of words is to be changed."""

    released = Signal(list)
    refused = Signal(list)
    edit = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._head = label("", "strong", wrap=True)
        self._held: dict[str, HeldAnswer] = {}
        self.answers = _Keyed(say(N_("Réponses à relire")), Qt.Key.Key_Return)
        self.answers.asked.connect(self._release)
        free = button(look, say(N_("Laisser passer")), self._release, role="quiet", icon="check")
        hide = button(look, say(N_("Masquer la réponse")), self._refuse, role="quiet",
                      icon="eye-off", bare=True)
        _while_chosen(self.answers, free, hide)
        layout = QVBoxLayout(self)
        fill(layout, (
            self._head, self.answers,
            row(free, hide, None,
                button(look, say(N_("Mots…")), self.edit.emit, role="quiet",
                       tip=say(N_("Changer la liste des mots à relire"))), gap=2),
        ), 6)

    def show_held(self, held: Sequence[HeldAnswer]) -> None:
        """Show the answers that wait."""
        tr = self._look.tr
        self._held = {one.id: one for one in held}
        self._head.setText(tr.plural("{n} réponse à relire", "{n} réponses à relire", len(held))
                           if held else tr(N_("Rien à relire")))
        self.answers.setVisible(bool(held))
        self.answers.setMaximumHeight(round(min(140, 44 * len(held) + 12) * self._look.scale))
        self.answers.show_lines([(one.id, f"{one.text}   ({', '.join(one.words)})", "")
                                 for one in held])

    def _release(self) -> None:
        texts = [self._held[one].text for one in self.answers.chosen()]
        if texts:
            self.released.emit(texts)

    def _refuse(self) -> None:
        chosen = self.answers.chosen()
        if chosen:
            self.refused.emit(chosen)
