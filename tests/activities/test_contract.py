"""What every kind of activity keeps to, those of today and those that come as new folders."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

import facilitator.blocks
from facilitator.activities.context import Context, Entry, Example, Frame
from facilitator.activities.kind import AnyKind, Capability
from facilitator.activities.registry import discover
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.fields import InvalidForm, TextField, TextListField
from facilitator.forms import check_form, defaults
from facilitator.i18n import french
from facilitator.theme import load_theme
from tests.activities.kind_support import (
    FRAMES,
    collisions,
    context_of,
    example_context,
    outside,
    sizes,
)

KINDS = tuple(discover().values())
EXAMPLES = [
    pytest.param(kind, example, id=f"{kind.name}-{number}")
    for kind in KINDS
    for number, example in enumerate(kind.examples())
]
HOSTILE = (
    "x" * 10_000,
    "mot " * 2_500,
    "👩‍👩‍👧‍👦🏳️‍🌈 😀" * 40,
    "مرحبا بالعالم שלום",
    "<script>alert('non')</script> & \"guillemets\" ]]>",
    "ligne\nautre ligne\n\n\nencore",
    "Z̤͔ͧ̑̓ä͖̭̈̇lͮ̒ͫǧ̗͚̚o̙̔ͮ̇͐̇",
)

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
every_example = pytest.mark.parametrize(("kind", "example"), EXAMPLES)
every_frame = pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)


def test_the_kinds_of_a_workshop_are_all_found() -> None:
    names = {kind.name for kind in KINDS}
    assert names >= {"profile", "word_cloud", "open_question", "poll", "priority", "grid", "talk"}


@every_kind
def test_a_kind_says_what_it_is(kind: AnyKind) -> None:
    assert kind.label
    assert kind.description.endswith(".")
    assert kind.icon
    assert kind.minutes > 0
    assert kind.examples()
    assert any(example.answers for example in kind.examples()) or not kind.collects
    assert kind.version == 1 or any(example.old for example in kind.examples())


@every_kind
def test_a_step_starts_without_anything_filled_in(kind: AnyKind, measure: Measure) -> None:
    fields = kind.settings_fields()
    context = Context(settings=check_form(fields, defaults(fields)))
    result = kind.tally(context)
    scene = kind.picture(result, context, Frame(), measure)
    assert scene.alt
    assert kind.report(result, context, french(), measure)
    assert all(isinstance(sentence, str) and sentence for sentence in kind.advice(context))


@every_example
def test_settings_round_trip(kind: AnyKind, example: Example) -> None:
    fields = kind.settings_fields()
    clean = check_form(fields, example.settings)
    assert check_form(fields, clean) == clean
    assert json.loads(json.dumps(clean)) == clean


@every_example
def test_a_finished_example_needs_no_advice(kind: AnyKind, example: Example) -> None:
    assert kind.advice(context_of(kind, example)) == ()


@every_example
def test_answers_round_trip(kind: AnyKind, example: Example) -> None:
    context = context_of(kind, example)
    fields = kind.answer_fields(context)
    assert bool(fields) == kind.collects
    for value in example.answers:
        entries = kind.entries(check_form(fields, value), context)
        assert entries
        assert json.loads(json.dumps(entries)) == entries
        again = check_form(fields, kind.form_value(entries))
        assert kind.entries(again, context) == entries
        assert all(kind.text(payload, context).strip() for payload in entries.values())
        assert all(all(kind.line(payload, context, french())) for payload in entries.values())


@every_example
def test_a_form_left_empty_leaves_no_answer(kind: AnyKind, example: Example) -> None:
    context = context_of(kind, example)
    assert kind.entries(defaults(kind.answer_fields(context)), context) == {}
    form = kind.form_value({})
    assert set(form) <= {field.name for field in kind.answer_fields(context)}


@every_example
def test_bad_answers_are_refused_by_field_and_reason(kind: AnyKind, example: Example) -> None:
    fields = kind.answer_fields(context_of(kind, example))
    for value, field in example.bad:
        with pytest.raises(InvalidForm) as refused:
            check_form(fields, value)
        assert [error.field for error in refused.value.errors] == [field]
        assert str(refused.value.errors[0].reason)


@every_example
def test_old_payloads_upgrade(kind: AnyKind, example: Example) -> None:
    for version, old, new in example.old:
        assert version < kind.version
        assert kind.upgrade(old, version) == new
    for payloads in example_context(kind, example).entries:
        assert kind.upgrade(payloads.payload, kind.version) == dict(payloads.payload)


@every_frame
@every_example
def test_the_picture_can_be_read(
    kind: AnyKind, example: Example, frame: Frame, measure: Measure
) -> None:
    context = example_context(kind, example)
    scene = kind.picture(kind.tally(context), context, frame, measure)
    assert scene.width == frame.width
    longer = frame.width < 420 and scene.height > frame.height  # a phone is scrolled
    assert scene.height == frame.height or longer
    assert scene.alt
    assert scene.elements
    assert outside(scene, measure) == []
    assert collisions(scene, measure) == []
    assert min(sizes(scene)) >= (frame.height / 30 - 0.01 if frame.back_row else 9)


@every_example
def test_a_part_of_a_tall_screen_keeps_to_the_size_of_the_screen(
    kind: AnyKind, example: Example, measure: Measure
) -> None:
    context = example_context(kind, example)
    frame = Frame(1600, 760, legible=1000 / 30)
    scene = kind.picture(kind.tally(context), context, frame, measure)
    assert outside(scene, measure) == []
    assert min(sizes(scene)) >= 1000 / 30 - 0.01


@every_example
def test_every_surface_draws_the_picture(
    kind: AnyKind, example: Example, measure: Measure
) -> None:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas as Page

    from facilitator.drawing.pdf import PdfFonts, PdfPen, draw_scene

    context = example_context(kind, example)
    scene = kind.picture(kind.tally(context), context, FRAMES["report"], measure)
    theme = load_theme("light")
    assert to_svg(scene, theme).startswith("<svg")
    file = BytesIO()
    page = Page(file, pagesize=(scene.width, scene.height))
    draw_scene(PdfPen(page, PdfFonts(measure), theme, scene.height), scene, 0, 0)
    page.save()
    assert file.getvalue().startswith(b"%PDF")


@every_frame
@every_example
def test_nothing_answered_yet_draws_too(
    kind: AnyKind, example: Example, frame: Frame, measure: Measure
) -> None:
    context = context_of(kind, example)
    scene = kind.picture(kind.tally(context), context, frame, measure)
    assert scene.alt
    assert outside(scene, measure) == []
    assert collisions(scene, measure) == []


@every_frame
@every_example
def test_hostile_words_stay_in_the_frame(
    kind: AnyKind, example: Example, frame: Frame, measure: Measure
) -> None:
    context = replace(context_of(kind, example), title=HOSTILE[0])
    context = replace(context, entries=tuple(_hostile_entries(kind, example, context)))
    labels = [replace(o, label=HOSTILE[n % 7]) for n, o in enumerate(context.options)]
    groups = [
        replace(g, label=HOSTILE[n % 7], question=HOSTILE[n + 1])
        for n, g in enumerate(context.groups)
    ]
    context = replace(context, options=tuple(labels), groups=tuple(groups))
    result = kind.tally(context)
    scene = kind.picture(result, context, frame, measure)
    assert outside(scene, measure) == []
    assert collisions(scene, measure) == []
    assert to_svg(scene, load_theme("dark")).startswith("<svg")
    assert kind.report(result, context, french(), measure)


def _hostile_entries(kind: AnyKind, example: Example, context: Context) -> list[Entry]:
    """The example's answers with every word in them replaced by something worse."""
    fields = kind.answer_fields(context)
    texts = {field.name for field in fields if isinstance(field, TextField | TextListField)}
    values: list[dict[str, Any]] = []
    for number, text in enumerate(HOSTILE):
        value = dict(example.answers[number % len(example.answers)]) if example.answers else {}
        for name in texts & set(value):
            value[name] = [text] if isinstance(value[name], list) else text
        values.append(value)
    found = []
    for number, value in enumerate(values):
        for slot, payload in kind.entries(value, context).items():
            group = context.groups[number % len(context.groups)].id if context.groups else ""
            found.append(Entry(f"h{number}-{slot}", f"p{number}", "", slot, payload, group=group))
    return found


