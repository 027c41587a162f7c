"""The console's keys, and the sheet of them that "?" shows."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import box, column, label, row
from ui.parts.focus import Before
from ui.parts.shade import Shade

_VEIL = 0.72
"""How much of the page the sheet of keys hides."""

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


class KeySheet(QWidget):
    """The keys, laid over the page until any key or a click; then the focus goes back."""

    def __init__(self, look: Look, keys: list[Key], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(look.say(N_("Raccourcis du clavier")))
        self._before = Before()
        self._veil = look.color("paper")
        self._veil.setAlphaF(_VEIL)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(10)
        half = (len(keys) + 1) // 2
        for number, key in enumerate(keys):
            name = key_name(key.names[0], look)
            place, side = number % half, number // half * 2
            grid.addWidget(label(name, "strong"), place, side)
            grid.addWidget(label(look.say(key.words)), place, side + 1)
        lines = column(
            label(look.say(N_("Raccourcis du clavier")), "title"), 20, grid, 20,
            label(look.say(N_("Une télécommande de présentation fonctionne aussi.")), "soft"), 4,
            label(look.say(N_("Une touche ou un clic ferme cette liste.")), "soft"), gap=0)
        sheet = box(lines, "float", (32, 28, 32, 28))
        self.setLayout(column(None, row(None, sheet, None), None))
        self._shade = Shade(look, sheet)
        self.hide()

    def open(self) -> None:
        """Appear over the page, in its middle."""
        page = self.parentWidget()
        assert page is not None  # it was made with one
        self._before.keep(self)
        page.installEventFilter(self)
        self.setGeometry(page.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._veil)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if (page := self.parentWidget()) is not None:
            page.removeEventFilter(self)

    def event(self, event: QEvent) -> bool:
        """Every key is the sheet's: one that is pressed to be rid of it does nothing else."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            self._before.leave(self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before.leave(self)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.hide()  # something beside it was chosen
