"""The rows of a tree of two levels."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem


def tops(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    """The rows of the first level, in order."""
    found = (tree.topLevelItem(number) for number in range(tree.topLevelItemCount()))
    return [row for row in found if row is not None]


def under(row: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    """The rows under one, in order."""
    found = (row.child(number) for number in range(row.childCount()))
    return [one for one in found if one is not None]


def rows(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    """Every row from top to bottom."""
    for top in tops(tree):
        yield top
        yield from under(top)
