"""What moved between two results of the same kind, out of the tables that kinds give. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.activities.common import percent, whole_percent
from facilitator.i18n import N_, Translator
from ui.console.tables import is_share

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Table:
    """A result as its kind writes it: a header, and rows of typed cells."""

    header: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()


NOTHING = Table()


@dataclass(frozen=True, slots=True)
class Moves:
    """``measured`` names what is compared; nothing where two results cannot be."""

    measured: str = ""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def moves(before: Table, after: Table, tr: Translator) -> Moves:
    """What each line measured before and after, what moved most first.

    Lines are matched by their words. What is measured is a share where the table has one, else
    the first number after the words; a table without numbers gives no rows.
    """
    column = _measured((*before.rows, *after.rows))
    if column is None or before.header != after.header:
        return Moves()
    keys = [n for n in range(column) if _all((*before.rows, *after.rows), n, str)]
    share = is_share(row[column] for row in (*before.rows, *after.rows))
    old, new = _by_words(before, keys, column), _by_words(after, keys, column)
    lines = sorted(dict.fromkeys((*old, *new)),
                   key=lambda words: -abs(new.get(words, 0) - old.get(words, 0)))
    header = (*(before.header[n] for n in keys), tr(N_("Avant")), tr(N_("Après")), tr(N_("Écart")))
    return Moves(before.header[column], header, tuple(
        (*words, _said(old.get(words), share, tr), _said(new.get(words), share, tr),
         _moved(new.get(words, 0) - old.get(words, 0), share, tr))
        for words in lines))


def _measured(rows: Sequence[Row]) -> int | None:
    """The column that is compared."""
    if not rows:
        return None
    columns = range(len(rows[0]))
    words = next((n for n in columns if _all(rows, n, str)), None)
    if words is None:
        return None
    numbers = [n for n in columns if n > words and _all(rows, n, (int, float))]
    shares = [n for n in numbers if is_share(row[n] for row in rows)]
    return next(iter((*shares, *numbers)), None)


def _all(rows: Sequence[Row], column: int, shape: type | tuple[type, ...]) -> bool:
    return all(isinstance(row[column], shape) and not isinstance(row[column], bool)
               for row in rows)


def _by_words(table: Table, keys: Sequence[int], column: int) -> dict[tuple[str, ...], float]:
    return {tuple(row[n] for n in keys): row[column] for row in table.rows}


def _said(value: float | None, share: bool, tr: Translator) -> str:
    if value is None:
        return "–"
    return percent(tr, value) if share else tr.number(value)


def _moved(value: float, share: bool, tr: Translator) -> str:
    number = whole_percent(value) if share else value
    if not number:
        return "="
    sign = "+" if number > 0 else "−"
    written = tr.number(abs(number))
    return sign + (tr.plural(N_("{n} point"), N_("{n} points"), abs(round(number)), n=written)
                   if share else written)
