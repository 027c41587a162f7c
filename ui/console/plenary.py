"""Plenary: one group, cell or photo large on the projector, and what goes on from a line."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout

from facilitator.i18n import N_
from facilitator.workshop.changes import ItemsChanged, StageChanged
from ui.bridge import News
from ui.console.caretaker import Caretaker
from ui.console.deeds import Already
from ui.console.grids import COMMON, Grids, GridTree, read_grids
from ui.console.lines import QUOTED, on_keys
from ui.console.onward import Onward
from ui.console.photos import PhotoPage, RemovePhoto, Thumbnails
from ui.console.tab import LARGE, TRACE, TRACE_ICON, Setting, StepTab
from ui.parts.basic import button, column, fill, label, row, scrolled
from ui.parts.flow import flow

ONWARD, PHOTOS = range(2)
Seen = tuple[Grids, Mapping[str, QImage]]


class PlenaryTab(StepTab):
    """The grids at the left; at the right what goes on from a line, and the photos."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        look, say = setting.look, setting.look.say
        self._seen: Seen | None = None
        self._small = Thumbnails()
        self._full = label("", "soft", wrap=True)
        self.tree = GridTree(look)
        self.tree.itemSelectionChanged.connect(self._chosen)
        self.tree.currentItemChanged.connect(lambda *_: self._say_place())
        self.large = button(look, say(LARGE), self.show_large, icon="presentation",
                            tip=say(N_("La case ou le groupe choisi, seul à l’écran (M ou P)")))
        self.whole = button(look, say(N_("Tout remontrer (T)")), lambda: self._show(""),
                            role="quiet", icon="layout-grid", bare=True)
        self.commons = button(look, say(N_("Points communs à l’écran (K)")), self.show_commons,
                              role="quiet", icon="list", bare=True, checkable=True)
        self.origin = button(look, say(TRACE), lambda: self.trace_from([self.tree.thing()]),
                             role="quiet", icon=TRACE_ICON, bare=True)
        self.added = QLineEdit()
        self.added.setAccessibleName(say(N_("Ajouter en plénière")))
        self.added.returnPressed.connect(self._add)
        self.onward = Onward(look)
        self.photos = PhotoPage(look)
        self.caretaker = Caretaker(setting.desk, look, setting.undo, self.onward)
        self.deeds = self.caretaker.deeds(setting.step.id)
        self.list, self.text = self.onward.list, self.onward.text
        self.who, self.when = self.onward.who, self.onward.when
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(scrolled(self.onward))
        self.pages.addWidget(self.photos)
        self._group = QButtonGroup(self)
        choosers = QHBoxLayout()
        choosers.setSpacing(0)
        for number, words in enumerate((N_("Suites"), N_("Photos"))):
            one = button(self.setting.look, self.setting.look.say(words),
                         partial(self.show_page, number), role="tab", checkable=True)
            self._group.addButton(one, number)
            choosers.addWidget(one)
        choosers.addStretch(1)
        self._full.setMinimumHeight(self._group.button(ONWARD).sizeHint().height())
        self.show_page(ONWARD)
        tools = flow(self.large, None, self.whole, self.commons, self.origin, gap=2)
        layout = QVBoxLayout(self)
        sides = row(column(self._full, self.tree, tools, self.added, gap=6),
                    column(choosers, self.pages, gap=6), gap=20)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        fill(layout, (sides,), 0)

    def _connect(self) -> None:
        on_keys(self.tree, {"M": self.show_large, "P": self.show_large,
                            "T": lambda: self._show(""),
                            "K": self.show_commons, "A": self.text.setFocus,
                            "I": self.added.setFocus, "Return": self.show_large,
                            "D": lambda: self.trace_from([self.tree.thing()])})
        on_keys(self.list, {"D": lambda: self.trace_from([self.list.thing()])})
        self.offer_trace(self.tree, self.tree.thing)
        self.offer_trace(self.list, self.list.thing)
        self.onward.made.connect(self._made)
        self.photos.wanted.connect(self._show)
        self.photos.added.connect(self._add_photo)
        self.photos.gone.connect(self._remove_photo)

    def cares(self, news: News) -> bool:
        return news.has(StageChanged, ItemsChanged) or super().cares(news)  # options are elsewhere

    def read(self) -> Seen:
        session, setting = self.setting.desk.session, self.setting
        grids = read_grids(session, setting.fresh_step(), setting.kind, setting.look)
        return grids, self._small.of(session, grids.photos)

    def take(self, value: Seen) -> None:
        grids, small = value
        before = self._seen[0] if self._seen is not None else Grids()
        self._seen = value
        tr = self.setting.look.tr
        if grids.groups != before.groups or grids.detail != before.detail:
            self.tree.show_grids(grids)
        self._full.setText(
            tr.plural("{n} case encore vide", "{n} cases encore vides", grids.empty)
            if grids.empty else tr(N_("Toutes les cases ont quelque chose.")))
        self._full.setVisible(bool(grids.groups))
        self.whole.setEnabled(bool(grids.detail))
        self.commons.setEnabled(any(one.role == "common" for one in grids.outcomes))
        self.commons.setChecked(grids.detail == COMMON)
        self.onward.show_outcomes(grids.outcomes)
        self.onward.show_targets(grids.targets)
        if (grids.photos, grids.detail) != (before.photos, before.detail) or not before.names:
            self.photos.show_photos(grids.photos, small, grids.names, grids.detail)
        count = len(grids.photos)
        self._group.button(PHOTOS).setText(tr(N_("Photos")) + (f" ({count})" if count else ""))
        self._say_place()

    def show_page(self, number: int) -> None:
        """Bring what goes on, or the photos, to the front."""
        self._group.button(number).setChecked(True)
        self.pages.setCurrentIndex(number)

    def show_large(self) -> None:
        """Show the group or cell in focus large; the room sees the result from now on."""
        if self.tree.place():
            self._show(self.tree.place())

    def show_commons(self) -> None:
        """Show what groups have in common, large, or everything again where it is shown already."""
        if self.commons.isEnabled():
            shown = self._seen is not None and self._seen[0].detail == COMMON
            self.commons.setChecked(shown)  # until the room sees it
            self._show("" if shown else COMMON)

    def _show(self, detail: str) -> None:
        flow, step, do = self.setting.desk.session.flow, self.setting.step, self.setting.desk.do
        if detail:
            do(lambda: flow.show(step.id))
        do(lambda: flow.set_stage(detail=detail))

    def _chosen(self) -> None:
        self.onward.propose(self.tree.words())
        self._say_place()

    def _say_place(self) -> None:
        say, name = self.setting.look.say, ""
        if self._seen is not None and "/" in self.tree.place():
            name = self._seen[0].names.get(self.tree.place(), "")
        self.added.setEnabled(bool(name))
        self.added.setPlaceholderText(
            say(N_("Ajouter en plénière (I) : {cell}"), cell=name) if name
            else say(N_("Choisissez une case pour y ajouter")))
        self.added.setToolTip(self.added.placeholderText())
        self._say_source()

    def _say_source(self) -> None:
        """Say what an action noted now would come from: lines, else the group in focus."""
        tr, chosen = self.setting.look.tr, len(self.tree.lines())
        group = self.tree.place().partition("/")[0]
        if chosen > 1:
            source = tr.plural("{n} ligne choisie", "{n} lignes choisies", chosen)
        elif chosen:
            source = tr(QUOTED, words=self.tree.words())
        else:
            source = self._seen[0].names.get(f"{group}/", "") if self._seen is not None else ""
        self.onward.come_from(source, chosen)

    def _add(self) -> None:
        """Write into the cell in focus; undone, the line is hidden."""
        team, _, name = self.tree.place().partition("/")
        text, session, desk = self.added.text().strip(), self.setting.desk.session, (
            self.setting.desk)
        if not (team and name and text):
            return

        def added(lines: tuple[str, ...]) -> None:
            self.added.clear()
            self.setting.undo.push(Already(
                desk, self.setting.look.say(N_("ajouter en plénière")),
                lambda: session.answers.mark(lines[0], hidden=False),
                lambda: session.answers.mark(lines[0], hidden=True)))

        desk.do(lambda: session.groups.write(team, {name: [text]}), added)

    def _made(self, role: str, target: str) -> None:
        actions, step, form = self.setting.desk.session.actions, self.setting.step, self.onward
        say, sources = self.setting.look.say, self._from()
        text, who, when = (line.text().strip() for line in (form.text, form.who, form.when))

        def clear(_: object) -> None:
            form.start()

        if role == "action":
            self.deeds.act(say(N_("noter une action")),
                           lambda: actions.add(step.id, text, sources, who, when), done=clear)
        elif role == "common":
            self.deeds.act(say(N_("noter un point commun")),
                           lambda: actions.tie_common(step.id, text, sources), done=clear)
        elif role == "next":
            self.deeds.act(say(N_("garder une question pour un prochain atelier")),
                           lambda: actions.keep_for_next(step.id, text, sources), done=clear)
        else:
            self._offer(target, text, sources)

    def _offer(self, target: str, text: str, sources: list[str]) -> None:
        """Make it an option of a later step; undone, the step has the options it had."""
        session, desk = self.setting.desk.session, self.setting.desk
        step = session.step(target)
        if step is None:
            return

        def offered(option: str) -> None:
            self.onward.start()

            def back() -> Future[Any]:
                desk.do(lambda: session.items.remove(option))
                return session.plan.change(target, settings=dict(step.settings))

            self.setting.undo.push(Already(
                desk, self.setting.look.say(N_("proposer comme option")),
                lambda: session.actions.offer(target, text, sources), back, once=True))

        desk.do(lambda: session.actions.offer(target, text, sources), offered)

    def _from(self) -> list[str]:
        return self.tree.lines() or [one for one in [self.tree.thing()] if one]

    def _add_photo(self, path: str) -> None:
        """Keep a photo from this computer in the cell in focus; decoded off the GUI thread."""
        media, step = self.setting.desk.session.media, self.setting.step
        team, _, name = self.tree.place().partition("/")

        def work() -> str:
            return media.add(step.id, Path(path).read_bytes(), team_id=team, place=name).result()

        def added(photo: str) -> None:
            remove = partial(media.remove, photo)
            self.setting.undo.push(Already(
                self.setting.desk, self.setting.look.say(N_("ajouter une photo")), remove, remove,
                once=True))

        self.setting.desk.tasks.run(work, added, self.setting.desk.failed)

    def _remove_photo(self, media_id: str) -> None:
        photos = self._seen[0].photos if self._seen is not None else ()
        data = self.setting.desk.session.media.data(media_id)
        for one in photos:
            if one.id == media_id and data is not None:
                self.setting.undo.push(RemovePhoto(
                    self.setting.desk, self.setting.look.say(N_("retirer une photo")), one, data))
