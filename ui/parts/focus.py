"""Where the focus goes when what was opened over a page is put away again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def holds_focus(widget: QWidget | None) -> bool:
    """Whether what has the focus in its window, in front or not, is ``widget`` or inside it."""
    focus = widget.window().focusWidget() if widget is not None else None
    return widget is not None and focus is not None and (
        focus is widget or widget.isAncestorOf(focus))


class Before:
    """What had the focus before something was opened, to have it again afterwards."""

    def __init__(self) -> None:
        self._widget: QWidget | None = None

    def keep(self, opened: QWidget) -> None:
        """Remember it; to be called before ``opened`` takes the focus."""
        self._widget = opened.window().focusWidget()

    def give_back(self) -> None:
        """Give it the focus again, if it is still there to be seen."""
        widget, self._widget = self._widget, None
        try:
            if widget is not None and widget.isVisible():
                widget.setFocus()
        except RuntimeError:
            pass  # it went with its step

    def leave(self, opened: QWidget) -> None:
        """Hide ``opened``; a focus that is elsewhere by now stays there."""
        if opened.window().focusWidget() is None or holds_focus(opened):
            self.give_back()
        self._widget = None
        opened.hide()
