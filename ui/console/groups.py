"""Making groups, giving them their question, putting people in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import asdict
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QVBoxLayout, QWidget

from facilitator.document.records import TeamRecord
from facilitator.i18n import N_
from facilitator.workshop.changes import (
    AnswersChanged,
    DecisionsChanged,
    GroupsChanged,
    PeopleChanged,
    PresenceChanged,
    StepChanged,
)
from facilitator.workshop.earlier import add_earlier, drop_earlier, kept_at
from facilitator.workshop.wishes import WISH, Wish
from ui.bridge import News
from ui.console.circles import LEFT, NOBODY, Circles, CircleTree, read_circles
from ui.console.composer import ComposerPanel
from ui.console.deeds import Deeds
from ui.console.lines import ID, on_keys
from ui.console.people_tools import PeopleTools
from ui.console.snug import Snug
from ui.console.tab import TRACE, TRACE_ICON, Setting, StepTab
from ui.parts.basic import button, column, fill, label, row, rule, scrolled
from ui.parts.flow import flow
from ui.undo import Undoable


class GroupsTab(StepTab):
    """The groups of one step; keys 1 to 9 put the selected people in one, 0 takes them out.

    E keeps people together, A apart, X says who left, F puts two groups into one.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = Circles((), ())
        self.deeds = Deeds(setting.desk, setting.undo, setting.step.id, self)
        self.tree = CircleTree(look)
        self.tree.moved.connect(self._move)
        self.tree.currentItemChanged.connect(self._show_current)
        self.tools = PeopleTools(look, together=self._together, part=self._part,
                                 merge=self._merge, leave=self._leave)
        self.tree.itemSelectionChanged.connect(self._enable)
        self.name = QLineEdit()
        self.name.setPlaceholderText(say(N_("Nouveau groupe, puis Entrée")))
        self.name.setToolTip(self.name.placeholderText())
        self.name.setAccessibleName(say(N_("Nom du nouveau groupe")))
        self.name.returnPressed.connect(self._add)
        self._free = label("", "strong", wrap=True)
        self.verdict = label("", "soft", wrap=True)
        self.verdict.setAccessibleName(say(N_("Ce que valent ces groupes")))
        self.composer = ComposerPanel(look)
        self.composer.wanted.connect(self._compose)
        self.composer.remembered.connect(self._choose_earlier)
        self.composer.forgotten.connect(self._forget_earlier)
        self._late = button(
            look, say(N_("Placer les autres (L)")), self._place_late, icon="user-plus",
            role="quiet", tip=say(N_("Mettre chaque personne sans groupe là où elle va le mieux, "
                                     "sans déplacer les autres (L)")))
        self._rounds = label("", "strong", wrap=True)
        self._rounds.hide()
        right, layout = QWidget(), QVBoxLayout(self)
        fill(QVBoxLayout(right), (self._free, self._rounds, self.verdict, rule(),
                                  self.composer), 6)
        # What is asked of the composition scrolls; what is done and the group's question stay.
        made = flow(self.composer.compose, self._late)
        asked = Snug(300, (right,))
        asked.addWidget(scrolled(right))
        sides = row(column(self.tree, self.tools, self.name, gap=6),
                    column(asked, made, rule(), self._chosen_group(), None, gap=6), gap=20)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)
        on_keys(self.tree, {str(n): lambda n=n: self._put_in(n) for n in range(10)} | {
            "L": self._place_late, "R": self._speaks, "E": self._together, "A": self._part,
            "X": self._leave, "F": self._merge, "D": lambda: self.trace_from([self._team_id()])})
        self.offer_trace(self.tree, self._team_id)

    def _enable(self) -> None:
        self.tools.ready(len(self.tree.chosen_people()), len(self.tree.chosen_teams()))

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
        trace = button(look, say(TRACE), lambda: self.trace_from([self._team_id()]),
                       role="quiet", icon=TRACE_ICON, bare=True)
        fill(QVBoxLayout(made), (row(self._of, None, speaks, trace, gone, gap=2), self.question), 4)
        return made

    def cares(self, news: News) -> bool:
        # Who is present says who may be without a group; earlier workshops are kept at any step.
        return news.has(PeopleChanged, PresenceChanged, StepChanged, DecisionsChanged) or (
            news.about(self.setting.step.id, GroupsChanged)) or self._voting(news)

    def _voting(self, news: News) -> bool:
        return bool(self._seen.choices) and news.has(AnswersChanged)

    def read(self) -> Circles:
        return read_circles(self.setting.desk.session, self.setting.fresh_step())

    def take(self, value: Circles) -> None:
        if value == self._seen and self.tree.topLevelItemCount():
            return
        self._seen = value
        tr = self.setting.look.tr
        self.composer.show_circles(value)
        self.verdict.setText("\n".join(tr(one) for one in value.verdict))
        self.verdict.setVisible(bool(value.verdict))
        self.tree.show_circles(value)
        free = value.free()
        self._late.setVisible(bool(free) and bool(value.teams))
        self._free.setText(
            tr.plural("{n} personne sans groupe", "{n} personnes sans groupe", len(free))
            if free else tr(N_("Tout le monde a un groupe.")))

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
        composing, step, look = (self.setting.desk.session.composing, self.setting.step,
                                 self.setting.look)
        others = self.composer.steps()
        self.composer.compose.setEnabled(False)
        said: list[str] = []

        def one() -> Future[None]:
            return composing.apply(composing.propose(step.id, wish))

        def all_rounds() -> Future[None]:
            made = composing.propose_rounds((step.id, *others), wish)
            said.extend(look.tr(message) for message in made[0].composed.evaluation.verdict)
            *before, last = made
            for proposal in before:
                composing.apply(proposal).result()
            return composing.apply(last)

        def settled() -> None:
            self.composer.compose.setEnabled(True)
            words = look.say(N_("Sur {n} séquences : {verdict}"), n=1 + len(others),
                             verdict=" ".join(said)) if said else ""
            self._rounds.setText(words)
            self._rounds.setVisible(bool(words))

        self.deeds.act(look.say(N_("composer les groupes")), all_rounds if others else one,
                       settled=settled, also=others)

    def _choose_earlier(self) -> None:
        session, say = self.setting.desk.session, self.setting.look.say
        path, _ = QFileDialog.getOpenFileName(
            self, say(N_("Choisir un atelier précédent")), str(session.path.parent),
            say(N_("Ateliers Palabre (*.palabre)")))
        if path:
            self.deeds.act(
                say(N_("compter les rencontres d’un atelier précédent")),
                lambda: add_earlier(session, self.setting.step.id, Path(path)),
                also=kept_at(session, but=self.setting.step.id))

    def _forget_earlier(self, workshop_id: str) -> None:
        session, step = self.setting.desk.session, self.setting.step
        self.deeds.act(self.setting.look.say(N_("ne plus compter un atelier précédent")),
                       lambda: drop_earlier(session, step.id, workshop_id),
                       also=kept_at(session, but=step.id))

    def _together(self) -> None:
        """Keep the chosen people together, or no longer where they are."""
        self._wish_for(self._seen.wish.with_together, N_("garder des personnes ensemble"))

    def _part(self) -> None:
        """Keep the chosen people apart from one another, or no longer where they are."""
        self._wish_for(self._seen.wish.with_parted, N_("tenir des personnes à part"))

    def _wish_for(self, changed: Callable[[Sequence[str]], Wish], words: str) -> None:
        chosen, items = set(self.tree.chosen_people()), self.setting.desk.session.items
        if len(chosen) > 1:
            wanted = asdict(changed([one.id for one in self._seen.people if one.id in chosen]))
            self.deeds.act(self.setting.look.say(words),
                           lambda: items.decide(self.setting.step.id, {WISH: wanted}))

    def _leave(self) -> None:
        """Say that the chosen people left, or are here again; groups stand as they are."""
        room, desk = self.setting.desk.session.room, self.setting.desk
        states = {one.id: one.state for one in self._seen.people}
        for one in self.tree.chosen_people():
            before = states.get(one, LEFT)
            after = "present" if before == LEFT else LEFT
            self.setting.undo.push(Undoable(
                desk, self.setting.look.say(N_("dire qui est parti")),
                partial(room.change, one, state=after),
                partial(room.change, one, state=before)))

    def _merge(self) -> None:
        """Put the chosen groups into the first of them."""
        first, *others = self.tree.chosen_teams() or [""]
        groups = self.setting.desk.session.groups
        if others:
            self.deeds.act(self.setting.look.say(N_("réunir des groupes")), *(
                lambda one=one: groups.merge(first, one) for one in others))

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
