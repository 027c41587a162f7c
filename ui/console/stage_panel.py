"""At the right of the console: what is on the projector right now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMenu, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.console.stage_view import StageView
from ui.look import Look
from ui.parts.basic import button, fill, label, row
from ui.parts.flow import flow
from ui.projector.window import IN_A_WINDOW, named

_BEHIND = 2000
"""Milliseconds for which what is read of the stage may be behind what was just pressed."""


class StagePanel(QWidget):
    """What is on the projector, and what to do with it.

    ``stage`` is emitted with the values to change; ``projector`` asks for the projector's window,
    ``theme`` for the other ground, ``screen_chosen`` to project on the screen of a name.
    """

    stage = Signal(dict)
    projector = Signal()
    theme = Signal()
    screen_chosen = Signal(str)

    def __init__(self, look: Look, view: StageView) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._corner = "small"
        self._pressed: dict[QAbstractButton, QElapsedTimer] = {}
        self.view = view
        self._black = button(look, say(N_("Noir")), self._set_black, checkable=True,
                             tip=say(N_("Éteindre l’écran (B)")))
        self._freeze = button(look, say(N_("Figer")), self._set_frozen, checkable=True,
                              tip=say(N_("L’écran ne change plus (G)")))
        self._qr = button(look, "", self._next_corner, icon="qr-code",
                          tip=say(N_("QR petit, grand, absent (Q)")))
        self._window = button(look, say(N_("Ouvrir la projection")), self.projector.emit,
                              role="quiet", icon="monitor", bare=True)
        theme = button(look, say(N_("Projeter sur fond clair ou sombre")), self.theme.emit,
                       role="quiet", icon="contrast", bare=True)
        self._message = QLineEdit()
        self._message.setPlaceholderText(say(N_("Message à la salle…")))
        self._message.setAccessibleName(say(N_("Message à la salle")))
        self._message.setClearButtonEnabled(True)
        self._message.returnPressed.connect(self._send)
        self._message.textChanged.connect(self._cleared)
        self._which = button(look, say(N_("Choisir l’écran de projection")), role="quiet",
                             icon="chevron-down", bare=True)
        self._which.setMenu(menu := QMenu(self._which))
        menu.aboutToShow.connect(self._list_screens)
        head, tools = QWidget(), QWidget()
        tools.setLayout(row(theme, self._window, self._which, gap=2))
        # With large text the tools go on in a line of their own.
        head.setLayout(flow(label(say(N_("À l’écran")), "heading"), None, tools, gap=2))
        buttons = row(self._black, self._freeze, gap=6)
        for place in range(2):
            buttons.setStretch(place, 1)
        layout = QVBoxLayout(self)
        fill(layout, (head, view, buttons, self._qr, self._message), 8)
        self._sent = ""
        self.setTabOrder(self._qr, self._message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.setFixedHeight(round(self.width() * 9 / 16))  # what the room sees, no bars

    def _list_screens(self) -> None:
        """The displays there are, as they are when somebody asks."""
        menu, say = self._which.menu(), self._look.say
        menu.clear()
        for name, screen in named(QGuiApplication.screens()).items():
            size = screen.size() * screen.devicePixelRatio()
            words = say(N_("Écran {name} ({width} × {height})"), name=name,
                        width=f"{size.width():.0f}", height=f"{size.height():.0f}")
            menu.addAction(words).triggered.connect(partial(self.screen_chosen.emit, name))
        menu.addAction(say(N_("Dans une fenêtre"))).triggered.connect(
            partial(self.screen_chosen.emit, IN_A_WINDOW))

    def show_stage(self, *, black: bool, frozen: bool, corner: str, message: str) -> None:
        """Show the stage as it is."""
        self._follow(self._black, black)
        self._follow(self._freeze, frozen)
        self._corner = corner
        # What it is, not what a press would do.
        words = {"small": N_("QR : petit"), "large": N_("QR : grand"), "none": N_("QR : absent")}
        self._qr.setText(" " + self._look.say(words.get(corner, words["small"])))
        if message != self._sent and not self._message.hasFocus():
            self._message.setText(message)
        self._sent = message

    def _follow(self, switch: QAbstractButton, on: bool) -> None:
        """Show a switch as the file has it, but not as it had it before it was just pressed."""
        pressed = self._pressed.get(switch)
        if pressed is not None and switch.isChecked() != on and not pressed.hasExpired(_BEHIND):
            return
        self._pressed.pop(switch, None)
        switch.setChecked(on)

    def _press(self, switch: QAbstractButton) -> bool:
        """A switch was pressed: whether it is on now."""
        clock = self._pressed[switch] = QElapsedTimer()
        clock.start()
        return switch.isChecked()

    def toggle_black(self) -> None:
        """Black, or no longer."""
        self._black.click()

    def toggle_frozen(self) -> None:
        """Frozen, or no longer."""
        self._freeze.click()

    def next_corner(self) -> None:
        """The next way to show the code."""
        self._qr.click()

    def write_message(self) -> None:
        """Put the cursor into the message."""
        self._message.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _set_black(self) -> None:
        self.stage.emit({"black": self._press(self._black)})

    def _set_frozen(self) -> None:
        self.stage.emit({"frozen": self._press(self._freeze)})

    def _next_corner(self) -> None:
        order = {"small": "large", "large": "none", "none": "small"}
        self.stage.emit({"corner": order.get(self._corner, "small")})

    def _cleared(self, text: str) -> None:
        if not text:
            self._send()

    def _send(self) -> None:
        text = self._message.text().strip()
        if text != self._sent:
            self._sent = text
            self.stage.emit({"message": text})
