"""What an empty place says: what will be there and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from ui.look import Look
from ui.parts.basic import fill, label


class Empty(QWidget):
    """An icon, a sentence and a hint in the middle of an empty place."""

    def __init__(self, look: Look, icon: str, sentence: str, hint: str = "") -> None:
        super().__init__()
        picture = label()
        picture.setPixmap(look.icon_pixmap(icon, "ink-soft", 32))
        self._sentence = label(sentence, "strong", wrap=True)
        self._hint = label(hint, "soft", wrap=True)
        for one in (picture, self._sentence, self._hint):
            one.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        fill(layout, (None, picture, 4, self._sentence, self._hint, None), 4)
        self._hint.setVisible(bool(hint))

    def over(self, view: QAbstractScrollArea) -> Empty:
        """Lie on the ground of a list, which keeps its place, the focus and the mouse; hidden
        until there is something to say."""
        fill(QVBoxLayout(view.viewport()), (self,), 0)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        return self

    def say(self, sentence: str, hint: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
