"""Published elections come out exactly: textbook cases, Debian's matrices, a real dot vote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from facilitator.ranking.ballots import BallotError, Ballots, Levels, levels_by_score
from facilitator.ranking.points import count_points
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

VOTES = Path(__file__).resolve().parents[3] / "shared" / "data" / "votes"


@pytest.fixture
def votes() -> Path:
    if not VOTES.is_dir():
        pytest.skip("the published votes (../shared/data/votes) are not here")
    return VOTES


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def textbook(case: dict[str, Any]) -> Ballots:
    rankings = []
    for line in case["ballots"]:
        ranking, _, times = line.partition("*")
        levels = [[name.strip() for name in level.split("=")] for level in ranking.split(">")]
        rankings.append((levels, int(times or 1)))
    return Ballots.weighted(case["candidates"], rankings)


def rank_by(method: str, ballots: Ballots) -> Levels:
    matrix = pairwise(ballots)
    match method:
        case "Borda Count":
            return levels_by_score(ballots.options, borda(ballots))
        case "Fptp":
            return levels_by_score(ballots.options, first_preferences(ballots))
        case "Copeland":
            return levels_by_score(ballots.options, copeland(matrix))
        case "Schulze Winning":
            return schulze(matrix)
        case "InstantRunoff":
            return instant_runoff(ballots)
        case "KemenyYoung":
            return tuple((option,) for option in kemeny(matrix))
    raise AssertionError(f"unknown method {method}")


def as_sets(levels: Any) -> list[set[str]]:
    return [set(level) for level in levels]


def test_every_textbook_expectation_is_met(votes: Path) -> None:
    met = 0
    for case in read(votes / "textbook.json"):
        ballots = textbook(case)
        for expected in case["expected"]:
            about = f"{case['test']}, {expected['method']}"
            ranking = rank_by(expected["method"], ballots)
            if "ranking" in expected:
                assert as_sets(ranking) == as_sets(expected["ranking"]), about
            if "winners" in expected:
                assert set(ranking[0]) == set(expected["winners"]), about
            if "scores" in expected:
                assert borda(ballots) == expected["scores"], about
            if "strongest_paths" in expected:
                paths = strongest_paths(pairwise(ballots))
                for start, ends in expected["strongest_paths"].items():
                    assert paths[start] == ends, about
            met += 1
    assert met >= 15


def debian(votes: Path) -> Iterator[tuple[dict[str, Any], Ballots]]:
    for vote in read(votes / "debian.json"):
        rankings = []
        for places, times in vote["ballots"]:
            levels: dict[str, list[str]] = {}
            for option, place in zip(vote["options"], places, strict=True):
                if place != "-":
                    levels.setdefault(place, []).append(option)
            rankings.append(([levels[place] for place in sorted(levels, key=int)], times))
        yield vote, Ballots.weighted(vote["options"], rankings)


def test_debian_matrices_are_recounted_exactly(votes: Path) -> None:
    seen = 0
    for vote, ballots in debian(votes):
        matrix = pairwise(ballots)
        for a, row in zip(vote["options"], vote["published"]["beat_matrix"], strict=True):
            for b, published in zip(vote["options"], row, strict=True):
                assert a == b or matrix[a][b] == published, f"{vote['id']}: {a} / {b}"
        assert ballots.total == vote["n_ballots"]
        seen += 1
    assert seen >= 19


def test_debian_winners_are_condorcet_and_schulze_winners(votes: Path) -> None:
    seen = 0
    for vote, ballots in debian(votes):
        if vote["published"]["dropped_majority"]:
            continue  # an option fell short of a larger majority asked of it: another rule
        seen += 1
        matrix = pairwise(ballots)
        assert [condorcet_winner(matrix)] == vote["published"]["winners"], vote["id"]
        assert list(schulze(matrix)[0]) == vote["published"]["winners"], vote["id"]
    assert seen >= 10


def toulouse(votes: Path) -> tuple[dict[str, int], list[dict[str, int]]]:
    published: dict[str, int] = {}
    allocations: list[dict[str, int]] = []
    section = ""
    for line in (votes / "toulouse-2019-dots.pb").read_text(encoding="utf-8").splitlines():
        cells = line.split(";")
        if len(cells) == 1:
            section = line.strip()
        elif section == "PROJECTS" and cells[0] != "project_id":
            published[cells[0]] = int(cells[5])
        elif section == "VOTES" and cells[0] != "voter_id":
            points = map(int, cells[2].split(","))
            allocations.append(dict(zip(cells[1].split(","), points, strict=True)))
    return published, allocations


def test_toulouse_dots_are_counted_exactly(votes: Path) -> None:
    published, allocations = toulouse(votes)
    result = count_points(allocations, tuple(published), budget=7, per_option=3)
    assert {option: total.voters for option, total in result.totals.items()} == published
    assert (result.ballots, result.spent) == (1494, 8389)
    assert result.unspent == 1494 * 7 - 8389


@pytest.mark.parametrize(("budget", "per_option"), [(6, 3), (7, 2)])
def test_toulouse_ballots_break_tighter_rules(votes: Path, budget: int, per_option: int) -> None:
    published, allocations = toulouse(votes)
    with pytest.raises(BallotError):
        count_points(allocations, tuple(published), budget, per_option)
