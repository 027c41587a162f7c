"""The style sheet and the scripts, made once when the server starts."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass

from aiohttp import web

import resources
from facilitator.theme import Theme, load_theme

_EDGES = {"light": "#7B857F", "dark": "#75857F"}
"""Borders of inputs: at least 3:1 on paper and surface (WCAG 2.2, 1.4.11)."""


@dataclass(frozen=True)
class Asset:
    """A file sent to phones, packed beforehand. ``tag`` changes with its content."""

    body: bytes
    packed: bytes
    kind: str
    tag: str


class Assets:
    """Style, scripts and the content security policy that allows just these."""

    def __init__(self) -> None:
        self.light, self.dark = load_theme("light"), load_theme("dark")
        self.style = _tokens(self.light, self.dark) + _squeeze(_read("style.css"))
        self.staff_style = (
            self.style + _squeeze(_read("staff.css")) + _grounds(self.light, self.dark)
        )
        self.projector_style = self.staff_style + _squeeze(_read("projector.css"))
        self.files = {"app.js": _script(_phone_script()), "staff.js": _script(_read("staff.js")),
                      "projector.js": _script(_read("projector.js"))}
        hashes = " ".join(f"'sha256-{_hash(text)}'" for text in (
            self.style, self.staff_style, self.projector_style))
        self.policy = (
            f"default-src 'none'; style-src {hashes}; script-src 'self'; connect-src 'self'; "
            "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )

    def address(self, name: str) -> str:
        """Where a script is found; a new content has a new address."""
        return f"/{name}?{self.files[name].tag}"

    async def serve(self, request: web.Request) -> web.Response:
        """Send a script; browsers keep it until its address changes."""
        asset = self.files[request.path[1:]]
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary":
                   "Accept-Encoding"}
        packed = "gzip" in request.headers.get("Accept-Encoding", "")
        if packed:
            headers["Content-Encoding"] = "gzip"
        return web.Response(body=asset.packed if packed else asset.body,
                            content_type=asset.kind, charset="utf-8", headers=headers)


def pack(body: bytes) -> bytes:
    """Compress a page; fast rather than smallest."""
    return gzip.compress(body, compresslevel=4, mtime=0)


def _read(name: str) -> str:
    return resources.path("web", name).read_text("utf-8")


def _phone_script() -> str:
    """Put the parts under ``resources/web/phone`` together, in order, as one function.

    They keep a participant's page true and what was typed safe, in ES5 for old browsers; one file
    on the wire, because each request costs a slow link more than its bytes.
    """
    parts = sorted(resources.path("web", "phone").glob("*.js"))
    text = "".join(part.read_text("utf-8") for part in parts)
    return f"(function () {{\n'use strict';\n{text}}})();\n"


def _script(text: str) -> Asset:
    body, kind = _lean(text).encode(), "text/javascript"
    tag = hashlib.sha256(body).hexdigest()[:10]
    return Asset(body, gzip.compress(body, compresslevel=9, mtime=0), kind, tag)


def _tokens(light: Theme, dark: Theme) -> str:
    """Write the colours as custom properties, and let pictures follow them by class."""
    fills = "".join(
        f".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}" for name in light.colors
    )
    return (
        f":root{{color-scheme:light dark;{_declared(light)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_declared(dark)}}}}}{fills}"
    )


def _grounds(*themes: Theme) -> str:
    """Let a part of a page stand on the light or the dark ground, whatever the system says."""
    return "".join(f".ground-{theme.name}{{{_declared(theme)}}}" for theme in themes)


def _declared(theme: Theme) -> str:
    colors = {**theme.colors, "edge": _EDGES[theme.name]}
    return "".join(f"--{name}:{value};" for name, value in colors.items())


def _squeeze(css: str) -> str:
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.S))


def _lean(script: str) -> str:
    """Leave out indents and the comments that have lines of their own."""
    script = re.sub(r"^\s*/\*.*?\*/\s*$", "", script, flags=re.S | re.M)
    return "\n".join(line.strip() for line in script.splitlines() if line.strip())


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
