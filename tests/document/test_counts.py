"""What a full room counts many times a second agrees with the lists it is counted from."""

from __future__ import annotations

from facilitator.document import reads
from facilitator.workshop.answers import Submission


def test_the_counts_are_those_of_the_lists(session) -> None:
    step = next(one for one in session.steps() if one.kind == "open_question")
    session.flow.go(step.id).result(30)
    session.flow.open(step.id).result(30)
    people = [session.room.join().result(30).participant for _ in range(4)]
    session.room.join("Ada", state="expected").result(30)
    session.room.change(people[3].id, state="left").result(30)
    field = session.kinds[step.kind].answer_fields(session.answers.form_context(step))[0]
    for number, person in enumerate(people[:2]):
        value = {field.name: [f"planter {number}", f"semer {number}"]}
        session.answers.submit(Submission(f"{number:032x}", step.id, person.id, value)).result(30)
    present = [one.id for one in session.room.everybody() if one.state == "present"]
    read = session.document.read
    assert read(reads.present_ids) == frozenset(present)
    assert read(reads.present_count) == len(present) == 3
    assert read(lambda db: reads.answered(db, step.id)) == {one.id for one in people[:2]}
    assert read(lambda db: reads.answered_count(db, step.id)) == 2
