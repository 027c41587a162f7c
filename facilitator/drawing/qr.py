"""QR codes and what is written into them."""

from __future__ import annotations

from html import escape
from typing import Any

from facilitator.drawing.svg import runs

QUIET = 4
"""Light modules around the dark ones (ISO/IEC 18004 asks for four)."""


def qr_rows(text: str) -> tuple[str, ...]:
    """Return the modules of a QR code, a string of ``"1"`` and ``"0"`` per row, no quiet zone.

    They fit :class:`facilitator.scene.Modules`. Error correction M mends 15 % of the code.
    """
    import qrcode
    from qrcode.constants import ERROR_CORRECT_M

    code: qrcode.QRCode[Any] = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())


def qr_svg(text: str, label: str) -> str:
    """Return a QR code as one inline ``<svg>``, dark on white whatever the theme; no size set."""
    rows = qr_rows(text)
    side = len(rows) + 2 * QUIET
    path = "".join(
        f"M{start + QUIET} {number + QUIET}h{length}v1h-{length}z"
        for number, row in enumerate(rows)
        for start, length in runs(row)
    )
    return (
        f'<svg class="qr" role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}"'
        f' shape-rendering="crispEdges"><title>{escape(label)}</title>'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path fill="#000" d="{path}"/></svg>'
    )


def wifi_payload(name: str, password: str = "", *, hidden: bool = False, kind: str = "") -> str:
    """Return what a phone's camera understands as "join this Wi-Fi".

    The form is that of the ZXing project: ``WIFI:T:…;S:…;P:…;H:true;;`` with backslash, semicolon,
    comma, colon and double quote escaped. ``kind`` is WPA, WEP or nopass; WPA where a password is
    given and nothing else is said.
    """
    kind = kind or ("WPA" if password else "nopass")
    parts = [f"T:{kind}", f"S:{_escape(name)}"]
    if password:
        parts.append(f"P:{_escape(password)}")
    if hidden:
        parts.append("H:true")
    return "WIFI:" + ";".join(parts) + ";;"


def _escape(text: str) -> str:
    return "".join(f"\\{char}" if char in '\\;,:"' else char for char in text)
