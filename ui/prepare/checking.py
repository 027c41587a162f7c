"""The check list of the preparation, read off the GUI thread and shown in two places."""

from __future__ import annotations

from PySide6.QtCore import QObject

from facilitator.document import reads
from facilitator.workshop.checklist import Check, check_list
from ui.desk import Desk
from ui.prepare.foot import StateButton
from ui.prepare.ready import ReadyPanel
from ui.tasks import Latest


class Checking(QObject):
    """Fills the panel and the button; ``titles`` are the steps' by id."""

    def __init__(self, desk: Desk, panel: ReadyPanel, state: StateButton,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._panel, self._state = desk, panel, state
        self.address: str | None = None
        self.titles: dict[str, str] = {}
        self._latest = Latest(desk.tasks, self._read, self._show, self)

    def ask(self) -> None:
        """Check again."""
        self._latest.ask()

    def _read(self) -> tuple[tuple[Check, ...], int, int]:
        session, read = self._desk.session, self._desk.session.document.read
        return (check_list(session, self.address), read(reads.expected_count),
                read(reads.present_count))

    def _show(self, found: tuple[tuple[Check, ...], int, int]) -> None:
        checks, expected, present = found
        self._panel.show_checks(checks, self.titles)
        self._panel.show_people(expected, present)
        self._state.show_count(len(checks))
