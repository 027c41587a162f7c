"""What to call a suggested theme, and which words made it: read back from the answers."""

from collections import Counter
from collections.abc import Iterator, Sequence

from facilitator.text.similar_words import LONGEST_WORD
from facilitator.text.suggest_cover import Vector
from facilitator.text.suggest_pull import Pull
from facilitator.text.suggest_words import Word, Words, plain_case, spellings

_PHRASE = 5  # words of the longest phrase in a label, those that carry no theme included
_SHARE = 0.5  # of the answers holding a word, for the phrase around it to stand for it
_SECOND = 0.3  # of a theme's answers, for its label to have a second part
_REACH = 6  # words between "plus" or "moins" and the word that it bears on
_BECAUSE = 5  # words shown, at most
_TELLING = 0.05  # least share of what binds answers to a theme, for a word to be shown


def telling(members: Sequence[Vector], theme: Vector) -> tuple[str, ...]:
    """Return the families that bind *members* to *theme*, the most telling first."""
    holders = Counter(family for vector in members for family in vector)
    weight: dict[str, float] = {}
    for vector in members:
        for family, own in vector.items():
            if family in theme:
                weight[family] = weight.get(family, 0.0) + own * theme[family]
    floor = _TELLING * sum(weight.values())
    ranked = sorted(weight, key=lambda family: (-weight[family], family))
    # A word of one answer tells what binds several only where it is in the theme they would join.
    return tuple(
        family
        for family in ranked
        if weight[family] >= floor and (holders[family] > 1 or len(members) == 1)
    )[:_BECAUSE] or tuple(ranked[:1])


def because(answers: Sequence[Words], families: Sequence[str]) -> tuple[str, ...]:
    """Return the commonest spelling in the *answers* of each of the *families*."""
    spelt = spellings(answers)
    return tuple(spelt[family] for family in families if family in spelt)


def label(answers: Sequence[Words], families: Sequence[str]) -> str:
    """Return a readable name: the phrase around the most telling word, and a second if needed."""
    first = _phrase(answers, families[0])
    rest = [words for words in answers if families[0] not in {word.family for word in words}]
    parts = [first]
    for family in families[1:]:
        holders = sum(any(word.family == family for word in words) for words in rest)
        if holders > 1 and holders >= _SECOND * len(answers):
            parts.append(_phrase(rest, family))
            break
    name = ", ".join(parts)
    return name[:1].upper() + name[1:]


def pull(words: Words, families: Sequence[str]) -> Pull | None:
    """Return which way an answer pulls on the first of its words in *families*, if it says so."""
    for place, word in enumerate(words):
        if word.family in families:
            near = _before(words, place)
            pulls = {other.pull for other in near if other.pull}
            # "ne … plus" and "plus … sans" pull down: the negative word wins.
            return next((way for way in (Pull.LESS, Pull.MORE) if way in pulls), None)
    return None


def _before(words: Words, place: int) -> list[Word]:
    """Return the words just before *place*, back to a punctuation mark."""
    found: list[Word] = []
    for word in reversed(words[max(0, place - _REACH) : place]):
        if word.stops:
            break
        found.append(word)
    return found


def _phrase(answers: Sequence[Words], family: str) -> str:
    """Return the longest phrase around *family* that most answers holding it share."""
    holders = 0
    seen: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], Counter[Words]] = {}
    for words in answers:
        found = dict(_spans(words, family))
        holders += bool(found)
        seen.update(found.keys())
        for key, span in found.items():
            written.setdefault(key, Counter())[span] += 1
    enough = max(2, _SHARE * holders)
    shared = [key for key in seen if seen[key] >= enough] or [(family,)]
    best = max(shared, key=lambda key: (len(key), seen[key], key))
    spellings = Counter[str]()
    for span, count in written[best].items():
        # A noun or an infinitive names a theme better than a verb somewhere in a sentence.
        spellings[_written(span)] += count if not span[0].conjugated else 0
    return max(spellings, key=spellings.__getitem__)


def _spans(words: Words, family: str) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Yield the families and the words of each phrase of *words* that holds *family*."""
    for start, word in enumerate(words):
        if not word.family:
            continue
        longest = 1 if word.conjugated else _PHRASE
        for stop in range(start + 1, min(len(words), start + longest) + 1):
            last = words[stop - 1]
            if last.stops or last.pull or len(last.raw) > LONGEST_WORD:
                break
            key = tuple(each.family for each in words[start:stop] if each.family)
            if last.family and family in key:
                yield key, words[start:stop]


def _written(span: Words) -> str:
    """Return *span* as typed, apart from the capital of a first word."""
    rest = "".join(word.glue + plain_case(word.raw) for word in span[1:])
    return plain_case(span[0].raw) + rest
