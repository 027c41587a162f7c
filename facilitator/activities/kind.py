"""What a kind of activity is: the one description that every surface draws."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any, ClassVar, Generic, TypeVar

from facilitator.activities.context import (
    Context,
    Entry,
    Example,
    Frame,
    HandVote,
    Payload,
)
from facilitator.activities.terms import TermDesk
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, Option
from facilitator.i18n import Translator
from facilitator.scene import Scene
from facilitator.text.explain import Reason
from facilitator.text.prose import Prose

R = TypeVar("R")


class Capability(Enum):
    """What a kind asks the rest of Palabre to serve for it."""

    THEMES = auto()
    """Its answers are texts that can be gathered under themes and turned into questions."""
    MODERATION = auto()
    """Single answers can be hidden, starred and have a typo mended."""
    GROUPS = auto()
    """People work in groups, each with its question."""
    OPTIONS = auto()
    """Its options are typed or taken from an earlier step (settings field ``options``)."""
    GIVES_OPTIONS = auto()
    """Its result can be the options of a later step."""
    TERMS = auto()
    """Its result is terms that can be merged, split, renamed and hidden."""
    PEOPLE = auto()
    """Its answers say who people are; they are kept on the participant as well."""
    HANDS = auto()
    """Raised hands can be counted in, an option at a time."""


class Kind(ABC, Generic[R]):
    """A kind of activity. ``R`` is the type of its result.

    A kind is stateless: everything it works with comes in, everything it makes goes out. Its
    folder's ``__init__`` names the class ``KIND``.
    """

    name: ClassVar[str]
    version: ClassVar[int] = 1
    label: ClassVar[str]
    description: ClassVar[str]
    icon: ClassVar[str]
    capabilities: ClassVar[frozenset[Capability]] = frozenset()
    minutes: ClassVar[int] = 10
    """How long a step of this kind usually takes."""

    @property
    def collects(self) -> bool:
        """Whether people answer at all."""
        return True

    @abstractmethod
    def settings_fields(self) -> tuple[Field, ...]:
        """The fields the facilitator fills in when preparing."""

    @abstractmethod
    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        """The fields a participant fills in; empty where nothing is asked."""

    @abstractmethod
    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        """Cut one checked form value into answers, by slot. Slots left out are withdrawn."""

    @abstractmethod
    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        """Put a person's answers, by slot, back into the form they came from."""

    @abstractmethod
    def tally(self, context: Context) -> R:
        """Count: answers in, typed result out. Pure."""

    def counter(self) -> Counter[R]:
        """Return a live count that is told of each answer; the default re-tallies."""
        return Counter(self)

    @abstractmethod
    def picture(self, result: R, context: Context, frame: Frame, measure: Measure) -> Scene:
        """Draw the result."""

    def headline(self, context: Context) -> str:
        """What stands over the picture on the projector; "" where the picture says it all."""
        return context.prompt or context.title

    def arrange(self, result: R, context: Context, frame: Frame, measure: Measure) -> Any:
        """Return the memory of a picture that stays still, None for kinds that need none.

        It goes into ``frame.previous`` of this ``picture`` and of the next ``arrange``.
        """
        return None

    @abstractmethod
    def report(self, result: R, context: Context, tr: Translator, measure: Measure) -> list[Block]:
        """Write the result down for the report, the step's heading left out."""

    def draft(self, result: R, context: Context, prose: Prose) -> list[Block]:
        """A few sentences on the result, as a first draft for the report; [] for nothing to say.

        They say only what the result holds. Runs and quotes that repeat an answer cite its id.
        """
        return []

    def masked(self, result: R, least: int, tr: Translator) -> R:
        """The result with counts of people below ``least`` brought together, for PEOPLE kinds."""
        return result

    @abstractmethod
    def table(
        self, result: R, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        """The result as header and rows of typed cells, for CSV and spreadsheets."""

    def listed(
        self, result: R, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        """The same for the facilitator's list: equal answers may stand in it once, counted."""
        return self.table(result, context, tr)

    def got(self, result: R, option_id: str, context: Context, tr: Translator) -> str:
        """What an option got, in a few words for the thread (OPTIONS kinds)."""
        return ""

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        """One answer in words, for lists, search and verbatims."""
        return " · ".join(str(value) for value in payload.values())

    def line(
        self, payload: Mapping[str, Any], context: Context, tr: Translator
    ) -> tuple[str, ...]:
        """One answer as the parts of a line in the facilitator's list, in the list's language.

        Where there is no room for a part its end goes: what was said or decided stands before
        what it is on, which others are on too.
        """
        return (self.text(payload, context),)

    def about(self, payload: Mapping[str, Any]) -> str:
        """The id of the option that the words of one answer are on; "" where they are on none."""
        return ""

    def edit_text(self, payload: Mapping[str, Any], text: str) -> Payload:
        """Return ``payload`` with its words mended (kinds with MODERATION and a ``text``)."""
        return {**payload, "text": text} if "text" in payload else dict(payload)

    def options(self, result: R, context: Context) -> tuple[Option, ...]:
        """What the result offers as options to a later step (GIVES_OPTIONS)."""
        return ()

    def hand_votes(self, context: Context) -> tuple[HandVote, ...]:
        """What hands can be raised for, option by option and way by way (HANDS kinds).

        Each ``value`` makes exactly one entry; () where a hand says too little to be counted.
        """
        return ()

    def upgrade(self, payload: Mapping[str, Any], version: int) -> Payload:
        """Bring a payload written by an earlier ``version`` up to this one."""
        return dict(payload)

    def advice(self, context: Context) -> tuple[str, ...]:
        """What to mend before the doors open, as French sentences (an option list too long…)."""
        return ()

    @abstractmethod
    def examples(self) -> tuple[Example, ...]:
        """Sample settings and answers; at least one with answers where the kind collects."""


class Counter(Generic[R]):
    """A live count of one step. Told of answers as they come, it gives the result when asked.

    The default keeps the entries and tallies them all; a kind whose count must not grow with the
    number of answers overrides it. ``result`` must equal ``kind.tally`` of the same entries, in
    the order in which they first came, or in which they came and were last corrected.
    """

    def __init__(self, kind: Kind[R]) -> None:
        self._kind = kind
        self._entries: dict[str, Entry] = {}

    def put(self, entry: Entry) -> None:
        """Take in a new answer, or the new state of a known one."""
        self._entries[entry.id] = entry

    def drop(self, entry_id: str) -> None:
        """Forget an answer (withdrawn or hidden); unknown ones are ignored."""
        self._entries.pop(entry_id, None)

    def result(self, context: Context) -> R:
        """Return the result; ``context.entries`` is ignored in favour of what was put."""
        from dataclasses import replace

        return self._kind.tally(replace(context, entries=self.entries()))

    def desk(self, context: Context) -> TermDesk:
        """The terms for the facilitator to work on (TERMS kinds)."""
        return TermDesk()

    def explain(self, key: str, context: Context) -> tuple[Reason, ...]:
        """Every answer of a term with why it is there (TERMS kinds)."""
        return ()

    def entries(self) -> tuple[Entry, ...]:
        """The answers taken in, in the order in which they first came."""
        return tuple(self._entries.values())


AnyKind = Kind[Any]
Kinds = Mapping[str, AnyKind]


def labels(options: Sequence[Option]) -> dict[str, str]:
    """Map option ids to what people see."""
    return {option.id: option.label for option in options}
