"""The groups of a step read at once, and the tree of them with their people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidgetItem

from facilitator.activities.kind import Capability
from facilitator.document import reads
from facilitator.document.records import ParticipantRecord, StepRecord, TeamRecord
from facilitator.errors import PalabreError
from facilitator.fields import Option
from facilitator.i18n import N_, Message, Translator
from facilitator.workshop.earlier import Earlier, earlier_workshops
from facilitator.workshop.people import display_name, numbered_name
from facilitator.workshop.session import Session
from facilitator.workshop.wishes import Wish, liked
from ui.console.lines import ASIDE, COUNT, ID, LIVE, SOFT, STRONG, LineTree
from ui.look import Look
from ui.parts.trees import rows, tops

NOBODY = ""
LEFT = "left"
"""The state of somebody who went before the end."""
CHOICES = (N_("1er choix"), N_("2e choix"), N_("autre question que ses choix"))


@dataclass(frozen=True)
class Circles:
    """The groups of a step and everybody in the room.

    ``choices`` says by person whether the group has their first question (0), their second (1) or
    another one (2); ``others`` are the steps whose groups may be made at the same time,
    ``earlier`` the workshops of the cycle whose meetings are known.
    """

    teams: tuple[TeamRecord, ...]
    people: tuple[ParticipantRecord, ...]
    verdict: tuple[Message, ...] = ()
    wish: Wish = field(default_factory=Wish)
    fields: tuple[Option, ...] = ()
    votes: tuple[Option, ...] = ()
    others: tuple[Option, ...] = ()
    choices: Mapping[str, int] = field(default_factory=dict)
    earlier: tuple[Earlier, ...] = ()

    def free(self) -> tuple[ParticipantRecord, ...]:
        """Who is in no group."""
        taken = {member for team in self.teams for member in team.members}
        return tuple(one for one in self.people
                     if one.id not in taken and one.state == "present")

    def names(self, tr: Translator) -> dict[str, str]:
        """Everybody's name by id, with the number where two have the same."""
        times = Counter(one.name.casefold() for one in self.people)
        return {one.id: (numbered_name if times[one.name.casefold()] > 1 else display_name)(one, tr)
                for one in self.people}

    def with_whom(self, person_id: str) -> list[str]:
        """Those whom somebody is kept together with, by id."""
        return self._near(person_id, self.wish.together)

    def without_whom(self, person_id: str) -> list[str]:
        """Those whom somebody is kept apart from, by id."""
        return self._near(person_id, self.wish.parted)

    def _near(self, person_id: str, blocks: Sequence[Sequence[str]]) -> list[str]:
        near = {one for block in blocks if person_id in block for one in block} - {person_id}
        return [one.id for one in self.people if one.id in near]


def read_circles(session: Session, step: StepRecord) -> Circles:
    """Read all of it. For any thread."""
    teams = session.groups.of(step.id)
    try:
        said = session.composing.verdict(step.id).verdict if teams else ()
    except PalabreError:
        said = ()  # somebody moved while it was being read; it is read again
    kinds, wish = session.kinds, session.composing.wish(step.id)
    others = [one for one in session.steps() if one.id != step.id and one.kind in kinds]
    votes = tuple(Option(one.key, one.title or one.prompt) for one in others
                  if one.key and Capability.OPTIONS in kinds[one.kind].capabilities)
    rounds = tuple(Option(one.id, one.title or one.prompt) for one in others
                   if one.state == "waiting" and one.position > step.position
                   and Capability.GROUPS in kinds[one.kind].capabilities)
    return Circles(teams, session.room.everybody(), said, wish, session.composing.fields(), votes,
                   rounds, _choices(session, step, teams, wish), earlier_workshops(session))


