"""The result of the current step as an SVG picture, drawn once for everybody of a language."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import escape

from facilitator.activities.canvas import trimmed
from facilitator.activities.context import Frame
from facilitator.document.records import StepRecord
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import to_svg
from facilitator.i18n import Translator
from facilitator.theme import Theme
from facilitator.workshop.session import Session

_log = logging.getLogger(__name__)
_KEPT = 12  # pictures kept, the newest
_PHONE = (300.0, 400.0)  # width and height of a phone's picture; small phones show it at 14/15


class Pictures:
    """Draws on one thread of its own, so that answers never wait for a drawing."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self._session = session
        self._theme = theme
        self._measure = Measure()
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="palabre-picture")
        self._layouts: dict[tuple[object, ...], object] = {}  # that words stay where they were
        self._drawn: dict[tuple[object, ...], asyncio.Future[str]] = {}

    async def of(
        self, step: StepRecord, version: object, tr: Translator, *,
        width: float = _PHONE[0], height: float = _PHONE[1], back_row: bool = False,
    ) -> str:
        """The picture of ``step`` at ``version``; "" where its kind fails to draw one."""
        found = self.begin(step, version, tr, width=width, height=height, back_row=back_row)
        return found.result() if found.done() else await asyncio.shield(found)

    def begin(
        self, step: StepRecord, version: object, tr: Translator, *,
        width: float = _PHONE[0], height: float = _PHONE[1], back_row: bool = False,
    ) -> asyncio.Future[str]:
        """The same under way, for all who want it: not to be awaited without a shield."""
        key = (step.id, version, tr.language, width, height, back_row)
        found = self._drawn.get(key)
        if found is None:
            frame = Frame(width, height, tr, back_row)
            loop = asyncio.get_running_loop()
            found = loop.run_in_executor(self._hand, self._draw, step, frame)
            self._drawn[key] = found
            while len(self._drawn) > _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
        return found

    def latest(self, step: StepRecord, tr: Translator) -> str:
        """The newest picture for a phone that is ready, without waiting; "" where there is none."""
        ready = [
            picture.result() for key, picture in self._drawn.items()
            if key[0] == step.id and key[2:] == (tr.language, *_PHONE, False)
            and picture.done() and not picture.cancelled()
        ]
        return ready[-1] if ready else ""

    def close(self) -> None:
        """End the thread."""
        self._hand.shutdown(wait=True, cancel_futures=True)

    def _draw(self, step: StepRecord, frame: Frame) -> str:
        try:
            kind = self._session.kinds[step.kind]
            result = self._session.results.result(step.id)
            context = self._session.results.context(step)
            place = (step.id, frame.width, frame.height, frame.tr.language)
            before = replace(frame, previous=self._layouts.get(place))
            layout = kind.arrange(result, context, before, self._measure)
            self._layouts[place] = layout
            scene = kind.picture(result, context, replace(frame, previous=layout), self._measure)
            if layout is None and not frame.back_row:
                scene = trimmed(scene)  # no empty room under a short list
            return to_svg(scene, self._theme, measure=self._measure)
        except Exception:
            _log.exception("the picture of a %s could not be drawn", escape(step.kind))
            return ""
