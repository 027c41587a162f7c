"""The button that offers every kind of activity."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from facilitator.activities.kind import Kinds
from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import Button


class AddButton(Button):
    """``wanted`` tells the name of the kind that was picked."""

    wanted = Signal(str)

    def __init__(self, look: Look, kinds: Kinds) -> None:
        say = look.say
        super().__init__(" " + say(N_("Ajouter")))
        self.setAccessibleName(say(N_("Ajouter")))
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIcon(look.icon("plus"))
        self.setIconSize(look.icon_size())
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for name, kind in kinds.items():
            action = QAction(look.icon(kind.icon, "leaf"), say(kind.label), menu)
            action.setToolTip(say(kind.description))
            action.triggered.connect(lambda _=False, name=name: self.wanted.emit(name))
            menu.addAction(action)
        self.setMenu(menu)
