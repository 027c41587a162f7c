"""At the right of the console: the way in, who is here, the network."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.scene import Modules, Rect, Scene
from facilitator.workshop.projection.sight import Entrance
from ui.look import Look
from ui.parts.basic import button, column, fill, label, restyle, row
from ui.parts.scene_view import SceneView

SIDE = 148
"""Pixels of the code at least."""
_SHARE = 0.2
"""What the code takes of the height of a large window: people may come and scan it here."""
_PAGE = 100.0


class RoomPanel(QWidget):
    """The way in and who came through it.

    ``network`` asks for all there is to say of the network, ``names`` who they are and who
    answered.
    """

    network = Signal()
    names = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._url = ""
        self._said: tuple[str, bool] | None = None
        self._code = SceneView(look.painter(), radius=6)
        self._code.setFixedSize(SIDE, SIDE)
        self._short = button(look, "", self._copy, role="quiet",
                             tip=say(N_("Copier l’adresse")))
        self._short.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._people = label("", "strong")
        self._silent = label("", "soft", wrap=True)
        self._net_icon = label()
        self._net = label("", "small", wrap=True)
        self._change = button(look, say(N_("Le réseau de la salle")), self.network.emit,
                              role="quiet", icon="settings", bare=True,
                              tip=say(N_("Le réseau de la salle : adresse, Wi-Fi, aide (Ctrl+R)")))
        who = button(look, say(N_("Qui a répondu ?")), self.names.emit, role="quiet", icon="users",
                     bare=True, tip=say(N_("Qui a répondu, qui non (N)")))
        here = row(column(self._people, self._silent, gap=1), who)
        here.setStretch(0, 1)
        net = row(self._net_icon, self._net, gap=6)
        net.setStretch(1, 1)
        layout = QVBoxLayout(self)
        fill(layout, (
            row(label(say(N_("La salle")), "heading"), None, self._change),
            row(None, self._code, None), row(None, self._short, None),
            here, net,
        ), 5)
        self.show_entrance("", Entrance())
        self.show_state("", well=False)

    def fit(self, width: int, height: int) -> None:
        """Show the code as large as suits a column so wide in a window so high."""
        side = max(SIDE, min(width, round(height * _SHARE)))
        self._code.setFixedSize(side, side)

    def show_entrance(self, url: str, entrance: Entrance) -> None:
        """Show the way in."""
        self._url = url
        rows = entrance.modules
        if rows:
            quiet = _PAGE * 3 / (len(rows) + 6)
            self._code.show_scene(Scene(_PAGE, _PAGE, (
                Rect(0, 0, _PAGE, _PAGE, fill="qr-paper"),
                Modules(quiet, quiet, _PAGE - 2 * quiet, rows, "qr-ink"),
            ), alt=self._look.say(N_("QR code vers {address}"), address=entrance.address)))
        self._code.setVisible(bool(rows))
        self._short.setText(entrance.address)
        self._short.setVisible(bool(entrance.address))

    def show_state(self, notice: str, *, well: bool) -> None:
        """Say in a line whether phones can come."""
        if self._said == (notice, well):
            return
        self._said = notice, well
        self._net.setText(notice or self._look.say(N_("Le réseau se prépare…")))
        restyle(self._net, "role", "small" if well or not notice else "bad")
        self._net_icon.setPixmap(self._look.icon_pixmap(
            "wifi" if well else ("timer" if not notice else "wifi-off"),
            "leaf" if well else ("ink-soft" if not notice else "alarm"), 16))

    def show_people(self, joined: int, listening: int) -> None:
        """Show how many joined, and how many of their phones listen just now."""
        tr = self._look.tr
        self._people.setText(tr.plural("{n} personne", "{n} personnes", joined)
                             if joined else tr(N_("Personne pour l’instant")))
        self._silent.setText(tr.plural("{n} téléphone relié", "{n} téléphones reliés", listening)
                             if listening else tr(N_("aucun téléphone relié")))
        self._silent.setVisible(joined > 0)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._url)
