"""Sample values for any form, so that a preview shows the facilitator's own options answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from typing import Any

from facilitator.fields import (
    ChoiceField,
    Field,
    MultipleChoiceField,
    NumberField,
    Option,
    TextField,
    TextListField,
)
from facilitator.forms import PointsField
from facilitator.vote_fields import RankField, RatingField

_TASTE = (0, 1, 0, 2, 0, 1, 3, 0, 2, 1)
"""Which option each of ten people likes best: earlier ones more often, as in most rooms."""


def made_up(fields: Sequence[Field], person: int, texts: Sequence[str], *,
            agreed: bool = False) -> dict[str, Any]:
    """What the person of this number might give to a form; ``texts`` are words to say.

    Fields that nothing can be made up for are left out. ``agreed`` takes the first of every
    choice, for forms where others need a reason.
    """
    values: dict[str, Any] = {}
    for place, field in enumerate(fields):
        value = (field.options[0].id if agreed and isinstance(field, ChoiceField) and field.options
                 else _value(field, person, place, texts))
        if value:
            values[field.name] = value
    return values


def _value(field: Field, person: int, place: int, texts: Sequence[str]) -> Any:
    match field:
        case ChoiceField():
            return _liked(field.options, person + place, 1)[0].id if field.options else None
        case MultipleChoiceField():
            count = min(field.max_choices or 2, 1 + person % 2)
            return [one.id for one in _liked(field.options, person, count)]
        case TextListField():
            return _some(texts, 3 * person + 2 * place, min(2, field.max_items), field.max_length)
        case TextField():
            # A remark to a choice is rare: what is asked for must be there, all else stays blank.
            return _some(texts, person, 1, field.max_length)[0] if field.required and texts else ""
        case PointsField():
            return _points(field, person)
        case RankField():
            order = _liked(field.options, person, len(field.options))
            return {option.id: rank for rank, option in enumerate(order, start=1)}
        case RatingField():
            return {option.id: {scale.name: _liked(scale.choices, person + n + m, 1)[0].id
                                for m, scale in enumerate(field.scales)}
                    for n, option in enumerate(field.options)}
        case NumberField():
            return field.minimum
        case _:
            return None


def _liked(options: Sequence[Option], person: int, count: int) -> list[Option]:
    """The options from the person's favourite on."""
    if not options:
        return []
    first = _TASTE[person % len(_TASTE)] % len(options)
    return list(islice(cycle(options), first, first + min(count, len(options))))


def _some(texts: Sequence[str], first: int, count: int, longest: int) -> list[str]:
    fitting = [text for text in texts if len(text) <= longest]
    return [fitting[(first + n) % len(fitting)] for n in range(count)] if fitting else []


def _points(field: PointsField, person: int) -> Mapping[str, int]:
    """Most of the budget on the favourite, the rest on the next ones."""
    left, given = field.budget, {}
    for option in _liked(field.options, person, 3):
        share = min(left, field.most, max(1, -(-field.budget // 2)))
        if share > 0:
            given[option.id] = share
        left -= share
    return given
