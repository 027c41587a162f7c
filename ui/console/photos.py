"""Photos of flip charts at the console: seen small, shown large to the room, added, taken away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QUndoCommand
from PySide6.QtWidgets import QFileDialog, QListView, QListWidget, QListWidgetItem, QVBoxLayout
from PySide6.QtWidgets import QWidget as Widget

from facilitator.document.reads import MediaRecord
from facilitator.i18n import N_
from facilitator.workshop.projection.sight import PHOTO
from facilitator.workshop.session import Session
from ui.console.lines import ID, on_keys
from ui.desk import Desk
from ui.look import Look
from ui.parts.basic import button, fill, label
from ui.parts.flow import flow
from ui.parts.tip import tip

SIDE = 150
"""The longer side of a thumbnail, in pixels."""


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
                found = image.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio,
                                     Qt.TransformationMode.SmoothTransformation)
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
        self.list = QListWidget()
        self.list.setAccessibleName(say(N_("Photos")))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setIconSize(QSize(SIDE, SIDE))
        self.list.setGridSize(QSize(SIDE + 16, SIDE + 44))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _: self.show_large())
        self.large = button(look, say(N_("Montrer la photo (P)")), self.show_large,
                            icon="presentation")
        self.add = button(look, say(N_("Ajouter une photo…")), self._choose, role="quiet",
                          icon="plus")
        self.remove = button(look, say(N_("Retirer (Suppr)")), self._remove, role="quiet",
                             icon="trash-2", bare=True)
        on_keys(self.list, {"P": self.show_large, "T": lambda: self.wanted.emit(""),
                            "Delete": self._remove})
        self.list.currentRowChanged.connect(lambda _: self._enable())
        layout = QVBoxLayout(self)
        fill(layout, (self._hint, self.list, flow(self.large, self.add, None, self.remove)), 6)
        layout.setStretch(1, 1)

    def show_photos(self, photos: Sequence[MediaRecord], small: Mapping[str, QImage],
                    names: Mapping[str, str], detail: str) -> None:
        """Show photos with the names of their cells; ``detail`` says which one the room sees."""
        say, wanted = self._look.say, self.thing()
        self._detail = detail
        self.list.clear()
        for one in photos:
            if one.id not in small:
                continue
            place = names.get(f"{one.team_id or ''}/{one.place}") or names.get(
                f"{one.team_id or ''}/") or say(N_("sans groupe"))
            live = detail == PHOTO + one.id
            said = f"{place}\n{say(N_('en grand à l’écran'))}" if live else place
            picture = QPixmap.fromImage(small[one.id])
            icon = QIcon(picture)
            icon.addPixmap(picture, QIcon.Mode.Selected)  # as it is, not tinted
            item = QListWidgetItem(icon, said)
            item.setData(ID, one.id)
            item.setToolTip(tip(said))
            item.setForeground(self._look.color("clay" if live else "ink"))
            self.list.addItem(item)
            if one.id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0 and self.list.count():
            self.list.setCurrentRow(0)
        self._hint.setText("" if self.list.count() else say(
            N_("Les groupes photographient leur paperboard avec leur téléphone, depuis leur "
               "grille ; vous pouvez aussi en ajouter une depuis cet ordinateur.")))
        self._hint.setVisible(not self.list.count())
        self._enable()

    def thing(self) -> str:
        """The id of the photo in focus, "" where there is none."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item is not None else ""

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
