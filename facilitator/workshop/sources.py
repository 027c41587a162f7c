"""How the answers of a step came: by phone, on paper, said aloud, by raised hands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from facilitator.activities.context import Source
from facilitator.i18n import Translator


def count_sources(db: sqlite3.Connection, step_id: str) -> dict[Source, int]:
    """People per source, hidden answers included, since they came too.

    What is nobody's in particular counts by its number: raised hands, secret votes.
    """
    found = {
        Source(row[0]): int(row[1]) for row in db.execute(
            "SELECT source, COUNT(DISTINCT participant_id) "
            "+ SUM(CASE WHEN participant_id IS NULL THEN count ELSE 0 END) "
            "FROM answer WHERE step_id = ? GROUP BY source", [step_id])
    }
    return {source: found[source] for source in Source if found.get(source)}


def sources_in_words(
    counts: Mapping[Source, int], tr: Translator, *, secret: bool = False
) -> str:
    """“12 par téléphone · 3 sur papier”; nothing where all came by phone.

    Of a ``secret`` vote the file does not know whether it was typed on a phone or from paper:
    where few come on paper, that would tell whose they are.
    """
    if not set(counts) - {Source.PHONE}:
        return ""
    return " · ".join(
        tr.plural("{n} vote secret", "{n} votes secrets", count)
        if secret and source is Source.PHONE else _one(source, count, tr)
        for source, count in counts.items())


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
