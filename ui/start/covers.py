"""The small pictures of recent workshops: drawn when one is closed, kept beside the preferences."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from facilitator.theme import load_theme
from ui.start.recent_tile import HEIGHT, WIDTH

if TYPE_CHECKING:
    from facilitator.workshop.session import Session
    from ui.look import Look

_THEMES = ("light", "dark")
_log = logging.getLogger(__name__)


class Covers:
    """Pictures by the path of their workshop, one for each theme, in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, session: Session, look: Look) -> None:
        """Draw the workshop as it stands; where nothing was said yet an older picture stays.

        A picture is never worth a workshop that does not close: what goes wrong is only logged.
        """
        from facilitator.workshop.cover import cover_scene

        try:
            scene = cover_scene(session, look.tr, look.measure)
            if scene is None:
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            for name in _THEMES:
                painter = look.painter(load_theme(name))
                image = QImage(2 * WIDTH, 2 * HEIGHT, QImage.Format.Format_RGB32)
                image.fill(painter.color(scene.background or "surface"))
                brush = QPainter(image)
                painter.paint_into(brush, scene, QRectF(0, 0, image.width(), image.height()))
                brush.end()
                image.save(str(self._file(str(session.path), name)))
        except Exception:
            _log.exception("no picture of the workshop was kept")

    def load(self, paths: Iterable[str], theme: str) -> dict[str, QImage]:
        """The pictures there are, by path; may be called off the GUI thread."""
        images = {path: QImage(str(self._file(path, theme))) for path in paths}
        return {path: image for path, image in images.items() if not image.isNull()}

    def forget(self, path: str) -> None:
        """Delete the pictures of a workshop."""
        with contextlib.suppress(OSError):
            for name in _THEMES:
                self._file(path, name).unlink(missing_ok=True)

    def _file(self, path: str, theme: str) -> Path:
        return self._folder / f"{sha256(path.encode()).hexdigest()[:20]}-{theme}.png"
