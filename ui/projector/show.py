"""Follows the session and says what is to be projected; canvases and thumbnails draw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from facilitator.activities.context import Context, Frame
from facilitator.activities.kind import AnyKind
from facilitator.document import reads
from facilitator.document.records import StepRecord, WorkshopRecord
from facilitator.drawing.measure import Measure
from facilitator.i18n import Translator
from facilitator.scene import Scene
from facilitator.workshop.session import Session
from facilitator.workshop.stage import Corner, Stage
from facilitator.workshop.wifi import wifi_of
from ui.bridge import Bridge, News
from ui.projector.compose import compose, room_for_picture
from ui.projector.photo import PHOTO, Photo
from ui.projector.replay import BEAT, REPLAY, Replay
from ui.projector.sight import WIDTH, Entrance, Projection, Sight
from ui.tasks import Latest, Tasks

Speak = Callable[[str], Translator]
"""Gives the translator for a language code."""


class Show(QObject):
    """What the room sees, re-read when something changes and re-timed every second.

    Reading and drawing the result happen off the GUI thread, one at a time. While the stage is
    frozen nothing changes but black.
    """

    changed = Signal(object)

    def __init__(self, session: Session, bridge: Bridge, tasks: Tasks, measure: Measure,
                 speak: Speak, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._measure = measure
        self._speak = speak
        self._entrance = Entrance()
        self._through = (self._entrance, self._entrance)  # as told, and with the Wi-Fi's code
        self._height = WIDTH * 9 / 16
        self._memory: dict[str, Any] = {}
        self._sight: Sight | None = None
        self._image = ("", QImage())  # the photo last shown large, decoded once
        self.projection = Projection(Scene(WIDTH, self._height, background="paper"))
        self._latest = Latest(tasks, self._read, self._take, self)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._compose)
        self._replay: Replay | None = None
        self._beat = 0
        self._beats = QTimer(self)
        self._beats.setInterval(BEAT)
        self._beats.timeout.connect(self._next_beat)
        bridge.changed.connect(self._hear)
        self._latest.ask()

    def set_entrance(self, entrance: Entrance) -> None:
        """Change the way in (another network, another port)."""
        self._entrance = entrance
        self._latest.ask()

    def set_shape(self, height_by_width: float) -> None:
        """Compose for a screen of this shape."""
        self._height = WIDTH * min(1.2, max(0.4, height_by_width))
        self._latest.ask()

    def _hear(self, news: News) -> None:
        self._latest.ask()

    def _read(self) -> Sight:
        """Off the GUI thread: everything that the room is to see now."""
        session = self._session
        workshop = session.workshop()
        stage, step = session.flow.stage(), session.flow.current()
        tr = self._speak(workshop.language)
        sight = Sight(stage, entrance=self._way_in(workshop), tr=tr, height=self._height)
        if step is None:
            return replace(sight, prompt=workshop.title)
        kind = session.kinds.get(step.kind)
        collects = kind is not None and kind.collects
        joined = session.document.read(reads.present_count)
        answered = session.document.read(lambda db: reads.answered_count(db, step.id))
        sight = replace(
            sight, collects=collects, open=step.state == "open", closed=step.state == "closed",
            prompt=step.prompt or (step.title if collects else ""),
            shown=step.shown or not collects, joined=joined,
            answered=answered if collects else None,
        )
        if not sight.shown:
            return sight
        caption = self._find_photo(step, stage)
        if caption is not None:
            return replace(sight, prompt=caption, photo=True)
        return replace(sight, picture=self._draw(step, stage, sight))

    def _find_photo(self, step: StepRecord, stage: Stage) -> str | None:
        """Decode the photo to be shown large and give its caption; None where there is none."""
        media_id = stage.detail.removeprefix(PHOTO)
        media = self._session.media
        found = next((one for one in media.of(step.id) if one.id == media_id), None)
        if media_id == stage.detail or found is None:
            return None
        if self._image[0] != media_id:
            self._image = (media_id, QImage.fromData(media.data(media_id) or b""))
        if self._image[1].isNull():
            return None
        kind = self._session.kinds[step.kind]
        context = self._session.results.context(step, with_entries=False)
        fields = {one.name: one.label for one in kind.answer_fields(context)}
        teams = {one.id: one.label for one in context.groups}
        names = (teams.get(found.team_id or "", ""), fields.get(found.place, ""))
        return " · ".join(name for name in names if name) or step.title

    def _way_in(self, workshop: WorkshopRecord) -> Entrance:
        """The way in through the Wi-Fi that the workshop tells of; its code is made once."""
        now, wifi = self._entrance, wifi_of(workshop)
        plain, through = self._through
        if plain is not now or through.wifi != wifi:
            self._through = now, now.through(wifi)
        return self._through[1]

    def _draw(self, step: StepRecord, stage: Stage, sight: Sight) -> Scene | None:
        kind = self._session.kinds.get(step.kind)
        if kind is None:
            return None
        room = room_for_picture(sight, self._measure)
        result = self._session.results.result(step.id)
        context = self._session.results.context(step, with_entries=False)
        detail = stage.detail or (f"@{stage.view}" if stage.view else None)
        frame = Frame(room.width, room.height, sight.tr, detail=detail,
                      previous=self._memory.get(step.id))
        memory = kind.arrange(result, context, frame, self._measure)
        if memory is not None:
            self._memory[step.id] = memory
            frame = replace(frame, previous=memory)
        if detail == REPLAY:
            result = self._replayed(step, kind, context)
        return kind.picture(result, context, frame, self._measure)

    def _replayed(self, step: StepRecord, kind: AnyKind, context: Context) -> Any:
        """The result as it was some beats into the replay."""
        if self._replay is None:
            self._beat = 0
            self._replay = Replay(kind, self._session.results.entries(step), context)
        return self._replay.result(self._beat)

    def _next_beat(self) -> None:
        replay = self._replay
        if replay is not None and self._beat < replay.beats:
            self._beat += 1
            self._latest.ask()
        else:
            self._beats.stop()

    def _take(self, sight: Sight) -> None:
        self._sight = sight
        if f"@{sight.stage.view}" != REPLAY or sight.stage.detail:
            self._replay = None
        elif not self._beats.isActive() and self._replay and self._beat < self._replay.beats:
            self._beats.start()
        timer = sight.stage.timer
        if timer.since is not None and timer.length:
            self._second.start()
        else:
            self._second.stop()
        self._compose()

    def _compose(self) -> None:
        sight = self._sight
        if sight is None:
            return
        scene, photo = self.projection.scene, self.projection.photo
        answered = self.projection.answered
        if not sight.stage.frozen or not scene.elements:
            scene = compose(sight, self._measure, self._session.clock.now())
            photo, answered = self._placed(sight), sight.answered
        projection = Projection(scene, sight.stage.black, photo, answered)
        if projection != self.projection:
            self.projection = projection
            self.changed.emit(projection)

    def _placed(self, sight: Sight) -> Photo | None:
        """The photo where the result would stand."""
        if not sight.photo or sight.stage.message or sight.corner is Corner.LARGE:
            return None
        room = room_for_picture(sight, self._measure)
        return Photo(self._image[1], room.x, room.y, room.width, room.height)
