"""An SVG logo as PNG, for the formats that take no SVG."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter

from facilitator.report.formats.brand import LOGO_SIDE


def draw_logo(path: Path) -> bytes:
    """The SVG at ``path`` as PNG, its ground see-through; empty where Qt cannot draw it."""
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(str(path))
    size = drawing.defaultSize()
    if not drawing.isValid() or size.isEmpty():
        return b""
    size = size.scaled(QSize(LOGO_SIDE, LOGO_SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
