"""Making groups out of the room: who is here, what they chose, whom they met before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import asdict, dataclass

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord, StepRecord, TeamRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.grouping.adjust import place_late
from facilitator.grouping.compose import Composed, Effort, compose
from facilitator.grouping.model import Composition, Demand, Person, Place, Slot, balanced
from facilitator.grouping.verdict import Evaluation, evaluate
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step, update
from facilitator.workshop.changes import DecisionsChanged, GroupsChanged
from facilitator.workshop.preparing import group_label, prepare
from facilitator.workshop.results import Results
from facilitator.workshop.wishes import WISH, Wish, liked

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

    def prepare(self, step_id: str) -> None:
        """Give groups their questions from the step they are taken from (see ``preparing``)."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        prepare(self._core, self._results, step)

    def wish(self, step_id: str) -> Wish:
        """The wish last applied to a step; the plain one before any."""
        step = self._core.document.read(lambda db: the_step(db, step_id))
        return Wish.from_json(step.decisions.get(WISH) or {})

    def propose(
        self, step_id: str, wish: Wish | None = None, effort: Effort = Effort.QUICK
    ) -> Proposal:
        """Work groups out; nothing is changed. Takes up to a few hundred milliseconds.

        Raises :class:`facilitator.grouping.model.DemandError` for what cannot be met and
        :class:`NotAllowed` where groups that have written would have to go.
        """
        asked = wish or self.wish(step_id)
        people = self._present()
        kept, count = self._kept(step_id, asked, len(people))
        teams = (*kept, *[None] * (count - len(kept)))
        demand = self._demand(step_id, asked, people, teams)
        ids = tuple(team.id if team else None for team in teams)
        return Proposal(step_id, asked, ids, demand, compose(demand, effort))

    def apply(self, proposal: Proposal) -> Future[None]:
        """Make a proposal's groups the step's. Groups beyond them that wrote nothing go."""
        now = self._core.clock.now()
        groups = proposal.composed.composition.rounds[0]
        fresh = [team or self._core.clock.new_id() for team in proposal.teams]

        def command(db: sqlite3.Connection) -> Written[None]:
            step = the_step(db, proposal.step_id)
            known = {team.id for team in reads.teams(db, step.id)}
            for team_id in known - set(fresh):
                if not _wrote(db, team_id):
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

    def verdict(self, step_id: str) -> Evaluation:
        """How good the groups are as they stand, hand moves and leavers included."""
        demand, composition, _ = self._standing(step_id)
        return evaluate(composition, demand)

    def place_late(self, step_id: str, participant_id: str) -> Future[str]:
        """Seat somebody who came late where it suits best; nobody else moves. Gives the group."""
        demand, composition, teams = self._standing(step_id)
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

    def _present(self) -> list[ParticipantRecord]:
        people = self._core.document.read(reads.participants)
        return [person for person in people if person.state == "present"]

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
        wrote = read(lambda db: {team.id for team in teams if _wrote(db, team.id)})
        for team in reversed(list(teams)):
            if len(teams) > count and team.id not in wrote:
                teams.remove(team)
        if len(teams) > count:
            raise NotAllowed(N_("{n} groupes ont déjà écrit : il ne peut pas y en avoir moins."),
                             n=len(teams))
        return teams, count

    def _demand(
        self, step_id: str, wish: Wish, people: Sequence[ParticipantRecord],
        teams: Sequence[TeamRecord | None],
    ) -> Demand:
        step = self._core.document.read(lambda db: the_step(db, step_id))
        here = {person.id for person in people}
        placed = [
            Place(member, number)
            for number, team in enumerate(teams) if team is not None and wish.keep
            for member in team.members if member in here
        ]
        topics = [self._topic(team) for team in teams]
        wanted = self._choices(step, wish, set(topics) - {""})
        together = [tuple(p for p in block if p in here) for block in wish.together]
        return Demand(
            people=tuple(
                Person(
                    person.id, _value(person, wish.apart),
                    {name: _value(person, name) for name in wish.mix}, wanted.get(person.id, ()),
                )
                for person in people
            ),
            groups=_slots(len(people), topics, placed, bool(wanted)),
            separate_organisations=bool(wish.apart),
            mix=wish.mix,
            together=tuple(block for block in together if len(block) > 1),
            met=self._met(step, here) if wish.avoid_earlier else {},
            placed=tuple(placed),
            seed=wish.seed,
        )

    def _topic(self, team: TeamRecord | None) -> str:
        """The option a group's question is, by id; its words where it came from nowhere."""
        if team is None:
            return ""
        links = self._core.document.read(lambda db: reads.links_to(db, team.id))
        return next((link.source_id for link in links if link.role == "from"), team.question)

    def _choices(
        self, step: StepRecord, wish: Wish, topics: set[str]
    ) -> dict[str, tuple[str, ...]]:
        key = wish.choices or str(step.settings.get("from_step") or "")
        steps = self._core.document.read(reads.steps)
        source = next((one for one in steps if one.key == key and one.id != step.id), None)
        if source is None or not topics:
            return {}
        found: dict[str, tuple[str, ...]] = {}
        for entry in self._results.entries(source):
            chosen = tuple(key for key in liked(entry.payload) if key in topics)
            if entry.person and chosen:
                found[entry.person] = chosen
        return found

    def _met(self, step: StepRecord, here: set[str]) -> dict[frozenset[str], float]:
        """Who met whom in the groups of the steps before, once a step."""
        met: dict[frozenset[str], float] = {}
        for teams in self._core.document.read(lambda db: self._before(db, step)):
            groups = tuple(tuple(m for m in team.members if m in here) for team in teams)
            for pair, times in Composition((groups,)).meetings().items():
                met[pair] = met.get(pair, 0.0) + times
        return met

    def _before(self, db: sqlite3.Connection, step: StepRecord) -> list[tuple[TeamRecord, ...]]:
        kinds = self._core.kinds
        return [
            reads.teams(db, earlier.id) for earlier in reads.steps(db)
            if earlier.position < step.position and earlier.kind in kinds
            and Capability.GROUPS in kinds[earlier.kind].capabilities
        ]

    def _standing(self, step_id: str) -> tuple[Demand, Composition, tuple[TeamRecord, ...]]:
        """The wish with the groups as they are; people who left are out of it."""
        people = self._present()
        here = {person.id for person in people}
        teams = self._core.document.read(lambda db: reads.teams(db, step_id))
        wish = Wish.from_json({**asdict(self.wish(step_id)), "keep": False})
        demand = self._demand(step_id, wish, people, teams)
        groups = tuple(tuple(m for m in team.members if m in here) for team in teams)
        return demand, Composition((groups,)), teams


def _value(person: ParticipantRecord, name: str) -> str:
    """A person's answer to a profile field, as one text."""
    value = person.profile.get(name) if name else ""
    if isinstance(value, list | tuple):
        return ", ".join(sorted(map(str, value)))
    return "" if value is None else str(value)


def _slots(
    people: int, topics: Sequence[str], placed: Sequence[Place], free: bool
) -> tuple[Slot, ...]:
    """Even sizes; one person more or less where people chose their question.

    A group that stands and is larger than that stays as it is, the others share who is left.
    """
    count = len(topics)
    low, high = people // count, -(-people // count)
    if free and count > 1:
        low, high = max(0, min(low, 2), low - 1), high + 1
    seated = [sum(place.group == number for place in placed) for number in range(count)]
    beyond = sum(max(0, here - high) for here in seated)
    low = max(0, low - beyond)
    return tuple(Slot(min(low, max(high, here)), max(high, here), topic)
                 for here, topic in zip(seated, topics, strict=True))


def _wrote(db: sqlite3.Connection, team_id: str) -> bool:
    row = db.execute("SELECT 1 FROM answer WHERE team_id = ? LIMIT 1", [team_id]).fetchone()
    return row is not None


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
