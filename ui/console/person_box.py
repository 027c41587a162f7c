"""Who is spoken for: somebody known, by name or number, or somebody new."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_
from facilitator.workshop.people import display_name, numbered_name
from ui.look import Look

_AROUND = 56  # pixels: the arrow, and what the style sheet leaves free


class PersonBox(QComboBox):
    """A list of people to pick from or type into; ``settled`` is emitted by Enter and by picking.

    A name finds the one person who bears it, whatever its case and accents, and a number the
    person with that number; people of one name are listed with their numbers.
    """

    settled = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._tr = look.tr
        self._by_words: dict[str, ParticipantRecord] = {}
        self._labels: list[str] = []
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(look.say(N_("Personne")))
        line, completer = self.lineEdit(), self.completer()
        assert line is not None
        assert completer is not None
        hint = look.say(N_("Nom, nouveau ou déjà là, ou numéro"))
        line.setPlaceholderText(hint)
        self.setMinimumWidth(220)
        line.setToolTip(hint)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        line.returnPressed.connect(self.settled)
        self.activated.connect(self.settled)

    def sizeHint(self) -> QSize:
        """Wide enough for what is to be typed here, where there is room for it."""
        line, usual = self.lineEdit(), super().sizeHint()
        assert line is not None
        wide = line.fontMetrics().horizontalAdvance(line.placeholderText()) + _AROUND
        return QSize(max(usual.width(), wide), usual.height())

    def take(self, people: Sequence[ParticipantRecord]) -> None:
        """Show who can be picked; what is typed stays."""
        times = Counter(_plain(display_name(one, self._tr)) for one in people)
        named = [(said if times[_plain(said := display_name(one, self._tr))] == 1
                  else numbered_name(one, self._tr), one) for one in people]
        self._by_words = {_plain(words): one for words, one in named}
        for one in people:
            self._by_words.setdefault(str(one.number), one)
        labels = [words for words, _ in named]
        if labels == self._labels:
            return
        self._labels = labels
        line = self.lineEdit()
        assert line is not None
        typed, at = self.currentText(), line.cursorPosition()
        self.clear()
        self.addItems(labels)
        self.setCurrentText(typed)
        line.setCursorPosition(at)

    def person(self) -> ParticipantRecord | None:
        """The person meant; None for somebody new, or nobody yet."""
        return self._by_words.get(_plain(self.currentText()))

    def name(self) -> str:
        """The name typed, or that of the person meant."""
        known = self.person()
        return display_name(known, self._tr) if known is not None else self.currentText().strip()


def _plain(words: str) -> str:
    """Lower case without accents and doubled spaces, to find "Awa" by "awa"."""
    folded = unicodedata.normalize("NFKD", words).casefold()
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())
