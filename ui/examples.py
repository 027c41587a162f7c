"""A kind's sample answers as the context of a step, for previews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry, Example, Group, Payload
from facilitator.activities.kind import AnyKind, Capability
from facilitator.fields import InvalidForm, Option
from facilitator.forms import check_form
from facilitator.i18n import Translator, french
from facilitator.workshop.sequence import check_settings
from ui.made_up import made_up

_NAMES = ("Awa", "Bruno", "Chloé", "Djibril", "Elif", "Fanny", "Gaël", "Hawa", "Inès", "Jules")


def example_context(
    kind: AnyKind, example: Example, *, settings: Mapping[str, Any] | None = None,
    title: str = "", prompt: str = "", notes: str = "", options: Sequence[Option] = (),
    groups: Sequence[Group] = (), tr: Translator | None = None,
) -> Context:
    """The context of a step with the example's answers; texts, settings, ``options`` and
    ``groups`` may be the step's own, and what is said is said in the language of ``tr``.

    Answers that do not fit (other options than the example's) are made up to fit.
    """
    say = tr or french()
    used = settings if settings is not None else check_settings(kind, example.settings)
    typed = tuple(Option(item["id"], item["label"]) for item in used.get("options") or ())
    people = max(len(example.answers), 1)
    own = tuple(groups) or tuple(
        replace(group, label=say(group.label), question=say(group.question))
        for group in example.groups)
    teams = tuple(
        replace(group, members=(() if groups else group.members)
                or tuple(f"p{n}" for n in range(place, people, len(own))))
        for place, group in enumerate(own))
    context = Context(
        settings=used, title=title or example.title, prompt=prompt or example.prompt,
        notes=notes, options=typed or tuple(options) or example.options, groups=teams,
        joined=people,
    )
    entries: list[Entry] = []
    for number, payloads in enumerate(_payloads(kind, context, example, say)):
        group = ""
        if Capability.GROUPS in kind.capabilities and teams:
            group = teams[number % len(teams)].id
        for slot, payload in payloads.items():
            entries.append(Entry(
                id=f"e{number}-{slot}", person=f"p{number}",
                author=_NAMES[number % len(_NAMES)], slot=slot, payload=payload, group=group,
            ))
    return replace(context, entries=tuple(entries))


def _payloads(kind: AnyKind, context: Context, example: Example, say: Translator
              ) -> Iterator[Mapping[str, Payload]]:
    """What is kept, by slot, of each answer of the example or of one made up in its place."""
    fields = kind.answer_fields(context)
    texts = [say(text) for answer in example.answers for text in _texts(answer) if text.strip()]
    for number, answer in enumerate(example.answers):
        for given in (_said(answer, say), made_up(fields, number, texts),
                      made_up(fields, number, texts, agreed=True)):
            try:
                yield kind.entries(check_form(fields, given), context)
                break
            except InvalidForm:
                continue


def _said(value: Any, say: Translator) -> Any:
    """An answer's lists of texts in another language; ids and single words are no texts."""
    if isinstance(value, Mapping):
        return {key: [say(one) if isinstance(one, str) else one for one in item]
                if isinstance(item, list) else item for key, item in value.items()}
    return value


def _texts(answer: Mapping[str, Any]) -> Iterator[str]:
    for value in answer.values():
        if isinstance(value, list):
            yield from (one for one in value if isinstance(one, str))
