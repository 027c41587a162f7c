"""Rankings with ties and blanks, counted by hand or against the definition."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.ranking.ballots import (
    BallotError,
    Ballots,
    competition_ranks,
    complete,
    levels_by_score,
)
from facilitator.ranking.rounds import instant_runoff, kemeny
from facilitator.ranking.rules import (
    borda,
    condorcet_winner,
    copeland,
    first_preferences,
    pairwise,
    schulze,
    strongest_paths,
)

OPTIONS = ("bus", "vélo", "train", "marche")


@st.composite
def ballots(draw: st.DrawFn) -> Ballots:
    options = OPTIONS[: draw(st.integers(1, 4))]
    rankings = []
    for _ in range(draw(st.integers(0, 9))):
        places = draw(st.lists(st.integers(0, 4), min_size=len(options), max_size=len(options)))
        ranked = sorted({place for place in places if place})
        rankings.append(
            [[o for o, p in zip(options, places, strict=True) if p == place] for place in ranked]
        )
    return Ballots.gather(options, rankings)


def test_unranked_options_are_tied_last() -> None:
    assert complete([["train"]], OPTIONS) == (("train",), ("bus", "vélo", "marche"))
    assert complete([], OPTIONS) == (OPTIONS,)


@pytest.mark.parametrize("ranking", [[["avion"]], [["bus"], ["bus"]], [["bus", "bus"]]])
def test_a_ballot_with_a_stranger_or_a_double_is_refused(ranking: list[list[str]]) -> None:
    with pytest.raises(BallotError) as caught:
        complete(ranking, OPTIONS)
    assert "«" in str(caught.value)


def test_ties_take_the_same_place_and_leave_a_gap() -> None:
    levels = levels_by_score(OPTIONS, {"bus": 5, "vélo": 3, "train": 3, "marche": 1})
    assert competition_ranks(levels) == {"bus": 1, "vélo": 2, "train": 2, "marche": 4}


def test_a_shared_first_place_is_shared_out() -> None:
    counted = Ballots.gather(OPTIONS, [[["bus", "vélo", "train"]], [["bus"]], []])
    assert first_preferences(counted) == {
        "bus": Fraction(4, 3),
        "vélo": Fraction(1, 3),
        "train": Fraction(1, 3),
        "marche": 0,
    }
    assert counted.blank == 1
    assert counted.total == 3


def test_borda_gives_ties_the_mean_of_their_places() -> None:
    counted = Ballots.gather(OPTIONS, [[["bus"], ["vélo", "train"], ["marche"]], [["vélo"]]])
    assert borda(counted) == {
        "bus": 4 + 2,
        "vélo": Fraction(5, 2) + 4,
        "train": Fraction(5, 2) + 2,
        "marche": 1 + 2,
    }


def test_a_circle_of_preferences_has_no_condorcet_winner_and_keeps_the_tie() -> None:
    circle = Ballots.gather(
        OPTIONS[:3],
        [
            [[a], [b], [c]]
            for a, b, c in (OPTIONS[:3], ("vélo", "train", "bus"), ("train", "bus", "vélo"))
        ],
    )
    matrix = pairwise(circle)
    assert condorcet_winner(matrix) is None
    assert schulze(matrix) == (OPTIONS[:3],)
    assert instant_runoff(circle) == (OPTIONS[:3],)


def test_instant_runoff_hands_votes_on() -> None:
    counted = Ballots.weighted(
        ("a", "b", "c"), [([["a"]], 4), ([["b"], ["c"]], 3), ([["c"], ["b"]], 2)]
    )
    assert instant_runoff(counted) == (("b",), ("a",), ("c",))


@given(ballots())
def test_borda_hands_out_the_same_points_for_every_ballot(counted: Ballots) -> None:
    n = len(counted.options)
    voiced = counted.total - counted.blank
    assert sum(borda(counted).values()) == voiced * n * (n + 1) // 2
    assert sum(first_preferences(counted).values()) == voiced


@given(ballots())
def test_pairwise_and_indifferent_voters_make_up_everybody(counted: Ballots) -> None:
    matrix = pairwise(counted)
    for a in counted.options:
        for b in matrix[a]:
            tied = sum(
                n for levels, n in counted.counts if any({a, b} <= set(level) for level in levels)
            )
            assert matrix[a][b] + matrix[b][a] + tied == counted.total


@given(ballots())
def test_a_condorcet_winner_wins_alone_by_every_duel_rule(counted: Ballots) -> None:
    matrix = pairwise(counted)
    winner = condorcet_winner(matrix)
    if winner is not None:
        assert schulze(matrix)[0] == (winner,)
        assert levels_by_score(counted.options, copeland(matrix))[0] == (winner,)
        assert kemeny(matrix)[0] == winner


def widest_by_search(matrix: dict[str, dict[str, int]], start: str, end: str) -> int:
    links = {a: {b: n if n > matrix[b][a] else 0 for b, n in r.items()} for a, r in matrix.items()}
    others = [o for o in matrix if o not in (start, end)]
    return max(
        min(links[a][b] for a, b in zip((start, *via), (*via, end), strict=True))
        for size in range(len(others) + 1)
        for via in permutations(others, size)
    )


@given(ballots())
@settings(max_examples=50)
def test_strongest_paths_are_the_widest_of_all_paths(counted: Ballots) -> None:
    matrix = pairwise(counted)
    paths = strongest_paths(matrix)
    for a in matrix:
        for b in matrix[a]:
            assert paths[a][b] == widest_by_search(matrix, a, b)


@given(ballots())
@settings(max_examples=50)
def test_kemeny_agrees_with_most_duels(counted: Ballots) -> None:
    matrix = pairwise(counted)

    def agreement(order: tuple[str, ...]) -> int:
        return sum(matrix[a][b] for i, a in enumerate(order) for b in order[i + 1 :])

    assert agreement(kemeny(matrix)) == max(map(agreement, permutations(matrix)))


@given(ballots())
def test_every_rule_ranks_every_option_once(counted: Ballots) -> None:
    for levels in (schulze(pairwise(counted)), instant_runoff(counted)):
        assert sorted(o for level in levels for o in level) == sorted(counted.options)
