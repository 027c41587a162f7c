"""One cloud on every surface: as text in SVG and PDF, on a phone with the rest of it beneath."""

from __future__ import annotations

import io
from itertools import combinations

import pytest

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.word_cloud import KIND
from facilitator.activities.word_cloud.picture import IN_HAND
from facilitator.activities.word_cloud.result import CloudResult
from facilitator.blocks import Picture
from facilitator.drawing.measure import Measure
from facilitator.drawing.pdf import PdfFonts, PdfPen, draw_scene
from facilitator.drawing.png import to_png
from facilitator.drawing.svg import to_svg
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.scene import Scene, Text
from facilitator.theme import load_theme

CLOUD = KIND()
CONTEXT = Context(settings=check_form(CLOUD.settings_fields(), {}))
MEASURE = Measure()
SYLLABLES = ["ba", "co", "di", "fu", "lé", "mi", "no", "pra", "sou", "ta", "ver", "zan"]
PHONE = Frame(360, 480, back_row=False)


def many(terms: int) -> CloudResult:
    """Terms of which the first are said more often."""
    counter = CLOUD.counter()
    texts = [f"{one}{two}{three}".capitalize() for one in SYLLABLES for two in SYLLABLES
             for three in SYLLABLES[:2]][:terms]
    said = [text for at, text in enumerate(texts) for _ in range(1 + (at < 20) * (20 - at) // 4)]
    for number, text in enumerate(said):
        counter.put(Entry(str(number), f"p{number}", "", "0", {"text": text}))
    return counter.result(CONTEXT)


def drawn(scene: Scene) -> dict[str, Text]:
    return {part.text: part for part in scene.elements if isinstance(part, Text)}


def test_a_phone_shows_the_commonest_large_and_lists_all_others_beneath() -> None:
    result = many(150)
    assert len(result.terms) == 150
    scene = CLOUD.picture(result, CONTEXT, PHONE, MEASURE)
    parts = drawn(scene)
    cloud = [part for part in parts.values() if part.key]
    assert len(cloud) == IN_HAND
    assert max(part.size for part in cloud) >= 1.8 * min(part.size for part in cloud)
    assert max(part.y for part in cloud) < PHONE.height
    listed = " ".join(part.text for part in parts.values() if not part.key)
    assert all(term.label in listed or term.label in parts for term in result.terms)
    assert scene.height > PHONE.height
    assert all(part.y < scene.height for part in parts.values())


def test_a_small_cloud_on_a_phone_has_no_list() -> None:
    scene = CLOUD.picture(many(12), CONTEXT, PHONE, MEASURE)
    assert (scene.height, len(drawn(scene))) == (PHONE.height, 12)


def printed(terms: int) -> list[Text]:
    blocks = CLOUD.report(many(terms), CONTEXT, french(), MEASURE)
    picture = next(block for block in blocks if isinstance(block, Picture))
    return [part for part in picture.scene.elements if isinstance(part, Text) and part.key]


def test_words_on_paper_stand_apart_and_none_is_lost_for_it() -> None:
    words = printed(40)
    assert len({word.key for word in words}) == 40
    for one, other in combinations(words, 2):
        size = min(one.size, other.size)
        if one.key != other.key and abs(one.y - other.y) < size / 2:
            wide = sum(MEASURE.width(w.text, w.size, w.weight) for w in (one, other)) / 2
            assert abs(one.x - other.x) - wide >= 0.4 * size, f"{one.text} | {other.text}"
    assert len({word.key for word in printed(150)}) == 150


def test_words_in_a_pdf_can_be_searched_and_read_out() -> None:
    pikepdf = pytest.importorskip("pikepdf")
    from reportlab.pdfgen.canvas import Canvas

    scene = CLOUD.picture(many(30), CONTEXT, Frame(480, 300, back_row=False), MEASURE)
    file = io.BytesIO()
    page = Canvas(file, pagesize=(scene.width, scene.height))
    draw_scene(PdfPen(page, PdfFonts(MEASURE), load_theme("light"), scene.height), scene, 0, 0)
    page.save()
    with pikepdf.open(file) as pdf:
        resources = pdf.pages[0].Resources
        assert "/XObject" not in resources or not list(resources.XObject)  # no bitmap of words
        assert all("/ToUnicode" in font for font in resources.Font.values()
                   if font.Subtype == "/TrueType")


def test_exported_pictures_hold_the_words_as_text_with_the_letters_they_need() -> None:
    scene = CLOUD.picture(many(30), CONTEXT, Frame(), MEASURE)
    svg = to_svg(scene, load_theme("light"), embed_fonts=True)
    assert all(f">{text}</text>" in svg for text in drawn(scene))
    assert "font-face" in svg
    assert to_png(scene, load_theme("dark"), ground="paper").startswith(b"\x89PNG")
