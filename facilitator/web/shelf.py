"""Drawn views, kept with places left for what is each person's own or moves."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace

from markupsafe import escape

from facilitator.i18n import Translator
from facilitator.web.pages import ID_PLACE, Pages, with_id
from facilitator.web.pieces import Piece
from facilitator.web.views import View

_KEPT = 64  # views
_PICTURES = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """A drawn view cut at its places, which lie between the texts."""

    texts: tuple[str, ...]
    pieces: tuple[Piece, ...]
    places: tuple[str, ...]


class Shelf:
    """Draws a view once for everybody who sees the same but for their own words."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._cuts: dict[tuple[object, ...], Cut] = {}
        self._pictures: dict[str, Piece] = {}
        mark = secrets.token_hex(8)  # nobody's words may be taken for a place
        self._picture_place = f"@@picture-{mark}@@"
        self._said_place = f"@@said-{mark}-"
        self._at = re.compile(
            f"({re.escape(ID_PLACE)}|{self._picture_place}|{self._said_place}[0-9]+@@)"
        )

    def html(self, view: View, board: int, tr: Translator, picture: str) -> str:
        """``view`` drawn, for a page; ``board`` is the number of the board it was made from."""
        if not shared(view):
            return with_id(self._pages.fragment(view, tr, picture))
        cut = self._cut(view, board, tr)
        fresh = secrets.token_urlsafe(15) if ID_PLACE in cut.places else ""
        found = [cut.texts[0]]
        for place, after in zip(cut.places, cut.texts[1:], strict=True):
            found += [picture if place == self._picture_place else self._own(place, view, fresh),
                      after]
        return "".join(found)

    def pieces(self, view: View, board: int, tr: Translator, picture: str) -> list[Piece]:
        """The same as the inside of a JSON string."""
        if not shared(view):
            return [Piece.text(with_id(self._pages.fragment(view, tr, picture)))]
        cut = self._cut(view, board, tr)
        fresh = secrets.token_urlsafe(15) if ID_PLACE in cut.places else ""
        found = [cut.pieces[0]]
        for place, after in zip(cut.places, cut.pieces[1:], strict=True):
            found += [self._piece(picture) if place == self._picture_place
                      else Piece.text(self._own(place, view, fresh)), after]
        return found

    def _own(self, place: str, view: View, fresh: str) -> str:
        """The person's own words, or an id for the form."""
        if place == ID_PLACE:
            return fresh
        return str(escape(view.sent[int(place[len(self._said_place) : -2])]))

    def _cut(self, view: View, board: int, tr: Translator) -> Cut:
        key = (board, view.mode, view.key, tr.language, len(view.sent), view.answered,
               view.secret, view.draw)
        found = self._cuts.get(key)
        if found is None:
            if len(self._cuts) >= _KEPT:
                self._cuts.clear()
            said = tuple(f"{self._said_place}{number}@@" for number in range(len(view.sent)))
            drawn = self._pages.fragment(replace(view, sent=said), tr, self._picture_place)
            parts = self._at.split(drawn)
            found = self._cuts[key] = Cut(
                tuple(parts[::2]), tuple(Piece.text(one) for one in parts[::2]),
                tuple(parts[1::2]),
            )
        return found

    def _piece(self, picture: str) -> Piece:
        found = self._pictures.get(picture)
        if found is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            found = self._pictures[picture] = Piece.text(picture)
        return found


def shared(view: View) -> bool:
    """Whether only a person's own words set what they see apart from what others see."""
    own = view.team is not None or view.teams or view.errors or view.editing or view.kept
    photos = view.photos or view.shown_photos
    return not (own or photos or (view.mode == "form" and view.answered))
