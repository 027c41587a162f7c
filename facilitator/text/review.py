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


def held_words(text: str, language: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return which of ``words`` (or expressions) are in ``text``, whatever their case or number."""
    answer = [word.key for word in fold(text, language, _RULES).words]
    found = []
    for entry in words:
        wanted = [word.key for word in fold(entry, language, _RULES).words]
        size = len(wanted)
        if size and any(answer[at:at + size] == wanted for at in range(len(answer) - size + 1)):
            found.append(entry)
    return tuple(found)


def needs_review(text: str, language: str, words: Iterable[str]) -> bool:
    """Tell whether ``text`` holds one of ``words``, whole ("con" is not in "confiance")."""
    return bool(held_words(text, language, words))
