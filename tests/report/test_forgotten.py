"""Who asks to be forgotten is gone from every later report and export, photographs too."""

from __future__ import annotations

import base64
import io
import json

import pytest
from PIL import Image

from facilitator.blocks import Picture, Quote
from facilitator.i18n import french
from facilitator.report.compose import Composer
from facilitator.report.export import export_session
from facilitator.report.formats.base import ExportStopped
from facilitator.report.richtext import to_json
from facilitator.workshop.report_words import ReportWords
from tests.report.room import play, step

NAME, SAID = "Rose Petit", "Une fontaine"


def photo() -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").convert("RGB").save(file, "JPEG")
    return file.getvalue()


def test_a_person_goes_with_their_words_quotes_and_photos(session, tmp_path):
    people, picture = play(session), photo()
    grid, idees = step(session, "groupes"), step(session, "idees")
    session.media.add(grid.id, picture, participant_id=people[NAME]).result()
    answer = next(e for e in session.results.entries(idees) if e.payload["text"] == SAID)
    ReportWords(session.document, session.clock).keep(
        "full", idees.id, to_json((Quote(SAID, cites=answer.id),), lambda _: SAID)).result()
    with Composer(session, french()) as composer:
        before = composer.report().blocks
        assert any(isinstance(block, Picture) and block.photo for block in before)
        assert any(isinstance(block, Quote) and block.text == SAID for block in before)
        session.room.forget(people[NAME]).result()
        after = composer.report().blocks
    assert not any(isinstance(block, Picture) and block.photo for block in after)
    for name in ("html", "markdown", "csv", "json"):
        target = tmp_path / name
        export_session(session, name, target, french())
        files = [one for one in target.rglob("*") if one.is_file()] or [target]
        told = b"".join(one.read_bytes() for one in files)
        assert SAID.encode() not in told
        assert base64.b64encode(picture)[:400] not in told
        if name == "json":
            assert NAME not in {row["name"] for row in json.loads(told)["tables"]["participant"]}


def test_composing_stops_between_two_sections_when_asked(session, tmp_path):
    play(session)
    asked = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 3

    with pytest.raises(ExportStopped):
        export_session(session, "pdf", tmp_path / "r.pdf", french(), cancelled=stop)
    assert list(tmp_path.glob("*.pdf")) == []
    assert len(asked) == 4
