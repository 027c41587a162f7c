"""The spellings in use, found by their text, their words, their folded form or as typed."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.text.decisions import spelling_key
from facilitator.text.entries import Spelling
from facilitator.text.folding import fold, term_key
from facilitator.text.rules import Rules
from facilitator.text.spelling import outer_trimmed, visible


class _Groups:
    """Spellings under keys, in the order they came."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[str, Spelling]] = {}

    def add(self, key: str, spelling: Spelling) -> None:
        self._groups.setdefault(key, {})[spelling.text] = spelling

    def discard(self, key: str, spelling: Spelling) -> None:
        group = self._groups.get(key, {})
        group.pop(spelling.text, None)
        if not group:
            self._groups.pop(key, None)

    def find(self, keys: Iterable[str]) -> list[Spelling]:
        found = {one.text: one for key in keys for one in self._groups.get(key, {}).values()}
        return list(found.values())


class Spellings:
    """Every way of writing that some answer uses at present, each folded once."""

    def __init__(self, language: str, rules: Rules) -> None:
        self._language = language
        self._rules = rules
        self._found: dict[str, Spelling] = {}
        self._by_word, self._by_base, self._by_form = _Groups(), _Groups(), _Groups()

    def __getitem__(self, text: str) -> Spelling:
        return self._found[text]

    def get(self, text: str) -> Spelling | None:
        """Return a spelling in use, None for a new one."""
        return self._found.get(text)

    def add(self, text: str) -> Spelling:
        """Fold a new spelling and take it in."""
        folded = fold(text, self._language, self._rules)
        base = self.key_of([word.key for word in folded.words], text)
        spelling = Spelling(text, outer_trimmed(text), folded, base, spelling_key(text))
        self._found[text] = spelling
        for group, keys in self._places(spelling):
            for key in keys:
                group.add(key, spelling)
        return spelling

    def remove(self, spelling: Spelling) -> None:
        """Take a spelling out."""
        del self._found[spelling.text]
        for group, keys in self._places(spelling):
            for key in keys:
                group.discard(key, spelling)

    def key_of(self, words: list[str], text: str) -> str:
        """Return the term key of folded words; a text without words stands for itself."""
        return term_key(words, self._language, self._rules)[0] or visible(text)

    def with_words(self, words: Iterable[str]) -> list[Spelling]:
        """Return the spellings that have one of the folded words."""
        return self._by_word.find(words)

    def decided_by(self, bases: Iterable[str], forms: Iterable[str]) -> list[Spelling]:
        """Return the spellings with one of the folded forms, or written as one of ``forms``."""
        return self._by_base.find(bases) + self._by_form.find(forms)

    def _places(self, spelling: Spelling) -> tuple[tuple[_Groups, list[str]], ...]:
        words = [word.key for word in spelling.folded.words]
        return ((self._by_word, words), (self._by_base, [spelling.base]),
                (self._by_form, [spelling.form]))
