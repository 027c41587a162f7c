"""What the app remembers between two starts: a small JSON file in the user's folder."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

_MOST_RECENT = 40
"""Pinned ones come on top of these."""


@dataclass(frozen=True)
class Recent:
    """A workshop opened before, with what the start page says of it."""

    path: str
    title: str = ""
    date: str = ""
    place: str = ""
    people: int = 0
    pinned: bool = False


@dataclass(frozen=True)
class Choices:
    """What a person chose. "" follows the system."""

    theme: str = ""
    projector_theme: str = "light"
    projector_screen: str = ""
    language: str = ""
    still: bool = False
    sound: bool = False
    folder: str = ""


class Preferences:
    """Reads and keeps choices and recent workshops; a damaged file counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        data = self._read()
        self.choices = _made(Choices, data.get("choices"))
        listed = data.get("recent")
        self.recent = tuple(
            _made(Recent, item) for item in listed if isinstance(item, dict) and item.get("path")
        ) if isinstance(listed, list) else ()

    @property
    def templates(self) -> Path:
        """The folder of the facilitator's own templates."""
        return self._path.parent / "templates"

    @property
    def covers(self) -> Path:
        """The folder of the small pictures of recent workshops."""
        return self._path.parent / "covers"

    def choose(self, **values: Any) -> None:
        """Keep a choice."""
        self.choices = replace(self.choices, **values)
        self._write()

    def opened(self, recent: Recent) -> None:
        """Put a workshop at the head of the recent ones."""
        before = next((one for one in self.recent if one.path == recent.path), recent)
        others = [one for one in self.recent if one.path != recent.path]
        loose = [one for one in others if not one.pinned][_MOST_RECENT - 1 :]
        fresh = replace(recent, pinned=before.pinned)
        self.recent = (fresh, *(one for one in others if one not in loose))
        self._write()

    def pin(self, path: str, pinned: bool) -> None:
        """Keep a workshop at the head of the list, or no longer."""
        self.recent = tuple(replace(one, pinned=pinned) if one.path == path else one
                            for one in self.recent)
        self._write()

    def moved(self, path: str, fresh: str) -> None:
        """Remember that the file of a workshop is elsewhere now; one known there stays."""
        known = any(one.path == fresh for one in self.recent)
        self.recent = tuple(replace(one, path=fresh) if one.path == path else one
                            for one in self.recent if not (known and one.path == path))
        self._write()

    def forget(self, path: str) -> None:
        """Take a workshop off the list; its file stays."""
        self.recent = tuple(one for one in self.recent if one.path != path)
        self._write()

    def _read(self) -> dict[str, Any]:
        try:
            data = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return data if isinstance(data, dict) else {}

    def _write(self) -> None:
        data = {"choices": asdict(self.choices), "recent": [asdict(one) for one in self.recent]}
        fresh = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):  # a read-only home must not stop a workshop
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
            os.replace(fresh, self._path)


def _made(shape: Any, data: Any) -> Any:
    """A ``shape`` out of what a file says, leaving out whatever does not fit."""
    given = data if isinstance(data, Mapping) else {}
    blank = {field.name: field.default for field in fields(shape) if field.name != "path"}
    blank |= {"path": ""} if any(field.name == "path" for field in fields(shape)) else {}
    return shape(**{
        name: given[name] if type(given.get(name)) is type(default) else default
        for name, default in blank.items()
    })
