"""Gathering answers under themes, and wording questions out of them, by hand or by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.document.records import ItemRecord, ParticipantRecord
from facilitator.i18n import N_
from facilitator.text.similar import Gathered
from facilitator.text.suggest import Suggestion
from facilitator.workshop.themes import Board
from ui.console.board import CardList
from ui.console.deeds import Deeds
from ui.console.lines import on_keys
from ui.console.questions import QuestionPage
from ui.console.suggestions import SuggestionPage
from ui.console.tab import Setting, StepTab
from ui.console.theme_page import Split, ThemePage
from ui.parts.basic import button, column, fill, label, row, scrolled
from ui.parts.check import Check
from ui.parts.flow import flow

THEMES, SUGGESTED, QUESTIONS = range(3)


@dataclass(frozen=True)
class Gathering:
    """The cards of a step, its themes and its questions, and who may have proposed their words."""

    board: Board
    questions: tuple[ItemRecord, ...]
    people: tuple[ParticipantRecord, ...] = ()


class ThemesTab(StepTab):
    """Cards at the left; themes, suggestions and questions at the right.

    Keys 1 to 9 put the selected cards under a theme; Ctrl with them, under that one too.
    """

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = Gathering(Board((), ()), ())
        self.deeds = Deeds(setting.desk, setting.undo, setting.step.id, self)
        self.answers = CardList(look)
        self.only_free = Check(say(N_("Seulement celles sans thème")))
        self.only_free.setChecked(True)
        self.only_free.toggled.connect(self._list_cards)
        self._left = label("", "soft", wrap=True)
        self.page = ThemePage(look)
        self.themes, self.name = self.page.tree, self.page.name
        self.suggested = SuggestionPage(look)
        self.questions = QuestionPage(look)
        self.pages = QStackedWidget()
        for page in (self.page, self.suggested, self.questions):
            self.pages.addWidget(scrolled(page))
        suggest = button(look, say(N_("Proposer des thèmes")), self.suggest, icon="tag",
                         tip=say(N_("Chercher ce que les réponses sans thème ont en commun (P)")))
        layout = QVBoxLayout(self)
        sides = row(
            column(self._left, self.only_free, self.answers, row(suggest, None), gap=6),
            column(self._choosers(), self.pages, gap=6), gap=20,
        )
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)
        self._connect()

    def _choosers(self) -> QWidget:
        self._group = QButtonGroup(self)
        bar, line = QWidget(), flow(gap=0)
        for number, words in enumerate((N_("Thèmes"), N_("Propositions"), N_("Problématiques"))):
            chooser = button(self.setting.look, self.setting.look.say(words),
                             partial(self.show_page, number), role="tab",
                             checkable=True)
            self._group.addButton(chooser, number)
            line.addWidget(chooser)
        bar.setLayout(line)
        self.show_page(THEMES)
        return bar

    def _connect(self) -> None:
        self.page.named.connect(self._add_theme)
        self.page.asked.connect(self.ask)
        self.page.merged.connect(self._merge)
        self.page.taken_out.connect(lambda: self.put(-1))
        self.page.shown.connect(self._show)
        self.page.traced.connect(lambda thing: self.trace_from([thing]))
        self.themes.dropped.connect(self._drop)
        self.themes.renamed.connect(self._named)
        self.suggested.accepted.connect(self._accept)
        self.suggested.refused.connect(self._refuse)
        self.questions.made.connect(self._made)
        questions, words = self.setting.desk.session.questions, self.setting.look.say
        self.questions.reworded.connect(lambda one, text, by: self.deeds.act(
            words(N_("reformuler une question")), lambda: questions.reword(one, text, by)))
        self.questions.merged.connect(lambda ids: self.deeds.act(
            words(N_("réunir des questions")), lambda: questions.merge(ids[0], ids[1:])))
        items = self.setting.desk.session.items
        self.questions.gone.connect(lambda one: self.deeds.act(
            words(N_("supprimer une question")), lambda: items.remove(one)))
        for view in (self.answers, self.themes):
            keys = {str(n): lambda n=n: self.put(n - 1) for n in range(10)}
            keys |= {f"Ctrl+{n}": lambda n=n: self.put(n - 1, also=True) for n in range(1, 10)}
            on_keys(view, keys | {"C": self.ask, "P": self.suggest})
        on_keys(self.answers, {"D": lambda: self.trace_from(self.answers.chosen())})
        on_keys(self.themes, {"Delete": self._remove})
        on_keys(self.questions.list, {"D": lambda: self.trace_from([self.questions.thing()])})
        self.questions.traced.connect(lambda thing: self.trace_from([thing]))
        self.offer_trace(self.answers, lambda: (self.answers.chosen() or [""])[0])
        self.offer_trace(self.themes, self.themes.thing)
        self.offer_trace(self.questions.list, self.questions.thing)

    def read(self) -> Gathering:
        session, step = self.setting.desk.session, self.setting.step
        return Gathering(session.themes.board(step.id), session.questions.of(step.id),
                         session.room.everybody())

    def take(self, value: Gathering) -> None:
        self._seen = value
        self.page.show_board(value.board)
        self.questions.show_questions(value.questions, value.people)
        self._list_cards()
        say = self.setting.look.say
        count = len(value.questions)
        self._group.button(QUESTIONS).setText(
            say(N_("Problématiques")) + (f" ({count})" if count else ""))

    def show_page(self, number: int) -> None:
        """Bring the themes, the suggestions or the questions to the front."""
        self._group.button(number).setChecked(True)
        self.pages.setCurrentIndex(number)

    def put(self, number: int, also: bool = False) -> None:
        """Put the selected cards under the theme of that number, from 0; -1 for none.

        Cards selected among the themes leave theirs, unless they are to be under it ``also``.
        """
        themes = self._seen.board.themes
        if number >= len(themes):
            return
        to = themes[number].id if number >= 0 else ""
        held = self.themes.cards() if self.themes.hasFocus() else [
            ("", card) for card in self.answers.chosen()]
        if number < 0 and not self.themes.hasFocus():
            held = [(theme.id, key) for theme in themes for card in theme.cards
                    for key in self.answers.chosen() if key in card.ids]
        self._move(held, to, also)

    def _drop(self, source: object, theme_id: str, also: bool) -> None:
        held = self.themes.cards() if source is self.themes else [
            ("", card) for card in self.answers.chosen()]
        self._move(held, theme_id, also)

    def _move(self, held: Sequence[tuple[str, str]], to: str, also: bool) -> None:
        if not held:
            return
        move, step = self.setting.desk.session.themes.move, self.setting.step.id
        homes: dict[str, list[str]] = {}
        for home, card in held:
            homes.setdefault("" if also else home, []).append(card)
        words = N_("ranger sous un thème") if to else N_("sortir d’un thème")
        self.deeds.act(self.setting.look.say(words), *(
            lambda home=home, cards=cards: move(step, cards, to, home)
            for home, cards in homes.items()))

    def _list_cards(self) -> None:
        board, shown = self._seen.board, []
        under: dict[str, list[str]] = {}
        cards: dict[str, Gathered] = {card.first_id: card for card in board.unplaced}
        for theme in board.themes:
            for card in theme.cards:
                under.setdefault(card.first_id, []).append(theme.label)
                cards.setdefault(card.first_id, card)
        for key, card in cards.items():
            if key not in under or not self.only_free.isChecked():
                shown.append((card, tuple(under.get(key, ()))))
        self.answers.show_cards(shown)
        free = sum(card.count for card in board.unplaced)
        tr = self.setting.look.tr
        self._left.setText(tr.plural("{n} réponse sans thème", "{n} réponses sans thème", free)
                           if free or not cards else tr(N_("Tout est rangé.")))

    def _add_theme(self, text: str, split: Split | None) -> None:
        themes, step = self.setting.desk.session.themes, self.setting.step.id
        chosen = self.answers.chosen()
        words = N_("faire un thème") if split is None else N_("scinder un thème")
        self.deeds.act(
            self.setting.look.say(words),
            (lambda: themes.make(step, text, chosen)) if split is None else
            (lambda: themes.split(split.theme_id, text, split.cards)),
            done=lambda _: self.page.done())

    def _show(self, theme_id: str) -> None:
        """Let the room see a theme alone, or all of them as they are being made."""
        flow, step, do = self.setting.desk.session.flow, self.setting.step, self.setting.desk.do
        do(lambda: flow.show(step.id))
        do(lambda: flow.set_stage(detail=theme_id, view=""))

    def _named(self, theme_id: str, text: str) -> None:
        items = self.setting.desk.session.items
        self.deeds.act(self.setting.look.say(N_("renommer un thème")),
                       lambda: items.rename(theme_id, text))

    def _merge(self) -> None:
        first, *others = self.themes.themes() or [""]
        themes = self.setting.desk.session.themes
        if others:
            self.deeds.act(self.setting.look.say(N_("réunir des thèmes")),
                           lambda: themes.merge(first, others))

    def _remove(self) -> None:
        items = self.setting.desk.session.items
        if self.themes.cards():
            self.put(-1)
        elif gone := self.themes.themes():
            self.deeds.act(self.setting.look.say(N_("supprimer un thème")),
                           *(lambda one=one: items.remove(one) for one in gone))

    def suggest(self) -> None:
        """Look for themes among the cards under none, off the GUI thread."""
        session, step = self.setting.desk.session, self.setting.step
        self.show_page(SUGGESTED)
        self.suggested.wait()

        def work() -> tuple[Sequence[Suggestion], dict[str, str]]:
            found, board = session.themes.suggest(step.id), session.themes.board(step.id)
            return found, {key: card.text for card in board.unplaced for key in card.ids}

        self.setting.desk.tasks.run(work, self._found)

    def _found(self, found: tuple[Sequence[Suggestion], dict[str, str]]) -> None:
        self.suggested.show_found(*found)
        self.suggested.list.setFocus()

    def _accept(self, one: Suggestion) -> None:
        themes, step = self.setting.desk.session.themes, self.setting.step.id
        self.deeds.act(self.setting.look.say(N_("accepter un thème proposé")),
                       lambda: themes.accept(step, one), done=lambda _: self.suggest())

    def _refuse(self, one: Suggestion) -> None:
        themes, step = self.setting.desk.session.themes, self.setting.step.id
        self.deeds.act(self.setting.look.say(N_("refuser un thème proposé")),
                       lambda: themes.refuse(step, one), done=lambda _: self.suggest())

    def ask(self) -> None:
        """Start a question out of the theme, or the cards, in hand."""
        session, board = self.setting.desk.session, self._seen.board
        if self.themes.hasFocus() or not self.answers.hasFocus():
            sources = [card for _, card in self.themes.cards()] or self.themes.themes()
        else:
            sources = self.answers.chosen()
        names = {theme.id: theme.label for theme in board.themes} | {
            card.first_id: card.text for card in board.unplaced} | {
            card.first_id: card.text for theme in board.themes for card in theme.cards}
        origin = " · ".join(names.get(one, "") for one in sources)
        if sources:
            self.show_page(QUESTIONS)
            self.setting.desk.tasks.run(lambda: session.questions.propose(sources),
                                        lambda words: self.questions.start(words, sources, origin))

    def _made(self, text: str, sources: Sequence[str], by: str) -> None:
        questions, step = self.setting.desk.session.questions, self.setting.step.id
        self.deeds.act(self.setting.look.say(N_("faire une question")),
                       lambda: questions.make(step, text, sources, by),
                       done=lambda _: self.questions.start("", (), ""))
