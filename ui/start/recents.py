"""The workshops opened before: searched, pinned, missing ones said; a menu for their files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import clear, fill, label, row
from ui.preferences import Recent
from ui.start.recent_tile import RecentTile, recent_tile
from ui.start.tiles import day, menu_button

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QLineEdit, QPushButton

_SEARCHED = 4
"""With more workshops than this there is a field to search them."""


@dataclass(frozen=True)
class Found:
    """What the disk says of workshops, by path: those missing, backup copies, pictures."""

    missing: frozenset[str] = frozenset()
    copies: Mapping[str, tuple[Path, ...]] = field(default_factory=dict)
    pictures: Mapping[str, QImage] = field(default_factory=dict)


class Recents(QWidget):
    """``opened`` tells the path to open; ``kept`` a path and what is wished (see the menu)."""

    opened = Signal(str)
    kept = Signal(str, str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._line = QFontMetrics(look.font()).height()
        self._recent: tuple[Recent, ...] = ()
        self._found = Found()
        self._tiles: dict[str, RecentTile] = {}
        self.search: QLineEdit | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._whole = QVBoxLayout(self)
        fill(self._whole, (self._list,), 10)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show these, pinned ones first."""
        self._recent = tuple(sorted(recent, key=lambda one: not one.pinned))
        if self.search is None and len(recent) > _SEARCHED:
            self.search = self._field()
        if self.search is not None:
            self.search.setVisible(len(recent) > _SEARCHED)
        # Beside the templates' heading: a sentence level with theirs, cards level with theirs.
        above = 8 if not recent else 5 if len(recent) > _SEARCHED else 30 + self._line
        self._whole.setContentsMargins(0, above, 0, 0)
        self._draw()

    def show_missing(self, paths: Collection[str]) -> None:
        """Say of these that their files are gone."""
        self.show_found(replace(self._found, missing=frozenset(paths)))

    def show_found(self, found: Found) -> None:
        """Show what the disk says of the workshops, and their pictures."""
        before, self._found = self._found, found
        if (before.missing, before.copies) != (found.missing, found.copies):
            self._draw()
        for path, tile in self._tiles.items():
            if path in found.pictures:
                tile.show_picture(found.pictures[path])

    def _field(self) -> QLineEdit:
        """The field to search with, above the list; with few workshops there is none."""
        from PySide6.QtWidgets import QLineEdit

        say, field = self._look.say, QLineEdit()
        field.setPlaceholderText(say(N_("Chercher un titre, un lieu, une date")))
        field.setAccessibleName(say(N_("Chercher dans vos ateliers")))
        field.setClearButtonEnabled(True)
        field.textChanged.connect(lambda _: self._draw())
        self._whole.insertWidget(0, field)
        return field

    def _draw(self) -> None:
        clear(self._list)
        self._tiles = {}
        say, words = self._look.say, self.search.text() if self.search is not None else ""
        wanted = _plain(words).split()
        if not self._recent:
            self._list.addWidget(label(say(N_(
                "Vos ateliers apparaîtront ici. Commencez par un modèle, ou regardez la "
                "démonstration.")), "soft", wrap=True))
            return
        found = [one for one in self._recent
                 if all(word in self._words(one) for word in wanted)]
        for one in found:
            tile = recent_tile(self._look, one, partial(self.opened.emit, one.path),
                               one.path in self._found.missing)
            if one.path in self._found.pictures:
                tile.show_picture(self._found.pictures[one.path])
            self._tiles[one.path] = tile
            line = row(tile, self._menu(one), gap=2)
            line.setStretch(0, 1)
            self._list.addLayout(line)
        if not found:
            self._list.addWidget(label(say(N_("Aucun atelier ne correspond.")), "soft"))

    def _words(self, one: Recent) -> str:
        return _plain(f"{one.title} {one.place} {one.date} {day(self._look, one.date)} {one.path}")

    def _menu(self, one: Recent) -> QPushButton:
        look, say = self._look, self._look.say
        title = one.title or say(N_("Sans titre"))
        gone = one.path in self._found.missing
        find = (("find", N_("Chercher le fichier…"), True),) if gone else ()
        wishes = (
            *find,
            ("unpin" if one.pinned else "pin",
             N_("Ne plus épingler") if one.pinned else N_("Épingler en haut"), True),
            ("folder", N_("Montrer le dossier"), True),
            ("backup", N_("Faire une copie de sauvegarde"), not gone),
            ("forget", N_("Retirer de la liste (le fichier reste)"), True),
        )
        return menu_button(
            look, say(N_("Actions pour {title}"), title=title), "chevron-down",
            ((short_path(one.path), False, _nothing),
             *((words, possible, partial(self.kept.emit, one.path, wish))
               for wish, words, possible in wishes),
             *((say(N_("Ouvrir « {name} »"), name=copy.stem), True,
                partial(self.opened.emit, str(copy)))
               for copy in self._found.copies.get(one.path, ()))))


def _plain(text: str) -> str:
    """Without accents, in lower case."""
    return "".join(char for char in unicodedata.normalize("NFD", text.casefold())
                   if not unicodedata.combining(char))


def short_path(path: str) -> str:
    """A path with the person's own folder as "~"."""
    home = str(Path.home())
    return f"~{path[len(home):]}" if path.startswith(home + os.sep) else path


def _nothing() -> None:
    """Some lines of the menu are only read."""
