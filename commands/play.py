"""The demonstration played: a facilitator's hand on the sequence, and phones that answer it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from commands.phone import Phone, PhoneError
from commands.voices import Voices
from facilitator.activities.kind import Capability
from facilitator.document.records import StepRecord
from facilitator.fields import Option
from facilitator.workshop.session import Session

SAY = Callable[[str], None]


@dataclass(frozen=True)
class Pace:
    """``think`` is the longest a person takes to answer, ``between`` the rest between steps."""

    think: float = 0.05
    between: float = 0.0


class Play:
    """Plays the example workshop from its first step to its last over real HTTP."""

    def __init__(
        self, session: Session, join_url: str, voices: Voices, people: int, pace: Pace, say: SAY
    ) -> None:
        self._session = session
        self._url = join_url
        self._voices = voices
        self._people = people
        self._pace = pace
        self._say = say

    async def run(self) -> None:
        """Let everybody join, go through the steps, answer, and leave."""
        language = self._session.workshop().language
        phones = [Phone(self._url, self._voices.name(n), language) for n in range(self._people)]
        try:
            for phone in phones:
                await phone.__aenter__()
            await asyncio.gather(*(self._arrive(phone) for phone in phones))
            for step in self._session.steps():
                await self._step(step.id, phones)
        finally:
            for phone in phones:
                await phone.__aexit__(None, None, None)

    async def _arrive(self, phone: Phone) -> None:
        await asyncio.sleep(self._voices.pause(self._pace.think))
        await phone.join()

    async def _step(self, step_id: str, phones: Sequence[Phone]) -> None:
        flow = self._session.flow
        await asyncio.wrap_future(flow.go(step_id))
        step = self._session.step(step_id)
        assert step is not None
        self._say(step.title)
        kind = self._session.kinds[step.kind]
        if kind.collects:
            if Capability.GROUPS in kind.capabilities:
                await self._make_groups(step)
            await asyncio.wrap_future(flow.open(step_id))
            await asyncio.gather(
                *(self._answer(phone, step_id, place) for place, phone in enumerate(phones)))
            if Capability.THEMES in kind.capabilities:
                await self._gather(step)
            await asyncio.wrap_future(flow.show(step_id))
        await asyncio.sleep(self._pace.between)
        await asyncio.wrap_future(flow.close(step_id))

    async def _answer(self, phone: Phone, step_id: str, place: int) -> None:
        await asyncio.sleep(self._voices.pause(self._pace.think))
        seen = await phone.look()
        if seen["groups"] and seen["group"] is None:
            group = seen["groups"][place % len(seen["groups"])]
            await phone.choose_group(step_id, group["id"])
            seen = await phone.look()
        step = seen["step"]
        if step is None or step["id"] != step_id:
            return
        value = self._voices.value(step)
        if value is not None:
            try:
                await phone.answer(step_id, value)
            except PhoneError as refused:
                self._say(str(refused))

    async def _gather(self, step: StepRecord) -> None:
        """Put answers under themes by the words in them, and word a question from each theme."""
        entries = self._session.results.entries(step)
        for theme in self._voices.themes(step.key):
            words = [word.casefold() for word in theme["words"]]
            fitting = [e.id for e in entries
                       if any(word in str(e.payload["text"]).casefold() for word in words)]
            items = self._session.items
            made = await asyncio.wrap_future(
                items.add(step.id, "theme", theme["label"], fitting))
            await asyncio.wrap_future(
                items.add(step.id, "question", theme["question"], [made]))

    async def _make_groups(self, step: StepRecord) -> None:
        """A group on each of the questions that came first in the last vote."""
        chosen = self._chosen(step)
        for place, label in enumerate(self._voices.group_labels()):
            question = chosen[place] if place < len(chosen) else None
            await asyncio.wrap_future(self._session.groups.add(
                step.id, label, question.label if question else "",
                sources=[question.id] if question else []))

    def _chosen(self, step: StepRecord) -> Sequence[Option]:
        for earlier in reversed(self._session.steps()[: step.position]):
            kind = self._session.kinds[earlier.kind]
            if {Capability.OPTIONS, Capability.GIVES_OPTIONS} <= kind.capabilities:
                context = self._session.results.context(earlier, with_entries=False)
                found = kind.options(self._session.results.result(earlier.id), context)
                if found and any(len(option.id) == 32 for option in found):
                    return found
        return ()
