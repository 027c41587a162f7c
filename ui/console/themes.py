"""Gathering answers under themes, and wording questions out of them, by hand or by keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from facilitator.activities.context import Theme
from facilitator.document.records import ItemRecord
from facilitator.i18n import N_
from ui.console.answer_model import AnswerRow
from ui.console.answers import answer_rows
from ui.console.tab import Setting, StepTab
from ui.look import Look
from ui.parts.basic import button, column, fill, label, row
from ui.undo import Undoable

ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Gathering:
    """The answers of a step, its themes and its questions."""

    answers: tuple[AnswerRow, ...]
    themes: tuple[Theme, ...]
    questions: tuple[ItemRecord, ...]


class ThemeList(QListWidget):
    """The themes; answers dropped on one are told by ``dropped`` with its row."""

    dropped = Signal(int)
    removed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(look.say(N_("Thèmes")))
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            event.acceptProposedAction()
            self.dropped.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class ThemesTab(StepTab):
    """Answers at the left, themes at the right; keys 1 to 9 put the selected answers under one."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = Gathering((), (), ())
        self.answers = QListWidget()
        self.answers.setAccessibleName(say(N_("Réponses à ranger")))
        _wrapped(self.answers)
        self.answers.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.answers.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.answers.setDragEnabled(True)
        self.only_free = QCheckBox(say(N_("seulement celles sans thème")))
        self.only_free.setChecked(True)
        self.only_free.toggled.connect(self._list_answers)
        self.themes = ThemeList(look)
        self.themes.dropped.connect(self.put)
        self.themes.removed.connect(self._remove_theme)
        self.themes.itemChanged.connect(self._renamed)
        self.name = _line(say(N_("Nouveau thème, puis Entrée")), self._add_theme)
        self.questions = QListWidget()
        self.questions.setAccessibleName(say(N_("Problématiques")))
        _wrapped(self.questions)
        self.questions.setMaximumHeight(96)
        self.question = _line(say(N_("Problématique tirée du thème choisi, puis Entrée")),
                              self._add_question)
        self._left = label("", "soft", wrap=True)
        out = button(look, say(N_("Sortir du thème")), self._take_out, role="quiet", icon="undo-2")
        layout = QVBoxLayout(self)
        sides = row(
            column(self._left, self.only_free, self.answers, row(out, None), gap=6),
            column(label(say(N_("Thèmes (touches 1 à 9)")), "strong"), self.themes, self.name,
                   label(say(N_("Problématiques")), "strong"), self.questions, self.question,
                   gap=6),
            gap=20,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)
        for number in range(9):
            shortcut = QShortcut(QKeySequence(str(number + 1)), self.answers,
                                 lambda number=number: self.put(number))
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def read(self) -> Gathering:
        session, kind = self.setting.desk.session, self.setting.kind
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        shown = [entry for entry in session.results.entries(step) if not entry.hidden]
        return Gathering(tuple(answer_rows(shown, kind, context)),
                         session.results.themes(step.id), session.items.of(step.id, "question"))

    def take(self, value: Gathering) -> None:
        self._seen = value
        at = self.themes.currentRow()
        self.themes.blockSignals(True)
        self.themes.clear()
        for number, theme in enumerate(value.themes, 1):
            item = QListWidgetItem(f"{theme.label}   ({len(theme.entries)})")
            item.setData(ID, theme.id)
            item.setToolTip(self.setting.look.say(N_("Touche {n}"), n=number))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.themes.addItem(item)
        self.themes.setCurrentRow(min(at, len(value.themes) - 1))
        self.themes.blockSignals(False)
        self.questions.clear()
        for one in value.questions:
            self.questions.addItem(one.text)
        self._list_answers()

    def put(self, number: int) -> None:
        """Put the selected answers under the theme of that number, from 0."""
        chosen = self._chosen()
        if not chosen or number >= len(self._seen.themes):
            return
        theme = self._seen.themes[number]
        fresh = [one for one in chosen if one not in theme.entries]
        items = self.setting.desk.session.items
        self.setting.undo.push(Undoable(
            self.setting.desk, self.setting.look.say(N_("ranger sous un thème")),
            lambda: items.place(theme.id, fresh), lambda: items.take_out(theme.id, fresh),
        ))

    def _take_out(self) -> None:
        chosen = set(self._chosen())
        items = self.setting.desk.session.items
        for theme in self._seen.themes:
            here = [one for one in theme.entries if one in chosen]
            if here:
                self.setting.undo.push(Undoable(
                    self.setting.desk, self.setting.look.say(N_("sortir d’un thème")),
                    lambda theme=theme, here=here: items.take_out(theme.id, here),
                    lambda theme=theme, here=here: items.place(theme.id, here),
                ))

    def _chosen(self) -> list[str]:
        return [str(item.data(ID)) for item in self.answers.selectedItems()]

    def _list_answers(self) -> None:
        placed: dict[str, list[str]] = {}
        for theme in self._seen.themes:
            for entry in theme.entries:
                placed.setdefault(entry, []).append(theme.label)
        at = self.answers.currentRow()
        self.answers.clear()
        for one in self._seen.answers:
            under = placed.get(one.entry.id, [])
            if under and self.only_free.isChecked():
                continue
            item = QListWidgetItem(one.text + (f"   [{', '.join(under)}]" if under else ""))
            item.setData(ID, one.entry.id)
            self.answers.addItem(item)
        if self.answers.count():
            self.answers.setCurrentRow(max(0, min(at, self.answers.count() - 1)))
        free = sum(1 for one in self._seen.answers if one.entry.id not in placed)
        tr = self.setting.look.tr
        self._left.setText(tr.plural("{n} réponse sans thème", "{n} réponses sans thème", free)
                           if free or not self._seen.answers else
                           tr(N_("Tout est rangé.")))

    def _add_theme(self) -> None:
        text, chosen = self.name.text().strip(), self._chosen()
        items, step = self.setting.desk.session.items, self.setting.step
        if text:
            self.setting.desk.do(lambda: items.add(step.id, "theme", text, chosen),
                                 lambda _: self.name.clear())

    def _add_question(self) -> None:
        text, at = self.question.text().strip(), self.themes.currentRow()
        items, step = self.setting.desk.session.items, self.setting.step
        sources = [self._seen.themes[at].id] if 0 <= at < len(self._seen.themes) else []
        if text:
            self.setting.desk.do(lambda: items.add(step.id, "question", text, sources),
                                 lambda _: self.question.clear())

    def _remove_theme(self) -> None:
        at = self.themes.currentRow()
        if not 0 <= at < len(self._seen.themes):
            return
        theme, step = self._seen.themes[at], self.setting.step
        items = self.setting.desk.session.items
        self.setting.undo.push(Undoable(
            self.setting.desk, self.setting.look.say(N_("supprimer un thème")),
            lambda: items.remove(theme.id),
            lambda: items.add(step.id, "theme", theme.label, theme.entries),
        ))

    def _renamed(self, item: QListWidgetItem) -> None:
        text = item.text().rpartition("   (")[0] or item.text()
        theme_id = str(item.data(ID))
        items = self.setting.desk.session.items
        self.setting.desk.do(lambda: items.rename(theme_id, text))


def _wrapped(view: QListWidget) -> None:
    view.setWordWrap(True)
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setTextElideMode(Qt.TextElideMode.ElideNone)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _line(hint: str, done: object) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(hint)
    made.setAccessibleName(hint)
    made.returnPressed.connect(done)
    return made
