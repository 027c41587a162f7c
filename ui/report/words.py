"""The facilitator's words for a section: a plain editor with light marks, kept as one types."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, fill, label, row

_IDLE = 700  # milliseconds after the last key before the words are kept
_MARKS = N_("**gras**, *italique*, - liste, > citation ; une ligne vide sépare les paragraphes.")


class WordsEditor(QWidget):
    """Emits ``written`` with section and text after a pause in typing, ``accepted`` for a draft
    taken as it is, ``undone`` and ``redone``."""

    written = Signal(str, str)
    accepted = Signal(str, str)
    undone = Signal()
    redone = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._state = label("", "soft", wrap=True)
        self.edit = QPlainTextEdit()
        self.edit.setAccessibleName(say(N_("Vos mots pour cette partie")))
        self.edit.setPlaceholderText(say(N_("Écrivez ici ce que les chiffres ne disent pas.")))
        self.accept = button(look, say(N_("Accepter ce brouillon")), self._accept,
                             role="primary", icon="check")
        back = button(look, say(N_("Version précédente")), self.undone.emit, role="quiet",
                      icon="undo-2", bare=True)
        ahead = button(look, say(N_("Version suivante")), self.redone.emit, role="quiet",
                       icon="redo-2", bare=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_IDLE)
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._typed)
        layout = QVBoxLayout(self)
        heading = row(label(say(N_("Vos mots")), "heading"), None, back, ahead)
        fill(layout, (heading, self._state, self.edit, label(say(_MARKS), "small", wrap=True),
                      self.accept), 8)
        layout.setStretch(2, 1)
        self._quiet = False
        self._waiting = False
        self._section = ""

    def show_words(
        self, section: str, text: str, *, draft: bool, kept: bool, can_write: bool
    ) -> None:
        """Show a section's words, unless somebody is typing in it; another's are kept first."""
        say = self._look.say
        if section != self._section:
            self.flush()
            self._section = section
        self._state.setText(say(
            N_("Brouillon proposé d’après les réponses : relisez-le, changez-le ou acceptez-le.")
            if draft else N_("Écrit par vous.") if kept else N_("Rien d’écrit pour l’instant.")))
        self.accept.setVisible(draft and can_write)
        self.edit.setEnabled(can_write)
        if not self._waiting and self.edit.toPlainText() != text:
            self._quiet = True
            self.edit.setPlainText(text)
            self._quiet = False

    def flush(self) -> None:
        """Keep what was typed now."""
        self._pause.stop()
        if self._waiting:
            self._waiting = False
            self.written.emit(self._section, self.edit.toPlainText())

    def _typed(self) -> None:
        if not self._quiet:
            self._waiting = True
            self._pause.start()

    def _accept(self) -> None:
        self._waiting = False
        self._pause.stop()
        self.accepted.emit(self._section, self.edit.toPlainText())
