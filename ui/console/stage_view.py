"""What is on the projector, small: its page, with a photo where one is shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent

from ui.parts.scene_view import SceneView
from ui.projector.sight import Projection


class StageView(SceneView):
    """Shows a :class:`Projection`."""

    _projection: Projection | None = None

    def show_projection(self, projection: Projection) -> None:
        """Show what the room sees."""
        self._projection = projection
        self.show_scene(projection.scene, black=projection.black)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        shown = self._projection
        if shown is not None and shown.photo is not None and not shown.black:
            painter = QPainter(self)
            shown.photo.paint(painter, QRectF(self.rect()),
                              (shown.scene.width, shown.scene.height))
            painter.end()
