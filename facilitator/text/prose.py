"""Sentences about counts: numbers in words, lists, quotation marks, elision.

French rules are those of the *Lexique des règles typographiques en usage à l'Imprimerie nationale*
("Nombres", "Guillemets") and of Grevisse, *Le Bon Usage* (élision; h aspiré). Numbers are hyphened
in the traditional way (vingt et un, cent deux).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from facilitator.i18n import N_, Translator, quotation_marks

MOST_IN_WORDS = 16
"""French words of one syllable or so end here; seventeen is the first that is compounded."""
MOST_OPENING = 100
"""A number that opens a sentence is written in words up to here."""

_UNITS, _ENGLISH, _ENGLISH_TENS = (line.split() for line in (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
    "dix-sept dix-huit dix-neuf",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "_ _ twenty thirty forty fifty sixty seventy eighty ninety",
))
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 7: "soixante",
         8: "quatre-vingt", 9: "quatre-vingt"}
# Beginnings (without accents) of the words whose h is "aspiré", so that nothing is elided; then
# whole words: with such an h, and with a vowel before which nothing is elided either.
_ASPIRATED, _ASPIRATED_WORDS, _KEPT_WHOLE = (tuple(line.split()) for line in (
    "hach hack haie haillon hain hair halet half halle halo halt hamac hameau hamster hanch hand "
    "hangar hannet hant happ harang haras harcel hard harem hareng hargn haric harnac harnais "
    "harp hasard hat hauban hauss haut havre haye henn heriss hernie herse hetre heurt hibou "
    "hideu hierarch hip-hop hiss hobby hoch hockey holding holland homard hongr hong- hont hoqu "
    "hors hott houbl houe houill houl houpp hourr houss houx hublot huch huee huer hugueno "
    "hululer hurl hussard hutte",
    "hall halls ha hara-kiri he hein heron herons heros hic huit huitaine huitieme hum hun huns "
    "hop ho",
    "onze onzieme oui ouistiti uhlan",
))
_VOWELS = frozenset("aeiouœæ")


class Prose:
    """The words of one language for saying what was counted.

    ``quotes`` is how many answers a draft may repeat at one place.
    """

    def __init__(self, tr: Translator, quotes: int = 2) -> None:
        self.tr = tr
        self.quotes = quotes
        self._french = tr.language.lower().startswith("fr")
        self._english = tr.language.lower().startswith("en")

    def number(self, n: int, *, feminine: bool = False, opening: bool = False) -> str:
        """``n`` in words where the language writes it so, else in figures grouped by three.

        ``opening`` numbers start a sentence: in words up to a hundred, with a capital.
        """
        most = MOST_OPENING if opening else MOST_IN_WORDS if self._french else 12
        if not 0 <= n <= most or not (self._french or self._english):
            return self.tr.count(n)
        text = in_french(n, feminine) if self._french else in_english(n)
        return text[0].upper() + text[1:] if opening else text

    def times(self, n: int) -> str:
        """How often, in figures, for brackets: "7 fois", "1 fois"; English has "once", "twice"."""
        if self._english and n in (1, 2):
            return ("once", "twice")[n - 1]
        return self.tr.plural(N_("{count} fois"), N_("{count} fois"), n, count=self.tr.count(n))

    def quoted(self, text: str) -> str:
        """``text`` between the language's quotation marks, narrow no-break spaces inside."""
        return self.opening_mark + text + self.closing_mark

    @property
    def opening_mark(self) -> str:
        """The mark that opens a quotation, with its space."""
        return quotation_marks(self.tr.language)[0]

    @property
    def closing_mark(self) -> str:
        """The mark that closes a quotation, with its space."""
        return quotation_marks(self.tr.language)[1]

    def listed(self, parts: Sequence[str], *, nor: bool = False) -> str:
        """Parts in a row: "a, b et c" ("a, b ni c" with ``nor``)."""
        if len(parts) < 2:
            return "".join(parts)
        last = self.tr(N_("{first} ni {last}")) if nor else self.tr(N_("{first} et {last}"))
        return last.format(first=", ".join(parts[:-1]), last=parts[-1])

    def elided(self, word: str, following: str) -> str:
        """``word`` (de, que, le, la, ne, si…) before ``following``, elided where French does."""
        return elided(word, following) if self._french else f"{word} {following}"


def in_french(n: int, feminine: bool = False) -> str:
    """A number from 0 to 999 in French words; only a final "un" has a feminine."""
    if not 0 <= n <= 999:
        raise ValueError(n)
    hundreds, rest = divmod(n, 100)
    words = []
    if hundreds:
        words.append("cent" if hundreds == 1 else f"{_UNITS[hundreds]} cent")
        if hundreds > 1 and not rest:
            words[0] += "s"
    if rest or not hundreds:
        words.append(_below_hundred(rest))
    text = " ".join(words)
    return f"{text}e" if feminine and rest % 10 == 1 and text.endswith("un") else text


def _below_hundred(n: int) -> str:
    if n < 20:
        return _UNITS[n]
    tens, unit = divmod(n, 10)
    if tens in (7, 9):
        unit += 10
    if n == 80:
        return "quatre-vingts"
    if not unit:
        return _TENS[tens]
    # 21, 31 … 71 take "et"; 81 and 91 do not.
    link = " et " if unit in (1, 11) and tens < 8 else "-"
    return f"{_TENS[tens]}{link}{_UNITS[unit]}"


def in_english(n: int) -> str:
    """A number from 0 to 100 in English words."""
    if n == 100:
        return "one hundred"
    if not 0 <= n < 100:
        raise ValueError(n)
    if n < 20:
        return _ENGLISH[n]
    tens, unit = divmod(n, 10)
    return _ENGLISH_TENS[tens] + (f"-{_ENGLISH[unit]}" if unit else "")


def elided(word: str, following: str) -> str:
    """``word`` and ``following`` with the elision French wants: "d’Aube", "de Marne", "s’il".

    "si" is elided before "il" and "ils" only. Quotation marks before the word do not count.
    """
    if word.casefold() == "si":
        first = _first_word(following)
        return f"{word[:-1]}’{following}" if first in ("il", "ils") else f"{word} {following}"
    if word.casefold().endswith(("e", "a")) and begins_like_a_vowel(following):
        return f"{word[:-1]}’{following}"
    return f"{word} {following}"


def begins_like_a_vowel(text: str) -> bool:
    """Whether the word before ``text`` is elided: a vowel or a mute h, with French's exceptions."""
    word = _first_word(text)
    if not word or word in _KEPT_WHOLE:
        return False
    if word[0] == "h":
        return word not in _ASPIRATED_WORDS and not word.startswith(_ASPIRATED)
    if word[0] == "y":  # Yves, Yvonne, y: a vowel; yaourt, Yonne's yacht: a consonant
        return len(word) == 1 or (word[1] not in _VOWELS and word[1] != "y")
    return word[0] in _VOWELS


def _first_word(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    bare = bare.lstrip("«“\"'’( \u00a0\u202f")
    end = next((at for at, char in enumerate(bare) if not (char.isalpha() or char == "-")),
               len(bare))
    return bare[:end]