def _choices(session: Session, step: StepRecord, teams: Sequence[TeamRecord], wish: Wish
             ) -> dict[str, int]:
    key = wish.choices or str(step.settings.get("from_step") or "")
    source = next((one for one in session.steps() if key and one.key == key), None)
    if source is None:
        return {}
    topics = {team.id: [link.source_id for link in session.document.read(
        partial(reads.links_to, target_id=team.id)) if link.role == "from"]
        for team in teams}
    known = {topic for found in topics.values() for topic in found}
    wanted = {entry.person: [key for key in liked(entry.payload) if key in known][:2]
              for entry in session.results.entries(source) if entry.person}
    found = {}
    for team in teams:
        for person in team.members:
            ranks = [place for place, topic in enumerate(wanted.get(person, ()))
                     if topic in topics[team.id]]
            if wanted.get(person):
                found[person] = ranks[0] if ranks else 2
    return found


class CircleTree(LineTree):
    """Groups with their people; ``moved`` tells people dropped on a group, by their ids."""

    moved = Signal(list, str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say(N_("Groupes")))
        self._look = look
        self._names: dict[str, str] = {}
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def show_circles(self, seen: Circles) -> None:
        """Show the groups; the row in focus and what is folded stay."""
        current = self.currentItem()
        wanted = current.data(0, ID) if current is not None else None
        folded = {item.data(0, ID) for item in tops(self) if not item.isExpanded()}
        self.clear()
        people = {one.id: one for one in seen.people}
        self._names = seen.names(self._look.tr)
        for number, team in enumerate(seen.teams, 1):
            members = [people[one] for one in team.members if one in people]
            self._branch(seen, f"{number}. {team.label}", team, members)
        if free := seen.free():
            self._branch(seen, self._look.say(N_("Sans groupe")), None, free)
        for item in tops(self):
            item.setExpanded(item.data(0, ID) not in folded)
        found = [item for item in rows(self) if item.data(0, ID) == wanted]
        first = found[0] if found else self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _branch(self, seen: Circles, words: str, team: TeamRecord | None,
                people: Sequence[ParticipantRecord]) -> None:
        top = QTreeWidgetItem([words])
        top.setData(0, ID, team.id if team is not None else NOBODY)
        top.setData(0, STRONG, True)
        top.setData(0, COUNT, self._look.tr.count(sum(one.state != LEFT for one in people)))
        if team is not None:
            top.setData(0, SOFT, team.question)
        spoken = self._look.tr.plural("{group}, {n} personne", "{group}, {n} personnes",
                                      len(people), group=words)
        top.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.addTopLevelItem(top)
        for one in people:
            leaf = QTreeWidgetItem([self._names[one.id]])
            leaf.setData(0, ID, one.id)
            role, about = (" · ".join(said) for said in (self._role(seen, team, one),
                                                         self._about(seen, one)))
            leaf.setData(0, ASIDE, role or None)
            leaf.setData(0, SOFT, about)
            leaf.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole,
                         " · ".join(filter(None, (role, about))))
            leaf.setData(0, LIVE, one.state == LEFT)
            top.addChild(leaf)

    def _role(self, seen: Circles, team: TeamRecord | None, one: ParticipantRecord
              ) -> Iterator[str]:
        """What stands beside a name: forty people are to be seen at once."""
        say = self._look.say
        if team is not None and team.rapporteur_id == one.id:
            yield say(N_("rapporteur·e"))
        if one.id in seen.choices:
            yield say(CHOICES[seen.choices[one.id]])

    def _about(self, seen: Circles, one: ParticipantRecord) -> Iterator[str]:
        say = self._look.say
        if one.state == LEFT:
            yield say(N_("parti·e"))
        if near := seen.with_whom(one.id):
            yield say(N_("ensemble avec {names}"), names=", ".join(self._names[n] for n in near))
        if near := seen.without_whom(one.id):
            yield say(N_("pas avec {names}"), names=", ".join(self._names[n] for n in near))

    def chosen_people(self) -> list[str]:
        """The ids of the people selected."""
        return [str(item.data(0, ID)) for item in self.selectedItems() if item.parent()]

    def chosen_teams(self) -> list[str]:
        """The ids of the groups selected, in order."""
        return [str(item.data(0, ID)) for item in tops(self)
                if item.isSelected() and item.data(0, ID) != NOBODY]

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is drawn anew from the file
        if item is not None:
            event.accept()
            self.moved.emit(self.chosen_people(), str((item.parent() or item).data(0, ID)))
