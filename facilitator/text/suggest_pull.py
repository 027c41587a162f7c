"""Which way a word pulls where it stands: "plus" may ask for more, say no more, or state a fact.

People ask ("plus de bus", "il ne faut plus fermer") and people tell ("on ne se parle plus", "il n'y
a pas de bus"). Only what is asked pulls an answer; of what is told nobody knows without reading it.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

_REACH = 5  # words between "ne" and the adverb that goes with it
_SPOKEN = 3  # words between a pronoun and "plus" where "ne" is swallowed


class Pull(Enum):
    """Which way a word pulls an answer: for more of something, for less of it, or neither where
    it stands, though it does elsewhere.
    """

    MORE = "more"
    LESS = "less"
    NEITHER = "neither"


def pulls(
    plains: Sequence[str], own: Sequence[Pull | None], stops: Sequence[bool],
    lists: Mapping[str, frozenset[str]],
) -> list[Pull | None]:
    """Return the pull of each accentless word in its sentence; ``own`` are those they have alone.

    ``lists`` are sections of the language's word list: ``ne``, ``adverb`` (what ends a negation),
    ``absent`` (what follows "plus" where it says no more), ``subject``, ``have``, ``of`` and
    ``demand`` (verbs that ask); without them every word keeps its own pull.
    """
    found = list(own)
    none: frozenset[str] = frozenset()
    adverbs, ne = lists.get("adverb", none), lists.get("ne", none)
    for place, plain in enumerate(plains):
        if own[place] is None:
            continue
        after = _after(plains, stops, place)
        if after in lists.get("enough", none) and plain in lists.get("lacking", none):
            found[place] = Pull.MORE  # "pas assez", "trop peu"
        elif plain in ("aucun", "aucune") and _follows(plains, stops, place, ne):
            found[place] = Pull.NEITHER  # "aucun bus ne passe"
        elif plain in adverbs:
            found[place] = _adverb(plains, stops, place, after, lists, own[place])
    return found


def _adverb(
    plains: Sequence[str], stops: Sequence[bool], place: int, after: str,
    lists: Mapping[str, frozenset[str]], own: Pull | None,
) -> Pull | None:
    none: frozenset[str] = frozenset()
    before = _before(plains, stops, place, _REACH)
    ne = next((n for n, word in enumerate(reversed(before)) if word in lists.get("ne", none)), -1)
    if ne == 0:
        return Pull.LESS  # "ne plus fermer", "ne pas construire"
    if ne > 0:
        between = before[len(before) - ne:]
        return Pull.LESS if lists.get("demand", none) & set(between) else Pull.NEITHER
    if plains[place] != "plus":
        return own
    last = before[-1] if before else ""
    if after in lists.get("absent", none) or last == "non":
        return Pull.NEITHER  # "plus personne", "plus jamais", "non plus"
    if last in ("le", "la", "les", "au") and after not in lists.get("of", none):
        return Pull.NEITHER  # "les plus âgés", "au plus vite"
    moreover = last == "de" and after in ("", "en")
    if moreover or before[-3:] == ["de", "plus", "en"]:
        return Pull.NEITHER  # "de plus, …", "de plus en plus"
    near = before[-_SPOKEN - 1:]
    told = lists.get("subject", none) & set(near) and not lists.get("demand", none) & set(near)
    counted = after in lists.get("of", none) and last not in lists.get("have", none)
    return Pull.NEITHER if told and not counted else own  # "y a plus de bus", "on se voit plus"


def _after(plains: Sequence[str], stops: Sequence[bool], place: int) -> str:
    following = place + 1
    return plains[following] if following < len(plains) and not stops[following] else ""


def _follows(
    plains: Sequence[str], stops: Sequence[bool], place: int, wanted: frozenset[str]
) -> bool:
    for at in range(place + 1, min(len(plains), place + _REACH)):
        if stops[at]:
            return False
        if plains[at] in wanted:
            return True
    return False


def _before(plains: Sequence[str], stops: Sequence[bool], place: int, reach: int) -> list[str]:
    found: list[str] = []
    for at in range(place - 1, max(-1, place - 1 - reach), -1):
        if stops[at]:
            break
        found.insert(0, plains[at])
    return found
