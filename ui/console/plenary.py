"""Plenary: one group or one cell large on the projector, and what goes on from a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTreeWidget, QVBoxLayout
from PySide6.QtWidgets import QTreeWidgetItem as Row

from facilitator.i18n import N_
from facilitator.workshop.actions import Action
from facilitator.workshop.changes import StageChanged
from ui.bridge import News
from ui.console.deeds import Deeds
from ui.console.lines import COUNT, ID, LIVE, SOFT, STRONG, in_lines, on_keys
from ui.console.tab import Setting, StepTab
from ui.look import Look
from ui.parts.basic import button, column, fill, label, row

PLACE = ID + 10
"""The part of the result a row is, as the projector names it: a group, or a group and a cell."""


@dataclass(frozen=True)
class Cell:
    """A heading of a group with its lines, as (id, words)."""

    name: str
    label: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grids:
    """The groups as (id, name, question, cells), what is shown large, and what came out."""

    groups: tuple[tuple[str, str, str, tuple[Cell, ...]], ...] = ()
    detail: str = ""
    actions: tuple[Action, ...] = ()
    commons: tuple[tuple[str, str], ...] = ()


class GridTree(QTreeWidget):
    """Groups, their cells, their lines."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        in_lines(self, look, look.say(N_("Ce que les groupes ont écrit")))
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)

    def show_grids(self, seen: Grids) -> None:
        """Show the grids; the line in focus stays in focus."""
        current = self.currentItem()
        wanted = (current.data(0, ID), current.data(0, PLACE)) if current is not None else None
        self.clear()
        say = self._look.say
        for group, name, question, cells in seen.groups:
            top = self._row(None, name, "", group, seen.detail)
            top.setData(0, SOFT, top.data(0, SOFT) or question)
            top.setData(0, STRONG, True)
            for cell in cells:
                place = f"{group}/{cell.name}"
                head = self._row(top, cell.label, "", place, seen.detail)
                head.setData(0, COUNT, str(len(cell.lines)))
                if not cell.lines and not head.data(0, SOFT):
                    head.setData(0, SOFT, say(N_("encore vide")))
                for line, words in cell.lines:
                    self._row(head, f"«\u00a0{words}\u00a0»", line, place, "")
        self.expandAll()
        for item in self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            if (item.data(0, ID), item.data(0, PLACE)) == wanted:
                self.setCurrentItem(item)
        if self.currentItem() is None and self.topLevelItemCount():
            self.setCurrentItem(self.topLevelItem(0))

    def _row(self, above: Row | None, words: str, thing: str, place: str, detail: str) -> Row:
        made = Row([words])
        made.setData(0, ID, thing)
        made.setData(0, PLACE, place)
        if place == detail:
            made.setData(0, SOFT, self._look.say(N_("en grand à l’écran")))
            made.setData(0, LIVE, True)
        if above is None:
            self.addTopLevelItem(made)
        else:
            above.addChild(made)
        return made

    def place(self) -> str:
        """The group or cell in focus."""
        item = self.currentItem()
        return str(item.data(0, PLACE)) if item is not None else ""

    def lines(self) -> list[str]:
        """The ids of the selected lines."""
        return [str(item.data(0, ID)) for item in self.selectedItems() if item.data(0, ID)]

    def thing(self) -> str:
        """The id of the line or group in focus."""
        item = self.currentItem()
        return str(item.data(0, ID) or item.data(0, PLACE).partition("/")[0]) if item else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class PlenaryTab(StepTab):
    """The grids at the left; what to show and what goes on at the right."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen = Grids()
        self.deeds = Deeds(setting.desk, setting.undo, setting.step.id, self)
        self.tree = GridTree(look)
        self.tree.itemSelectionChanged.connect(self._fill_in)
        self.large = button(look, say(N_("Montrer en grand (P)")), self.show_large,
                            icon="presentation")
        self.whole = button(look, say(N_("Tout remontrer (T)")), lambda: self._show(""),
                            role="quiet", icon="layout-grid")
        self.text = self._line(N_("Ce qu’on va faire, ou ce que les lignes ont en commun"))
        self.who = self._line(N_("Qui"))
        self.when = self._line(N_("Pour quand"))
        for line in (self.text, self.who, self.when):
            line.returnPressed.connect(self._act)
        act = button(look, say(N_("Noter l’action")), self._act, icon="check")
        tie = button(look, say(N_("Point commun")), self._tie, role="quiet",
                     tip=say(N_("Relier les lignes choisies, de plusieurs groupes")))
        self.list = QListWidget()
        in_lines(self.list, look, say(N_("Actions et points communs")))
        layout = QVBoxLayout(self)
        sides = row(
            column(self.tree, row(self.large, self.whole, None), gap=6),
            column(label(say(N_("De la ligne choisie")), "strong"), self.text,
                   row(self.who, self.when), row(act, tie, None), 6,
                   label(say(N_("Actions et points communs")), "strong"), self.list, gap=6), gap=20)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)
        on_keys(self.tree, {"P": self.show_large, "T": lambda: self._show(""),
                            "A": self.text.setFocus, "Return": self.show_large,
                            "D": lambda: self.trace_from([self.tree.thing()])})
        on_keys(self.list, {"Delete": self._remove, "D": lambda: self.trace_from([self._item()])})
        self.offer_trace(self.tree, self.tree.thing)
        self.offer_trace(self.list, self._item)

    def _line(self, hint: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(self.setting.look.say(hint))
        made.setAccessibleName(self.setting.look.say(hint))
        return made

    def cares(self, news: News) -> bool:
        return news.has(StageChanged) or super().cares(news)

    def read(self) -> Grids:
        session, kind, say = self.setting.desk.session, self.setting.kind, self.setting.look.say
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        fields = kind.answer_fields(context)
        lines: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for entry in session.results.entries(step):
            if not entry.hidden:
                name = next(iter(kind.form_value({entry.slot: entry.payload})), "")
                lines.setdefault((entry.group, name), []).append(
                    (entry.id, kind.text(entry.payload, context)))
        groups = tuple(
            (team.id, team.label, team.question, tuple(
                Cell(field.name, say(field.label), tuple(lines.get((team.id, field.name), ())))
                for field in fields))
            for team in session.groups.of(step.id))
        commons = tuple((item.id, item.text) for item, _ in session.actions.commons(step.id))
        actions = tuple(one for one in session.actions.all() if one.step_id == step.id)
        return Grids(groups, session.flow.stage().detail, actions, commons)

    def take(self, value: Grids) -> None:
        if value == self._seen:
            return
        self._seen = value
        self.tree.show_grids(value)
        self.whole.setEnabled(bool(value.detail))
        say = self.setting.look.say
        self.list.clear()
        for action in value.actions:
            said = [action.who, action.when]
            self._add(action.id, action.text, " · ".join(part for part in said if part)
                      or say(N_("action")))
        for common, text in value.commons:
            self._add(common, text, say(N_("point commun")))

    def show_large(self) -> None:
        """Show the group or cell in focus large; the room sees the result from now on."""
        if self.tree.place():
            self._show(self.tree.place())

    def _show(self, detail: str) -> None:
        flow, step, do = self.setting.desk.session.flow, self.setting.step, self.setting.desk.do
        if detail:
            do(lambda: flow.show(step.id))
        do(lambda: flow.set_stage(detail=detail))

    def _fill_in(self) -> None:
        chosen = [item.text(0)[2:-2] for item in self.tree.selectedItems()
                  if item.data(0, ID)]
        if chosen and not self.text.isModified():
            self.text.setText(chosen[0])

    def _act(self) -> None:
        actions, step, sources = self.setting.desk.session.actions, self.setting.step, self._from()
        text, who, when = self.text.text().strip(), self.who.text(), self.when.text()
        if text:
            self.deeds.act(self.setting.look.say(N_("noter une action")),
                           lambda: actions.add(step.id, text, sources, who, when),
                           done=lambda _: self._clear())

    def _tie(self) -> None:
        actions, step, sources = self.setting.desk.session.actions, self.setting.step, self._from()
        text = self.text.text().strip()
        if text:
            self.deeds.act(self.setting.look.say(N_("noter un point commun")),
                           lambda: actions.tie_common(step.id, text, sources),
                           done=lambda _: self._clear())

    def _from(self) -> Sequence[str]:
        return self.tree.lines() or [one for one in [self.tree.thing()] if one]

    def _clear(self) -> None:
        for line in (self.text, self.who, self.when):
            line.clear()
            line.setModified(False)

    def _add(self, thing: str, text: str, said: str) -> None:
        item = QListWidgetItem(text)
        item.setData(ID, thing)
        item.setData(SOFT, said)
        self.list.addItem(item)

    def _item(self) -> str:
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def _remove(self) -> None:
        items, thing = self.setting.desk.session.items, self._item()
        if thing:
            self.deeds.act(self.setting.look.say(N_("supprimer")), lambda: items.remove(thing))
