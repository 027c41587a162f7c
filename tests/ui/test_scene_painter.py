"""Scenes look the same in Qt as everywhere else."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPixmap

from facilitator.activities.context import Frame
from facilitator.activities.kind import AnyKind
from facilitator.activities.registry import discover
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text, Weight
from facilitator.theme import load_theme
from ui.examples import example_context
from ui.fonts import load_fonts
from ui.scene_painter import ScenePainter

KINDS = discover()
SENTENCES = ("Pour moi, la coopération, c’est… ?", "09:30 → 12 h 30", "AVATo fi fl 1×2",
             "Bokantaj é wouvè zyé, ansanm ansanm", "« Œuvrer à l’école » — déjà 17 / 20")


@pytest.fixture(scope="module")
def measure() -> Measure:
    return Measure()


@pytest.fixture
def painter(qapp: object, measure: Measure) -> ScenePainter:
    load_fonts()
    return ScenePainter(load_theme("light"), measure)


@pytest.mark.parametrize("weight", list(Weight))
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("size", [9.5, 30.0, 61.3])
def test_text_is_as_wide_as_measured(painter, measure, sentence, size, weight) -> None:
    expected = measure.width(sentence, size, weight)
    assert painter.width(sentence, size, weight) == pytest.approx(expected, rel=5e-4)


def ink(picture: QPixmap, color: str) -> int:
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    wanted = QColor(color).rgb()
    return sum(image.pixel(x, y) == wanted
               for x in range(image.width()) for y in range(image.height()))


def test_every_element_leaves_its_colour(painter) -> None:
    elements = (
        Rect(0, 0, 40, 40, fill="leaf"), Circle(60, 20, 15, fill="clay"),
        Line(0, 50, 100, 50, "sky", 4), Modules(0, 60, 40, ("10", "01"), "ink"),
        Text(50, 90, "Mot", 30, "alarm", anchor=Anchor.START),
    )
    picture = painter.pixmap(Scene(120, 100, elements), 120, 100)
    theme = painter.theme
    assert ink(picture, theme.color("leaf")) == 1600
    assert ink(picture, theme.color("clay")) > 500
    assert ink(picture, theme.color("sky")) == 400
    assert ink(picture, theme.color("ink")) == 800
    assert ink(picture, theme.color("alarm")) > 50


def test_a_letter_that_only_another_font_has_stays_in_its_place(painter, measure) -> None:
    text = "\U0001f600" * 6
    picture = painter.pixmap(Scene(400, 60, (Text(0, 45, text, 40),)), 400, 60)
    image = picture.toImage()
    room = round(measure.width(text, 40)) + 2
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(room, 400) for y in range(60))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
@pytest.mark.parametrize("size", [(1600, 900), (1600, 700), (390, 500)])
def test_pictures_of_every_kind_draw(painter, measure, kind: AnyKind, size) -> None:
    for example in kind.examples():
        context = example_context(kind, example)
        frame = Frame(width=size[0], height=size[1], back_row=size[0] > 400)
        scene = kind.picture(kind.tally(context), context, frame, measure)
        picture = painter.pixmap(scene, size[0] // 4, size[1] // 4)
        assert not picture.isNull()
        assert scene.alt
        texts = [part for part in primitives(scene) if isinstance(part, Text)]
        assert texts
        for part in texts:
            expected = measure.width(part.text, part.size, part.weight)
            assert painter.width(part.text, part.size, part.weight) == pytest.approx(
                expected, rel=2e-3, abs=0.1
            )
