"""The rows of the file as typed, frozen records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class WorkshopRecord:
    """One workshop. ``start`` and ``end`` are wanted clock times, "HH:MM" or ""."""

    id: str
    title: str
    date: str = ""
    place: str = ""
    organiser: str = ""
    facilitated_by: str = ""
    language: str = "fr"
    start: str = ""
    end: str = ""
    settings: Mapping[str, Any] = field(default_factory=dict)
    stage: Mapping[str, Any] = field(default_factory=dict)
    created_at: float = 0.0


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step of the sequence. ``key`` is its name in a plan; times are seconds since 1970.

    ``state`` is ``waiting``, ``open`` or ``closed``; ``shown`` says whether the room sees the
    result. ``decisions`` is what the facilitator decided about the results.
    """

    id: str
    key: str
    position: int
    kind: str
    kind_version: int
    title: str
    prompt: str = ""
    notes: str = ""
    minutes: float = 10
    settings: Mapping[str, Any] = field(default_factory=dict)
    translations: Mapping[str, Any] = field(default_factory=dict)
    state: str = "waiting"
    shown: bool = False
    decisions: Mapping[str, Any] = field(default_factory=dict)
    opened_at: float | None = None
    closed_at: float | None = None
    started_at: float | None = None
    ended_at: float | None = None


@dataclass(frozen=True, slots=True)
class ParticipantRecord:
    """One person. ``state`` is ``present``, ``expected`` (signed up) or ``left``."""

    id: str
    number: int
    name: str = ""
    profile: Mapping[str, Any] = field(default_factory=dict)
    state: str = "present"
    source: str = "phone"
    language: str = ""
    joined_at: float | None = None
    seen_at: float | None = None


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """One answer. ``original`` is what was typed where the facilitator mended it, else None."""

    id: str
    step_id: str
    participant_id: str | None
    submission_id: str | None
    team_id: str | None
    slot: str
    payload: Mapping[str, Any]
    version: int
    original: Mapping[str, Any] | None
    source: str
    count: int
    hidden: bool
    starred: bool
    created_at: float
    updated_at: float


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """A thing worked out of answers: ``role`` is theme, question, action …"""

    id: str
    step_id: str
    role: str
    text: str
    position: int
    data: Mapping[str, Any] = field(default_factory=dict)
    created_at: float = 0.0
    updated_at: float = 0.0


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """``target_id`` came out of, or holds, ``source_id``; ids are unique over all tables."""

    source_id: str
    target_id: str
    role: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class TeamRecord:
    """A sub-group of a step."""

    id: str
    step_id: str
    label: str
    question: str
    rapporteur_id: str | None
    position: int
    members: tuple[str, ...] = ()


_JSON = {"settings", "stage", "translations", "decisions", "profile", "payload", "original",
         "data", "value"}
_FLAGS = {"shown", "hidden", "starred"}


def encode(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a record as a row: JSON as text, flags as numbers."""
    return {
        key: as_text(value) if key in _JSON and value is not None else value
        for key, value in values.items()
    }


_as_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def as_text(value: Any) -> str:
    """JSON as the file holds it."""
    return _as_text(value)


def decode(row: sqlite3.Row) -> dict[str, Any]:
    """Return a row with its JSON read and its flags as booleans."""
    found: dict[str, Any] = {}
    for key in row.keys():  # noqa: SIM118 - a Row iterates over its values
        value = row[key]
        if key in _JSON and value is not None:
            value = json.loads(value)
        elif key in _FLAGS:
            value = bool(value)
        found[key] = value
    return found


def answer_of(row: sqlite3.Row) -> AnswerRecord:
    """An answer of a row with the record's columns in their order: a room's come all at once."""
    values = list(row)
    values[6] = json.loads(values[6])
    values[8] = values[8] and json.loads(values[8])
    values[11], values[12] = bool(values[11]), bool(values[12])
    return AnswerRecord(*values)


def participant_of(row: sqlite3.Row) -> ParticipantRecord:
    """A person of a row with the record's columns in their order."""
    person_id, number, name, profile, *rest = row
    return ParticipantRecord(
        person_id, number, name, {} if profile == "{}" else json.loads(profile), *rest)


def is_json(column: str) -> bool:
    """Whether a column of the file holds JSON."""
    return column in _JSON
