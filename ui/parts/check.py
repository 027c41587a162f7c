"""A check box whose words go on in another line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

_BOX = 32
"""Pixels that the box, its gap and the padding take."""


class Check(QCheckBox):
    """``words`` stand beside the box; an ampersand in them is one."""

    def __init__(self, words: str) -> None:
        super().__init__(words.replace("&", "&&"))
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        return QSize(self._wide(self._words) + _BOX, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        longest = max(self._words.split(" "), key=self._wide)
        return QSize(self._wide(longest) + _BOX, self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._broken(width))
        return max(24, lines * self.fontMetrics().lineSpacing() + 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText("\n".join(self._broken(self.width())).replace("&", "&&"))

    def _broken(self, width: int) -> list[str]:
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else ""
            if longer and self._wide(longer) <= width - _BOX:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def _wide(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text)
