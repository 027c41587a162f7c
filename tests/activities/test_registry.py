"""A new kind is a new folder: nothing else has to know of it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from facilitator.activities.context import Frame
from facilitator.activities.registry import discover
from facilitator.drawing.measure import Measure
from facilitator.i18n import french
from tests.activities.kind_support import answered, context_of

HEADS = '''
    """A show of moods, one word each. Version 2 keeps a list where version 1 kept a word."""

    from facilitator.activities.canvas import Canvas, Box
    from facilitator.activities.context import Example
    from facilitator.activities.kind import Kind
    from facilitator.blocks import Paragraph, plain
    from facilitator.fields import TextField


    class Mood(Kind[tuple[str, ...]]):
        name = "mood"
        version = 2
        label = "Météo"
        description = "Un mot d’humeur chacun."
        icon = "sun"

        def settings_fields(self):
            return ()

        def answer_fields(self, context):
            return (TextField(name="mood", label="Votre météo", required=True, max_length=20),)

        def entries(self, value, context):
            return {"0": {"moods": [value["mood"]]}} if value.get("mood") else {}

        def form_value(self, payloads):
            return {"mood": payloads.get("0", {}).get("moods", [""])[0]}

        def tally(self, context):
            return tuple(entry.payload["moods"][0] for entry in context.entries)

        def picture(self, result, context, frame, measure):
            canvas = Canvas(frame, measure)
            canvas.text(", ".join(result), canvas.area, canvas.small, max_lines=3)
            return canvas.scene(", ".join(result) or "vide")

        def report(self, result, context, tr, measure):
            return [Paragraph(plain(", ".join(result)))]

        def table(self, result, context, tr):
            return ["Météo"], [[mood] for mood in result]

        def upgrade(self, payload, version):
            return {"moods": [payload["mood"]]} if version < 2 else dict(payload)

        def examples(self):
            return (Example(
                "Météo", "Quelle est votre météo ?", {}, ({"mood": "grand soleil"},),
                ((({"mood": ""}), "mood"),), ((1, {"mood": "brume"}, {"moods": ["brume"]}),),
            ),)


    KIND = Mood
'''


def write_kind(folder: Path, name: str, text: str) -> None:
    place = folder / name
    place.mkdir()
    (place / "__init__.py").write_text(dedent(text), encoding="utf-8")


def test_a_kind_dropped_in_as_a_folder_is_found_and_works(
    tmp_path: Path, measure: Measure
) -> None:
    write_kind(tmp_path, "mood", HEADS)
    kinds = discover(extra=[tmp_path])
    assert set(kinds) == set(discover()) | {"mood"}
    mood = kinds["mood"]
    (example,) = mood.examples()
    context = answered(mood, context_of(mood, example), example.answers)
    result = mood.tally(context)
    assert result == ("grand soleil",)
    assert mood.picture(result, context, Frame(), measure).elements
    assert mood.report(result, context, french(), measure)
    version, old, new = example.old[0]
    assert mood.upgrade(old, version) == new


def test_a_folder_without_a_kind_is_passed_over(tmp_path: Path) -> None:
    write_kind(tmp_path, "notes", '"""Nothing to see."""\n')
    assert "notes" not in discover(extra=[tmp_path])


def test_a_kind_under_another_folders_name_is_refused(tmp_path: Path) -> None:
    write_kind(tmp_path, "humeur", HEADS)
    with pytest.raises(ValueError, match="humeur"):
        discover(extra=[tmp_path])


def test_two_kinds_of_one_name_are_refused(tmp_path: Path) -> None:
    write_kind(tmp_path, "poll", HEADS.replace('name = "mood"', 'name = "poll"'))
    with pytest.raises(ValueError, match="poll"):
        discover(extra=[tmp_path])


def test_what_is_no_kind_is_refused(tmp_path: Path) -> None:
    write_kind(tmp_path, "odd", "KIND = 3\n")
    with pytest.raises(ValueError, match="odd"):
        discover(extra=[tmp_path])
