"""The laptop's own hotspot: one command with NetworkManager, the right settings page elsewhere.

Windows and macOS offer no dependable way to start theirs from a program, and both want a connection
to share; there we only lead to the page.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from enum import Enum

from facilitator.errors import RoomProblem
from facilitator.i18n import N_, Message
from facilitator.workshop.wifi import WPA, Wifi

PROFILE = "palabre-hotspot"
"""NetworkManager's profile of ours; no other is touched."""
_WAIT = 40  # seconds that nmcli gives the radio to change over
_ASK = 8.0  # seconds for a question
_CONSONANTS, _VOWELS, _DIGITS = "bdfgkmnprtvz", "aeou", "23456789"
SETTINGS = {
    "win32": "ms-settings:network-mobilehotspot",
    "darwin": "x-apple.systempreferences:com.apple.Sharing-Settings.extension",
}
"""Where each system keeps its hotspot; absent where it has no page that can be opened."""
INSTRUCTIONS: dict[str, tuple[str, ...]] = {
    "win32": (
        N_("Ouvrez Paramètres, Réseau et Internet, Point d’accès mobile."),
        N_("Choisissez « Partager via Wi-Fi » ; Windows demande une connexion à partager, même "
           "sans internet."),
        N_("Activez le point d’accès, puis recopiez ici son nom et son mot de passe."),
        N_("Revenez à Palabre et choisissez l’adresse qui commence par 192.168.137."),
    ),
    "darwin": (
        N_("Ouvrez Réglages Système, Général, Partage, Partage internet."),
        N_("Partagez une autre connexion (câble ou téléphone) avec les ordinateurs utilisant le "
           "Wi-Fi."),
        N_("Dans Options Wi-Fi, donnez un nom et un mot de passe, et recopiez-les ici."),
        N_("Activez le partage, revenez à Palabre et choisissez l’adresse qui commence par "
           "192.168.2."),
    ),
    "": (
        N_("Ouvrez le point d’accès depuis les réglages Wi-Fi de l’ordinateur, ou celui d’un "
           "téléphone."),
        N_("Si c’est un téléphone, reliez-y l’ordinateur."),
        N_("Recopiez ici le nom et le mot de passe du réseau."),
    ),
}
FEW = N_("Un point d’accès de téléphone ou d’ordinateur s’arrête souvent à 8 ou 10 appareils. "
         "Pour une classe, prenez un routeur de voyage.")
LEAVES = N_("L’ordinateur quitte alors le Wi-Fi où il se trouve.")


class Means(Enum):
    """How a hotspot can be had on this machine."""

    ONE_CLICK = "nmcli"
    SETTINGS = "settings"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Hotspot:
    """One that is open. ``address`` is the laptop's on it, "" where the system did not say."""

    wifi: Wifi
    device: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Ability:
    """What this machine can do; ``why`` says what stands in the way of one click."""

    means: Means
    device: str = ""
    why: Message | None = None
    open: Hotspot | None = None
    page: str = ""
    instructions: tuple[str, ...] = field(default=INSTRUCTIONS[""])


def probe(platform: str = sys.platform) -> Ability:
    """Find out what can be done here. Asks the system for up to some seconds; changes nothing."""
    if platform in SETTINGS:
        return Ability(Means.SETTINGS, page=SETTINGS[platform],
                       instructions=INSTRUCTIONS[platform])
    if shutil.which("nmcli") is None:
        return _by_hand(N_("NetworkManager n’est pas installé sur cet ordinateur."))
    try:
        rows = _rows("device", "status", fields="DEVICE,TYPE,STATE")
        radio = _ask("--terse", "radio", "wifi").strip()
        device = next((row[0] for row in rows if len(row) > 2 and row[1] == "wifi"
                       and row[2] != "unmanaged"), "")
        if not device:
            return _by_hand(N_("Cet ordinateur n’a pas de carte Wi-Fi que NetworkManager règle."))
        if radio == "disabled":
            return _by_hand(N_("Le Wi-Fi de l’ordinateur est éteint : allumez-le d’abord."))
        able = _rows("device", "show", device, fields="WIFI-PROPERTIES.AP")
        if able and able[0][-1] == "no":
            return _by_hand(N_("La carte Wi-Fi de cet ordinateur ne sait pas ouvrir de point "
                               "d’accès."))
        return Ability(Means.ONE_CLICK, device, open=_open_one())
    except RoomProblem as problem:
        return Ability(Means.BY_HAND, why=problem.message)


def start(wifi: Wifi, device: str) -> Hotspot:
    """Open a hotspot and say where the laptop is on it. Blocks for up to a minute.

    Raises :class:`RoomProblem` with what stands in the way.
    """
    _forget()
    _ask("--wait", str(_WAIT), "device", "wifi", "hotspot", "ifname", device, "con-name", PROFILE,
         "ssid", wifi.name, "password", wifi.password, seconds=_WAIT + 10)
    return Hotspot(wifi, device, _address(device))


