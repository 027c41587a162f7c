"""Lines to press in a side panel: an icon, a sentence that may run on, a soft one under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from ui.look import Look
from ui.parts.basic import Button, column, fill, label


class LineButton(Button):
    """A whole line as a button; its text breaks where the panel is narrow."""

    def __init__(self, look: Look, icon: str, text: str, under: str,
                 clicked: Callable[[], object], token: str = "leaf", *, loud: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setAccessibleName(text)
        self.setAccessibleDescription(under)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        picture = label()
        picture.setPixmap(look.icon_pixmap(icon, token, look.icon_size().width()))
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = [label(text, "strong" if loud and under else "", wrap=True)]
        if under:
            words.append(label(under, "small", wrap=True))
        layout = QHBoxLayout(self)
        fill(layout, (picture, column(*words, None, gap=1)), 10)
        layout.setStretch(1, 1)
        layout.setContentsMargins(10, 7, 4, 7)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: clicked())

    def sizeHint(self) -> QSize:
        return QSize(220, self.heightForWidth(max(220, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)
