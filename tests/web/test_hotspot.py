"""The hotspot through a real process that stands in for nmcli: its arguments, and its refusals."""

from __future__ import annotations

import json
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import RoomProblem
from facilitator.web import hotspot
from facilitator.web.hotspot import Means
from facilitator.workshop.wifi import Wifi, check_wifi

SCRIPT = """#!{python}
import json, os, sys
with open({log!r}, "a") as log:
    log.write(json.dumps(sys.argv[1:]) + "\\n")
assert os.environ["LC_ALL"] == "C"
for pattern, out, said, code in json.load(open({answers!r})):
    if pattern in " ".join(sys.argv[1:]):
        sys.stdout.write(out)
        sys.stderr.write(said)
        sys.exit(code)
sys.exit("unexpected: %r" % sys.argv)
"""
DEVICES = ("status", "lo:loopback:unmanaged\nwlp3s0:wifi:connected\n", "", 0)
RADIO = ("radio wifi", "enabled\n", "", 0)
ABLE = ("WIFI-PROPERTIES.AP", "WIFI-PROPERTIES.AP:yes\n", "", 0)
NONE_ACTIVE = ("--active", "Maison:wlp3s0\n", "", 0)
NO_PROFILE = ("connection delete", "", "Error: unknown connection 'palabre-hotspot'.\n"
              "Error: cannot delete unknown connection(s): id palabre-hotspot.\n", 10)
ADDRESS = ("IP4.ADDRESS", "IP4.ADDRESS[1]:10.42.0.1/24\n", "", 0)
Answer = tuple[str, str, str, int]


class Nmcli:
    """A program of that name on the PATH, which answers as told and notes how it was called."""

    def __init__(self, folder: Path) -> None:
        self._log, self._answers = folder / "log", folder / "answers.json"
        program = folder / "bin" / "nmcli"
        program.parent.mkdir()
        program.write_text(SCRIPT.format(python=sys.executable, log=str(self._log),
                                         answers=str(self._answers)))
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    def says(self, *answers: Answer) -> None:
        """What it answers to which words."""
        self._answers.write_text(json.dumps(answers))

    def calls(self) -> list[list[str]]:
        """The arguments of every call."""
        return [json.loads(line) for line in self._log.read_text().splitlines()]


