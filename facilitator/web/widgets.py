"""Fields as the templates and the JSON interface want them: a widget's name, values and errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.fields import (
    ChoiceField,
    Field,
    FieldError,
    MultipleChoiceField,
    NumberField,
    TextField,
    TextListField,
    ToggleField,
)
from facilitator.forms import OptionListField, PointsField, RowsField
from facilitator.i18n import Translator
from facilitator.vote_fields import RankField, RatingField

LONG_LIST = 15
"""Above so many options one of them is picked from a drop-down list."""
_SPARE_ROWS = 2  # blank rows offered below those already filled in

_KINDS: tuple[tuple[type[Field], str], ...] = (
    (TextListField, "texts"), (TextField, "text"), (ChoiceField, "choice"),
    (MultipleChoiceField, "several"), (NumberField, "number"), (ToggleField, "toggle"),
    (PointsField, "points"), (OptionListField, "lines"), (RowsField, "rows"),
    (RankField, "rank"), (RatingField, "rating"),
)


@dataclass(frozen=True, slots=True)
class Widget:
    """One field of a form with what is in it. ``kind`` names the macro that draws it.

    ``values`` are the strings in its inputs (chosen ids, texts, points and ranks by option as they
    stand in the options' order, ratings by option and scale); ``others`` what others of the group
    wrote there, as author and text.
    """

    kind: str
    field: Any
    name: str
    values: tuple[str, ...] = ()
    error: str = ""
    others: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[Widget, ...], ...] = ()

    @property
    def id(self) -> str:
        """An id for the page; names may hold what ids and CSS do not like."""
        return "f" + "".join(c if c.isascii() and c.isalnum() else f"-{ord(c):x}"
                             for c in self.name)


def widgets(
    fields: Sequence[Field], value: Mapping[str, Any], errors: Sequence[FieldError],
    tr: Translator, others: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    prefix: str = "",
) -> tuple[Widget, ...]:
    """Put fields, what is in them and what is wrong with them together."""
    return tuple(
        _widget(field, value.get(field.name, field.empty), errors, tr, prefix,
                tuple((others or {}).get(field.name, ())))
        for field in fields
    )


def _widget(
    field: Field, value: Any, errors: Sequence[FieldError], tr: Translator, prefix: str,
    others: tuple[tuple[str, str], ...],
) -> Widget:
    kind = next((name for cls, name in _KINDS if isinstance(field, cls)), "text")
    name = prefix + field.name
    error = next((tr(one.reason) for one in errors if one.field == name), "")
    rows: tuple[tuple[Widget, ...], ...] = ()
    if isinstance(field, RowsField):
        given = [row for row in value if isinstance(row, Mapping)] if _is_list(value) else []
        count = min(field.max_items, max(len(given) + _SPARE_ROWS, 3))
        rows = tuple(
            widgets(field.fields, given[place] if place < len(given) else {}, errors, tr,
                    prefix=f"{name}.{place}.")
            for place in range(count)
        )
    return Widget(kind, field, name, tuple(_strings(field, value)), error, others, rows)


def _strings(field: Field, value: Any) -> Iterator[str]:
    if isinstance(field, PointsField | RankField):
        given = value if isinstance(value, Mapping) else {}
        yield from (str(given.get(option.id, "") or "") for option in field.options)
    elif isinstance(field, RatingField):
        given = value if isinstance(value, Mapping) else {}
        for option in field.options:
            rated = given.get(option.id)
            for scale in field.scales:
                yield str(rated.get(scale.name, "") or "") if isinstance(rated, Mapping) else ""
    elif isinstance(field, OptionListField):
        for item in value if _is_list(value) else ():
            yield str(item.get("label", "")) if isinstance(item, Mapping) else str(item)
    elif isinstance(field, ToggleField):
        yield from ("1",) if value is True else ()
    elif isinstance(field, RowsField):
        return
    elif _is_list(value):
        yield from (str(item) for item in value)
    elif value is not None and value != "":
        yield str(value)


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def describe(fields: Sequence[Field], tr: Translator) -> list[dict[str, Any]]:
    """Return fields as JSON, for programs that answer (docs/http.md)."""
    found = []
    for field in fields:
        kind = next((name for cls, name in _KINDS if isinstance(field, cls)), "text")
        one: dict[str, Any] = {
            "name": field.name, "type": kind, "label": tr(field.label),
            "required": field.required,
        }
        for name in ("max_length", "max_items", "max_choices", "minimum", "maximum", "budget",
                     "most", "multiline"):
            if hasattr(field, name):
                one[name] = getattr(field, name)
        if hasattr(field, "options"):
            one["options"] = [{"id": o.id, "label": tr(o.label)} for o in field.options]
        if isinstance(field, RatingField):
            one["scales"] = [
                {"name": scale.name, "label": tr(scale.label),
                 "choices": [{"id": c.id, "label": tr(c.label)} for c in scale.choices]}
                for scale in field.scales
            ]
        if isinstance(field, RowsField):
            one["fields"] = describe(field.fields, tr)
        found.append(one)
    return found


def texts_of(value: Any) -> tuple[str, ...]:
    """Return every text in a form's raw value, for giving it back to be copied."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, Mapping):
        value = value.values()
    elif not _is_list(value):
        return ()
    return tuple(text for item in value for text in texts_of(item))
