"""A form of text and number fields that nobody has filled in yet is drawn, on every phone."""

from __future__ import annotations

import pytest

import resources
from commands.phone import Phone
from facilitator.i18n import Languages
from facilitator.web.server import Server
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan
from tests.asyncs import run_async

PLAN = """
[workshop]
title = "Champs vides"
[[steps]]
kind = "profile"
prompt = "Qui êtes-vous ?"
[[steps.fields]]
label = "Votre commune"
type = "text"
[[steps]]
kind = "consent"
prompt = "D’accord ?"
options = ["Se revoir en juin", "Louer la salle"]
"""


@pytest.fixture
def served(tmp_path, kinds):
    with create_session(tmp_path / "a.palabre", parse_plan(PLAN, kinds), kinds) as session:
        server = Server(session, Languages(resources.path("translations")),
                        host="127.0.0.1", port=0)
        server.start()
        yield session, server
        server.stop()


async def page_of(server: Server) -> str:
    async with Phone(server.join_url) as phone:
        await phone.join()
        return await phone.page()


def test_every_step_with_blank_fields_is_drawn(served):
    session, server = served
    for step in session.steps():
        session.flow.go(step.id).result()
        session.flow.open(step.id).result()
        assert "<form" in run_async(page_of(server))
