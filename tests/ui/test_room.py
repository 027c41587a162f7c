"""The console's room panel: can phones come, which address, the Wi-Fi told, the hotspot."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel, QLineEdit

from facilitator.i18n import Message
from facilitator.web import hotspot
from facilitator.web.network import Interface, addresses
from facilitator.web.selfcheck import SelfCheck
from facilitator.workshop.wifi import Wifi, wifi_of
from tests.ui.helpers import click, find
from ui.room.panel import NetworkPanel


@dataclass(frozen=True)
class Came:
    """Phones came."""

    first: float = 1_795_000_000.0
    at: float = 1_795_003_600.0


@dataclass
class Server:
    """A server whose room changes as a test says."""

    known: list[Interface] = field(default_factory=lambda: [
        Interface("wlp3s0", "192.168.1.20"), Interface("enp2s0", "10.0.0.7")])
    answer: SelfCheck = field(default_factory=lambda: SelfCheck("192.168.1.20"))
    came: Came | None = None
    join_url: str = "http://192.168.1.20:8765/"
    remote_url: str = "http://192.168.1.20:8765/remote/secret/"
    projector_url: str = "http://192.168.1.20:8765/projector/secret/"

    def addresses(self):
        return addresses(self.known)

    def self_check(self):
        return self.answer

    def check(self):
        return self.answer.well

    def stop(self):
        """Nothing to do."""

    @property
    def contact(self):
        return self.came

    def announce(self, host):
        self.join_url = f"http://{host}:8765/"



@pytest.fixture
def panel(qtbot, open_workshop):
    """The panel, open, with the server it looks at."""

    def begin(server=None):
        place = open_workshop()
        used = server or Server()
        place.server = used
        place.console.network.watch.follow(used)
        click(qtbot, place.console.room, "Le réseau de la salle")
        made = place.console.network
        qtbot.waitUntil(made.isVisible)
        qtbot.waitUntil(lambda: "prépare" not in words(made))
        return place, made, used

    return begin


def words(panel: NetworkPanel) -> str:
    return "\n".join(one.text() for one in panel.findChildren(QLabel)
                     if one.isVisibleTo(panel) and one.text())


def test_all_is_well_and_nobody_has_come_yet(qtbot, panel) -> None:
    place, made, server = panel()
    said = words(made)
    assert "aucun téléphone n’est encore arrivé" in said
    assert "page d’accueil s’ouvre" in said
    assert "192.168.1.20:8765. Wi-Fi de la salle (wlp3s0)" in said
    assert "pare-feu" not in said.lower()
    server.came = Came()
    click(qtbot, made, "Vérifier maintenant")
    qtbot.waitUntil(lambda: "Les téléphones arrivent." in words(made))
    assert "dernier signe à" in words(made)
    qtbot.waitUntil(lambda: "Un téléphone est arrivé à" in place.console.room._net.text())


def test_another_address_is_picked_with_its_reason(qtbot, panel) -> None:
    place, made, _ = panel()
    click(qtbot, made, "Adresse annoncée")
    assert "Réseau par câble (enp2s0)" in words(made)
    click(qtbot, made, "10.0.0.7")
    qtbot.waitUntil(lambda: place.console.room._short.text() == "10.0.0.7:8765")
    qtbot.waitUntil(lambda: find(made, "10.0.0.7").isChecked())
    assert not find(made, "192.168.1.20").isChecked()


def test_what_to_do_is_said_by_itself_where_no_phone_can_come(qtbot, panel) -> None:
    lost = Server(known=[Interface("lo", "127.0.0.1")],
                  answer=SelfCheck("192.168.1.20", Message("Rien ne répond à cette adresse.")))
    place, made, server = panel(lost)
    qtbot.waitUntil(lambda: "sur aucun réseau" in words(made))
    assert "routeur de voyage" in words(made)
    qtbot.waitUntil(lambda: "sur aucun réseau" in place.console.room._net.text())
    server.known, server.answer = [Interface("wlp3s0", "192.168.1.20")], SelfCheck("192.168.1.20")
    click(qtbot, made, "Vérifier maintenant")
    qtbot.waitUntil(lambda: "Tout est prêt" in words(made))


def test_escape_puts_it_away_and_the_key_brings_it_back(qtbot, panel) -> None:
    place, made, _ = panel()
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not made.isVisible())
    qtbot.keyClick(place.page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(made.isVisible)


def write(qtbot, made: NetworkPanel, name: str, text: str) -> None:
    line = next(one for one in made.findChildren(QLineEdit) if one.accessibleName() == name)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_the_wifi_is_typed_once_shown_to_the_room_and_undone(qtbot, panel) -> None:
    place, made, _ = panel()
    click(qtbot, made, "Wi-Fi à rejoindre")
    write(qtbot, made, "Nom du Wi-Fi", "Canal; halle")
    write(qtbot, made, "Mot de passe du Wi-Fi", "court")
    click(qtbot, made, "Afficher ce Wi-Fi")
    assert "password" in made.wifi.form.reasons()
    assert wifi_of(place.session.workshop()) == Wifi()
    write(qtbot, made, "Mot de passe du Wi-Fi", "mangue-verte")
    click(qtbot, made, "Afficher ce Wi-Fi")
    kept = Wifi("Canal; halle", "mangue-verte")
    qtbot.waitUntil(lambda: wifi_of(place.session.workshop()) == kept)
    qtbot.waitUntil(lambda: not made.wifi.keep.isEnabled())
    place.console.undo.undo()
    qtbot.waitUntil(lambda: wifi_of(place.session.workshop()) == Wifi())
    qtbot.waitUntil(lambda: made.wifi.form.values()["name"] == "")
    place.console.undo.redo()
    qtbot.waitUntil(lambda: wifi_of(place.session.workshop()) == kept)


NMCLI = """#!{python}
import json, os, sys
words, state = " ".join(sys.argv[1:]), {state!r}
is_open = os.path.exists(state)
if "hotspot ifname" in words:
    json.dump(sys.argv, open(state, "w"))
