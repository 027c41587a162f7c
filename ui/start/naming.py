"""Where a new workshop's file goes: named after its title, never over another one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from ui.preferences import Choices

if TYPE_CHECKING:
    from facilitator.activities.kind import Kinds
    from facilitator.workshop.plan import WorkshopPlan
    from facilitator.workshop.session import Session

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST = 60


def workshops_folder(choices: Choices) -> Path:
    """The folder that was chosen, else "Palabre" among the person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(choices.folder or Path(documents) / "Palabre")


def free_path(folder: Path, title: str) -> Path:
    """A path in ``folder`` for a workshop of that title, numbered where the name is taken."""
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST].strip(". ") or "Atelier"
    path, number = folder / f"{name}.palabre", 2
    while path.exists():
        path, number = folder / f"{name} {number}.palabre", number + 1
    return path


def make_file(folder: Path, plan: WorkshopPlan, kinds: Kinds) -> Session:
    """Make a workshop's file out of a plan, today's where the plan names no day, and open it.

    To be called off the GUI thread. Raises ``OSError`` where the folder cannot be written.
    """
    from facilitator.workshop.opening import create_session

    folder.mkdir(parents=True, exist_ok=True)
    dated = plan if plan.date else replace(plan, date=date.today().isoformat())
    return create_session(free_path(folder, plan.title), dated, kinds)
