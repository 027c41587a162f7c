"""The report as pages of paper, one under another, at the width there is."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from facilitator.theme import Theme
from ui.report.cover import paint_cover
from ui.report.document import PAGE

_GAP = 18
_SIZES = (0.35, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0)


@dataclass(frozen=True)
class Furniture:
    """What pages bear beside their words: a watermark, a line at their foot, a logo on the first;
    "" for none."""

    watermark: str = ""
    legal: str = ""
    logo: str = ""
    cover: Theme | None = None
    """The colours of the first page where it is a cover."""


class _Paper(QWidget):
    """Paints the pages that the scroll area shows, no others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document = QTextDocument()
        self.furniture = Furniture()
        self._logo = QPixmap()
        self.scale = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_document(self, document: QTextDocument, furniture: Furniture, width: int,
                      scale: float) -> None:
        if furniture.logo != self.furniture.logo:
            self._logo = QPixmap(furniture.logo)
        self._document, self.furniture = document, furniture
        self.fit(width, scale)

    def fit(self, width: int, scale: float = 0.0) -> None:
        """Draw at ``scale``, or so that the pages are as wide as there is room (0)."""
        self.scale = scale or max(0.2, min(1.2, (width - 2 * _GAP) / PAGE.width()))
        self.setFixedHeight(math.ceil(self._document.pageCount() * self.step() + _GAP))
        self.setMinimumWidth(math.ceil(PAGE.width() * self.scale + 2 * _GAP) if scale else 0)
        self.update()

    def step(self) -> float:
        """From the top of one page to that of the next."""
        return PAGE.height() * self.scale + _GAP

    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def top_of(self, place: int) -> float:
        """How far down the paper a character of the document stands; the first, on its page's top.
        """
        if place <= 1:  # the frame of the document comes before
            return 0.0
        block = self._document.findBlock(place)
        top = self._document.documentLayout().blockBoundingRect(block).top()
        page = int(top // PAGE.height())
        return _GAP * (page + 0.5) + top * self.scale

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = PAGE.width() * self.scale, PAGE.height() * self.scale
        left = (self.width() - width) / 2
        for number in range(self._document.pageCount()):
            top = _GAP + number * (height + _GAP)
            sheet = QRect(round(left), round(top), round(width), round(height))
            if not sheet.intersects(event.rect()):
                continue
            painter.fillRect(sheet, QColor(self._theme.color("surface")))
            painter.save()
            painter.setClipRect(sheet)
            painter.translate(sheet.topLeft())
            painter.scale(self.scale, self.scale)
            painter.translate(0, -number * PAGE.height())
            page = QRectF(0, number * PAGE.height(), PAGE.width(), PAGE.height())
            if number == 0 and self.furniture.cover is not None:
                paint_cover(painter, page, self.furniture.cover, bar=self._logo.isNull())
            self._document.drawContents(painter, page)
            self._furnish(painter, page, first=number == 0)
            painter.restore()
            if number == 0 and self.furniture.cover is not None:  # on a ground like its own
                painter.setPen(QColor(self.furniture.cover.color("line")))
                painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.end()

    def _furnish(self, painter: QPainter, page: QRectF, *, first: bool) -> None:
        font = painter.font()
        if self.furniture.legal:
            font.setPixelSize(11)
            painter.setFont(font)
            painter.setPen(QColor(self._theme.color("ink-soft")))
            foot = QRectF(page.left() + 76, page.bottom() - 56, page.width() - 152, 40)
            painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap,
                             self.furniture.legal)
        if first and not self._logo.isNull():
            size = QSizeF(self._logo.size()).scaled(200, 80, Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(page.left() + 76, page.top() + 64, size.width(), size.height())
            painter.drawPixmap(place, self._logo, QRectF(self._logo.rect()))
        if self.furniture.watermark:
            color = QColor(self._theme.color("clay"))
            color.setAlphaF(0.12)
            painter.setPen(color)
            font.setPixelSize(120)
            painter.setFont(font)
            painter.translate(page.center())
            painter.rotate(-35)
            painter.drawText(QRectF(-400, -100, 800, 200), Qt.AlignmentFlag.AlignCenter,
                             self.furniture.watermark)


class PagesView(QScrollArea):
    """A scrolling view of the pages; where it was stays where it was when they change.

    ``moved`` tells that another page, number of pages or size is shown.
    """

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._paper = _Paper(theme)
        self._wanted = 0.0
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.moved.emit())

    def show_document(
        self, document: QTextDocument, furniture: Furniture = Furniture()
    ) -> None:
        """Show a document, kept alive here, with what its pages bear."""
        place = self.verticalScrollBar().value()
        self._paper.show_document(document, furniture, self.viewport().width(), self._wanted)
        self.verticalScrollBar().setValue(place)
        self.setAccessibleDescription(document.toPlainText()[:2000])
        self.moved.emit()

    def go_to(self, place: int) -> None:
        """Bring the part that begins at a character of the document into view."""
        self.verticalScrollBar().setValue(round(self._paper.top_of(place)))

    def furniture(self) -> Furniture:
        """What the pages bear."""
        return self._paper.furniture

    def page(self) -> int:
        """The number of the page in the middle of the view, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return max(1, min(self.count(), 1 + int((middle - _GAP / 2) // self._paper.step())))

    def count(self) -> int:
        """How many pages there are."""
        return self._paper.count()

    def scale(self) -> float:
        """How large a page is drawn; 1 is its size on paper at 96 dots an inch."""
        return self._paper.scale

    def turn(self, by: int) -> None:
        """Show a page so many pages on."""
        number = max(1, min(self.count(), self.page() + by))
        self.verticalScrollBar().setValue(round((number - 1) * self._paper.step() + _GAP / 2))

    def zoom(self, by: int) -> None:
        """Draw the pages a step larger or smaller, the same words in sight."""
        larger = [one for one in _SIZES if one > self.scale() + 0.01]
        smaller = [one for one in _SIZES if one < self.scale() - 0.01]
        found = larger[:1] if by > 0 else smaller[-1:]
        if found:
            self._resize(found[0])

    def fit_width(self) -> None:
        """Draw the pages as wide as there is room."""
        self._resize(0.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        place = bar.value() / max(1, self._paper.height())
        super().resizeEvent(event)
        self._paper.fit(self.viewport().width(), self._wanted)
        self._paper.adjustSize()
        bar.setValue(round(place * self._paper.height()))
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _resize(self, scale: float) -> None:
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1, self._paper.height())
        self._wanted = scale
        self._paper.fit(self.viewport().width(), scale)
        self._paper.adjustSize()
        bar.setValue(round(middle * self._paper.height() - self.viewport().height() / 2))
        self.moved.emit()
