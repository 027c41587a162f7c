"""Words that hold an answer until the facilitator has looked at it, where a step asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files

from facilitator.text.folding import fold
from facilitator.text.lexicon import primary
from facilitator.text.rules import Rules, Split

_RULES = Rules(families=False, slips=False, split=Split.NONE)


def review_words(language: str) -> tuple[str, ...]:
    """Return the list that ships for a language, for the facilitator to edit; empty if none."""
    code = primary(language)
    path = files("resources").joinpath("text", f"review-{code}.txt")
    if not code.isalpha() or not path.is_file():
        return ()
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


class Review:
    """A list of words or expressions to hold, folded once so that each answer costs little."""

    def __init__(self, language: str, words: Iterable[str]) -> None:
        self._language = language
        self.words = tuple(dict.fromkeys(word for word in words if word.strip()))
        folded = ((word, self._keys(word)) for word in self.words)
        self._wanted = tuple((word, keys) for word, keys in folded if keys)

    def found(self, text: str) -> tuple[str, ...]:
        """Return which of the words are in ``text``, whatever their case or number."""
        answer = self._keys(text) if self._wanted else []
        return tuple(word for word, keys in self._wanted
                     if any(answer[at:at + len(keys)] == keys for at in range(len(answer))))

    def _keys(self, text: str) -> list[str]:
        return [word.key for word in fold(text, self._language, _RULES).words]


def held_words(text: str, language: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return which of ``words`` (or expressions) are in ``text``, whatever their case or number."""
    return Review(language, words).found(text)


def needs_review(text: str, language: str, words: Iterable[str]) -> bool:
    """Tell whether ``text`` holds one of ``words``, whole ("con" is not in "confiance")."""
    return bool(held_words(text, language, words))
