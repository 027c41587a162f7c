"""A heading that opens what is under it, so that a panel stays calm until it is asked."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.look import Look
from ui.parts.basic import button, fill, label, row


class Fold(QWidget):
    """What is put into :attr:`body` is seen once the heading is pressed."""

    def __init__(self, look: Look, title: str, summary: str = "") -> None:
        super().__init__()
        self._look = look
        self.head = button(look, title, role="quiet", icon="chevron-right", checkable=True)
        self.head.toggled.connect(self._turn)
        self.summary = label(summary, "small", wrap=True)
        self.summary.setVisible(bool(summary))
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(12, 4, 4, 8)
        self.body.setSpacing(8)
        self._inner = inner
        fill(layout := QVBoxLayout(self), (row(self.head, None), self.summary, inner), 2)
        layout.setContentsMargins(0, 0, 0, 0)
        # Under the heading's words, which stand behind its sign.
        self.summary.setContentsMargins(look.icon_size().width() + 16, 0, 0, 0)
        inner.hide()

    def unfold(self, unfolded: bool = True) -> None:
        """Show what is under the heading, or put it away."""
        self.head.setChecked(unfolded)

    def say(self, summary: str) -> None:
        """What the heading leads to, in a line that is seen while it is folded."""
        self.summary.setText(summary)
        self.summary.setVisible(bool(summary) and not self.head.isChecked())

    def _turn(self, unfolded: bool) -> None:
        self._inner.setVisible(unfolded)
        self.summary.setVisible(not unfolded and bool(self.summary.text()))
        self.head.setIcon(self._look.icon("chevron-down" if unfolded else "chevron-right"))


def lines(look: Look, sentences: list[str], *, numbered: bool = False) -> list[QLabel]:
    """Sentences one under another, numbered where their order counts; they can be copied."""
    made = []
    for number, sentence in enumerate(sentences, 1):
        one = label(f"{number}.  {sentence}" if numbered else f"•  {sentence}", wrap=True)
        one.setTextInteractionFlags(one.textInteractionFlags()
                                    | one.textInteractionFlags().TextSelectableByMouse)
        made.append(one)
    return made
