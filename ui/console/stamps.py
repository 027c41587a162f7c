"""Photos as stamps beside one another, as large as the width lets them be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.console.lines import ID, LIVE, SOFT
from ui.look import Look
from ui.parts.chosen import ChosenGround
from ui.parts.tip import tip

SIDE = 320
"""The longer side of a stamp's picture, in pixels, at most."""
WIDE = 300
"""Pixels of width from which there is one stamp more beside the others; two have less."""
PAD = 8
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignHCenter)


def shrunk(image: QImage) -> QImage:
    """A picture no larger than a stamp's."""
    return image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio,
                        Qt.TransformationMode.SmoothTransformation)


@dataclass(frozen=True)
class Stamp:
    """A photo by its id, where it belongs, its small picture, and what calls for attention."""

    id: str
    name: str
    image: QImage
    live: str = ""


class _StampDelegate(QStyledItemDelegate):
    """The picture, under it its name, under that what calls for attention, in its own colour."""

    def __init__(self, look: Look, view: StampList) -> None:
        super().__init__(view)
        self._look, self._view = look, view
        self._ground = ChosenGround(look)
        self._fonts = (look.font(1), look.font(0))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
                 ) -> QSize:
        cell = self._view.gridSize()
        return QSize(cell.width() - 4, cell.height() - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem,
              index: QModelIndex | QPersistentModelIndex) -> None:
        painter.save()
        self._ground.paint(painter, option)
        room = option.rect.adjusted(PAD, PAD, -PAD, -PAD)
        picture: QPixmap = index.data(Qt.ItemDataRole.DecorationRole)
        size = self._view.shown(picture.size())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(room.x() + (room.width() - size.width()) // 2, room.y(),
                                 size.width(), size.height()), picture)
        room.setTop(room.y() + size.height() + PAD // 2)
        for words, font, color in ((index.data(), self._fonts[0], "ink"),
                                   (index.data(SOFT), self._fonts[1], "clay")):
            painter.setFont(font)
            painter.setPen(self._look.color(color))
            tall = QFontMetrics(font).boundingRect(room, _WRAP, words).height() if words else 0
            painter.drawText(room, _WRAP, words or "")
            room.setTop(room.y() + tall)
        painter.restore()


class StampList(QListWidget):
    """Several in a row; where there is one photo only, it has the whole row."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_StampDelegate(look, self))
        self._words = (QFontMetrics(look.font(1)), QFontMetrics(look.font(0)))
        self._seen: tuple[Stamp, ...] = ()
        self._cell = SIDE

    def show_stamps(self, stamps: Sequence[Stamp]) -> None:
        """Show these; the one in focus stays in focus."""
        wanted, self._seen = self.thing(), tuple(stamps)
        self.clear()
        for one in stamps:
            item = QListWidgetItem(one.name)
            item.setData(Qt.ItemDataRole.DecorationRole, QPixmap.fromImage(one.image))
            item.setData(ID, one.id)
            item.setData(SOFT, one.live)
            item.setData(LIVE, bool(one.live))
            said = ", ".join(filter(None, (one.name, one.live)))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setToolTip(tip(said))
            self.addItem(item)
        ids = [one.id for one in stamps]
        if ids:
            self.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self._fit()

    def thing(self) -> str:
        """The id of the one in focus, "" where there is none."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def shown(self, picture: QSize) -> QSize:
        """How large a picture of that size is drawn."""
        side = min(SIDE, self._cell - 4 - 2 * PAD)
        return picture.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)

    def _fit(self) -> None:
        """Share the width out; the highest picture with its words says how high a row is."""
        if not self._seen:
            return
        # Always as if there were a bar, as the view itself wraps its rows.
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.maximumViewportSize().width() - bar - 1
        self._cell = max(80, width // min(len(self._seen), max(2, width // WIDE)))
        name, live = self._words
        room = QRect(0, 0, self._cell - 4 - 2 * PAD, 1000)
        high = max(self.shown(one.image.size()).height()
                   + name.boundingRect(room, _WRAP, one.name).height()
                   + (live.boundingRect(room, _WRAP, one.live).height() if one.live else 0)
                   for one in self._seen)
        self.setGridSize(QSize(self._cell, high + 3 * PAD))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
