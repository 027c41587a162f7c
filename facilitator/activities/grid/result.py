"""Sorting the lines of all groups into their grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.context import Entry, Group, Source, Theme
from facilitator.fields import Option


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a cell; ``id`` is its entry's. ``added`` ones were written down in plenary.

    ``origin`` is the group that wrote it, where that one was merged into the line's group.
    """

    id: str
    text: str
    author: str
    starred: bool
    added: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class GroupGrid:
    """One group's grid: ``cells`` are in the order of the headings.

    ``names`` are those of members who gave one, ``people`` counts all; ``rapporteur`` is a name.
    """

    id: str
    label: str
    question: str
    names: tuple[str, ...]
    people: int
    rapporteur: str
    cells: tuple[tuple[Line, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines the group has written."""
        return sum(map(len, self.cells))


@dataclass(frozen=True, slots=True)
class CommonPoint:
    """What lines of several groups share; ``groups`` are their names, in the groups' order."""

    id: str
    text: str
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GridResult:
    """The headings, and one grid per group in the groups' order.

    Without groups everybody writes in one grid without a label; lines of people in no group are
    in a last grid of their own (``id`` ""), so that nothing written is lost.
    """

    columns: tuple[Option, ...]
    grids: tuple[GroupGrid, ...]
    common: tuple[CommonPoint, ...] = ()

    @property
    def lines(self) -> int:
        """How many lines there are in all."""
        return sum(grid.lines for grid in self.grids)


def sort_lines(
    entries: Sequence[Entry], columns: Sequence[Option], groups: Sequence[Group],
    common: Sequence[Theme] = (),
) -> GridResult:
    """Put every line into its group's cell, in the order in which lines came."""
    known = {group.id for group in groups}
    found: dict[tuple[str, str], list[Line]] = {}
    for entry in entries:
        text = str(entry.payload.get("text", ""))
        if not text:
            continue
        place = (entry.group if entry.group in known else "", str(entry.payload.get("column")))
        found.setdefault(place, []).append(Line(
            entry.id, text, entry.author, entry.starred, entry.source is Source.FACILITATOR,
            entry.origin,
        ))

    def grid(group: Group) -> GroupGrid:
        cells = tuple(tuple(found.get((group.id, column.id), ())) for column in columns)
        called = dict(zip(group.members, group.names, strict=False))
        return GroupGrid(
            group.id, group.label, group.question, tuple(filter(None, group.names)),
            len(group.members), called.get(group.rapporteur, ""), cells,
        )

    grids = [grid(group) for group in groups]
    rest = grid(Group("", ""))
    if rest.lines or not groups:
        grids.append(rest)
    homes = {entry.id: entry.group for entry in entries}
    points = (
        (theme, {homes[key] for key in theme.entries if key in homes}) for theme in common
    )
    return GridResult(tuple(columns), tuple(grids), tuple(
        CommonPoint(theme.id, theme.label, tuple(g.label for g in groups if g.id in wrote))
        for theme, wrote in points if wrote
    ))
