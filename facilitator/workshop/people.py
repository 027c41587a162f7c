"""How people are called."""

from __future__ import annotations

from facilitator.document.records import ParticipantRecord


def display_name(person: ParticipantRecord) -> str:
    """The name given, or the number in which they came."""
    return person.name or f"n° {person.number}"
