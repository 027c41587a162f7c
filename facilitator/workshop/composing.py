"""Making groups out of the room: who is here, what they chose, whom they met before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass, replace

from facilitator.document import reads
from facilitator.document.records import TeamRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.fields import Option
from facilitator.grouping.adjust import place_late
from facilitator.grouping.compose import Composed, Effort, compose
from facilitator.grouping.model import Composition, Demand, balanced
from facilitator.grouping.verdict import Evaluation, evaluate
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import DecisionsChanged, GroupsChanged
from facilitator.workshop.demands import NOBODY_MET, Demands, Meetings
from facilitator.workshop.groups import wrote
from facilitator.workshop.preparing import group_label, prepare
from facilitator.workshop.results import Results
from facilitator.workshop.wishes import WISH, Wish

PEOPLE_PER_GROUP = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """Groups worked out but not yet made. ``teams`` are the groups that stand, None for new ones.

    ``composed.composition.rounds[0]`` are the people by group, in the same order;
    ``composed.evaluation.verdict`` says in sentences how good they are.
    """

    step_id: str
    wish: Wish
    teams: tuple[str | None, ...]
    demand: Demand
    composed: Composed


class Composing:
    """The composer over a workshop: a wish in, groups with their verdict out."""

    def __init__(self, core: Core, results: Results) -> None:
        self._core = core
        self._results = results
        self._demands = Demands(core, results)

    def fields(self) -> tuple[Option, ...]:
        """The profile fields that people can be kept apart or mixed by: names and labels."""
        return self._demands.fields()

    def prepare(self, step_id: str) -> None:
        """Give groups their questions from the step they are taken from (see ``preparing``)."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        prepare(self._core, self._results, step)

    def wish(self, step_id: str) -> Wish:
        """The wish last applied to a step; the plain one before any."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        return Wish.from_json(step.decisions.get(WISH) or {})

    def propose(
        self, step_id: str, wish: Wish | None = None, effort: Effort = Effort.QUICK,
        met_before: Meetings = NOBODY_MET,
    ) -> Proposal:
        """Work groups out; nothing is changed. Takes up to a few hundred milliseconds.

        ``met_before`` says which pairs met how often in earlier workshops of the cycle, by the
        ids that people have in this one; the groups of this workshop are known anyway.

        Raises :class:`facilitator.grouping.model.DemandError` for what cannot be met and
        :class:`NotAllowed` where groups that have written would have to go.
        """
        asked = wish or self.wish(step_id)
        people = self._demands.present()
        kept, count = self._kept(step_id, asked, len(people))
        teams = (*kept, *[None] * (count - len(kept)))
        demand = self._demands.demand(step_id, asked, people, teams, met_before)
        ids = tuple(team.id if team else None for team in teams)
        return Proposal(step_id, asked, ids, demand, compose(demand, effort))

    def propose_rounds(
        self, step_ids: Sequence[str], wish: Wish, effort: Effort = Effort.QUICK,
        met_before: Meetings = NOBODY_MET,
    ) -> tuple[Proposal, ...]:
        """Work the groups of several steps out together, so that people meet as many others as
        they can; one proposal a step, in the order given, each with the verdict on all of them.

        Everybody is placed anew and questions are not looked at. Raises as :meth:`propose`, and
        :class:`NotAllowed` where the steps cannot have the same number of groups.
        """
        people = self._demands.present()
        asked = replace(wish, keep=False)
        kept = [self._kept(step_id, asked, len(people)) for step_id in step_ids]
        counts = {count for _, count in kept}
        if len(counts) != 1:
            raise NotAllowed(N_("Ces séquences n’ont pas le même nombre de groupes."))
        blank = (None,) * counts.pop()
        demand = replace(
            self._demands.demand(step_ids[0], asked, people, blank, met_before),
            rounds=len(step_ids))
        made = compose(demand, effort)
        return tuple(
            Proposal(
                step_id, asked, (*(team.id for team in teams), *blank[len(teams):]), demand,
                Composed(Composition((groups,)), made.evaluation),
            )
            for step_id, (teams, _), groups in zip(
                step_ids, kept, made.composition.rounds, strict=True)
        )

    def apply(self, proposal: Proposal) -> Future[None]:
        """Make a proposal's groups the step's. Groups beyond them that wrote nothing go."""
        now = self._core.clock.now()
        groups = proposal.composed.composition.rounds[0]
        fresh = [team or self._core.clock.new_id() for team in proposal.teams]

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, proposal.step_id)
            known = {team.id for team in reads.teams(db, step.id)}
            for team_id in known - set(fresh):
                if not wrote(db, team_id):
                    db.execute("DELETE FROM team WHERE id = ?", [team_id])
            for place, (team_id, members) in enumerate(zip(fresh, groups, strict=True)):
                if team_id not in known:
                    insert(db, "team", {"id": team_id, "step_id": step.id, "question": "",
                                        "label": group_label(db, step.id), "position": place})
                _seat(db, step.id, team_id, members, now)
            kept = asdict(proposal.wish)
            update(db, "step", step.id, {"decisions": {**step.decisions, WISH: kept}})
            return Written(None, (GroupsChanged(step.id), DecisionsChanged(step.id)))

        return self._core.write(command)

    def verdict(self, step_id: str, met_before: Meetings = NOBODY_MET) -> Evaluation:
        """How good the groups are as they stand, hand moves and leavers included.

        ``met_before`` as for :meth:`propose`.
        """
        demand, composition, _ = self._standing(step_id, met_before)
        return evaluate(composition, demand)

    def place_late(
        self, step_id: str, participant_id: str, met_before: Meetings = NOBODY_MET
    ) -> Future[str]:
        """Seat somebody who came late where it suits best; nobody else moves. Gives the group.

        ``met_before`` as for :meth:`propose`: strangers are preferred to those met already.
        """
        demand, composition, teams = self._standing(step_id, met_before)
        if not teams:
            raise NotAllowed(N_("Il n’y a pas encore de groupes."))
        if participant_id not in {person.id for person in demand.people}:
            raise NotAllowed(N_("Cette personne n’est pas dans l’atelier."))
        seated = place_late(composition, demand, participant_id)
        place = seated.group_of(participant_id)
        assert place is not None
        team, now = teams[place], self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            db.execute("INSERT OR IGNORE INTO team_member (team_id, participant_id, joined_at) "
                       "VALUES (?, ?, ?)", [team.id, participant_id, now])
            return Written(team.id, (GroupsChanged(step_id),))

        return self._core.write(command)

    def _kept(self, step_id: str, wish: Wish, people: int) -> tuple[list[TeamRecord], int]:
        """The groups that stay, in order, and how many there are to be."""
        read = self._core.document.read
        teams = list(read(lambda db: reads.teams(db, step_id)))
        if wish.groups:
            count = len(balanced(people, groups=wish.groups))
        elif wish.size:
            count = len(balanced(people, size=wish.size)) if people else 1
        else:
            count = len(teams) or max(1, people // PEOPLE_PER_GROUP)
        written = read(lambda db: {team.id for team in teams if wrote(db, team.id)})
        for team in reversed(list(teams)):
            if len(teams) > count and team.id not in written:
                teams.remove(team)
        if len(teams) > count:
            raise NotAllowed(N_("{n} groupes ont déjà écrit : il ne peut pas y en avoir moins."),
                             n=len(teams))
        return teams, count

    def _standing(
        self, step_id: str, met_before: Meetings = NOBODY_MET
    ) -> tuple[Demand, Composition, tuple[TeamRecord, ...]]:
        """The wish with the groups as they are; people who left are out of it."""
        people = self._demands.present()
        here = {person.id for person in people}
        teams = self._core.document.read(lambda db: reads.teams(db, step_id))
        wish = Wish.from_json({**asdict(self.wish(step_id)), "keep": False})
        demand = self._demands.demand(step_id, wish, people, teams, met_before)
        groups = tuple(tuple(m for m in team.members if m in here) for team in teams)
        return demand, Composition((groups,)), teams


def _seat(
    db: sqlite3.Connection, step_id: str, team_id: str, members: Sequence[str], now: float
) -> None:
    """Put people in a group; those who are there already keep the time at which they came."""
    for member in members:
        here = db.execute(
            "SELECT team_id FROM team_member JOIN team ON team.id = team_id "
            "WHERE step_id = ? AND participant_id = ?", [step_id, member]).fetchone()
        if here is not None and here[0] == team_id:
            continue
        if here is not None:
            db.execute("DELETE FROM team_member WHERE team_id = ? AND participant_id = ?",
                       [here[0], member])
        if reads.participant(db, member) is not None:
            db.execute("INSERT INTO team_member (team_id, participant_id, joined_at) "
                       "VALUES (?, ?, ?)", [team_id, member, now])
