"""Fitting a report to its pages: lists get shorter, pictures use the room that is left."""

from __future__ import annotations

from dataclasses import replace

from facilitator.blocks import DataTable, ItemList, Picture, plain
from facilitator.i18n import french
from facilitator.report.shortening import fitted, shortened
from facilitator.scene import Scene

CLOUD = Picture(Scene(480, 300, (), "Un nuage"), width=0.4)
CHART = Picture(Scene(480, 300, (), "Des barres"))


def fit(lines: int, pages: int = 1) -> list[Picture]:
    said = ItemList(tuple(plain(f"Un banc, {n}") for n in range(lines)))
    return [block for block in fitted((CLOUD, said, CHART), pages, french())
            if isinstance(block, Picture)]


def test_a_narrow_picture_grows_into_the_room_that_is_left() -> None:
    assert [one.width for one in fit(2)] == [1.0, 1.0]
    some = fit(14)[0].width
    assert 0.4 < some < 1.0


def test_a_narrow_picture_keeps_its_width_where_the_lists_fill_the_page() -> None:
    assert [one.width for one in fit(17)] == [0.4, 1.0]


def test_a_table_with_one_row_too_many_keeps_it() -> None:
    rows = tuple((str(n), f"Question {n}") for n in range(1, 6))
    whole = DataTable(("Rang", "Option"), rows[:4])
    assert shortened([whole], french(), rows=3) == [whole], "saying so would take as much room"
    cut = shortened([replace(whole, rows=rows)], french(), rows=3)
    assert [block.rows for block in cut if isinstance(block, DataTable)] == [rows[:3]]
