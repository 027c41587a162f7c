"""How people are called in a report, and their names taken out of what others wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Naming
from facilitator.workshop.people import display_name

_TITLES = frozenset({"m", "mr", "mme", "mlle", "melle", "dr", "pr", "me", "monsieur", "madame",
                     "mademoiselle", "docteur", "professeur", "mrs", "ms", "miss"})
_TOKEN = re.compile(r"\w+(?:[-’']\w+)*")
UNNAMED = "[…]"


def first_name(name: str) -> str:
    """The first name in a name, "" where there is only a title and a family name.

    Family names in capitals are told apart wherever they stand: "DURAND Anne-Lise" is Anne-Lise.
    """
    parts = name.split()
    titled = bool(parts) and parts[0].rstrip(".").casefold() in _TITLES
    if titled:
        parts = parts[1:]
        if len(parts) < 2:
            return ""
    mixed = [part for part in parts if not (part.isupper() and len(part) > 1)]
    return (mixed or parts or [""])[0].rstrip(",")


def called(
    people: Iterable[ParticipantRecord], naming: Naming, tr: Translator
) -> dict[str, str]:
    """What each participant is called, by id; "" for nobody to be named."""
    return {person.id: _called(person, naming, tr) for person in people}


def _called(person: ParticipantRecord, naming: Naming, tr: Translator) -> str:
    match naming:
        case Naming.NAMED:
            return display_name(person, tr)
        case Naming.FIRST:
            return first_name(person.name) or pseudonym(person, tr)
        case Naming.PSEUDONYM:
            return pseudonym(person, tr)
        case Naming.ANONYMOUS:
            return ""


def pseudonym(person: ParticipantRecord, tr: Translator) -> str:
    """"Participant 7": the number in which somebody came stays theirs for good."""
    return tr(N_("Participant {n}"), n=person.number)


class NameMask:
    """Finds full names (two words or more) in texts and puts what people are called instead.

    A single first name is left where others wrote it: too many are everyday words (Rose, Pierre).
    """

    def __init__(self, people: Iterable[ParticipantRecord], names: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for person in people:
            words = tuple(_plain(word) for word in _TOKEN.findall(person.name))
            if len(words) > 1:
                instead = names.get(person.id) or UNNAMED
                for order in {words, words[::-1]}:
                    self._by_first.setdefault(order[0], []).append((order, instead))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def text(self, text: str) -> str:
        """``text`` without full names of participants, whatever their case and accents."""
        if not self._by_first:
            return text
        tokens = [(_plain(found[0]), found.start(), found.end())
                  for found in _TOKEN.finditer(text)]
        kept, place, at = [], 0, 0
        while at < len(tokens):
            hit = self._at(tokens, at)
            if hit is None:
                at += 1
                continue
            length, instead = hit
            kept += [text[place:tokens[at][1]], instead]
            place = tokens[at + length - 1][2]
            at += length
        return "".join(kept) + text[place:] if kept else text

    def value(self, value: Any) -> Any:
        """JSON with every text in it masked; the very same object where nothing was found."""
        match value:
            case str():
                return self.text(value)
            case Mapping():
                masked = {key: self.value(one) for key, one in value.items()}
                same = all(masked[key] is one or masked[key] == one for key, one in value.items())
                return value if same else masked
            case list() | tuple():
                listed = [self.value(one) for one in value]
                return value if listed == list(value) else listed
            case _:
                return value

    def _at(self, tokens: list[tuple[str, int, int]], at: int) -> tuple[int, str] | None:
        for words, instead in self._by_first.get(tokens[at][0], ()):
            if tuple(token[0] for token in tokens[at : at + len(words)]) == words:
                return len(words), instead
        return None


def _plain(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in letters if not unicodedata.combining(char)).replace("’", "'")
