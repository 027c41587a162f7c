"""Near-identical answers show as one with a count; nothing said is lost."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.context import Context, Entry, Theme
from facilitator.activities.open_question import KIND
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, told, words

OPEN = KIND()
TEXTS = ("Des bancs au soleil", "des bancs au soleil.", "Une fête", "Des Bancs au soleil !")


def step(*texts: str, **settings: object) -> Context:
    return Context(settings=settings, prompt="Que faut-il ?", entries=tuple(
        Entry(f"e{n}", f"p{n}", f"Nom{n}", "0", {"text": text}, starred=n == 3)
        for n, text in enumerate(texts or TEXTS)
    ))


def test_they_show_as_one_with_their_number(measure: Measure) -> None:
    context = step()
    result = OPEN.tally(context)
    read = words(OPEN.picture(result, context, FRAMES["projector"], measure))
    assert "(× 3)" in read
    assert read.lower().count("bancs") == 1
    assert "4 réponses" in OPEN.picture(result, context, FRAMES["projector"], measure).alt


def test_the_report_tells_the_number_and_every_author(measure: Measure) -> None:
    context = step(signed=True)
    shown = OPEN.tally(context).most_said()
    assert [(card.count, card.author) for card in shown] == [(3, "Nom0, Nom1, Nom3"), (1, "Nom2")]
    assert shown[0].starred
    themed = replace(step(), themes=(Theme("t", "S’asseoir", ("e0", "e1")),))
    said = told(OPEN.report(OPEN.tally(themed), themed, french(), measure))
    assert "(×\u00a02)" in said


def test_the_table_keeps_every_answer_as_it_was_typed() -> None:
    _, rows = OPEN.table(OPEN.tally(step()), step(), french())
    assert [row[1] for row in rows] == list(TEXTS)


def test_the_list_says_equal_answers_once_with_their_number() -> None:
    themed = replace(step(), themes=(Theme("t", "S’asseoir", ("e0", "e1")),))
    header, rows = OPEN.listed(OPEN.tally(themed), themed, french())
    assert [(row[0], row[header.index("Fois")]) for row in rows] == [
        ("S’asseoir", 2), ("", 1), ("", 1)]
    header, rows = OPEN.listed(OPEN.tally(step(*TEXTS[1:3])), step(), french())
    assert len(rows) == 2
    assert "Fois" not in header


def test_a_theme_counts_answers_not_lines(measure: Measure) -> None:
    context = replace(step(), themes=(Theme("t", "S’asseoir", ("e0", "e1", "e3")),))
    scene = OPEN.picture(OPEN.tally(context), context, FRAMES["projector"], measure)
    assert "S’asseoir · 3" in words(scene)


def test_an_answer_and_its_contrary_are_two() -> None:
    result = OPEN.tally(step("Fermer la poste", "Ne pas fermer la poste"))
    assert [card.count for card in result.most_said()] == [1, 1]


def test_a_later_step_gets_questions_else_themes_else_what_was_said_most() -> None:
    context = step("Une fête", *TEXTS[:2])
    result = OPEN.tally(context)
    assert OPEN.options(result, context)[0].id == "e1"
    assert len(OPEN.options(result, context)) == 2
    themed = replace(context, themes=(Theme("t", "S’asseoir", ("e0",)),))
    assert [o.id for o in OPEN.options(OPEN.tally(themed), themed)] == ["t"]
    asked = replace(themed, questions=(Option("q", "Comment s’asseoir ?"),))
    assert [o.id for o in OPEN.options(OPEN.tally(asked), asked)] == ["q"]


def test_at_most_forty_answers_go_on() -> None:
    context = step(*(f"Idée {n} {'abcdefghij'[n % 10] * 5}" for n in range(60)))
    assert len(OPEN.options(OPEN.tally(context), context)) == 40


def test_the_live_count_sees_a_mended_text_and_a_change_of_themes() -> None:
    counter, context = OPEN.counter(), step()
    for entry in context.entries:
        counter.put(entry)
    assert counter.result(context).most_said()[0].count == 3
    counter.put(replace(context.entries[1], payload={"text": "Un kiosque"}))
    assert counter.result(context).most_said()[0].count == 2
    counter.drop("e0")
    assert counter.result(context).most_said()[0].count == 1
    themed = replace(context, themes=(Theme("t", "Tout", ("e3",)),))
    assert [card.id for card in counter.result(themed).themes[0].cards] == ["e3"]
