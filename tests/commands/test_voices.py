"""Simulated participants know every way of voting."""

from __future__ import annotations

import pytest

import resources
from commands.voices import Voices
from facilitator.activities.context import Context
from facilitator.activities.priority.methods import METHODS
from facilitator.fields import Option
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.web.widgets import describe
from facilitator.workshop.plan import load_plan
from facilitator.workshop.spoken import in_language

DEMO = resources.path("demo", "plan.toml")
OPTIONS = tuple(Option(key, f"Option {key}") for key in "abcde")


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_what_they_say_is_accepted_and_not_always_the_same(method) -> None:
    fields = (method.field(Context(settings={}, options=OPTIONS)),)
    step = {"key": "vote", "fields": describe(fields, french())}
    voices = Voices()
    said = [voices.value(step) for _ in range(12)]
    kept = [method.payload(check_form(fields, one)[method.key], OPTIONS) for one in said if one]
    assert len(kept) >= 10
    assert len({str(one) for one in kept}) > 3


@pytest.mark.parametrize("language", ["fr", "en"])
def test_they_have_words_for_every_step_of_the_demonstration(kinds, language) -> None:
    voices = Voices(language=language)
    for step in in_language(load_plan(DEMO, kinds), language).steps:
        kind = kinds[step.kind]
        if not kind.collects or step.settings.get("from_step"):
            continue
        options = tuple(Option(one["id"], one["label"]) if isinstance(one, dict) else
                        Option(str(one), str(one)) for one in step.settings.get("options", ()))
        context = Context(settings=step.settings, prompt=step.prompt, options=options)
        fields = describe(kind.answer_fields(context), french())
        known = [voices._said[step.key].get(field["name"], voices._said[step.key])
                 for field in fields if "options" in field]
        labels = {option["label"] for field in fields for option in field.get("options", ())}
        assert {label for weights in known for label in weights} <= labels
        assert voices.value({"key": step.key, "fields": fields})
