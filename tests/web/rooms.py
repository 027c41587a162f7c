"""A running room for tests: a workshop with every sort of step, served on a port of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import resources
from facilitator.activities.registry import discover
from facilitator.document.records import StepRecord
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.opening import create_session, open_session
from facilitator.workshop.plan import parse_plan
from facilitator.workshop.session import Session

PLAN = """
[workshop]
title = "Le quai des voisins"
date = "2026-05-09"
place = "Salle des fêtes"
organiser = "Comité du quai"
{settings}

[[steps]]
kind = "profile"
key = "profil"
title = "Qui est là ?"
prompt = "Qui êtes-vous ?"
[[steps.fields]]
name = "quartier"
label = "Votre quartier"
type = "choice"
choices = ["Le Port", "Les Vignes", "La Gare"]
required = true
[[steps.fields]]
name = "interets"
label = "Ce qui vous intéresse"
type = "several"
choices = ["Jardin", "Musique", "Vélo"]

[[steps]]
kind = "talk"
key = "accueil"
title = "Mot d’accueil"

[[steps]]
kind = "word_cloud"
key = "mots"
title = "Le quai en trois mots"
prompt = "Pour vous, le quai, c’est… ?"
[steps.translations.en]
prompt = "What is the quay to you?"

[[steps]]
kind = "open_question"
key = "envies"
title = "Envies"
prompt = "Que voudriez-vous y faire ?"

[[steps]]
kind = "poll"
key = "jour"
title = "Quel jour ?"
prompt = "Quel jour vous arrange ?"
options = ["Samedi matin", "Samedi après-midi", "Dimanche"]
[steps.translations.en.words]
"Samedi matin" = "Saturday morning"

[[steps]]
kind = "priority"
key = "ordre"
title = "Par quoi commencer ?"
prompt = "Répartissez vos gommettes."
options = ["Des bancs", "Des arbres", "Un abri à vélos", "Une fontaine"]
budget = 3

[[steps]]
kind = "grid"
key = "groupes"
title = "En petits groupes"
prompt = "Comment s’y prendre ?"
columns = ["Difficultés", "Leviers"]
[[steps.groups]]
label = "Groupe des bancs"
question = "Comment trouver du bois ?"
[[steps.groups]]
label = "Groupe des arbres"
question = "Qui arrose en août ?"
[steps.translations.en.words]
"Leviers" = "What helps"
"Groupe des arbres" = "Tree group"
"Qui arrose en août ?" = "Who waters in August?"
"""


@dataclass
class TestRoom:
    """A session with its server, and shortcuts to run it."""

    __test__ = False

    session: Session
    server: Server

    @property
    def url(self) -> str:
        """The address without the last slash."""
        return self.server.join_url.rstrip("/")

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self.server.address.port

    def step(self, key: str) -> StepRecord:
        """A step by its key."""
        return next(step for step in self.session.steps() if step.key == key)

    def go(self, key: str, *, open_: bool = True, shown: bool = False) -> StepRecord:
        """Go to a step and open it, as a facilitator does."""
        step = self.step(key)
        self.session.flow.go(step.id).result()
        if open_:
            self.session.flow.open(step.id).result()
        self.session.flow.show(step.id, shown).result()
        self.settle()
        return self.step(key)

    def refill(self) -> None:
        """Forget how much phones have asked for."""
        desk = self.server.desk
        assert desk is not None
        for buckets in (desk.posts, desk.joins, desk.requests):
            buckets.clear()

    def settle(self) -> None:
        """Wait until the server has heard of what has been done so far."""
        done = threading.Event()
        loop = self.server._loop
        assert loop is not None
        # The bus calls the loop in order: what is queued after the commit runs after the notice.
        self.session.document.write(_nothing).result()
        loop.call_soon_threadsafe(done.set)
        assert done.wait(30)
        desk = self.server.desk
        while desk is not None and desk.watch._due is not None:
            time.sleep(0.01)


def _nothing(db: object) -> object:
    from facilitator.document.writer import Written

    return Written(None)


@contextmanager
def room(path: Path, settings: str = "", *, reopen: bool = False,
         port: int = 0) -> Iterator[TestRoom]:
    """Serve the workshop of :data:`PLAN` (or the file at ``path`` again) until the block ends."""
    kinds = discover()
    if reopen:
        session = open_session(path, kinds)
    else:
        session = create_session(path, parse_plan(PLAN.format(settings=settings), kinds), kinds)
    server = Server(session, Languages(resources.path("translations")), host="127.0.0.1",
                    port=port)
    try:
        server.start()
        yield TestRoom(session, server)
    finally:
        server.stop()
        session.close()
