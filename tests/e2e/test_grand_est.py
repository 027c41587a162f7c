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
        questions = {q.text: q.id for source in self._session.steps()
                     for q in self._session.items.of(source.id, "question")}
        for group in self._replay.step(step.key).get("groups", ()):
            sources = [q for text, q in questions.items() if text in group["question"]]
            self._session.groups.add(
                step.id, group["label"], group["question"], sources=sources).result()

    def _gather(self, step) -> None:
        """The themes and questions that the facilitator made of the answers."""
        row = self._replay.step(step.key)
        entries = {(e.person, e.payload.get("text")): e.id
                   for e in self._session.results.entries(step)}
        for label, places in row.get("themes", {}).items():
            given = [row["answers"][place] for place in places]
            ids = [entries[self.ids[a["by"]], a["text"]] for a in given]
            self._session.items.add(step.id, "theme", label, ids).result()
        everything = list(entries.values())
        for question in row.get("questions", ()):
            self._session.items.add(step.id, "question", question, everything).result()


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


def test_the_thread_leads_from_a_line_of_a_grid_back_to_the_room(played):
    replay, session, _ = played
    grid = step(session, "sous-groupes")
    line = next(e for e in session.results.entries(grid)
                if e.payload["text"].startswith("Favoriser les rencontres"))
    roles = [node.role for node in session.thread.back(line.id).walk()]
    assert roles[:3] == [Role.LINE, Role.GROUP, Role.QUESTION]
    assert roles.count(Role.ANSWER) == len(replay.step("problematiques")["answers"])
    first = session.results.entries(step(session, "problematiques"))[0]
    ahead = {node.id for node in session.thread.forward(first.id).walk()}
    assert line.id in ahead


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
