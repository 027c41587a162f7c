"""A real dot vote comes out of the kind as it was published."""

from __future__ import annotations

from pathlib import Path

from facilitator.activities.context import Context, Entry
from facilitator.activities.priority import KIND
from facilitator.fields import Option
from facilitator.forms import check_form


def test_every_ballot_is_accepted_and_the_published_count_comes_out(shared: Path) -> None:
    published: dict[str, int] = {}
    ballots: list[dict[str, int]] = []
    section = ""
    path = shared / "data" / "votes" / "toulouse-2019-dots.pb"
    for line in path.read_text("utf-8").splitlines():
        cells = line.split(";")
        if len(cells) == 1:
            section = line.strip()
        elif section == "PROJECTS" and cells[0] != "project_id":
            published[cells[0]] = int(cells[5])
        elif section == "VOTES" and cells[0] != "voter_id":
            ballots.append(dict(zip(cells[1].split(","), map(int, cells[2].split(",")),
                                    strict=True)))
    kind = KIND()
    options = tuple(Option(key, f"Projet {key}") for key in published)
    context = Context(settings={"method": "dots", "budget": 7, "most": 3}, options=options)
    fields = kind.answer_fields(context)
    counter = kind.counter()
    for number, dots in enumerate(ballots):
        [(slot, payload)] = kind.entries(check_form(fields, {"dots": dots}), context).items()
        counter.put(Entry(f"e{number}", f"p{number}", "", slot, payload))
    result = counter.result(context)
    assert {one.id: one.voters for one in result.ranking} == published
    assert (result.voters, result.spent) == (1494, 8389)
    totals = [one.total for one in result.ranking]
    assert totals == sorted(totals, reverse=True)
