"""A result by what people said of themselves, small groups kept out of sight.

The rule is that of the priority votes: a group under the threshold is hidden, and where the hidden
ones together are still under it, the smallest of the others as well, since the total less the
shown ones would give them away (Hundepool et al., "Statistical Disclosure Control", 2012, ch. 4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.activities.context import Context, Entry
from facilitator.activities.kind import AnyKind
from facilitator.blocks import Block, DataTable, Heading, Paragraph, plain
from facilitator.fields import Option
from facilitator.i18n import N_, Translator

PER_TABLE = 4
"""Groups side by side in one table."""
UNSAID = N_("Profil non précisé")


def slices_itself(kind: AnyKind) -> bool:
    """Whether a kind has a setting ``by`` of its own and does all this itself."""
    return any(field.name == "by" for field in kind.settings_fields())


def crossed(
    kind: AnyKind, context: Context, by: str, labels: Sequence[Option], least: int, tr: Translator
) -> list[Block]:
    """Tables of the step's result, a column for each answer to the profile field ``by``.

    ``labels`` word that field's choices; secret votes and answers of nobody have no profile.
    """
    said = [entry for entry in context.entries if entry.person]
    if context.settings.get("secret") or not said:
        return []
    words = {option.id: option.label for option in labels}
    parts: dict[str, list[Entry]] = {}
    for entry in said:
        for value in _values(entry.profile.get(by)):
            parts.setdefault(words.get(value, value), []).append(entry)
    if len(parts) < 2:
        return []
    people = {label: len({entry.person for entry in part}) for label, part in parts.items()}
    order = sorted(parts, key=lambda label: (-people[label], label))
    hidden = _hidden(order, people, least)
    shown = [label for label in order if label not in hidden]
    blocks: list[Block] = [Heading(2, tr(N_("Par profil")))]
    for start in range(0, len(shown), PER_TABLE):
        some = shown[start : start + PER_TABLE]
        blocks.append(_table(kind, context, {one: parts[one] for one in some}, people, tr))
    if hidden:
        names = " ; ".join(_name(one, tr) for one in order if one in hidden)
        blocks.append(Paragraph(plain(tr(N_(
            "Pour que personne ne puisse être reconnu, ces profils ne sont pas détaillés : "
            "{names}."), names=names)), soft=True))
    return blocks


def _hidden(order: Sequence[str], people: dict[str, int], least: int) -> set[str]:
    hidden = {label for label in order if people[label] < least}
    for label in reversed(order):
        if not hidden or sum(people[one] for one in hidden) >= least:
            break
        hidden.add(label)
    return hidden


def _table(
    kind: AnyKind, context: Context, parts: dict[str, list[Entry]], people: dict[str, int],
    tr: Translator,
) -> DataTable:
    counted = []
    for part in parts.values():
        own = replace(context, entries=tuple(part))
        _, rows = kind.table(kind.tally(own), own, tr)
        counted.append({str(row[0]): row[1] for row in rows})
    heads = [f"{_name(label, tr)} ({people[label]})" for label in parts]
    _, rows = kind.table(kind.tally(context), context, tr)
    body = tuple(
        (str(row[0]), *(str(one.get(str(row[0]), 0)) for one in counted)) for row in rows)
    return DataTable((tr(N_("Option")), *heads), body,
                     numeric=frozenset(range(1, len(heads) + 1)), row_headers=True)


def _name(label: str, tr: Translator) -> str:
    return label or tr(UNSAID)


def _values(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [str(one) for one in value] or [""]
    return ["" if value is None else str(value)]
