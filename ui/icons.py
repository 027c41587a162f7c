"""One-colour SVG icons (Lucide), tinted when drawn."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_FALLBACK = "layout-grid"


def icon_pixmap(name: str, color: str, size: int = 20, ratio: float = 2.0) -> QPixmap:
    """The icon ``name`` in one colour (``#RRGGBB``); an unknown one is a plain grid."""
    path = resources.path("icons", f"{name}.svg")
    if not path.is_file():
        path = resources.path("icons", f"{_FALLBACK}.svg")
    svg = path.read_text("utf-8").replace("currentColor", color)
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, color: str, disabled: str | None = None, size: int = 20) -> QIcon:
    """An icon with the colour for its usual and, where given, its disabled state."""
    made = QIcon(icon_pixmap(name, color, size))
    if disabled is not None:
        made.addPixmap(icon_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made
