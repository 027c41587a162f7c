"""What every way of voting says of itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from facilitator.activities.canvas import Canvas
from facilitator.activities.context import Context, Entry, HandVote, Payload
from facilitator.activities.priority.result import PriorityResult, Ranked
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, Option
from facilitator.i18n import Translator
from facilitator.text.prose import Prose

Rows = tuple[list[str], list[list[Any]]]


class VoteMethod(ABC):
    """One way of voting on options.

    ``key`` names the method's field and its part of the payload, so that a vote always says by
    which method it was cast.
    """

    name: ClassVar[str]
    key: ClassVar[str]
    label: ClassVar[str]

    @abstractmethod
    def field(self, context: Context) -> Field:
        """What a phone asks."""

    @abstractmethod
    def payload(self, value: Any, options: Sequence[Option]) -> Any:
        """What is kept of the field's clean value; empty for no vote."""

    @abstractmethod
    def value(self, kept: Any) -> Any:
        """The field's value again, from what was kept."""

    @abstractmethod
    def words(self, kept: Any, options: Sequence[Option], tr: Translator) -> str:
        """One vote in words."""

    @abstractmethod
    def line(self, kept: Any, options: Sequence[Option], tr: Translator) -> tuple[str, ...]:
        """The same as the parts of a line: what each option got, then the option."""

    @abstractmethod
    def count(
        self, entries: Sequence[Entry], options: Sequence[Option], settings: Mapping[str, Any]
    ) -> PriorityResult:
        """Count; entries of other methods are passed over."""

    @abstractmethod
    def draw(self, canvas: Canvas, result: PriorityResult, context: Context) -> None:
        """Draw the result on the whole canvas."""

    @abstractmethod
    def sentence(self, result: PriorityResult, tr: Translator) -> str:
        """The result in words, how many voted left out."""

    @abstractmethod
    def blocks(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        """Write the result down; how many voted and the picture are said before."""

    @abstractmethod
    def table(self, result: PriorityResult, context: Context, tr: Translator) -> Rows:
        """The result as header and rows."""

    @abstractmethod
    def cell(self, result: PriorityResult, option_id: str, tr: Translator) -> str:
        """What one option got, short, for comparing profiles."""

    def got(self, result: PriorityResult, option: Ranked, context: Context, tr: Translator) -> str:
        """What one option got, in a few words after its rank."""
        return self.cell(result, option.id, tr)

    def lead(self, result: PriorityResult, prose: Prose) -> str:
        """What comes first, ties as ties, in a sentence."""
        first = [option for option in result.ranking if option.rank == 1]
        names = prose.listed([prose.quoted(option.label) for option in first])
        if len(first) > 1:
            return prose.tr("{names} arrivent en tête à égalité.", names=names)
        cell = self.cell(result, first[0].id, prose.tr)
        return prose.tr("{name} arrive en tête ({points}).", name=names, points=cell)

    def given(self, result: PriorityResult, tr: Translator) -> str:
        """How much was given in all, where that says something; else ""."""
        return ""

    def hands(self, options: Sequence[Option]) -> tuple[HandVote, ...]:
        """What a raised hand stands for; () for methods that ask for more than a hand can say."""
        return ()

    def kept(self, payload: Payload | Mapping[str, Any]) -> Any:
        """This method's part of a payload."""
        return payload.get(self.key)
