"""What the server remembers of who gave what is what the file says."""

from __future__ import annotations

import pytest

from facilitator.document import reads
from facilitator.web import given
from facilitator.web.given import Given
from facilitator.workshop.answers import Submission


@pytest.mark.parametrize("most", [3000, 1])
def test_what_is_remembered_follows_every_change(session, monkeypatch, most) -> None:
    monkeypatch.setattr(given, "_MOST", most)
    step = next(step for step in session.steps() if step.key == "idees")
    session.flow.open(step.id).result()
    ana, ben, new = (session.room.join(name).result().participant for name in ("Ana", "Ben", ""))
    kept = Given(session)

    def send(number, who, *texts) -> None:
        value = {"answers": list(texts)}
        session.answers.submit(Submission(f"s{number}", step.id, who.id, value)).result()

    def same() -> bool:
        return all(
            kept.rows(step.id, one.id)
            == session.document.read(lambda db, one=one: reads.answers(db, step.id, one.id))
            for one in (ana, ben, new)
        )

    send(1, ana, "un banc", "des arbres")
    send(2, ben, "une fontaine")
    assert same()
    send(3, ana, "des arbres", "un banc")  # the same ones, in other places
    assert same()
    send(4, new, "de l’ombre")
    assert len(kept.rows(step.id, new.id)) == 1
    session.room.tie(new.id, ben.id).result()
    assert same()
    assert kept.rows(step.id, new.id) == ()
    session.room.withdraw(ana.id).result()
    assert same()
    assert kept.rows(step.id, ana.id) == ()
    kept.close()
