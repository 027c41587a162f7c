"""The same vote by profile, hidden where a group is so small that it would point at a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.activities.context import Entry
from facilitator.activities.priority.method import VoteMethod
from facilitator.activities.priority.result import PriorityResult, Slice
from facilitator.blocks import Block, DataTable, Heading, Paragraph, plain
from facilitator.fields import Option
from facilitator.i18n import Translator

THRESHOLD = 5
PER_TABLE = 4
"""Profiles side by side in one table of the report."""


def slice_votes(
    method: VoteMethod, entries: Sequence[Entry], options: Sequence[Option],
    settings: Mapping[str, Any],
) -> tuple[Slice, ...]:
    """Count each profile's votes apart, the largest group first; () where none is asked for.

    A group of fewer voters than the threshold is hidden. Where the hidden ones together are still
    fewer, what they voted is the total less the others: the smallest of the others is hidden as
    well (secondary suppression, as statistical offices do it: Hundepool et al., "Statistical
    Disclosure Control", 2012, chapter 4). Secret votes have no profile.
    """
    name = str(settings.get("by") or "")
    if not name or settings.get("secret"):
        return ()
    least = int(settings.get("threshold") or THRESHOLD)
    parts: dict[str, list[Entry]] = {}
    for entry in entries:
        for value in _values(entry.profile.get(name)):
            parts.setdefault(value, []).append(entry)
    counted = {value: method.count(part, options, settings) for value, part in parts.items()}
    order = sorted((v for v in counted if counted[v].voters), key=lambda v: (-counted[v].voters, v))
    few = {value for value in order if counted[value].voters < least}
    hidden = set(few)
    for value in reversed(order):
        if not hidden or sum(counted[one].voters for one in hidden) >= least:
            break
        hidden.add(value)
    return tuple(
        Slice(value, None if value in hidden else counted[value], value in few) for value in order
    )


def _values(value: Any) -> list[str]:
    """A profile answer as groups; a person with several choices is in several."""
    if isinstance(value, list | tuple):
        return [str(one) for one in value] or [""]
    return ["" if value is None else str(value)]


def profile_blocks(
    result: PriorityResult, method: VoteMethod, threshold: int, tr: Translator
) -> list[Block]:
    """Write the vote down by profile."""
    if not result.slices:
        return []
    blocks: list[Block] = [Heading(2, tr("Par profil"))]
    shown = [one for one in result.slices if one.result is not None]
    for start in range(0, len(shown), PER_TABLE):
        part = shown[start : start + PER_TABLE]
        heads = [f"{name_of(one, tr)} ({one.result.voters})" for one in part if one.result]
        rows = tuple(
            (option.label, *(method.cell(one.result, option.id, tr) for one in part if one.result))
            for option in result.ranking
        )
        blocks.append(DataTable(
            (tr("Option"), *heads), rows, numeric=frozenset(range(1, len(part) + 1)),
            row_headers=True,
        ))
    hidden = [one for one in result.slices if one.result is None]
    if hidden:
        names = tr.joined(
            tr("{name} (moins de {n})", name=name_of(one, tr), n=threshold) if one.few
            else name_of(one, tr)
            for one in hidden
        )
        blocks.append(Paragraph(plain(tr(
            "Pour que personne ne puisse être reconnu, ces profils ne sont pas détaillés : "
            "{names}.", names=names,
        )), soft=True))
    return blocks


def name_of(one: Slice, tr: Translator) -> str:
    """The profile's words; people who gave none have some too."""
    return one.label or tr("Profil non précisé")


def hidden_words(one: Slice, threshold: int, tr: Translator) -> str:
    """What stands in a table where a number must not."""
    return tr("moins de {n}", n=threshold) if one.few else tr("masqué")
