"""Whether phones can come, and what to do where they cannot: short sentences, by platform."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from facilitator.i18n import N_, Message
from facilitator.web.network import Candidate, Reach
from facilitator.web.selfcheck import SelfCheck

USABLE = (Reach.HOTSPOT, Reach.WIFI, Reach.CABLE, Reach.OTHER)
"""The sorts of network on which phones may be."""


class State(Enum):
    """How things stand, the worst first."""

    NO_NETWORK = "no-network"
    UNREACHABLE = "unreachable"
    UNLIKELY = "unlikely"
    WAITING = "waiting"
    ARRIVED = "arrived"


@dataclass(frozen=True, slots=True)
class Advice:
    """One cause, and what to do about it, step by step."""

    cause: Message
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known; ``check`` is None until it has been made, ``phones`` says whether one came."""

    candidates: tuple[Candidate, ...]
    host: str
    port: int
    check: SelfCheck | None = None
    phones: bool = False
    platform: str = sys.platform

    @property
    def announced(self) -> Candidate | None:
        """The announced address among those there are; None where the laptop lost it."""
        return next((one for one in self.candidates if one.address == self.host), None)


def state(now: Situation) -> State:
    """How things stand."""
    if not any(one.kind in USABLE for one in now.candidates):
        return State.NO_NETWORK
    if now.announced is None or (now.check is not None and not now.check.well):
        return State.UNREACHABLE
    if now.announced.kind not in USABLE:
        return State.UNLIKELY
    return State.ARRIVED if now.phones else State.WAITING


def headline(now: Situation) -> Message:
    """The same in a sentence."""
    return Message({
        State.NO_NETWORK: N_("L’ordinateur n’est sur aucun réseau : les téléphones ne peuvent pas "
                             "venir."),
        State.UNREACHABLE: N_("L’adresse annoncée ne répond pas : choisissez-en une autre."),
        State.UNLIKELY: N_("Les téléphones ne sont sans doute pas sur le réseau annoncé."),
        State.WAITING: N_("Tout est prêt ; aucun téléphone n’est encore arrivé."),
        State.ARRIVED: N_("Les téléphones arrivent."),
    }[state(now)])


def advise(now: Situation) -> tuple[Advice, ...]:
    """What may stand in the way, the likeliest first; never empty, for a phone may always fail."""
    found = []
    match state(now):
        case State.NO_NETWORK:
            found.append(_no_network())
        case State.UNREACHABLE:
            found.append(_unreachable(now))
        case State.UNLIKELY:
            found.append(_unlikely(now))
    tunnel = next((one for one in now.candidates if one.kind is Reach.VPN), None)
    if tunnel is not None:
        found.append(_vpn(tunnel))
    if state(now) is not State.NO_NETWORK:
        found += [_firewall(now), _isolation(), _mobile_data()]
    return tuple(found)


def _advice(cause: str, *steps: str, **params: object) -> Advice:
    return Advice(Message(cause, params), tuple(Message(step, params) for step in steps))


def _no_network() -> Advice:
    return _advice(
        N_("Aucun réseau"),
        N_("Reliez l’ordinateur au Wi-Fi de la salle, même sans internet."),
        N_("Sinon, branchez un routeur de voyage, ou ouvrez un point d’accès ci-dessus."),
    )


def _unreachable(now: Situation) -> Advice:
    best = next((one for one in now.candidates if one.kind in USABLE
                 and one.address != now.host), None)
    steps = [N_("Choisissez l’adresse {address} ci-dessus.")] if best else []
    return _advice(
        N_("L’adresse a changé, ou ne répond plus"), *steps,
        N_("Les téléphones scannent ensuite le nouveau code."),
        N_("Si rien n’y fait, fermez l’atelier et rouvrez-le : aucune réponse n’est perdue."),
        address=best.address if best else "",
    )


def _unlikely(now: Situation) -> Advice:
    best: Sequence[Candidate] = [one for one in now.candidates if one.kind in USABLE]
    return _advice(
        N_("Un réseau où il n’y a pas de téléphone"),
        N_("Choisissez l’adresse {address} ci-dessus."), address=best[0].address,
    )


def _vpn(tunnel: Candidate) -> Advice:
    return _advice(
        N_("Un VPN est actif ({name})"),
        N_("Coupez-le le temps de l’atelier."),
        N_("S’il doit rester, autorisez-y l’accès au réseau local."), name=tunnel.interface,
    )


def _firewall(now: Situation) -> Advice:
    steps = {
        "win32": (
            N_("Paramètres, Réseau et Internet, propriétés du Wi-Fi : « Réseau privé »."),
            N_("Sécurité Windows, Pare-feu, Autoriser une application : cochez Palabre (ou Python) "
               "pour les réseaux privés."),
        ),
        "darwin": (
            N_("Réglages Système, Réseau, Coupe-feu, Options : autorisez les connexions entrantes "
               "pour Palabre (ou Python)."),
            N_("Confidentialité et sécurité, Réseau local : cochez Palabre."),
        ),
    }.get(now.platform, (
        N_("Dans un terminal : sudo ufw allow {port}/tcp"),
        N_("Avec firewalld : sudo firewall-cmd --add-port={port}/tcp"),
    ))
    return _advice(N_("Le pare-feu de l’ordinateur"), *steps, port=str(now.port))


def _isolation() -> Advice:
    return _advice(
        N_("Un Wi-Fi qui sépare les appareils (hôtel, université, réseau invité)"),
        N_("Prenez un autre réseau que celui des invités."),
        N_("Sinon, un routeur de voyage ou un point d’accès : les téléphones y joignent "
           "l’ordinateur."),
    )


def _mobile_data() -> Advice:
    return _advice(
        N_("Un téléphone reste sur ses données mobiles"),
        N_("Mode avion, puis Wi-Fi allumé."),
        N_("S’il dit « pas d’internet », restez connecté·e."),
    )
