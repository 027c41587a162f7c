"""What has a key glides from its old place; the rest is simply there."""

from __future__ import annotations

import pytest

from facilitator.scene import Circle, Line, Rect, Scene, Text
from ui.projector.canvas import Canvas
from ui.projector.glide import between, moves
from ui.projector.sight import Projection


def test_a_word_goes_from_its_old_place_to_its_new_one() -> None:
    old = [Text(10, 20, "eau", 30, key="eau"), Text(0, 0, "titre", 12)]
    new = [Text(0, 0, "autre titre", 12), Text(110, 220, "eau", 40, key="eau")]
    title, word = moves(old, new)
    assert title.still
    assert not word.still
    assert word.at(0.0) == Text(10, 20, "eau", 40, key="eau")
    assert word.at(0.5) == Text(60, 120, "eau", 40, key="eau")
    assert word.at(1.0) == new[1]


def test_a_new_word_fades_in_unless_it_is_the_first_picture() -> None:
    new = [Text(0, 0, "eau", 30, key="eau")]
    assert not moves([Text(0, 0, "feu", 30, key="feu")], new)[0].still
    assert moves([], new)[0].still


def test_elements_that_share_a_key_keep_their_order() -> None:
    old = [Text(0, 0, "faire", 30, key="k"), Rect(0, 0, 10, 10, key="k"), Text(0, 9, "bien", 30,
                                                                              key="k")]
    new = [Text(5, 0, "faire", 30, key="k"), Text(5, 9, "bien", 30, key="k"),
           Rect(0, 0, 90, 10, key="k")]
    assert [move.start for move in moves(old, new)] == [old[0], old[2], old[1]]


def test_shapes_grow_on_their_way() -> None:
    assert between(Rect(0, 0, 10, 4), Rect(0, 0, 30, 4), 0.5) == Rect(0, 0, 20, 4)
    assert between(Circle(0, 0, 2), Circle(4, 4, 4), 0.5) == Circle(2, 2, 3)
    assert between(Line(0, 0, 2, 2), Line(2, 2, 4, 4), 0.5) == Line(1, 1, 3, 3)
    assert between(Rect(0, 0, 1, 1), Circle(4, 4, 4), 0.5) == Circle(4, 4, 4)


def many(size: float, shift: float = 0.0) -> Projection:
    """Forty words on a page."""
    return Projection(Scene(1600, 900, tuple(
        Text(40 + at % 8 * 190 + shift, 100 + at // 8 * 150, f"mot {at}", size, key=f"k{at}")
        for at in range(40)), background="paper"))


@pytest.fixture
def canvas(qtbot, look) -> Canvas:
    canvas = Canvas(look.painter(), 150)
    qtbot.addWidget(canvas)
    canvas.resize(960, 540)
    canvas.show()
    qtbot.waitExposed(canvas)
    return canvas


def test_words_at_rest_are_drawn_ahead_so_that_the_next_glide_draws_none(
    qtbot, canvas, monkeypatch
) -> None:
    drawn: list[Text] = []
    draw = canvas.painter.draw

    def counted(painter, part) -> None:
        drawn.extend([part] if isinstance(part, Text) else ())
        draw(painter, part)

    canvas.show_projection(many(30))
    monkeypatch.setattr(canvas.painter, "draw", counted)
    canvas.grab()
    qtbot.waitUntil(lambda: len(drawn) >= 80)  # the picture at rest, and each word beforehand
    qtbot.wait(20)
    drawn.clear()
    canvas.show_projection(many(30, shift=9))
    assert canvas.gliding()
    canvas.grab()
    assert drawn == []


def test_words_that_changed_their_size_stand_sharp_after_the_glide(qtbot, canvas, look) -> None:
    canvas.show_projection(many(30))
    canvas.grab()
    canvas.show_projection(many(36, shift=9))
    while canvas.gliding():
        assert not canvas.grab().isNull()
        qtbot.wait(10)
    still = Canvas(look.painter(), 0)
    qtbot.addWidget(still)
    still.resize(canvas.size())
    still.show_projection(many(36, shift=9))
    assert canvas.grab().toImage() == still.grab().toImage()