def stop() -> None:
    """Close it; NetworkManager then goes back to a Wi-Fi it knows. Raises :class:`RoomProblem`."""
    _ask("connection", "delete", "id", PROFILE, seconds=20)


def new_wifi(title: str = "") -> Wifi:
    """A name and a password that can be said aloud; 30 bits of chance in the password."""
    word = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-")[:20] or "Atelier"
    syllables = "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(3))
    digits = "".join(secrets.choice(_DIGITS) for _ in range(5))
    return Wifi(f"{word}-{secrets.randbelow(90) + 10}", f"{syllables}-{digits}", WPA)


def _by_hand(why: str) -> Ability:
    return Ability(Means.BY_HAND, why=Message(why))


def _open_one() -> Hotspot | None:
    """Ours, where it was left open."""
    active = _rows("connection", "show", fields="NAME,DEVICE", more=("--active",))
    device = next((row[1] for row in active if row[0] == PROFILE and len(row) > 1), "")
    if not device:
        return None
    shown = dict(row[:2] for row in _rows(
        "connection", "show", PROFILE, secret=True,
        fields="802-11-wireless.ssid,802-11-wireless-security.psk") if len(row) > 1)
    wifi = Wifi(shown.get("802-11-wireless.ssid", ""),
                shown.get("802-11-wireless-security.psk", ""))
    return Hotspot(wifi, device, _address(device))


def _address(device: str) -> str:
    try:
        rows = _rows("device", "show", device, fields="IP4.ADDRESS")
    except RoomProblem:
        return ""
    return rows[0][-1].split("/")[0] if rows else ""


def _forget() -> None:
    """Take our profile of an earlier time away; that there is none is no problem."""
    try:
        _ask("connection", "delete", "id", PROFILE, seconds=20)
    except RoomProblem as problem:
        if problem.message.text != _REFUSALS[-1][1]:
            raise


def _rows(*words: str, fields: str, more: tuple[str, ...] = (), secret: bool = False
          ) -> list[list[str]]:
    shown = ("--show-secrets",) if secret else ()
    return parse(_ask("--terse", *shown, "--fields", fields, *words, *more))


def parse(text: str) -> list[list[str]]:
    """Cut nmcli's terse lines at colons; ``\\:`` and ``\\\\`` stand for themselves."""
    rows = []
    for line in text.split("\n"):
        cells, cell, escaped = [], "", False
        for char in line:
            if escaped or char not in "\\:":
                cell, escaped = cell + char, False
            elif char == "\\":
                escaped = True
            else:
                cells.append(cell)
                cell = ""
        if line.strip():
            rows.append([*cells, cell])
    return rows


# What nmcli says, and what we say; its exit status (nmcli(1)) decides before its words do.
_REFUSALS = (
    (r"not authori[sz]ed|insufficient privileges|permission denied",
     N_("Le système refuse qu’on ouvre un point d’accès depuis ce compte.")),
    (r"NetworkManager is not running", N_("NetworkManager ne tourne pas sur cet ordinateur.")),
    (r"no wi-?fi device|not a wi-?fi device|device '.*' not found",
     N_("Aucune carte Wi-Fi n’a été trouvée.")),
    (r"rfkill|radio|wireless is disabled|wi-?fi is disabled|device is not available",
     N_("Le Wi-Fi de l’ordinateur est éteint : allumez-le d’abord.")),
    (r"neither AP|hotspot mode|AP mode|does not support",
     N_("La carte Wi-Fi de cet ordinateur ne sait pas ouvrir de point d’accès.")),
    (r"unknown connection|cannot delete|no such connection",
     N_("Le point d’accès était déjà fermé.")),
)
_STATUS = {3: N_("Le point d’accès ne s’est pas ouvert à temps."),
           8: N_("NetworkManager ne tourne pas sur cet ordinateur.")}


def _ask(*words: str, seconds: float = _ASK) -> str:
    """Call nmcli with its own English. Raises :class:`RoomProblem`."""
    try:
        done = subprocess.run(
            ["nmcli", *words], capture_output=True, timeout=seconds, check=False,
            stdin=subprocess.DEVNULL, env={**os.environ, "LC_ALL": "C", "LANGUAGE": "C"},
        )
    except subprocess.TimeoutExpired:
        raise RoomProblem(_STATUS[3]) from None
    except OSError as error:
        raise RoomProblem(N_("NetworkManager ne répond pas : {why}."),
                          why=error.strerror or str(error)) from error
    out, said = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    if done.returncode == 0:
        return out
    for pattern, sentence in _REFUSALS:
        if re.search(pattern, said, re.IGNORECASE):
            raise RoomProblem(sentence)
    if done.returncode in _STATUS:
        raise RoomProblem(_STATUS[done.returncode])
    last = (said.strip().splitlines() or [f"nmcli {done.returncode}"])[-1]
    raise RoomProblem(N_("Le point d’accès n’a pas pu être ouvert : {why}"),
                      why=last.removeprefix("Error: ")[:200])
