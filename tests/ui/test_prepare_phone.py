"""The phone beside the projector in the preparation: every kind is drawn, and what is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from facilitator.drawing.measure import Measure
from facilitator.i18n import french
from facilitator.scene import Text
from facilitator.workshop.sequence import check_settings
from ui.examples import example_context
from ui.prepare.phone import SCREEN, WIDTH, phone_scene


def test_every_example_of_every_kind_fits_between_the_phones_edges(kinds) -> None:
    measure = Measure()
    for kind in kinds.values():
        for example in kind.examples():
            scene = phone_scene(kind, example_context(kind, example), 2, 7, french(), measure)
            assert scene.height >= SCREEN
            assert "séquence 2 sur 7" in scene.alt
            assert ("Envoyer" in scene.alt) == kind.collects
            for one in scene.elements:
                if isinstance(one, Text) and one.anchor.value == "start":
                    wide = measure.width(one.text, one.size, one.weight)
                    assert one.x + wide <= WIDTH + 9, (kind.name, one.text)


@pytest.mark.parametrize("name", ["poll", "priority"])
def test_options_are_all_on_the_page_with_their_labels(kinds, name) -> None:
    kind = kinds[name]
    context = example_context(kind, kind.examples()[0])
    alt = phone_scene(kind, context, 1, 1, french(), Measure()).alt
    assert all(option.label in alt for option in context.options)


def test_what_is_typed_is_on_the_phone_at_once_and_a_long_list_shows_the_fold(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    number = next(n for n, step in enumerate(place.session.steps()) if step.kind == "poll")
    qtbot.waitUntil(lambda: page.list.count() > number)
    page.list.setCurrentRow(number + 1)
    qtbot.waitUntil(lambda: page.preview.phone.scene() is not None)
    assert page.preview._fold.isHidden()
    options = next(one for one in page.form().findChildren(QPlainTextEdit)
                   if one.accessibleName() == "Options")
    options.setFocus()
    options.selectAll()
    for n in range(12):
        qtbot.keyClicks(options, f"Choix {n}")
        qtbot.keyClick(options, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Choix 11" in page.preview.phone.scene().alt)
    qtbot.waitUntil(page.preview._fold.isVisible)


OWN = {
    "poll": {"options": ["Un", "Deux", "Trois"]}, "consent": {"options": ["Un", "Deux"]},
    "priority": {"options": ["Un", "Deux", "Trois"], "budget": 5, "most": 2},
    "grid": {"columns": ["À garder", "À changer"]}, "open_question": {"answers": 1},
    "word_cloud": {"words": 1, "length": 12},
    "profile": {"fields": [{"name": "ville", "label": "Votre ville", "type": "choice",
                            "choices": ["Metz", "Toul"]},
                           {"name": "mot", "label": "Un mot", "type": "text"}]},
}


@pytest.mark.parametrize(("name", "settings"), [
    *OWN.items(), *(("priority", {"options": ["Un", "Deux", "Trois"], "method": method})
                    for method in ("points", "rank", "opinion", "axes")),
])
def test_the_preview_answers_the_facilitators_own_form(kinds, name, settings) -> None:
    kind = kinds[name]
    example = kind.examples()[0]
    context = example_context(kind, example, settings=check_settings(kind, settings))
    assert len({entry.person for entry in context.entries}) == len(example.answers)


def test_sample_answers_are_in_the_workshops_language(kinds, languages) -> None:
    kind = kinds["open_question"]
    context = example_context(kind, kind.examples()[0], tr=languages.get("en"))
    assert "The market" in {entry.payload["text"] for entry in context.entries}
