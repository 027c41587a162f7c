"""Translations for every surface.

Source sentences are French, so a missing translation falls back to French by itself.
Catalogues are plain ``.po`` files under ``resources/translations/<language>.po``; they are read
with Babel the first time a language is asked for.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

SOURCE_LANGUAGE = "fr"
SPACED_AS_FRENCH = frozenset(("fr", "gcf", "gcr", "rcf"))
"""Languages that set their signs apart from the words, as French does."""

_HIGH = re.compile("[ \u00a0](?=[;!?])|(?<=[\\d}])[ \u00a0](?=[%€])")
_WIDE = re.compile("(?<=«) | (?=»)| (?=:(?:\\s|$))|(?<=[\\d}]) (?=(?:min|h|Mo)\\b)"
                   "|(?<=\\bh) (?={minutes})|(?<=n°) ")


def N_(text: str) -> str:  # noqa: N802 - the conventional name of the gettext marker
    """Mark a French sentence for translation; it is translated where it is drawn."""
    return text


@dataclass(frozen=True)
class Message:
    """A sentence with its parameters, translated when shown.

    ``text`` is the French source with ``{name}`` places; ``plural`` and ``count`` are given
    together where the sentence has a number that rules its form.
    """

    text: str
    params: Mapping[str, object] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        return french()(self)


def tie_spaces(text: str) -> str:
    """Return a sentence of ours whose signs and units never begin a line: a narrow no-break space
    before ; ! ? % €, a no-break space before a colon, inside « », before min, h and Mo, after n°.

    Sources are written with plain spaces; addresses and times have none before their colon.
    Source: *Lexique des règles typographiques en usage à l'Imprimerie nationale*, "Ponctuation".
    """
    return _WIDE.sub("\u00a0", _HIGH.sub("\u202f", text))


class Translator:
    """Turn French source sentences into one language.

    ``tied`` holds signs on the line of their word (see :func:`tie_spaces`), as surfaces want it.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations | None = None, *,
                 tied: bool = False) -> None:
        self.language = language
        self._catalogue = catalogue
        self._tied = tied and language in SPACED_AS_FRENCH
        self._thousands = ""

    def __call__(self, text: str | Message, /, **params: object) -> str:
        """Translate ``text`` and fill its ``{places}`` with ``params``."""
        if isinstance(text, Message):
            values = dict(text.params) | params
            if text.plural is not None and text.count is not None:
                return self.plural(text.text, text.plural, text.count, **values)
            return self(text.text, **values)
        if not text:
            return ""
        found = self._catalogue.gettext(text) if self._catalogue else text
        held = self._set(found)
        return held.format(**self._values(params)) if params else held

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """Translate a sentence that has a number; ``{n}`` is the number."""
        if self._catalogue:
            found = self._catalogue.ngettext(one, many, count)
        else:
            found = one if abs(count) < 2 else many  # French: zero and one are singular
        return self._set(found).format(**self._values({"n": count} | params))

    def _set(self, found: str) -> str:
        """Before the places are filled: what people typed keeps its characters."""
        return tie_spaces(found) if self._tied else found

    def _values(self, params: Mapping[str, object]) -> dict[str, object]:
        """What fills a sentence's places: sentences are said and counts are written in the same
        language. What looks like a count and is none (a port) is handed over as text.
        """
        return {key: self._value(value) for key, value in params.items()}

    def _value(self, value: object) -> object:
        if isinstance(value, Message):
            return self(value)
        if isinstance(value, int) and not isinstance(value, bool) and abs(value) > 999:
            return self.count(value)
        return value

    def quoted(self, words: str) -> str:
        """Words between the language's quotation marks."""
        return self(N_("« {words} »"), words=words)

    def count(self, n: int) -> str:
        """A whole number in figures, set off by threes as the language does it; a true minus."""
        if abs(n) > 999 and not self._thousands:
            from babel.core import UnknownLocaleError
            from babel.numbers import get_group_symbol

            try:
                self._thousands = get_group_symbol(locale=locale_of(self.language))
            except (UnknownLocaleError, ValueError):  # a regional language of France
                self._thousands = get_group_symbol(locale=SOURCE_LANGUAGE)
        return f"{n:,}".replace("-", "−").replace(",", self._thousands)

    def joined(self, parts: Iterable[str]) -> str:
        """A list inside a sentence, whose parts may hold commas."""
        return self(N_("{one} ; {other}"), one="", other="").join(parts)

    def number(self, value: float, digits: int = 2, *, fixed: bool = False) -> str:
        """A number with the language's decimal sign, by threes from a thousand on, and at most
        ``digits`` decimals, or just as many where ``fixed``; a true minus sign.
        """
        from babel.core import UnknownLocaleError
        from babel.numbers import format_decimal

        pattern = f"#,##0.{('0' if fixed else '#') * digits}"
        try:
            written = format_decimal(value, pattern, locale=locale_of(self.language))
        except (UnknownLocaleError, ValueError):  # a regional language of France
            written = format_decimal(value, pattern, locale=SOURCE_LANGUAGE)
        return written.replace("-", "−")


