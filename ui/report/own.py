"""The organisation's own templates on the report page: copied, dressed, taken away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.report.own_templates import (
    Dress,
    dress_of,
    dress_template,
    remove_template,
)
from facilitator.report.report_templates import ReportTemplate, copy_template
from ui.desk import Desk
from ui.look import Look
from ui.report.dressing import DressForm
from ui.report.vector_logo import draw_logo


class OwnTemplates(QObject):
    """``changed`` tells the name of the template that is another now; ``opened`` that the form of
    one is to be shown."""

    changed = Signal(str)
    opened = Signal()

    def __init__(self, desk: Desk, look: Look, folder: Path) -> None:
        super().__init__()
        self._desk, self._folder = desk, folder
        self._name = ""
        self.form = DressForm(look)
        self.form.kept.connect(self._keep)
        self.form.removed.connect(self.remove)

    def copy(self, template: ReportTemplate | None) -> None:
        """Make a copy that can be changed, and open its form."""
        if template is not None:
            name = template.name
            self._do(lambda: copy_template(name, self._folder), lambda: self._copied(name))

    def open(self, template: ReportTemplate | None) -> None:
        """Show the form of an own template."""
        if template is not None:
            name = template.name
            self._desk.tasks.run(lambda: dress_of(name, self._folder),
                                 lambda dress: self._show(name, dress))

    def remove(self) -> None:
        """Take the template of the form away; the built-in one of its name counts again."""
        name = self._name
        self._do(lambda: remove_template(name, self._folder), lambda: self.changed.emit(name))

    def _copied(self, name: str) -> None:
        self.changed.emit(name)
        self._desk.tasks.run(lambda: dress_of(name, self._folder),
                             lambda dress: self._show(name, dress))

    def _show(self, name: str, dress: Dress) -> None:
        self._name = name
        self.form.show_dress(dress)
        self.opened.emit()

    def _keep(self, dress: Dress) -> None:
        name = self._name

        def work() -> object:
            logo = Path(dress.logo)
            drawn = draw_logo(logo) if logo.suffix.lower() == ".svg" and logo.is_file() else b""
            return dress_template(name, self._folder, replace(dress, drawn=drawn))

        self._do(work, lambda: self.changed.emit(name))

    def _do(self, work: Callable[[], object], done: Callable[[], None]) -> None:
        self._desk.tasks.run(work, lambda _: done())
