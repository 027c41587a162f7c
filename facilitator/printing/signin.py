"""The sign-in sheet: who is expected, who is here, and lines for those who come unannounced."""

from __future__ import annotations

from facilitator.document.records import ParticipantRecord, WorkshopRecord
from facilitator.i18n import N_
from facilitator.printing.sheet import A4, Box, Press, Sheet
from facilitator.printing.words import by_name, organisation, where_and_when
from facilitator.scene import Scene, Weight
from facilitator.workshop.session import Session

SPARE = 6
"""At least so many empty rows follow the names."""
_ROW = 34.0
_COLUMNS = (26.0, 190.0, 150.0)
"""Number, name, organisation; the signature takes the rest."""
_PAD = 6.0


def signin_pages(session: Session, press: Press) -> tuple[Scene, ...]:
    """Return the list of everybody expected or present, in the order of their names.

    People without a name are not listed: they find their line among the empty ones, with which the
    last page is filled up.
    """
    workshop = session.workshop()
    people = [
        person
        for person in by_name(session.room.everybody(), press.tr.language)
        if person.name.strip() and person.state != "left"
    ]
    rows: list[ParticipantRecord | None] = [*people, *([None] * SPARE)]
    first, height = _start(press, workshop, 1)
    later, _ = _start(press, workshop, 2)
    room = height - 26.0
    on_first, on_later = int((room - first) / _ROW), int((room - later) / _ROW)
    total = 1 + max(0, -(-(len(rows) - on_first) // on_later))
    rows += [None] * (on_first + (total - 1) * on_later - len(rows))
    pages, at = [], 0
    for number in range(1, total + 1):
        count = on_first if number == 1 else on_later
        sheet = Sheet(press, (A4[1], A4[0]), 42.0)
        top = _head(sheet, workshop, number)
        for place, person in enumerate(rows[at : at + count]):
            _row(sheet, top + place * _ROW, at + place + 1, person)
        at += count
        sheet.foot(" · ".join(filter(None, (
            workshop.title, press.tr(N_("Cette feuille reste chez l’organisateur."))
        ))), number, total)
        pages.append(sheet.scene())
    return tuple(pages)


def _start(press: Press, workshop: WorkshopRecord, number: int) -> tuple[float, float]:
    """Where the rows of a page begin and where its text ends."""
    sheet = Sheet(press, (A4[1], A4[0]), 42.0)
    return _head(sheet, workshop, number), sheet.box.bottom


def _head(sheet: Sheet, workshop: WorkshopRecord, number: int) -> float:
    """Write the title on the first page and the columns' names on each."""
    tr, box = sheet.press.tr, sheet.box
    top = box.y
    if number == 1:
        sheet.mark(box.x, top + 2)
        top += 11
        top += sheet.text(tr(N_("Feuille d’émargement")), Box(box.x, top, box.width, 16), 10,
                          weight=Weight.SEMIBOLD, color="leaf")
        top += sheet.fit(workshop.title, Box(box.x, top, box.width, 54), (22.0, 19.0, 16.0, 13.0),
                         weight=Weight.BOLD)
        parts = (where_and_when(workshop, tr), workshop.organiser)
        line = " · ".join(part for part in parts if part)
        top += sheet.text(line, Box(box.x, top + 2, box.width, 32), 10.5, color="ink-soft",
                          max_lines=2) + 20
    names = ("", tr(N_("Nom")), tr(N_("Organisation")), tr(N_("Signature")))
    for name, place in zip(names, _cells(box, top, 16), strict=True):
        sheet.text(name, place, 9, weight=Weight.SEMIBOLD, color="leaf", max_lines=1)
    top += 17
    sheet.rule(box.x, top, box.width, "leaf", 1.4)
    return top


def _row(sheet: Sheet, top: float, number: int, person: ParticipantRecord | None) -> None:
    box = sheet.box
    place, name, group, _ = _cells(box, top, _ROW)
    low = top + _ROW
    sheet.text(str(number), Box(place.x, top + 11, place.width, 14), 8, color="ink-soft")
    if person is not None:
        if not sheet.press.foreign(person.name):  # else written by hand, as on the badges
            sheet.fit(person.name, name.inset(0, 2), (11.5, 10.5, 9.5), weight=Weight.SEMIBOLD,
                      leading=1.25, middle=True)
        sheet.fit(organisation(person.profile), group.inset(0, 2), (10.0, 9.0, 8.0),
                  leading=1.25, middle=True)
    sheet.rule(box.x, low, box.width)


def _cells(box: Box, top: float, height: float) -> tuple[Box, ...]:
    left, found = box.x, []
    for width in (*_COLUMNS, box.width - sum(_COLUMNS)):
        found.append(Box(left, top, width - _PAD, height))
        left += width
    return tuple(found)
