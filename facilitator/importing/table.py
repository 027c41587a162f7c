"""A table out of a CSV or XLSX file, whatever program wrote it; nothing is lost silently."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from facilitator.cleaning import clean_line
from facilitator.errors import PlanProblem
from facilitator.i18n import N_, Message

MOST_ROWS = 20_000
MOST_COLUMNS = 200
_ABOVE = 5
"""Rows over the headings that may be the list's own title."""
_BYTES = 50_000_000
_SEPARATORS = ";,\t|"
_SAID = re.compile(r"sep=([;,\t|])[ ;,\t]*(?:\r\n|\r|\n)", re.IGNORECASE)
_FORCED = re.compile(r'\s*="([^"]*)"\s*\Z')
"""How Excel keeps the zeros of ="00123" in a CSV."""


@dataclass(frozen=True, slots=True)
class Table:
    """Cells as text under their headings; ``notes`` say what was guessed, mended or looks odd."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[Message, ...] = ()


def read_table(path: Path) -> Table:
    """Read a table. Raises :class:`PlanProblem` with a sentence where it cannot be read."""
    try:
        if path.stat().st_size > _BYTES:
            raise PlanProblem(N_("{name} est trop gros pour une liste."), name=path.name)
        raw = path.read_bytes()
    except OSError as error:
        raise PlanProblem(
            N_("{name} ne peut pas être lu : {why}."), name=path.name, why=error.strerror or ""
        ) from None
    return parse_table(raw, path.name)


def parse_table(raw: bytes, name: str = "") -> Table:
    """Read a table from its bytes: XLSX by its zip mark, anything else as separated text."""
    if raw.startswith(b"PK"):
        return _sheet(raw, name)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise PlanProblem(N_("{name} est un ancien classeur .xls : enregistrez-le en .xlsx."),
                          name=name)
    text, notes = _decoded(raw, name)
    if "\x00" in text:
        raise PlanProblem(N_("{name} n’est pas un tableau de texte."), name=name)
    # Excel may say its separator on a first line of its own.
    said = _SAID.match(text)
    text = text[said.end():] if said else text
    separator = said[1] if said else _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False))
    except csv.Error as error:
        raise PlanProblem(
            N_("{name} ne peut pas être lu : {why}."), name=name, why=str(error)
        ) from None
    return _table(rows, notes, name)


def _decoded(raw: bytes, name: str) -> tuple[str, list[Message]]:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16")):
        if raw.startswith(mark):
            try:
                return raw.decode(encoding), []
            except UnicodeDecodeError:
                break
    for place, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = raw[place:400:2]  # two bytes a sign, and no mark that says so: one is mostly nought
        if len(raw) % 2 == 0 and high.count(0) > 0.4 * len(high):
            with suppress(UnicodeDecodeError):
                return raw.decode(encoding), []
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError:
        pass
    # Old exports are Windows-1252 or, from a Mac, Mac Roman: French accents tell them apart.
    likely = max(("cp1252", "mac_roman"), key=lambda code: _french(raw.decode(code, "replace")))
    note = Message(N_("Les accents ont été lus comme du {encoding} : vérifiez-les."),
                   {"encoding": {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}[likely]})
    return raw.decode(likely, "replace"), [note]


def _french(text: str) -> int:
    return sum(text.count(char) for char in "éèêëàâçîïôùûÉÈÀÇŒœ’") - 5 * text.count("\ufffd")


def _separator(text: str) -> str:
    """The separator that cuts the headings, and most of the first rows into as many cells."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def score(separator: str) -> int:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        width = widths[0] if widths else 1
        return 100 * sum(one == width for one in widths) + width if width > 1 else 0

    return max(_SEPARATORS, key=score)


def _sheet(raw: bytes, name: str) -> Table:
    from zipfile import BadZipFile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        sheet = max(sheets or book.worksheets, key=lambda one: (one.max_row or 0) > 1)
        values = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS, values_only=True)
        rows = [[_cell(value) for value in row] for row in values]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
        raise PlanProblem(
            N_("{name} ne peut pas être lu : {why}."), name=name, why=str(error)[:200]
        ) from None
    notes = []
    if len(sheets) > 1:
        notes.append(Message(N_("Le classeur a {n} feuilles ; « {sheet} » a été lue."),
                             {"n": len(sheets), "sheet": sheet.title}))
    return _table(rows, notes, name)


def _cell(value: Any) -> str:
    """A spreadsheet's value as people typed it: 3.0 is "3", a date is a day."""
    match value:
        case None:
            return ""
        case bool():
            return N_("oui") if value else N_("non")
        case float() if value.is_integer():
            return str(int(value))
        case datetime():
            midnight = value.hour == value.minute == value.second == 0
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _table(rows: Sequence[Iterable[str]], notes: list[Message], name: str) -> Table:
    cleaned = [[clean_line(_forced(cell)) for cell in row] for row in rows]
    filled = [row for row in cleaned if any(row)]
    if not filled:
        raise PlanProblem(N_("{name} est vide."), name=name)
    if len(filled) > MOST_ROWS:
        raise PlanProblem(N_("{name} a plus de {n} lignes."), name=name, n=MOST_ROWS)
    titles = _titles(filled)
    above = ["".join(row) for row in filled[:titles]]
    filled = filled[titles:]
    if titles:
        notes.append(Message(N_("« {title} » au-dessus des titres de colonnes a été passé."),
                             {"title": " · ".join(above)[:200]}))
    used = (len(row) - next(n for n, cell in enumerate(reversed(row)) if cell) for row in filled)
    width = min(MOST_COLUMNS, max(used))
    square = [tuple((row + [""] * width)[:width]) for row in filled]
    columns = _headings(square[0])
    long = sum(any(row[width:]) for row in filled)
    if long:
        notes.append(Message(
            N_("{n} ligne a plus de {width} colonnes : la suite est laissée de côté."),
            {"n": long, "width": width},
            N_("{n} lignes ont plus de {width} colonnes : la suite est laissée de côté."), long))
    skipped = len(cleaned) - len(filled) - titles
    if skipped:
        notes.append(Message(N_("{n} ligne vide a été passée."), {"n": skipped},
                             N_("{n} lignes vides ont été passées."), skipped))
    notes += _odd(columns, square[1:])
    return Table(columns, tuple(square[1:]), tuple(notes))


def _forced(cell: str) -> str:
    found = _FORCED.match(cell)
    return found[1] if found else cell


def _titles(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the headings: those of a single cell over a wider table."""
    count = next((n for n, row in enumerate(rows) if sum(map(bool, row)) > 1), 0)
    wide = sum(sum(map(bool, row)) > 1 for row in rows[count:])
    return count if count <= _ABOVE and wide > 1 else 0


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    """Headings, each once: blank ones are numbered, repeated ones too."""
    found: list[str] = []
    for place, cell in enumerate(row, start=1):
        heading, number = cell or f"Colonne {place}", 2
        while heading in found:
            heading, number = f"{cell or 'Colonne'} ({number})", number + 1
        found.append(heading)
    return tuple(found)


def _odd(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Message]:
    """Values that a spreadsheet probably mangled: a day's number among texts (1 is 1900)."""
    notes = []
    for place, column in enumerate(columns):
        values = [row[place] for row in rows if row[place]]
        serials = {v for v in values if v.isdecimal() and len(v) == 5 and "30000" < v < "60000"}
        texts = [v for v in values if not v.isdecimal()]
        if serials and len(texts) > len(values) / 2:
            day = sorted(serials)[0]
            notes.append(Message(
                N_("« {column} » contient « {value} », sans doute une date abîmée par un tableur."),
                {"column": column, "value": day}))
    return notes
