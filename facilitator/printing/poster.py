"""The poster by the door: join the Wi-Fi, then open the form."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.drawing.build import paragraph
from facilitator.i18n import N_
from facilitator.printing.join import Join, modules
from facilitator.printing.sheet import A4, Box, Press, Sheet
from facilitator.printing.words import where_and_when
from facilitator.scene import Anchor, Modules, Rect, Scene, Text, Weight
from facilitator.workshop.session import Session
from facilitator.workshop.wifi import doubtful

_MARGIN = 40.0
_GAP = 44.0
_VERB = 40.0
"""Height of a step's number and verb."""
_SAID = 52.0
"""Height of one name with its value."""
_BIG = (46.0, 40.0, 34.0, 30.0, 27.0, 24.0, 21.0, 18.0)
"""What people type, on one line; letters of 30 points are read from three metres."""
_SMALL = (16.0, 14.0, 12.0, 10.5, 9.0, 8.0)
"""Where one line does not hold it."""
_TIGHT = 1.2
_BAND = 46.0
_REASSURE = N_(
    "Si le téléphone dit « pas d’internet », restez connecté·e : l’atelier n’en a pas besoin."
)
_PAPER = N_("Pas de téléphone ? Dites-le : on répond aussi sur papier ou à voix haute.")


def poster_pages(session: Session, press: Press, join: Join) -> tuple[Scene, ...]:
    """Return the poster: two codes side by side, or the form's alone where no network is told.

    Raises :class:`facilitator.errors.NotAllowed` for what no QR code can hold.
    """
    return (_two_steps(session, press, join) if join.network else _one_step(session, press, join),)


def _two_steps(session: Session, press: Press, join: Join) -> Scene:
    sheet = Sheet(press, A4, 30.0)
    tr, box = press.tr, sheet.box
    top = _head_line(sheet, session)
    wide = (box.width - _GAP) / 2
    high = box.bottom - _BAND - 12 - top
    said = [(tr(N_("Réseau")), join.network)]
    if join.password:
        said.append((tr(N_("Mot de passe")), join.password))
    hint = "   ".join(tr(sentence) for sentence in doubtful(join.password))
    codes = modules(join.network_code), modules(join.address)
    texts = 2 * _SAID + (16 if hint else 0)
    # As large as it gets with a light border of four modules on every side; both alike.
    fewest = min(len(rows) for rows in codes)
    side = min((high - _VERB - texts) / (1 + 8 / fewest), wide)
    quiet = side * 4 / fewest
    address = [(tr(N_("Adresse à taper")), join.short)]
    steps = (
        (tr(N_("Rejoindre le Wi-Fi")), said, hint), (tr(N_("Ouvrir le formulaire")), address, "")
    )
    for number, ((verb, words, note), rows) in enumerate(zip(steps, codes, strict=True)):
        place = Box(box.x + number * (wide + _GAP), top, wide, high)
        _verb(sheet, place, str(number + 1), verb)
        y = top + _VERB + quiet
        sheet.add(Modules(place.x, y, side, rows, "qr-ink"))
        low = y + side + quiet
        _said(sheet, Box(place.x, low, wide, place.bottom - low), words, Anchor.START, note)
    _band(sheet)
    return sheet.scene()


def _one_step(session: Session, press: Press, join: Join) -> Scene:
    sheet = Sheet(press, (A4[1], A4[0]), _MARGIN)
    top = _head(sheet, session, 30.0)
    tr, box = press.tr, sheet.box
    body = Box(box.x, top + 6, box.width, box.bottom - _BAND - 20 - top)
    height = sheet.fit(
        tr(N_("Scannez pour participer")), Box(body.x, body.y, body.width, 50),
        (40.0, 36.0, 30.0, 24.0), weight=Weight.BOLD, color="leaf", anchor=Anchor.MIDDLE,
    )
    side = min(462.0, body.width)
    top = body.y + height + 2
    sheet.qr(modules(join.address), body.x + (body.width - side) / 2, top, side)
    low = Box(body.x, top + side, body.width, body.bottom - top - side)
    _said(sheet, Box(low.x, low.y, low.width, low.height - 24),
          [(tr(N_("Adresse à taper")), join.short)])
    note = tr(N_("Le téléphone doit être relié au même Wi-Fi que l’ordinateur de l’animation."))
    sheet.text(note, Box(low.x, low.bottom - 20, low.width, 20), 13, color="ink-soft",
               anchor=Anchor.MIDDLE, max_lines=1)
    _band(sheet)
    return sheet.scene()


