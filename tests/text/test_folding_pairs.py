"""The hand-labelled pairs: precision and recall, ours beside two published rules."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from facilitator.text.terms import TermIndex

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The benchmark's own scoring, so that what is published is what is tested."""
    spec = importlib.util.spec_from_file_location("folding", ROOT / "bench" / "bench_folding.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_sample_is_large_and_balanced(bench: ModuleType) -> None:
    pairs = bench.read_pairs()
    assert len(pairs) >= 400
    assert len({frozenset(pair[3:]) for pair in pairs}) > 0.98 * len(pairs)
    for half in ("dev", "test"):
        same = [pair[1] for pair in pairs if pair[0] == half]
        assert 0.4 < sum(same) / len(same) < 0.6


@pytest.mark.parametrize("half", ["dev", "test"])
def test_pairs_are_grouped_rightly_and_far_more_than_by_the_peers(
    bench: ModuleType, half: str
) -> None:
    pairs = [pair for pair in bench.read_pairs() if pair[0] == half]
    precision, recall, wrong = bench.score(pairs, bench.ours(pairs))
    peers = [bench.score(pairs, rule)[1] for rule in (bench.particify, bench.grande_annotation)]
    assert precision >= 0.98, [pair for said, pair in wrong if said]
    assert recall >= 0.88
    assert recall > 5 * max(peers)


def test_the_real_workshop_counts_faire_ensemble_three_times(shared: Path) -> None:
    replay = json.loads((shared / "workshops/grand-est-2022/replay.json").read_text("utf-8"))
    (step,) = [step for step in replay["steps"] if step["id"] == "c-est"]
    index = TermIndex()
    for at, answer in enumerate(step["answers"]):
        index.add(str(at), answer["text"], answer["by"])
    counts = {term.label: term.count for term in index.terms()}
    assert len(step["answers"]) == 38
    assert counts["faire ensemble"] == 3
    assert max(counts.values()) == 3
    trio = [str(at) for at, answer in enumerate(step["answers"])
            if "facteur" in answer["text"].lower()]
    assert len({index.keys_of(one) for one in trio}) == 1
    slow = [str(at) for at, answer in enumerate(step["answers"])
            if answer["text"].startswith("parfois")]
    assert len({index.keys_of(one) for one in slow}) == 2
