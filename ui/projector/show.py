"""Asks the session what is to be projected, in good time; canvases and thumbnails draw it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from facilitator.drawing.measure import Measure
from facilitator.scene import Scene
from facilitator.workshop.projection.projector import Speak
from facilitator.workshop.projection.sight import WIDTH, Entrance, PhotoPlace, Shown
from facilitator.workshop.session import Session
from ui.bridge import Bridge, News
from ui.projector.crowd import Crowd
from ui.projector.photo import Photo
from ui.projector.sight import Projection
from ui.tasks import PROMPTLY, Latest, Tasks

_CALM = 1000
"""Milliseconds between two small copies while a whole room answers at once."""


class Show(QObject):
    """What the room sees, asked for when something changes, every second while a timer runs, and
    at each picture of a replay. Reading and drawing happen off the GUI thread, one at a time.

    ``fresh`` tells of every picture, for the room; ``changed`` of every one too, but while a whole
    room answers at once not of all, for small copies of it: of the last in any case, and of the
    first of another step.
    """

    fresh = Signal(object)
    changed = Signal(object)

    def __init__(self, session: Session, bridge: Bridge, tasks: Tasks, measure: Measure,
                 speak: Speak, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._measure = measure
        self._speak = speak
        self._photo: tuple[PhotoPlace | None, Photo | None] = (None, None)
        self.projection = Projection(Scene(WIDTH, WIDTH * 9 / 16, background="paper"))
        self._latest = Latest(tasks, self._look, self._take, self, rests=PROMPTLY)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._latest.ask)
        self._beat = QTimer(self)
        self._beat.setSingleShot(True)
        self._beat.timeout.connect(self._latest.ask)
        self._crowd = Crowd()
        self._step = ""
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(lambda: self.changed.emit(self.projection))
        bridge.prompt.connect(self._hear)
        self._latest.ask()

    def set_entrance(self, entrance: Entrance) -> None:
        """Change the way in (another network, another port)."""
        self._session.projector.set_entrance(entrance)
        self._latest.ask()

    def set_shape(self, height_by_width: float) -> None:
        """Compose for a screen of this shape."""
        self._session.projector.set_shape(height_by_width)
        self._latest.ask()

    def _hear(self, news: News) -> None:
        self._latest.ask()

    def _look(self) -> tuple[Shown, str, Photo | None]:
        """Off the GUI thread: what is to be seen, of which step, its photo decoded once."""
        shown, step = self._session.projector.look_at(self._speak, self._measure)
        if shown.photo != self._photo[0]:
            self._photo = shown.photo, self._decoded(shown.photo)
        return shown, step, self._photo[1]

    def _decoded(self, place: PhotoPlace | None) -> Photo | None:
        data = self._session.media.data(place.id) if place is not None else None
        image = QImage.fromData(data or b"")
        if place is None or image.isNull():
            return None
        return Photo(image, place.x, place.y, place.width, place.height)

    def _take(self, found: tuple[Shown, str, Photo | None]) -> None:
        shown, step, photo = found
        if shown.timer is not None and shown.timer.since is not None:
            self._second.start()
        else:
            self._second.stop()
        if shown.again is not None:
            self._beat.start(round(shown.again * 1000))
        projection = Projection(shown.scene, shown.black, photo, shown.answered)
        if projection != self.projection:
            self.projection = projection
            self.fresh.emit(projection)
            if step != self._step:
                self._step = step
                self._crowd.turn(projection.answered)
            if not self._crowd.answers(projection.answered):
                self._calm.stop()
                self.changed.emit(projection)
            elif not self._calm.isActive():
                self._calm.start()
