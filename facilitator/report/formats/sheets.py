"""Tables of typed values as XLSX and CSV, in which nothing that people typed is ever a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.blocks import Share
from facilitator.drawing.clean import clean
from facilitator.report.formats.base import (
    Cancelled,
    Progress,
    atomic,
    check,
    never,
    no_progress,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

Value = str | int | float | bool | date | datetime | None

_LONGEST = 32_767
"""Most characters that a cell of a spreadsheet holds."""
_NAME = re.compile(r"[\[\]:*?/\\']")
# OWASP, "CSV Injection": what makes a spreadsheet read a cell as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its column titles, and rows of values as long as the titles."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]


def write_xlsx(
    sheets: Sequence[Sheet],
    target: Path,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
) -> None:
    """Write ``sheets`` as a workbook, columns typed by their values, header row frozen.

    Raises ``FileProblem`` and ``ExportStopped`` as formats do; ``target`` is then as it was.
    """
    import xlsxwriter

    with atomic(target) as part:
        book = xlsxwriter.Workbook(str(part), {"constant_memory": True, "in_memory": False})
        try:
            looks = _looks(book)
            names: set[str] = set()
            for number, sheet in enumerate(sheets):
                _fill(book.add_worksheet(_sheet_name(sheet.name, names)), sheet, looks, cancelled)
                progress((number + 1) / len(sheets))
        finally:
            book.close()
        check(cancelled)


def write_csv(
    sheet: Sheet,
    target: Path,
    progress: Progress = no_progress,
    cancelled: Cancelled = never,
    *,
    delimiter: str = ";",
    guard: bool = True,
) -> None:
    """Write ``sheet`` as CSV: UTF-8 with a mark and semicolons, as Excel reads it in French.

    With ``guard``, a typed text that a spreadsheet would take for a formula gets an apostrophe
    before it; switch it off only for files that programs read.
    """
    with atomic(target) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow([_csv_cell(title, guard) for title in sheet.columns])
        for number, row in enumerate(sheet.rows):
            if number % 500 == 0:
                check(cancelled)
                progress(number / len(sheet.rows))
            writer.writerow([_csv_cell(value, guard) for value in row])
        check(cancelled)
        progress(1.0)


def _csv_cell(value: Value, guard: bool) -> str | int | float:
    match value:
        case None:
            return ""
        case bool():
            return int(value)
        case int() | float():
            return value
        case date():
            return value.isoformat()
        case str():
            text = clean(value)
            return f"'{text}" if guard and text.lstrip().startswith(_FORMULA) else text


def _fill(sheet: Worksheet, table: Sheet, looks: dict[str, CellFormat], stop: Cancelled) -> None:
    for column, width in enumerate(_widths(table)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    # On paper: as wide as the page, the titles on every one.
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if any(table.columns):
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    for column, title in enumerate(table.columns):
        sheet.write_string(0, column, _cell_text(title), looks["head"])
    for number, row in enumerate(table.rows, 1):
        if number % 500 == 0:
            check(stop)
        for column, value in enumerate(row):
            _write(sheet, number, column, value, looks)


def _write(
    sheet: Worksheet, row: int, column: int, value: Value, looks: dict[str, CellFormat]
) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case Share():
            sheet.write_number(row, column, value, looks["share"])
        case int() | float() if abs(value) < 10**15 and value == value:
            sheet.write_number(row, column, value)
        case datetime():
            moment = value.replace(tzinfo=None)
            sheet.write_datetime(row, column, moment, looks["moment"])
        case date():
            sheet.write_datetime(row, column, value, looks["day"])
        case _:
            sheet.write_string(row, column, _cell_text(str(value)), looks["text"])


def _looks(book: Workbook) -> dict[str, CellFormat]:
    return {
        "head": book.add_format(
            {"bold": True, "font_color": "#0F6B57", "bottom": 1, "text_wrap": True}
        ),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "share": book.add_format({"num_format": "0 %", "valign": "top"}),
        "day": book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"}),
        "moment": book.add_format({"num_format": "dd/mm/yyyy hh:mm", "valign": "top"}),
    }


def _widths(table: Sheet) -> Iterable[float]:
    """Yield a width per column in characters, from its title and its first rows."""
    for column, title in enumerate(table.columns):
        longest = max(
            (len(str(row[column])) for row in table.rows[:200] if column < len(row)), default=0
        )
        yield min(60.0, max(10.0, len(title) + 4.0, longest + 2.0))


def _cell_text(text: str) -> str:
    text = clean(text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return ``name`` as spreadsheets allow it: 31 characters, none of ``[]:*?/\\'``, no twin."""
    base = _NAME.sub(" ", clean(name).replace("\n", " ")).strip()[:31].strip() or "1"
    if base.lower() == "history":  # a name that Excel keeps for itself
        base = "History 1"
    found, number = base, 2
    while found.lower() in taken:
        found = f"{base[: 28 - len(str(number))]} ({number})"
        number += 1
    taken.add(found.lower())
    return found
