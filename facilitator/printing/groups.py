"""One sheet per group: its question, its members, its grid with lines to write on by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from facilitator.activities.context import Group
from facilitator.activities.kind import Capability
from facilitator.document.records import StepRecord
from facilitator.errors import NotAllowed
from facilitator.i18n import N_, Translator
from facilitator.printing.sheet import A3, A4, Box, Press, Sheet
from facilitator.printing.words import where_and_when
from facilitator.scene import Line, Scene, Weight
from facilitator.workshop.people import display_name
from facilitator.workshop.session import Session

LEAST_COLUMN = 118.0
"""The narrowest column in which one writes by hand, in points (4.2 cm)."""
MOST_ON_A4 = 6
"""With more columns, the sheets are A3."""
_LINE = 25.0
"""Distance between writing lines, about that of school paper (8 mm and a bit)."""
_GAP = 14.0
_SIDE = 210.0


def group_pages(
    session: Session, press: Press, step: StepRecord | None = None, paper: str = ""
) -> tuple[Scene, ...]:
    """Return the sheets of ``step``'s groups, of every step with groups where none is named.

    ``paper`` is ``A4`` or ``A3``; without it, as the columns ask. A step whose groups are not made
    yet gives one sheet to fill in and copy. Raises :class:`NotAllowed` where nobody works in
    groups.
    """
    steps = [step] if step else [one for one in session.steps() if in_groups(session, one)]
    if not steps or not all(in_groups(session, one) for one in steps):
        raise NotAllowed(N_("Aucune séquence ne se fait en sous-groupes."))
    found: list[Scene] = []
    for one in steps:
        context = session.results.context(one, with_entries=False)
        fields = session.kinds[one.kind].answer_fields(context)
        headings = [press.tr(field.label) for field in fields]
        size = {"A4": A4, "A3": A3}.get(paper, A4 if len(headings) <= MOST_ON_A4 else A3)
        found += (
            _page(session, press, one, group, headings, size)
            for group in _named(session, press.tr, context.groups) or (Group("", ""),)
        )
    return tuple(found)


def _named(session: Session, tr: Translator, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Return ``groups`` with the names of all their members, those only expected included."""
    names = {person.id: display_name(person, tr) for person in session.room.everybody()}
    return tuple(
        replace(group, names=tuple(names.get(member, "") for member in group.members))
        for group in groups
    )


def in_groups(session: Session, step: StepRecord) -> bool:
    """Whether a step is worked on in groups."""
    kind = session.kinds.get(step.kind)
    return kind is not None and Capability.GROUPS in kind.capabilities


def _page(
    session: Session, press: Press, step: StepRecord, group: Group, headings: Sequence[str],
    size: tuple[float, float],
) -> Scene:
    sheet = Sheet(press, size, 36.0)
    workshop = session.workshop()
    top = _head(sheet, step, group)
    bands = arrange(headings, sheet.box.width)
    body = Box(sheet.box.x, top, sheet.box.width, sheet.box.bottom - 22 - top)
    high = (body.height - (len(bands) - 1) * _GAP) / len(bands)
    for number, band in enumerate(bands):
        place = Box(body.x, body.y + number * (high + _GAP), body.width, high)
        _band(sheet, place, band, len(bands[0]))
    parts = (workshop.title, step.title, where_and_when(workshop, press.tr))
    sheet.foot(" · ".join(part for part in parts if part))
    return sheet.scene()


def arrange(headings: Sequence[str], width: float) -> list[list[str]]:
    """Part the headings into bands, one above the other, that are wide enough and even."""
    most = max(1, int((width + _GAP) / (LEAST_COLUMN + _GAP)))
    count = max(1, ceil(len(headings) / most))
    each = max(1, ceil(len(headings) / count))
    return [list(headings[at : at + each]) for at in range(0, len(headings), each)] or [[""]]


