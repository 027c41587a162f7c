"""Making groups, giving them their question, putting people in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.activities.kind import Capability
from facilitator.document.records import ParticipantRecord, TeamRecord
from facilitator.errors import PalabreError
from facilitator.fields import Option
from facilitator.i18n import N_, Message
from facilitator.workshop.changes import (
    DecisionsChanged,
    GroupsChanged,
    PeopleChanged,
    PresenceChanged,
)
from facilitator.workshop.people import display_name
from facilitator.workshop.wishes import Wish
from ui.bridge import News
from ui.console.composer import ComposerPanel
from ui.console.deeds import Deeds
from ui.console.lines import on_keys
from ui.console.tab import Setting, StepTab
from ui.look import Look
from ui.parts.basic import button, column, fill, label, row, rule, scrolled

ID = Qt.ItemDataRole.UserRole
NOBODY = ""


@dataclass(frozen=True)
class Circles:
    """The groups of a step and everybody in the room."""

    teams: tuple[TeamRecord, ...]
    people: tuple[ParticipantRecord, ...]
    verdict: tuple[Message, ...] = ()
    wish: Wish = field(default_factory=Wish)
    fields: tuple[Option, ...] = ()
    votes: tuple[Option, ...] = ()

    def free(self) -> tuple[ParticipantRecord, ...]:
        """Who is in no group."""
        taken = {member for team in self.teams for member in team.members}
        return tuple(one for one in self.people
                     if one.id not in taken and one.state == "present")


class CircleTree(QTreeWidget):
    """Groups with their people; ``moved`` tells people dropped on a group, by their ids."""

    moved = Signal(list, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setAccessibleName(look.say(N_("Groupes")))
        self.setHeaderHidden(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setExpandsOnDoubleClick(False)

    def chosen_people(self) -> list[str]:
        """The ids of the people selected."""
        return [str(item.data(0, ID)) for item in self.selectedItems() if item.parent()]

    def dropEvent(self, event: QDropEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is drawn anew from the file
        if item is not None:
            event.accept()
            self.moved.emit(self.chosen_people(), str((item.parent() or item).data(0, ID)))


class GroupsTab(StepTab):
    """The groups of one step; keys 1 to 9 put the selected people in one, 0 takes them out."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = Circles((), ())
        self.deeds = Deeds(setting.desk, setting.undo, setting.step.id, self)
        self.tree = CircleTree(look)
        self.tree.moved.connect(self._move)
        self.tree.currentItemChanged.connect(self._show_current)
        self.name = QLineEdit()
        self.name.setPlaceholderText(say(N_("Nouveau groupe, puis Entrée")))
        self.name.setAccessibleName(say(N_("Nom du nouveau groupe")))
        self.name.returnPressed.connect(self._add)
        self._free = label("", "strong", wrap=True)
        self.verdict = label("", "soft", wrap=True)
        self.verdict.setAccessibleName(say(N_("Ce que valent ces groupes")))
        self.composer = ComposerPanel(look)
        self.composer.wanted.connect(self._compose)
        self._late = button(
            look, say(N_("Placer les autres (L)")), self._place_late, icon="user-plus",
            role="quiet", tip=say(N_("Mettre chaque personne sans groupe là où elle va le mieux, "
                                     "sans déplacer les autres (L)")))
        right, layout = QWidget(), QVBoxLayout(self)
        fill(QVBoxLayout(right), (self._free, self.verdict, self._late, rule(), self.composer,
                                  rule(), self._chosen_group(), None), 6)
        sides = row(column(self.tree, self.name, gap=8), scrolled(right), gap=20)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)
        on_keys(self.tree, {str(n): lambda n=n: self._put_in(n) for n in range(10)} | {
            "L": self._place_late, "R": self._speaks,
            "D": lambda: self.trace_from([self._team_id()])})
        self.offer_trace(self.tree, self._team_id)

    def _chosen_group(self) -> QWidget:
        look, say = self.setting.look, self.setting.look.say
        self._of = label(say(N_("Choisissez un groupe")), "strong", wrap=True)
        self.question = QLineEdit()
        self.question.setPlaceholderText(say(N_("Comment… ?")))
        self.question.setAccessibleName(say(N_("Question du groupe")))
        self.question.setEnabled(False)
        self.question.editingFinished.connect(self._ask)
        speaks = button(look, say(N_("Rapporteur·e (R)")), self._speaks, role="quiet", icon="mic",
                        tip=say(N_("La personne choisie parlera pour le groupe")))
        gone = button(look, say(N_("Supprimer ce groupe")), self._remove, role="quiet",
                      icon="trash-2", bare=True)
        made = QWidget()
        fill(QVBoxLayout(made), (row(self._of, None, speaks, gone, gap=2), self.question), 4)
        return made

    def cares(self, news: News) -> bool:
        # Who is present says who may be without a group.
        return news.has(PeopleChanged, PresenceChanged) or news.about(
            self.setting.step.id, GroupsChanged, DecisionsChanged)

    def read(self) -> Circles:
        session, step = self.setting.desk.session, self.setting.step
        teams = session.groups.of(step.id)
        try:
            said = session.composing.verdict(step.id).verdict if teams else ()
        except PalabreError:
            said = ()  # somebody moved while it was being read; it is read again
        votes = tuple(Option(one.key, one.title or one.prompt) for one in session.steps()
                      if one.id != step.id and one.key and Capability.OPTIONS in
                      session.kinds[one.kind].capabilities)
        return Circles(teams, session.room.everybody(), said, session.composing.wish(step.id),
                       session.composing.fields(), votes)

    def take(self, value: Circles) -> None:
        if value == self._seen and self.tree.topLevelItemCount():
            return
        self._seen = value
        tr = self.setting.look.tr
        self.composer.show_wish(value.wish, value.fields, value.votes)
        self.verdict.setText("\n".join(tr(one) for one in value.verdict))
        self.verdict.setVisible(bool(value.verdict))
        current = self.tree.currentItem()
        wanted = current.data(0, ID) if current is not None else None
        self.tree.clear()
        people = {one.id: one for one in value.people}
        for number, team in enumerate(value.teams, 1):
            self._branch(f"{number}. {team.label}", team.id,
                         [people[m] for m in team.members if m in people], team.rapporteur_id)
        free = value.free()
        if free:
            self._branch(tr(N_("Sans groupe")), NOBODY, free, None)
        self._late.setVisible(bool(free) and bool(value.teams))
        self._free.setText(
            tr.plural("{n} personne sans groupe", "{n} personnes sans groupe", len(free))
            if free else tr(N_("Tout le monde a un groupe.")))
        for item in self.tree.findItems("", Qt.MatchFlag.MatchContains
                                        | Qt.MatchFlag.MatchRecursive):
            if item.data(0, ID) == wanted:
                self.tree.setCurrentItem(item)
                break
        else:
            first = self.tree.topLevelItem(0)
            if first is not None:
                self.tree.setCurrentItem(first)

    def _branch(self, words: str, branch_id: str, people: Sequence[ParticipantRecord],
                rapporteur: str | None) -> None:
        top = QTreeWidgetItem([f"{words}   ({len(people)})"])
        top.setData(0, ID, branch_id)
        top.setFont(0, self.setting.look.font(1, bold=True))
        self.tree.addTopLevelItem(top)
        for one in people:
            words = display_name(one)
            if one.id == rapporteur:
                words += " · " + self.setting.look.say(N_("rapporteur·e"))
            leaf = QTreeWidgetItem([words])
            leaf.setData(0, ID, one.id)
            top.addChild(leaf)
        top.setExpanded(True)

    def _put_in(self, number: int) -> None:
        if number == 0:
            self._move(self.tree.chosen_people(), NOBODY)
        elif number <= len(self._seen.teams):
            self._move(self.tree.chosen_people(), self._seen.teams[number - 1].id)

    def _move(self, people: list[str], team_id: str) -> None:
        groups, step = self.setting.desk.session.groups, self.setting.step
        if not people:
            return
        self.deeds.act(self.setting.look.say(N_("changer de groupe")), *(
            (lambda one=one: groups.leave(step.id, one)) if team_id == NOBODY else
            (lambda one=one: groups.join(team_id, one)) for one in people))

    def _place_late(self) -> None:
        composing, step = self.setting.desk.session.composing, self.setting.step
        free = [one.id for one in self._seen.free()]
        chosen = [one for one in self.tree.chosen_people() if one in free] or free
        if chosen:
            self.deeds.act(self.setting.look.say(N_("placer dans un groupe")), *(
                lambda one=one: composing.place_late(step.id, one) for one in chosen))

    def _compose(self, wish: Wish) -> None:
        composing, step = self.setting.desk.session.composing, self.setting.step
        self.composer.compose.setEnabled(False)
        self.deeds.act(
            self.setting.look.say(N_("composer les groupes")),
            lambda: composing.apply(composing.propose(step.id, wish)),
            settled=lambda: self.composer.compose.setEnabled(True))

    def _add(self) -> None:
        text = self.name.text().strip()
        groups, step = self.setting.desk.session.groups, self.setting.step
        if text:
            self.deeds.act(self.setting.look.say(N_("faire un groupe")),
                           lambda: groups.add(step.id, text), done=lambda _: self.name.clear())

    def _team(self) -> TeamRecord | None:
        item = self.tree.currentItem()
        if item is None:
            return None
        wanted = (item.parent() or item).data(0, ID)
        return next((team for team in self._seen.teams if team.id == wanted), None)

    def _team_id(self) -> str:
        team = self._team()
        return team.id if team is not None else ""

    def _show_current(self) -> None:
        team = self._team()
        self.question.setEnabled(team is not None)
        self._of.setText(team.label if team else self.setting.look.say(N_("Choisissez un groupe")))
        if not self.question.hasFocus():
            self.question.setText(team.question if team else "")

    def _ask(self) -> None:
        team, text = self._team(), self.question.text()
        if team is not None and text != team.question:
            self.deeds.act(
                self.setting.look.say(N_("changer la question d’un groupe")),
                lambda: self.setting.desk.session.groups.change(team.id, question=text))

    def _speaks(self) -> None:
        team, people = self._team(), self.tree.chosen_people()
        if team is not None and people:
            self.deeds.act(
                self.setting.look.say(N_("choisir qui parle pour le groupe")),
                lambda: self.setting.desk.session.groups.change(team.id, rapporteur_id=people[0]))

    def _remove(self) -> None:
        team = self._team()
        if team is not None:
            self.deeds.act(self.setting.look.say(N_("supprimer un groupe")),
                           lambda: self.setting.desk.session.groups.remove(team.id))
