"""Whatever people type, every page is written, and nothing leaves its paper or its place."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.drawing.flatten import primitives
from facilitator.drawing.measure import Measure
from facilitator.i18n import french
from facilitator.printing.join import Join
from facilitator.printing.products import PRODUCTS, Choices, print_product
from facilitator.printing.sheet import A4, A6, Box, Press, Sheet
from facilitator.scene import Anchor, Text
from facilitator.workshop.sequence import StepPlan
from tests.report.hostile import HOSTILE

MEASURE = Measure()
CHOICES = Choices(join=Join("http://192.168.8.2:8080/", "réseau 🌳", "😀" * 9, "WIFI:S:x;;"))


def on_paper(page) -> None:
    """Every line of text lies on its page, and no two lines lie over each other."""
    lines = []
    for part in primitives(page):
        if not isinstance(part, Text) or not part.text.strip():
            continue
        wide = MEASURE.width(part.text, part.size, part.weight)
        left = part.x - {Anchor.START: 0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[part.anchor]
        assert left >= 8, part
        assert left + wide <= page.width - 8, part
        assert part.y - part.size * 0.73 >= 8, part
        assert part.y + part.size * 0.2 <= page.height - 8, part
        lines.append((left, part.y - part.size * 0.6, left + wide, part.y, part.text))
    for place, one in enumerate(lines):
        for two in lines[place + 1 :]:
            apart = (one[2] <= two[0] + 0.5 or two[2] <= one[0] + 0.5
                     or one[3] <= two[1] + 0.5 or two[3] <= one[1] + 0.5)
            assert apart, (one, two)


def fill(session, text: str) -> None:
    """Put ``text`` wherever a person may put one."""
    session.plan.describe(title=text, place=text, organiser=text).result()
    session.plan.add(StepPlan("talk", text, text, text)).result()
    step = next(step for step in session.steps() if step.key == "groupes")
    session.plan.change(step.id, title=text, prompt=text, notes=text).result()
    team, other = session.groups.of(step.id)
    session.groups.change(team.id, question=text, label=text[:80].strip() or "x").result()
    session.groups.change(other.id, question=text[:90]).result()
    for name in (text, text, "", text[:60]):
        person = session.room.join(name, profile={"organisation": text}).result().participant.id
        session.groups.join(team.id, person).result()
        session.groups.change(team.id, rapporteur_id=person).result()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_page_keeps_hostile_text_in_its_place(session, tmp_path, text):
    session.plan.describe(start="18:00", end="18:30").result()
    # The document takes no half characters; plans and phones are cleaned of them before.
    fill(session, text.encode("utf-8", "replace").decode("utf-8"))
    for product in PRODUCTS:
        press = Press(french())
        for page in product.pages(session, press, CHOICES):
            on_paper(page)
        target = tmp_path / f"{product.name}.pdf"
        assert print_product(product.name, session, target, french(), CHOICES) >= 1
        assert target.read_bytes().startswith(b"%PDF")


def test_typed_keywords_as_hostile_as_you_like(session):
    press = Press(french())
    cards = next(product for product in PRODUCTS if product.name == "cards")
    pages = cards.pages(session, press, Choices(keywords=tuple(HOSTILE.values())))
    assert pages
    for page in pages:
        on_paper(page)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=400), size=st.floats(7, 60), wide=st.floats(20, 500),
       high=st.floats(10, 300))
def test_fitted_text_stays_in_its_box(text, size, wide, high):
    sheet = Sheet(Press(french()), A4)
    sheet.fit(text, Box(10, 10, wide, high), (size, size / 2, 6.5))
    for part in sheet.scene().elements:
        assert MEASURE.width(part.text, part.size) <= max(wide, part.size * 2) + 0.01
        assert part.y <= 10 + max(high, part.size * 1.2)


def test_fonts_are_embedded(printed):
    from facilitator.printing.products import sequence

    paper = printed(sequence)
    rows = paper.tool("pdffonts").decode().splitlines()[2:]
    assert rows
    assert all("Inter" in row and row.split()[-5:-2] == ["yes"] * 3 for row in rows)
    checked = subprocess.run(["pdftotext", str(paper.path), "-"], capture_output=True, check=True)
    assert checked.stderr == b""


def test_emoji_are_left_out_and_words_stay():
    press = Press(french())
    assert press.shown("Pause ☕️🍰 café") == "Pause café"
    assert press.shown("🎉") == "🎉"
    assert press.foreign("محمد")
    assert not press.foreign("Zoé Œdipe Ångström-Łódź")
    assert A6[0] < A4[0]
