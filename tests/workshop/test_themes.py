"""Answers become cards, cards go under themes, and what a person placed stays where it is."""

from __future__ import annotations

import pytest

from facilitator.errors import NotAllowed
from facilitator.workshop.answers import Submission
from facilitator.workshop.thread import Role

SAID = (
    "Trop de voitures devant l’école", "trop de voitures devant l'école !",
    "Les voitures roulent trop vite", "Moins de voitures le matin",
    "Planter des arbres fruitiers", "Des arbres pour avoir de l’ombre",
    "Plus d’arbres sur la place",
    "Une fanfare",
)


@pytest.fixture
def step(session):
    return next(step for step in session.steps() if step.key == "idees")


@pytest.fixture
def ids(session, step):
    """Everybody says one thing; the answers' ids in the order of ``SAID``."""
    session.flow.open(step.id).result()
    return [say(session, step, text) for text in SAID]


def say(session, step, text):
    person = session.room.join().result().participant
    return session.answers.submit(Submission(
        f"s{person.id}", step.id, person.id, {"answers": [text]})).result().answer_ids[0]


def under(session, step, theme_id):
    board = session.themes.board(step.id)
    theme = next(theme for theme in board.themes if theme.id == theme_id)
    return [card.text for card in theme.cards]


def test_near_identical_answers_are_one_card_with_a_count(session, step, ids):
    cards = session.themes.board(step.id).unplaced
    assert [card.count for card in cards] == [2, 1, 1, 1, 1, 1, 1]
    assert cards[0].ids == tuple(ids[:2])


def test_moving_a_gathered_card_moves_all_its_answers(session, step, ids):
    theme = session.themes.make(step.id, "Voitures", ids[:1]).result()
    assert {link for t in session.results.themes(step.id) for link in t.entries} == set(ids[:2])
    other = session.themes.make(step.id, "Écoles").result()
    session.themes.move(step.id, [ids[1]], to=other, out_of=theme).result()
    assert under(session, step, theme) == []
    assert session.themes.board(step.id).themes[1].cards[0].count == 2


def test_a_card_may_be_under_two_themes(session, step, ids):
    first = session.themes.make(step.id, "Voitures", ids[:1]).result()
    second = session.themes.make(step.id, "École").result()
    session.themes.move(step.id, ids[:1], to=second).result()
    assert under(session, step, first) == under(session, step, second) != []


def test_hidden_answers_are_on_no_card(session, step, ids):
    session.answers.mark(ids[-1], hidden=True).result()
    assert "Une fanfare" not in [card.text for card in session.themes.board(step.id).unplaced]


def test_suggestions_name_only_what_nobody_placed(session, step, ids):
    theme = session.themes.make(step.id, "Voitures", ids[2:3]).result()
    found = session.themes.suggest(step.id)
    assert found == session.themes.suggest(step.id)
    assert found[0].theme_id == theme
    assert found[0].because
    named = [key for one in found for key in one.answer_ids]
    assert len(named) == len(set(named))
    assert ids[2] not in named
    assert set(ids[:2]) <= set(found[0].answer_ids), "near-identical answers go together"


def test_an_accepted_suggestion_becomes_a_theme_with_what_made_it(session, step, ids):
    suggestion = next(s for s in session.themes.suggest(step.id) if ids[5] in s.answer_ids)
    theme = session.themes.accept(step.id, suggestion, "Des arbres").result()
    assert session.items.of(step.id, "theme")[0].text == "Des arbres"
    assert session.items.of(step.id, "theme")[0].data["because"] == list(suggestion.because)
    assert len(under(session, step, theme)) == len(suggestion.answer_ids)
    with pytest.raises(NotAllowed, match="déjà rangées"):
        session.themes.accept(step.id, suggestion).result()


def test_accepting_leaves_what_was_placed_meanwhile(session, step, ids):
    suggestion = next(s for s in session.themes.suggest(step.id) if ids[5] in s.answer_ids)
    mine = session.themes.make(step.id, "À moi", [ids[5]]).result()
    theirs = session.themes.accept(step.id, suggestion).result()
    assert under(session, step, mine) == [SAID[5]]
    assert SAID[5] not in under(session, step, theirs)


def test_a_refused_suggestion_does_not_come_back(session, step, ids):
    before = session.themes.suggest(step.id)
    trees = next(s for s in before if ids[5] in s.answer_ids)
    session.themes.refuse(step.id, trees).result()
    say(session, step, "Des bancs sous les arbres")
    left = session.themes.suggest(step.id)
    assert not any(ids[5] in one.answer_ids for one in left)
    assert any(ids[0] in one.answer_ids for one in left)


def test_refused_for_one_theme_means_that_theme_only(session, step, ids):
    cars = session.themes.make(step.id, "Voitures", ids[2:3]).result()
    found = next(s for s in session.themes.suggest(step.id) if s.theme_id == cars)
    session.themes.refuse(step.id, found).result()
    assert not any(s.theme_id == cars for s in session.themes.suggest(step.id))
    late = say(session, step, "Encore trop de voitures mal garées")
    again = next(s for s in session.themes.suggest(step.id) if s.theme_id == cars)
    assert again.answer_ids == (late,)


def test_a_late_twin_of_a_placed_card_is_suggested_there(session, step, ids):
    theme = session.themes.make(step.id, "Musique", [ids[-1]]).result()
    late = say(session, step, "une fanfare !")
    found = next(s for s in session.themes.suggest(step.id) if late in s.answer_ids)
    assert found.theme_id == theme


def test_merging_keeps_the_answers_the_questions_and_the_thread(session, step, ids):
    one = session.themes.make(step.id, "Voitures", ids[:1]).result()
    two = session.themes.make(step.id, "Vitesse", [ids[0], ids[2]]).result()
    question = session.questions.make(step.id, "Comment ralentir ?", [two]).result()
    session.themes.merge(one, [two, two, one]).result()
    assert [theme.id for theme in session.themes.board(step.id).themes] == [one]
    assert under(session, step, one) == [SAID[0], SAID[2]]
    back = list(session.thread.back(question).walk())
    assert [node.role for node in back].count(Role.ANSWER) == 3
    assert [node.id for node in back if node.role is Role.THEME] == [one, two]
    with pytest.raises(NotAllowed):
        session.themes.merge(two, [one]).result()


def test_splitting_puts_the_new_theme_beside_the_old(session, step, ids):
    one = session.themes.make(step.id, "Rue", [ids[0], ids[4]]).result()
    session.themes.make(step.id, "Reste").result()
    new = session.themes.split(one, "Arbres", [ids[4]]).result()
    assert [t.label for t in session.themes.board(step.id).themes] == ["Rue", "Arbres", "Reste"]
    assert under(session, step, new) == [SAID[4]]
    with pytest.raises(NotAllowed):
        session.themes.split(one, "Rien", [ids[4]]).result()


def test_themes_can_be_put_in_order(session, step, ids):
    made = [session.themes.make(step.id, label).result() for label in "ABC"]
    session.items.order(step.id, "theme", [made[2], made[0]]).result()
    assert [t.label for t in session.themes.board(step.id).themes] == ["C", "A", "B"]
