"""Talks: nothing is asked; notes and a comparison remain."""

from __future__ import annotations

from facilitator.activities.context import Context
from facilitator.activities.talk import KIND
from facilitator.blocks import DataTable
from facilitator.drawing.measure import Measure
from facilitator.forms import check_form
from facilitator.i18n import french
from tests.activities.kind_support import FRAMES, collisions, outside, told, words

TALK = KIND()
TABLE = {
    "columns": ["Ici", "Ailleurs"],
    "rows": [{"label": "Coût", "cells": ["", "Élevé"]}, "Durée"],
}


def step(settings: object = None, **more: str) -> Context:
    clean = check_form(TALK.settings_fields(), settings or {})
    return Context(settings=clean, title="Deux façons de faire", **more)


def test_nothing_is_collected() -> None:
    assert not TALK.collects
    assert TALK.answer_fields(step()) == ()


def test_cells_stand_under_their_columns_and_may_be_blank() -> None:
    table = TALK.tally(step(TABLE)).table
    assert table is not None
    assert table.rows == (("Coût", "", "Élevé"), ("Durée", "", ""))
    assert table.filled == 1


def test_the_projector_shows_the_table_or_else_the_title(measure: Measure) -> None:
    for settings, expected in ((TABLE, "Ailleurs"), ({}, "Deux façons de faire")):
        context = step(settings)
        scene = TALK.picture(TALK.tally(context), context, FRAMES["projector"], measure)
        assert expected in words(scene)


def test_rows_without_room_are_counted_in_words(measure: Measure) -> None:
    context = step({"columns": ["Ici"], "rows": [f"Ligne {n}" for n in range(20)]})
    scene = TALK.picture(TALK.tally(context), context, FRAMES["projector"], measure)
    drawn = words(scene).count("Ligne")
    assert drawn < 20
    assert f"et {20 - drawn} autres" in words(scene)


def test_the_report_keeps_the_notes_and_the_table(measure: Measure) -> None:
    context = step(TABLE, notes="Un premier point.\n\nUn second.")
    blocks = TALK.report(TALK.tally(context), context, french(), measure)
    assert "Un premier point.\nUn second." in told(blocks)
    (table,) = (block for block in blocks if isinstance(block, DataTable))
    assert table.row_headers


def test_half_a_table_is_worth_a_word() -> None:
    assert TALK.advice(step({"columns": ["Ici"]}))
    assert TALK.advice(step(TABLE)) == ()


def test_instructions_are_shown_under_the_title_and_with_the_table(measure: Measure) -> None:
    asked = "Mettez-vous par trois.\nRacontez une fois où cela a marché."
    for settings in (TABLE, {}):
        context = step(settings, prompt=asked)
        assert TALK.headline(context) == "Deux façons de faire"
        scene = TALK.picture(TALK.tally(context), context, FRAMES["projector"], measure)
        assert "Mettez-vous par trois." in words(scene)
        assert "Racontez une fois" in words(scene)
        assert collisions(scene, measure) == []
    assert TALK.headline(step(TABLE)) == "Deux façons de faire"
    assert TALK.headline(step()) == "", "the title is the picture"


def test_very_long_instructions_are_cut_rather_than_leave_the_screen(measure: Measure) -> None:
    context = step(prompt="\n".join(f"Consigne {n}, dite en une phrase." * 4 for n in range(30)))
    scene = TALK.picture(TALK.tally(context), context, FRAMES["projector"], measure)
    assert outside(scene, measure) == []
    assert "Consigne 0," in words(scene)
