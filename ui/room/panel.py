"""The room's network in a panel: can phones come, through which address, and what to do if not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.web.advice import Situation, State, advise, headline, state
from facilitator.web.hotspot import Hotspot
from facilitator.workshop.changes import WorkshopChanged
from facilitator.workshop.wifi import Wifi, keep_wifi, wifi_of
from ui.bridge import News
from ui.console.side_panel import SidePanel
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, clear, label, restyle, row, rule, scrolled
from ui.room.addresses import AddressSection
from ui.room.fold import Fold, lines
from ui.room.hotspot import HotspotSection
from ui.room.watch import RoomWatch, arrivals
from ui.room.wifi import WifiSection
from ui.undo import Undoable

_WELL = (State.WAITING, State.ARRIVED)


class NetworkPanel(SidePanel):
    """``address`` asks for another one of the laptop's to be announced."""

    address = Signal(str)

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(look, N_("Le réseau de la salle"), 430, parent)
        self._desk, self._look, self._undo = desk, look, undo
        self.watch = RoomWatch(desk, self)
        self._earlier: Wifi | None = None
        self._state: State | None = None
        self.addresses = AddressSection(look)
        self.wifi = WifiSection(look)
        self.hotspot = HotspotSection(desk, look)
        self.help = Fold(look, look.say(N_("Un téléphone n’arrive pas ?")))
        self._lay_out()
        self.watch.seen.connect(self._take)
        self.addresses.chosen.connect(self.address)
        self.wifi.kept.connect(self._keep)
        self.hotspot.opened.connect(self._opened)
        self.hotspot.closed.connect(self._closed)
        self._second = QTimer(self)
        self._second.setInterval(2000)
        self._second.timeout.connect(self._tell_arrivals)
        self.wifi.show_wifi(wifi_of(desk.session.workshop()))

    def toggle(self) -> None:
        """Show the network, or put it away again."""
        if self.isVisible():
            self.hide_again()
            return
        self.open()
        self.again.setFocus()
        self.watch.look()
        self._tell_arrivals()
        self._second.start()

    def hide_again(self) -> None:
        self._second.stop()
        super().hide_again()

    def hear(self, news: News) -> None:
        """Show the Wi-Fi again where the workshop's details changed."""
        if news.has(WorkshopChanged):
            self.wifi.show_wifi(wifi_of(self._desk.session.workshop()))

    def _lay_out(self) -> None:
        look, say = self._look, self._look.say
        self._icon = label()
        self._headline = label(say(N_("Le réseau se prépare…")), "strong", wrap=True)
        self._arrivals = label("", wrap=True)
        self._check = label("", "soft", wrap=True)
        self.again = button(look, say(N_("Vérifier maintenant")), self.watch.look, role="quiet",
                            icon="wifi")
        top = row(self._icon, self._headline, gap=8)
        top.setStretch(1, 1)
        top.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        place = QVBoxLayout(inner)
        place.setContentsMargins(0, 0, 8, 0)
        place.setSpacing(8)
        place.addLayout(top)
        for part in (self._arrivals, self._check):
            place.addWidget(part)
        place.addLayout(row(self.again, None))
        for fold in (self.addresses, self.wifi, self.hotspot, self.help):
            place.addWidget(rule())
            place.addWidget(fold)
        place.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)

    def _take(self, now: Situation) -> None:
        look, how = self._look, state(now)
        well = how in _WELL
        self._headline.setText(look.say(headline(now)))
        restyle(self._headline, "role", "strong" if well else "bad")
        self._icon.setPixmap(look.icon_pixmap("wifi" if well else "wifi-off",
                                              "leaf" if well else "alarm", 20))
        if now.check is not None:
            self._check.setText(
                look.say(N_("Essai fait d’ici : la page d’accueil s’ouvre à cette adresse."))
                if now.check.problem is None else look.say(now.check.problem))
        self._tell_arrivals()
        self.addresses.show_situation(now)
        clear(self.help.body)
        for advice in advise(now):
            self.help.body.addWidget(label(look.say(advice.cause), "strong", wrap=True))
            for line in lines(look, [look.say(step) for step in advice.steps]):
                self.help.body.addWidget(line)
        if how is not self._state and not well:
            self.help.unfold()
        self._state = how

    def _tell_arrivals(self) -> None:
        words = arrivals(self._look, self.watch.contact())
        if words and self._state is State.WAITING:
            self.watch.look()
        self._arrivals.setText(words)
        self._arrivals.setVisible(bool(words))

    def _keep(self, wifi: Wifi) -> None:
        session, before = self._desk.session, wifi_of(self._desk.session.workshop())
        if wifi != before:
            self._undo.push(Undoable(
                self._desk, self._look.say(N_("changer le Wi-Fi affiché")),
                lambda: keep_wifi(session, wifi), lambda: keep_wifi(session, before)))

    def _opened(self, one: Hotspot) -> None:
        self._earlier = wifi_of(self._desk.session.workshop())
        self._keep(one.wifi)
        if one.address:
            self.address.emit(one.address)
        else:
            self.watch.look()

    def _closed(self) -> None:
        if self._earlier is not None:
            self._keep(self._earlier)
        self._earlier = None
        self.watch.look()