def _head(sheet: Sheet, step: StepRecord, group: Group) -> float:
    """Write the group's name and question on the left, who is in it on the right."""
    tr, box = sheet.press.tr, sheet.box
    sheet.mark(box.x, box.y + 2)
    left = Box(box.x, box.y + 11, box.width - _SIDE - 28, 128)
    top = left.y + sheet.text(step.title, Box(left.x, left.y, left.width, 13), 9,
                              color="ink-soft", max_lines=1) + 2
    label = Box(left.x, top, left.width, 30)
    if group.label:
        top += sheet.fit(group.label, label, (22.0, 18.0, 15.0, 12.0), weight=Weight.BOLD,
                         color="leaf")
    else:
        top += _blank(sheet, tr(N_("Groupe")), label)
    question = group.question or ("" if group.id else step.prompt)
    room = Box(left.x, top + 3, left.width, left.bottom - top - 3)
    if question:
        top += 3 + sheet.fit(question, room, (17.0, 15.0, 13.0, 11.5, 10.0, 9.0),
                             weight=Weight.SEMIBOLD, leading=1.25)
    else:
        top += 3 + _blank(sheet, tr(N_("Question")), Box(room.x, room.y, room.width, 30))
    if group.question and step.prompt and left.bottom - top > 14:
        top += sheet.text(step.prompt, Box(left.x, top + 3, left.width, left.bottom - top - 3),
                          10, color="ink-soft", max_lines=2) + 3
    side = Box(box.right - _SIDE, box.y + 11, _SIDE, 128)
    return max(top, _who(sheet, side, group)) + 14


def _who(sheet: Sheet, box: Box, group: Group) -> float:
    """Write members and rapporteur, or lines for them; return where this ends."""
    tr = sheet.press.tr
    names = [name for name in group.names if name]
    sheet.add(Line(box.x - 14, box.y, box.x - 14, box.y + 88, "line", 0.6))
    top = box.y + sheet.text(tr(N_("Membres")), box, 9, weight=Weight.SEMIBOLD, color="leaf")
    if names:
        room = Box(box.x, top, box.width, 62)
        joined = ", ".join(sheet.press.shown(name).replace(" ", "\u00a0") for name in names)
        top += sheet.fit(joined, room, (11.0, 10.0, 9.0, 8.0), leading=1.3)
    else:
        for _ in range(2):
            top += 21
            sheet.rule(box.x, top, box.width, "ink-soft")
        top += 6
    chosen = dict(zip(group.members, group.names, strict=False)).get(group.rapporteur, "")
    top = max(top + 6, box.y + 58)
    if chosen:
        top += sheet.text(tr(N_("Rapporteur·e")), Box(box.x, top, box.width, 14), 9,
                          weight=Weight.SEMIBOLD, color="leaf")
        return top + sheet.text(chosen, Box(box.x, top, box.width, 16), 11, max_lines=1)
    return top + _blank(sheet, tr(N_("Rapporteur·e")), Box(box.x, top, box.width, 26), 9)


def _blank(sheet: Sheet, name: str, box: Box, size: float = 11) -> float:
    """Write a name and, after it, a line to fill in."""
    drop = 15.0
    sheet.text(name, Box(box.x, box.y + drop - size * 1.1, box.width * 0.6, 20), size,
               weight=Weight.SEMIBOLD, color="leaf", max_lines=1)
    wide = min(sheet.press.measure.width(name, size, Weight.SEMIBOLD), box.width * 0.6) + 8
    sheet.rule(box.x + wide, box.y + drop, box.width - wide, "ink-soft")
    return drop + 7


def _band(sheet: Sheet, box: Box, headings: Sequence[str], across: int) -> None:
    """Draw columns side by side, each with its heading and its writing lines."""
    wide = (box.width - (across - 1) * _GAP) / across
    heads = [Box(box.x + n * (wide + _GAP), box.y, wide, 44) for n in range(len(headings))]
    tall = max(
        (sheet.fit(heading, place, (13.0, 12.0, 11.0, 10.0, 9.0, 8.0), weight=Weight.SEMIBOLD,
                   color="leaf") for heading, place in zip(headings, heads, strict=True)),
        default=0.0,
    )
    top = box.y + tall + (5 if tall else 0)
    lines = max(1, int((box.bottom - top) / _LINE + 1e-6))
    step = (box.bottom - top) / lines
    for place in heads:
        sheet.rule(place.x, top, wide, "leaf", 1.4)
        for number in range(1, lines + 1):
            sheet.rule(place.x, top + number * step, wide)
