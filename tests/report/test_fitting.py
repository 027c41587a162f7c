"""Fitting a report to its pages: lists get shorter, pictures use the room that is left."""

from __future__ import annotations

from facilitator.blocks import ItemList, Picture, plain
from facilitator.i18n import french
from facilitator.report.shortening import fitted
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
