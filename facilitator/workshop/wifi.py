"""The room's Wi-Fi as the workshop keeps it: for the projector, a second screen, the poster."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.document.records import WorkshopRecord
from facilitator.drawing.qr import wifi_payload
from facilitator.fields import ChoiceField, Field, FieldError, InvalidForm, Option, TextField
from facilitator.i18n import N_, Message

if TYPE_CHECKING:
    from facilitator.workshop.session import Session

SETTING = "wifi"
"""Its name among the workshop's settings."""
WPA, WEP, OPEN = "WPA", "WEP", "nopass"
_NAME_BYTES = 32  # IEEE 802.11: an SSID has at most 32 octets
_HEX = re.compile(r"[0-9A-Fa-f]{64}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ExactField(TextField):
    """A text in which every space counts; only what no network's name can hold is left out."""

    def check(self, value: Any) -> str:
        return _text(value)[: self.max_length]


FIELDS: tuple[Field, ...] = (
    ExactField(name="name", label=N_("Nom du Wi-Fi"), max_length=32,
               help=N_("Vide, seule l’adresse du formulaire est montrée.")),
    ExactField(name="password", label=N_("Mot de passe du Wi-Fi"), max_length=64),
    ChoiceField(name="security", label=N_("Sécurité du Wi-Fi"), default=WPA, options=(
        Option(WPA, N_("WPA (presque toujours)")), Option(WEP, N_("WEP (très ancien)")),
        Option(OPEN, N_("Sans mot de passe")))),
)


@dataclass(frozen=True, slots=True)
class Wifi:
    """What people need to join; without a ``name`` there is nothing to tell them."""

    name: str = ""
    password: str = ""
    security: str = WPA

    @property
    def payload(self) -> str:
        """What its QR code says; "" where there is nothing to tell."""
        return wifi_payload(self.name, self.password, kind=self.security) if self.name else ""

    def as_setting(self) -> dict[str, str]:
        """As the file keeps it."""
        return {"name": self.name, "password": self.password, "security": self.security}


def wifi_of(workshop: WorkshopRecord) -> Wifi:
    """The Wi-Fi that a workshop tells of; an empty one where what is kept makes no sense."""
    kept = workshop.settings.get(SETTING)
    if not isinstance(kept, Mapping):
        return Wifi()
    try:
        return check_wifi(kept)
    except InvalidForm:
        return Wifi()


def check_wifi(raw: Mapping[str, Any]) -> Wifi:
    """Return clean values, spaces kept as they are typed. Raises :class:`InvalidForm`.

    A WPA password has 8 to 63 signs of ASCII or is a key of 64 hexadecimal digits (IEEE 802.11,
    annex J).
    """
    name, password = (_text(raw.get(key)) for key in ("name", "password"))
    security = raw.get("security") or WPA
    wrong = []
    if security not in (WPA, WEP, OPEN):
        wrong.append(FieldError("security", Message(N_("Choisissez une réponse."))))
    if len(name.encode()) > _NAME_BYTES:
        wrong.append(FieldError("name", Message(N_(
            "Ce nom de Wi-Fi est trop long : 32 caractères au plus, moins s’il a des accents."))))
    if not name.strip():
        if password:
            wrong.append(FieldError("name", Message(N_("À remplir."))))
        name = ""
    elif security == WPA and not _is_passphrase(password):
        wrong.append(FieldError("password", Message(
            N_("Un mot de passe WPA a de 8 à 63 lettres sans accent, chiffres ou signes."))))
    elif security == WEP and not password:
        wrong.append(FieldError("password", Message(N_("À remplir."))))
    if wrong:
        raise InvalidForm(wrong)
    return Wifi(name, password if name and security != OPEN else "", str(security))


def keep_wifi(session: Session, wifi: Wifi) -> Future[None]:
    """Keep it among the workshop's settings; an empty one takes it out."""
    settings = {key: value for key, value in session.workshop().settings.items()
                if key != SETTING}
    if wifi.name:
        settings[SETTING] = wifi.as_setting()
    return session.plan.describe(settings=settings)


def _text(value: object) -> str:
    return _CONTROL.sub("", value)[:200] if isinstance(value, str) else ""


def _is_passphrase(password: str) -> bool:
    printable = password.isascii() and 8 <= len(password) <= 63
    return printable or bool(_HEX.fullmatch(password))


# Signs that look like another one in most typefaces, with what they are.
_ALIKE = {
    "l": N_("l : lettre L minuscule"),
    "I": N_("I : lettre i majuscule"),
    "1": N_("1 : chiffre un"),
    "|": N_("| : barre verticale"),
    "O": N_("O : lettre o majuscule"),
    "0": N_("0 : chiffre zéro"),
}


def doubtful(password: str) -> tuple[str, ...]:
    """Sentences on the signs of a password that can be taken for one another, in its order.

    A password of digits alone needs none.
    """
    if password.isdecimal():
        return ()
    return tuple(_ALIKE[char] for char in dict.fromkeys(password) if char in _ALIKE)
