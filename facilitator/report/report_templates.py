"""Report templates: what a report is made of, as TOML that an organisation can copy and change."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import resources
from facilitator.cleaning import clean_line, clean_text
from facilitator.errors import FileProblem, PlanProblem
from facilitator.i18n import N_
from facilitator.report.choices import Naming

FULL = "full"
"""The usual report; its words serve other reports that have none of their own."""
PARTS = ("cover", "title", "words", "steps", "column", "actions", "thread", "annex", "tables")
SHOWN = ("prompt", "words", "pictures", "tables", "lists", "quotes", "text", "photos")
_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")
_LOGOS = (".png", ".svg")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a report.

    ``part`` is one of :data:`PARTS`: ``steps`` stands for one section a step, of ``kinds`` where
    named (``without`` those named there); ``column`` gathers what groups wrote under the heading
    ``title``. ``show`` says what of a section is shown (:data:`SHOWN`), ``rows`` and ``items`` how
    many of a table's rows and of a list's items, 0 for all. ``text`` is proposed as its words.
    """

    part: str
    id: str = ""
    title: str = ""
    text: str = ""
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    show: tuple[str, ...] = SHOWN
    rows: int = 0
    items: int = 0
    most: int = 0
    """Steps at most, the first ones; 0 for all."""
    width: float = 1.0
    by: str = ""
    """A field of the portrait by which votes are shown as well."""


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """One kind of report; ``name`` is its file's name without number and ending.

    ``answers`` bounds the answers printed word for word (0 for all of them), ``pages`` the length,
    by shortening lists (0 for any), ``quotes`` the starred answers that a draft repeats under a
    theme; ``each`` is ``group`` for a report written once a sub-group; ``compact`` reports have no
    cover and low headings.
    ``accent``, ``logo`` and ``legal`` are the organisation's (see :class:`blocks.Report`).
    """

    name: str
    title: str
    description: str
    parts: tuple[Part, ...]
    naming: Naming = Naming.NAMED
    answers: int = 0
    pages: int = 0
    quotes: int = 2
    each: str = ""
    compact: bool = False
    drafts: bool = True
    accent: str = ""
    logo: str = ""
    legal: str = ""
    own: bool = False


def reports(own: Path | None = None) -> tuple[ReportTemplate, ...]:
    """The built-in templates in their order, those of the folder ``own`` put over and after them.

    A template of ``own`` that cannot be read is left out, so that it hides no other.
    """
    found = {one.name: one for one in map(_load, _files(resources.path("report_templates")))}
    for path in _files(own) if own and own.is_dir() else ():
        try:
            one = _load(path, own=True)
        except PlanProblem:
            continue
        found[one.name] = one
    return tuple(found.values())


def report_template(name: str, own: Path | None = None) -> ReportTemplate:
    """One template by name. Raises :class:`PlanProblem` with the names there are."""
    known = reports(own)
    for one in known:
        if one.name == name:
            return one
    raise PlanProblem(N_("Le modèle de compte rendu « {name} » n’existe pas ; il y a : {known}."),
                      name=name[:60], known=", ".join(one.name for one in known))


def copy_template(name: str, own: Path) -> Path:
    """Copy a built-in template into an organisation's folder and return the file to change.

    Raises :class:`PlanProblem` for an unknown name and :class:`FileProblem` where it cannot be
    written; a copy that is there already is left as it is.
    """
    source = next((path for path in _files(resources.path("report_templates"))
                   if _name(path) == name), None)
    if source is None:
        report_template(name)
        raise PlanProblem(N_("Ce modèle est déjà le vôtre."))
    target = own / source.name
    try:
        own.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            shutil.copyfile(source, target)
    except OSError as error:
        raise FileProblem(N_("Le modèle n’a pas pu être copié : {why}."),
                          why=error.strerror or "") from error
    return target


