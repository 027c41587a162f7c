"""The tab of terms: merge, split, rename, hide, let through; all of it undoable and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QInputDialog, QLineEdit, QVBoxLayout

from facilitator.activities.terms import DECIDED, REVIEWED, Reviewed, TermDesk
from facilitator.errors import PalabreError
from facilitator.i18n import N_
from facilitator.text import decisions as deciding
from facilitator.text.decisions import Decisions, from_data, spelling_key, to_data
from facilitator.text.explain import Reason
from facilitator.workshop.changes import StageChanged
from ui.bridge import News
from ui.console.tab import Setting, StepTab
from ui.console.terms_panel import HeldPanel, ReasonPanel
from ui.console.terms_stage import StageRow
from ui.console.terms_view import TermView
from ui.parts.basic import button, column, fill, label, row
from ui.undo import Undoable


@dataclass(frozen=True)
class TermsSeen:
    """What the tab shows: the terms, the answers of the chosen one, what was decided."""

    desk: TermDesk = field(default_factory=TermDesk)
    key: str = ""
    reasons: tuple[Reason, ...] = ()
    decided: Decisions = field(default_factory=Decisions)
    reviewed: Reviewed = field(default_factory=Reviewed)
    reviews: bool = False
    once: bool = True


class TermsTab(StepTab):
    """Terms at the left; at the right the answers of the chosen one with why they are in it."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = TermsSeen()
        self._key = ""
        self.view = TermView(look)
        self.view.merge.connect(self.merge)
        self.view.hide_or_show.connect(self.hide_or_show)
        self.view.rows.renamed.connect(self.rename)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.reasons = ReasonPanel(look)
        self.reasons.split.connect(self.split)
        self.held = HeldPanel(look)
        self.held.released.connect(self.release)
        self.held.refused.connect(self._refuse)
        self.held.edit.connect(self._edit_words)
        self.hidden = QCheckBox(say(N_("montrer les termes masqués")))
        self.hidden.toggled.connect(lambda: self.take(self._seen))
        self.search = QLineEdit()
        self.search.setPlaceholderText(say(N_("Chercher (/)")))
        self.search.setAccessibleName(say(N_("Chercher un terme")))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(round(200 * look.scale))
        self.search.textChanged.connect(self._filter)
        self.view.search.connect(self.search.setFocus)
        self.stage = StageRow(setting)
        self.view.alone.connect(lambda: self.stage.show_alone(self._key))
        self._count = label("", "soft")
        self._lay_out()
        self.held.hide()
        self.hidden.hide()

    def cares(self, news: News) -> bool:
        return super().cares(news) or news.has(StageChanged)

    def read(self) -> TermsSeen:
        results, step = self.setting.desk.session.results, self.setting.fresh_step()
        key = self._key
        try:
            decided = from_data(step.decisions.get(DECIDED) or {})
        except PalabreError:
            decided = Decisions()
        return TermsSeen(
            results.terms(step.id), key, results.explain(step.id, key) if key else (), decided,
            Reviewed.from_json(step.decisions.get(REVIEWED)), bool(step.settings.get("review")),
            bool(step.settings.get("once", True)),
        )

    def take(self, value: TermsSeen) -> None:
        self._seen = value
        desk, tr = value.desk, self.setting.look.tr
        self.view.rows.count_people(value.once)
        self.view.show_desk(desk, with_hidden=self.hidden.isChecked())
        self.hidden.setVisible(bool(desk.hidden))
        words = [tr.plural("{n} terme", "{n} termes", len(desk.terms))]
        if desk.abstentions:
            words.append(tr.plural("{n} abstention", "{n} abstentions", desk.abstentions))
        self._count.setText(" · ".join(words))
        if value.key == self._key:
            shown = (*desk.terms, *desk.hidden) if value.key else ()
            name = next((f"{one.label}   ({one.count})" for one in shown
                         if one.key == value.key), "")
            self.reasons.show_reasons(name, value.reasons)
        self.held.setVisible(value.reviews)
        self.held.show_held(desk.held)
        self.stage.show_stage(self._key)
        self._enable()

    def merge(self, keys: Sequence[str], into: str) -> None:
        """Make terms part of another."""
        self._decide(N_("réunir des termes"), deciding.merge(self._seen.decided, keys, into))

    def split(self, spellings: Sequence[str]) -> None:
        """Take spellings out of their term."""
        self._decide(N_("séparer un terme"), deciding.split(self._seen.decided, spellings))

    def rename(self, key: str, label: str) -> None:
        """Show a term under another name; an empty one gives its own back."""
        self._decide(N_("renommer un terme"), deciding.rename(self._seen.decided, key, label))

    def hide_or_show(self) -> None:
        """Hide the selected terms from the room, or show them again where all are hidden."""
        keys = [one.key for one in self.view.chosen()]
        if keys and all(self.view.rows.hides(key) for key in keys):
            self._decide(N_("remontrer un terme"), deciding.show(self._seen.decided, keys))
        elif keys:
            self._decide(N_("masquer un terme"), deciding.hide(self._seen.decided, keys))

    def release(self, texts: Sequence[str]) -> None:
        """Let held answers through, and others that will say the same."""
        before = self._seen.reviewed
        forms = before.released.union(map(spelling_key, texts))
        self._review(N_("laisser passer"), Reviewed(before.words, forms))

    def hold(self, words: Sequence[str]) -> None:
        """Hold answers with these words from now on."""
        kept = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        self._review(N_("changer les mots à relire"), Reviewed(kept, self._seen.reviewed.released))

    def _lay_out(self) -> None:
        look, say, done = self.setting.look, self.setting.look.say, self.setting.undo
        self._merge = button(
            look, say(N_("Réunir (M)")), self.view.merge_chosen, role="quiet",
            tip=say(N_("Réunir les termes choisis, au moins deux, dans le plus fréquent")))
        self._rename = button(look, say(N_("Renommer (F2)")), self._edit_current, role="quiet",
                              icon="pencil", bare=True)
        self._hide = button(look, say(N_("Masquer ou remontrer (Suppr)")), self.hide_or_show,
                            role="quiet", icon="eye-off", bare=True)
        undo = button(look, say(N_("Annuler (Ctrl+Z)")), done.undo, role="quiet", icon="undo-2",
                      bare=True)
        undo.setEnabled(done.canUndo())
        done.canUndoChanged.connect(undo.setEnabled)
        self._enable()
        tools = row(self.search, 8, self._count, None, self.hidden, self._merge, self._rename,
                    self._hide, undo, gap=2)
        beside = column(self.reasons, self.held, gap=12)
        beside.setStretch(0, 1)
        sides = row(column(self.view), beside, gap=20)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        layout = QVBoxLayout(self)
        fill(layout, (tools, sides, self.stage), 8)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setStretch(1, 1)

    def _filter(self, text: str) -> None:
        self.view.wanted = text.strip()
        self.take(self._seen)

    def _enable(self) -> None:
        """Only what can be done with what is chosen."""
        chosen = len(self.view.selectionModel().selectedRows())
        self._merge.setEnabled(chosen > 1)
        self._rename.setEnabled(chosen == 1)
        self._hide.setEnabled(chosen > 0)

    def _choose(self) -> None:
        self._enable()
        chosen = self.view.chosen()
        key = chosen[0].key if len(chosen) == 1 else ""
        if key != self._key:
            self._key = key
            self.refresh()

    def _edit_current(self) -> None:
        for index in self.view.selectionModel().selectedRows():
            self.view.edit(index)

    def _decide(self, words: str, after: Decisions) -> None:
        before = self._seen.decided
        if after != before:
            self._seen = replace(self._seen, decided=after)
            self._keep(words, DECIDED, to_data(before), to_data(after))

    def _review(self, words: str, after: Reviewed) -> None:
        before = self._seen.reviewed
        if after != before:
            self._seen = replace(self._seen, reviewed=after)
            self._keep(words, REVIEWED, before.as_json(), after.as_json())

    def _keep(self, words: str, name: str, before: object, after: object) -> None:
        items, step = self.setting.desk.session.items, self.setting.step
        self.setting.undo.push(Undoable(
            self.setting.desk, self.setting.look.say(words),
            lambda: items.decide(step.id, {name: after}),
            lambda: items.decide(step.id, {name: before}),
        ))

    def _refuse(self, answer_ids: Sequence[str]) -> None:
        answers = self.setting.desk.session.answers
        for one in answer_ids:
            self.setting.undo.push(Undoable(
                self.setting.desk, self.setting.look.say(N_("masquer une réponse")),
                partial(answers.mark, one, hidden=True),
                partial(answers.mark, one, hidden=False),
            ))

    def _edit_words(self) -> None:
        say = self.setting.look.say
        text, agreed = QInputDialog.getMultiLineText(
            self, say(N_("Mots à relire")),
            say(N_("Un mot ou une expression par ligne. Une réponse qui en contient attend ici.")),
            "\n".join(self._seen.desk.words),
        )
        if agreed:
            self.hold(text.splitlines())
