"""Grids side by side: headings written once, everything said in full or counted, nothing over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.activities.canvas import Box, Canvas
from facilitator.activities.cards import Note, stack
from facilitator.activities.context import Context, Entry, Frame, Group
from facilitator.activities.grid import KIND
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.scene import Line, Text
from tests.activities.kind_support import collisions, words

GRID = KIND()
HEADINGS = ("Ce qui bloque aujourd’hui", "Ce qui aide", "Ce que l’on essaie dès la rentrée")
LINE = "Une phrase assez longue pour ne pas tenir sur une seule ligne, numéro"


def step(lines: int, starred: int = -1) -> Context:
    settings = check_form(GRID.settings_fields(), {"columns": list(HEADINGS)})
    groups = tuple(Group(f"g{n}", f"Groupe {n}", f"Comment faire pour le sujet {n} ?")
                   for n in range(3))
    entries = tuple(
        Entry(f"{g.id}-{column}-{n}", "p", "", "s",
              {"column": f"o{column}", "text": f"{n}. {LINE}"}, group=g.id, starred=n == starred)
        for g in groups for column in (1, 2, 3) for n in range(lines))
    return Context(settings=settings, groups=groups, entries=entries)


@pytest.mark.parametrize("lines", [0, 1, 3, 12])
@pytest.mark.parametrize("frame", [Frame(1600, 900), Frame(1600, 640), Frame(1200, 900)])
def test_every_heading_is_written_once_and_every_line_said_or_counted(
    measure: Measure, lines: int, frame: Frame
) -> None:
    context = step(lines)
    if not lines:
        context = step(1)
        context = Context(settings=context.settings, groups=context.groups)
    scene = GRID.picture(GRID.tally(context), context, frame, measure)
    assert collisions(scene, measure) == []
    read = words(scene)
    for heading in HEADINGS:
        assert read.count(heading.split()[-1]) == 1
    shown = sum(read.count(f"{n}. Une") for n in range(lines))
    assert shown == 9 * lines or "autre" in read or "réponses" in read


def test_a_starred_line_is_shown_before_others(measure: Measure) -> None:
    context = step(12, starred=9)
    scene = GRID.picture(GRID.tally(context), context, Frame(1600, 640), measure)
    assert words(scene).count("9. Une") == 9


def test_a_phone_has_every_line_in_full_unless_there_are_very_many(measure: Measure) -> None:
    phone = Frame(360, 480, back_row=False)
    scene = GRID.picture(GRID.tally(step(6)), step(6), phone, measure)
    assert words(scene).count(LINE.split()[-1]) == 54
    assert collisions(scene, measure) == []
    many = words(GRID.picture(GRID.tally(step(40)), step(40), phone, measure))
    assert many.count("40") == 9
    assert "Une phrase" not in many


def test_a_question_of_two_groups_stands_on_a_rule_over_both(measure: Measure) -> None:
    context = step(1)
    first, second, third = context.groups
    shared = replace(context, groups=(first, replace(second, question=first.question), third))
    scene = GRID.picture(GRID.tally(shared), shared, Frame(1600, 640), measure)
    assert collisions(scene, measure) == []
    texts = {part.text: part for part in scene.elements if isinstance(part, Text)}
    rules = sorted((p.x2 - p.x1, p.x1) for p in scene.elements
                   if isinstance(p, Line) and p.color == "leaf")
    assert len(rules) == 2
    assert rules[1][0] > 1.9 * rules[0][0]
    asked = texts["Comment faire pour le sujet 0 ?".replace(" ?", "\u00a0?")]
    assert asked.x == pytest.approx(rules[1][1])  # as a question of one group does
    assert asked.y < texts["Groupe 0"].y == texts["Groupe 2"].y


def test_whole_lines_are_shown_rather_than_the_beginnings_of_many(measure: Measure) -> None:
    context = step(9)
    text = "Une phrase qui demande deux lignes, numéro"
    once = [replace(one, payload={**one.payload, "text": f"{text} {one.payload['text'][0]}"})
            for one in context.entries]
    again = (replace(one, id=f"{one.id}-again") for one in once)
    context = replace(context, entries=(*once, *again))
    read = words(GRID.picture(GRID.tally(context), context, Frame(1600, 900), measure))
    assert "…" not in read
    assert read.count("(× 2)") == read.count("numéro") == 18
    assert read.count("et 7 autres") == 9


def test_the_count_of_a_line_that_is_cut_stays(measure: Measure) -> None:
    canvas = Canvas(Frame(1600, 900), measure)
    stack(canvas, [Note(LINE, count=12)], Box(0, 0, 400, 900), canvas.small, most=1)
    [shown] = [part.text for part in canvas.elements if isinstance(part, Text)]
    assert shown.endswith("…\u00a0(×\u00a012)")
    assert canvas.measure.width(shown, canvas.small) <= 400


def test_the_same_line_is_written_once_with_how_many_wrote_it(measure: Measure) -> None:
    context = step(1)
    line = replace(context.entries[0], id="again", person="q")
    twice = replace(context, entries=(*context.entries, line))
    read = words(GRID.picture(GRID.tally(twice), twice, Frame(1600, 900), measure))
    assert read.count("(× 2)") == 1
    assert read.count("0. Une") == 9
