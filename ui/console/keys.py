"""The console's keys, and the sheet of them that "?" shows."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import label

_ON_KEYBOARDS = {
    "PgDown": N_("Page suiv."), "PgUp": N_("Page préc."), "Space": N_("Espace"),
    "Shift": N_("Maj"), "Esc": N_("Échap"), "Del": N_("Suppr"), "Return": N_("Entrée"),
    "Enter": N_("Entrée"), "Backspace": N_("Retour arrière"), "Tab": N_("Tabulation"),
    "Up": "↑", "Down": "↓", "Left": "←", "Right": "→",
}
"""Qt's names of keys, which it translates nowhere but in its own menus, and what keyboards bear."""


def key_name(keys: str, look: Look) -> str:
    """Keys in Qt's writing as a keyboard of the language bears them: "Ctrl+Maj+Z", "Espace"."""
    sequence = QKeySequence(keys)
    if sys.platform == "darwin":  # signs of its own, in every language
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    parts = re.split(r"(?<=.)\+(?=.)", sequence.toString())
    # Letters stay as they are: "G" is also a word of the windows, that of bold type.
    return "+".join(look.say(_ON_KEYBOARDS[one]) if one in _ON_KEYBOARDS else one
                    for one in parts)


@dataclass(frozen=True)
class Key:
    """A key with what it does; ``names`` are Qt's, the first one is shown."""

    names: tuple[str, ...]
    words: str
    act: Callable[[], object]


def bind(keys: list[Key], parent: QWidget) -> None:
    """Make the keys work while ``parent`` is in the window in front."""
    for key in keys:
        for name in key.names:
            shortcut = QShortcut(QKeySequence(name), parent, lambda act=key.act: act())
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)


class KeySheet(QFrame):
    """The keys laid over the window until any key or a click."""

    def __init__(self, look: Look, keys: list[Key], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "float")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setAccessibleName(look.say(N_("Raccourcis du clavier")))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        half = (len(keys) + 1) // 2
        for number, key in enumerate(keys):
            name = key_name(key.names[0], look)
            place, side = number % half, number // half * 2
            grid.addWidget(label(name, "strong"), place, side)
            grid.addWidget(label(look.say(key.words)), place, side + 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 28, 32, 28)
        layout.setSpacing(20)
        layout.addWidget(label(look.say(N_("Raccourcis du clavier")), "title"))
        layout.addLayout(grid)
        layout.addWidget(label(look.say(N_("Une télécommande de présentation fonctionne aussi.")),
                               "soft"))
        self.hide()

    def open(self) -> None:
        """Appear in the middle of the window."""
        self.ensurePolished()
        self.resize(self.sizeHint())
        page = self.parentWidget()
        assert page is not None  # it was made with one
        above = page.rect().center() - self.rect().center()
        self.move(above)
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
