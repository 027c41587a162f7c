"""Every state that the room can see, in a served room: what all projectors are held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from facilitator.workshop.answers import Submission
from facilitator.workshop.projection.sight import PHOTO
from facilitator.workshop.stage import Timer
from facilitator.workshop.wifi import Wifi, keep_wifi
from screens.chain_sample import photo
from tests.web.rooms import TestRoom

WORDS = (("marché", "de l'eau", "la fête"), ("Fête", "ombre"), ("eau", "rencontres", "pêche"),
         ("vélo", "fêtes"), ("une rencontre", "ombre", "marché"))
WISHES = ("Un grand banquet sur les pontons", "Réparer les bancs", "Des jeux pour les petits")


@dataclass
class Filled:
    """A room with people who answered everything; ``show`` sets the stage anew."""

    room: TestRoom
    people: list[str]
    team: str
    column: str
    theme: str
    card: str
    media: str

    def show(self, key: str, **stage: Any) -> None:
        """Go to a step, show its result, and set the stage, all else as it begins."""
        flow = self.room.session.flow
        step = self.room.step(key)
        if flow.stage().step_id != step.id:
            flow.go(step.id).result()
        flow.show(step.id, True).result()
        begin = {"black": False, "frozen": False, "message": "", "corner": "small", "detail": "",
                 "view": "", "timer": Timer()}
        flow.set_stage(**{**begin, **stage}).result()

    def answer(self, key: str, person: int, **value: Any) -> tuple[str, ...]:
        """Say something."""
        step = self.room.step(key)
        if step.state != "open":
            self.room.session.flow.open(step.id).result()
        self.count = getattr(self, "count", 0) + 1
        sent = Submission(f"s{self.count}", step.id, self.people[person], value)
        return self.room.session.answers.submit(sent).result().answer_ids

    def term(self, text: str) -> str:
        """The key of a term of the cloud."""
        terms = self.room.session.results.result(self.room.step("mots").id).terms
        return next(term.key for term in terms if text in term.spellings)

    def states(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """What the room can see, by name."""
        room, show = self.room, self.show

        def hidden() -> None:
            show("mots")
            room.session.flow.show(room.step("mots").id, False).result()

        yield "question", hidden
        yield "cloud", lambda: show("mots")
        yield "list", lambda: show("mots", view="list")
        yield "one term with its verbatims", lambda: show("mots", detail=self.term("fêtes"))
        yield "no code", lambda: show("mots", corner="none")
        yield "way in", lambda: show("mots", corner="large")
        yield "message", lambda: show("mots", message="Pause jusqu’à 10 h 45")
        yield "countdown", lambda: show("mots", timer=Timer(245))
        yield "black", lambda: show("mots", black=True)
        yield "cards", lambda: show("envies")
        yield "one theme", lambda: show("envies", detail=self.theme)
        yield "one answer", lambda: show("envies", detail=self.card)
        yield "portrait", lambda: show("profil")
        yield "part of the portrait", lambda: show("profil", detail="quartier")
        yield "grids side by side", lambda: show("groupes")
        yield "one group", lambda: show("groupes", detail=self.team)
        yield "one cell", lambda: show("groupes", detail=f"{self.team}/{self.column}")
        yield "common points", lambda: show("groupes", detail="common")
        yield "photo", lambda: show("groupes", detail=PHOTO + self.media)
        yield "what is no more", lambda: show("groupes", detail=PHOTO + "gone")
        yield "poll", lambda: show("jour")
        yield "priorities", lambda: show("ordre")
        yield "talk", lambda: show("accueil")

        def two_codes() -> None:
            keep_wifi(room.session, Wifi("Quai", "Mangue;verte")).result()
            show("mots", corner="large")

        yield "way in through the Wi-Fi", two_codes


def fill(room: TestRoom) -> Filled:
    """Bring people who say something everywhere."""
    session = room.session
    people = [session.room.join(name).result().participant.id
              for name in ("Noor", "Théo", "Ana", "Awa", "Luc")]
    teams = session.groups.of(room.step("groupes").id)
    columns = [field.name for field in session.kinds["grid"].answer_fields(
        session.answers.form_context(room.step("groupes")))]
    made = Filled(room, people, teams[0].id, columns[0], "", "", "")
    for number in range(len(people)):
        made.answer("mots", number, words=list(WORDS[number]))
        made.answer("jour", number, choices=["o1"])
        made.answer("ordre", number, dots={"o1": 2, "o3": 1})
        made.answer("profil", number, quartier="Le Port", interets=["Vélo"])
        session.groups.join(teams[number % 2].id, people[number]).result()
    cards = [made.answer("envies", number, answers=[text])[0] for number, text in enumerate(WISHES)]
    made.card = cards[0]
    made.theme = session.themes.make(room.step("envies").id, "Se retrouver", cards[:2]).result()
    lines = made.answer("groupes", 0, **{columns[0]: ["Personne ne sait scier."]})
    lines += made.answer("groupes", 1, **{columns[0]: ["Le bois coûte cher."],
                                          columns[1]: ["La scierie d’à côté."]})
    session.actions.tie_common(room.step("groupes").id, "Trouver du bois", lines).result()
    made.media = session.media.add(room.step("groupes").id, photo(), team_id=made.team,
                                   place=columns[0]).result()
    return made
