"""Points, opinions and axes: totals are right, and a broken ballot is named, never counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.ranking.ballots import BallotError
from facilitator.ranking.opinions import Opinion, by_balance, count_opinions, place_on_axes
from facilitator.ranking.points import check_points, count_points

OPTIONS = ("jardin", "école", "four")


def test_points_and_voters_can_name_different_leaders() -> None:
    result = count_points(
        [{"jardin": 4}, {"école": 1, "four": 1}, {"école": 2}, {}], OPTIONS, budget=4
    )
    assert result.totals["jardin"].points == 4
    assert result.totals["école"].voters == 2
    assert result.by_points == (("jardin",), ("école",), ("four",))
    assert result.by_voters == (("école",), ("jardin", "four"))
    assert (result.ballots, result.blank, result.spent, result.unspent) == (4, 1, 8, 8)


@pytest.mark.parametrize(
    ("allocation", "told"),
    [
        ({"jardin": 3, "école": 3, "four": 2}, "1 de trop"),
        ({"jardin": 4}, "« jardin »"),
        ({"piscine": 1}, "« piscine »"),
        ({"jardin": -1}, "négatif"),
    ],
)
def test_a_broken_ballot_is_refused_with_its_reason(allocation: dict[str, int], told: str) -> None:
    with pytest.raises(BallotError) as caught:
        check_points(allocation, OPTIONS, budget=7, per_option=3)
    assert told in str(caught.value)


@given(st.lists(st.dictionaries(st.sampled_from(OPTIONS), st.integers(0, 3))))
def test_no_point_is_lost(allocations: list[dict[str, int]]) -> None:
    result = count_points(allocations, OPTIONS, budget=9, per_option=3)
    assert sum(total.points for total in result.totals.values()) == result.spent
    assert result.spent + result.unspent == 9 * len(allocations)


def test_opinions_count_the_silent_too() -> None:
    counts = count_opinions(
        [
            {"jardin": Opinion.YES, "four": Opinion.NO},
            {"jardin": Opinion.NEUTRAL, "école": Opinion.YES},
        ],
        OPTIONS,
    )
    assert (counts["jardin"].yes, counts["jardin"].neutral, counts["jardin"].silent) == (1, 1, 0)
    assert counts["four"].silent == 1
    assert by_balance(counts) == (("jardin", "école"), ("four",))


def test_an_opinion_on_an_unknown_option_is_refused() -> None:
    with pytest.raises(BallotError):
        count_opinions([{"piscine": Opinion.YES}], OPTIONS)


def test_axes_give_mean_and_median() -> None:
    places = place_on_axes([{"four": (1, 5)}, {"four": (1, 3)}, {"four": (4, 1)}], OPTIONS, 1, 5)
    assert (places["four"].mean_x, places["four"].mean_y) == (2, 3)
    assert (places["four"].median_x, places["four"].median_y) == (1, 3)
    assert places["jardin"].answers == 0
    assert places["jardin"].mean_x is None


@pytest.mark.parametrize("place", [(0, 3), (3, 6), (float("nan"), 3)])
def test_a_place_off_the_scale_is_refused(place: tuple[float, float]) -> None:
    with pytest.raises(BallotError) as caught:
        place_on_axes([{"four": place}], OPTIONS, 1, 5)
    assert "1 à 5" in str(caught.value)
