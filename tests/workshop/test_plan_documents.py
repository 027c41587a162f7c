"""The plan's documentation says what the code does, and a plan survives a round trip."""

from __future__ import annotations

import re

from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import parse_plan
from facilitator.workshop.plan_export import dump_plan, save_template
from facilitator.workshop.templates import templates
from tests.conftest import ROOT


def documentation() -> str:
    return (ROOT / "docs" / "plan.md").read_text("utf-8")


def test_the_documented_plan_is_understood(kinds):
    example = re.search(r"```toml\n(.*?)```", documentation(), re.DOTALL)
    plan = parse_plan(example[1], kinds)
    assert [step.key for step in plan.steps] == ["talk", "portrait", "envies", "choix", "equipes"]
    assert plan.steps[-1].translations["en"]["prompt"]


def test_every_kind_and_setting_is_documented(kinds):
    text = documentation()
    rows = "\n".join(line for line in text.splitlines() if line.startswith("|"))
    missing = [f"{kind.name}.{field.name}" for kind in kinds.values()
               for field in kind.settings_fields() if f"`{field.name}`" not in rows]
    missing += [name for name in kinds if f"`{name}`" not in rows]
    assert missing == []


def test_a_plan_exported_and_read_again_is_the_same_plan(kinds, tmp_path):
    for number, one in enumerate(templates(kinds)):
        with create_session(tmp_path / f"{number}.palabre", one.plan, kinds) as session:
            first = dump_plan(session)
        again = parse_plan(first, kinds)
        with create_session(tmp_path / f"{number}b.palabre", again, kinds) as session:
            assert dump_plan(session) == first


def test_a_workshop_kept_as_a_template_can_be_started_from(session, tmp_path, kinds):
    path = save_template(session, tmp_path / "mine", "Réunion/du: lundi")
    assert path.parent == tmp_path / "mine"
    own = [one for one in templates(kinds, tmp_path / "mine") if one.own]
    assert [one.plan.title for one in own] == ["Réunion des voisins"]
    assert "Ana" not in path.read_text("utf-8")
