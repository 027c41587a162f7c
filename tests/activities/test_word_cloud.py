"""Word clouds: what is one term, what is counted, and a picture that stays still and readable."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry, Frame
from facilitator.activities.word_cloud import KIND
from facilitator.activities.word_cloud.picture import LIST
from facilitator.activities.word_cloud.result import CloudResult
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.text.decisions import Decisions, hide, merge, rename, to_data
from tests.activities.kind_support import FRAMES, sizes, told, words

CLOUD = KIND()
PROJECTOR = FRAMES["projector"]


def entry(number: int, text: str, person: str | None = None) -> Entry:
    return Entry(f"e{number}", person or f"p{number}", "", "0", {"text": text})


def step(*texts: str, person: str | None = None, **settings: Any) -> Context:
    clean = check_form(CLOUD.settings_fields(), settings)
    entries = tuple(entry(number, text, person) for number, text in enumerate(texts))
    return Context(settings=clean, prompt="Quoi ?", entries=entries)


def counts(context: Context) -> dict[str, int]:
    return {term.label: term.count for term in CLOUD.tally(context).terms}


def test_case_accents_and_punctuation_make_no_new_term() -> None:
    context = step("Été", "été !", "ete", "l’été", "hiver")
    assert counts(context) == {"Été": 4, "hiver": 1}


def test_the_commonest_spelling_is_shown_with_the_others_told() -> None:
    (term,) = CLOUD.tally(step("Soleil", "soleil", "soleil")).terms
    assert term.label == "soleil"
    assert term.spellings == ("soleil", "Soleil")


def test_a_person_saying_a_thing_again_counts_once_unless_told_otherwise() -> None:
    assert counts(step("calme", "Calme", person="p")) == {"calme": 1}
    assert counts(step("calme", "Calme", person="p", once=False)) == {"calme": 2}


def test_answers_of_nobody_named_count_each() -> None:
    context = step("calme", "calme")
    nameless = tuple(replace(one, person="") for one in context.entries)
    assert counts(replace(context, entries=nameless)) == {"calme": 2}


def test_lists_are_taken_apart_unless_told_otherwise() -> None:
    assert counts(step("calme, soleil")) == {"calme": 1, "soleil": 1}
    assert counts(step("calme, soleil", split="none")) == {"calme, soleil": 1}


def test_a_rule_switched_off_keeps_terms_apart() -> None:
    assert len(counts(step("arbre", "arbres"))) == 1
    assert len(counts(step("arbre", "arbres", apart=["plural", "slips"]))) == 2


def test_what_says_nothing_is_counted_apart() -> None:
    result = CLOUD.tally(step("je ne sais pas", "-", "calme"))
    assert [term.label for term in result.terms] == ["calme"]
    assert (result.answers, result.abstentions) == (3, 2)


def test_the_facilitators_decisions_hold_for_answers_that_come_later() -> None:
    context = step("calme", "paix", "gros mot")
    keys = {term.label: term.key for term in CLOUD.tally(context).terms}
    decided = merge(Decisions(), [keys["paix"]], keys["calme"])
    decided = hide(rename(decided, keys["calme"], "Le calme"), [keys["gros mot"]])
    context = replace(context, decisions={"terms": to_data(decided), "options": []})
    assert counts(context) == {"Le calme": 2}
    later = replace(context, entries=(*context.entries, entry(9, "Paix !")))
    assert counts(later) == {"Le calme": 3}


def test_a_live_count_hears_of_new_settings_and_decisions() -> None:
    counter = CLOUD.counter()
    context = step("calme", "paix, bruit")
    for one in context.entries:
        counter.put(one)
    assert len(counter.result(context).terms) == 3
    whole = replace(context, settings={**context.settings, "split": "none"})
    assert len(counter.result(whole).terms) == 2
    hidden = to_data(hide(Decisions(), [counter.result(context).terms[0].key]))
    assert len(counter.result(replace(context, decisions={"terms": hidden})).terms) == 2
    assert len(counter.result(context).terms) == 3


def test_decisions_that_cannot_be_read_decide_nothing() -> None:
    context = replace(step("calme"), decisions={"terms": {"hidden": "calme"}})
    assert counts(context) == {"calme": 1}


def test_the_picture_stays_still_when_an_answer_comes(measure: Measure) -> None:
    texts = ["calme", "soleil", "arbres", "voisins", "marché", "école", "jardin", "calme"]
    context = step(*texts)
    first = CLOUD.arrange(CLOUD.tally(context), context, PROJECTOR, measure)
    more = replace(context, entries=(*context.entries, entry(20, "fontaine")))
    frame = replace(PROJECTOR, previous=first)
    second = CLOUD.arrange(CLOUD.tally(more), more, frame, measure)
    before, after = first.cloud.by_key(), second.cloud.by_key()
    assert set(after) - set(before)
    assert all((before[key].x, before[key].y) == (after[key].x, after[key].y) for key in before)
    assert all(before[key].colour == after[key].colour for key in before)
    # The picture of a memory that is up to date is that memory.
    scene = CLOUD.picture(CLOUD.tally(more), more, replace(frame, previous=second), measure)
    drawn = {(part.key, part.x) for part in scene.elements if part.key}
    assert drawn == {(term.key, term.x) for term in second.cloud.terms}


def crowd() -> CloudResult:
    things = ("banc", "jardin", "marché", "sentier", "préau", "lavoir", "moulin", "verger", "étang",
              "kiosque", "perron", "puits")
    places = ("école", "gare", "colline", "rivière", "mairie", "forêt", "digue", "chapelle")
    phrases = [f"{thing} derrière la {place}" for thing in things for place in places]
    return CLOUD.tally(step(*phrases, split="none"))


def test_a_crowded_cloud_leaves_the_rarest_out_before_any_gets_too_small(
    measure: Measure,
) -> None:
    result = crowd()
    scene = CLOUD.picture(result, step(), PROJECTOR, measure)
    drawn = {part.key for part in scene.elements if part.key}
    assert min(sizes(scene)) >= 900 / 30 - 0.01
    assert 20 < len(drawn) < len(result.terms)
    assert f"et {len(result.terms) - len(drawn)} autre" in words(scene)


def test_a_crowded_cloud_keeps_its_words_from_one_answer_to_the_next(measure: Measure) -> None:
    result = crowd()
    first = CLOUD.arrange(result, step(), PROJECTOR, measure)
    again = CLOUD.arrange(result, step(), replace(PROJECTOR, previous=first), measure)
    assert set(first.cloud.by_key()) <= set(again.cloud.by_key())


def test_a_term_or_the_list_can_be_shown_instead(measure: Measure) -> None:
    context = step("Calme", "calme", "le calme", "soleil")
    result = CLOUD.tally(context)
    alone = Frame(detail=result.terms[0].key)
    read = words(CLOUD.picture(result, context, alone, measure))
    assert "3 fois" in read
    assert "le calme" in read
    assert "soleil" not in read
    listed = words(CLOUD.picture(result, context, Frame(detail=LIST), measure))
    assert listed.index("alme 3") < listed.index("soleil 1")


def test_the_report_tells_terms_with_their_spellings(measure: Measure) -> None:
    context = step("Calme", "calme", "le calme", "soleil", "-")
    written = told(CLOUD.report(CLOUD.tally(context), context, french(), measure))
    assert "5 réponses de 5 personnes, 2 termes. 1 réponse ne dit rien." in written
    assert "le calme" in written
    assert "Dit une fois : soleil" in written


def test_terms_go_on_as_options_commonest_first() -> None:
    context = step("soleil", "calme", "Calme")
    options = CLOUD.options(CLOUD.tally(context), context)
    assert [option.label for option in options] == ["calme", "soleil"]


def test_long_answers_make_a_poor_cloud() -> None:
    assert any("nuage" in sentence for sentence in CLOUD.advice(step(length=150)))
    assert CLOUD.advice(step()) == ()
