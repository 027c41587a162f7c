"""Whole forms, and the fields that are made of other fields or of options with points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.cleaning import clean_line
from facilitator.fields import (
    Field,
    FieldError,
    FormData,
    InvalidForm,
    Option,
    brief,
    find_option,
)
from facilitator.i18n import N_, Message


@dataclass(frozen=True, kw_only=True)
class PointsField(Field):
    """Points shared over options: ``budget`` in all, at most ``most`` on one.

    The value maps option ids to whole numbers above zero, in the options' order. Inputs are
    named ``name.<option id>``.
    """

    options: tuple[Option, ...]
    budget: int = 3
    most: int = 3

    @property
    def empty(self) -> dict[str, int]:
        return {}

    def parse(self, data: FormData, prefix: str = "") -> dict[str, str]:
        name = prefix + self.name
        given = {o.id: data.get(f"{name}.{o.id}", ("",))[0] for o in self.options}
        return {key: value for key, value in given.items() if value}

    def check(self, value: Any) -> dict[str, int]:
        if value is None:
            value = {}
        if not isinstance(value, Mapping):
            raise self.refuse(N_("Des points par option sont attendus."))
        points: dict[str, int] = {}
        for key, given in value.items():
            option = find_option(self.options, key)
            if option is None:
                raise self.refuse(N_("« {value} » n’est pas un choix possible."), value=brief(key))
            points[option.id] = points.get(option.id, 0) + self._number(given)
        spent = sum(points.values())
        if spent > self.budget:
            raise self.refuse(
                N_("Trop de points : {n} au lieu de {max} au plus."), n=spent, max=self.budget
            )
        if self.required and not spent:
            raise self.missing()
        return {o.id: points[o.id] for o in self.options if points.get(o.id)}

    def _number(self, given: Any) -> int:
        try:
            number = int(given) if not isinstance(given, bool | float) else -1
        except (TypeError, ValueError):
            number = -1
        if number < 0:
            raise self.refuse(N_("Un nombre entier est attendu."))
        if number > self.most:
            raise self.refuse(
                N_("Trop de points sur une même option : {max} au plus."), max=self.most
            )
        return number


@dataclass(frozen=True, kw_only=True)
class OptionListField(Field):
    """The options a facilitator types, one a line. The value is a list of ``{"id", "label"}``.

    Plain strings are understood: they get ids ``o1``, ``o2`` …; an option that keeps its label or
    its place keeps its id, so that answers given before a correction still count.
    """

    max_items: int = 40
    max_length: int = 300

    @property
    def empty(self) -> list[dict[str, str]]:
        return []

    def parse(self, data: FormData, prefix: str = "") -> list[str]:
        return "\n".join(data.get(prefix + self.name, ())).splitlines()

    def check(self, value: Any) -> list[dict[str, str]]:
        if value is None:
            value = []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(N_("Une liste d’options est attendue."))
        found: list[dict[str, str]] = []
        taken = {item.get("id") for item in value if isinstance(item, Mapping)}
        for item in value:
            label, given = item, None
            if isinstance(item, Mapping):
                label, given = item.get("label"), item.get("id")
            if not isinstance(label, str) or not (given is None or isinstance(given, str)):
                raise self.refuse(N_("Une liste d’options est attendue."))
            label = clean_line(label)
            if not label:
                continue
            if len(label) > self.max_length:
                raise self.refuse(
                    N_("Trop long : {n} caractères au lieu de {max} au plus."),
                    n=len(label), max=self.max_length,
                )
            if any(other["label"] == label for other in found):
                raise self.refuse(N_("« {value} » est écrit deux fois."), value=brief(label))
            found.append({"id": given or self._fresh(taken), "label": label})
        if len(found) > self.max_items:
            raise self.refuse(
                N_("Trop d’options : {n} au lieu de {max} au plus."),
                n=len(found), max=self.max_items,
            )
        if self.required and not found:
            raise self.missing()
        return found

    @staticmethod
    def _fresh(taken: set[Any]) -> str:
        number = 1
        while f"o{number}" in taken:
            number += 1
        taken.add(f"o{number}")
        return f"o{number}"


@dataclass(frozen=True, kw_only=True)
class RowsField(Field):
    """Several rows of the same fields, e.g. the fields of a profile.

    A row given as a plain string is its first field. ``key`` names a field whose values tell the
    rows apart: blank ones get ``r1``, ``r2`` …, the same one twice is refused.
    """

    fields: tuple[Field, ...]
    max_items: int = 40
    key: str = ""

    @property
    def empty(self) -> list[dict[str, Any]]:
        return []

    def parse(self, data: FormData, prefix: str = "") -> list[dict[str, Any]]:
        name = prefix + self.name
        heads = [key for key in data if key.startswith(name + ".")]
        places = sorted({int(p) for p in (k[len(name) + 1 :].split(".")[0] for k in heads)
                         if p.isdecimal() and len(p) < 4})
        return [
            {field.name: field.parse(data, f"{name}.{place}.") for field in self.fields}
            for place in places
        ]

    def check(self, value: Any) -> list[dict[str, Any]]:
        if value is None:
            value = []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise self.refuse(N_("Une liste est attendue."))
        if len(value) > self.max_items:
            raise self.refuse(
                N_("Trop de lignes : {n} au lieu de {max} au plus."),
                n=len(value), max=self.max_items,
            )
        rows, errors = [], []
        for place, row in enumerate(value):
            if isinstance(row, str):
                row = {self.fields[0].name: row}
            try:
                rows.append(check_form(self.fields, row))
            except InvalidForm as bad:
                errors += [
                    FieldError(f"{self.name}.{place}.{error.field}", error.reason)
                    for error in bad.errors
                ]
        if self.key and not errors:
            errors = self._tell_apart(rows)
        if errors:
            raise InvalidForm(errors)
        if self.required and not rows:
            raise self.missing()
        return rows

    def _tell_apart(self, rows: list[dict[str, Any]]) -> list[FieldError]:
        """Fill in blank keys; return what is wrong with the others."""
        seen: set[str] = set()
        errors = []
        for place, row in enumerate(rows):
            if row[self.key] and row[self.key] in seen:
                reason = Message(N_("« {value} » est écrit deux fois."), {"value": row[self.key]})
                errors.append(FieldError(f"{self.name}.{place}.{self.key}", reason))
            seen.add(row[self.key])
        number = 1
        for row in rows:
            while f"r{number}" in seen:
                number += 1
            if not row[self.key]:
                row[self.key] = f"r{number}"
                seen.add(row[self.key])
        return errors


def check_form(fields: Sequence[Field], value: Any) -> dict[str, Any]:
    """Return the clean values of a whole form; unknown names are refused too.

    Raises :class:`InvalidForm` with every field that is wrong, not only the first.
    """
    if not isinstance(value, Mapping):
        raise InvalidForm([FieldError("", Message(N_("Un formulaire est attendu.")))])
    names = {field.name for field in fields}
    errors = [
        FieldError(brief(name), Message(N_("Ce champ n’existe pas ici.")))
        for name in value
        if name not in names
    ]
    clean: dict[str, Any] = {}
    for field in fields:
        try:
            clean[field.name] = field.check(value.get(field.name, field.empty))
        except InvalidForm as bad:
            errors += bad.errors
    if errors:
        raise InvalidForm(errors)
    return clean


def parse_form(fields: Sequence[Field], data: FormData) -> dict[str, Any]:
    """Read the raw values of a posted HTML form, to be given to :func:`check_form`."""
    return {field.name: field.parse(data) for field in fields}


def defaults(fields: Sequence[Field]) -> dict[str, Any]:
    """The values of a form that nobody has filled in."""
    return {field.name: field.empty for field in fields}
