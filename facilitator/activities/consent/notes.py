"""What was said on a proposal, as notes: the same words once, with how many said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.activities.cards import Note
from facilitator.activities.common import folded
from facilitator.activities.consent.result import OptionConsent, Voice


@dataclass(frozen=True, slots=True)
class Depth:
    """How much of what was said is shown: remarks or not, and how many objections at most."""

    remarks: bool
    most: int | None = None


ONE = Depth(False, 1)
DEPTHS = (Depth(True), Depth(False), Depth(False, 3), Depth(False, 2), ONE)
"""From everything that was said to one objection on each proposal."""


@dataclass(frozen=True, slots=True)
class Said:
    """The notes under a proposal, and how many other objections there was no room for."""

    notes: tuple[Note, ...] = ()
    left: int = 0


def said_on(option: OptionConsent, depth: Depth, signed: bool) -> Said:
    """Objections before remarks, those said most often first."""
    objections = _gathered(option.objections, True, signed)
    shown = objections[: depth.most]
    remarks = _gathered(option.remarks, False, signed) if depth.remarks else []
    return Said((*shown, *remarks), len(objections) - len(shown))


def _gathered(voices: Sequence[Voice], strong: bool, signed: bool) -> list[Note]:
    alike: dict[str, list[Voice]] = {}
    for voice in voices:
        if voice.text:
            alike.setdefault(_folded(voice.text), []).append(voice)
    found = sorted(alike.values(), key=lambda some: -len(some))
    return [Note(some[0].text, some[0].id, strong,
                 ", ".join(filter(None, (one.author for one in some))) if signed else "",
                 len(some))
            for some in found]


def _folded(text: str) -> str:
    """Words that differ in nothing but case, spaces and a full stop are the same."""
    return folded(text).rstrip(" .")
