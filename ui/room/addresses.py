"""Which address is announced and why; another can be picked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.web.advice import Situation
from facilitator.web.network import Candidate
from ui.look import Look
from ui.parts.basic import button, clear, label, row
from ui.room.fold import Fold


class AddressSection(Fold):
    """``chosen`` is emitted with the address that is to be announced."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say(N_("Adresse annoncée")))
        inner = QWidget()
        self._place = QVBoxLayout(inner)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(2)
        self.body.addWidget(inner)
        self._group = QButtonGroup(self)
        self._shown: tuple[tuple[Candidate, ...], str] | None = None

    def show_situation(self, now: Situation) -> None:
        """Show the laptop's addresses, the announced one marked."""
        look, announced = self._look, now.announced
        why = look.say(announced.why) if announced is not None else look.say(
            N_("L’ordinateur n’a plus cette adresse."))
        self.say(f"{now.host}:{now.port}. {why}")
        if self._shown == (now.candidates, now.host):
            return
        self._shown = (now.candidates, now.host)
        clear(self._place)
        for one in now.candidates:
            pick = button(look, one.address, partial(self.chosen.emit, one.address), role="quiet",
                          checkable=True)
            pick.setAccessibleDescription(look.say(one.why))
            pick.setChecked(one.address == now.host)
            self._group.addButton(pick)
            reason = label(look.say(one.why), "small", wrap=True)
            reason.setContentsMargins(10, 0, 0, 8)
            self._place.addLayout(row(pick, None))
            self._place.addWidget(reason)
