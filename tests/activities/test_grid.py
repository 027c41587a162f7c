"""Grids: every line stands in its group's cell, and nothing written is lost."""

from __future__ import annotations

from dataclasses import replace

from facilitator.activities.context import Context, Entry, Group
from facilitator.activities.grid import KIND
from facilitator.blocks import DataTable
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.scene import Text
from tests.activities.kind_support import FRAMES, told, words

GRID = KIND()
GROUPS = (
    Group("g1", "Les Lilas", "Comment ouvrir ?", ("p1", "p2"), ("Ana", ""), "p1"),
    Group("g2", "Les Pins", "Comment ouvrir ?", ("p3",), ("",)),
    Group("g3", "Les Houx", "Comment durer ?"),
)
SETTINGS = check_form(GRID.settings_fields(), {"columns": ["Freins", "Appuis"]})
LINES = (
    ("g1", "o1", "Le froid"), ("g1", "o1", "La nuit"), ("g1", "o2", "Un poêle"),
    ("g2", "o1", "Les clés"), ("", "o2", "Sans équipe"), ("parti", "o1", "Groupe défait"),
)


def step(groups: tuple[Group, ...] = GROUPS) -> Context:
    entries = tuple(
        Entry(f"e{n}", "p1", "", f"{column}.{n}", {"column": column, "text": text}, group=group)
        for n, (group, column, text) in enumerate(LINES)
    )
    return Context(settings=SETTINGS, prompt="Quoi ?", groups=groups, entries=entries)


def test_lines_stand_in_their_groups_cells() -> None:
    result = GRID.tally(step())
    cells = {g.id: [[line.text for line in cell] for cell in g.cells] for g in result.grids}
    assert cells["g1"] == [["Le froid", "La nuit"], ["Un poêle"]]
    assert cells["g2"] == [["Les clés"], []]
    assert cells["g3"] == [[], []]


def test_the_list_says_equal_lines_of_a_cell_once_with_their_number() -> None:
    context = step()
    again = replace(context.entries[1], id="again", payload={"column": "o1", "text": "la  nuit"})
    context = replace(context, entries=(*context.entries, again))
    header, rows = GRID.listed(GRID.tally(context), context, french())
    assert [(row[3], row[header.index("Fois")]) for row in rows[:2]] == [
        ("La nuit", 2), ("Le froid", 1)]
    assert len(rows) == len(LINES)
    assert len(GRID.table(GRID.tally(context), context, french())[1]) == len(LINES) + 1
    assert GRID.listed(GRID.tally(step()), step(), french()) == GRID.table(
        GRID.tally(step()), step(), french())


def test_lines_of_nobodys_group_are_kept_in_a_grid_of_their_own() -> None:
    result = GRID.tally(step())
    assert result.grids[-1].id == ""
    assert [[line.text for line in cell] for cell in result.grids[-1].cells] == [
        ["Groupe défait"], ["Sans équipe"],
    ]
    assert result.lines == len(LINES)


def test_without_groups_everybody_writes_in_one_grid() -> None:
    result = GRID.tally(step(groups=()))
    assert len(result.grids) == 1
    assert result.lines == len(LINES)


def test_each_heading_is_a_field_and_each_line_an_answer() -> None:
    context = step()
    fields = GRID.answer_fields(context)
    assert [(f.name, f.label) for f in fields] == [("o1", "Freins"), ("o2", "Appuis")]
    value = check_form(fields, {"o1": ["a", "", "b"], "o2": ["c"]})
    entries = GRID.entries(value, context)
    assert entries == {
        "o1.0": {"column": "o1", "text": "a"}, "o1.2": {"column": "o1", "text": "b"},
        "o2.0": {"column": "o2", "text": "c"},
    }
    assert GRID.form_value(entries) == {"o1": ["a", "", "b"], "o2": ["c"]}


def test_a_heading_may_have_a_dot_in_its_id() -> None:
    settings = {"columns": [{"id": "a.b", "label": "Un"}]}
    context = Context(settings=check_form(GRID.settings_fields(), settings))
    entries = GRID.entries({"a.b": ["texte"]}, context)
    assert GRID.form_value(entries) == {"a.b": ["texte"]}


def test_a_question_two_neighbours_share_is_shown_once(measure: Measure) -> None:
    context = replace(step(), entries=step().entries[:4])
    scene = GRID.picture(GRID.tally(context), context, FRAMES["projector"], measure)
    assert words(scene).count("Comment ouvrir ?") == 1
    assert words(scene).count("Comment durer ?") == 1


def test_headings_are_level_across_the_grids(measure: Measure) -> None:
    context = replace(step(), entries=step().entries[:4])
    scene = GRID.picture(GRID.tally(context), context, FRAMES["projector"], measure)
    for label in ("Freins", "Appuis"):
        heights = {e.y for e in scene.elements if isinstance(e, Text) and e.text == label}
        assert len(heights) == 1


def test_one_grid_and_one_cell_can_be_shown_large(measure: Measure) -> None:
    context = step()
    result = GRID.tally(context)
    frame = FRAMES["projector"]
    one = words(GRID.picture(result, context, replace(frame, detail="g1"), measure))
    assert "Un poêle" in one
    assert "Les clés" not in one
    cell = words(GRID.picture(result, context, replace(frame, detail="g1/o1"), measure))
    assert "La nuit" in cell
    assert "Un poêle" not in cell


def test_many_groups_are_shown_by_how_full_their_cells_are(measure: Measure) -> None:
    many = tuple(Group(f"g{n}", f"Groupe {n}") for n in range(1, 10))
    context = step(groups=many)
    scene = GRID.picture(GRID.tally(context), context, FRAMES["projector"], measure)
    read = words(scene)
    assert "Groupe 1 2 1" in read
    assert "Groupe 3 – –" in read
    assert "autres groupes" in read


def test_what_is_still_empty_is_said(measure: Measure) -> None:
    context = step()
    scene = GRID.picture(GRID.tally(context), context, FRAMES["projector"], measure)
    assert "Les Pins : 1 ligne. Encore vide : Appuis." in scene.alt


def test_the_report_has_a_table_per_group_with_who_was_in_it(measure: Measure) -> None:
    context = step()
    blocks = GRID.report(GRID.tally(context), context, french(), measure)
    tables = [block for block in blocks if isinstance(block, DataTable)]
    assert len(tables) == 3
    assert tables[0].columns == ("Freins", "Appuis")
    written = told(blocks)
    assert all(text in written for _, _, text in LINES)
    assert "Avec Ana et 1 autre personne. A rapporté : Ana." in written
    assert "Ce groupe n’a rien noté." in written


def test_a_very_long_cell_is_parted_so_that_pages_can_break(measure: Measure) -> None:
    entries = tuple(
        Entry(f"e{n}", "p", "", f"o1.{n}", {"column": "o1", "text": f"ligne {n}"})
        for n in range(60)
    )
    context = Context(settings=SETTINGS, entries=entries)
    (table,) = (b for b in GRID.report(GRID.tally(context), context, french(), measure)
                if isinstance(b, DataTable))
    assert len(table.rows) > 1
    assert "\n".join(row[0] for row in table.rows).count("ligne") == 60


def test_advice_on_grids_that_cannot_work() -> None:
    assert GRID.advice(Context(settings={"columns": []}, prompt="Quoi ?"))
    unasked = replace(step(), groups=(Group("g", "Sans question"),))
    assert any("question" in sentence for sentence in GRID.advice(unasked))
    assert GRID.advice(step()) == ()
