"""The thread of one thing, walked back to the verbatims and forward to what became of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem as Row
from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from facilitator.workshop.people import said_names
from facilitator.workshop.thread import Node, Role
from ui.bridge import News
from ui.console.lines import ID, QUOTED, SOFT, STRONG, LineTree, on_keys
from ui.console.side_panel import SidePanel
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, label

ROLES = {
    Role.ANSWER: N_("réponse"), Role.LINE: N_("ligne d’un groupe"), Role.THEME: N_("thème"),
    Role.QUESTION: N_("problématique"), Role.GROUP: N_("groupe"), Role.VOTE: N_("mise au vote"),
    Role.ACTION: N_("action"), Role.COMMON: N_("point commun"), Role.OPTION: N_("option"),
    Role.NEXT: N_("question pour un prochain atelier"), Role.REMARK: N_("remarque ou objection"),
    Role.OTHER: N_("élément"),
}
MOST = 400
"""Rows shown in one direction; what a theme of hundreds of answers holds is cut there."""


@dataclass(frozen=True)
class Walked:
    """A thing and both ways from it; None where it is gone."""

    back: Node | None
    forward: Node | None


def _nothing_after(node: Node) -> str:
    """What is said where nothing came out of a thing; an action is the end of its thread."""
    if node.role is not Role.ACTION:
        return N_("Rien n’en est encore sorti.")
    return N_("C’est fait.") if node.done else N_("Ce n’est pas encore fait.")


class ThreadPanel(SidePanel):
    """Shows the thread of a thing; Enter goes on to the one in hand, Backspace back again."""

    def __init__(self, desk: Desk, look: Look, parent: QWidget) -> None:
        super().__init__(look, N_("Le fil"), 460, parent)
        self._desk, self._look = desk, look
        say = look.say
        self._path: list[str] = []
        self._what = label("", "strong", wrap=True)
        self._said = label("", "small", wrap=True)
        self._return = button(look, say(N_("Revenir (Retour arrière)")), self.go_back, role="quiet",
                              icon="arrow-left", bare=True)
        self.head.insertWidget(0, self._return)
        self.tree = LineTree(look, say(N_("Le fil")))
        self.tree.itemActivated.connect(lambda row: self._go(str(row.data(0, ID) or "")))
        on_keys(self.tree, {"Backspace": self.go_back, "Escape": self.hide_again,
                            "Return": self._go_current})
        self.body.addWidget(self._what)
        self.body.addWidget(self._said)
        self.body.addWidget(self.tree, 1)
        self.body.addWidget(label(say(N_("Double-clic ou Entrée : suivre le fil de la ligne "
                                         "choisie.")), "small", wrap=True))

    def show_thread(self, thing_id: str) -> None:
        """Show where a thing comes from and what became of it."""
        self._path = [thing_id]
        self.open()
        self.tree.setFocus()
        self._walk()

    def go_back(self) -> None:
        """Go back to the thing before."""
        if len(self._path) > 1:
            self._path.pop()
            self._walk()

    def hear(self, news: News) -> None:
        """Walk again where something changed."""
        if self.isVisible() and any(hasattr(change, "step_id") for change in news.changes):
            self._walk()

    def _go_current(self) -> None:
        row = self.tree.currentItem()
        if row is not None:
            self._go(str(row.data(0, ID) or ""))

    def _go(self, node_id: str) -> None:
        thing = node_id.rpartition(":")[2]  # a vote's id names its step first
        if thing and thing != self._path[-1]:
            self._path.append(thing)
            self._walk()

    def _walk(self) -> None:
        thread, thing = self._desk.session.thread, self._path[-1]
        tr = self._look.tr
        self._desk.tasks.run(
            lambda: (thing, Walked(thread.back(thing, tr), thread.forward(thing, tr))),
            self._take)

    def _take(self, found: tuple[str, Walked]) -> None:
        thing, walked = found
        if not self._path or thing != self._path[-1]:
            return
        say = self._look.say
        self._return.setEnabled(len(self._path) > 1)
        self.tree.clear()
        node = walked.back
        self._what.setText(say(QUOTED, words=node.text) if node else
                           say(N_("Cet élément n’existe plus.")))
        self._said.setText(self._about(node) if node else "")
        if node is None:
            return
        last = (say(N_("C’est le début du fil : les mots d’une personne.")) if node.role is
                Role.ANSWER else say(N_("Son origine n’a pas été notée.")))
        self._branch(say(N_("D’où ça vient")), node, last)
        self._branch(say(N_("Ce que c’est devenu")), walked.forward, say(_nothing_after(node)))
        first = self.tree.topLevelItem(0)
        assert first is not None
        self.tree.setCurrentItem(first.child(0) or first)

    def _branch(self, words: str, node: Node | None, none: str) -> None:
        top = Row([words])
        top.setData(0, STRONG, True)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        self.tree.addTopLevelItem(top)
        left = MOST
        if node is not None:
            left = self._hang(top, node, left)
        if left <= 0:
            top.setData(0, SOFT, self._look.say(N_("les {n} premiers éléments"), n=MOST))
        if not top.childCount():
            top.setData(0, SOFT, none)
        top.setExpanded(True)

    def _hang(self, above: Row, node: Node, left: int) -> int:
        for other in node.next:
            if left <= 0:
                break
            quoted = other.role in (Role.ANSWER, Role.LINE, Role.REMARK)
            # A question put to several votes is not said again at each: which vote it was is.
            again = other.role is Role.VOTE and other.text == node.text and other.step_title
            words = other.step_title if again else other.text
            row = Row([self._look.say(QUOTED, words=words) if quoted else words])
            row.setData(0, ID, other.id)
            row.setData(0, SOFT, self._about(replace(other, step_title="") if again else other))
            above.addChild(row)
            left = self._hang(row, other, left - 1)
            row.setExpanded(True)
        return left

    def _about(self, node: Node) -> str:
        return " · ".join(part for part in (self._look.say(ROLES[node.role]), node.figures,
                                            said_names(node.author, self._look.tr),
                                            node.step_title) if part)
