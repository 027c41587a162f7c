"""Grids in plenary: what was added is marked, what groups share is said."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.context import Context, Entry, Group, Source, Theme
from facilitator.activities.grid import KIND
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, told, words

GRID = KIND()


def step() -> Context:
    settings = check_form(GRID.settings_fields(), {"columns": ["Freins", "Appuis"]})
    groups = (Group("g1", "Tilleul"), Group("g2", "Chêne"))
    entries = (
        Entry("l1", "p1", "", "o1.0", {"column": "o1", "text": "Le bus"}, group="g1"),
        Entry("l2", "p2", "", "o1.0", {"column": "o1", "text": "Les horaires"}, group="g2"),
        Entry("l3", "p1", "", "o2.0", {"column": "o2", "text": "Une navette"},
              Source.FACILITATOR, group="g1"),
    )
    return Context(settings=settings, prompt="Quoi ?", groups=groups, entries=entries)


def shown(context: Context, measure: Measure, detail: str | None = None) -> str:
    """What the room reads of it."""
    frame = replace(FRAMES["projector"], detail=detail)
    return words(GRID.picture(GRID.tally(context), context, frame, measure))


def reported(context: Context, measure: Measure) -> str:
    """What the report says of it, with plain spaces."""
    blocks = GRID.report(GRID.tally(context), context, french(), measure)
    return told(blocks).replace("\u00a0", " ")


def test_a_line_added_in_plenary_is_marked_everywhere(measure: Measure) -> None:
    context = step()
    read = shown(context, measure)
    assert "+ Une navette" in read
    assert "+ Le bus" not in read
    said = reported(context, measure)
    assert "+ Une navette" in said
    assert "ajouté en plénière" in said
    _, rows = GRID.table(GRID.tally(context), context, french())
    assert [(row[3], row[4]) for row in rows] == [
        ("Le bus", ""), ("Une navette", "oui"), ("Les horaires", ""),
    ]


def test_common_points_name_their_groups(measure: Measure) -> None:
    context = replace(step(), common=(Theme("c", "Se déplacer", ("l1", "l2")),))
    assert "Se déplacer (Tilleul, Chêne)" in reported(context, measure)
    read = shown(context, measure, "common")
    assert "Point commun " in read
    assert "Tilleul · Chêne" in read


def test_a_common_point_whose_lines_went_is_left_out() -> None:
    context = replace(step(), common=(Theme("c", "Se déplacer", ("gone",)),))
    assert GRID.tally(context).common == ()


def test_groups_that_get_their_questions_need_no_advice() -> None:
    context = step()
    assert any("question" in sentence for sentence in GRID.advice(context))
    later = replace(context, settings={**context.settings, "from_step": "choix"})
    assert GRID.advice(later) == ()


def test_a_line_of_a_merged_group_says_who_wrote_it(measure: Measure) -> None:
    context = step()
    first, second, third = context.entries
    context = replace(context, entries=(first, replace(second, group="g1", origin="Chêne"), third))
    for detail in (None, "g1", "g1/o1"):
        read = shown(context, measure, detail)
        assert "Les horaires (Chêne)" in read
        assert "Le bus (" not in read
    said = reported(context, measure)
    assert "– Les horaires (Chêne)" in said
    assert "Entre parenthèses" in said
    header, rows = GRID.table(GRID.tally(context), context, french())
    assert header[-1] == "Écrit par"
    assert [row[-1] for row in rows] == ["", "Chêne", ""]
