"""How the answers of a step came: by phone, on paper, said aloud, by raised hands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from facilitator.activities.context import Source
from facilitator.document import reads
from facilitator.i18n import N_, Translator
from facilitator.workshop.secret_vote import TYPED

_FEW = 5
"""Fewer secret votes that came one way are not told by number: they would point at their voters."""


def count_sources(db: sqlite3.Connection, step_id: str) -> dict[Source, int]:
    """People per source, hidden answers included, since they came too.

    What is nobody's in particular counts by its number: raised hands, secret votes. Those of the
    secret votes that were typed in are counted with the step, not marked (see
    :func:`facilitator.workshop.secret_vote.cast_secretly`).
    """
    step = reads.step(db, step_id)
    found = {
        Source(row[0]): int(row[1]) for row in db.execute(
            "SELECT source, COUNT(DISTINCT participant_id) "
            "+ SUM(CASE WHEN participant_id IS NULL THEN count ELSE 0 END) "
            "FROM answer WHERE step_id = ? GROUP BY source", [step_id])
    }
    for name, count in ((step.decisions.get(TYPED) or {}) if step is not None else {}).items():
        moved = min(int(count), found.get(Source.PHONE, 0))
        found[Source.PHONE] = found.get(Source.PHONE, 0) - moved
        found[Source(name)] = found.get(Source(name), 0) + moved
    return {source: found[source] for source in Source if found.get(source)}


def sources_in_words(
    counts: Mapping[Source, int], tr: Translator, *, secret: bool = False
) -> str:
    """“12 par téléphone · 3 sur papier”; nothing where all came by phone.

    Of a ``secret`` vote the ways are told by number where each has at least five votes.
    """
    if not set(counts) - {Source.PHONE}:
        return ""
    if not secret:
        return " · ".join(_one(source, count, tr) for source, count in counts.items())
    ways = {source: count for source, count in counts.items() if source is not Source.HAND}
    told = []
    if ways:
        told.append(tr.plural("{n} vote secret", "{n} votes secrets", sum(ways.values())))
        if len(ways) > 1 and min(ways.values()) < _FEW:
            told.append(tr(N_("en partie sur papier ou à voix haute")))
        elif set(ways) - {Source.PHONE}:
            told += [_one(source, count, tr) for source, count in ways.items()]
    if Source.HAND in counts:
        told.append(_one(Source.HAND, counts[Source.HAND], tr))
    return " · ".join(told)


def _one(source: Source, count: int, tr: Translator) -> str:
    match source:
        case Source.PHONE:
            return tr.plural("{n} par téléphone", "{n} par téléphone", count)
        case Source.PAPER:
            return tr.plural("{n} sur papier", "{n} sur papier", count)
        case Source.FACILITATOR:
            return tr.plural("{n} dite à voix haute", "{n} dites à voix haute", count)
        case Source.HAND:
            return tr.plural("{n} main levée", "{n} mains levées", count)