@pytest.fixture
def nmcli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Nmcli:
    made = Nmcli(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    return made


def test_a_laptop_with_networkmanager_and_wifi_needs_one_click(nmcli: Nmcli) -> None:
    nmcli.says(DEVICES, RADIO, ABLE, NONE_ACTIVE)
    found = hotspot.probe("linux")
    assert (found.means, found.device, found.open) == (Means.ONE_CLICK, "wlp3s0", None)
    changing = {"hotspot", "delete", "up", "down", "add", "modify", "on", "off"}
    assert not any(changing & set(call) for call in nmcli.calls())


def test_one_click_opens_it_and_one_closes_it(nmcli: Nmcli) -> None:
    nmcli.says(NO_PROFILE, ("hotspot ifname", "Device 'wlp3s0' successfully activated.\n", "", 0),
               ADDRESS)
    wifi = Wifi("Quai; $(des) voisins", "a'b\"c;d e")
    opened = hotspot.start(wifi, "wlp3s0")
    assert (opened.wifi, opened.address) == (wifi, "10.42.0.1")
    assert nmcli.calls()[1] == [
        "--wait", "40", "device", "wifi", "hotspot", "ifname", "wlp3s0", "con-name",
        "palabre-hotspot", "ssid", "Quai; $(des) voisins", "password", "a'b\"c;d e"]
    nmcli.says(("connection delete", "", "", 0))
    hotspot.stop()
    assert nmcli.calls()[-1] == ["connection", "delete", "id", "palabre-hotspot"]


def test_one_left_open_is_found_again_with_its_password(nmcli: Nmcli) -> None:
    nmcli.says(DEVICES, RADIO, ABLE, ("--active", "palabre-hotspot:wlp3s0\n", "", 0),
               ("802-11", "802-11-wireless.ssid:Quai\\: 12\n"
                "802-11-wireless-security.psk:a\\:b\\\\cdefg\n", "", 0), ADDRESS)
    found = hotspot.probe("linux").open
    assert found is not None
    assert found.wifi == Wifi("Quai: 12", "a:b\\cdefg")
    assert found.address == "10.42.0.1"


@pytest.mark.parametrize(("answers", "words"), [
    ([("status", "lo:loopback:unmanaged\nenp2s0:ethernet:connected\n", "", 0), RADIO],
     "pas de carte Wi-Fi"),
    ([("status", "wlp3s0:wifi:unmanaged\n", "", 0), RADIO], "pas de carte Wi-Fi"),
    ([("status", "wlp3s0:wifi:unavailable\n", "", 0), ("radio wifi", "disabled\n", "", 0)],
     "éteint"),
    ([DEVICES, RADIO, ("WIFI-PROPERTIES.AP", "WIFI-PROPERTIES.AP:no\n", "", 0)], "ne sait pas"),
    ([("status", "", "Error: NetworkManager is not running.\n", 8)], "ne tourne pas"),
])
def test_the_probe_says_what_stands_in_the_way(
    nmcli: Nmcli, answers: list[Answer], words: str
) -> None:
    nmcli.says(*answers)
    found = hotspot.probe("linux")
    assert found.means is Means.BY_HAND
    assert found.why is not None
    assert words in found.why.text
    assert found.instructions


@pytest.mark.parametrize(("said", "code", "words"), [
    ("Error: No Wi-Fi device found.\n", 10, "Aucune carte"),
    ("Error: Device 'wlp3s0' is not a Wi-Fi device.\n", 2, "Aucune carte"),
    ("Error: Device 'wlp3s0' supports neither AP nor Ad-Hoc mode.\n", 2, "ne sait pas"),
    ("Error: Failed to setup a Wi-Fi hotspot: Not authorized to control networking.\n", 4,
     "refuse"),
    ("Error: Connection activation failed: Wireless is disabled\n", 4, "éteint"),
    ("Error: Timeout expired (40 seconds)\n", 3, "à temps"),
    ("Error: something nobody foresaw\n", 4, "something nobody foresaw"),
    ("", 1, "nmcli 1"),
])
def test_what_nmcli_refuses_is_said_in_words(
    nmcli: Nmcli, said: str, code: int, words: str
) -> None:
    nmcli.says(NO_PROFILE, ("hotspot ifname", "", said, code))
    with pytest.raises(RoomProblem) as refused:
        hotspot.start(Wifi("Quai", "mot-de-passe"), "wlp3s0")
    assert words in str(refused.value)


def test_without_nmcli_it_is_done_by_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = hotspot.probe("linux")
    assert found.means is Means.BY_HAND
    assert found.page == ""
    with pytest.raises(RoomProblem):
        hotspot.stop()


@pytest.mark.parametrize(("platform", "page"), [
    ("win32", "ms-settings:network-mobilehotspot"), ("darwin", "x-apple.systempreferences:")])
def test_windows_and_macos_are_led_to_their_page(platform: str, page: str) -> None:
    found = hotspot.probe(platform)
    assert found.means is Means.SETTINGS
    assert found.page.startswith(page)
    assert len(found.instructions) >= 3


@given(st.text(max_size=60))
def test_the_names_made_up_can_be_typed_and_are_a_network(title: str) -> None:
    wifi = hotspot.new_wifi(title)
    assert check_wifi(wifi.as_setting()) == wifi
    assert re.fullmatch(r"[A-Za-z0-9-]+", wifi.name)
    assert not set(wifi.password) & set("lI1O0|")


@given(st.lists(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Zl", "Zp", "Cs"]),
                                 min_size=1).filter(str.strip), min_size=1), max_size=5))
def test_terse_lines_are_read_back_as_they_were(rows: list[list[str]]) -> None:
    escape: Callable[[str], str] = lambda cell: re.sub(r"([\\:])", r"\\\1", cell)  # noqa: E731
    text = "\n".join(":".join(escape(cell) for cell in row) for row in rows)
    assert hotspot.parse(text) == rows
