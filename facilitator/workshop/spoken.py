"""A plan in other languages: the words a step has for phones, and the whole plan for a facilitator.

``translations`` of a step is a table by language of ``title``, ``prompt``, ``notes`` and ``words``:
any other text of the step (an option, a heading, a group's name or question) with its translation.
Words go by the text itself, not by its place, so that whoever reorders or rewords options later
never shows the translation of something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass, replace
from typing import Any

from facilitator.fields import Field
from facilitator.workshop.plan import GroupPlan, WorkshopPlan
from facilitator.workshop.sequence import TRANSLATED, StepPlan

_NAMES = frozenset(("id", "name", "key", "type", "from_step", "by"))
"""Keys of settings that hold names, never text for people."""
_PARTS = ("options", "choices", "scales", "fields")


def in_language(plan: WorkshopPlan, language: str) -> WorkshopPlan:
    """The plan as a facilitator of ``language`` prepares it; as it is where it has no such words.

    What it said before becomes its translation into the language that it was in, so that phones
    follow their readers both ways.
    """
    own = plan.language
    if language == own or not _speaks(plan, language):
        return plan
    head: dict[str, Any] = dict(plan.translations.get(language, {}))
    before = {name: getattr(plan, name) for name in head}
    others = {code: said for code, said in plan.translations.items() if code != language}
    groups = {}
    for step in plan.steps:
        words = words_of(step.translations, language)
        groups[step.key] = tuple(
            GroupPlan(words.get(team.label, team.label), words.get(team.question, team.question))
            for team in plan.groups.get(step.key, ()))
    return replace(
        plan, **head, language=language, translations={**others, own: before},
        groups={key: teams for key, teams in groups.items() if teams},
        steps=tuple(_turned(step, own, language) for step in plan.steps),
    )


def words_of(translations: Mapping[str, Any], language: str) -> Mapping[str, str]:
    """The other texts of a step in a language, by the text as it stands in the plan."""
    said = translations.get(language)
    words = said.get("words") if isinstance(said, Mapping) else None
    return words if isinstance(words, Mapping) else {}


def relabelled(fields: Sequence[Field], words: Mapping[str, str]) -> tuple[Field, ...]:
    """Fields with their labels and those of their options in other words; ids stay."""
    return tuple(_relabel(field, words) for field in fields) if words else tuple(fields)


def _relabel(part: Any, words: Mapping[str, str]) -> Any:
    fresh: dict[str, Any] = {}
    if part.label in words:
        fresh["label"] = words[part.label]
    for name in _PARTS:
        inside = getattr(part, name, None)
        if isinstance(inside, tuple) and inside and is_dataclass(inside[0]):
            fresh[name] = tuple(_relabel(one, words) for one in inside)
    return replace(part, **fresh) if fresh else part


def _turned(step: StepPlan, own: str, language: str) -> StepPlan:
    """A step in another language, its own words kept as the translation into ``own``."""
    said = step.translations.get(language)
    if not isinstance(said, Mapping):
        return step
    texts = {name: said[name] for name in TRANSLATED if said.get(name)}
    words = words_of(step.translations, language)
    back: dict[str, Any] = {name: getattr(step, name) for name in texts if getattr(step, name)}
    if words:
        back["words"] = {other: text for text, other in words.items()}
    others = {code: one for code, one in step.translations.items() if code != language}
    return replace(step, **texts, settings=_reworded(step.settings, words),
                   translations={**others, own: back})


def _reworded(value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, Mapping):
        return {key: one if key in _NAMES else _reworded(one, words)
                for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_reworded(one, words) for one in value]
    return value


def _speaks(plan: WorkshopPlan, language: str) -> bool:
    return language in plan.translations or any(
        language in step.translations for step in plan.steps)
