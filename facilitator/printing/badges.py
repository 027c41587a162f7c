"""Name badges on A4, to cut apart."""

from __future__ import annotations

from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.printing.sheet import A4, Box, Press, Sheet, cut_lines, grid_boxes
from facilitator.printing.words import by_name, first_choices, profile_line
from facilitator.scene import Scene, Weight
from facilitator.workshop.session import Session

LAYOUTS = {8: (2, 4), 10: (2, 5)}
"""Badges on a sheet: columns and rows."""
_MARGIN = 22.0
_SIZES = (36.0, 32.0, 28.0, 25.0, 22.0, 19.0, 17.0, 15.0, 13.0)


def badge_pages(session: Session, press: Press, per_sheet: int = 8, *, answers: bool = False
                ) -> tuple[Scene, ...]:
    """Return a badge for everybody expected or present, in the order of their names.

    It says the organisation under the name; where none is known and ``answers`` are wanted, what
    the person chose at the first questions of the portrait.

    Who has no name, or one in letters that the bundled fonts lack, gets a line to write on; so do
    those who come unannounced, for whom the last sheet is filled up. Raises :class:`NotAllowed`
    for a ``per_sheet`` other than 8 or 10.
    """
    if per_sheet not in LAYOUTS:
        raise NotAllowed(N_("Une planche porte 8 ou 10 badges."))
    columns, rows = LAYOUTS[per_sheet]
    workshop = session.workshop()
    people = [person for person in session.room.everybody() if person.state != "left"]
    asked = first_choices(session) if answers else ()
    badges = [
        (person.name, profile_line(person.profile, asked))
        for person in by_name(people, press.tr.language)
    ]
    badges += [("", "")] * (-len(badges) % per_sheet if badges else per_sheet)
    pages = []
    for start in range(0, len(badges), per_sheet):
        sheet = Sheet(press, (A4[1], A4[0]), _MARGIN)
        cut_lines(sheet, columns, rows, _MARGIN)
        boxes = grid_boxes(sheet.width, sheet.height, columns, rows, _MARGIN)
        for place, (name, line) in zip(boxes, badges[start : start + per_sheet], strict=True):
            _badge(sheet, place.inset(22, 16), name, line, workshop.title)
        pages.append(sheet.scene())
    return tuple(pages)


def _badge(sheet: Sheet, box: Box, name: str, line: str, title: str) -> None:
    sheet.mark(box.x, box.y + 2, 26)
    low = box.bottom - 12
    sheet.text(title, Box(box.x, low, box.width, 12), 8, color="ink-soft", max_lines=1)
    body = Box(box.x, box.y + 12, box.width, low - box.y - 20)
    written = 34.0 if line else 0.0
    upper = Box(body.x, body.y, body.width, body.height - written)
    if name.strip() and not sheet.press.foreign(name):
        height = sheet.fit(name, upper, _SIZES, weight=Weight.BOLD, leading=1.12, middle=True)
        below = upper.y + (upper.height + height) / 2 + 4
    else:
        below = upper.y + upper.height * 0.62
        sheet.rule(upper.x, below, upper.width, "ink-soft", 0.8)
        below += 3
        below += sheet.text(
            sheet.press.tr(N_("Prénom et nom")), Box(upper.x, below, upper.width, 12), 8,
            color="ink-soft", max_lines=1,
        )
    if line:
        room = Box(body.x, below, body.width, min(34.0, body.bottom - below))
        sheet.fit(line, room, (12.0, 11.0, 10.0, 9.0), color="leaf", weight=Weight.SEMIBOLD,
                  leading=1.25)
