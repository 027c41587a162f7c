"""Who met whom at earlier workshops of the cycle, read from their files and kept by pairs of ids.

People are known again by their names, capitals and accents aside; whoever gave no name, or one that
two people bear, is left out. Only ids of this workshop are kept, so that nobody's name comes into a
file in which they are not.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from facilitator.document import reads
from facilitator.document.document import peek
from facilitator.document.records import ParticipantRecord
from facilitator.errors import FileProblem, NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.importing import folded
from facilitator.workshop.session import Session
from facilitator.workshop.wishes import MET


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier workshop: how many of its people were known again, in how many pairs who met."""

    id: str
    title: str
    people: int
    pairs: int


def earlier_workshops(session: Session) -> tuple[Earlier, ...]:
    """The earlier workshops that the composer knows of, whatever step they were added at."""
    found: dict[str, Earlier] = {}
    for step in session.steps():
        for key, kept in (step.decisions.get(MET) or {}).items():
            pairs = [tuple(pair[:2]) for pair in kept.get("pairs", ())]
            found[key] = Earlier(key, str(kept.get("title", "")),
                                 len({one for pair in pairs for one in pair}), len(pairs))
    return tuple(found.values())


def add_earlier(session: Session, step_id: str, path: Path) -> Future[None]:
    """Have the composer look at who met whom in the workshop at ``path``, which is only read.

    Kept with the decisions of a step, it holds for the whole workshop; adding it again reads it
    anew. Raises :class:`FileProblem` for a file that cannot be read, and :class:`NotAllowed`
    where it is this workshop's or nobody of this workshop met in it.
    """
    workshop_id, title, met = _read(path)
    if workshop_id == session.workshop().id:
        raise NotAllowed(N_("C’est l’atelier ouvert : ses groupes sont déjà pris en compte."))
    here = _by_name(session.room.everybody())
    pairs = [
        [*sorted((here[one], here[other])), times] for (one, other), times in met.items()
        if one in here and other in here
    ]
    if not pairs:
        raise NotAllowed(N_("Aucune rencontre de « {title} » ne concerne les personnes d’ici."),
                         title=title)
    return _keep(session, step_id, workshop_id, {"title": title, "pairs": sorted(pairs)})


def drop_earlier(session: Session, step_id: str, workshop_id: str) -> Future[None]:
    """Have the composer forget an earlier workshop again."""
    return _keep(session, step_id, workshop_id, None)


def kept_at(session: Session, *, but: str) -> tuple[str, ...]:
    """The other steps at which earlier workshops are kept: adding or dropping one at the step
    ``but`` takes it from them."""
    return tuple(step.id for step in session.steps()
                 if step.id != but and step.decisions.get(MET))


def _keep(
    session: Session, step_id: str, workshop_id: str, value: Mapping[str, Any] | None
) -> Future[None]:
    """Put what is known of one earlier workshop at a step, and at that one only."""
    for step in session.steps():
        kept = dict(step.decisions.get(MET) or {})
        if step.id != step_id and kept.pop(workshop_id, None) is not None:
            session.items.decide(step.id, {MET: kept}).result()
    here = session.step(step_id)
    kept = dict((here.decisions.get(MET) or {}) if here is not None else {})
    kept.pop(workshop_id, None)
    if value is not None:
        kept[workshop_id] = value
    return session.items.decide(step_id, {MET: kept})


def _read(path: Path) -> tuple[str, str, dict[tuple[str, str], int]]:
    """A workshop's id and title, and how often which names met in its groups."""
    peek(path)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            db.row_factory = sqlite3.Row
            workshop = reads.workshop(db)
            if workshop is None:
                raise FileProblem(N_("Ce fichier n’est pas un atelier Palabre."))
            names = {one: name for name, one in _by_name(reads.participants(db)).items()}
            met: Counter[tuple[str, str]] = Counter()
            for step in reads.steps(db):
                for team in reads.teams(db, step.id):
                    known = sorted(names[one] for one in team.members if one in names)
                    met.update(combinations(known, 2))
    except sqlite3.Error as error:
        raise FileProblem(N_("Le fichier {name} est abîmé ou illisible : {why}."),
                          name=path.name, why=str(error)) from error
    return workshop.id, workshop.title, dict(met)


def _by_name(people: Iterable[ParticipantRecord]) -> dict[str, str]:
    """Ids by name, for the names that one person bears."""
    named = [(folded(one.name), one.id) for one in people if one.name]
    times = Counter(name for name, _ in named)
    return {name: one for name, one in named if name and times[name] == 1}
