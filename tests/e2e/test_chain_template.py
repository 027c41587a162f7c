"""The template of the whole chain over HTTP: the facilitator opens and closes, phones do the rest.

What the facilitator may add is accepting suggested themes; without it, the answers themselves are
put to the room, near-identical ones as one.
"""

from __future__ import annotations

import asyncio

import pytest

import resources
from commands.phone import Phone
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.opening import create_session
from facilitator.workshop.templates import template
from facilitator.workshop.thread import Role
from tests.asyncs import run_async

SAID = (
    "On ne se connaît pas entre associations", "on ne se connaît pas entre associations !",
    "Chaque association prépare son budget seule", "Le budget arrive trop tard",
    "Les réunions durent trop longtemps", "Trop de réunions le soir",
    "Personne ne lit les comptes rendus", "Les réunions du soir excluent les parents",
    "Le budget n’est jamais expliqué", "On ne sait pas qui fait quoi",
)


class Room:
    """Ten phones, and a facilitator who goes from step to step, opening and closing."""

    def __init__(self, session, phones: list[Phone]) -> None:
        self.session = session
        self.phones = phones

    async def play(self, themes: bool) -> None:
        for phone in self.phones:
            await phone.join()
        for step in self.session.steps():
            self.session.flow.go(step.id).result()
            if not self.session.kinds[step.kind].collects:
                continue
            self.session.flow.open(step.id).result()
            await asyncio.gather(*(self.answer(n, phone, step)
                                   for n, phone in enumerate(self.phones)))
            if step.key == "difficultes" and themes:
                for suggestion in self.session.themes.suggest(step.id):
                    self.session.themes.accept(step.id, suggestion).result()
            self.session.flow.close(step.id).result()

    async def answer(self, number: int, phone: Phone, step) -> None:
        seen = await phone.look()
        if seen["groups"]:
            group = seen["groups"][number % len(seen["groups"])]
            await phone.choose_group(step.id, group["id"])
            seen = await phone.look()
        value = {}
        for field in seen["step"]["fields"]:
            match field["type"]:
                case "texts":
                    value[field["name"]] = [SAID[number] if step.key == "difficultes"
                                            else f"Idée de {number}"]
                case "points":
                    best = field["options"][number % 2]["id"]
                    value[field["name"]] = {best: 2, field["options"][-1]["id"]: 1}
                case "choice":
                    value[field["name"]] = field["options"][0]["id"]
        await phone.answer(step.id, value)


def play(path, kinds, *, themes: bool):
    """The workshop played, still open."""
    session = create_session(path, template("chaine", kinds), kinds)
    server = Server(session, Languages(resources.path("translations")), host="127.0.0.1", port=0)
    server.start()

    async def run() -> None:
        phones = [Phone(server.join_url, f"Personne {n}") for n in range(len(SAID))]
        for phone in phones:
            await phone.__aenter__()
        try:
            await Room(session, phones).play(themes)
        finally:
            for phone in phones:
                await phone.__aexit__(None, None, None)

    try:
        run_async(run())
    finally:
        server.stop()
    return session


@pytest.mark.parametrize("themes", [True, False], ids=["themes accepted", "only open and close"])
def test_a_facilitator_who_opens_and_closes_gets_from_what_is_said_to_groups(
    tmp_path, kinds, themes
):
    session = play(tmp_path / "chaine.palabre", kinds, themes=themes)
    with session:
        steps = {step.key: step for step in session.steps()}
        ranking = session.results.result(steps["choisir"].id).ranking
        consent = session.results.result(steps["valider"].id)
        assert {one.id for one in ranking} == {one.id for one in consent.options}
        assert consent.reached
        teams = session.groups.of(steps["groupes"].id)
        assert len(teams) >= 2
        assert [team.question for team in teams] == [one.label for one in ranking[:len(teams)]]
        assert sum(len(team.members) for team in teams) == len(SAID)
        assert all(team.members for team in teams)
        entries = session.results.entries(steps["groupes"])
        assert {entry.person for entry in entries} == {
            person.id for person in session.room.everybody()}
        for entry in entries:
            roles = [node.role for node in session.thread.back(entry.id).walk()]
            assert roles[:2] == [Role.LINE, Role.GROUP]
            assert roles[2] is (Role.THEME if themes else Role.ANSWER)
            assert roles.count(Role.VOTE) == 2
            assert Role.ANSWER in roles


def test_without_themes_what_was_said_twice_is_put_to_the_room_once(tmp_path, kinds):
    with play(tmp_path / "chaine.palabre", kinds, themes=False) as session:
        step = next(step for step in session.steps() if step.key == "choisir")
        labels = [o.label for o in session.results.options(step)]
        assert labels[0].casefold().startswith("on ne se connaît pas")
        assert len(labels) == len(SAID) - 1
