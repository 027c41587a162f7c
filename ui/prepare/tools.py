"""The tools of the preparation: prints, the sign-up list, answers and plans that come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.i18n import N_
from facilitator.workshop.plan import WorkshopPlan
from ui.desk import Desk
from ui.look import Look
from ui.prepare.keeping import Say
from ui.prepare.tool import ToolPage, ToolStack


class Tools(ToolStack):
    """Shows the forms, or a tool that is asked for in their place."""

    def __init__(self, desk: Desk, look: Look, forms: QWidget, say: Say,
                 stack: QUndoStack) -> None:
        super().__init__(forms)
        self._desk, self._look, self._say, self._undo = desk, look, say, stack

    def print(self, product: str, address: str) -> None:
        """Show what can be printed, beginning with ``product``."""
        from ui.printing.page import PrintPage

        self.open(PrintPage(self._desk, self._look, product, address, self._say))

    def import_people(self) -> None:
        """Show where a sign-up list comes in."""
        from ui.people.page import ImportPage

        self.open(ImportPage(self._desk, self._look, self._say, self._undo))

    def import_answers(self) -> None:
        """Show where the answers of an earlier form come in."""
        from ui.importing.page import AnswersImport

        tool = ToolPage(self._look, self._look.say(N_("Importer les réponses d’un formulaire")))
        answers = AnswersImport(self._desk, self._look, stack=self._undo)
        tool.body.addWidget(answers)
        tool.first = answers.first
        self.open(tool)

    def ask_plan(self, done: Callable[[WorkshopPlan], None]) -> None:
        """Let the person choose a plan, and give it as the workshop's language has it."""
        say, desk = self._look.say, self._desk
        path, _ = QFileDialog.getOpenFileName(
            self, say(N_("Choisir un déroulé")), str(desk.session.path.parent),
            say(N_("Déroulés (*.toml)")))
        if not path:
            return

        def read() -> WorkshopPlan:
            from facilitator.workshop.plan import load_plan
            from facilitator.workshop.spoken import in_language

            plan = load_plan(Path(path), desk.session.kinds)
            return in_language(plan, desk.session.workshop().language)

        desk.tasks.run(read, done)
