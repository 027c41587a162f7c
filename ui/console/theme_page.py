"""The themes with what can be done to them, and the line that names a new one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.workshop.themes import Board
from ui.console.board import ThemeTree
from ui.console.lines import on_keys
from ui.console.tab import LARGE, TRACE, TRACE_ICON, short
from ui.look import Look
from ui.parts.basic import button, fill
from ui.parts.empty import Empty
from ui.parts.flow import flow


@dataclass(frozen=True)
class Split:
    """Cards that are to leave a theme for one of their own."""

    theme_id: str
    cards: tuple[str, ...]


class ThemePage(QWidget):
    """``named`` tells the words for a new theme and the :class:`Split` it is made by, or None.

    The other signals ask for a question out of what is in hand, for themes to be merged, cards to
    be taken out, a theme to be shown large ("" for all again) and where one comes from.
    """

    named = Signal(str, object)
    asked = Signal()
    merged = Signal()
    taken_out = Signal()
    shown = Signal(str)
    traced = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._split: Split | None = None
        self.tree = ThemeTree(look)
        self.name = QLineEdit()
        self.name.returnPressed.connect(self._named)
        self.name.editingFinished.connect(self._left)

        def bare(words: str, icon: str, act: Callable[[], object], tip: str = "") -> QWidget:
            return button(look, say(words), act, role="quiet", icon=icon, bare=True, tip=tip)

        ask = short(say(N_("Question")), button(
            look, say(N_("En faire une question (C)")), self.asked.emit, role="quiet",
            icon="circle-help"))
        large = button(look, say(LARGE), self.show_large, icon="presentation",
                       tip=say(N_("Le thème choisi, seul à l’écran (M)")))
        whole = bare(N_("Tout remontrer (T)"), "layout-grid", lambda: self.shown.emit(""))
        trace = bare(TRACE, TRACE_ICON, lambda: self.traced.emit(self.tree.thing()))
        rename = bare(N_("Renommer (F2)"), "pencil", self.rename)
        split = short(say(N_("Scinder")), button(
            look, say(N_("Scinder (S)")), self.split, role="quiet", tip=say(N_(
                "Faire un thème à part des réponses choisies dans celui-ci (S)"))))
        merge = short(say(N_("Réunir")), button(
            look, say(N_("Réunir (F)")), self.merged.emit, role="quiet",
            tip=say(N_("Réunir les thèmes choisis (F)"))))
        out = bare(N_("Sortir du thème (0)"), "x", self.taken_out.emit)
        self._tools = QWidget()
        fill(tools := QVBoxLayout(self._tools), (
            flow(large, None, whole, trace, gap=0),
            flow(ask, merge, split, None, rename, out, gap=0)), 4)
        tools.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # until they are read: nothing is said to be missing
        self._stack.addWidget(Empty(
            look, "tag", say(N_("Aucun thème pour l’instant")),
            say(N_("Donnez un nom ci-dessous : les réponses choisies à gauche s’y rangent. Ou "
                   "faites-vous proposer des thèmes."))))
        self._stack.addWidget(self.tree)
        layout = QVBoxLayout(self)
        fill(layout, (self._stack, self._tools, self.name), 4)
        layout.setStretch(0, 1)
        on_keys(self.tree, {"F": self.merged.emit, "S": self.split, "M": self.show_large,
                            "T": lambda: self.shown.emit(""),
                            "D": lambda: self.traced.emit(self.tree.thing())})
        on_keys(self.name, {"Escape": self.cancel})
        self._hint()

    def show_board(self, board: Board) -> None:
        """Show the themes as they stand, or what to do where there are none."""
        self.tree.show_board(board)
        self._stack.setCurrentIndex(2 if board.themes else 1)
        self._tools.setVisible(bool(board.themes))

    def rename(self) -> None:
        """Edit the name of the theme in focus."""
        if (item := self.tree.currentItem()) is not None:
            self.tree.editItem(item.parent() or item)

    def split(self) -> None:
        """Ask how the theme of the cards in hand is to be called."""
        held = self.tree.cards()
        if not held:
            return
        theme = held[0][0]
        self._split = Split(theme, tuple(card for home, card in held if home == theme))
        self._hint()
        self.name.setFocus()

    def cancel(self) -> None:
        """Split nothing, name nothing."""
        self._split = None
        self.name.clear()
        self._hint()
        self.tree.setFocus()

    def done(self) -> None:
        """The theme is made: the line is free for another."""
        self._split = None
        self.name.clear()
        self._hint()

    def show_large(self) -> None:
        """Show the theme in focus to the room."""
        if found := self.tree.themes():
            self.shown.emit(found[0])

    def _named(self) -> None:
        if text := self.name.text().strip():
            self.named.emit(text, self._split)

    def _left(self) -> None:
        """Whoever goes elsewhere without a word has given the split up."""
        if not self.name.hasFocus() and not self.name.text().strip():
            self._split = None
            self._hint()

    def _hint(self) -> None:
        tr = self._look.tr
        count = len(self._split.cards) if self._split is not None else 0
        words = tr.plural("Nom du thème de la réponse choisie, puis Entrée",
                          "Nom du thème des {n} réponses choisies, puis Entrée", count) if (
            count) else tr(N_("Nouveau thème, puis Entrée"))
        self.name.setPlaceholderText(words)
        self.name.setAccessibleName(words)
