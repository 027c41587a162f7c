"""A field that takes a pasted list as it comes: bullets and numbers go, twins are named."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal

from facilitator.workshop.importing import paste_options
from ui.forms.simple import Lines


class PastedLines(Lines):
    """``told`` gives what was left out of a paste, as messages; none where all came in."""

    told = Signal(object)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if "\n" not in text.strip():
            super().insertFromMimeData(source)
            return
        cursor = self.textCursor()
        cursor.removeSelectedText()
        labels, imported = paste_options(text, self.toPlainText().splitlines())
        block = cursor.block().text()
        place = cursor.positionInBlock()
        before = "\n" if block[:place].strip() else ""
        after = "\n" if block[place:].strip() else ""
        cursor.insertText(before + "\n".join(labels) + after)
        self.told.emit(imported.notes)
