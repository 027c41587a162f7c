"""The report as pages of paper, one under another, at the width there is."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from facilitator.theme import Theme
from ui.report.document import PAGE

_GAP = 18


class _Paper(QWidget):
    """Paints the pages that the scroll area shows, no others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._document = QTextDocument()
        self._watermark = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_document(self, document: QTextDocument, watermark: str, width: int) -> None:
        self._document, self._watermark = document, watermark
        self.fit(width)

    def fit(self, width: int) -> None:
        self._scale = max(0.2, min(1.2, (width - 2 * _GAP) / PAGE.width()))
        step = PAGE.height() * self._scale + _GAP
        self.setFixedHeight(math.ceil(self._document.pageCount() * step + _GAP))
        self.update()

    def top_of(self, place: int) -> float:
        """How far down the paper a character of the document stands."""
        block = self._document.findBlock(place)
        top = self._document.documentLayout().blockBoundingRect(block).top()
        page = int(top // PAGE.height())
        return _GAP * (page + 0.5) + top * self._scale

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width, height = PAGE.width() * self._scale, PAGE.height() * self._scale
        left = (self.width() - width) / 2
        for number in range(self._document.pageCount()):
            top = _GAP + number * (height + _GAP)
            sheet = QRectF(left, top, width, height)
            if not sheet.intersects(QRectF(event.rect())):
                continue
            painter.fillRect(sheet, QColor(self._theme.color("surface")))
            painter.save()
            painter.setClipRect(sheet)
            painter.translate(left, top)
            painter.scale(self._scale, self._scale)
            painter.translate(0, -number * PAGE.height())
            page = QRectF(0, number * PAGE.height(), PAGE.width(), PAGE.height())
            self._document.drawContents(painter, page)
            self._mark(painter, page)
            painter.restore()
        painter.end()

    def _mark(self, painter: QPainter, page: QRectF) -> None:
        if not self._watermark:
            return
        painter.save()
        color = QColor(self._theme.color("clay"))
        color.setAlphaF(0.12)
        painter.setPen(color)
        font = painter.font()
        font.setPixelSize(120)
        painter.setFont(font)
        painter.translate(page.center())
        painter.rotate(-35)
        painter.drawText(QRectF(-400, -100, 800, 200), Qt.AlignmentFlag.AlignCenter,
                         self._watermark)
        painter.restore()


class PagesView(QScrollArea):
    """A scrolling view of the pages; where it was stays where it was when they change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._paper = _Paper(theme)
        self.setWidget(self._paper)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_document(self, document: QTextDocument, watermark: str = "") -> None:
        """Show a document, kept alive here, with a watermark where one is given."""
        place = self.verticalScrollBar().value()
        self._paper.show_document(document, watermark, self.viewport().width())
        self.verticalScrollBar().setValue(place)
        self.setAccessibleDescription(document.toPlainText()[:2000])

    def go_to(self, place: int) -> None:
        """Bring the part that begins at a character of the document into view."""
        self.verticalScrollBar().setValue(round(self._paper.top_of(place)))

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().resizeEvent(event)
        self._paper.fit(self.viewport().width())
