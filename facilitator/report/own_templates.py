"""An organisation's own templates: dressed with its logo, colour and legal line, and taken away."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.cleaning import clean_line
from facilitator.errors import FileProblem, PlanProblem
from facilitator.i18n import N_
from facilitator.report.report_templates import parse_template, report_template

LOGO_BYTES = 5_000_000
"""A logo is not larger; a photo straight from a camera is no logo."""
_LOGOS = (".png", ".svg")
_HEAD = re.compile(r"^\s*\[report\]\s*(?:#.*)?$")


@dataclass(frozen=True, slots=True)
class Dress:
    """How an organisation's reports look. ``accent`` is ``#rrggbb`` or "", ``logo`` the path of a
    PNG or SVG or "", ``drawn`` an SVG as PNG, for the formats that take no SVG."""

    title: str
    accent: str = ""
    logo: str = ""
    legal: str = ""
    drawn: bytes = b""


def own_folder() -> Path:
    """Where the app keeps own templates: in the system's place for programs' data, which is
    Qt's ``GenericDataLocation``; here without Qt, for the command line."""
    home = Path.home()
    match sys.platform:
        case "win32":
            place = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        case "darwin":
            place = home / "Library" / "Application Support"
        case _:
            place = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return place / "palabre" / "report_templates"


def template_file(name: str, own: Path) -> Path:
    """The file of an own template. Raises :class:`PlanProblem` where there is none."""
    for path in sorted(own.glob("*.toml")):
        head, _, rest = path.stem.partition("-")
        if (rest if head.isdecimal() and rest else path.stem) == name:
            return path
    raise PlanProblem(N_("Le modèle « {name} » n’est pas parmi les vôtres."), name=name[:60])


def dress_template(name: str, own: Path, dress: Dress) -> str:
    """Give an own template another look, and return its text as it was before.

    The logo is copied beside the template. All else in the file, comments too, stays. Raises
    :class:`PlanProblem` for a colour or a logo that cannot be, :class:`FileProblem` where the disk
    does not let us; the template is then as it was.
    """
    path = template_file(name, own)
    if not clean_line(dress.title):
        raise PlanProblem(N_("Un modèle a besoin d’un nom."))
    if dress.accent and not re.fullmatch(r"#[0-9A-Fa-f]{6}", dress.accent):
        raise PlanProblem(N_("La couleur « {color} » n’est pas comprise : écrivez-la comme "
                             "#0F6B57."),
                          color=dress.accent[:20])
    try:
        before = path.read_text("utf-8")
        logo = _beside(Path(dress.logo), own, dress.drawn) if dress.logo else ""
        text = with_values(before, {
            "title": clean_line(dress.title), "accent": dress.accent, "logo": logo,
            "legal": clean_line(dress.legal)})
        parse_template(text, name, own)
        fresh = path.with_suffix(".new")
        fresh.write_text(text, "utf-8")
        fresh.replace(path)
    except OSError as error:
        raise FileProblem(N_("Le modèle n’a pas pu être enregistré : {why}."),
                          why=error.strerror or "") from error
    return before


def remove_template(name: str, own: Path) -> str:
    """Take an own template away (its logo stays) and return its text, to be put back.

    Where it was a copy, the built-in one counts again.
    """
    path = template_file(name, own)
    try:
        text = path.read_text("utf-8")
        path.unlink()
    except OSError as error:
        raise FileProblem(N_("Le modèle n’a pas pu être retiré : {why}."),
                          why=error.strerror or "") from error
    return text


def dress_of(name: str, own: Path) -> Dress:
    """How an own template looks now."""
    template_file(name, own)
    found = report_template(name, own)
    return Dress(found.title, found.accent, found.logo, found.legal)


def with_values(text: str, values: Mapping[str, str]) -> str:
    """A template's text with other texts under ``[report]``; "" takes a key away."""
    lines = text.split("\n")
    head = next((n for n, line in enumerate(lines) if _HEAD.match(line)), None)
    if head is None:
        lines, head = ["[report]", *lines], 0
    end = next((n for n in range(head + 1, len(lines)) if lines[n].lstrip().startswith("[")),
               len(lines))
    kept = [line for line in lines[head + 1:end]
            if line.partition("=")[0].strip() not in values]
    fresh = [f"{key} = {json.dumps(value, ensure_ascii=False)}"
             for key, value in values.items() if value]
    return "\n".join([*lines[:head + 1], *fresh, *kept, *lines[end:]])


def _beside(logo: Path, own: Path, drawn: bytes) -> str:
    """The logo's name beside the templates, copied there from elsewhere, an SVG with its PNG."""
    if logo.suffix.lower() not in _LOGOS or not logo.is_file():
        raise PlanProblem(N_("« {name} » ne peut pas servir de logo : il faut un PNG ou un SVG."),
                          name=logo.name[:80])
    if logo.stat().st_size > LOGO_BYTES:
        raise PlanProblem(N_("« {name} » est trop gros pour un logo."), name=logo.name[:80])
    beside = logo.with_suffix(".png")
    if logo.suffix.lower() == ".svg" and not drawn and not beside.is_file():
        raise PlanProblem(N_("« {name} » ne peut pas être dessiné : enregistrez ce logo en PNG."),
                          name=logo.name[:80])
    target = own / logo.name
    if not target.exists() or not target.samefile(logo):
        shutil.copyfile(logo, target)
        if beside.is_file() and not drawn and logo.suffix.lower() == ".svg":
            shutil.copyfile(beside, target.with_suffix(".png"))
    if drawn:
        target.with_suffix(".png").write_bytes(drawn)
    return target.name
