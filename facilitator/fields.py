"""Declarative form fields: one description drawn as an HTML form, a Qt form, and checked by us.

A field turns what came in (a JSON value or the strings of an HTML form) into a clean value, or
says what is wrong with which field. Labels and reasons are French sources for translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.cleaning import clean_line, clean_text
from facilitator.i18n import N_, Message

FormData = Mapping[str, Sequence[str]]
"""The strings of a posted HTML form, by input name."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; ``id`` is stable, ``label`` is what people see."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with a field. ``field`` is its path, e.g. ``words`` or ``groups.2.label``."""

    field: str
    reason: Message


class InvalidForm(Exception):
    """Some fields cannot be accepted; ``errors`` says which and why."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(f"{e.field}: {e.reason}" for e in self.errors))


def _refuse(name: str, text: str, /, **params: object) -> InvalidForm:
    return InvalidForm([FieldError(name, Message(text, params))])


@dataclass(frozen=True, kw_only=True)
class Field:
    """What every field has. ``advanced`` ones are shown folded away in the settings."""

    name: str
    label: str
    help: str = ""
    required: bool = False
    advanced: bool = False

    @property
    def empty(self) -> Any:
        """The value of a field that nobody filled in."""
        return ""

    def check(self, value: Any) -> Any:
        """Return the clean value. Raises :class:`InvalidForm`."""
        raise TypeError(type(self).__name__)

    def parse(self, data: FormData, prefix: str = "") -> Any:
        """Read the raw value from a posted form (inputs are named ``prefix + name``)."""
        values = data.get(prefix + self.name, ())
        return values[0] if values else self.empty

    def missing(self) -> InvalidForm:
        """The refusal of a required field left empty."""
        return _refuse(self.name, N_("À remplir."))

    def refuse(self, text: str, /, **params: object) -> InvalidForm:
        """A refusal of this field with a reason."""
        return _refuse(self.name, text, **params)


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    """One text, on one line or (``multiline``) several; length in characters.

    ``about`` says what the words are on where several texts bear one label; it is part of the
    name that a screen reader reads out.
    """

    max_length: int = 200
    multiline: bool = False
    placeholder: str = ""
    default: str = ""
    about: str = ""

    @property
    def empty(self) -> str:
        return self.default

    def check(self, value: Any) -> str:
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise self.refuse(N_("Un texte est attendu."))
        text = clean_text(value) if self.multiline else clean_line(value)
        if len(text) > self.max_length:
            raise self.refuse(
                N_("Trop long : {n} caractères au lieu de {max} au plus."),
                n=len(text), max=self.max_length,
            )
        if self.required and not text:
            raise self.missing()
        return text


@dataclass(frozen=True, kw_only=True)
class TextListField(Field):
    """Several texts of one kind: ``max_items`` inputs, or (``lines``) one text, an item a line.

    Inputs are named ``name.0``, ``name.1`` …; the value is a list with blanks left out, or with
    ``places`` kept as "" before the last text, so that a text keeps its place when another goes.
    """

    max_items: int = 3
    max_length: int = 40
    multiline: bool = False
    lines: bool = False
    places: bool = False
    placeholder: str = ""

    @property
    def empty(self) -> list[str]:
        return []

    def parse(self, data: FormData, prefix: str = "") -> list[str]:
        if self.lines:
            return "\n".join(data.get(prefix + self.name, ())).splitlines()
        name = prefix + self.name
        numbered = [data.get(f"{name}.{place}", ("",))[0] for place in range(self.max_items)]
        return numbered + list(data.get(name, ()))

    def check(self, value: Any) -> list[str]:
        if value is None:
            value = []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(N_("Une liste de textes est attendue."))
        one = TextField(
            name=self.name, label=self.label, max_length=self.max_length, multiline=self.multiline
        )
        texts = [one.check(item) for item in value]
        while texts and not texts[-1]:
            texts.pop()
        if not self.places:
            texts = [text for text in texts if text]
        if len(texts) > self.max_items:
            raise self.refuse(
                N_("Trop de réponses : {n} au lieu de {max} au plus."),
                n=len(texts), max=self.max_items,
            )
        if self.required and not texts:
            raise self.missing()
        return texts


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    """One of the options, by its id (a label is understood too)."""

    options: tuple[Option, ...]
    default: str = ""

    @property
    def empty(self) -> str:
        return self.default

    def check(self, value: Any) -> str:
        if value in (None, ""):
            if self.required:
                raise self.refuse(N_("Choisissez une réponse."))
            return self.default
        found = find_option(self.options, value)
        if found is None:
            raise self.refuse(N_("« {value} » n’est pas un choix possible."), value=brief(value))
        return found.id


@dataclass(frozen=True, kw_only=True)
class MultipleChoiceField(Field):
    """Several of the options (at most ``max_choices`` where it is set), in the options' order."""

    options: tuple[Option, ...]
    max_choices: int | None = None

    @property
    def empty(self) -> list[str]:
        return []

    def parse(self, data: FormData, prefix: str = "") -> list[str]:
        return list(data.get(prefix + self.name, ()))

    def check(self, value: Any) -> list[str]:
        if value is None:
            value = []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(N_("Une liste de choix est attendue."))
        chosen = set()
        for item in value:
            found = find_option(self.options, item)
            if found is None:
                raise self.refuse(
                    N_("« {value} » n’est pas un choix possible."), value=brief(item)
                )
            chosen.add(found.id)
        if self.max_choices is not None and len(chosen) > self.max_choices:
            raise self.refuse(
                N_("Trop de choix : {n} au lieu de {max} au plus."),
                n=len(chosen), max=self.max_choices,
            )
        if self.required and not chosen:
            raise self.refuse(N_("Choisissez au moins une réponse."))
        return [option.id for option in self.options if option.id in chosen]


@dataclass(frozen=True, kw_only=True)
class NumberField(Field):
    """A whole number between ``minimum`` and ``maximum``; blank is ``default`` (may be None)."""

    minimum: int = 0
    maximum: int = 1000
    default: int | None = None
    unit: str = ""

    @property
    def empty(self) -> int | None:
        return self.default

    def check(self, value: Any) -> int | None:
        if value is None or value == "":
            if self.required and self.default is None:
                raise self.missing()
            return self.default
        try:
            number = int(value) if not isinstance(value, bool | float) else None
        except (TypeError, ValueError):
            number = None
        if number is None:
            raise self.refuse(N_("Un nombre entier est attendu."))
        if not self.minimum <= number <= self.maximum:
            raise self.refuse(
                N_("Un nombre de {min} à {max} est attendu."), min=self.minimum, max=self.maximum
            )
        return number


@dataclass(frozen=True, kw_only=True)
class ToggleField(Field):
    """Yes or no."""

    default: bool = False

    @property
    def empty(self) -> bool:
        return self.default

    def parse(self, data: FormData, prefix: str = "") -> bool:
        return bool(data.get(prefix + self.name, ()))  # an unticked box is not sent

    def check(self, value: Any) -> bool:
        if value is None:
            return self.default
        if not isinstance(value, bool):
            raise self.refuse(N_("Oui ou non est attendu."))
        return value


def find_option(options: Sequence[Option], value: Any) -> Option | None:
    """Return the option whose id, or else whose label, is ``value``."""
    if not isinstance(value, str):
        return None
    by_id = next((option for option in options if option.id == value), None)
    return by_id or next((option for option in options if option.label == value), None)


def brief(value: Any) -> str:
    """Return ``value`` short enough to be quoted in a sentence."""
    text = clean_line(str(value)[:200])
    return text if len(text) <= 40 else text[:39] + "…"
