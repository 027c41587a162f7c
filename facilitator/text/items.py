"""What one answer says: its items, in the form in which each is a spelling of a term."""

from __future__ import annotations

from functools import lru_cache

from facilitator.text.abstentions import is_abstention
from facilitator.text.rules import Rules, Split
from facilitator.text.spelling import outer_trimmed, visible
from facilitator.text.splitting import split_answer

_REMEMBERED = 60  # characters of an answer whose items are worth remembering


def items_of(text: str, language: str, rules: Rules) -> tuple[str, ...]:
    """Return what an answer says, each thing once; nothing for an abstention."""
    read = _short if len(text) <= _REMEMBERED else _items
    return read(text, language, rules.abstentions, rules.punctuation, rules.split)


def _items(
    text: str, language: str, silent: bool, punctuation: bool, mode: Split
) -> tuple[str, ...]:
    if silent and is_abstention(text, language):
        return ()
    said = [item for item in split_answer(text, language, mode)
            if visible(item) and not (silent and is_abstention(item, language))]
    return tuple(dict.fromkeys(map(outer_trimmed, said) if punctuation else said))


@lru_cache(maxsize=4096)
def _short(
    text: str, language: str, silent: bool, punctuation: bool, mode: Split
) -> tuple[str, ...]:
    """The items of a short answer: a room says the same words again and again."""
    return _items(text, language, silent, punctuation, mode)
