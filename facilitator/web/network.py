"""Which of the laptop's addresses phones can reach, and why we think so.

Asking the system for "the route out" fails in a room without internet, so the interfaces are
listed and weighed: names tell Wi-Fi, cable, tunnels and virtual machines apart, the ranges of
RFC 1918, RFC 3927 and RFC 6598 tell what an address is for.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from facilitator.i18n import N_, Message


class Reach(Enum):
    """What sort of network an interface is on."""

    HOTSPOT = "hotspot"
    WIFI = "wifi"
    CABLE = "cable"
    OTHER = "other"
    VPN = "vpn"
    VIRTUAL = "virtual"
    SELF_ASSIGNED = "self-assigned"
    LOOPBACK = "loopback"


@dataclass(frozen=True, slots=True)
class Interface:
    """One IPv4 address of the machine as the system tells it."""

    name: str
    address: str
    up: bool = True
    point_to_point: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that could be announced; a higher ``score`` is more likely to be reached."""

    address: str
    interface: str
    kind: Reach
    score: int
    why: Message


_WHY = {
    Reach.HOTSPOT: N_("Point d’accès ouvert par cet ordinateur ({name})."),
    Reach.WIFI: N_("Wi-Fi de la salle ({name}) : les téléphones y sont sans doute aussi."),
    Reach.CABLE: N_("Réseau par câble ({name}) : joignable si le Wi-Fi y est relié."),
    Reach.OTHER: N_("Réseau de nature inconnue ({name})."),
    Reach.VPN: N_("Réseau privé virtuel ({name}) : les téléphones n’y sont pas."),
    Reach.VIRTUAL: N_("Réseau interne à cet ordinateur ({name}) : les téléphones n’y sont pas."),
    Reach.SELF_ASSIGNED: N_("Adresse attribuée faute de mieux ({name}) : le réseau ne répond pas."),
    Reach.LOOPBACK: N_("Cet ordinateur seulement : aucun téléphone ne peut la joindre."),
}
_SCORES = {
    Reach.HOTSPOT: 95, Reach.WIFI: 90, Reach.CABLE: 70, Reach.OTHER: 50,
    Reach.VPN: 20, Reach.VIRTUAL: 15, Reach.SELF_ASSIGNED: 10, Reach.LOOPBACK: 0,
}
_NAMES = (
    (Reach.VPN, r"tun|tap|wg|ppp|utun|ipsec|tailscale|zt|nordlynx|proton|vpn|wireguard|anyconnect"),
    (Reach.VIRTUAL, r"docker|br-|virbr|veth|vmnet|vboxnet|vethernet|virtualbox|vmware|hyper-v|"
                    r"lxc|lxd|podman|cni|flannel|bridge\d|awdl|llw|bluetooth|anpi"),
    (Reach.HOTSPOT, r"ap\d|hotspot|uap|(local area connection|connexion au réseau local)\* ?\d"),
    (Reach.WIFI, r"wl|wi-?fi|wlan|ath\d|ra\d|sans fil|airport"),
    (Reach.CABLE, r"eth|en[opsx]|em\d|ethernet|usb\d|lan\d"),
)
# The addresses that Windows' sharing, NetworkManager's hotspot and macOS' sharing give themselves
_SHARING = {"192.168.137.1", "10.42.0.1", "192.168.2.1"}
_CARRIER = ipaddress.ip_network("100.64.0.0/10")  # RFC 6598; also what Tailscale hands out


def interfaces() -> tuple[Interface, ...]:
    """Return the machine's IPv4 addresses as the system lists them now."""
    import psutil

    states = psutil.net_if_stats()
    found = []
    for name, addresses in psutil.net_if_addrs().items():
        state = states.get(name)
        for address in addresses:
            if address.family == socket.AF_INET:
                found.append(Interface(
                    name, address.address, up=bool(state and state.isup),
                    point_to_point=bool(address.ptp),
                ))
    return tuple(found)


def addresses(known: Iterable[Interface] | None = None) -> list[Candidate]:
    """Return the addresses that could be announced, the best first.

    ``known`` replaces what the system says, for tests.
    """
    found = [
        _weigh(one)
        for one in (interfaces() if known is None else known)
        if one.up and _is_ipv4(one.address)
    ]
    return sorted(found, key=lambda one: (-one.score, one.interface, one.address))


def _weigh(one: Interface) -> Candidate:
    address = ipaddress.IPv4Address(one.address)
    kind = _kind(one, address)
    score = _SCORES[kind]
    if not address.is_private and kind is not Reach.LOOPBACK:
        score = max(score - 30, 1)  # a public address is seldom the room's
    return Candidate(one.address, one.name, kind, score, Message(_WHY[kind], {"name": one.name}))


def _kind(one: Interface, address: ipaddress.IPv4Address) -> Reach:
    if address.is_loopback:
        return Reach.LOOPBACK
    if address.is_link_local:
        return Reach.SELF_ASSIGNED
    if one.address in _SHARING:
        return Reach.HOTSPOT
    if address in _CARRIER or one.point_to_point:
        return Reach.VPN
    for kind, pattern in _NAMES:
        if re.match(pattern, one.name.lower()):
            return kind
    # macOS calls Wi-Fi and cable alike en0, en1 …: en0 is the built-in one, Wi-Fi on laptops
    if re.fullmatch(r"en\d+", one.name):
        return Reach.WIFI if one.name == "en0" else Reach.CABLE
    return Reach.OTHER


def _is_ipv4(text: str) -> bool:
    try:
        ipaddress.IPv4Address(text)
    except ValueError:
        return False
    return True
