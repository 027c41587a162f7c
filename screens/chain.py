"""The pictures of the chain: themes, questions, consent, every vote, groups, plenary, thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from facilitator.workshop.projection.sight import PHOTO
from facilitator.workshop.session import Session
from ui.console.groups import GroupsTab
from ui.console.plenary import PHOTOS, PlenaryTab
from ui.console.themes import QUESTIONS, THEMES, ThemesTab
from ui.workplace import Workplace

Take = Callable[[QWidget, str], None]
Settle = Callable[[int], None]


class ChainPictures:
    """Walks a workshop along the chain; ``take`` saves a widget under a name."""

    def __init__(self, place: Workplace, session: Session, take: Take, settle: Settle) -> None:
        self._place, self._session, self._take, self._settle = place, session, take, settle
        self._page = place.page
        place.open_projector()
        assert place.projector is not None
        self._projector = place.projector

    def all(self) -> None:
        """Take them all."""
        self._page.run()
        self._themes()
        for step in self._session.steps():
            if step.kind in ("consent", "priority") and step.key != "suite":
                self._go(step.key)
                self._both(f"vote-{step.key}")
        self._groups()
        self._plenary()
        self._threads()

    def _go(self, key: str) -> str:
        step = next(one for one in self._session.steps() if one.key == key)
        self._session.flow.go(step.id).result()
        self._session.flow.show(step.id).result()
        for _ in range(100):
            seen = self._place.console.snapshot()
            if seen is not None and seen.stage.step_id == step.id:
                break
            self._settle(100)
        self._settle(500)
        return step.id

    def _both(self, name: str) -> None:
        self._take(self._page, f"chain-{name}")
        self._take(self._projector, f"chain-{name}-projector")

    def _themes(self) -> None:
        step = self._go("dire")
        tab = self._place.console.centre.tab(ThemesTab)
        assert isinstance(tab, ThemesTab)
        self._settle(400)
        self._both("themes")
        theme = self._session.themes.board(step).themes[0]
        self._session.flow.set_stage(detail=theme.id).result()
        self._settle(400)
        self._both("theme-large")
        self._session.flow.set_stage(detail="").result()
        tab.suggest()
        self._settle(2500)
        self._take(self._page, "chain-suggestions")
        tab.show_page(QUESTIONS)
        self._take(self._page, "chain-questions")
        tab.show_page(THEMES)

    def _groups(self) -> None:
        self._go("groupes")
        tab = self._place.console.centre.tab(GroupsTab)
        assert isinstance(tab, GroupsTab)
        self._settle(600)
        self._take(self._page, "chain-groups")

    def _plenary(self) -> None:
        step = self._go("groupes")
        tab = self._place.console.centre.tab(PlenaryTab)
        assert isinstance(tab, PlenaryTab)
        self._settle(600)
        self._both("plenary")
        team = self._session.groups.of(step)[0].id
        for name, detail in (("group", team), ("cell", f"{team}/o3"), ("common", "common"),
                             ("photo", PHOTO + self._session.media.of(step)[0].id)):
            self._session.flow.set_stage(detail=detail).result()
            self._settle(500)
            if name == "photo":
                tab.show_page(PHOTOS)
            self._both(f"plenary-{name}")

    def _threads(self) -> None:
        console = self._place.console
        console.suites_panel.toggle()
        self._settle(400)
        self._take(self._page, "chain-actions")
        console.suites_panel.toggle()
        action = self._session.actions.all()[0]
        console.thread_panel.show_thread(action.id)
        self._settle(500)
        self._take(self._page, "chain-thread-action")
        first = self._session.steps()[1]
        console.thread_panel.show_thread(self._session.themes.board(first.id).themes[0].id)
        self._settle(500)
        self._take(self._page, "chain-thread-theme")
        console.thread_panel.hide_again()
