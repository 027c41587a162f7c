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
from ui.report.part_rows import PartDelegate
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
        self._titles: list[tuple[str, bool, bool, bool]] = []
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
        self.by.setVisible(bool(profiles))
        self._offer_mask()

    def _offer_mask(self) -> None:
        sliced = self.by.currentIndex() > 0
        self._mask.setVisible(self._hides or sliced)
        self._few.setVisible(sliced)

    def show_parts(self, shown: Sequence[Shown], choices: Choices, chosen: str) -> None:
        """List the parts; those left out are unticked, drafts and empty ones marked."""
        self._shown = tuple(shown)
        titles = [(one.section.title, one.section.id not in choices.without,
                   one.section.wording.draft, not one.section.blocks) for one in shown]
        with QSignalBlocker(self.parts):
            if titles != self._titles or self.parts.count() != len(shown):
                self._titles = titles
                self._list(titles)
            ids = [one.section.id for one in shown]
            if ids:
                self.parts.setCurrentRow(ids.index(chosen) if chosen in ids else 0)

    def current(self) -> Shown | None:
        """The part that is chosen."""
        place = self.parts.currentRow()
        return self._shown[place] if 0 <= place < len(self._shown) else None

    def say_progress(self, share: float | None) -> None:
        """Say on the button how far an export is; None for none."""
        words = self._look.say(N_("Exporter…"))
        if share is not None:
            words = self._look.say(N_("Export en cours… {n} %"), n=round(100 * share))
        self.out.setText(f" {words}")

    def _list(self, titles: list[tuple[str, bool, bool, bool]]) -> None:
        say = self._look.say
        self.parts.clear()
        for title, on, draft, empty in titles:
            item = QListWidgetItem(title or say(N_("Sans titre")))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            note = say(N_("Brouillon à relire")) if draft else say(N_("À écrire")) if empty else ""
            item.setToolTip(tip("\n".join(filter(None, (item.text(), note)))))
            if note:
                item.setIcon(self._look.icon("pencil", "clay" if draft else "ink-soft"))
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, note)
            if not on:
                item.setForeground(self._look.color("ink-soft"))
            self.parts.addItem(item)

    def _say_by(self) -> None:
        """What people called a field may be longer than the panel is wide."""
        self.by.setToolTip(tip(self.by.currentText()))

    def _lay_out(self) -> None:
        look, say = self._look, self._look.say
        self.setFixedWidth(look.side(270))
        for _, words in NAMING:
            self.naming.addItem(say(words))
        self.template.setAccessibleName(say(N_("Compte rendu")))
        self.group.setAccessibleName(say(N_("Groupe")))
        self.by.setAccessibleName(say(N_("Comparer les votes selon le portrait")))
        self.by.hide()
        self.naming.setAccessibleName(say(N_("Qui est nommé")))
        self.parts.setAccessibleName(say(N_("Parties du compte rendu")))
        self.parts.setWordWrap(True)
        self.parts.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.parts.setItemDelegate(PartDelegate(self.parts))
        self.parts.setIconSize(QSize(14, 14))
        self.parts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._mask = QWidget()
        self._few = label(say(N_("Un profil plus petit n’est pas montré, ni celui que le total "
                                 "trahirait.")), "small", wrap=True)
        fill(inner := QVBoxLayout(self._mask), (row(
            label(say(N_("Regrouper les effectifs sous")), "small"), None, self.least),
            self._few), 2)
        inner.setContentsMargins(0, 0, 0, 0)
        self.more = button(look, say(N_("Modèle de ce compte rendu")), None, role="quiet",
                           icon="settings", bare=True)
        menu = QMenu(self.more)
        self._copy = menu.addAction(say(N_("Copier ce modèle pour mon organisme")), self.copy.emit)
        self._dress = menu.addAction(say(N_("Logo, couleur et mention…")), self.dress.emit)
        self.more.setMenu(menu)
        back = button(look, say(N_("Annuler le dernier choix (Ctrl+Z)")), self.undone.emit,
                      role="quiet", icon="undo-2", bare=True)
        ahead = button(look, say(N_("Rétablir le choix (Ctrl+Maj+Z)")), self.redone.emit,
                       role="quiet", icon="redo-2", bare=True)
        chooser = row(self.template, self.more, gap=2)
        chooser.setStretch(0, 1)
        layout = QVBoxLayout(self)
        fill(layout, (row(label(say(N_("Compte rendu")), "heading"), None, back, ahead, gap=0),
                      chooser, self.group, self.naming, self.by, self._mask, self.draft, 2,
                      label(say(N_("Décochez une partie pour la laisser de côté.")), "small",
                            wrap=True), self.parts, self.out), 8)
        layout.setStretch(layout.indexOf(self.parts), 1)
        layout.setContentsMargins(14, 14, 14, 14)

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
        self.group.setVisible(one is not None and one.each == "group")
        own = one is not None and one.own
        self._copy.setVisible(not own)
        self._dress.setVisible(own)

    def _ticked(self, item: QListWidgetItem) -> None:
        place = self.parts.row(item)
        if 0 <= place < len(self._shown):
            out = item.checkState() is not Qt.CheckState.Checked
            self.left_out.emit(self._shown[place].section.id, out)

