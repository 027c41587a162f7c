"""Photos in the file: checked by decoding them, turned upright, stripped and made small."""

from __future__ import annotations

import sqlite3
from concurrent.futures import Future
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from facilitator.document import reads
from facilitator.document.reads import MediaRecord
from facilitator.document.writer import Written
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.workshop.base import Core, insert, the_step
from facilitator.workshop.changes import AnswersChanged

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "WEBP")
TYPE = "image/jpeg"
"""What every photo is kept as, whatever came in."""
MOST_BYTES = 20_000_000
"""The largest file taken in; photos of phones have 2 to 12 MB."""
MOST_PIXELS = 80_000_000
"""The largest picture decoded: 240 MB at three bytes a pixel."""
LONGEST_SIDE = 1600
QUALITY = 80
MOST_OF_A_STEP = 200
MOST_OF_A_PERSON = 20
"""Photos one person may add to a step."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture ready to be kept: JPEG bytes, and its size in pixels."""

    data: bytes
    width: int
    height: int


class Media:
    """The photos of a workshop."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add(
        self, step_id: str, data: bytes, *, team_id: str = "", place: str = "",
        answer_id: str = "", participant_id: str = "",
    ) -> Future[str]:
        """Keep a photo: of a step, of a group's cell (``team_id``, ``place``: the column's id) or
        of an answer. Gives its id.

        Decodes on the calling thread (up to about a second for a large photo): not on a server's
        loop. Raises :class:`NotAllowed` at once for what is no picture or too large; the future
        fails where the group or person is unknown or there are too many.
        """
        photo = read_photo(data)
        media_id, now = self._core.clock.new_id(), self._core.clock.now()

        def command(db: sqlite3.Connection) -> Written[str]:
            the_step(db, step_id)
            if team_id and team_id not in {team.id for team in reads.teams(db, step_id)}:
                raise NotAllowed(N_("Ce groupe n’existe plus."))
            if participant_id and reads.participant(db, participant_id) is None:
                raise NotAllowed(N_("Cette personne n’est pas dans l’atelier."))
            answers = reads.answers_by_id(db, [answer_id]) if answer_id else ()
            if answer_id and [answer.step_id for answer in answers] != [step_id]:
                raise NotAllowed(N_("Cette réponse n’existe plus."))
            there = reads.media(db, step_id)
            own = sum(one.participant_id == participant_id for one in there if participant_id)
            if len(there) >= MOST_OF_A_STEP or own >= MOST_OF_A_PERSON:
                raise NotAllowed(N_("Il y a déjà beaucoup de photos ici : retirez-en une d’abord."))
            insert(db, "media", {
                "id": media_id, "step_id": step_id, "team_id": team_id or None, "place": place,
                "answer_id": answer_id or None, "participant_id": participant_id or None,
                "type": TYPE, "width": photo.width, "height": photo.height,
                "bytes": photo.data, "created_at": now,
            })
            return Written(media_id, (AnswersChanged(step_id, ()),))

        return self._core.write(command)

    def of(self, step_id: str) -> tuple[MediaRecord, ...]:
        """A step's photos, without their bytes, in the order in which they came."""
        return self._core.document.read(lambda db: reads.media(db, step_id))

    def data(self, media_id: str) -> bytes | None:
        """A photo's JPEG bytes; None where there is none (any more)."""
        return self._core.document.read(lambda db: reads.media_bytes(db, media_id))

    def remove(self, media_id: str, participant_id: str = "") -> Future[None]:
        """Delete a photo; where a participant asks, only their own."""

        def command(db: sqlite3.Connection) -> Written[None]:
            found = reads.media_record(db, media_id)
            if found is None or (participant_id and found.participant_id != participant_id):
                raise NotAllowed(N_("Cette photo n’existe plus."))
            db.execute("DELETE FROM media WHERE id = ?", [media_id])
            return Written(None, (AnswersChanged(found.step_id, ()),))

        return self._core.write(command)


def read_photo(data: bytes) -> Photo:
    """Decode what should be a JPEG, PNG or WebP picture and make it small.

    Nothing of the file itself is kept: the pixels are turned as the camera's orientation says,
    reduced to :data:`LONGEST_SIDE` and written anew as JPEG, without place, date or any other
    metadata. Raises :class:`NotAllowed` with a sentence for anything else.
    """
    if len(data) > MOST_BYTES:
        raise NotAllowed(N_("Cette photo est trop lourde : {max} Mo au plus."),
                         max=MOST_BYTES // 1_000_000)
    try:
        image = _upright(data)
    except NotAllowed:
        raise
    except Exception as error:  # Pillow raises a dozen kinds, its decoders some more
        raise NotAllowed(
            N_("Ce fichier n’est pas une photo lisible (JPEG, PNG ou WebP).")) from error
    file = BytesIO()
    image.save(file, "JPEG", quality=QUALITY, optimize=True)
    return Photo(file.getvalue(), image.width, image.height)


def _upright(data: bytes) -> Image:
    from PIL import Image, ImageOps

    with Image.open(BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise NotAllowed(N_("Cette photo est trop grande : {max} millions de points au plus."),
                             max=MOST_PIXELS // 1_000_000)
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decode no more than is needed
        turned = ImageOps.exif_transpose(image)
        turned.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        ground = Image.new("RGB", turned.size, "white")
        if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
            see_through = turned.convert("RGBA")
            ground.paste(see_through, mask=see_through)
        else:
            ground.paste(turned.convert("RGB"))
        return ground
