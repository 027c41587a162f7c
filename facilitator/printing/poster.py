"""The poster by the door: join the Wi-Fi, then open the form."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.drawing.build import paragraph
from facilitator.i18n import N_
from facilitator.printing.join import Join, doubtful, modules
from facilitator.printing.sheet import A4, Box, Press, Sheet
from facilitator.printing.words import where_and_when
from facilitator.scene import Anchor, Rect, Scene, Text, Weight
from facilitator.workshop.session import Session

_MARGIN = 40.0
_BIG = (34.0, 30.0, 27.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0)
"""What people type; letters of 25 points are read from three metres."""
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
    sheet = Sheet(press, A4, _MARGIN)
    top = _head(sheet, session, 24.0)
    gap = 40.0
    wide = (sheet.box.width - gap) / 2
    high = sheet.box.bottom - _BAND - 14 - top
    first = Box(sheet.box.x, top, wide, high)
    second = Box(first.right + gap, top, wide, high)
    tr = press.tr
    said = [(tr(N_("Réseau")), join.network)]
    if join.password:
        said.append((tr(N_("Mot de passe")), join.password))
    hint = "   ".join(tr(sentence) for sentence in doubtful(join.password))
    side = 268.0
    _step(sheet, first, side, "1", tr(N_("Rejoindre le Wi-Fi")), join.network_code, said, hint)
    address = [(tr(N_("Adresse à taper")), join.short)]
    _step(sheet, second, side, "2", tr(N_("Ouvrir le formulaire")), join.address, address)
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
    side = min(430.0, body.width)
    top = body.y + height + 2
    sheet.qr(modules(join.address), body.x + (body.width - side) / 2, top, side)
    low = Box(body.x, top + side, body.width, body.bottom - top - side)
    _said(sheet, low, [(tr(N_("Adresse à taper")), join.short)])
    note = tr(N_("Le téléphone doit être relié au même Wi-Fi que l’ordinateur de l’animation."))
    sheet.text(note, Box(low.x, low.bottom - 17, low.width, 17), 12, color="ink-soft",
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
    top += sheet.text(where_and_when(workshop, sheet.press.tr), Box(box.x, top, box.width, 18),
                      12, color="ink-soft", max_lines=1)
    return top + 16


def _step(
    sheet: Sheet, box: Box, side: float, number: str, verb: str, payload: str,
    said: Sequence[tuple[str, str]], hint: str = "",
) -> None:
    """Draw one step: its number and verb, its code, and the same in plain words."""
    radius = 19.0
    sheet.disc(box.x + radius, box.y + radius, radius, number)
    left = box.x + 2 * radius + 12
    sheet.fit(verb, Box(left, box.y, box.right - left, 2 * radius), (26.0, 23.0, 20.0, 17.0),
              weight=Weight.BOLD, color="leaf", middle=True)
    top = box.y + 2 * radius + 8
    side = min(side, box.width)
    rows = modules(payload)
    # The code's own light border is white on white: its dark part lines up with the words.
    quiet = side * 4 / (len(rows) + 8)
    sheet.qr(rows, box.x - quiet, top - quiet * 0.6, side)
    low = top - quiet * 0.6 + side - quiet * 0.3
    _said(sheet, Box(box.x, low, box.width, box.bottom - low), said, Anchor.START, hint)


def _said(
    sheet: Sheet, box: Box, said: Sequence[tuple[str, str]], anchor: Anchor = Anchor.MIDDLE,
    hint: str = "",
) -> None:
    """Write names with their values, large, each on a line of its own where it fits."""
    room = (box.height - (14 if hint else 0)) / max(1, len(said))
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
    size = next((one for one in _BIG if measure.width(value, one, Weight.BOLD) <= box.width
                 and one * 1.2 <= box.height), _BIG[-1])
    most = max(1, int(box.height / (size * 1.2)))
    texts, height = paragraph(measure, value, box.x, box.y, box.width, size, weight=Weight.BOLD,
                              anchor=anchor, leading=1.2, max_lines=most)
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
