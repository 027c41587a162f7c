"""Schedules known from algebra, in which nobody meets twice.

- Pairs: the circle method of round-robin tournaments (T. P. Kirkman, 1847), n - 1 rounds.
- G groups, G a prime power: the lines of the affine plane of order G. Person (column c, row x)
  sits in round m in group x - m·c, computed in the field of G elements, so two people of
  different columns meet in one round only, and people of one column never. With all G columns,
  the columns themselves are one more round (R. C. Bose, 1938).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from facilitator.grouping.problem import Schedule


def round_robin(people: int, rounds: int) -> Schedule | None:
    """Return ``rounds`` rounds of pairs for an even number of people, or ``None``."""
    if people % 2 or rounds >= people:
        return None
    turn = people - 1
    return [
        [[r, turn]] + [[(r + k) % turn, (r - k) % turn] for k in range(1, people // 2)]
        for r in range(rounds)
    ]


def prime_power(number: int) -> tuple[int, int] | None:
    """Return (p, k) with ``number == p ** k`` and p prime, or ``None``."""
    if number < 2:
        return None
    prime = next(d for d in range(2, number + 1) if number % d == 0)
    power = 0
    while number % prime == 0:
        number //= prime
        power += 1
    return (prime, power) if number == 1 else None


def field_tables(order: int) -> tuple[list[list[int]], list[list[int]]] | None:
    """Return the subtraction and multiplication tables of the field of ``order`` elements.

    Elements are numbered by the digits, in base p, of their polynomial; the modulus is the first
    monic polynomial for which the product has no zero divisor. ``None`` if there is no such field.
    """
    found = prime_power(order)
    if found is None:
        return None
    prime, power = found
    digits = [tuple(number // prime**k % prime for k in range(power)) for number in range(order)]
    number_of = {value: number for number, value in enumerate(digits)}
    minus = [
        [number_of[tuple((x - y) % prime for x, y in zip(a, b, strict=True))] for b in digits]
        for a in digits
    ]
    for tail in product(range(prime), repeat=power):
        times = [[number_of[_times(a, b, tail, prime)] for b in digits] for a in digits]
        if all(0 not in row[1:] for row in times[1:]):
            return minus, times
    return None


def _times(a: Sequence[int], b: Sequence[int], tail: Sequence[int], prime: int) -> tuple[int, ...]:
    """Multiply two polynomials modulo x^k + tail, lowest degree first."""
    power = len(tail)
    result = [0] * (2 * power)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            result[i + j] += x * y
    for degree in range(2 * power - 1, power - 1, -1):
        for k, value in enumerate(tail):
            result[degree - power + k] -= result[degree] * value
    return tuple(value % prime for value in result[:power])


def affine(sizes: Sequence[int], rounds: int) -> Schedule | None:
    """Return a schedule from the affine plane of order ``len(sizes)``, or ``None``.

    Sizes may be s or s - 1 with s at most the number of groups: people of one column, who never
    meet, are left out. That gives as many rounds as groups; one more where everybody is there
    (or all but one), with groups as large as their number.
    """
    order, size = len(sizes), max(sizes)
    missing = order * size - sum(sizes)
    if size > order or min(sizes) < size - 1:
        return None
    if rounds > order + (size == order and missing < 2):
        return None
    tables = field_tables(order)
    if tables is None:
        return None
    minus, times = tables
    # Column 0 comes last, its last rows being the people who are not there.
    columns = [*range(1, size), 0]
    numbers = {(c, x): i for i, (c, x) in enumerate(product(columns, range(order)))}
    present = sum(sizes)
    schedule = []
    for m in range(order):
        groups: list[list[int]] = [[] for _ in range(order)]
        for (c, x), number in numbers.items():
            if number < present:
                groups[minus[x][times[m][c]]].append(number)
        schedule.append(sorted(groups, key=len, reverse=True))
    lines = [[n for x in range(order) if (n := numbers[c, x]) < present] for c in columns]
    return [*schedule, lines][:rounds]
