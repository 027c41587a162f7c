"""What a talk leaves behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """A comparison table; every row is a label and one cell per column, "" where unfilled."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The columns with the blank one over the rows' labels."""
        return ("", *self.columns)

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(bool(cell) for row in self.rows for cell in row[1:])


@dataclass(frozen=True, slots=True)
class TalkResult:
    """Title, instructions and notes of the step, and the comparison where there is one."""

    title: str
    prompt: str
    notes: str
    table: Comparison | None


def comparison(settings: Mapping[str, Any]) -> Comparison | None:
    """Build the table from the settings; None where it has no columns or no rows."""
    columns = tuple(settings.get("columns", ()))
    rows = settings.get("rows", ())
    if not columns or not rows:
        return None
    blanks = ("",) * len(columns)
    return Comparison(
        columns,
        tuple(
            (row["label"], *(*row.get("cells", ()), *blanks)[: len(columns)]) for row in rows
        ),
    )
