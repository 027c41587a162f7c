"""What can be done with the files of recent workshops, off the GUI thread where disks are asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from facilitator.i18n import N_
from ui.preferences import Preferences
from ui.start.covers import Covers
from ui.start.naming import workshops_folder
from ui.start.page import StartPage
from ui.start.recents import Found
from ui.tasks import Tasks

if TYPE_CHECKING:
    from facilitator.workshop.templates import Template


_COPIES = 5
"""So many backup copies of a workshop are offered."""


class Files:
    """Pins, forgets, finds, shows and backs up the workshops of the start page."""

    def __init__(self, preferences: Preferences, tasks: Tasks) -> None:
        self._preferences, self._tasks = preferences, tasks
        self.covers = Covers(preferences.covers)

    def watch(self, page: StartPage) -> None:
        """Serve a start page: say which files are missing, do what is wished."""
        page.kept.connect(lambda path, wish: self._do(page, path, wish))
        page.folder.connect(lambda one: _show(one.file))
        page.dropped.connect(lambda one: self._drop(page, one))
        self._look_for(page)

    def _look_for(self, page: StartPage) -> None:
        paths = [one.path for one in self._preferences.recent]
        covers, theme = self.covers, page.look.theme.name

        def look() -> Found:
            missing = frozenset(path for path in paths if not Path(path).exists())
            return Found(missing, _copies(paths), covers.load(paths, theme))

        self._tasks.run(look, page.recents.show_found)

    def _do(self, page: StartPage, path: str, wish: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            "pin": lambda: self._preferences.pin(path, True),
            "unpin": lambda: self._preferences.pin(path, False),
            "forget": lambda: self._forget(path),
            "find": lambda: self._find(page, Path(path)),
            "folder": lambda: _show(Path(path)),
            "backup": lambda: self._back_up(page, Path(path)),
        }
        acts[wish]()
        if wish in ("pin", "unpin", "forget"):
            page.show_recent(self._preferences.recent)

    def _find(self, page: StartPage, path: Path) -> None:
        """Ask where the file of a workshop has gone, remember it, and open it."""
        from PySide6.QtWidgets import QFileDialog

        folder = path.parent if path.parent.is_dir() else workshops_folder(
            self._preferences.choices)
        found, _ = QFileDialog.getOpenFileName(
            page, page.look.say(N_("Chercher le fichier {name}"), name=path.name), str(folder),
            page.look.say(N_("Ateliers Palabre (*.palabre)")))
        if found:
            self._preferences.moved(str(path), found)
            page.show_recent(self._preferences.recent)
            self._look_for(page)
            page.open_file.emit(found)

    def _forget(self, path: str) -> None:
        self._preferences.forget(path)
        self.covers.forget(path)

    def _drop(self, page: StartPage, one: Template) -> None:
        """Take a template away, with the way back."""
        from facilitator.workshop.templates import remove_template, restore_template

        file = one.file
        if file is None:
            return

        def gone(kept: bytes) -> None:
            page.drop_template(one)
            page.messages.notice(
                page.look.say(N_("« {title} » n’est plus parmi vos modèles."),
                              title=one.plan.title),
                page.look.say(N_("Annuler")),
                lambda: self._tasks.run(lambda: restore_template(file, kept), back))

        def back(path: Path) -> None:
            page.messages.hide()
            page.add_template(replace(one, file=path))

        self._tasks.run(lambda: remove_template(file), gone)

    def _back_up(self, page: StartPage, path: Path) -> None:
        stamp = datetime.now().strftime("%Y-%m-%d %Hh%M")
        target = path.with_name(f"{path.stem} – copie {stamp}.palabre")

        def work() -> Path:
            from facilitator.document.document import Document

            with Document.open(path) as document:
                document.backup(target)
            return target

        def done(made: Path) -> None:
            say = page.look.say
            self._look_for(page)
            page.messages.notice(say(N_("Copie faite : {name}"), name=made.name),
                                 say(N_("Montrer le dossier")), lambda: _show(made))

        self._tasks.run(work, done)


def _copies(paths: Sequence[str]) -> dict[str, tuple[Path, ...]]:
    """The newest backup copies beside each workshop: those made here, and before a new format."""
    beside: dict[Path, list[Path]] = {}
    found: dict[str, tuple[Path, ...]] = {}
    for path in map(Path, paths):
        if path.parent not in beside:
            try:
                beside[path.parent] = sorted(path.parent.glob("*.palabre"), reverse=True)
            except OSError:
                beside[path.parent] = []
        copies = [one for one in beside[path.parent]
                  if one.name.startswith((f"{path.stem} – copie ", f"{path.stem} (format "))]
        if copies:
            found[str(path)] = tuple(copies[:_COPIES])
    return found


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
