"""JSON out and in again: the same bytes, and clear words for bad input."""

from __future__ import annotations

import json

import pytest

from facilitator.document import exchange
from facilitator.errors import FileProblem, PlanProblem
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_from_json, open_session


def _filled(session):
    person = session.room.join("Zoé \u202e<b>").result().participant
    step = next(step for step in session.steps() if step.key == "idees")
    session.flow.open(step.id).result()
    session.answers.submit(
        Submission("s1", step.id, person.id, {"answers": ["Un banc", "De l’ombre 🌳"]})
    ).result()
    answer = session.results.entries(step)[0]
    theme = session.items.add(step.id, "theme", "Confort", [answer.id]).result()
    session.items.add(step.id, "question", "Comment s’asseoir ?", [theme]).result()
    session.answers.edit(answer.id, "Un banc !").result()
    return session.document.read(exchange.dump)


def test_json_round_trips_to_the_same_bytes(session, tmp_path, kinds):
    text = _filled(session)
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        assert copy.document.read(exchange.dump) == text


def test_json_holds_every_table_and_no_secret_address(session):
    secret = session.secret("remote")
    text = _filled(session)
    tables = json.loads(text)["tables"]
    assert {"workshop", "step", "participant", "answer", "item", "link", "team"} <= set(tables)
    assert secret not in text
    assert tables["answer"][0]["original"] == {"text": "Un banc"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "pas du JSON"),
        ("[]", "pas un atelier"),
        ('{"application": "palabre", "format": 99, "tables": {}}', "plus récente"),
        ('{"application": "palabre", "format": 1, "tables": {"x; DROP": []}}', "inconnue"),
        ('{"application": "palabre", "format": 1, "tables": {"step": [{"a": 1}]}}', "colonnes"),
        ('{"application": "palabre", "format": 1, "tables": {"step": [{"id": {}}]}}', "refusée"),
        ('{"application": "palabre", "format": 1, "tables": {"pass": '
         '[{"hash": "a", "participant_id": "nobody", "made_at": 1}]}}', "ne vont pas ensemble"),
    ],
)
def test_bad_json_is_refused_in_words_and_leaves_nothing(text, said, tmp_path):
    with pytest.raises(PlanProblem, match=said):
        create_from_json(tmp_path / "copy.palabre", text)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_overwritten(session, tmp_path):
    text = session.document.read(exchange.dump)
    target = tmp_path / "there.palabre"
    target.write_bytes(b"precious")
    with pytest.raises(FileProblem, match="existe déjà"):
        create_from_json(target, text)
    assert target.read_bytes() == b"precious"
