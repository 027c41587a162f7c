"""The checks by which phones decide whether a Wi-Fi "has internet".

A travel router without internet can be told to send every name to the laptop (docs/network.md).
The phone's check then reaches us, gets the answer it expects, and the phone stays. The answers are
those the systems' makers serve; nothing about the workshop is in them.
"""

from __future__ import annotations

from aiohttp import web

_APPLE = "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"
_FIREFOX = (
    '<meta http-equiv="refresh" content="0;url=https://support.mozilla.org/kb/captive-portal"/>'
)

CHECKS: dict[str, tuple[int, str, str]] = {
    "/generate_204": (204, "", "text/plain"),  # Android, Chrome OS
    "/gen_204": (204, "", "text/plain"),
    "/mobile/status.php": (204, "", "text/plain"),  # older Android browsers
    "/hotspot-detect.html": (200, _APPLE, "text/html"),  # iOS, macOS
    "/library/test/success.html": (200, _APPLE, "text/html"),
    "/connecttest.txt": (200, "Microsoft Connect Test", "text/plain"),  # Windows 10 and later
    "/ncsi.txt": (200, "Microsoft NCSI", "text/plain"),  # Windows 7 and 8
    "/success.txt": (200, "success\n", "text/plain"),  # Firefox
    "/canonical.html": (200, _FIREFOX, "text/html"),
    "/check_network_status.txt": (200, "NetworkManager is online\n", "text/plain"),
    "/nm-check.txt": (200, "NetworkManager is online\n", "text/plain"),
}
"""Path -> status, body, type."""


async def answer(request: web.Request) -> web.Response:
    """Answer a connectivity check; asked under the makers' names, so no Host is refused here."""
    status, body, kind = CHECKS[request.path]
    if status == 204:
        return web.Response(status=204)
    return web.Response(text=body, content_type=kind)
