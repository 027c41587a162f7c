"""Whether all of a page can be seen: nothing cut off, nothing over another, nothing outside."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from facilitator.i18n import Message, Translator
from ui.parts.basic import Elided

_ROUNDING = 2
"""Pixels that a text measured in fractions may seem to lack."""


class Long(Translator):
    """French whose sentences are 40 % longer, as those of another language may be."""

    def __call__(self, text: str | Message, /, **params: object) -> str:
        said = super().__call__(text, **params)
        return said if isinstance(text, Message) else longer(said)

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        return longer(super().plural(one, many, count, **params))


def longer(said: str) -> str:
    """A sentence with 40 % more letters, in words like its own; signs and digits alone stay."""
    letters = "".join(char for char in said if char.isalpha() or char == " ").strip()
    if len(letters) < 3:
        return said
    return f"{said} {letters[: math.ceil(0.4 * len(said)) - 1]}".rstrip()


def misfits(page: QWidget) -> list[str]:
    """What cannot be seen whole on a page, in words."""
    found = [f"{name(one)}: {why}" for one in shown(page) for why in _cut(one)]
    found += [f"{name(one)}: outside" for one in shown(page) if _outside(one, page)]
    for parent in (page, *shown(page)):
        found += [f"{name(one)} over {name(other)}" for one, other in _over(parent)]
    return list(dict.fromkeys(found))


def shown(page: QWidget) -> list[QWidget]:
    """The widgets in sight, but for those scrolled away and the insides of fields."""
    return [one for one in page.findChildren(QWidget) if one.isVisible()
            and not one.objectName().startswith("qt_") and not one.visibleRegion().isEmpty()]


def name(one: QWidget) -> str:
    """What a person would call it."""
    text = one.text() if isinstance(one, QLabel | QAbstractButton | QLineEdit) else ""
    above = one.parentWidget()
    said = text or one.accessibleName() or (f"in {name(above)}" if above is not None else "")
    return f"{type(one).__name__} “{said[:60]}”".replace("\n", " ")


def _cut(one: QWidget) -> Iterator[str]:
    high = one.height() + _ROUNDING
    match one:
        case Elided():
            if _wide(one, one.text()) > one.width() + _ROUNDING and not one.toolTip():
                yield "shortened, and nothing says the rest"
            if one.fontMetrics().height() > high:
                yield "cut off below"
        case QLabel():
            wanted = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            if one.text() and wanted > high:
                yield f"cut off below, {one.height()} of {wanted}"
            if one.text() and one.wordWrap():
                longest = max(one.text().split(" "), key=len)
                if _wide(one, longest) > one.contentsRect().width() + _ROUNDING:
                    yield "a word is cut off"
            elif one.text() and one.sizeHint().width() > one.width() + _ROUNDING:
                yield f"cut off, {one.width()} of {one.sizeHint().width()}"
        case QAbstractButton():
            if isinstance(one, QPushButton) and one.layout() is not None:
                return  # its labels are looked at
            if one.hasHeightForWidth():
                return  # goes on in other lines
            if one.text() and one.sizeHint().width() > one.width() + _ROUNDING:
                yield f"cut off, {one.width()} of {one.sizeHint().width()}"
            if one.sizeHint().height() > high:
                yield f"cut off below, {one.height()} of {one.sizeHint().height()}"
        case QComboBox():
            if _wide(one, one.currentText()) + 34 > one.width() and not one.toolTip():
                yield "shortened, and nothing says the rest"
        case QLineEdit():
            held = one.text() or one.placeholderText()
            if not one.text() and _wide(one, held) + 12 > one.width() and not one.toolTip():
                yield f"its hint is cut off: “{held[:40]}”"


def _wide(one: QWidget, text: str) -> int:
    return max((one.fontMetrics().horizontalAdvance(line) for line in text.split("\n")), default=0)


def _outside(one: QWidget, page: QWidget) -> bool:
    """Whether some of it is beyond the page, or beyond the sides of what scrolls up and down; what
    only holds others may be."""
    if one.layout() is not None or type(one) in (QWidget, QStackedWidget, QSplitter):
        return False
    frame = one.parentWidget()
    while frame is not None and frame is not page:
        area = frame.parentWidget()
        if isinstance(area, QScrollArea) and frame is area.viewport():
            break
        frame = frame.parentWidget()
    if frame is None:
        return False
    place = QRect(one.mapTo(frame, one.rect().topLeft()), one.size())
    room = frame.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING)
    if frame is page:
        return not room.contains(place)
    return place.left() < room.left() or place.right() > room.right()


def _over(parent: QWidget) -> Iterator[tuple[QWidget, QWidget]]:
    """Widgets of one layout that lie over one another."""
    here = [one for one in _laid_out(parent) if one.isVisible()]
    for one, other in combinations(here, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > _ROUNDING and both.height() > _ROUNDING:
            yield one, other


def _laid_out(parent: QWidget) -> list[QWidget]:
    """The widgets in the layouts of a widget.

    Not by ``itemAt``: the binding keeps what that returns for as long as the layout lives, also
    when Qt has freed it, and dies over the next object that is made at the same place in memory.
    """
    layout = parent.layout()
    if layout is None:
        return []
    layouts = [layout, *layout.findChildren(QLayout)]
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [one for one in parent.findChildren(QWidget, options=direct)
            if any(place.indexOf(one) >= 0 for place in layouts)]
