"""A photo large on the projector: which one, where it stands on the page, and how Qt draws it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True, eq=False)
class Photo:
    """A photo at a place of the page, in the page's points. Equal to itself alone: pictures are
    not compared point by point."""

    image: QImage
    x: float
    y: float
    width: float
    height: float

    def paint(self, painter: QPainter, place: QRectF, page: tuple[float, float]) -> None:
        """Draw it, where a page of this size is drawn as large as fits in ``place``."""
        scale = min(place.width() / page[0], place.height() / page[1])
        left = place.x() + (place.width() - page[0] * scale) / 2
        top = place.y() + (place.height() - page[1] * scale) / 2
        room = QRectF(left + self.x * scale, top + self.y * scale, self.width * scale,
                      self.height * scale)
        size = self.image.size()
        fit = min(room.width() / max(1, size.width()), room.height() / max(1, size.height()))
        wide, tall = size.width() * fit, size.height() * fit
        ratio = painter.device().devicePixelRatioF()
        small = self.image.scaled(
            max(1, round(wide * ratio)), max(1, round(tall * ratio)),
            Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(QRectF(room.x() + (room.width() - wide) / 2,
                                 room.y() + (room.height() - tall) / 2, wide, tall), small)
