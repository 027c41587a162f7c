"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence


def column_widths(
    natural: Sequence[float], least: Sequence[float], width: float
) -> tuple[float, ...]:
    """Share ``width`` among columns; the widths returned add up to it.

    ``natural`` is what each column would take on one line, ``least`` what its longest word takes.
    Columns that ask for less than their share keep what they ask for, the others share the rest by
    what they ask for (the automatic table layout of CSS 2.2, 17.5.2.2, in its spirit).
    """
    count = len(natural)
    total = sum(natural)
    if total <= width:
        spare = (width - total) / count if count else 0.0
        return tuple(value + spare for value in natural)
    widths = [0.0] * count
    open_columns = list(range(count))
    room = width
    while True:
        share = room / len(open_columns)
        small = [column for column in open_columns if natural[column] <= share]
        if not small:
            break
        for column in small:
            widths[column] = natural[column]
            room -= natural[column]
            open_columns.remove(column)
    # Long texts count by their square root, so that one long cell does not starve the others.
    weights = [natural[column] ** 0.5 for column in open_columns]
    for column, weight in zip(open_columns, weights, strict=True):
        widths[column] = room * weight / sum(weights)
    return _hold_words(widths, least, width)


def _hold_words(widths: list[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Take room from roomy columns for those whose longest word would be cut."""
    if sum(least) > width:
        return tuple(widths)
    lacking = sum(max(0.0, low - wide) for wide, low in zip(widths, least, strict=True))
    spare = sum(max(0.0, wide - low) for wide, low in zip(widths, least, strict=True))
    if lacking <= 0 or spare <= 0:
        return tuple(widths)
    keep = 1 - lacking / spare
    return tuple(
        max(low, low + (wide - low) * keep) for wide, low in zip(widths, least, strict=True)
    )
