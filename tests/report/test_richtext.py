"""The facilitator's words: typed as text, kept as JSON, with quoted answers as links."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.blocks import ItemList, Paragraph, Quote, Run, plain
from facilitator.report.excerpts import parts_of, shown
from facilitator.report.richtext import from_json, from_text, to_json, to_text, words_only

SAID = {"a1": "La cour est trop petite, et le préau fuit.", "a2": "Un banc à l’ombre"}

TYPED = """\
Une **journée** calme, *vraiment* calme.

- le préau
- **la cour** d’abord

1. ouvrir
2. fermer

> [La cour est trop petite](#a1)

> Il faut un banc.
> — une voisine"""


def test_what_is_typed_becomes_blocks():
    assert from_text(TYPED) == (
        Paragraph((Run("Une "), Run("journée", True), Run(" calme, "), Run("vraiment", False, True),
                   Run(" calme."))),
        ItemList((plain("le préau"), (Run("la cour", True), Run(" d’abord")))),
        ItemList((plain("ouvrir"), plain("fermer")), True),
        Quote("La cour est trop petite", "", "a1"),
        Quote("Il faut un banc.", "une voisine"),
    )


def test_typed_words_come_back_as_typed():
    assert to_text(from_text(TYPED)) == TYPED


def test_a_sign_that_nothing_closes_is_a_sign():
    assert from_text("5 * 3, ** et [rien](#") == (Paragraph(plain("5 * 3, ** et [rien](#")),)
    assert words_only(from_text("*a* * b")) == "a * b"


WORDS = st.text(st.sampled_from("ab é*[]\\(#)_>-1.«"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())).filter(bool)
RUNS = st.lists(st.builds(Run, WORDS, st.booleans(), st.booleans(),
                          st.sampled_from(["", "", "a1"])), min_size=1, max_size=4)


def merged(runs):
    """Runs as they are read: neighbours of one look are one run."""
    found = []
    for run in runs:
        last = found[-1] if found else None
        if last and not last.cites and not run.cites and \
                (last.bold, last.italic) == (run.bold, run.italic):
            found[-1] = Run(last.text + run.text, run.bold, run.italic)
        else:
            found.append(run)
    return tuple(found)


@given(st.lists(st.one_of(
    RUNS.map(lambda runs: Paragraph(merged(runs))),
    st.tuples(st.lists(RUNS.map(merged), min_size=1, max_size=3), st.booleans()).map(
        lambda pair: ItemList(tuple(pair[0]), pair[1])),
), max_size=3))
def test_text_form_loses_nothing(blocks):
    apart = [block for n, block in enumerate(blocks)
             if not n or not (isinstance(block, ItemList) and isinstance(blocks[n - 1], ItemList))]
    assert from_text(to_text(apart)) == tuple(apart)


@given(st.text(max_size=200))
def test_anything_can_be_typed_and_is_kept(text):
    blocks = from_text(text)
    again = from_text(to_text(blocks))
    assert again == blocks
    assert from_json(json.loads(json.dumps(to_json(blocks, SAID.get))), SAID.get) == blocks


def test_quoted_answers_are_kept_by_id_and_never_by_words():
    blocks = from_text("> [La cour est trop petite](#a1)\n\nOn dit « [Un banc à l’ombre](#a2) ».")
    data = to_json(blocks, SAID.get)
    assert "cour" not in json.dumps(data, ensure_ascii=False)
    assert "banc" not in json.dumps(data, ensure_ascii=False)
    assert words_only(from_json(data, SAID.get)) == (
        "La cour est trop petite […]\nOn dit « Un banc à l’ombre ».")


def test_a_forgotten_answer_is_gone_and_a_mended_one_is_mended():
    data = to_json(from_text("> [Un banc à l’ombre](#a2)\n\nOn dit « [Un banc à l’ombre](#a2) »."),
                   SAID.get)
    assert words_only(from_json(data, {}.get)) == "On dit « […] »."
    assert words_only(from_json(data, {"a2": "Deux bancs"}.get)).startswith("Deux bancs")


def test_words_changed_by_hand_are_no_longer_the_answers():
    data = to_json(from_text("> [Un banc au soleil](#a2)"), SAID.get)
    assert from_json(data, {}.get) == (Quote("Un banc au soleil"),)


@pytest.mark.parametrize("data", [
    {}, {"blocks": 3}, {"blocks": [{"p": 4}, {"p": [3, {"t": 1}]}, {"quote": "x"}, 7, {"ul": [1]}]},
    {"blocks": [{"quote": {"cites": "a1", "parts": [[5, 1], "x"]}}]},
])
def test_broken_json_from_elsewhere_breaks_nothing(data):
    assert from_text(to_text(from_json(data, SAID.get))) is not None


@pytest.mark.parametrize(("excerpt", "parts"), [
    ("La cour est trop petite", ((0, 23),)),
    ("La cour […] le préau fuit.", ((0, 7), (28, 42))),
    ("La cour est trop petite,  et le préau fuit.", ()),
    ("Le préau", None), ("a cour", None), ("préau […] cour", None), ("", None),
])
def test_where_an_excerpt_stands(excerpt, parts):
    assert parts_of(excerpt, SAID["a1"]) == parts


def test_an_excerpt_says_that_it_is_one():
    assert shown(SAID["a1"], [[3, 7], [28, 36]]) == "[…] cour […] le préau […]"
    assert shown(SAID["a1"], [[3, 6]]) == SAID["a1"], "never half a word"
