"""What the report is: which one, for whom, who is named in it, which parts it has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import N_
from facilitator.report.choices import NO_PROFILE, Choices, Naming
from facilitator.report.report_templates import ReportTemplate
from ui.look import Look
from ui.parts.basic import button, fill, label, row, spin
from ui.parts.tip import tip
from ui.report.part_rows import MARK, Legend, Mark, PartDelegate, part_title
from ui.report.writing import Shown

NAMING = ((Naming.NAMED, N_("Noms complets")), (Naming.FIRST, N_("Prénoms seulement")),
          (Naming.PSEUDONYM, N_("Pseudonymes")), (Naming.ANONYMOUS, N_("Sans aucun nom")))


class ChoicePanel(QFrame):
    """``report`` tells the place of the report wanted and the group's id, ``chosen`` choices by
    name, ``left_out`` a section and whether it is left out, ``part`` the row wanted."""

    report = Signal(int, str)
    chosen = Signal(object)
    left_out = Signal(str, bool)
    part = Signal(int)
    undone = Signal()
    redone = Signal()
    export = Signal()
    copy = Signal()
    dress = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.setProperty("role", "side")
        self.template, self.group, self.naming = QComboBox(), QComboBox(), QComboBox()
        self.by = QComboBox()
        for one in (self.template, self.group, self.naming, self.by):
            one.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.draft = QCheckBox(say(N_("Filigrane « brouillon »")))
        self.least = spin(2, 50, round(58 * look.scale))
        self.least.setAccessibleName(say(N_("Effectif le plus petit à montrer")))
        self.parts = QListWidget()
        self.out = button(look, say(N_("Exporter…")), self.export.emit, role="primary",
                          icon="download", tip=say(N_("Exporter ce compte rendu")))
        self._titles: list[tuple[str, bool, Mark | None]] = []
        self._legend = Legend(look)
        self._shown: tuple[Shown, ...] = ()
        self._templates: tuple[ReportTemplate, ...] = ()
        self._hides = False
        self._lay_out()
        self._wire()

    def show_templates(self, templates: Sequence[ReportTemplate], groups: dict[str, str],
                       chosen: str) -> None:
        """Offer the reports, and the groups (names by id) that one may be written for."""
        self._templates = tuple(templates)
        with QSignalBlocker(self.template), QSignalBlocker(self.group):
            self.template.clear()
            for one in templates:
                self.template.addItem(self._look.say(one.title), one.name)
            self.template.setCurrentIndex(max(0, self.template.findData(chosen)))
            before = self.group.currentData()
            self.group.clear()
            for group_id, name in groups.items():
                self.group.addItem(name, group_id)
            self.group.setCurrentIndex(max(0, self.group.findData(before)))
        self._offer()

    def chosen_template(self) -> ReportTemplate | None:
        """The report that is chosen."""
        place = self.template.currentIndex()
        return self._templates[place] if 0 <= place < len(self._templates) else None

    def show_choices(self, choices: Choices) -> None:
        """Show who is named, the threshold and the watermark."""
        names = [naming for naming, _ in NAMING]
        with QSignalBlocker(self.naming), QSignalBlocker(self.least), QSignalBlocker(self.draft):
            self.naming.setCurrentIndex(names.index(choices.naming))
            self.least.setValue(choices.least)
            self.draft.setChecked(choices.draft)
        self._hides = choices.naming.hides
        self._offer_mask()

    def show_profiles(self, profiles: Sequence[tuple[str, str]], by: str) -> None:
        """Offer the portrait's fields (names and labels) that votes are compared by, or none."""
        with QSignalBlocker(self.by):
            self.by.clear()
            self.by.addItem(self._look.say(N_("Tous les votes ensemble")), NO_PROFILE)
            for name, words in profiles:
                self.by.addItem(self._look.say(N_("Votes par : {field}"), field=words), name)
            self.by.setCurrentIndex(max(0, self.by.findData(by)))
        self._say_by()
        self._by_box.setVisible(bool(profiles))
        self._offer_mask()

    def _offer_mask(self) -> None:
        sliced = self.by.currentIndex() > 0
        self._mask.setVisible(self._hides or sliced)
        self._few.setVisible(sliced)

    def show_parts(self, shown: Sequence[Shown], choices: Choices, chosen: str) -> None:
        """List the parts; those left out are unticked, drafts and empty ones marked.

        Where ``chosen`` is none of them, it is the first that can be written.
        """
        self._shown = tuple(shown)
        titles = [(part_title(one.section, self._look), one.section.id not in choices.without,
                   Mark.DRAFT if one.section.wording.draft else
                   None if one.section.blocks else Mark.EMPTY) for one in shown]
        with QSignalBlocker(self.parts):
            if titles != self._titles or self.parts.count() != len(shown):
                self._titles = titles
                self._list(titles)
            ids = [one.section.id for one in shown]
            if ids:
                first = next((n for n, one in enumerate(shown) if one.writable), 0)
                self.parts.setCurrentRow(ids.index(chosen) if chosen in ids else first)

    def show_turns(self, back: bool, ahead: bool) -> None:
        """Say whether there is a choice to undo, and one to make again."""
        self._back.setEnabled(back)
        self._ahead.setEnabled(ahead)

    def fit(self, width: int) -> None:
        """Be as wide as is right on a page of that width: titles are long, windows may be."""
        self.setFixedWidth(self._look.side(max(270, min(340, 0.17 * width))))

    def current(self) -> Shown | None:
        """The part that is chosen."""
        place = self.parts.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def current_id(self) -> str:
        """The id of that part's section, "" for none."""
        one = self.current()
        return one.section.id if one is not None else ""

    def say_progress(self, share: float | None) -> None:
        """Say on the button how far an export is; None for none."""
        words = self._look.say(N_("Exporter…"))
        if share is not None:
            words = self._look.say(N_("Export en cours… {n} %"), n=round(100 * share))
        self.out.setText(f" {words}")

    def _list(self, titles: list[tuple[str, bool, Mark | None]]) -> None:
        self.parts.clear()
        for title, on, mark in titles:
            item = QListWidgetItem(title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            note = ""
            if mark is not None:
                icon, token, words = mark.value
                note = self._look.say(words)
                item.setIcon(self._look.icon(icon, token))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, note)
            item.setToolTip(tip("\n".join(filter(None, (title, note)))))
            if not on:
                item.setForeground(self._look.color("ink-soft"))
            self.parts.addItem(item)
        self._legend.show_marks([mark for *_, mark in titles])

    def _say_by(self) -> None:
        """What people called a field may be longer than the panel is wide."""
        self.by.setToolTip(tip(self.by.currentText()))

    def _lay_out(self) -> None:
        look, say = self._look, self._look.say
        self.fit(0)
        for _, words in NAMING:
            self.naming.addItem(say(words))
        self._list_looks()
        self._mask = QWidget()
        self._few = label(say(N_("Un profil plus petit n’est pas montré, ni celui que le total "
                                 "trahirait.")), "small", wrap=True)
        fill(inner := QVBoxLayout(self._mask), (row(
            label(say(N_("Regrouper les effectifs sous")), "small"), None, self.least),
            self._few), 2)
        inner.setContentsMargins(0, 0, 0, 0)
        self._group_box = self._named(self.group, N_("Groupe"))
        self._by_box = self._named(self.by, N_("Comparer les votes selon le portrait"))
        self._by_box.hide()
        self._back = button(look, say(N_("Annuler le dernier choix (Ctrl+Z)")), self.undone.emit,
                            role="quiet", icon="undo-2", bare=True)
        self._ahead = button(look, say(N_("Rétablir le choix (Ctrl+Maj+Z)")), self.redone.emit,
                             role="quiet", icon="redo-2", bare=True)
        self.show_turns(False, False)
        layout = QVBoxLayout(self)
        fill(layout, (row(label(say(N_("Compte rendu")), "heading"), None, self._back,
                          self._ahead, gap=0),
                      self._named(self.template, N_("Modèle"), self._own_menu()), self._group_box,
                      self._named(self.naming, N_("Qui est nommé")), self._by_box, self._mask,
                      self.draft, 2,
                      label(say(N_("Décochez ce qui doit rester de côté.")), "small", wrap=True),
                      self._legend, self.parts, self.out), 8)
        layout.setStretch(layout.indexOf(self.parts), 1)
        layout.setContentsMargins(14, 14, 14, 14)

    def _named(self, box: QComboBox, words: str, beside: QWidget | None = None) -> QWidget:
        """A box under what it is for."""
        box.setAccessibleName(self._look.say(words))
        made = QWidget()
        line = row(box, beside, gap=2) if beside is not None else row(box)
        line.setStretch(0, 1)
        fill(inner := QVBoxLayout(made), (label(box.accessibleName(), "small", wrap=True), line), 2)
        inner.setContentsMargins(0, 0, 0, 0)
        return made

    def _own_menu(self) -> QWidget:
        say = self._look.say
        self.more = button(self._look, say(N_("Modèle de ce compte rendu")), None, role="quiet",
                           icon="settings", bare=True)
        menu = QMenu(self.more)
        self._copy = menu.addAction(say(N_("Copier ce modèle pour mon organisme")), self.copy.emit)
        self._dress = menu.addAction(say(N_("Logo, couleur et mention…")), self.dress.emit)
        self.more.setMenu(menu)
        return self.more

    def _list_looks(self) -> None:
        self.parts.setAccessibleName(self._look.say(N_("Parties du compte rendu")))
        self.parts.setWordWrap(True)
        self.parts.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.parts.setItemDelegate(PartDelegate(self._look, self.parts))
        self.parts.setIconSize(QSize(MARK, MARK))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _wire(self) -> None:
        self.template.activated.connect(lambda _: self._report())
        self.group.activated.connect(lambda _: self._report())
        self.by.activated.connect(lambda _: self.chosen.emit({"by": self.by.currentData()}))
        self.by.currentIndexChanged.connect(self._say_by)
        self.naming.activated.connect(lambda n: self.chosen.emit({"naming": NAMING[n][0]}))
        self.least.valueChanged.connect(lambda n: self.chosen.emit({"least": n}))
        self.draft.toggled.connect(lambda on: self.chosen.emit({"draft": on}))
        self.parts.currentRowChanged.connect(self.part.emit)
        self.parts.itemChanged.connect(self._ticked)

    def _report(self) -> None:
        self._offer()
        one = self.chosen_template()
        self.report.emit(self.template.currentIndex(),
                         str(self.group.currentData() or "") if one and one.each else "")

    def _offer(self) -> None:
        one = self.chosen_template()
        self._group_box.setVisible(one is not None and one.each == "group")
        own = one is not None and one.own
        self._copy.setVisible(not own)
        self._dress.setVisible(own)

    def _ticked(self, item: QListWidgetItem) -> None:
        place = self.parts.row(item)
        if 0 <= place < len(self._shown):
            out = item.checkState() is not Qt.CheckState.Checked
            self.left_out.emit(self._shown[place].section.id, out)

