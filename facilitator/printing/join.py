"""How people get in: the address, the Wi-Fi, and their QR codes."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.drawing.qr import qr_rows
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.wifi import Wifi


@dataclass(frozen=True, slots=True)
class Join:
    """What the poster says.

    ``address`` is the form's, with its scheme; ``network`` the Wi-Fi's name, empty where people
    are not to be told; ``network_code`` what its QR code holds (the Wi-Fi payload).
    """

    address: str
    network: str = ""
    password: str = ""
    network_code: str = ""

    @classmethod
    def of(cls, address: str, wifi: Wifi) -> Join:
        """The way in through a Wi-Fi to an address; the address alone where none is told."""
        return cls(address, wifi.name, wifi.password, wifi.payload)

    @property
    def short(self) -> str:
        """The address as people type it: without ``http://`` and without a last slash."""
        return self.address.removeprefix("http://").rstrip("/")


def modules(text: str) -> tuple[str, ...]:
    """Return the rows of a QR code, ``"1"`` for dark, without its border.

    Error correction M mends 15 % of the code. Raises :class:`NotAllowed` where ``text`` is longer
    than a code can hold.
    """
    from qrcode.exceptions import DataOverflowError

    try:
        return qr_rows(text)
    except (DataOverflowError, ValueError):  # the latter in versions that count past 40
        raise NotAllowed(
            N_("L’adresse ou le nom du réseau est trop long pour un QR code.")
        ) from None
