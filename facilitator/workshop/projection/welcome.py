"""The way in, as large as it goes: join the Wi-Fi, then open the form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.activities.canvas import Box
from facilitator.drawing.build import paragraph
from facilitator.i18n import N_
from facilitator.scene import Anchor, Circle, Scene, Text, Weight
from facilitator.workshop.wifi import doubtful

if TYPE_CHECKING:
    from facilitator.workshop.projection.compose import Page

_VALUES = (1.5, 1.3, 1.15, 1.0)
"""What people type, in sizes of the back row's smallest text."""
_LEADING = 1.22


def welcome(page: Page, people: str) -> Scene:
    """The joining screen; ``people`` says how many are in. Two codes where a Wi-Fi is told."""
    if page.sight.entrance.wifi_modules:
        return _two_steps(page, people)
    sight, inner = page.sight, page.inner
    side = min(inner.height - page.small * 3.2, inner.width * 0.5)
    page.code(inner.x + inner.width - side, inner.y, side)
    column = Box(inner.x, inner.y, inner.width - side - page.small * 2, side)
    asked = sight.tr(N_("Prenez votre téléphone et scannez ce code"))
    page.fit(asked, column, (3.2, 2.8, 2.4, 2.0, 1.6), Weight.SEMIBOLD, middle=True)
    base = inner.bottom
    page.elements.append(Text(inner.x, base, people, page.small * 1.2, "ink-soft", key="joined"))
    page.elements.append(Text(
        inner.x + inner.width, base, sight.entrance.address, page.small * 1.35, "leaf",
        Weight.SEMIBOLD, Anchor.END,
    ))
    return page.scene(f"{asked}. {sight.entrance.address}. {people}")


def _two_steps(page: Page, people: str) -> Scene:
    sight, inner, small = page.sight, page.inner, page.small
    tr, way = sight.tr, sight.entrance
    gap = small * 3
    wide = (inner.width - gap) / 2
    network = [(tr(N_("Réseau")), way.wifi.name)]
    if way.wifi.password:
        network.append((tr(N_("Mot de passe")), way.wifi.password))
    hints = tuple(tr(one) for one in doubtful(way.wifi.password))
    steps = ((tr(N_("Rejoindre le Wi-Fi")), network, way.wifi_modules),
             (tr(N_("Ouvrir le formulaire")), [(tr(N_("Adresse à taper")), way.address)],
              way.modules))
    foot = small * 1.9 if people else 0.0
    top = inner.y + small * 2.6
    words = [_words(page, said, wide, hints if not number else ())
             for number, (_, said, _) in enumerate(steps)]
    side = min(wide, inner.bottom - foot - top - small * 0.6 - max(tall for _, tall in words))
    for number, ((verb, _, rows), (texts, _)) in enumerate(zip(steps, words, strict=True)):
        x = inner.x + number * (wide + gap)
        _verb(page, Box(x, inner.y, wide, small * 2), str(number + 1), verb)
        page.code(x, top, side, rows)
        low = top + side + small * 0.6
        page.elements += [_at(text, x, low) for text in texts]
    if people:
        page.elements.append(Text(inner.x, inner.bottom, people, small, "ink-soft", key="joined"))
    said = " ".join(f"{name} {value}." for _, pairs, _ in steps for name, value in pairs)
    return page.scene(f"1. {steps[0][0]}. 2. {steps[1][0]}. {said} {people}".strip())


def _verb(page: Page, box: Box, number: str, verb: str) -> None:
    """A step's number in a disc, and what to do."""
    radius = page.small
    size = page.small * 1.2
    page.elements += [
        Circle(box.x + radius, box.y + radius, radius, fill="leaf"),
        Text(box.x + radius, box.y + radius + size * 0.36, number, size, "on-leaf", Weight.BOLD,
             Anchor.MIDDLE),
    ]
    left = box.x + 2 * radius + page.small * 0.5
    page.fit(verb, Box(left, box.y, box.x + box.width - left, 2 * radius), (1.6, 1.4, 1.2, 1.0),
             Weight.SEMIBOLD, "leaf", middle=True)


def _words(page: Page, said: list[tuple[str, str]], wide: float, hints: tuple[str, ...]
           ) -> tuple[list[Text], float]:
    """Names with their values, from the top left corner, and how tall they are together.

    Name and value share a line where it holds both; a long value is broken, none is cut.
    """
    small, measure = page.small, page.measure
    texts: list[Text] = []
    y = 0.0
    for name, value in said:
        left = measure.width(name, small) + small * 0.6
        size = next((small * step for step in _VALUES
                     if measure.width(value, small * step, Weight.BOLD) <= wide - left), 0.0)
        base = y + (size or small) * 1.02
        texts.append(Text(0, base, name, small, "ink-soft"))
        if size:
            texts.append(Text(left, base, value, size, "ink", Weight.BOLD))
            y += size * _LEADING
        else:
            made, tall = paragraph(measure, value, 0, y + small * _LEADING, wide, small,
                                   weight=Weight.BOLD, leading=_LEADING, max_lines=4)
            texts += made
            y += small * _LEADING + tall
    hint = " · ".join(hints)
    if hint and measure.width(hint, small) <= wide:
        texts.append(Text(0, y + small * 1.02, hint, small, "ink-soft"))
        y += small * _LEADING
    return texts, y


def _at(text: Text, x: float, y: float) -> Text:
    return replace(text, x=text.x + x, y=text.y + y)
