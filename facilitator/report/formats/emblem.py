"""People sitting in a circle: the sign on the cover of every report."""

from __future__ import annotations

from math import cos, pi, sin

from facilitator.scene import Circle, Scene

SEATS = ("leaf", "word-1", "leaf", "word-2", "leaf", "word-4", "leaf", "clay", "leaf", "word-5")
"""Colours of the people, one after another."""


def emblem_parts(x: float, y: float, distance: float) -> tuple[Circle, ...]:
    """Return the circle around ``x``, ``y`` with people at ``distance`` from its middle."""
    people = []
    for number, color in enumerate(SEATS):
        turn = 2 * pi * (number + 0.35) / len(SEATS)
        place = x + distance * cos(turn), y + distance * sin(turn)
        people.append(Circle(*place, distance * 0.145, fill=color))
    return (Circle(x, y, distance * 0.7, fill="leaf-soft"), *people)


def emblem(side: float = 200.0) -> Scene:
    """Return the emblem as a square picture; it says nothing, so it has no alternative text."""
    return Scene(side, side, emblem_parts(side / 2, side / 2, side * 0.43))
