"""Settings that name another step or a question of the portrait: picked by title, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.kind import Capability, Kinds
from facilitator.document.records import StepRecord
from facilitator.fields import ChoiceField, Field, Option, TextField
from facilitator.forms import OptionListField
from facilitator.i18n import N_
from ui.look import Look

FROM_STEP, BY = "from_step", "by"


@dataclass(frozen=True)
class Sources:
    """What a step can take up: earlier steps by their key, questions of the portrait by name."""

    steps: tuple[Option, ...] = ()
    portrait: tuple[Option, ...] = ()


def sources_of(step: StepRecord, steps: Sequence[StepRecord], kinds: Kinds,
               look: Look) -> Sources:
    """What ``step`` can take up; what it names already stays on the list, whatever became of it."""
    found: dict[str, str] = {}
    portrait: dict[str, str] = {}
    for one in steps:
        kind = kinds.get(one.kind)
        if kind is None or one.id == step.id:
            continue
        if one.position < step.position and Capability.GIVES_OPTIONS in kind.capabilities:
            found[one.key] = one.title
        if Capability.PEOPLE in kind.capabilities:
            portrait |= {str(row.get("name")): str(row.get("label"))
                         for row in one.settings.get("fields", ()) if isinstance(row, dict)}
    named = str(step.settings.get(FROM_STEP) or "")
    if named and named not in found:
        later = next((one.title for one in steps if one.key == named), named)
        found[named] = look.say(N_("{title} (ne convient pas)"), title=later)
    asked = str(step.settings.get(BY) or "")
    if asked:
        portrait.setdefault(asked, asked)
    return Sources(_options(found), _options(portrait))


def with_sources(fields: Sequence[Field], sources: Sources) -> tuple[Field, ...]:
    """The settings with what names another thing as a list to pick from, never folded away."""
    own = any(isinstance(field, OptionListField) for field in fields)
    none = {FROM_STEP: N_("Non, la liste ci-dessus") if own else N_("Aucune"),
            BY: N_("Ne pas comparer")}
    helps = {FROM_STEP: N_("Une séquence qui précède, et ce qu’il en sort."), BY: ""}
    lists = {FROM_STEP: sources.steps, BY: sources.portrait}
    return tuple(
        ChoiceField(name=field.name, label=field.label, help=helps[field.name],
                    options=(Option("", none[field.name]), *lists[field.name]),
                    advanced=field.advanced and not lists[field.name])
        if isinstance(field, TextField) and field.name in lists else field
        for field in fields)


def _options(found: dict[str, str]) -> tuple[Option, ...]:
    return tuple(Option(key, title) for key, title in found.items())