def _head(sheet: Sheet, session: Session, size: float) -> float:
    """Write the workshop's title, date and place; return where the rest begins."""
    workshop, box = session.workshop(), sheet.box
    sheet.mark(box.x, box.y + 2)
    top = box.y + 10
    sizes = tuple(size * part for part in (1.0, 0.85, 0.72, 0.6))
    top += sheet.fit(workshop.title, Box(box.x, top, box.width, size * 2.3), sizes,
                     weight=Weight.BOLD)
    top += sheet.text(where_and_when(workshop, sheet.press.tr), Box(box.x, top, box.width, 36),
                      12, color="ink-soft", max_lines=2)
    return top + 16


def _head_line(sheet: Sheet, session: Session) -> float:
    """Write title, and date and place beside it, on one line: the codes need the height."""
    workshop, box = session.workshop(), sheet.box
    sheet.mark(box.x, box.y + 2)
    measure, press = sheet.press.measure, sheet.press
    side = press.shown(where_and_when(workshop, press.tr))
    wide = measure.width(side, 11) + 2
    room = min(wide, box.width * 0.42)
    top = box.y + (13 if room == wide else 6)  # a long place goes on in a second line
    sheet.text(side, Box(box.right - room, top, room, 34), 11, color="ink-soft", max_lines=2)
    sheet.fit(workshop.title, Box(box.x, box.y + 9, box.width - room - 24, 24),
              (18.0, 16.0, 14.0, 12.0), weight=Weight.BOLD)
    return box.y + 46


def _verb(sheet: Sheet, box: Box, number: str, verb: str) -> None:
    radius = _VERB / 2
    sheet.disc(box.x + radius, box.y + radius, radius, number)
    left = box.x + _VERB + 12
    sheet.fit(verb, Box(left, box.y, box.right - left, _VERB), (30.0, 27.0, 24.0, 20.0, 17.0),
              weight=Weight.BOLD, color="leaf", middle=True)


def _said(
    sheet: Sheet, box: Box, said: Sequence[tuple[str, str]], anchor: Anchor = Anchor.MIDDLE,
    hint: str = "",
) -> None:
    """Write names with their values, large, each on a line of its own where it fits."""
    room = (box.height - (16 if hint else 0)) / max(1, len(said))
    top = box.y
    for name, value in said:
        height = sheet.text(name, Box(box.x, top, box.width, 18), 11.5, color="ink-soft",
                            anchor=anchor, max_lines=1)
        # A password is shown as it is: no space of it is held, no sign of it left out.
        height += _exact(sheet, value, Box(box.x, top + height, box.width, room - height), anchor)
        top += height + 3
    if hint:
        sheet.text(hint, Box(box.x, top, box.width, 26), 9.5, color="ink-soft", max_lines=2)


def _exact(sheet: Sheet, value: str, box: Box, anchor: Anchor) -> float:
    """Write ``value`` as large as one line holds; long ones are broken, none is corrected."""
    measure = sheet.press.measure
    one_line = [size for size in _BIG if measure.width(value, size, Weight.BOLD) <= box.width
                and size * _TIGHT <= box.height]
    size, _ = measure.fit(value, box.width, box.height, one_line or _SMALL, Weight.BOLD, _TIGHT)
    most = max(1, int(box.height / (size * _TIGHT)))
    texts, height = paragraph(measure, value, box.x, box.y, box.width, size, weight=Weight.BOLD,
                              anchor=anchor, leading=_TIGHT, max_lines=most)
    sheet.add(*texts)
    return height


def _band(sheet: Sheet) -> None:
    """Write at the foot what reassures."""
    tr, box, measure = sheet.press.tr, sheet.box, sheet.press.measure
    band = Box(box.x, box.bottom - _BAND, box.width, _BAND)
    sheet.add(Rect(band.x, band.y, band.width, band.height, fill="leaf-soft", radius=8))
    inner = band.inset(16, 6)
    lines = [sheet.press.shown(tr(sentence)) for sentence in (_REASSURE, _PAPER)]
    size = next((one for one in (13.5, 12.5, 11.5, 10.5, 9.5)
                 if all(measure.width(line, one, Weight.SEMIBOLD) <= inner.width
                        for line in lines)), 8.5)
    y = inner.y + (inner.height - 2 * size * 1.35) / 2 + size * 1.02
    for number, line in enumerate(lines):
        weight = Weight.REGULAR if number else Weight.SEMIBOLD
        shown = measure.cut(line, size, inner.width, weight)
        sheet.add(Text(inner.x, y + number * size * 1.35, shown, size, "ink", weight))
