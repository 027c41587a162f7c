"""The dictionaries of forms and lemmas, packed: a language takes half of a Python dict's room."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

_LINES = 8
"""Forms that share a heap, about: more take longer to look through, fewer take more room."""
_READING = threading.Lock()  # whoever asks while a dictionary is read waits for that one
_NEXT, _THEN = b"\xff", b"\xfe"  # no letter's bytes hold these (UTF-8), whatever is asked for


class PackedWords(Mapping[str, str]):
    """Forms and lemmas as lines of bytes in heaps by the forms' hash."""

    __slots__ = ("_count", "_heaps", "_mask")

    def __init__(self, words: Iterable[tuple[bytes, bytes]], count: int) -> None:
        """Take over ``count`` forms and lemmas, in UTF-8; no lemma is empty."""
        self._count = count
        self._mask = (1 << max(1, self._count // _LINES).bit_length()) - 1
        heaps = [_NEXT] * (self._mask + 1)
        for form, lemma in words:
            said = b"" if lemma == form else lemma
            heaps[hash(form) & self._mask] += form + _THEN + said + _NEXT
        self._heaps = heaps

    def get(self, form: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The lemma of a form; ``default`` for one that is not listed."""
        written = form.encode("utf-8", "surrogatepass")
        heap = self._heaps[hash(written) & self._mask]
        line = _NEXT + written + _THEN
        found = heap.find(line)
        if found < 0:
            return default
        start = found + len(line)
        return heap[start : heap.index(_NEXT, start)].decode() or form

    def __getitem__(self, form: str) -> str:
        found = self.get(form)
        if found is None:
            raise KeyError(form)
        return found

    def __iter__(self) -> Iterator[str]:
        for heap in self._heaps:
            for line in heap.split(_NEXT)[1:-1]:
                yield line.partition(_THEN)[0].decode()

    def __len__(self) -> int:
        return self._count


@cache
def dictionary(language: str) -> Mapping[str, str]:
    """The forms of a language and their lemmas: simplemma's own table.

    Without its guessing strategies, which also cut prefixes and suffixes off unknown words: they
    would let a name or a slip become another word without anybody being able to say why.
    Raises :class:`ValueError` for a language without a dictionary.
    """
    with _READING:
        return _read(language)


@cache
def _read(language: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    # Not simplemma's shared one, which would keep the dict that is only packed here.
    table = DefaultDictionaryFactory(0).get_dictionary(language)
    within = getattr(table, "_dict", None)  # as bytes already, where this version keeps it so
    if isinstance(within, dict) and all(isinstance(form, bytes) for form in islice(within, 1)):
        return PackedWords(within.items(), len(within))
    return PackedWords(((form.encode(), table[form].encode()) for form in table), len(table))


class _Packed:
    """What simplemma asks for a dictionary."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return dictionary(lang)


@cache
def _lookup() -> Any:
    from simplemma.strategies.dictionary_lookup import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_Packed())


@cache
def _guesser() -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies.default import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Packed()))


def is_known(word: str, lang: str) -> bool:
    """``simplemma.is_known`` over the packed dictionaries. Raises as :func:`dictionary`."""
    return _lookup().get_lemma(word, lang) is not None


def lemmatize(word: str, lang: str) -> str:
    """``simplemma.lemmatize`` over the packed dictionaries, its guesses included."""
    return str(_guesser().lemmatize(word, lang=lang))
