"""What a kind of activity is given to work with: one step, its answers, and what surrounds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from facilitator.fields import Option
from facilitator.i18n import Translator, french

Payload = dict[str, Any]
"""One answer as the kind keeps it: JSON types only, versioned by the kind."""


class Source(Enum):
    """How an answer came in."""

    PHONE = "phone"
    PAPER = "paper"
    FACILITATOR = "facilitator"
    HAND = "hand"


class Method(Enum):
    """How a step's audience is asked: everybody alone, or in groups."""

    ALONE = "alone"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer. ``person`` is a participant's id, or "" where nobody is named (hand votes).

    ``slot`` tells a person's answers to one step apart; ``count`` is above one only for hands.
    ``group`` is the group the author wrote in, where the step has groups, ``origin`` the name of
    the group that wrote it where that one was merged into another; ``profile`` what the author
    said of themselves, by field name, empty where nobody is named.
    """

    id: str
    person: str
    author: str
    slot: str
    payload: Mapping[str, Any]
    source: Source = Source.PHONE
    count: int = 1
    group: str = ""
    hidden: bool = False
    starred: bool = False
    edited: bool = False
    created_at: float = 0.0
    profile: Mapping[str, Any] = field(default_factory=dict)
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A sub-group with its question; ``members`` are participants' ids, ``names`` theirs."""

    id: str
    label: str
    question: str = ""
    members: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    rapporteur: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A label with the answers gathered under it, by entry id."""

    id: str
    label: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a kind may look at for one step.

    ``settings`` are clean values of the kind's settings fields; ``options`` the step's options,
    typed or taken from an earlier step; ``decisions`` what the facilitator decided about the
    results (kind's own JSON); ``common`` what lines of several groups share; ``joined`` how many
    people are in the room; ``hidden`` entries are left out of ``entries`` before a kind sees them.
    """

    settings: Mapping[str, Any]
    title: str = ""
    prompt: str = ""
    notes: str = ""
    language: str = "fr"
    entries: tuple[Entry, ...] = ()
    options: tuple[Option, ...] = ()
    groups: tuple[Group, ...] = ()
    themes: tuple[Theme, ...] = ()
    common: tuple[Theme, ...] = ()
    questions: tuple[Option, ...] = ()
    decisions: Mapping[str, Any] = field(default_factory=dict)
    joined: int = 0


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a picture is to be drawn: its size in points and the words' language.

    ``back_row`` asks for text no smaller than 1/30 of the height, as a projector needs; ``detail``
    says which part of a result to show large (a term, a cell), by its key.
    """

    width: float = 1600
    height: float = 900
    tr: Translator = field(default_factory=french)
    back_row: bool = True
    detail: str | None = None
    previous: Any = None
    """The picture's memory from the last draw (a layout), for kinds whose picture stays still."""
    legible: float = 0.0
    """The smallest size that the back row can read, where the frame is only a part of what is
    projected; 0 leaves it to the frame: 1/30 of the height of a wide screen of its width."""
    near: bool = False
    """Whether it is the facilitator who reads it, on a screen within reach: type may get smaller
    than the back row needs where more can be shown for it."""


@dataclass(frozen=True, slots=True)
class HandVote:
    """What one raised hand can say: the option's words, in which way, as a form ``value``.

    ``way`` is a French source for translation, "" where a hand simply chooses the option.
    """

    option: str
    value: Mapping[str, Any]
    way: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """Sample settings and answers for the contract tests, the previews and the demonstration.

    ``answers`` are form values (what a phone would send), ``bad`` pairs a form value with the name
    of the field that must be refused, ``old`` payloads of earlier versions with what they become.
    """

    title: str
    prompt: str
    settings: Mapping[str, Any]
    answers: tuple[Mapping[str, Any], ...] = ()
    bad: tuple[tuple[Mapping[str, Any], str], ...] = ()
    old: tuple[tuple[int, Payload, Payload], ...] = ()
    groups: tuple[Group, ...] = ()
    options: tuple[Option, ...] = ()