def duration(minutes: float) -> Message:
    """So many minutes (rounded), in hours from sixty on."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return Message(N_("{n} min"), {"n": rest})
    if not rest:
        return Message(N_("{hours} h"), {"hours": hours})
    return Message(N_("{hours} h {minutes}"), {"hours": hours, "minutes": f"{rest:02d}"})


def quotation_marks(language: str) -> tuple[str, str]:
    """What opens and closes what somebody said, in running text: « and » with a narrow no-break
    space inside as French sets them, without one in Spanish and Portuguese, else curly quotes.
    """
    short = language.lower().partition("-")[0]
    if short in SPACED_AS_FRENCH:
        return "«\u202f", "\u202f»"
    return ("«", "»") if short in ("es", "pt") else ("\u201c", "\u201d")


def locale_of(language: str) -> str:
    """The locale that dates and numbers of a language follow: English and Portuguese as in Europe,
    the Creoles of French departments as French.
    """
    if language in SPACED_AS_FRENCH:
        return SOURCE_LANGUAGE
    return {"en": "en_GB", "pt": "pt_PT"}.get(language, language)


def long_date(text: str, language: str) -> str:
    """``2026-05-12`` as people write it, ``12 mai 2026``; anything else as it is."""
    from datetime import date

    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(text), "long", locale=locale_of(language)))
    except (ValueError, UnknownLocaleError):
        return text


def french() -> Translator:
    """Return the translator of the source language, for sentences as they stand in the source."""
    return Translator(SOURCE_LANGUAGE)


class Languages:
    """The languages there are catalogues for, each read once when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, Translator] = {
            SOURCE_LANGUAGE: Translator(SOURCE_LANGUAGE, tied=True)}
        self._known: tuple[str, ...] = ()

    def codes(self) -> tuple[str, ...]:
        """Return the language codes on offer, the source language first."""
        if not self._known:
            others = sorted(path.stem for path in self._folder.glob("*.po"))
            self._known = (SOURCE_LANGUAGE, *(one for one in others if one != SOURCE_LANGUAGE))
        return self._known

    def get(self, code: str) -> Translator:
        """Return the translator for ``code`` (``pt-BR`` serves as ``pt``), else the French one."""
        short = code.lower().replace("_", "-").split("-")[0]
        if short not in self._loaded:
            path = self._folder / f"{short}.po"
            safe = short.isalpha() and path.is_file()
            self._loaded[short] = (
                self._read(short, path) if safe else self._loaded[SOURCE_LANGUAGE])
        return self._loaded[short]

    def choose(self, accepted: str) -> Translator:
        """Return the best translator for an ``Accept-Language`` header value."""
        wishes = []
        for place, part in enumerate(accepted[:400].split(",")):
            code, _, quality = part.strip().partition(";q=")
            try:
                weight = float(quality) if quality else 1.0
            except ValueError:
                weight = 0.0
            wishes.append((-weight, place, code.strip().split("-")[0].lower()))
        known = set(self.codes())
        return self.get(next((code for _, _, code in sorted(wishes) if code in known), "fr"))

    def _read(self, code: str, path: Path) -> Translator:
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with path.open("rb") as file:
            catalogue = read_po(file, locale=None)
        buffer = BytesIO()
        write_mo(buffer, catalogue)
        buffer.seek(0)
        return Translator(code, gettext.GNUTranslations(buffer), tied=True)