elif "delete" in words:
    if not is_open:
        sys.stderr.write("Error: unknown connection 'palabre-hotspot'.\\n")
        sys.exit(10)
    os.remove(state)
elif "status" in words:
    print("wlp3s0:wifi:connected")
elif "radio" in words:
    print("enabled")
elif "PROPERTIES" in words:
    print("WIFI-PROPERTIES.AP:yes")
elif "IP4" in words:
    print("IP4.ADDRESS[1]:10.42.0.1/24")
elif "--active" in words and is_open:
    print("palabre-hotspot:wlp3s0")
elif "802-11" in words:
    told = json.load(open(state))
    print("802-11-wireless.ssid:" + told[told.index("ssid") + 1])
    print("802-11-wireless-security.psk:" + told[told.index("password") + 1])
"""


def test_one_click_opens_a_hotspot_tells_of_it_and_one_closes_it(
    qtbot, panel, tmp_path, monkeypatch
) -> None:
    program = tmp_path / "bin" / "nmcli"
    program.parent.mkdir()
    program.write_text(NMCLI.format(python=sys.executable, state=str(tmp_path / "open")))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(hotspot, "probe", lambda: PROBE("linux"))
    place, made, server = panel()
    click(qtbot, made, "Ouvrir un point d’accès")
    qtbot.waitUntil(lambda: "8 ou 10 appareils" in words(made))
    click(qtbot, made, "Ouvrir maintenant")
    qtbot.waitUntil(lambda: "Le point d’accès est ouvert." in words(made))
    argv = json.loads((tmp_path / "open").read_text())
    name, password = argv[argv.index("ssid") + 1], argv[argv.index("password") + 1]
    assert f"{name}, mot de passe {password}" in words(made)
    qtbot.waitUntil(lambda: wifi_of(place.session.workshop()) == Wifi(name, password))
    assert server.join_url == "http://10.42.0.1:8765/"
    click(qtbot, made, "Fermer le point d’accès")
    qtbot.waitUntil(lambda: wifi_of(place.session.workshop()) == Wifi())
    assert not (tmp_path / "open").exists()
    qtbot.waitUntil(lambda: bool([one for one in words(made).split("\n") if "quitte" in one]))


PROBE = hotspot.probe


def test_windows_is_led_to_its_settings(qtbot, panel, monkeypatch) -> None:
    went = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: went.append(url.toString()))
    monkeypatch.setattr(hotspot, "probe", lambda: PROBE("win32"))
    _, made, _ = panel()
    click(qtbot, made, "Ouvrir un point d’accès")
    qtbot.waitUntil(lambda: "1.  Ouvrez Paramètres" in words(made))
    assert "routeur de voyage" in words(made)
    click(qtbot, made, "Ouvrir les réglages")
    assert went == ["ms-settings:network-mobilehotspot"]
