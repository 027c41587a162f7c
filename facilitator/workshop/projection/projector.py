"""The one place that says what the room sees; the projector's window and its page both ask here.

Whoever projects looks at the same object, so that two screens cannot differ: the words of a cloud
stand at the same places, a frozen picture is the same picture, a replay is at the same point.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from facilitator.activities.context import Context, Frame
from facilitator.activities.kind import AnyKind
from facilitator.document import reads
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene
from facilitator.workshop.base import Core
from facilitator.workshop.changes import Change, StageChanged
from facilitator.workshop.flow import Flow
from facilitator.workshop.media import Media
from facilitator.workshop.projection.compose import (
    compose,
    room_for_picture,
    smallest,
    timer_words,
)
from facilitator.workshop.projection.replay import REPLAY, Replay
from facilitator.workshop.projection.sight import (
    PHOTO,
    WIDTH,
    Entrance,
    PhotoPlace,
    Shown,
    Sight,
)
from facilitator.workshop.results import Results
from facilitator.workshop.stage import Corner, Stage
from facilitator.workshop.wifi import wifi_of

Speak = Callable[[str], Translator]
"""Gives the translator for a language code."""
BEAT = 0.8
"""Seconds from one picture of a replay to the next: a glide and a moment to look."""


@dataclass
class _Run:
    """A replay under way: of which step, which picture is on, and since when."""

    step_id: str
    replay: Replay
    since: float
    beat: int = 0

    @property
    def over(self) -> bool:
        """Whether the last picture is on: the result as it is."""
        return self.beat >= self.replay.beats


class Projector:
    """Follows the session and says what is to be projected. May be asked from any thread.

    While the stage is frozen nothing changes but black. ``beat`` is the pace of a replay in
    seconds; ``ground`` the theme that was chosen ("light", "dark"), "" where nobody did.
    """

    def __init__(self, core: Core, flow: Flow, results: Results, media: Media) -> None:
        self._core, self._flow, self._results, self._media = core, flow, results, media
        self._gate = threading.Lock()  # held while reading and drawing
        self.entrance = Entrance()
        self.ground = ""
        self.beat = BEAT
        self._through = (self.entrance, self.entrance)  # as told, and with the Wi-Fi's code
        self._height = WIDTH * 9 / 16
        self._memory: dict[str, Any] = {}
        self._stale = True
        self._said_again = False
        self._held = False  # whether what is shown was frozen
        self._asked: tuple[Speak, Measure] | None = None  # how it was looked at last
        self._sight: Sight | None = None
        self._run: _Run | None = None
        self._shown = Shown(Scene(WIDTH, self._height, background="paper"))
        self._shown_step = ""
        self._stop = core.bus.subscribe(self._hear)

    def close(self) -> None:
        """Stop listening."""
        self._stop()

    def set_entrance(self, entrance: Entrance) -> None:
        """Change the way in (another network, another port)."""
        self.entrance = entrance
        self._stale = True

    def set_ground(self, theme: str) -> None:
        """Project on the ground of this theme, on every screen."""
        if theme != self.ground:
            self.ground = theme
            self._core.bus.publish((StageChanged(),))

    def set_shape(self, height_by_width: float) -> None:
        """Compose for a screen of this shape."""
        self._height = WIDTH * min(1.2, max(0.4, height_by_width))
        self._stale = True

    def look(self, speak: Speak, measure: Measure) -> Shown:
        """What the room sees now; read and drawn anew only where something changed."""
        return self.look_at(speak, measure)[0]

    def look_at(self, speak: Speak, measure: Measure) -> tuple[Shown, str]:
        """What the room sees now, and the id of the step that it is of."""
        self._asked = speak, measure
        with self._gate:
            now = self._core.clock.now()
            if self._stale or self._sight is None or self._due(now) == 0:
                # Marked before reading: a change that comes meanwhile marks it stale again.
                self._stale = False
                self._sight = self._read(speak, measure, now)
            self._shown = self._composed(self._sight, measure, now)
            return self._shown, self._shown_step

    def _hear(self, changes: tuple[Change, ...]) -> None:
        if any(isinstance(change, StageChanged) for change in changes):
            self._said_again = True
        self._stale = True
        if self._said_again and self._asked and not self._held and self._flow.stage().frozen:
            self.look(*self._asked)  # as it stands now, whatever comes before the next look

    def _composed(self, sight: Sight, measure: Measure, now: float) -> Shown:
        before, stage = self._shown, sight.stage
        if stage.frozen and self._held:
            return before if before.black == stage.black else replace(before, black=stage.black)
        self._held, self._shown_step = stage.frozen, stage.step_id
        timer = stage.timer if timer_words(sight, now) else None
        fresh = Shown(compose(sight, measure, now), stage.black, _placed(sight, measure),
                      sight.answered, self._due(now), timer)
        if stage.frozen:
            return replace(fresh, again=None, timer=None)
        same = fresh == before and (fresh.answered, fresh.again, fresh.timer) == (
            before.answered, before.again, before.timer)
        return before if same else fresh

    def _read(self, speak: Speak, measure: Measure, now: float) -> Sight:
        """Everything that the room is to see now."""
        workshop, read = self._core.workshop(), self._core.document.read
        stage = self._flow.stage()
        self._follow(stage)
        step = read(lambda db: reads.step(db, stage.step_id))
        tr = speak(workshop.language)
        sight = Sight(stage, entrance=self._way_in(workshop), tr=tr, height=self._height)
        if step is None:
            return replace(sight, prompt=workshop.title)
        kind = self._core.kinds.get(step.kind)
        collects = kind is not None and kind.collects
        joined = read(reads.present_count)
        answered = read(lambda db: reads.answered_count(db, step.id))
        sight = replace(
            sight, collects=collects, open=step.state == "open", closed=step.state == "closed",
            prompt=self._headline(step, kind),
            shown=step.shown or not collects, joined=joined,
            answered=answered if collects else None,
        )
        if not sight.shown or kind is None:
            return sight
        photo, caption = self._photo(step, stage, kind)
        if photo:
            return replace(sight, prompt=caption, photo=photo)
        return replace(sight, picture=self._draw(step, kind, sight, measure, now))

    def _headline(self, step: StepRecord, kind: AnyKind | None) -> str:
        if kind is None or kind.collects:
            return step.prompt or step.title
        return kind.headline(self._results.context(step, with_entries=False))

    def _follow(self, stage: Stage) -> None:
        """End a replay that is no longer wanted; one asked for once more begins again."""
        again, self._said_again = self._said_again, False
        before = self._sight.stage if self._sight is not None else None
        wanted = not stage.detail and f"@{stage.view}" == REPLAY
        run = self._run
        if run and (not wanted or run.step_id != stage.step_id or (again and stage == before)):
            self._run = None

    def _photo(self, step: StepRecord, stage: Stage, kind: AnyKind) -> tuple[str, str]:
        """The id and the caption of the photo to be shown large; empty where there is none."""
        media_id = stage.detail.removeprefix(PHOTO)
        if media_id == stage.detail:
            return "", ""
        found = next((one for one in self._media.of(step.id) if one.id == media_id), None)
        if found is None:
            return "", ""
        context = self._results.context(step, with_entries=False)
        fields = {one.name: one.label for one in kind.answer_fields(context)}
        teams = {one.id: one.label for one in context.groups}
        names = (teams.get(found.team_id or "", ""), fields.get(found.place, ""))
        return media_id, " · ".join(name for name in names if name) or step.title

    def _way_in(self, workshop: WorkshopRecord) -> Entrance:
        """The way in through the Wi-Fi that the workshop tells of; its code is made once."""
        now, wifi = self.entrance, wifi_of(workshop)
        plain, through = self._through
        if plain is not now or through.wifi != wifi:
            self._through = now, now.through(wifi)
        return self._through[1]

    def _draw(
        self, step: StepRecord, kind: AnyKind, sight: Sight, measure: Measure, now: float
    ) -> Scene:
        room, stage = room_for_picture(sight, measure), sight.stage
        result = self._results.result(step.id)
        context = self._results.context(step, with_entries=False)
        detail = stage.detail or (f"@{stage.view}" if stage.view else None)
        frame = Frame(room.width, room.height, sight.tr, detail=detail,
                      previous=self._memory.get(step.id), legible=smallest(sight.height))
        memory = kind.arrange(result, context, frame, measure)
        if memory is not None:
            self._memory[step.id] = memory
            frame = replace(frame, previous=memory)
        if detail == REPLAY:
            result = self._replayed(step, kind, context, now)
        return kind.picture(result, context, frame, measure)

    def _replayed(self, step: StepRecord, kind: AnyKind, context: Context, now: float) -> Any:
        """The result as it was some beats into the replay."""
        run = self._run
        if run is None:
            run = self._run = _Run(step.id, Replay(kind, self._results.entries(step), context), now)
        elif self._due(now) == 0:  # one picture at a time, however late: none is left out
            run.beat, run.since = run.beat + 1, now
        return run.replay.result(run.beat)

    def _due(self, now: float) -> float | None:
        """In how many seconds the replay's next picture is due, None where nothing is replayed."""
        run = self._run
        return None if run is None or run.over else max(0.0, run.since + self.beat - now)


def _placed(sight: Sight, measure: Measure) -> PhotoPlace | None:
    """The photo where the result would stand."""
    if not sight.photo or sight.stage.message or sight.corner is Corner.LARGE:
        return None
    room, free = room_for_picture(sight, measure), smallest(sight.height)
    return PhotoPlace(sight.photo, room.x, room.y + free * 0.5, room.width, room.height - free)
