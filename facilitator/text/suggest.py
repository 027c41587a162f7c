"""Suggest themes for the answers that nobody has placed yet: offline, deterministic, explained.

What a person placed is read, never moved: suggestions only ever name answers not yet placed.
"plus de vélos" and "moins de vélos" are about the same thing and may share a suggestion, which
then says so (``Suggestion.divided``) instead of passing them off as one opinion.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.text import suggest_label
from facilitator.text.suggest_cover import Vector, centroid, cosine, cover, vectors
from facilitator.text.suggest_pull import Pull
from facilitator.text.suggest_words import Words, read

Answer = tuple[str, str]  # (id, text)

_TWO_ALIKE = 0.25  # cosine from which two answers make a theme: one common word in a few


@dataclass(frozen=True, slots=True)
class PlacedTheme:
    """A theme that exists: its name, and the (id, text) of the answers placed in it."""

    theme_id: str
    label: str
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Answers to put in one theme, to accept or refuse; *theme_id* is None for a new theme.

    *because* are the words that made it, as the answers spell them, the most telling first.
    *more* and *less* are those of *answer_ids* that say to have more or less of its subject.
    """

    theme_id: str | None
    label: str
    answer_ids: tuple[str, ...]
    because: tuple[str, ...]
    more: tuple[str, ...] = ()
    less: tuple[str, ...] = ()

    @property
    def divided(self) -> bool:
        """Return whether the answers pull in opposite directions: to be shown, not hidden."""
        return bool(self.more and self.less)


@dataclass(frozen=True, slots=True)
class _Read:
    """An answer with what was made of it."""

    ident: str
    words: Words
    vector: Vector


def suggest(
    answers: Sequence[Answer],
    themes: Sequence[PlacedTheme] = (),
    language: str = "fr",
    limit: int = 10,
    prompt: str = "",
) -> tuple[Suggestion, ...]:
    """Suggest where to put *answers*: in the *themes* that exist, then in *limit* new ones at most.

    *answers* are (id, text) pairs in the order in which they came; one that is placed in a theme
    is left out. The words of the *prompt* that they answer tell them apart less than others do.
    An answer comes in one suggestion at most, in none if nothing speaks for it; a
    new theme has at least two answers. Existing themes come in their order, new ones by size.
    """
    placed = {ident for theme in themes for ident, _ in theme.answers}
    loose = list({ident: text for ident, text in answers if ident not in placed}.items())
    known = [text for theme in themes for text in _texts(theme)]
    asked, *words = read([prompt, *known, *(text for _, text in loose)], language)
    weights = vectors(words, frozenset(word.family for word in asked))
    held: list[Sequence[Vector]] = []
    start = 0
    for theme in themes:
        held.append(weights[start : start + len(_texts(theme))])
        start += len(held[-1])
    fresh = [
        _Read(ident, words[start + place], weights[start + place])
        for place, (ident, _) in enumerate(loose)
    ]
    members = _members(fresh, held, limit)
    existing = [
        _suggestion(members[place], held[place], theme)
        for place, theme in enumerate(themes)
        if place in members
    ]
    new = [
        _suggestion(group)
        for place, group in sorted(members.items())
        if place >= len(themes) and _stands(group)
    ]
    return (*existing, *sorted(new, key=lambda found: -len(found.answer_ids)))


def _texts(theme: PlacedTheme) -> list[str]:
    """Return what is known of a theme: its name, and what was placed in it."""
    return [theme.label, *(text for _, text in theme.answers)]


def _members(
    answers: Sequence[_Read], fixed: Sequence[Sequence[Vector]], limit: int
) -> dict[int, list[_Read]]:
    """Return the answers of each theme (numbered as in ``cover``), in the order they came."""
    alike: dict[tuple[str, ...], list[_Read]] = {}
    for answer in answers:
        if answer.vector:
            # One voice for each thing said: a sentence pasted forty times is one sentence.
            alike.setdefault(tuple(sorted(answer.vector)), []).append(answer)
    same = list(alike.values())
    places = cover([one[0].vector for one in same], [len(one) for one in same], fixed, limit)
    chosen = {
        answer.ident: place
        for one, place in zip(same, places, strict=True)
        for answer in one
        if place >= 0
    }
    found: dict[int, list[_Read]] = {}
    for answer in answers:
        if answer.ident in chosen:
            found.setdefault(chosen[answer.ident], []).append(answer)
    return found


def _stands(group: Sequence[_Read]) -> bool:
    """Return whether *group* is a theme: three answers, or two that have enough in common."""
    if len(group) == 2:
        return cosine(group[0].vector, group[1].vector) >= _TWO_ALIKE
    return len(group) > 2


def _suggestion(
    members: Sequence[_Read],
    held: Sequence[Vector] = (),
    existing: PlacedTheme | None = None,
) -> Suggestion:
    answers = [member.words for member in members]
    own = [member.vector for member in members]
    families = suggest_label.telling(own, centroid([*held, *own]))
    pulls = {member.ident: suggest_label.pull(member.words, families) for member in members}
    return Suggestion(
        theme_id=existing.theme_id if existing else None,
        label=existing.label if existing else suggest_label.label(answers, families),
        answer_ids=tuple(member.ident for member in members),
        because=suggest_label.because(answers, families),
        more=tuple(ident for ident, way in pulls.items() if way is Pull.MORE),
        less=tuple(ident for ident, way in pulls.items() if way is Pull.LESS),
    )
