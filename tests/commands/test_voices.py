"""Simulated participants know every way of voting."""

from __future__ import annotations

import pytest

from commands.voices import Voices
from facilitator.activities.context import Context
from facilitator.activities.priority.methods import METHODS
from facilitator.fields import Option
from facilitator.forms import check_form
from facilitator.i18n import french
from facilitator.web.widgets import describe

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
