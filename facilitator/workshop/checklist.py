"""What to look at before the doors open, each line with the place where it is mended."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import urlsplit

from facilitator.activities.kind import Capability
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.i18n import N_, Message, duration
from facilitator.workshop.session import Session

LEAST_SPACE = 500_000_000
"""Bytes that should be free: a day with photos and its report in all formats, and room to spare."""
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})$")
_DAY = 24 * 60


class Place(Enum):
    """Where a line leads to."""

    WORKSHOP = "workshop"
    SEQUENCE = "sequence"
    STEP = "step"
    NETWORK = "network"
    DISK = "disk"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at. ``step_id`` says which step where ``place`` is one, ``field`` which of
    its fields, or of the workshop's, is to be mended, "" where none is."""

    message: Message
    place: Place
    step_id: str = ""
    field: str = ""


def check_list(session: Session, address: str | None = None, free: int | None = None
               ) -> tuple[Check, ...]:
    """What is to be mended before the doors open; empty where all is well.

    ``address`` is what phones open, "" for a server that does not run, None where nobody knows
    yet; ``free`` how many bytes the disk has left (asked of the system without it).
    """
    workshop, steps = session.workshop(), session.steps()
    found = list(_workshop_checks(workshop, steps))
    for step in steps:
        found += _step_checks(session, step, steps)
    if address is not None and lonely(address):
        found.append(Check(Message(N_(
            "Aucun réseau : les téléphones ne pourront pas entrer.")), Place.NETWORK))
    space = free_space(session.path) if free is None else free
    if space is not None and space < LEAST_SPACE:
        found.append(Check(Message(N_("Le disque est presque plein : il reste {n} Mo."),
                                   {"n": space // 1_000_000}), Place.DISK))
    return tuple(found)


def lonely(address: str) -> bool:
    """Whether an address can be opened on this computer only, or not at all."""
    host = urlsplit(address).hostname or ""
    return not host or host == "localhost" or host == "::1" or host.startswith("127.")


def free_space(path: Path) -> int | None:
    """Bytes left on the disk of ``path``; None where the system does not say."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return None


def overrun(workshop: WorkshopRecord, steps: Sequence[StepRecord]) -> float:
    """Minutes by which the planned end comes after the wanted end; 0 where one is not said.

    An end earlier than the start is on the next day.
    """
    start, end = _minutes(workshop.start), _minutes(workshop.end)
    if start is None or end is None:
        return 0.0
    wanted = (end - start) % _DAY or _DAY
    return max(0.0, sum(step.minutes for step in steps) - wanted)


def _workshop_checks(workshop: WorkshopRecord, steps: Sequence[StepRecord]) -> list[Check]:
    found = []
    if not steps:
        found.append(Check(Message(N_("Le déroulé est vide : ajoutez une séquence.")),
                           Place.SEQUENCE))
    late = round(overrun(workshop, steps))
    if late:
        found.append(Check(
            Message(N_("La fin prévue dépasse de {duration} la fin souhaitée."),
                    {"duration": duration(late)}),
            Place.WORKSHOP, field="end"))
    return found


def _step_checks(session: Session, step: StepRecord, steps: Sequence[StepRecord]) -> list[Check]:
    kind = session.kinds.get(step.kind)
    if kind is None:
        return [Check(Message(N_("Cette version ne connaît pas l’activité « {kind} »."),
                              {"kind": step.kind}), Place.STEP, step.id)]
    found = [Check(Message(text), Place.STEP, step.id, "from_step")
             for text in source_advice(session, step, steps)]
    asks = "prompt" if kind.collects and not step.prompt.strip() else ""
    field = asks or ("options" if Capability.OPTIONS in kind.capabilities else "")
    context = session.results.context(step, with_entries=False)
    for text in kind.advice(context):
        found.append(Check(Message(text), Place.STEP, step.id, field))
        field = "options" if Capability.OPTIONS in kind.capabilities else ""
    return found


def source_advice(session: Session, step: StepRecord, steps: Sequence[StepRecord]) -> list[str]:
    """What is wrong with the step that a step takes up, if it takes one up."""
    key = step.settings.get("from_step")
    if not key:
        return []
    source = next((one for one in steps if one.key == key and one.id != step.id), None)
    if source is None:
        return [N_("La séquence dont elle reprend le résultat n’existe pas.")]
    if source.position > step.position:
        return [N_("La séquence dont elle reprend le résultat vient plus tard.")]
    kind = session.kinds.get(source.kind)
    gives = kind is not None and Capability.GIVES_OPTIONS in kind.capabilities
    wants = session.kinds[step.kind].capabilities
    if Capability.OPTIONS in wants and not gives:
        return [N_("La séquence dont elle reprend le résultat ne donne pas d’options.")]
    return []


def _minutes(clock: str) -> int | None:
    match = _CLOCK.match(clock.strip())
    return int(match[1]) * 60 + int(match[2]) if match else None
