"""Questions are worded together: every wording is kept, and where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import NotAllowed
from facilitator.fields import Option
from facilitator.workshop.questions import as_they_stand
from facilitator.workshop.wording import as_question


@pytest.fixture
def step(session):
    return next(step for step in session.steps() if step.key == "idees")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Planter des arbres.", "Comment planter des arbres ?"),
        ("ne pas oublier les jeunes", "Comment ne pas oublier les jeunes ?"),
        ("S’écouter davantage", "Comment s’écouter davantage ?"),
        ("Mieux connaître les voisins", "Comment mieux connaître les voisins ?"),
        ("Faire vivre la place", "Comment faire vivre la place ?"),
        ("Atelier vélo", "Comment répondre à « Atelier vélo » ?"),
        ("Culture", "Comment répondre à « Culture » ?"),
        ("Le manque de temps", "Comment répondre à « Le manque de temps » ?"),
        ("Qui garde les clés ?", "Qui garde les clés ?"),
        ("Comment garder les clés", "Comment garder les clés ?"),
        ("  ", ""),
    ],
)
def test_a_first_wording_out_of_a_theme(text, asked):
    assert as_question(text) == asked


@given(st.text(max_size=900))
def test_any_words_give_one_short_question_or_nothing(text):
    asked = as_question(text)
    assert asked == "" or asked.endswith("?")
    assert len(asked) <= 200
    assert "\n" not in asked


def test_other_languages_get_no_french():
    assert as_question("More trees", "en") == "More trees?"


def test_a_question_is_proposed_out_of_its_theme(session, step):
    theme = session.themes.make(step.id, "Planter des arbres").result()
    assert session.questions.propose([theme]) == "Comment planter des arbres ?"
    assert session.questions.propose([]) == ""


def test_every_wording_is_kept_with_who_proposed_it(session, step, clock):
    ana = session.room.join("Ana").result().participant
    made = session.questions.make(step.id, "Comment planter ?", [], ana.id).result()
    clock.time += 60
    session.questions.reword(made, "Comment planter ensemble ?").result()
    session.questions.reword(made, "Comment planter ensemble ?").result()
    said = [(v.text, v.proposer) for v in session.questions.versions(made)]
    assert said == [("Comment planter ?", "Ana"), ("Comment planter ensemble ?", "")]
    session.room.forget(ana.id).result()
    assert [v.proposer for v in session.questions.versions(made)] == ["", ""]


def test_merged_questions_keep_both_origins(session, step):
    trees = session.themes.make(step.id, "Arbres").result()
    shade = session.themes.make(step.id, "Ombre").result()
    one = session.questions.make(step.id, "Comment planter ?", [trees]).result()
    two = session.questions.make(step.id, "Comment avoir de l’ombre ?", [shade]).result()
    session.questions.merge(one, [two], "Comment planter de l’ombre ?").result()
    assert [(q.id, q.text) for q in session.questions.of(step.id)] == [
        (one, "Comment planter de l’ombre ?")]
    texts = {node.text for node in session.thread.back(one).walk()}
    assert {"Arbres", "Ombre", "Comment avoir de l’ombre ?"} <= texts
    assert session.thread.forward(two).next[0].id == one
    with pytest.raises(NotAllowed, match="déjà réunie"):
        session.questions.merge(two, [one]).result()


def test_later_steps_take_the_words_as_they_stand(session, step):
    one = session.questions.make(step.id, "Comment planter ?").result()
    two = session.questions.make(step.id, "Comment arroser ?").result()
    three = session.questions.make(step.id, "Comment tailler ?").result()
    voted = [Option(q.id, q.text) for q in session.questions.of(step.id)] + [Option("o1", "Autre")]
    session.questions.reword(three, "Comment élaguer ?").result()
    session.questions.merge(one, [two], "Comment planter et arroser ?").result()
    now = session.document.read(lambda db: as_they_stand(db, voted))
    assert now == (Option(one, "Comment planter et arroser ?"), Option(three, "Comment élaguer ?"),
                   Option("o1", "Autre"))


def test_questions_are_put_in_order_and_need_words(session, step):
    made = [session.questions.make(step.id, text).result() for text in ("A ?", "B ?")]
    session.items.order(step.id, "question", reversed(made)).result()
    assert [q.text for q in session.questions.of(step.id)] == ["B ?", "A ?"]
    with pytest.raises(NotAllowed, match="manque un texte"):
        session.questions.make(step.id, "  ")
