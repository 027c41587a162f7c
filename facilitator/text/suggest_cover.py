"""Themes out of the words that explain most of what answers say.

Each answer is a unit vector of TF-IDF weights over word families. A new theme starts from the
family that explains the largest share of what no theme explains yet (the sum of squared weights,
as in matching pursuit: Mallat and Zhang, 1993); then answers go to the theme with the nearest
centroid, as in spherical k-means (Dhillon and Modha, 2001), those near to none being left alone,
and themes that turn out to be about the same thing are joined.
Deterministic: no random start, ties go to the alphabet and to the earlier.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from math import log, sqrt

from facilitator.text.suggest_words import Words

Vector = dict[str, float]

NEAR = 0.15  # least cosine between an answer and the theme proposed for it
_ALIKE = 0.3  # from this cosine of their centroids, a new theme is one with an earlier one
_ASKED = 0.5  # weight of a family of the prompt against any other
_ROUNDS = 5  # of reassigning answers; more changed nothing in the measured sets


def vectors(answers: Sequence[Words], asked: Collection[str] = ()) -> list[Vector]:
    """Return the unit TF-IDF vector of each answer (empty where no word carries a theme).

    The families *asked* about in the prompt weigh half: whoever answers is likely to repeat them.
    """
    counted = [dict.fromkeys(word.family for word in words if word.family) for words in answers]
    # How rare a family is says little if one sentence pasted forty times makes it common.
    distinct = {tuple(sorted(families)) for families in counted if families}
    spread = Counter(family for families in distinct for family in families)
    rarity = {
        family: (log((1 + len(distinct)) / (1 + holders)) + 1) * (_ASKED if family in asked else 1)
        for family, holders in spread.items()
    }
    return [_unit({family: rarity[family] for family in families}) for families in counted]


def centroid(members: Iterable[Vector]) -> Vector:
    """Return the unit vector in the middle of *members* (empty for none)."""
    total: Vector = {}
    for vector in members:
        for family, weight in vector.items():
            total[family] = total.get(family, 0.0) + weight
    return _unit(total)


def cosine(one: Vector, two: Vector) -> float:
    """Return the cosine (0 to 1) between two unit vectors."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[family] for family, weight in one.items() if family in two)


def cover(
    answers: Sequence[Vector], counts: Sequence[int], fixed: Sequence[Sequence[Vector]], limit: int
) -> list[int]:
    """Return the theme of each answer: 0… a *fixed* one, then up to *limit* new ones, -1 none.

    *answers* are distinct, *counts* how many people gave each. *fixed* holds what is placed in each
    theme that exists: it stays there, answers may join it (constrained k-means: Basu, 2002).
    """
    themes = [centroid(vectors) for vectors in fixed]
    loose = [i for i, vector in enumerate(answers) if nearest(vector, themes) < 0]
    seeds = _seeds(answers, counts, loose, limit)
    themes += [centroid(answers[i] for i in seed) for seed in seeds]
    held = [*fixed, *([] for _ in seeds)]
    places: list[int] = []
    for _ in range(_ROUNDS):
        before, places = places, [nearest(vector, themes) for vector in answers]
        if places == before:
            break
        themes = _middles(answers, places, held)
    joined = _joined(themes, len(fixed))
    return [joined[place] if place >= 0 else -1 for place in places]


def nearest(vector: Vector, themes: Sequence[Vector]) -> int:
    """Return the index of the theme nearest to *vector*, -1 if none is near enough."""
    best, found = NEAR, -1
    for index, theme in enumerate(themes):
        likeness = cosine(vector, theme)
        if likeness > best:
            best, found = likeness, index
    return found


def _unit(vector: Vector) -> Vector:
    norm = sqrt(sum(weight * weight for weight in vector.values()))
    return {family: weight / norm for family, weight in vector.items()} if norm else {}


def _seeds(
    answers: Sequence[Vector], counts: Sequence[int], loose: Sequence[int], limit: int
) -> list[list[int]]:
    """Return up to *limit* groups of at least two people, each sharing a family."""
    holders: dict[str, list[int]] = {}
    for index in loose:
        for family in answers[index]:
            holders.setdefault(family, []).append(index)
    seeds: list[list[int]] = []
    taken: set[int] = set()
    while len(seeds) < limit:
        best, chosen = 0.0, list[int]()
        for family in sorted(holders):
            free = [index for index in holders[family] if index not in taken]
            share = sum(answers[index][family] ** 2 for index in free)
            if share > best and sum(counts[index] for index in free) > 1:
                best, chosen = share, free
        if not chosen:
            break
        seeds.append(chosen)
        taken.update(chosen)
    return seeds


def _middles(
    answers: Sequence[Vector], places: Sequence[int], held: Sequence[Sequence[Vector]]
) -> list[Vector]:
    """Return the centroid of each theme: what it *held* from the start and what has joined it."""
    members = [list(vectors) for vectors in held]
    for vector, place in zip(answers, places, strict=True):
        if place >= 0:
            members[place].append(vector)
    return [centroid(vectors) for vectors in members]


def _joined(themes: Sequence[Vector], start: int) -> list[int]:
    """Return, for each theme, the index of the one that it is joined to (itself, mostly)."""
    target = list(range(len(themes)))
    for later in range(start, len(themes)):
        for earlier in range(later):
            if target[later] == later and cosine(themes[earlier], themes[later]) > _ALIKE:
                target[later] = target[earlier]
    return target