@every_example
def test_the_report_and_the_table_hold_the_result(
    kind: AnyKind, example: Example, measure: Measure
) -> None:
    context = example_context(kind, example)
    result = kind.tally(context)
    blocks = kind.report(result, context, french(), measure)
    known = facilitator.blocks.Block.__args__  # type: ignore[attr-defined]
    assert blocks
    assert all(isinstance(block, known) for block in blocks)
    for block in blocks:
        if isinstance(block, facilitator.blocks.DataTable):
            assert {len(row) for row in block.rows} <= {len(block.columns)}
        if isinstance(block, facilitator.blocks.Heading):
            assert block.level > 1
    header, rows = kind.table(result, context, french())
    assert header
    assert {len(row) for row in rows} <= {len(header)}
    cells = [cell for row in rows for cell in row]
    assert all(isinstance(cell, str | int | float | None) for cell in cells)


@every_example
def test_what_a_result_offers_to_later_steps(kind: AnyKind, example: Example) -> None:
    context = example_context(kind, example)
    options = kind.options(kind.tally(context), context)
    assert len({option.id for option in options}) == len(options)
    if Capability.GIVES_OPTIONS not in kind.capabilities:
        assert options == ()


@every_example
def test_entries_of_another_time_break_nothing(
    kind: AnyKind, example: Example, measure: Measure
) -> None:
    """A payload that fits neither the settings nor the kind any more is passed over."""
    context = context_of(kind, example)
    strange = ({}, {"text": None}, {"choices": 3}, {"dots": [1]}, {"dots": {"o1": "x"}}, {"x": {}})
    entries = tuple(
        Entry(f"s{number}", "p", "", str(number), payload)
        for number, payload in enumerate(strange)
    )
    context = replace(context, entries=entries)
    scene = kind.picture(kind.tally(context), context, Frame(), measure)
    assert outside(scene, measure) == []
