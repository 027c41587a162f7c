"""Where a new workshop's file goes: named after its title, never over another one."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from ui.preferences import Choices

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
