"""How everything looks and which language it speaks; made anew when either changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from facilitator.i18n import Message, Translator
from facilitator.theme import Theme
from ui import icons, style
from ui.fonts import FAMILY, load_window_fonts

if TYPE_CHECKING:
    from facilitator.drawing.measure import Measure
    from ui.scene_painter import ScenePainter


@dataclass(frozen=True, eq=False, repr=False)
class Look:
    """Theme, language and measure of one build of the windows.

    What scenes need is imported and made when the first one is drawn: the first window has none.

    ``scale`` enlarges text with the system's setting; ``still`` asks for no motion.
    """

    theme: Theme
    tr: Translator
    scale: float = 1.0
    still: bool = False

    @cached_property
    def measure(self) -> Measure:
        """How wide texts of scenes are."""
        from facilitator.drawing.measure import Measure

        return Measure()

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(self.theme.color(token))

    @cached_property
    def _icons(self) -> dict[tuple[str, str], QIcon]:
        """Those drawn before: a list has the same one in every row."""
        return {}

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """An icon in the colour of a token, fainter where disabled."""
        if (name, token) not in self._icons:
            faint = style.mix(self.theme, "ink-soft", "paper", 0.5)
            self._icons[name, token] = icons.icon(name, self.theme.color(token), faint)
        return self._icons[name, token]

    def icon_pixmap(self, name: str, token: str = "ink", size: int = 20) -> QPixmap:
        """The same as a pixmap."""
        return icons.icon_pixmap(name, self.theme.color(token), size)

    def icon_size(self) -> QSize:
        """The size of icons in buttons."""
        side = round(18 * self.scale)
        return QSize(side, side)

    def font(self, step: int = 1, *, bold: bool = False) -> QFont:
        """The window font at a step of the type scale."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(step))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def size(self, step: int) -> int:
        """A step of the type scale in pixels."""
        return round(self.theme.type_scale[step] * self.scale)

    def space(self, steps: float) -> int:
        """So many steps of space, in pixels."""
        return round(self.theme.spacing * steps)

    def side(self, width: float) -> int:
        """The width of what stands beside something else, in pixels. It grows less than the text,
        so that the middle keeps its room; the text inside goes on in more lines."""
        return round(width * (1 + 0.28 * (self.scale - 1)))

    def painter(self, theme: Theme | None = None) -> ScenePainter:
        """A painter of scenes in this look, or in another theme."""
        from ui.scene_painter import ScenePainter

        return ScenePainter(theme or self.theme, self.measure)

    def say(self, text: str | Message, /, **params: object) -> str:
        """Translate."""
        return self.tr(text, **params)

    def dress(self, app: QApplication) -> None:
        """Give the application this look, on top of the style Fusion that it was made with."""
        load_window_fonts()
        app.setPalette(style.palette(self.theme))
        app.setFont(self.font())
        pictures = {
            "arrow": self._picture("chevron-down", "ink-soft"),
            "arrow_off": self._picture("chevron-down", "line"),
            "tick": self._picture("check", "on-leaf"),
        }
        app.setStyleSheet(style.sheet(self.theme, self.scale, pictures))

    def _picture(self, name: str, token: str) -> str:
        """A style sheet wants its pictures as files: the address of a tinted icon."""
        color = self.theme.color(token)
        path = Path(gettempdir()) / f"palabre-{name}-{color.lstrip('#')}.png"
        if not path.is_file():
            fresh = path.with_suffix(".new")
            icons.icon_pixmap(name, color, 14, 2).save(str(fresh), "PNG")
            fresh.replace(path)
        return path.as_posix()
