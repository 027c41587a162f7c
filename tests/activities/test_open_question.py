"""Open questions: answers, the themes they are put under, and what goes on from there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.activities.context import Context, Entry, Frame, Theme
from facilitator.activities.open_question import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.scene import Text
from tests.activities.kind_support import FRAMES, collisions, outside, told, words

OPEN = KIND()
TEXTS = ("Un banc devant l’école", "Des horaires clairs", "Un banc au soleil", "Une fête")


def step(**settings: object) -> Context:
    entries = tuple(
        Entry(f"e{n}", f"p{n % 3}", f"Nom{n % 3}", "0", {"text": text}, starred=n == 1)
        for n, text in enumerate(TEXTS)
    )
    themes = (Theme("t1", "S’asseoir", ("e0", "e2")), Theme("t2", "Se voir", ("e2", "e3")))
    return Context(settings=settings, prompt="Que faut-il ?", entries=entries, themes=themes)


def test_answers_stand_under_their_themes_and_none_is_lost() -> None:
    result = OPEN.tally(step())
    assert [(t.label, [c.id for c in t.cards]) for t in result.themes] == [
        ("S’asseoir", ["e0", "e2"]), ("Se voir", ["e2", "e3"]),
    ]
    assert [card.id for card in result.unplaced] == ["e1"]
    assert (len(result.cards), result.people) == (4, 3)


def test_a_theme_keeps_the_order_in_which_answers_came() -> None:
    context = replace(step(), themes=(Theme("t", "Tout", ("e3", "e0", "gone")),))
    assert [c.id for c in OPEN.tally(context).themes[0].cards] == ["e0", "e3"]


def test_an_answer_keeps_its_place_when_the_one_before_it_goes() -> None:
    context = step(answers=3)
    fields = OPEN.answer_fields(context)
    before = OPEN.entries(check_form(fields, {"answers": ["un", "deux", "trois"]}), context)
    after = OPEN.entries(check_form(fields, {"answers": ["", "deux", "trois"]}), context)
    assert after == {slot: payload for slot, payload in before.items() if slot != "0"}
    assert OPEN.form_value(after) == {"answers": ["", "deux", "trois"]}


def test_one_answer_each_unless_more_are_asked_for() -> None:
    with pytest.raises(InvalidForm):
        check_form(OPEN.answer_fields(step()), {"answers": ["un", "deux"]})


def test_paragraphs_are_kept() -> None:
    value = check_form(OPEN.answer_fields(step()), {"answers": ["une ligne\r\nune autre"]})
    assert OPEN.entries(value, step())["0"] == {"text": "une ligne\nune autre"}


def test_the_projector_shows_themes_with_how_many_answers_they_hold(measure: Measure) -> None:
    context = step()
    scene = OPEN.picture(OPEN.tally(context), context, FRAMES["projector"], measure)
    read = words(scene)
    assert "S’asseoir · 2" in read
    assert "À classer · 1" in read
    assert "4 réponses, 2 thèmes" in scene.alt


def test_an_answer_or_a_theme_can_be_shown_alone(measure: Measure) -> None:
    context = step(signed=True)
    result = OPEN.tally(context)
    frame = FRAMES["projector"]
    one = words(OPEN.picture(result, context, replace(frame, detail="e3"), measure))
    assert one == "Une fête Nom0"
    theme = words(OPEN.picture(result, context, replace(frame, detail="t1"), measure))
    assert TEXTS[2] in theme
    assert TEXTS[3] not in theme


def test_names_are_shown_only_where_the_step_says_so(measure: Measure) -> None:
    for signed in (False, True):
        context = step(signed=signed)
        result = OPEN.tally(context)
        scene = OPEN.picture(result, context, FRAMES["projector"], measure)
        blocks = OPEN.report(result, context, french(), measure)
        header, _ = OPEN.table(result, context, french())
        sources = {getattr(block, "source", "") for block in blocks}
        assert ("Nom1" in words(scene)) is signed
        assert ("Nom0" in told(blocks)) is signed
        assert ("Nom1" in sources) is signed
        assert ("De" in header) is signed


def test_what_does_not_fit_is_counted_in_words(measure: Measure) -> None:
    many = tuple(
        Entry(f"m{n}", f"p{n}", "", "0", {"text": f"Réponse {n} : " + "mot " * 12})
        for n in range(80)
    )
    context = replace(step(), entries=many, themes=())
    scene = OPEN.picture(OPEN.tally(context), context, FRAMES["projector"], measure)
    drawn = {getattr(part, "key", None) for part in scene.elements} - {None}
    assert f"et {80 - len(drawn)} autres" in words(scene)


def test_the_report_holds_every_answer_and_the_questions(measure: Measure) -> None:
    context = replace(step(), questions=(Option("q", "Comment s’asseoir partout ?"),))
    written = told(OPEN.report(OPEN.tally(context), context, french(), measure))
    assert all(text in written for text in (*TEXTS, "S’asseoir", "Comment s’asseoir partout ?"))


def test_questions_go_on_to_later_steps_themes_where_there_are_none() -> None:
    context = step()
    assert OPEN.options(OPEN.tally(context), context) == (
        Option("t1", "S’asseoir"), Option("t2", "Se voir"),
    )
    asked = replace(context, questions=(Option("q", "Comment ?"),))
    assert OPEN.options(OPEN.tally(asked), asked) == asked.questions


def test_what_has_no_theme_yet_does_not_make_the_themes_smaller(measure: Measure) -> None:
    many = tuple(Entry(f"n{n}", f"q{n}", "", "0", {"text": f"Une tout autre idée, numéro {n} {n}"})
                 for n in range(20))
    frame = Frame(1600, 600, legible=30)
    for entries in (step().entries, (*step().entries, *many)):
        context = replace(step(), entries=entries)
        scene = OPEN.picture(OPEN.tally(context), context, frame, measure)
        (size,) = {part.size for part in scene.elements
                   if isinstance(part, Text) and part.key == "e0"}
        assert size > 45
        assert collisions(scene, measure) == []
        assert outside(scene, measure) == []
