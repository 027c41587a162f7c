"""Suggested themes, to be taken up or turned down one by one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.text.suggest import Suggestion
from ui.console.lines import COUNT, LIVE, QUOTED, SOFT, STRONG, in_lines, on_keys
from ui.look import Look
from ui.parts.basic import button, fill, label
from ui.parts.flow import flow


class SuggestionPage(QWidget):
    """``accepted`` and ``refused`` tell the suggestion."""

    accepted = Signal(object)
    refused = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._found: list[Suggestion] = []
        self._texts: dict[str, str] = {}
        self._said = label("", "soft", wrap=True)
        self.list = QListWidget()
        in_lines(self.list, look, say(N_("Thèmes proposés")))
        self.list.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.list.currentRowChanged.connect(self._show_answers)
        self._answers = label("", "soft", wrap=True)
        self._answers.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._take = button(look, say(N_("Accepter (A)")), self._accept, icon="check")
        self._leave = button(look, say(N_("Refuser (R)")), self._refuse, role="quiet", icon="x")
        on_keys(self.list, {"A": self._accept, "Return": self._accept, "R": self._refuse,
                            "Delete": self._refuse})
        layout = QVBoxLayout(self)
        fill(layout, (self._said, self.list, self._answers, flow(self._take, self._leave)), 6)
        layout.setStretch(1, 1)
        self._enable()

    def wait(self) -> None:
        """Say that they are being looked for."""
        self._said.setText(self._look.say(N_("Recherche des thèmes…")))

    def show_found(self, found: Sequence[Suggestion], texts: dict[str, str]) -> None:
        """Show what was found; ``texts`` are the answers' words by id."""
        self._found, self._texts = list(found), texts
        at = max(0, self.list.currentRow())
        self.list.clear()
        for one in found:
            self.list.addItem(self._item(one))
        tr = self._look.tr
        self._said.setText(
            tr.plural("{n} proposition : à vous d’accepter ou de refuser.",
                      "{n} propositions : à vous d’accepter ou de refuser.", len(found))
            if found else tr(N_("Rien à proposer pour les réponses sans thème.")))
        self.list.setCurrentRow(min(at, len(found) - 1))
        self._show_answers()
        self._enable()

    def _item(self, one: Suggestion) -> QListWidgetItem:
        say, tr = self._look.say, self._look.tr
        words = say(N_("vers le thème « {name} »"), name=one.label) if one.theme_id else one.label
        item = QListWidgetItem(words)
        said = [say(N_("à cause de : {words}"), words=", ".join(one.because[:5]))] if (
            one.because) else []
        if one.divided:
            more = tr.plural("{n} en demande plus", "{n} en demandent plus", len(one.more))
            less = tr.plural("{n} en demande moins", "{n} en demandent moins", len(one.less))
            said.append(say(N_("avis partagés : {more}, {less}"), more=more, less=less))
        item.setData(SOFT, "\n".join(said))
        item.setData(COUNT, self._look.tr.count(len(one.answer_ids)))
        item.setData(STRONG, True)
        item.setData(LIVE, one.divided)
        count = tr.plural("{n} réponse", "{n} réponses", len(one.answer_ids))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join([words, count, *said]))
        return item

    def _current(self) -> Suggestion | None:
        at = self.list.currentRow()
        return self._found[at] if 0 <= at < len(self._found) else None

    def _show_answers(self) -> None:
        one = self._current()
        quoted = [self._texts[key] for key in one.answer_ids if key in self._texts] if one else []
        more = len(quoted) - 4
        say = self._look.say
        lines = [say(QUOTED, words=text) for text in dict.fromkeys(quoted[:4])]
        if more > 0:
            lines.append(self._look.tr.plural("et {n} autre", "et {n} autres", more))
        self._answers.setText("\n".join(lines))
        self._answers.setVisible(bool(lines))

    def _enable(self) -> None:
        for one in (self._take, self._leave):
            one.setEnabled(bool(self._found))

    def _accept(self) -> None:
        if (one := self._current()) is not None:
            self.accepted.emit(one)

    def _refuse(self) -> None:
        if (one := self._current()) is not None:
            self.refused.emit(one)
