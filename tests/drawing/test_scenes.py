"""A scene is the same drawing as SVG, PNG and PDF, and nothing typed escapes from it."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from facilitator.drawing.build import Bar, bars, paragraph, table
from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.drawing.pdf import PdfFonts, PdfPen, draw_scene
from facilitator.drawing.png import to_png
from facilitator.drawing.svg import to_svg
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Table, Text, Weight
from facilitator.theme import load_theme

MEASURE = Measure()
THEME = load_theme("light")
SVG = "{http://www.w3.org/2000/svg}"


def svg(scene: Scene, **more: object) -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(scene, THEME, measure=MEASURE, **more))  # type: ignore[arg-type]


def pdf(scene: Scene) -> pymupdf.Document:
    from reportlab.pdfgen.canvas import Canvas

    raw = BytesIO()
    canvas = Canvas(raw, pagesize=(scene.width, scene.height))
    draw_scene(PdfPen(canvas, PdfFonts(MEASURE), THEME, scene.height), scene, 0, 0)
    canvas.showPage()
    canvas.save()
    return pymupdf.open(stream=raw.getvalue(), filetype="pdf")


def everything() -> Scene:
    rows = [["Accès", "Portail fermé"], ["Confort", "Pas d'ombre"]]
    return Scene(
        300, 240,
        (
            Rect(10, 10, 80, 40, fill="leaf", radius=6, key="bloc"),
            Circle(150, 30, 20, fill="clay", stroke="ink", stroke_width=2),
            Line(10, 70, 290, 70, color="line"),
            Text(290, 90, "à droite", 14, anchor=Anchor.END, weight=Weight.BOLD),
            Text(150, 110, "au milieu", 14, "sky", Weight.ITALIC, Anchor.MIDDLE, "mot"),
            Modules(230, 10, 40, ("1010", "0101", "1111", "0000")),
            table(MEASURE, ["Composante", "Aujourd'hui"], rows, 10, 130, 280, 11),
        ),
        "Un peu de tout", "paper",
    )  # fmt: skip


def test_svg_names_itself_and_holds_real_text() -> None:
    root = svg(everything(), title="Essai")
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Essai"
    assert root.findtext(f"{SVG}desc") == "Un peu de tout"
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert {"à droite", "au milieu", "Portail fermé"} <= set(texts)
    assert [e.get("data-key") for e in root.iter() if e.get("data-key")] == ["bloc", "mot"]


def test_svg_refers_to_nothing_and_runs_nothing() -> None:
    root = svg(everything(), embed_fonts=True)
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "title", "desc", "defs", "style", "text", "rect", "circle", "path"}
    style = root.findtext(f"{SVG}defs/{SVG}style") or ""
    assert style.count("url(") == style.count("url(data:font/ttf;base64,") == 4


def test_svg_text_is_held_to_its_measure_unless_the_font_is_inside() -> None:
    loose = next(e for e in svg(everything()).iter(f"{SVG}text") if e.text == "au milieu")
    wide = MEASURE.width("au milieu", 14, Weight.ITALIC)
    assert float(str(loose.get("textLength"))) == pytest.approx(wide, abs=0.01)
    exact = svg(everything(), embed_fonts=True).iter(f"{SVG}text")
    assert all(each.get("textLength") is None for each in exact)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_typed_stays_text_in_svg(text: str, key: str) -> None:
    root = svg(Scene(100, 100, (Text(0, 20, text, 12, key=key),), alt=text))
    drawn = [each.text for each in root.iter(f"{SVG}text")]
    assert drawn == ([one_line(text)] if one_line(text).strip() else [])
    assert root.get("role") == ("img" if one_line(text) else None)


def test_png_shows_what_is_where() -> None:
    with Image.open(BytesIO(to_png(everything(), THEME, scale=2.0, measure=MEASURE))) as image:
        assert image.size == (600, 480)
        assert image.getpixel((100, 60)) == THEME.rgb("leaf")
        assert image.getpixel((300, 60)) == THEME.rgb("clay")
        assert image.getpixel((590, 400)) == THEME.rgb("paper")
        assert image.getpixel((462, 22)) == THEME.rgb("ink")
        box = image.crop((420, 156, 590, 190)).convert("L").point(lambda v: 255 if v < 128 else 0)
        left = 420 + box.getbbox()[0]
    assert left == pytest.approx(2 * (290 - MEASURE.width("à droite", 14, Weight.BOLD)), abs=3)


def test_png_without_ground_is_clear_and_huge_ones_are_made_coarser() -> None:
    clear = to_png(Scene(10, 10), THEME, ground=None, measure=MEASURE)
    with Image.open(BytesIO(clear)) as image:
        assert image.getpixel((5, 5))[3] == 0
    with Image.open(BytesIO(to_png(Scene(9000, 9000), THEME, measure=MEASURE))) as image:
        assert image.width * image.height <= 24_100_000


def test_pdf_shows_what_is_where_and_can_be_searched() -> None:
    with pdf(everything()) as document:
        page = document[0]
        assert "Portail fermé" in page.get_text()
        found = page.search_for("à droite")[0]
        assert found.x1 == pytest.approx(290, abs=0.5)
        assert found.width == pytest.approx(MEASURE.width("à droite", 14, Weight.BOLD), abs=0.5)
        pixels = page.get_pixmap()
        assert pixels.pixel(50, 30) == pytest.approx(THEME.rgb("leaf"), abs=2)
        assert pixels.pixel(150, 30) == pytest.approx(THEME.rgb("clay"), abs=2)
        assert pixels.pixel(5, 235) == pytest.approx(THEME.rgb("paper"), abs=2)


@pytest.mark.parametrize(
    "text", ["🌳 et 你好", "\x00\x07", "\u202exet", "(\\) Tj ET", "\ud83c", ""]
)
def test_every_surface_draws_hostile_text(text: str) -> None:
    scene = Scene(200, 60, (Text(10, 30, text, 12),), alt=text, background="surface")
    assert svg(scene).tag == f"{SVG}svg"
    assert to_png(scene, THEME, measure=MEASURE).startswith(b"\x89PNG")
    with pdf(scene) as document:
        assert len(document) == 1


def test_bars_are_as_long_as_their_values_and_stay_inside() -> None:
    rows = [Bar("Très " * 12, 8, "8", "80 %", key="a"), Bar("Non", 4, "4"), Bar("Rien", 0, "0")]
    parts, height = bars(MEASURE, rows, 20, 30, 300, 12)
    drawn = [part for part in parts if isinstance(part, Rect)]
    assert drawn[0].width == pytest.approx(2 * drawn[1].width)
    assert drawn[2].width < 2
    for part in parts:
        if isinstance(part, Text):
            assert part.x + MEASURE.width(part.text, part.size, part.weight) <= 320.01
            assert 30 <= part.y <= 30 + height
    assert bars(MEASURE, [], 0, 0, 100, 12) == ((), 0.0)


def test_bars_of_nothing_but_zeros_are_drawn() -> None:
    parts, _ = bars(MEASURE, [Bar("A", 0, "0"), Bar("B", 0, "0")], 0, 0, 200, 12)
    assert all(part.width < 2 for part in parts if isinstance(part, Rect))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=80), max_size=4), max_size=5), st.floats(120, 600),
)  # fmt: skip
def test_tables_are_as_wide_as_asked_and_hold_their_texts(
    rows: list[list[str]], width: float
) -> None:
    made = table(MEASURE, ["Un", "Deux", "Trois"], rows, 5, 5, width, 10)
    assert sum(made.columns) == pytest.approx(width)
    assert all(column > 0 for column in made.columns)
    assert len(made.heights) == len(made.rows) == len(rows) + 1
    for row in made.rows:
        for cell, column in zip(row, made.columns, strict=True):
            for line in cell.lines:
                assert MEASURE.width(line, 10, cell.weight) <= column or len(line) == 1
    bottom = 5 + sum(made.heights)
    scene = Scene(width + 10, bottom, (made,))
    assert all(part.y <= bottom for part in primitives(scene) if isinstance(part, Text))


def test_numeric_columns_are_set_flush_right() -> None:
    made = table(MEASURE, ["Mot", "Fois"], [["un", "7"]], 0, 0, 200, 10, numeric=frozenset({1}))
    texts = {part.text: part for part in primitives(Scene(200, 50, (made,)))
             if isinstance(part, Text)}  # fmt: skip
    assert texts["7"].anchor is Anchor.END
    assert texts["7"].x == texts["Fois"].x == pytest.approx(195)
    assert isinstance(made, Table)


def test_paragraph_stands_in_its_box() -> None:
    texts, height = paragraph(MEASURE, "un deux trois " * 9, 10, 20, 90, 12, anchor=Anchor.MIDDLE)
    assert len(texts) > 2
    assert all(text.x == 55 for text in texts)
    assert 20 < texts[0].y < texts[-1].y < 20 + height
