"""The ways of voting there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.priority.axes import Axes
from facilitator.activities.priority.method import VoteMethod
from facilitator.activities.priority.opinions import Opinions
from facilitator.activities.priority.points import Dots, Points
from facilitator.activities.priority.ranking import Ranking

METHODS: tuple[VoteMethod, ...] = (Dots(), Points(), Ranking(), Opinions(), Axes())


def method_of(settings: Mapping[str, Any]) -> VoteMethod:
    """The method of a step, dots where none is named."""
    return next((one for one in METHODS if one.name == settings.get("method")), METHODS[0])
