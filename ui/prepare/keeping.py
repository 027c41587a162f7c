"""The plan kept for another day: as a template of one's own, or as a TOML file to share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.i18n import N_
from ui.desk import Desk
from ui.look import Look

Say = Callable[[str, str, object], None]
"""Tells what was done: a sentence, what to do about it, the function that does it."""


class Keeping:
    """Writes the plan and says where it is."""

    def __init__(self, desk: Desk, look: Look, templates: Path | None, say: Say) -> None:
        self._desk, self._look, self._templates, self._say = desk, look, templates, say

    def template(self) -> None:
        """Keep the plan among the templates of the start page; one of the same name is replaced."""
        folder, desk = self._templates or self._desk.session.path.parent, self._desk

        def work() -> tuple[Path, bytes | None]:
            from facilitator.workshop.plan_export import save_template

            before = {path: path.read_bytes() for path in folder.glob("*.toml")}
            path = save_template(desk.session, folder, desk.session.workshop().title)
            return path, before.get(path)

        def done(kept: tuple[Path, bytes | None]) -> None:
            path, before = kept

            def undo() -> None:
                if before is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(before)

            self._say(self._look.say(N_("Ce déroulé est maintenant parmi vos modèles, à "
                                        "l’accueil.")), self._look.say(N_("Annuler")), undo)

        desk.tasks.run(work, done)

    def plan(self) -> None:
        """Write the plan beside the workshop's file."""
        desk = self._desk
        file = desk.session.path
        path = file.with_name(f"{file.stem} – plan.toml")

        def work() -> Path:
            from facilitator.errors import FileProblem
            from facilitator.workshop.plan_export import dump_plan

            try:
                path.write_text(dump_plan(desk.session), "utf-8")
            except OSError as error:
                raise FileProblem(N_("Le déroulé n’a pas pu être écrit : {why}."),
                                  why=error.strerror or "") from error
            return path

        def done(written: Path) -> None:
            self._say(self._look.say(N_("Le déroulé est là : {name}"), name=written.name),
                      self._look.say(N_("Montrer le dossier")), lambda: show_folder(written))

        desk.tasks.run(work, done)


def show_folder(path: Path) -> None:
    """Show the folder that holds ``path`` in the system's own way."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