def parse_template(text: str, name: str, folder: Path | None = None) -> ReportTemplate:
    """Read a template. Raises :class:`PlanProblem` that says what is wrong and where."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PlanProblem(N_("Modèle {name} : {why}"), name=name, why=str(error)) from None
    head, rows = data.get("report", {}), data.get("sections", [])
    if not isinstance(head, Mapping) or not isinstance(rows, list) or not rows:
        raise PlanProblem(N_("Modèle {name} : il faut [report] et des [[sections]]."), name=name)
    read = _Reader(name)
    naming = {one.value: one for one in Naming}.get(read.text(head, "names") or "named")
    accent = read.text(head, "accent")
    if naming is None or (accent and not _COLOR.fullmatch(accent)):
        raise PlanProblem(N_("Modèle {name} : « names » ou « accent » n’est pas compris."),
                          name=name)
    if read.text(head, "each") not in ("", "group"):
        raise PlanProblem(N_("Modèle {name} : « each » ne peut être que « group »."), name=name)
    return ReportTemplate(
        name, read.text(head, "title") or name, read.text(head, "description"),
        tuple(read.part(row, number) for number, row in enumerate(rows, start=1)), naming,
        read.number(head, "answers"), read.number(head, "pages"),
        read.number({"quotes": 2, **head}, "quotes"), read.text(head, "each"),
        head.get("compact") is True,
        head.get("drafts") is not False, accent, _logo(read.text(head, "logo"), folder, name),
        read.text(head, "legal"),
    )


class _Reader:
    """Reads values out of one template, and says in which one something is wrong."""

    def __init__(self, name: str) -> None:
        self._name = name

    def text(self, row: Mapping[str, Any], key: str) -> str:
        value = row.get(key, "")
        if not isinstance(value, str):
            raise PlanProblem(N_("Modèle {name} : « {key} » doit être un texte."),
                              name=self._name, key=key)
        return clean_line(value)[:600]

    def number(self, row: Mapping[str, Any], key: str) -> int:
        value = row.get(key, 0)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1_000_000:
            raise PlanProblem(N_("Modèle {name} : « {key} » doit être un nombre."),
                              name=self._name, key=key)
        return value

    def part(self, row: Any, number: int) -> Part:
        """One ``[[sections]]`` entry."""
        if not isinstance(row, Mapping) or row.get("part") not in PARTS:
            raise PlanProblem(
                N_("Modèle {name}, section {n} : « part » doit être l’un de {known}."),
                name=self._name, n=number, known=", ".join(PARTS))
        show = self._list(row, "show") or SHOWN
        width = row.get("width", 1.0)
        if not set(show) <= set(SHOWN) or not isinstance(width, int | float):
            raise PlanProblem(
                N_("Modèle {name}, section {n} : « show » ne connaît que {known}."),
                name=self._name, n=number, known=", ".join(SHOWN))
        title, text = self.text(row, "title"), row.get("text", "")
        return Part(
            str(row["part"]), self.text(row, "id") or self._id(str(row["part"]), title), title,
            clean_text(text) if isinstance(text, str) else "", self._list(row, "kinds"),
            self._list(row, "without"), show, self.number(row, "rows"),
            self.number(row, "items"), self.number(row, "most"), min(1.0, max(0.2, float(width))),
            self.text(row, "by"),
        )

    @staticmethod
    def _id(part: str, title: str) -> str:
        """Only words and columns may stand several times, so their titles tell them apart."""
        return (_slug(title) or part) if part in ("words", "column") else part

    def _list(self, row: Mapping[str, Any], key: str) -> tuple[str, ...]:
        value = row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise PlanProblem(N_("Modèle {name} : « {key} » doit être une liste."),
                              name=self._name, key=key)
        return tuple(value)


def _load(path: Path, own: bool = False) -> ReportTemplate:
    from dataclasses import replace

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PlanProblem(N_("Modèle {name} : {why}"), name=path.name, why=str(error)) from None
    return replace(parse_template(text, _name(path), path.parent), own=own)


def _logo(name: str, folder: Path | None, template: str) -> str:
    """The logo's path; a name is looked for beside the template."""
    if not name:
        return ""
    path = (folder or Path()) / name
    if path.suffix.lower() not in _LOGOS or not path.is_file():
        raise PlanProblem(N_("Modèle {name} : le logo {logo} n’est pas là (PNG ou SVG)."),
                          name=template, logo=name[:80])
    return str(path)


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _name(path: Path) -> str:
    """``10-full.toml`` is called ``full``: the number only orders."""
    head, _, rest = path.stem.partition("-")
    return rest if head.isdecimal() and rest else path.stem


def _slug(title: str) -> str:
    return re.sub(r"\W+", "-", title.casefold()).strip("-")
