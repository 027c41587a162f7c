"""The card of a workshop opened before, with its small picture."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPalette,
    QPixmap,
)

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.tip import tip
from ui.preferences import Recent
from ui.start.tiles import Tile, day

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

WIDTH, HEIGHT = 112, 63
"""Of the picture, in pixels; it is kept twice as fine."""
_LEFT = 14


class RecentTile(Tile):
    """Its picture comes later than the first paint; until then, and without one, its place shows
    the first letter of the title. No widget of its own: a long list must open at once."""

    def __init__(self, look: Look, recent: Recent, missing: bool) -> None:
        facts = [day(look, recent.date)]
        if recent.people:
            facts.append(look.tr.plural("{n} personne", "{n} personnes", recent.people))
        known = [[fact for fact in facts if fact], [recent.place] if recent.place else []]
        lines = [line for line in known if line] or [[recent.path]]
        words = look.say(N_("Le fichier n’est plus là.")) if missing else ""
        title = recent.title or look.say(N_("Sans titre"))
        super().__init__(look, title, lines, words=words, role="gone" if missing else "heading")
        self._look, self._letter, self._image = look, title.strip()[:1].upper(), QImage()
        self._missing = missing
        self._wide, self._high = look.side(WIDTH), look.side(HEIGHT)
        layout = self.layout()
        assert layout is not None
        self._star = look.side(16) if recent.pinned else 0
        layout.setContentsMargins(_LEFT + self._wide + 14, 12, 14 + self._star, 12)
        self.setMinimumHeight(self._high + 24)
        self.setToolTip(tip(recent.path))
        if recent.pinned:
            self.setAccessibleName(f"{self.accessibleName()}. {look.say(N_('Épinglé'))}")

    def show_picture(self, image: QImage) -> None:
        """Show this in the picture's place."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing
                               | QPainter.RenderHint.SmoothPixmapTransform)
        if self._star:
            where = QRect(self.width() - self._star - 10, 10, self._star, self._star)
            self._look.icon("star", "leaf").paint(painter, where)
        place = QRectF(_LEFT, (self.height() - self._high) / 2, self._wide, self._high)
        if self._missing:
            painter.setOpacity(0.45)
        frame = QPainterPath()
        frame.addRoundedRect(place, 5, 5)
        look = self._look
        if self._image.isNull():
            self._paint_letter(painter, frame)
        else:
            painter.setClipPath(frame)
            painter.drawImage(place, self._image)
            painter.setClipping(False)
            painter.setPen(look.color("line"))
            painter.drawPath(frame)
        painter.end()

    def _paint_letter(self, painter: QPainter, frame: QPainterPath) -> None:
        """A painter given a colour makes all of Qt's names, a tenth of the time until the first
        window; a palette's brush and filled pixmaps do without."""
        ground = QPalette()
        ground.setColor(QPalette.ColorRole.Window, self._look.color("leaf-soft"))
        painter.fillPath(frame, ground.window())
        ratio, place = self.devicePixelRatioF(), frame.boundingRect()
        letter, tint = (QPixmap((place.size() * ratio).toSize()) for _ in range(2))
        for picture, color in ((letter, QColor(0, 0, 0, 0)), (tint, self._look.color("leaf"))):
            picture.setDevicePixelRatio(ratio)
            picture.fill(color)
        brush = QPainter(letter)
        brush.setFont(self._look.font(3, bold=True))
        # 132 is Qt.AlignmentFlag.AlignCenter
        brush.drawText(QRectF(0, 0, place.width(), place.height()), 132, self._letter)
        brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        brush.drawPixmap(0, 0, tint)
        brush.end()
        painter.drawPixmap(place.topLeft(), letter)


def recent_tile(look: Look, recent: Recent, chosen: Callable[[], object],
                missing: bool = False) -> RecentTile:
    """The card of a workshop opened before; ``missing`` says that its file is gone."""
    tile = RecentTile(look, recent, missing)
    tile.clicked.connect(lambda: chosen())
    return tile
