"""A real workshop counted by the kinds: the tallies are those of its published write-up."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator.activities.context import Context, Entry, Group, Theme
from facilitator.activities.kind import AnyKind, Kinds
from facilitator.blocks import DataTable
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.forms import check_form
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, collisions, outside, sizes, told

Step = dict[str, Any]


@pytest.fixture(scope="module")
def replay(shared: Path) -> dict[str, Any]:
    path = shared / "workshops" / "grand-est-2022" / "replay.json"
    if not path.is_file():
        pytest.skip("the real workshop is not here")
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def steps(replay: dict[str, Any]) -> dict[str, Step]:
    return {step["id"]: step for step in replay["steps"]}


def context(kind: AnyKind, step: Step, settings: dict[str, Any]) -> Context:
    clean = check_form(kind.settings_fields(), settings)
    options = tuple(Option(o["id"], o["label"]) for o in clean.get("options", ()))
    return Context(
        settings=clean, title=step.get("title", ""), prompt=step.get("prompt", ""),
        options=options,
    )


def answer(kind: AnyKind, step: Context, given: list[tuple[str, dict[str, Any]]]) -> Context:
    """Each (person, form value) checked and cut as if it came from a phone."""
    entries = []
    for number, (person, value) in enumerate(given):
        clean = check_form(kind.answer_fields(step), value)
        for slot, payload in kind.entries(clean, step).items():
            entries.append(Entry(f"e{number}-{slot}", person, "", slot, payload))
    return replace(step, entries=(*step.entries, *entries))


def texts(step: Step, field: str) -> list[tuple[str, dict[str, Any]]]:
    return [(one["by"], {field: [one["text"]]}) for one in step["answers"]]


def test_the_portrait(kinds: Kinds, steps: dict[str, Step], replay: dict[str, Any]) -> None:
    step, kind = steps["portrait"], kinds["profile"]
    fields = [
        {"name": f["name"], "label": f["label"], "choices": f["choices"], "reference": True}
        for f in step["fields"]
    ]
    people = [(person["id"], person["profile"]) for person in replay["participants"]]
    portrait = kind.tally(answer(kind, context(kind, step, {"fields": fields}), people))
    sector, department = portrait.features
    assert portrait.people == 20
    assert {c.label: c.count for c in sector.counts} == step["expected"]["sector"]
    assert list(department.absent) == step["expected"]["absent_departments"]


def test_faire_ensemble_was_said_three_times(kinds: Kinds, steps: dict[str, Step]) -> None:
    step, kind = steps["c-est"], kinds["word_cloud"]
    result = kind.tally(answer(kind, context(kind, step, {}), texts(step, "words")))
    counts = {term.label.casefold(): term.count for term in result.terms}
    assert result.answers == 38
    assert counts["faire ensemble"] == 3
    assert counts["confiance"] == 3
    assert counts["construire ensemble"] == 2


def test_one_and_one_make_three(kinds: Kinds, steps: dict[str, Step]) -> None:
    step, kind = steps["a-quoi-sert"], kinds["word_cloud"]
    settings = {"words": 5}
    result = kind.tally(answer(kind, context(kind, step, settings), texts(step, "words")))
    counts = {term.label: term.count for term in result.terms}
    assert counts["1 + 1 = 3"] == 3
    assert counts["éviter les doublons"] == 3


def test_every_verbatim_is_under_its_theme(
    kinds: Kinds, steps: dict[str, Step], measure: Measure
) -> None:
    for name in ("bonnes-pratiques", "vigilance"):
        step, kind = steps[name], kinds["open_question"]
        answered = answer(kind, context(kind, step, {}), texts(step, "answers"))
        themes = tuple(
            Theme(f"t{n}", label, tuple(f"e{place}-0" for place in places))
            for n, (label, places) in enumerate(step["themes"].items())
        )
        answered = replace(answered, themes=themes)
        result = kind.tally(answered)
        assert {t.label: len(t.cards) for t in result.themes} == {
            label: len(places) for label, places in step["themes"].items()
        }
        assert result.unplaced == ()
        written = told(kind.report(result, answered, french(), measure))
        assert all(one["text"] in written for one in step["answers"])


def test_the_dots(kinds: Kinds, steps: dict[str, Step]) -> None:
    step, kind = steps["priorites"], kinds["priority"]
    settings = {"options": step["options"], "budget": step["budget"]}
    given = [(one["by"], {"dots": one["dots"]}) for one in step["answers"]]
    result = kind.tally(answer(kind, context(kind, step, settings), given))
    assert {one.label: one.total for one in result.ranking} == step["expected_totals"]
    assert [one.total for one in result.ranking] == sorted(
        step["expected_totals"].values(), reverse=True
    )
    assert [one.rank for one in result.ranking][:4] == [1, 2, 2, 4]
    assert result.voters == len(step["answers"])


def test_the_poll(kinds: Kinds, steps: dict[str, Step]) -> None:
    step, kind = steps["prenez-vous-part"], kinds["poll"]
    settings = {"options": step["choices"], "multiple": step["multiple"]}
    given = [(one["by"], {"choices": one["choices"]}) for one in step["answers"]]
    result = kind.tally(answer(kind, context(kind, step, settings), given))
    chosen = [choice for one in step["answers"] for choice in one["choices"]]
    assert {c.label: c.count for c in result.choices} == {
        option: chosen.count(option) for option in step["choices"]
    }
    assert result.respondents == 20


def test_the_three_grids(kinds: Kinds, steps: dict[str, Step], measure: Measure) -> None:
    step, kind = steps["sous-groupes"], kinds["grid"]
    groups = tuple(
        Group(g["label"], g["label"], g["question"], tuple(g["members"]))
        for g in step["groups"]
    )
    made = replace(context(kind, step, {"columns": step["columns"]}), groups=groups)
    ids = {column["label"]: column["id"] for column in made.settings["columns"]}
    for cell in step["cells"]:
        group = next(g for g in groups if g.label == cell["group"])
        one = answer(kind, replace(made, entries=()), [(
            group.members[0], {ids[cell["column"]]: cell["texts"]}
        )])
        made = replace(made, entries=(*made.entries, *(
            replace(entry, id=f"{len(made.entries)}-{entry.id}", group=group.id)
            for entry in one.entries
        )))
    result = kind.tally(made)
    for cell in step["cells"]:
        grid = next(g for g in result.grids if g.label == cell["group"])
        lines = grid.cells[step["columns"].index(cell["column"])]
        assert [line.text for line in lines] == cell["texts"]
    blocks = kind.report(result, made, french(), measure)
    assert sum(isinstance(block, DataTable) for block in blocks) == 3
    scene = kind.picture(result, made, FRAMES["projector"], measure)
    assert outside(scene, measure) == []
    assert collisions(scene, measure) == []
    assert min(sizes(scene)) >= 30


def test_the_comparison_of_two_cooperations(kinds: Kinds, steps: dict[str, Step]) -> None:
    step, kind = steps["deux-cooperations"], kinds["talk"]
    result = kind.tally(context(kind, step, dict(step["table"])))
    assert result.table.columns == tuple(step["table"]["columns"])
    assert [row[0] for row in result.table.rows] == step["table"]["rows"]
