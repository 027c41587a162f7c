"""The one widget that draws projected scenes; elements with a key glide to their new places."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import (
    QEasingCurve,
    QElapsedTimer,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    QVariantAnimation,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.drawing.flatten import Primitive, primitives
from facilitator.drawing.measure import ASCENT, DESCENT
from facilitator.scene import Anchor, Scene, Text
from ui.projector.crowd import Crowd
from ui.projector.glide import Move, moves
from ui.projector.sight import Projection
from ui.scene_painter import ScenePainter

Sprite = tuple[QPixmap, QPointF]
"""A text drawn beforehand, and where its top left corner lies from the text's own point."""

_CALM = 400
"""Milliseconds after a crowd's answers before texts are drawn beforehand again."""
SLICE = 4
"""Milliseconds that texts may be drawn beforehand at a time; a frame has 16."""


class Canvas(QWidget):
    """Shows one :class:`Projection` after another.

    While something moves, ready-made pixmaps are moved; when all is still, one picture is shown,
    and the pixmaps for the next glide are drawn a few at a time. A text that changed its size
    glides at its old one until its turn has come. While a whole room answers at once nothing
    glides: the next picture would come before the end, and the processor is wanted by the phones.
    ``milliseconds`` is the length of a glide, 0 for none.
    """

    def __init__(self, painter: ScenePainter, milliseconds: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.painter = painter
        self._projection: Projection | None = None
        self._moves: tuple[Move, ...] = ()
        self._sprites: dict[Text, Sprite] = {}
        self._older: dict[Text, Sprite] = {}
        self._still: QPixmap | None = None
        self._ahead = QTimer(self)
        self._ahead.setInterval(0)
        self._ahead.timeout.connect(self._draw_ahead)
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(milliseconds)
        self._clock.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._clock.valueChanged.connect(self._tick)
        self._clock.finished.connect(self.update)
        self._hurried = False  # whether a whole room answers at once
        self._crowd = Crowd()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self._ahead.start)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_projection(self, projection: Projection) -> None:
        """Show the next projection; glide from the one before."""
        before = self._projection
        if projection == before:
            return
        self._projection = projection
        self._still = None
        self.setAccessibleName("" if projection.black else projection.scene.alt)
        old = before.scene if before and not before.black else Scene(0, 0)
        same = (old.width, old.height) == (projection.scene.width, projection.scene.height)
        self._moves = moves(
            [*primitives(old)] if same else [], list(primitives(projection.scene))
        )
        self._hurried = self._crowd.answers(projection.answered)
        self._clock.stop()
        self._ahead.stop()
        self._older |= {_sizeless(name): sprite for name, sprite in self._sprites.items()}
        glides = self._clock.duration() and self.isVisible() and not self._hurried
        if glides and any(not move.still for move in self._moves):
            self._clock.start()
        self.update()

    def projection(self) -> Projection | None:
        """What is shown."""
        return self._projection

    def gliding(self) -> bool:
        """Whether something moves just now."""
        return self._clock.state() == QVariantAnimation.State.Running

    def _tick(self) -> None:
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._still = None
        self._sprites.clear()
        self._older.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._projection
        if shown is None or shown.black:
            black = Qt.GlobalColor.black
            painter.fillRect(self.rect(), black if shown else self.painter.color("paper"))
        elif self.gliding():
            self._paint_moving(painter, shown.scene)
        else:
            self._paint_still(painter, shown.scene)
            if self._clock.duration():
                (self._calm if self._hurried else self._ahead).start()
        painter.end()

    def _paint_still(self, painter: QPainter, scene: Scene) -> None:
        if self._still is None:
            ratio = self.devicePixelRatioF()
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(self.painter.color(scene.background or "paper"))
            inner = QPainter(self._still)
            self.painter.paint_into(inner, scene, QRectF(self.rect()))
            self._paint_photo(inner)
            inner.end()
        painter.drawPixmap(0, 0, self._still)

    def _paint_moving(self, painter: QPainter, scene: Scene) -> None:
        share = float(self._clock.currentValue())
        scale, left, top = self._fit(scene)
        painter.fillRect(self.rect(), self.painter.color(scene.background or "paper"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spent = QElapsedTimer()
        spent.start()
        kept: dict[Text, Sprite] = {}
        for move in self._moves:
            part = move.at(share)
            fades = move.start is None and not move.at_once
            painter.setOpacity(share if fades else 1.0)
            if isinstance(part, Text):
                name = _placeless(part)
                sprite, late = self._sprites.get(name), spent.elapsed() >= SLICE
                stand_in = self._older.get(_sizeless(name)) if late and not sprite else None
                if late and fades and share < 0.5 and not (sprite or stand_in):
                    continue  # hardly to be seen yet: the next frame draws it
                if stand_in is None:
                    kept[name] = sprite = sprite or self._sprite(name, scale)
                sprite = stand_in or kept[name]
                point = QPointF(left + part.x * scale, top + part.y * scale)
                painter.drawPixmap((point + sprite[1]).toPoint(), sprite[0])
            else:
                self._paint_part(painter, part, scale, left, top)
        self._sprites = kept
        self._paint_photo(painter)

    def _paint_photo(self, painter: QPainter) -> None:
        shown = self._projection
        if shown is not None and shown.photo is not None:
            page = (shown.scene.width, shown.scene.height)
            shown.photo.paint(painter, QRectF(self.rect()), page)

    def _draw_ahead(self) -> None:
        """Draw some of the texts that the next glide will move, if none is under way."""
        shown = self._projection
        if shown is None or shown.black or self.gliding() or not self.isVisible():
            self._ahead.stop()
            return
        spent = QElapsedTimer()
        spent.start()
        scale, _, _ = self._fit(shown.scene)
        names = {_placeless(move.end): None for move in self._moves if isinstance(move.end, Text)}
        for name in names:
            if name not in self._sprites:
                self._sprites[name] = self._sprite(name, scale)
                if spent.elapsed() >= SLICE:
                    return
        self._sprites = {name: self._sprites[name] for name in names}
        self._older = {}
        self._ahead.stop()

    def _paint_part(
        self, painter: QPainter, part: Primitive, scale: float, left: float, top: float
    ) -> None:
        painter.save()
        painter.translate(left, top)
        painter.scale(scale, scale)
        self.painter.draw(painter, part)
        painter.restore()

    def _sprite(self, text: Text, scale: float) -> Sprite:
        """Draw a text beforehand, with some room for what overhangs."""
        pad = text.size * 0.2
        wide = self.painter.width(text.text, text.size, text.weight)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor] * wide
        ratio = self.devicePixelRatioF()
        size = QSize(
            max(1, round((wide + 2 * pad) * scale * ratio)),
            max(1, round((text.size * (ASCENT + DESCENT) + 2 * pad) * scale * ratio)),
        )
        picture = QPixmap(size)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.scale(scale, scale)
        self.painter.draw(painter, replace(text, x=pad + shift, y=pad + text.size * ASCENT))
        painter.end()
        corner = QPointF(-(pad + shift) * scale, -(pad + text.size * ASCENT) * scale)
        return picture, corner

    def _fit(self, scene: Scene) -> tuple[float, float, float]:
        scale = min(self.width() / scene.width, self.height() / scene.height)
        return (scale, (self.width() - scene.width * scale) / 2,
                (self.height() - scene.height * scale) / 2)


def _placeless(text: Text) -> Text:
    """What a text looks like, wherever it stands."""
    return replace(text, x=0.0, y=0.0, key=None)


def _sizeless(name: Text) -> Text:
    """What a text says in which colour, however large."""
    return replace(name, size=1.0)
