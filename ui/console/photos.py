"""Photos of flip charts at the console: seen small, shown large to the room, added, taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QUndoCommand
from PySide6.QtWidgets import QFileDialog, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from facilitator.document.reads import MediaRecord
from facilitator.i18n import N_
from facilitator.workshop.projection.sight import PHOTO
from facilitator.workshop.session import Session
from ui.console.lines import on_keys
from ui.console.stamps import Stamp, StampList, shrunk
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, fill, label
from ui.parts.flow import flow


class Thumbnails:
    """Small pictures by photo, decoded once. For one reading thread at a time."""

    def __init__(self) -> None:
        self._made: dict[str, QImage] = {}

    def of(self, session: Session, photos: Sequence[MediaRecord]) -> dict[str, QImage]:
        """The pictures of these photos; those that cannot be read are left out."""
        made = {}
        for one in photos:
            found = self._made.get(one.id)
            if found is None:
                image = QImage.fromData(session.media.data(one.id) or b"")
                if image.isNull():
                    continue
                found = shrunk(image)
            made[one.id] = found
        self._made = made
        return made


class PhotoPage(Widget):
    """``wanted`` asks for a photo large on the projector ("" for none), ``added`` tells a file,
    ``gone`` a photo's id."""

    wanted = Signal(str)
    added = Signal(str)
    gone = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._detail = ""
        self._hint = label("", "soft", wrap=True)
        self.list = StampList(look, say(N_("Photos")))
        self.list.itemActivated.connect(lambda _: self.show_large())
        self.large = button(look, say(N_("Montrer la photo (M)")), self.show_large,
                            icon="presentation", tip=say(N_("La photo seule à l’écran (M ou P)")))
        self.add = button(look, say(N_("Ajouter…")), self._choose, role="quiet", icon="plus",
                          tip=say(N_("Ajouter une photo")))
        self.remove = button(look, say(N_("Retirer (Suppr)")), self._remove, role="quiet",
                             icon="trash-2", bare=True)
        on_keys(self.list, {"M": self.show_large, "P": self.show_large,
                            "T": lambda: self.wanted.emit(""), "Delete": self._remove})
        self.list.currentRowChanged.connect(lambda _: self._enable())
        layout = QVBoxLayout(self)
        fill(layout, (self._hint, self.list,
                      flow(self.large, self.add, None, self.remove, gap=0)), 6)
        layout.setStretch(1, 1)

    def show_photos(self, photos: Sequence[MediaRecord], small: Mapping[str, QImage],
                    names: Mapping[str, str], detail: str) -> None:
        """Show photos with the names of their cells; ``detail`` says which one the room sees."""
        say = self._look.say
        self._detail = detail
        self.list.show_stamps([Stamp(
            one.id, names.get(f"{one.team_id or ''}/{one.place}")
            or names.get(f"{one.team_id or ''}/") or say(N_("sans groupe")),
            small[one.id], say(N_("en grand à l’écran")) if detail == PHOTO + one.id else "",
        ) for one in photos if one.id in small])
        self._hint.setText("" if self.list.count() else say(
            N_("Les groupes photographient leur paperboard avec leur téléphone, depuis leur "
               "grille ; vous pouvez aussi en ajouter une depuis cet ordinateur.")))
        self._hint.setVisible(not self.list.count())
        self._enable()

    def thing(self) -> str:
        """The id of the photo in focus, "" where there is none."""
        return self.list.thing()

    def show_large(self) -> None:
        """Show the photo in focus to the room, or everything again where it is shown already."""
        if self.thing():
            self.wanted.emit("" if self._detail == PHOTO + self.thing() else PHOTO + self.thing())

    def _enable(self) -> None:
        for one in (self.large, self.remove):
            one.setEnabled(bool(self.thing()))

    def _choose(self) -> None:
        say = self._look.say
        path, _ = QFileDialog.getOpenFileName(
            self, say(N_("Ajouter une photo")), str(Path.home()),
            say(N_("Photos")) + " (*.jpg *.jpeg *.png *.webp)")
        if path:
            self.added.emit(path)

    def _remove(self) -> None:
        if self.thing():
            self.gone.emit(self.thing())


class RemovePhoto(QUndoCommand):
    """Takes a photo out of the file; undone, it comes back to its cell under a new id."""

    def __init__(self, desk: Desk, words: str, photo: MediaRecord, data: bytes) -> None:
        super().__init__(words)
        self._desk, self._photo, self._data, self._id = desk, photo, data, photo.id

    def redo(self) -> None:
        self._desk.do(lambda: self._desk.session.media.remove(self._id))

    def undo(self) -> None:
        one, media = self._photo, self._desk.session.media
        self._desk.do(lambda: media.add(
            one.step_id, self._data, team_id=one.team_id or "", place=one.place,
            participant_id=one.participant_id or ""), self._back)

    def _back(self, media_id: str) -> None:
        self._id = media_id
