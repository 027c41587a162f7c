"""Secret votes: the file knows who voted and what was voted, and cannot bring the two together."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Mapping
from typing import Any

from facilitator.activities.context import Source
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import insert, the_step, update
from facilitator.workshop.changes import AnswersChanged, Change, DecisionsChanged
from facilitator.workshop.clock import Clock
from facilitator.workshop.receipt import Receipt

TWICE = "voted_twice"
"""The key of a step's decisions that says how many people are known to have voted twice."""
TYPED = "typed_ballots"
"""The key of a step's decisions that says how many secret votes were typed in, by source."""


def cast_secretly(
    db: sqlite3.Connection, clock: Clock, step: StepRecord, version: int, submission_id: str,
    participant_id: str, payloads: Mapping[str, Mapping[str, Any]],
    source: str = Source.PHONE.value,
) -> Written[Receipt]:
    """Keep a vote without its voter, and that this person has voted, without a time.

    The vote bears the time at which the step opened, not its own; the list of voters is kept in
    key order (table ``ballot``), votes and submissions in random order, and no vote names its
    submission, which is remembered by its id alone, for retries. A secret vote cannot be changed:
    nobody could tell which one it was. So the receipt names no answer either. Where a vote came
    from is counted for the step and not written on the vote: a lone paper would be its voter's.
    Raises :class:`NotAllowed` for a second vote.
    """
    if reads.has_voted(db, step.id, participant_id):
        raise NotAllowed(N_("Vous avez déjà voté. Un vote secret ne peut pas être repris."))
    when = step.opened_at or step.started_at or 0.0
    insert(db, "ballot", {"step_id": step.id, "participant_id": participant_id})
    insert(db, "submission", {
        "rowid": _anywhere(), "id": submission_id, "step_id": step.id, "participant_id": None,
        "value": {},
        "source": "phone", "received_at": when,
    })
    ids = []
    for slot, payload in payloads.items():
        ids.append(clock.new_id())
        insert(db, "answer", {
            "rowid": _anywhere(), "id": ids[-1], "step_id": step.id, "participant_id": None,
            "submission_id": None, "slot": slot, "payload": dict(payload),
            "version": version, "source": "phone", "created_at": when, "updated_at": when,
        })
    if source != Source.PHONE.value:
        decisions = the_step(db, step.id).decisions
        typed = dict(decisions.get(TYPED) or {})
        typed[source] = int(typed.get(source) or 0) + 1
        update(db, "step", step.id, {"decisions": {**decisions, TYPED: typed}})
    return Written(Receipt(submission_id, ()), (AnswersChanged(step.id, tuple(ids)),))


def tie_ballots(db: sqlite3.Connection, newcomer_id: str, earlier_id: str) -> tuple[Change, ...]:
    """Bring together who has voted of two who turn out to be one person with two phones.

    Where one of the two has voted, the person has. Where both have, two of their votes stand, and
    nothing in the file tells which: they cannot be taken back without breaking secrecy for all. So
    the two stay two while such a step is open, that one may vote anew; once it is closed, the step
    keeps how many people voted twice, and the report says so.

    Raises :class:`NotAllowed` while a step is open at which both have voted.
    """
    changes: list[Change] = []
    for step in reads.steps(db):
        voted = {newcomer_id, earlier_id} & reads.ballots(db, step.id)
        if len(voted) < 2:
            continue
        if step.state == "open":
            raise NotAllowed(N_(
                "Les deux ont voté à « {step} ». Un vote secret ne peut pas être retiré : "
                "elles ne pourront être reliées qu’une fois cette séquence close, et le compte "
                "rendu dira qu’une personne a voté deux fois."), step=step.title or step.prompt)
        twice = int(step.decisions.get(TWICE) or 0) + 1
        update(db, "step", step.id, {"decisions": {**step.decisions, TWICE: twice}})
        changes.append(DecisionsChanged(step.id))
    db.execute("UPDATE OR IGNORE ballot SET participant_id = ? WHERE participant_id = ?",
               [earlier_id, newcomer_id])
    return tuple(changes)


def _anywhere() -> int:
    """A place among the rows that says nothing on when a row was written.

    Rows are read in the order of their numbers, which otherwise count up. Of 2**48 numbers two
    are hardly ever the same, and numbers counted on after the highest never run out.
    """
    return secrets.randbits(48) + 1
