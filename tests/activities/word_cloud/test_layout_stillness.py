"""The cloud keeps still: who does not change stays, who changes does so in place."""

from random import Random
from statistics import mean

import pytest

from facilitator.activities.word_cloud.layout import Frame, Term, relayout, update
from tests.activities.word_cloud.layout_support import (
    FRAME,
    WORDS,
    lay_out,
    many,
    moved,
    problems,
    width,
)

FEW = dict.fromkeys(WORDS[:8], 2)


def test_the_same_answers_give_the_same_cloud():
    assert lay_out(many(80)) == lay_out(many(80))
    once, twice = lay_out(FEW), lay_out(FEW)
    grown = FEW | {"écoute": 5, "forêt": 1}
    assert lay_out(grown, once) == lay_out(grown, twice)


def test_nothing_changes_when_nothing_changed():
    layout = lay_out(many(80))
    again = lay_out(many(80), layout)
    assert moved(layout, again) == {}
    assert [term.size for term in again.terms] == [term.size for term in layout.terms]


def test_a_new_term_finds_a_place_while_the_others_stay():
    layout = lay_out(FEW)
    after = lay_out(FEW | {"forêt": 1}, layout)
    assert "forêt" in after.by_key()
    assert moved(layout, after) == {}
    assert problems(after) == []


def test_a_term_that_grows_grows_in_place():
    layout = lay_out(FEW)
    after = lay_out(FEW | {"temps": 4}, layout)
    assert moved(layout, after) == {}
    assert after.by_key()["temps"].size > layout.by_key()["temps"].size


def test_the_others_stay_when_one_leaves_and_its_place_is_used_again():
    layout = lay_out(many(80))
    gone = layout.terms[30].key
    less = {key: count for key, count in many(80).items() if key != gone}
    without = lay_out(less, layout)
    assert gone not in without.by_key()
    assert moved(layout, without) == {}
    back = lay_out(less | {gone: 1}, without)
    assert mean(moved(without, back).values() or [0]) < 2
    assert problems(back) == []


def test_a_renamed_term_keeps_its_place_and_colour():
    layout = lay_out(FEW)
    terms = [Term(key, "prendre le temps" if key == "temps" else key, 2) for key in FEW]
    after = update(layout, terms, FRAME, width).by_key()["temps"]
    before = layout.by_key()["temps"]
    assert after.label == "prendre le temps"
    assert after.colour == before.colour
    assert abs(after.y - before.y) < before.height
    assert abs(after.x - before.x) < after.width


def test_colours_and_weights_are_for_life_even_through_absence_and_a_full_relayout():
    layout = lay_out(FEW)
    before = {term.key: (term.colour, term.weight) for term in layout.terms}
    away = lay_out(dict.fromkeys(list(FEW)[4:], 2), layout)
    back = lay_out(FEW | many(40), away)
    terms = [Term(term.key, term.label, term.count) for term in back.terms]
    fresh = relayout(back, terms, FRAME, width)
    for cloud in (back, fresh):
        assert {key: cloud.by_key()[key][6:8] for key in before} == before


def test_neighbours_differ_in_colour():
    layout = lay_out(FEW)
    assert len({term.colour for term in layout.terms[:6]}) == 6


def test_a_session_of_answers_hardly_moves_what_did_not_change():
    counts: dict[str, int] = {}
    layout, ways, scales = None, [], 0
    labels = list(many(110))
    likely = [1 / (rank + 2) for rank in range(len(labels))]
    for label in Random(1).choices(labels, likely, k=260):
        counts[label] = counts.get(label, 0) + 1
        after = lay_out(counts, layout)
        if layout:
            shifts = moved(layout, after, but=[label])
            ways.append(sum(shifts.values()) / len(after.terms))
            scales += after.scale != layout.scale
            assert after.generation == layout.generation
        layout = after
    assert len(layout.terms) > 50
    assert mean(ways) < 2
    assert scales < 52  # not at every answer: one in five at most


def test_when_the_cloud_is_full_sizes_step_down_about_the_centres():
    counts = many(40)
    layout = lay_out(counts)
    steps = 0
    for at in range(40, 110):
        counts[f"une idée de plus {at}"] = 2
        after = lay_out(counts, layout)
        if after.scale < layout.scale:
            steps += 1
            old = layout.by_key()
            assert all(t.size <= old[t.key].size + 1e-9 for t in after.terms if t.key in old)
        layout = after
    assert steps > 0
    assert len(layout.terms) == 110
    assert problems(layout) == []


def test_a_relayout_on_request_puts_the_commonest_in_the_middle_and_counts_itself():
    counts = dict.fromkeys(many(60), 1)
    layout = lay_out(counts)
    late = list(counts)[-1]
    grown = lay_out(counts | {late: 50}, layout)
    assert grown.generation == layout.generation
    terms = [Term(key, key, 50 if key == late else 1) for key in counts]
    fresh = relayout(grown, terms, FRAME, width)
    assert fresh.generation == grown.generation + 1
    placed = fresh.by_key()[late]
    assert abs(placed.x - 960) < 200
    assert abs(placed.y - 540) < 150


def test_a_majority_of_newcomers_is_another_cloud():
    layout = lay_out(FEW)
    assert lay_out(FEW | many(60), layout).generation == layout.generation + 1
    assert lay_out(many(60), layout).generation == layout.generation + 1


@pytest.mark.parametrize("frame", [Frame(1280, 720), Frame(1920, 980), Frame(2560, 1440)])
def test_another_frame_of_like_proportions_keeps_everybody_in_proportion(frame):
    layout = lay_out(many(60))
    after = lay_out(many(60), layout, frame)
    assert after.generation == layout.generation
    assert problems(after) == []
    for term in after.terms:
        old = layout.by_key()[term.key]
        assert (term.x - frame.width / 2) / frame.inner_width == pytest.approx(
            (old.x - 960) / FRAME.inner_width
        )


def test_an_upright_frame_is_laid_out_anew():
    layout = lay_out(many(60))
    upright = lay_out(many(60), layout, Frame(720, 1280))
    assert upright.generation == layout.generation + 1
    assert problems(upright) == []


def test_words_that_grow_beside_one_another_do_not_read_as_one_phrase():
    counts = {"marché": 3, "eau": 3, "fête": 4, "ombre": 3, "rencontres": 2, "pêche": 1,
              "vélo": 1, "bruit": 1}
    frame = Frame(1544, 480, legible=30, least=30)
    layout = lay_out(counts, frame=frame)
    for said in range(1, 5):
        grown = dict.fromkeys(("la place du marché", "une fête ensemble"), said)
        layout = lay_out(counts | grown, layout, frame)
        assert problems(layout) == []
        for key in grown:
            one = layout.by_key()[key]
            for other in layout.terms:
                if other.key != key and abs(other.y - one.y) < other.height / 2:
                    apart = abs(other.x - one.x) - (other.width + one.width) / 2
                    assert apart > 0.2 * min(one.size, other.size), (said, key, other.key)
