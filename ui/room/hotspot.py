"""The laptop's own hotspot: one click where that is dependable, the way to the page elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.web import hotspot
from facilitator.web.hotspot import FEW, LEAVES, Ability, Hotspot, Means
from facilitator.workshop.wifi import Wifi
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, clear, label, row
from ui.room.fold import Fold, lines


class HotspotSection(Fold):
    """``opened`` is emitted with a :class:`Hotspot`, ``closed`` once it is gone."""

    opened = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__(look, look.say(N_("Ouvrir un point d’accès")))
        self._desk = desk
        self._ability: Ability | None = None
        self._busy = False
        inner = QWidget()
        self._place = QVBoxLayout(inner)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(8)
        self.body.addWidget(inner)
        self.head.toggled.connect(lambda on: self.look_up() if on else None)

    def look_up(self) -> None:
        """Find out what this laptop can do."""
        if not self._busy:
            self._desk.tasks.run(hotspot.probe, self._show)

    def _show(self, ability: Ability) -> None:
        self._ability = ability
        clear(self._place)
        look = self._look
        if ability.open is not None:
            self._show_open(ability.open)
            return
        if ability.why is not None:
            self._place.addWidget(label(look.say(ability.why), wrap=True))
        if ability.means is Means.ONE_CLICK:
            self._add_button(N_("Ouvrir maintenant"), self._start, primary=True)
            self._place.addWidget(label(look.say(LEAVES), "small", wrap=True))
        else:
            steps = [look.say(one) for one in ability.instructions]
            for one in lines(look, steps, numbered=True):
                self._place.addWidget(one)
            if ability.page:
                self._add_button(N_("Ouvrir les réglages"), lambda: QDesktopServices.openUrl(
                    QUrl(ability.page)))
        self._place.addWidget(label(look.say(FEW), "small", wrap=True))

    def _show_open(self, one: Hotspot) -> None:
        say = self._look.say
        self._place.addWidget(label(say(N_("Le point d’accès est ouvert.")), "strong"))
        self._place.addWidget(label(say(N_("{name}, mot de passe {password}"), name=one.wifi.name,
                                        password=one.wifi.password), wrap=True))
        self._add_button(N_("Fermer le point d’accès"), self._stop)
        self._place.addWidget(label(say(FEW), "small", wrap=True))

    def _add_button(self, words: str, act: object, *, primary: bool = False) -> None:
        made = button(self._look, self._look.say(words), act, icon="wifi")  # type: ignore[arg-type]
        self._place.addLayout(row(made, None))
        if primary:
            made.setFocus()

    def _start(self) -> None:
        ability = self._ability
        if ability is None:
            return
        self._wait(N_("Le point d’accès s’ouvre, une demi-minute au plus…"))
        wifi: Wifi = hotspot.new_wifi()
        self._desk.tasks.run(lambda: hotspot.start(wifi, ability.device), self._started,
                             self._failed)

    def _started(self, one: Hotspot) -> None:
        self._busy = False
        clear(self._place)
        self._show_open(one)
        self.opened.emit(one)

    def _stop(self) -> None:
        self._wait(N_("Le point d’accès se ferme…"))
        self._desk.tasks.run(hotspot.stop, self._stopped, self._failed)

    def _stopped(self, _: None) -> None:
        self._busy = False
        self.look_up()
        self.closed.emit()

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self.look_up()
        self._desk.failed(error)

    def _wait(self, words: str) -> None:
        self._busy = True
        clear(self._place)
        self._place.addWidget(label(self._look.say(words), "soft", wrap=True))
