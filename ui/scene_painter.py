"""Draw scenes with Qt: on the projector, in thumbnails and in previews."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap

from facilitator.drawing.clean import one_line
from facilitator.drawing.flatten import Primitive, primitives
from facilitator.drawing.measure import Measure
from facilitator.drawing.svg import runs
from facilitator.scene import Anchor, Circle, Line, Modules, Rect, Scene, Text, Weight
from facilitator.theme import Theme
from ui.fonts import BASE, scene_font


class ScenePainter:
    """Paints scenes in a theme's colours; ``measure`` says how wide texts may be."""

    def __init__(self, theme: Theme, measure: Measure) -> None:
        self.theme = theme
        self._measure = measure
        self._metrics = {weight: QFontMetricsF(scene_font(weight)) for weight in Weight}

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Draw ``scene`` at its own size; scale and move the painter beforehand."""
        for part in primitives(scene):
            self.draw(painter, part)

    def paint_into(self, painter: QPainter, scene: Scene, place: QRectF) -> None:
        """Draw ``scene`` as large as fits in the middle of ``place``."""
        scale = min(place.width() / scene.width, place.height() / scene.height)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.translate(
            place.x() + (place.width() - scene.width * scale) / 2,
            place.y() + (place.height() - scene.height * scale) / 2,
        )
        painter.scale(scale, scale)
        self.paint(painter, scene)
        painter.restore()

    def pixmap(self, scene: Scene, width: int, height: int, ratio: float = 1.0) -> QPixmap:
        """``scene`` on a clear ground of ``width`` x ``height`` pixels, ``ratio`` times finer."""
        picture = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint_into(painter, scene, QRectF(0, 0, width, height))
        painter.end()
        return picture

    def draw(self, painter: QPainter, part: Primitive) -> None:
        """Draw one element in the scene's coordinates."""
        match part:
            case Text():
                self._text(painter, part)
            case Rect():
                self._paint(painter, part)
                place = QRectF(part.x, part.y, part.width, part.height)
                if part.radius:
                    painter.drawRoundedRect(place, part.radius, part.radius)
                else:
                    painter.drawRect(place)
            case Circle():
                self._paint(painter, part)
                painter.drawEllipse(QPointF(part.x, part.y), part.radius, part.radius)
            case Line():
                pen = QPen(self.color(part.color), part.width)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                painter.setPen(pen)
                painter.drawLine(QPointF(part.x1, part.y1), QPointF(part.x2, part.y2))
            case Modules():
                self._modules(painter, part)

    def width(self, text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
        """How wide Qt sets a line of text; agrees with ``Measure`` where the font has it all."""
        return self._metrics[weight].horizontalAdvance(text) * size / BASE

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(self.theme.color(token))

    def _text(self, painter: QPainter, part: Text) -> None:
        text = one_line(part.text)
        if not text.strip():
            return
        wide = self.width(text, part.size, part.weight)
        # A letter that only another font of the system has may not push into its neighbours.
        room = self._measure.width(text, part.size, part.weight)
        squeeze = min(1.0, room / wide) if wide and room else 1.0
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[part.anchor]
        painter.save()
        painter.translate(part.x - wide * squeeze * shift, part.y)
        painter.scale(part.size / BASE * squeeze, part.size / BASE)
        painter.setFont(scene_font(part.weight))
        painter.setPen(self.color(part.color))
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _paint(self, painter: QPainter, part: Rect | Circle) -> None:
        painter.setBrush(self.color(part.fill) if part.fill else Qt.BrushStyle.NoBrush)
        if part.stroke:
            painter.setPen(QPen(self.color(part.stroke), part.stroke_width))
        else:
            painter.setPen(Qt.PenStyle.NoPen)

    def _modules(self, painter: QPainter, part: Modules) -> None:
        if not part.rows:
            return
        step = part.side / len(part.rows)
        color = self.color(part.color)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for number, row in enumerate(part.rows):
            for start, length in runs(row):
                painter.fillRect(
                    QRectF(part.x + start * step, part.y + number * step, length * step, step),
                    color,
                )
        painter.restore()
