"""A real workshop of twenty people, over real HTTP, from the first join to the printed report."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess

import pytest

from commands.phone import Phone
from facilitator.report.export import export_session
from facilitator.web.server import Server
from facilitator.workshop.opening import create_session, open_session
from facilitator.workshop.thread import Role
from tests.asyncs import run_async
from tests.conftest import SHARED
from tests.e2e.browser_phone import FLAGS, BrowserPhone, chromium
from tests.e2e.replay import Replay, fit

WITH_SCRIPTS, WITHOUT_SCRIPTS = "p19", "p20"


class Room:
    """Plays a replay: eighteen people by requests, two in Chromium, one of them without scripts."""

    def __init__(self, replay: Replay, session, server: Server) -> None:
        self._replay = replay
        self._session = session
        self._url = server.join_url
        self.ids: dict[str, str] = {}

    async def run(self) -> None:
        from playwright.async_api import async_playwright

        phones = {who: Phone(self._url, who) for who in self._replay.people
                  if who not in (WITH_SCRIPTS, WITHOUT_SCRIPTS)}
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            browsers = {
                WITH_SCRIPTS: await BrowserPhone.open(browser, self._url, scripted=True),
                WITHOUT_SCRIPTS: await BrowserPhone.open(browser, self._url, scripted=False)}
            for phone in phones.values():
                await phone.__aenter__()
            try:
                for who in self._replay.people:
                    await (phones.get(who) or browsers[who]).join()
                people = self._session.room.everybody()
                self.ids = {who: person.id
                            for who, person in zip(self._replay.people, people, strict=True)}
                for step in self._session.steps():
                    await self._step(step, phones, browsers)
            finally:
                for phone in phones.values():
                    await phone.__aexit__(None, None, None)
                await browser.close()

    async def _step(self, step, phones, browsers) -> None:
        flow = self._session.flow
        flow.go(step.id).result()
        if not self._session.kinds[step.kind].collects:
            return
        await self._groups(step)
        flow.open(step.id).result()
        seen = await next(iter(phones.values())).look()
        values = self._replay.values(step.key)
        for group in self._session.groups.of(step.id):
            for who in self._members(group.label):
                await (phones.get(who) or browsers[who]).choose_group(step.id, group.id)
        if seen["groups"]:
            seen = await next(iter(phones.values())).look()
        fields = seen["step"]["fields"]
        answers = [phones[who].answer(step.id, fit(fields, value))
                   for who, value in values.items() if who in phones]
        answers += [browsers[who].answer(step.id, fields, fit(fields, value))
                    for who, value in values.items() if who in browsers]
        await asyncio.gather(*answers)
        self._gather(step)
        flow.show(step.id).result()

    def _members(self, label: str) -> list[str]:
        groups = self._replay.step("sous-groupes")["groups"]
        return next(group["members"] for group in groups if group["label"] == label)

    async def _groups(self, step) -> None:
        """The groups have the first questions by themselves; the room decided otherwise."""
        questions = {q.text: q.id for source in self._session.steps()
                     for q in self._session.questions.of(source.id)}
        teams = {team.label: team for team in self._session.groups.of(step.id)}
        for group in self._replay.step(step.key).get("groups", ()):
            sources = [q for text, q in questions.items() if text in group["question"]]
            self._session.groups.change(
                teams[group["label"]].id, question=group["question"], sources=sources).result()

    def _gather(self, step) -> None:
        """The themes, questions and action that the facilitator made of the answers."""
        row = self._replay.step(step.key)
        entries = self._session.results.entries(step)
        ids = {(e.person, e.payload.get("text")): e.id for e in entries}
        for label, places in row.get("themes", {}).items():
            given = [row["answers"][place] for place in places]
            found = [ids[self.ids[a["by"]], a["text"]] for a in given]
            self._session.themes.make(step.id, label, found).result()
        if row.get("questions"):
            for suggestion in self._session.themes.suggest(step.id):
                self._session.themes.accept(step.id, suggestion).result()
        for question in row.get("questions", ()):
            themes = self._themes(step, question)
            self._session.questions.make(step.id, question, themes).result()
        if row["kind"] == "grid":
            self._session.actions.add(
                step.id, "Préparer une rencontre", [entries[0].id], "p03", "juin").result()

    def _themes(self, step, question: str) -> list[str]:
        """The themes that a published question came out of: those whose answers share its words,
        else one made of the answers that do, else one made of those that are left."""
        board = self._session.themes.board(step.id)
        wanted = self._replay.words(question)
        found = [theme.id for theme in board.themes
                 if any(wanted & self._replay.words(card.text) for card in theme.cards)]
        if found:
            return found
        loose = [c for c in board.unplaced if wanted & self._replay.words(c.text)]
        cards = [key for card in loose or board.unplaced for key in card.ids]
        return [self._session.themes.make(step.id, min(wanted), cards).result()]


@pytest.fixture(scope="module")
def played(tmp_path_factory, kinds):
    """The workshop played to its end, closed, and opened again."""
    if not SHARED.is_dir():
        pytest.skip("the folder of real workshops and data is not here")
    chromium()
    replay = Replay(SHARED / "workshops" / "grand-est-2022" / "replay.json")
    path = tmp_path_factory.mktemp("grand-est") / "atelier.palabre"
    import resources
    from facilitator.i18n import Languages

    languages = Languages(resources.path("translations"))
    with create_session(path, replay.plan(kinds), kinds) as session:
        server = Server(session, languages, host="127.0.0.1", port=0)
        server.start()
        try:
            room = Room(replay, session, server)
            run_async(room.run())
        finally:
            server.stop()
    with open_session(path, kinds) as session:
        yield replay, session, room


def step(session, key):
    return next(step for step in session.steps() if step.key == key)


def test_every_answer_is_in_the_file(played):
    replay, session, room = played
    for row in replay.steps:
        found = session.results.entries(step(session, row["id"]))
        texts = sorted((e.person, e.payload["text"]) for e in found if "text" in e.payload)
        expected = sorted((room.ids[a["by"]], a["text"])
                          for a in row.get("answers", ()) if "text" in a)
        if expected:
            assert texts == expected, row["id"]
        elif row["kind"] in ("poll", "priority", "profile"):
            assert len(found) == len(replay.values(row["id"]))


def test_the_portrait_counts_sectors_and_names_who_is_absent(played):
    replay, session, _ = played
    expected = replay.step("portrait")["expected"]
    portrait = session.results.result(step(session, "portrait").id)
    shown = {field.name: field for field in portrait.features}
    assert {c.label: c.count for c in shown["sector"].counts} == expected["sector"]
    assert list(shown["department"].absent) == expected["absent_departments"]


def test_the_words_fold_so_that_faire_ensemble_counts_three(played):
    replay, session, _ = played
    cloud = session.results.result(step(session, "c-est").id)
    assert len(replay.step("c-est")["answers"]) == 38
    counts = {term.label.casefold(): term.count for term in cloud.terms}
    assert counts["faire ensemble"] == 3


def test_the_dots_rank_the_questions_with_ties_as_ties(played):
    replay, session, _ = played
    expected = replay.step("priorites")["expected_totals"]
    ranking = session.results.result(step(session, "priorites").id).ranking
    assert {row.label: row.total for row in ranking} == expected
    assert [row.rank for row in ranking][:4] == [1, 2, 2, 4]


def test_each_question_came_out_of_themes_of_its_own(played):
    replay, session, _ = played
    source = step(session, "problematiques")
    said = len(replay.step("problematiques")["answers"])
    for question in session.questions.of(source.id):
        walked = list(session.thread.back(question.id).walk())
        assert walked[1].role is Role.THEME, question.text
        assert 0 < sum(node.role is Role.ANSWER for node in walked) < said


def test_groups_got_questions_by_themselves_before_the_room_chose(played):
    replay, session, room = played
    teams = session.groups.of(step(session, "sous-groupes").id)
    assert [(team.label, team.question) for team in teams] == [
        (group["label"], group["question"]) for group in replay.step("sous-groupes")["groups"]]
    assert [set(team.members) for team in teams] == [
        {room.ids[who] for who in group["members"]}
        for group in replay.step("sous-groupes")["groups"]]


def test_the_action_leads_back_to_the_dots_and_to_who_said_what(played):
    _, session, room = played
    action, = session.actions.all()
    walked = list(session.thread.back(action.id).walk())
    roles = [node.role for node in walked]
    assert roles[:4] == [Role.ACTION, Role.LINE, Role.GROUP, Role.QUESTION]
    votes = [node for node in walked if node.role is Role.VOTE]
    assert {node.step_id for node in votes} == {step(session, "priorites").id}
    said = {e.id: (e.payload["text"], e.author)
            for e in session.results.entries(step(session, "problematiques"))}
    answers = {node.id: (node.text, node.author) for node in walked if node.role is Role.ANSWER}
    assert answers
    assert answers.items() <= said.items()
    assert {author for _, author in answers.values()} <= set(room.ids)


def test_a_verbatim_leads_on_to_the_dots_the_groups_lines_and_the_action(played):
    _, session, _ = played
    action, = session.actions.all()
    verbatim = next(
        node for node in session.thread.back(action.id).walk() if node.role is Role.ANSWER)
    ahead = {node.id: node for node in session.thread.forward(verbatim.id).walk()}
    roles = {node.role for node in ahead.values()}
    assert {Role.THEME, Role.QUESTION, Role.VOTE, Role.GROUP, Role.LINE, Role.ACTION} <= roles
    assert action.id in ahead
    grid = step(session, "sous-groupes")
    mine = {node.id for node in ahead.values() if node.role is Role.GROUP}
    lines = {e.id for e in session.results.entries(grid) if e.group in mine}
    assert lines
    assert lines <= set(ahead)


@pytest.fixture(scope="module")
def printed(played, tmp_path_factory):
    """The report's PDF and the text that one can search in it."""
    _, session, _ = played
    from facilitator.i18n import french

    target = tmp_path_factory.mktemp("report") / "rapport.pdf"
    export_session(session, "pdf", target, french())
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", "-raw", str(target), "-"], capture_output=True,
                          check=True, text=True).stdout
    return target, flat(text)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("\u2019", "'"))


def test_the_report_holds_every_verbatim_with_its_accents(played, printed):
    missing = [text for text in played[0].verbatims() if flat(text) not in printed[1]]
    assert missing == []


def test_the_report_holds_the_three_grids_and_the_ranked_questions(played, printed):
    replay, _, _ = played
    for group in replay.step("sous-groupes")["groups"]:
        assert group["label"] in printed[1]
        assert flat(group["question"]) in printed[1]
    for question in replay.step("priorites")["expected_totals"]:
        assert flat(question) in printed[1]
    for name in replay.step("portrait")["expected"]["absent_departments"]:
        assert name in printed[1]
