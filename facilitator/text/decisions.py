"""What the facilitator decided about terms: merged, split off, renamed, hidden.

Plain data keyed by folded forms, so that a decision holds for answers that come later and is kept
in the file as JSON. Every function returns new decisions; undo is keeping the old ones. The
answers themselves are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.errors import PlanProblem
from facilitator.i18n import N_
from facilitator.text.spelling import outer_trimmed

_UNREADABLE = N_("Les décisions prises sur les termes du nuage sont illisibles.")
AS_TYPED = "="  # first character of the key of a spelling split off into a term of its own


@dataclass(frozen=True, slots=True)
class Decisions:
    """Term keys merged into others, spellings split off, labels given, terms hidden."""

    merges: Mapping[str, str] = field(default_factory=dict)
    splits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    renames: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def target(self, key: str) -> str:
        """Return the key of the term that ``key`` now belongs to."""
        seen = {key}
        while (into := self.merges.get(key)) is not None and into not in seen:
            seen.add(into)
            key = into
        return key


def differing(old: Mapping[str, object], new: Mapping[str, object]) -> set[str]:
    """Return the keys under which two parts of decisions differ."""
    return {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)}


def spelling_key(text: str) -> str:
    """Return the form under which one spelling is split off: case and outer marks do not count."""
    return outer_trimmed(text).casefold()


def merge(decisions: Decisions, keys: Iterable[str], into: str) -> Decisions:
    """Make the terms ``keys`` part of the term ``into``, now and for answers to come."""
    root = decisions.target(into)
    # Whatever was merged into one of the keys follows it, through Decisions.target.
    joined = [key for key in map(decisions.target, keys) if key != root]
    return replace(decisions, merges={**decisions.merges, **dict.fromkeys(joined, root)})


def split(decisions: Decisions, spellings: Iterable[str], into: Iterable[str] = ()) -> Decisions:
    """Take spellings out of their term: into the terms ``into``, or a term of their own.

    With several targets one answer counts in each: "maire-adjoint" into "maire" and "adjoint".
    """
    targets = tuple(dict.fromkeys(into))
    forms = list(dict.fromkeys(map(spelling_key, spellings)))
    own = (AS_TYPED + forms[0],) if forms else ()
    merges = {key: to for key, to in decisions.merges.items() if key not in own}
    splits = {**decisions.splits, **dict.fromkeys(forms, targets or own)}
    return replace(decisions, splits=splits, merges=merges)


def rename(decisions: Decisions, key: str, label: str) -> Decisions:
    """Show a term under ``label``; an empty label gives it back its commonest spelling."""
    renames = {other: text for other, text in decisions.renames.items() if other != key}
    shown = " ".join(label.split())
    return replace(decisions, renames={**renames, key: shown} if shown else renames)


def hide(decisions: Decisions, keys: Iterable[str]) -> Decisions:
    """Leave terms out of the picture; their answers stay counted as given."""
    return replace(decisions, hidden=decisions.hidden | set(keys))


def show(decisions: Decisions, keys: Iterable[str]) -> Decisions:
    """Show hidden terms again."""
    return replace(decisions, hidden=decisions.hidden - set(keys))


def to_data(decisions: Decisions) -> dict[str, Any]:
    """Return decisions as JSON-able data, the same for the same decisions."""
    return {
        "merges": dict(sorted(decisions.merges.items())),
        "splits": {form: list(keys) for form, keys in sorted(decisions.splits.items())},
        "renames": dict(sorted(decisions.renames.items())),
        "hidden": sorted(decisions.hidden),
    }


def from_data(data: object) -> Decisions:
    """Return the decisions kept as data; missing parts are empty.

    Raises PlanProblem where the data is not what :func:`to_data` writes.
    """
    if not isinstance(data, Mapping):
        raise PlanProblem(_UNREADABLE)
    splits = data.get("splits", {})
    hidden = data.get("hidden", [])
    if not isinstance(splits, Mapping) or not isinstance(hidden, list):
        raise PlanProblem(_UNREADABLE)
    for keys in (*splits.values(), hidden):
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise PlanProblem(_UNREADABLE)
    return Decisions(
        _texts(data.get("merges", {})),
        {str(form): tuple(keys) for form, keys in splits.items()},
        _texts(data.get("renames", {})),
        frozenset(hidden),
    )


def _texts(data: object) -> dict[str, str]:
    if not isinstance(data, Mapping):
        raise PlanProblem(_UNREADABLE)
    if not all(isinstance(key, str) and isinstance(text, str) for key, text in data.items()):
        raise PlanProblem(_UNREADABLE)
    return dict(data)
