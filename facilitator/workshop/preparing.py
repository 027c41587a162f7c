"""Groups get their questions by themselves: the best ranked of the step they are taken from."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

import resources
from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import StepRecord
from facilitator.document.writer import Written
from facilitator.fields import Option
from facilitator.i18n import N_, SOURCE_LANGUAGE, Languages, Translator
from facilitator.workshop.base import Core, insert, update
from facilitator.workshop.changes import GroupsChanged
from facilitator.workshop.items import tie
from facilitator.workshop.questions import as_they_stand
from facilitator.workshop.results import Results

PEOPLE_PER_GROUP = 6
"""How many people a group has where neither groups nor their number were prepared."""


def prepare(core: Core, results: Results, step: StepRecord) -> None:
    """Give the groups of a step the first questions of the step that it is taken from.

    Done where the kind works in groups, its settings name a step (``from_step``) and a group lacks
    a question or there is no group: then as many are made as the settings say (``group_count``),
    or one for every six people, at most one a question. Questions come in ranking order, in their
    present words, linked (``from``) to the option's id; more groups than questions start over.
    What a person set stays.
    """
    kind = core.kinds.get(step.kind)
    if kind is None or Capability.GROUPS not in kind.capabilities:
        return
    if not step.settings.get("from_step"):
        return
    teams = core.document.read(lambda db: reads.teams(db, step.id))
    if teams and all(team.question for team in teams):
        return
    options = results.options(step)
    if not options:
        return
    people = core.document.read(reads.joined_count)
    usual = max(2, min(len(options), round(people / PEOPLE_PER_GROUP)))
    count = int(step.settings.get("group_count") or 0) or usual
    _speak(core.workshop().language)  # read here, not while others wait to write
    fresh = [core.clock.new_id() for _ in range(count)]

    def command(db: sqlite3.Connection) -> Written[None]:
        if not reads.teams(db, step.id):
            for place, team_id in enumerate(fresh):
                insert(db, "team", {"id": team_id, "step_id": step.id, "position": place,
                                    "label": group_label(db, step.id), "question": ""})
        _hand_out(db, step.id, as_they_stand(db, options))
        return Written(None, (GroupsChanged(step.id),))

    core.write(command).result()


def group_label(db: sqlite3.Connection, step_id: str) -> str:
    """The first free "Groupe 1", "Groupe 2" … of a step, in the workshop's language."""
    taken = {team.label for team in reads.teams(db, step_id)}
    workshop = reads.workshop(db)
    tr = _speak(workshop.language if workshop else SOURCE_LANGUAGE)
    number = 1
    while (label := tr(N_("Groupe {n}"), n=number)) in taken:
        number += 1
    return label


@lru_cache(maxsize=8)
def _speak(language: str) -> Translator:
    """What is written into the file once is in the workshop's language, whoever reads it."""
    return Languages(resources.path("translations")).get(language)


def _hand_out(db: sqlite3.Connection, step_id: str, options: Sequence[Option]) -> None:
    teams = reads.teams(db, step_id)
    taken = {link.source_id for team in teams for link in reads.links_to(db, team.id)}
    said = {team.question for team in teams}
    free = [o for o in options if o.id not in taken and o.label not in said] or list(options)
    for number, team in enumerate(team for team in teams if not team.question):
        option = free[number % len(free)]
        update(db, "team", team.id, {"question": option.label})
        tie(db, option.id, team.id, "from", 0)
