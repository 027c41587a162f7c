"""After a flood of joins: who came by phone and said nothing is taken out in one act."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QCheckBox, QComboBox

from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_
from facilitator.workshop.kept import Kept
from facilitator.workshop.session import Session
from facilitator.workshop.silent import remove_silent, return_silent, silent
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, label, row
from ui.room.fold import Fold
from ui.undo import Undoable

_MINUTES = (5, 15, 60, 240)
"""How far back a flood is looked for, before the whole workshop."""


@dataclass(frozen=True)
class Silence:
    """Who said nothing: when each of them came, in seconds since 1970, by id."""

    came: dict[str, float] = field(default_factory=dict)
    listening: frozenset[str] = frozenset()
    now: float = 0.0


def read_silence(session: Session, people: tuple[ParticipantRecord, ...]) -> Silence:
    """Look for them. For any thread."""
    ids = frozenset(silent(session, 0.0))
    return Silence({one.id: one.joined_at or 0.0 for one in people if one.id in ids},
                   session.presence.here(), session.clock.now())


class SilenceSection(Fold):
    """Since when, how many, and the button; what it does can be undone."""

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack) -> None:
        super().__init__(look, look.say(N_("Retirer qui n’a rien dit")))
        self._desk, self._look, self._undo = desk, look, undo
        say = look.say
        self._seen = Silence()
        self._since: list[float] = []
        self.since = QComboBox()
        self.since.setAccessibleName(say(N_("Venues par téléphone")))
        self.since.currentIndexChanged.connect(self._count)
        self.all = QCheckBox(say(N_("aussi les téléphones reliés en ce moment")))
        self.all.toggled.connect(lambda _: self.show_silence(self._seen))
        self.remove = button(look, "", self._remove, icon="trash-2")
        self.said = label("", "soft", wrap=True)
        self.body.addWidget(label(say(N_(
            "Après une vague de faux téléphones. Les personnes dont une réponse, un vote ou une "
            "photo est arrivé restent, celles que vous avez inscrites aussi.")), "small",
            wrap=True))
        for part in (label(say(N_("Venues par téléphone"))), self.since, self.all):
            self.body.addWidget(part)
        self.body.addLayout(row(self.remove, None))
        self.body.addWidget(self.said)
        self.show_silence(self._seen)

    def show_silence(self, seen: Silence) -> None:
        """Show how many there are since when; what was chosen stays."""
        self._seen = seen
        say, tr, place = self._look.say, self._look.tr, max(0, self.since.currentIndex())
        self._since = [*(seen.now - 60 * back for back in _MINUTES), 0.0]
        self.since.blockSignals(True)
        self.since.clear()
        for since in self._since:
            when = say(N_("depuis {time}"), time=datetime.fromtimestamp(since).strftime("%H:%M")
                       ) if since else say(N_("depuis le début"))
            self.since.addItem(f"{when} · " + tr.plural(
                "{n} personne", "{n} personnes", len(self._gone(since))))
        self.since.setCurrentIndex(place)
        self.since.blockSignals(False)
        self._count()

    def _gone(self, since: float) -> list[str]:
        spared = frozenset() if self.all.isChecked() else self._seen.listening
        return [one for one, came in self._seen.came.items()
                if came >= since and one not in spared]

    def _chosen(self) -> float:
        return self._since[max(0, self.since.currentIndex())]

    def _count(self, _index: int = 0) -> None:
        count = len(self._gone(self._chosen()))
        words = self._look.tr.plural("Retirer {n} personne", "Retirer {n} personnes", count)
        self.remove.setText(words)
        self.remove.setAccessibleName(words)
        self.remove.setEnabled(count > 0)

    def _remove(self) -> None:
        """Take them out as they are at that moment: who answered meanwhile stays."""
        session, kept, since = self._desk.session, Kept(), self._chosen()
        spared = frozenset[str]() if self.all.isChecked() else self._seen.listening
        say, tr = self._look.say, self._look.tr
        count = len(self._gone(since))
        self._undo.push(Undoable(
            self._desk, say(N_("retirer qui n’a rien dit")),
            partial(remove_silent, session, since, spared, kept),
            partial(return_silent, session, kept)))
        self.said.setText(" ".join((
            tr.plural("✓ {n} personne retirée.", "✓ {n} personnes retirées.", count),
            say(N_("Ctrl+Z les fait revenir.")))))
