"""A kind's sample answers as the context of a step, for previews."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry, Example
from facilitator.activities.kind import AnyKind, Capability
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.workshop.sequence import check_settings

_NAMES = ("Awa", "Bruno", "Chloé", "Djibril", "Elif", "Fanny", "Gaël", "Hawa", "Inès", "Jules")


def example_context(
    kind: AnyKind, example: Example, *, settings: Mapping[str, Any] | None = None,
    title: str = "", prompt: str = "", notes: str = "",
) -> Context:
    """The context of a step with the example's answers; texts and settings may be the step's own.

    Answers that do not fit the settings (other options than the example's) are left out.
    """
    used = settings if settings is not None else check_settings(kind, example.settings)
    typed = tuple(Option(item["id"], item["label"]) for item in used.get("options") or ())
    people = max(len(example.answers), 1)
    groups = tuple(
        replace(
            group, members=group.members or tuple(f"p{n}" for n in range(place, people, size)),
        )
        for size in [max(1, len(example.groups))]
        for place, group in enumerate(example.groups)
    )
    context = Context(
        settings=used, title=title or example.title, prompt=prompt or example.prompt,
        notes=notes, options=typed or example.options, groups=groups, joined=people,
    )
    entries: list[Entry] = []
    for number, answer in enumerate(example.answers):
        try:
            value = check_form(kind.answer_fields(context), answer)
        except InvalidForm:
            continue
        group = ""
        if Capability.GROUPS in kind.capabilities and groups:
            group = groups[number % len(groups)].id
        for slot, payload in kind.entries(value, context).items():
            entries.append(Entry(
                id=f"e{number}-{slot}", person=f"p{number}",
                author=_NAMES[number % len(_NAMES)], slot=slot, payload=payload, group=group,
            ))
    return replace(context, entries=tuple(entries))
