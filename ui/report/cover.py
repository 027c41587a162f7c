"""The ground of the first page, as the PDF has it: paper, a short bar, people in a circle."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from facilitator.blocks import Report
from facilitator.report.formats.brand import brand_theme
from facilitator.report.formats.emblem import emblem_parts
from facilitator.theme import Theme

_DOT = 96 / 72
"""Pixels of the preview in a point of the PDF."""
_BAR = QRectF(76, 96 * _DOT, 44 * _DOT, 5 * _DOT)


def cover_theme(accent: str) -> Theme:
    """The colours of a cover on paper, an organisation's ``accent`` in its place."""
    return brand_theme(Report("", "fr", "", "", (), accent=accent))


def paint_cover(painter: QPainter, page: QRectF, theme: Theme, *, bar: bool) -> None:
    """Paint it under the words of ``page``; the ``bar`` gives way to a logo."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(page, QColor(theme.color("paper")))
    if bar:
        painter.fillRect(_BAR.translated(page.topLeft()), QColor(theme.color("mark")))
    painter.setPen(Qt.PenStyle.NoPen)
    for one in emblem_parts(page.right() - 96 * _DOT, page.bottom() - 178 * _DOT, 172 * _DOT):
        painter.setBrush(QColor(theme.color(one.fill or "leaf")))
        painter.drawEllipse(QPointF(one.x, one.y), one.radius, one.radius)
    painter.restore()
