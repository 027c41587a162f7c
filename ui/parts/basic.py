"""Labels, buttons, rules and rows: made here so that they look and read the same everywhere.

At the first mention of ``Qt`` the binding makes all of its 130 enumerations, which takes a fifth of
the time until a bare window. What the first window is made of does without: it says ``QtCore.Qt``
where something is done later, and sets by number what has to be set at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look import Look
from ui.parts.tip import tip

if TYPE_CHECKING:  # the first window counts nothing
    from PySide6.QtGui import QEnterEvent, QKeyEvent, QPaintEvent
    from PySide6.QtWidgets import QSpinBox

_PLAIN_TEXT = 0  # Qt.TextFormat.PlainText
_NO_FOCUS = 0  # Qt.FocusPolicy.NoFocus
_BAR = 12  # pixels that a scroll bar takes, and a little
_NEVER = 1  # Qt.ScrollBarPolicy.ScrollBarAlwaysOff

Part = QWidget | QLayout | int | None
"""What a row or column takes: a widget, a layout, so many pixels of space, None for a stretch."""


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A text in one of the roles of the style sheet; never read as HTML."""
    made = QLabel(text)
    made.setProperty("textFormat", _PLAIN_TEXT)
    made.setProperty("role", role)
    made.setWordWrap(wrap)
    if role == "pill":
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


class Elided(QLabel):
    """One line that ends in "…" where there is no room for it; a tooltip then says it whole."""

    def __init__(self, role: str = "", side: QtCore.Qt.AlignmentFlag | None = None):
        super().__init__()
        self.setProperty("role", role)
        self.setProperty("textFormat", _PLAIN_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._side = side or QtCore.Qt.AlignmentFlag.AlignLeft

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), QtCore.Qt.TextElideMode.ElideRight,
                                              self.width())
        whole = "" if shown == self.text() else tip(self.text())
        if self.toolTip() != whole:
            self.setToolTip(whole)
        painter.drawText(self.rect(), self._side | QtCore.Qt.AlignmentFlag.AlignVCenter,
                         shown)
        painter.end()


class Button(QPushButton):
    """A button that Return presses as Space does, as people expect outside of dialogs too."""

    def enterEvent(self, event: QEnterEvent) -> None:
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifier, key = QtCore.Qt.KeyboardModifier, QtCore.Qt.Key
        plain = event.modifiers() in (modifier.NoModifier, modifier.KeypadModifier)
        if event.key() in (key.Key_Return, key.Key_Enter) and plain:
            self.showMenu() if self.menu() is not None else self.click()
        else:
            super().keyPressEvent(event)


class _Tab(Button):
    """Wide enough for its name in the bold that it has while it is chosen: nothing is cut off
    then, and its neighbours stay where they are."""

    def sizeHint(self) -> QtCore.QSize:
        hint, bold = super().sizeHint(), QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        wide, plain = (QFontMetrics(font).horizontalAdvance(self.text())
                       for font in (bold, self.font()))
        return QtCore.QSize(hint.width() + max(0, wide - plain), hint.height())


def button(
    look: Look, text: str, clicked: Callable[[], object] | None = None, *, role: str = "",
    icon: str = "", tip: str = "", checkable: bool = False, bare: bool = False,
) -> QPushButton:
    """A button; ``bare`` shows its icon alone and keeps its text for tooltip and screen readers."""
    made = (_Tab if role == "tab" else Button)(
        "" if bare else f" {text}" if icon and text else text)
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setToolTip(tip or (text if bare else ""))
    made.setCheckable(checkable)
    made.setAutoDefault(False)
    if icon:
        made.setIcon(look.icon(icon, "on-leaf" if role == "primary" else "ink"))
        made.setIconSize(look.icon_size())
    if clicked is not None:
        made.clicked.connect(lambda: clicked())
    return made


def spin(least: int, most: int, width: int = 110) -> QSpinBox:
    """A field for a whole number."""
    from PySide6.QtWidgets import QSpinBox

    made = QSpinBox()
    made.setRange(least, most)
    made.setFixedWidth(width)
    made.lineEdit().setTextMargins(6, 0, 0, 0)  # the style sheet's padding does not reach it
    return made


def rule() -> QFrame:
    """A hairline."""
    made = QFrame()
    made.setProperty("role", "rule")
    made.setFixedHeight(1)
    return made


def row(*parts: Part, gap: int = 8) -> QHBoxLayout:
    """Parts side by side."""
    made = QHBoxLayout()
    fill(made, parts, gap)
    return made


def column(*parts: Part, gap: int = 8) -> QVBoxLayout:
    """Parts under one another."""
    made = QVBoxLayout()
    fill(made, parts, gap)
    return made


def fill(layout: QBoxLayout, parts: tuple[Part, ...], gap: int) -> None:
    """Put parts into a layout that has no margins of its own."""
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addSpacing(part)


def box(layout: QLayout, role: str = "", margins: tuple[int, int, int, int] = (0, 0, 0, 0)
        ) -> QFrame:
    """A frame around a layout, in a role of the style sheet."""
    made = QFrame()
    made.setProperty("role", role)
    layout.setContentsMargins(*margins)
    made.setLayout(layout)
    return made


class _Tall(QScrollArea):
    """Never so narrow that what is inside is cut off: it scrolls up and down only."""

    def minimumSizeHint(self) -> QtCore.QSize:
        inner, least = self.widget(), super().minimumSizeHint()
        wide = inner.minimumSizeHint().width() + _BAR if inner is not None else 0
        return QtCore.QSize(max(least.width(), wide), least.height())


class _Follower(QtCore.QObject):
    """Tells an area that what is inside wants another size. Not the area's own event filter:
    that one hears of its bars too, three times as often."""

    def eventFilter(self, watched: QtCore.QObject, event: QtCore.QEvent) -> bool:
        area = self.parent()
        if event.type() == QtCore.QEvent.Type.LayoutRequest and isinstance(area, QWidget):
            area.updateGeometry()
        return False


def scrolled(inner: QWidget) -> QScrollArea:
    """``inner`` in a place that scrolls up and down, and along with the focus inside."""
    area = _Tall()
    area.setProperty("focusPolicy", _NO_FOCUS)  # a stop where there is nothing to do
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("horizontalScrollBarPolicy", _NEVER)
    inner.setProperty("role", "ground")
    # A viewport of our own: asked for Qt's, the binding looks through all of Qt's classes (25 ms).
    area.setViewport(QWidget())
    area.setWidget(inner)
    inner.installEventFilter(_Follower(area))
    return area


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at, and have it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
