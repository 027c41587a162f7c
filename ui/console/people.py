"""Who has answered and who not, by name, only when asked for; new phones, people to forget."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QComboBox, QTreeWidget, QWidget
from PySide6.QtWidgets import QTreeWidgetItem as Row

from facilitator.document import reads
from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_
from facilitator.workshop.changes import (
    AnswersChanged,
    PeopleChanged,
    PresenceChanged,
    StageChanged,
)
from facilitator.workshop.people import numbered_name
from ui.bridge import News
from ui.console.lines import ASIDE, COUNT, ID, STRONG, in_lines, on_keys
from ui.console.side_panel import SidePanel
from ui.console.silence import Silence, SilenceSection, read_silence
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import box, button, column, label, restyle, row, rule
from ui.parts.empty import Empty
from ui.parts.trees import tops, under
from ui.tasks import Latest

_LISTED = 1000
"""So many people are listed by name at once; a flood of joins is counted."""


@dataclass(frozen=True)
class Here:
    """Everybody, whose phones listen, and who answered the current step (None: it asks nothing)."""

    people: tuple[ParticipantRecord, ...] = ()
    listening: frozenset[str] = frozenset()
    answered: frozenset[str] | None = None
    silence: Silence = field(default_factory=Silence)


class PeoplePanel(SidePanel):
    """Names by whether they answered. Tying and forgetting cannot be undone: both ask twice.

    Taking out who said nothing can be undone on ``undo``.
    """

    def __init__(self, desk: Desk, look: Look, undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(look, N_("Qui a répondu ?"), 400, parent)
        self._desk, self._look = desk, look
        say = look.say
        self._seen = Here()
        self._asked: Callable[[], Future[None]] | None = None
        self.tree = QTreeWidget()
        in_lines(self.tree, look, say(N_("Personnes")))
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        # The row says where the focus is; a frame around all the names would look like a fault.
        self.tree.setStyleSheet("QTreeView:focus { border-color: transparent; }")
        self.tree.itemSelectionChanged.connect(self._chose)
        self._nobody = Empty(look, "users", say(N_("Personne pour l’instant")), say(N_(
            "Chaque personne qui rejoint l’atelier apparaît ici."))).over(self.tree)
        self._who = label("", "strong", wrap=True)
        self.earlier = QComboBox()
        self.earlier.setAccessibleName(say(N_("C’est la même personne que")))
        self.tie = button(look, say(N_("Relier")), self._ask_tie, icon="smartphone",
                          tip=say(N_("Ce téléphone est celui d’une personne déjà venue")))
        self.forget = button(look, say(N_("Oublier cette personne")), self._ask_forget,
                             role="quiet", icon="trash-2")
        self._warning = label("", "bad", wrap=True)
        self.sure = button(look, say(N_("Oui, c’est sûr")), self._do)
        tying = row(self.earlier, self.tie)
        tying.setStretch(0, 1)
        # What can be done with a person is there once one is chosen.
        self._tools = box(column(
            label(say(N_("C’est la même personne que")), "small"), tying, row(self.forget, None),
            self._warning, row(self.sure, None)))
        self.silence = SilenceSection(desk, look, undo)
        self._somebody = box(column(rule(), self._who, self._tools, rule(), self.silence))
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(self._somebody)
        on_keys(self.tree, {"Delete": self._ask_forget, "Escape": self.hide_again})
        self._latest = Latest(desk.tasks, self._read, self._take, self)
        self._chose()

    def toggle(self) -> None:
        """Show who has answered, or put the names away again."""
        if self.isVisible():
            self.hide_again()
            return
        self.open()
        self.tree.setFocus()
        self._latest.ask()

    def hear(self, news: News) -> None:
        """Read again where people came, went or answered, or another step is on."""
        if self.isVisible() and news.has(PeopleChanged, PresenceChanged, AnswersChanged,
                                         StageChanged):
            self._latest.ask()

    def _read(self) -> Here:
        session = self._desk.session
        step = session.flow.current()
        asks = step is not None and session.kinds[step.kind].collects
        answered = session.document.read(
            lambda db: reads.answered(db, step.id)) if step is not None and asks else None
        people = session.room.everybody()
        return Here(people, session.presence.here(), answered, read_silence(session, people))

    def _take(self, seen: Here) -> None:
        chosen, self._seen = self._person(), seen
        self.silence.show_silence(seen.silence)
        here = [one for one in seen.people if one.state == "present"]
        others = [one for one in seen.people if one.state != "present"]
        say = self._look.say
        self.entitle(say(N_("Qui est là ?") if seen.answered is None else N_("Qui a répondu ?")))
        self.tree.blockSignals(True)
        self.tree.clear()
        self._nobody.setVisible(not seen.people)
        self._somebody.setVisible(bool(seen.people))
        if not seen.people:
            pass  # the sentence in the middle says so
        elif seen.answered is None:
            self._branch(say(N_("Dans la salle")), here)
        else:
            self._branch(say(N_("Pas encore")), [o for o in here if o.id not in seen.answered])
            self._branch(say(N_("Ont répondu")), [o for o in here if o.id in seen.answered])
        if others:
            self._branch(say(N_("Attendues ou parties")), others)
        for top in tops(self.tree):
            for leaf in under(top):
                if chosen is not None and leaf.data(0, ID) == chosen.id:
                    self.tree.setCurrentItem(leaf)
        self._keep_focus_in_sight()
        self.tree.blockSignals(False)
        if (now := self._person()) is None or chosen is None or now.id != chosen.id:
            self._chose()

    def _keep_focus_in_sight(self) -> None:
        """In the list it is on a row, even while nobody is chosen; where there is no row, not in
        the list."""
        names = self.tree.topLevelItemCount() > 0
        if not names and self.tree.hasFocus():
            self._close.setFocus()
        self.tree.setFocusPolicy(Qt.FocusPolicy.StrongFocus if names else Qt.FocusPolicy.NoFocus)
        if names and self.tree.currentItem() is None:
            self.tree.selectionModel().setCurrentIndex(
                self.tree.model().index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _branch(self, words: str, people: list[ParticipantRecord]) -> None:
        top = Row([words])
        top.setData(0, STRONG, True)
        top.setData(0, COUNT, self._look.tr.count(len(people)))
        self.tree.addTopLevelItem(top)
        for one in people[:_LISTED]:
            leaf = Row([self._name(one)])
            leaf.setData(0, ID, one.id)
            if one.source == "phone" and one.id not in self._seen.listening:
                away = self._look.say(N_("téléphone non relié"))
                leaf.setData(0, ASIDE, away)
                leaf.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{leaf.text(0)}, {away}")
            top.addChild(leaf)
        if (rest := len(people) - _LISTED) > 0:
            top.addChild(Row([self._look.tr.plural("et {n} autre", "et {n} autres", rest)]))
        top.setExpanded(True)

    def _name(self, one: ParticipantRecord) -> str:
        return numbered_name(one, self._look.tr)

    def _person(self) -> ParticipantRecord | None:
        item = self.tree.currentItem()
        wanted = item.data(0, ID) if item is not None else None
        return next((one for one in self._seen.people if one.id == wanted), None)

    def _chose(self) -> None:
        one, say = self._person(), self._look.say
        self._who.setText(self._name(one) if one else say(N_(
            "Choisissez une personne pour l’oublier, ou pour relier son nouveau téléphone.")))
        restyle(self._who, "role", "strong" if one else "soft")
        self._tools.setVisible(one is not None)
        self.earlier.clear()
        for other in self._seen.people:
            if one is not None and other.number < one.number:
                self.earlier.addItem(self._name(other), other.id)
        self.tie.setEnabled(self.earlier.count() > 0)
        self.earlier.setEnabled(self.earlier.count() > 0)
        self.forget.setEnabled(one is not None)
        self._warn("", None)

    def _warn(self, words: str, command: Callable[[], Future[None]] | None) -> None:
        self._asked = command
        self._warning.setText(words)
        self._warning.setVisible(bool(words))
        self.sure.setVisible(bool(words))
        if words:
            self.sure.setFocus()

    def _ask_tie(self) -> None:
        one, earlier = self._person(), str(self.earlier.currentData() or "")
        room = self._desk.session.room
        if one is not None and earlier:
            newcomer = one.id
            self._warn(self._look.say(
                N_("{new} et {old} ne feront plus qu’une personne."), new=self._name(one),
                old=self.earlier.currentText()), lambda: room.tie(newcomer, earlier))

    def _ask_forget(self) -> None:
        one, room = self._person(), self._desk.session.room
        if one is not None:
            gone = one.id
            self._warn(self._look.say(
                N_("Tout ce qui a été dit par {name} sera effacé du fichier, sans retour."),
                name=self._name(one)), lambda: room.forget(gone))

    def _do(self) -> None:
        if (command := self._asked) is not None:
            self._desk.do(command)
            self._warn("", None)
            self.tree.setFocus()
