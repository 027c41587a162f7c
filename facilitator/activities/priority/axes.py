"""Two axes: how much each option matters, and how much one can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeGuard

from facilitator.activities.canvas import Canvas
from facilitator.activities.context import Context, Entry
from facilitator.activities.priority.legend import Spot
from facilitator.activities.priority.map import draw_map
from facilitator.activities.priority.method import Rows, VoteMethod
from facilitator.activities.priority.result import (
    PriorityResult,
    Ranked,
    count_people,
    fewest_hands,
    ranked,
    read_votes,
    tellers,
)
from facilitator.blocks import Block, DataTable, Paragraph, plain
from facilitator.drawing.measure import Measure
from facilitator.fields import Option
from facilitator.i18n import N_, Translator
from facilitator.ranking.ballots import levels_by_score
from facilitator.ranking.opinions import AxisPoint, place_on_axes
from facilitator.vote_fields import RatingField, Scale

LOW, HIGH = 1, 5
Y_LABEL = N_("Importance")
X_LABEL = N_("Capacité d’agir")
_STEPS = tuple(Option(str(step), str(step)) for step in range(LOW, HIGH + 1))
_ENDS = (N_("faible"), N_("forte"))
_NOWHERE = AxisPoint(0)

Places = dict[str, list[int]]


class Axes(VoteMethod):
    """Each option from 1 to 5 on two axes; a vote is kept as ``{option id: [y, x]}``.

    Options are ranked by the product of their two means, highest first: what matters and can be
    acted upon comes before what only does one of the two. Those nobody placed come last.
    """

    name = "axes"
    key = "axes"
    label = N_("Deux axes, en carte")

    def field(self, context: Context) -> RatingField:
        y, x = axis_labels(context.settings)
        low, high = _ENDS
        return RatingField(
            name=self.key, label=N_("Placez chaque option de 1 à 5"), options=context.options,
            scales=(Scale("y", y, _STEPS, low, high), Scale("x", x, _STEPS, low, high)),
            whole=True, required=True,
        )

    def payload(self, value: Any, options: Sequence[Option]) -> Places:
        if not isinstance(value, Mapping):
            return {}
        found: Places = {}
        for option in options:
            place = value.get(option.id)
            if isinstance(place, Mapping):
                place = [_step(place.get("y")), _step(place.get("x"))]
            if _is_place(place):
                found[option.id] = list(place)
        return found

    def value(self, kept: Any) -> dict[str, dict[str, str]]:
        given = kept if isinstance(kept, Mapping) else {}
        return {
            key: {"y": str(place[0]), "x": str(place[1])}
            for key, place in given.items() if _is_place(place)
        }

    def words(self, kept: Any, options: Sequence[Option], tr: Translator) -> str:
        places = self.payload(kept, options)
        labels = {option.id: option.label for option in options}
        return " · ".join(
            tr(N_("{label} : {value}"), label=labels[key], value=f"{y} × {x}")
            for key, (y, x) in places.items()
        )

    def line(self, kept: Any, options: Sequence[Option], tr: Translator) -> tuple[str, ...]:
        labels = {option.id: option.label for option in options}
        return tuple(f"{y} × {x} · {labels[key]}"
                     for key, (y, x) in self.payload(kept, options).items())

    def count(
        self, entries: Sequence[Entry], options: Sequence[Option], settings: Mapping[str, Any]
    ) -> PriorityResult:
        votes = read_votes(entries, lambda payload: self.payload(self.kept(payload), options))
        keys = [option.id for option in options]
        answers = (
            {key: (float(x), float(y)) for key, (y, x) in vote.content.items()}
            for vote in votes
            for _ in range(vote.count)
        )
        points = place_on_axes(answers, keys, LOW, HIGH)
        said = tellers(votes, list)
        # In fractions, so that equal products are equal whatever their factors.
        sums = {key: [0, 0] for key in keys}
        for vote in votes:
            for key, (y, x) in vote.content.items():
                sums[key][0] += y * vote.count
                sums[key][1] += x * vote.count
        scores = {
            key: Fraction(sums[key][0] * sums[key][1], said[key] ** 2) if said[key]
            else Fraction(0)
            for key in keys
        }
        return PriorityResult(
            ranked(levels_by_score(keys, scores), options, said, said),
            count_people(votes) + fewest_hands(votes, list), said.total(), points,
        )

    def draw(self, canvas: Canvas, result: PriorityResult, context: Context) -> None:
        y, x = (canvas.tr(label) for label in axis_labels(context.settings))
        spots = []
        for option in result.ranking:
            point = _of(result, option.id)
            at = None
            if point.mean_x is not None and point.mean_y is not None:
                at = (share(point.mean_x), share(point.mean_y))
            tie = f" ({canvas.tr('ex æquo')})".replace("ex ", "ex\u00a0")
            tie = tie if option.tied and option.voters else ""
            spots.append(Spot(option.id, option.label, tie, at))
        draw_map(canvas, spots, x, y)

    def sentence(self, result: PriorityResult, tr: Translator) -> str:
        return tr.joined(
            f"{option.rank}. " + tr(N_("{label} : {value}"), label=option.label,
                                    value=self.cell(result, option.id, tr))
            for option in result.ranking
        )

    def blocks(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        y, x = (tr(label) for label in axis_labels(context.settings))
        rows = tuple(
            (str(o.rank), o.label, decimal(_of(result, o.id).mean_y, tr),
             decimal(_of(result, o.id).mean_x, tr), str(o.voters))
            for o in result.ranking
        )
        return [
            Paragraph(plain(tr(
                "Le classement suit le produit des deux moyennes ; chacune va de 1 à 5."
            )), soft=True),
            DataTable((tr("Rang"), tr("Option"), y, x, tr("Personnes")), rows,
                      numeric=frozenset({0, 2, 3, 4})),
        ]

    def table(self, result: PriorityResult, context: Context, tr: Translator) -> Rows:
        y, x = (tr(label) for label in axis_labels(context.settings))
        header = [
            tr("Rang"), tr("Option"),
            *(tr(N_("{axis}, moyenne"), axis=axis) for axis in (y, x)),
            *(tr(N_("{axis}, médiane"), axis=axis) for axis in (y, x)), tr("Personnes"),
        ]
        rows = []
        for option in result.ranking:
            at = _of(result, option.id)
            rows.append([option.rank, option.label, _rounded(at.mean_y), _rounded(at.mean_x),
                         at.median_y, at.median_x, option.voters])
        return header, rows

    def got(self, result: PriorityResult, option: Ranked, context: Context, tr: Translator) -> str:
        at, axes = _of(result, option.id), axis_labels(context.settings)
        return " · ".join(
            tr(N_("{label} : {value}"), label=tr(axis), value=decimal(mean, tr))
            for axis, mean in zip(axes, (at.mean_y, at.mean_x), strict=True))

    def cell(self, result: PriorityResult, option_id: str, tr: Translator) -> str:
        at = _of(result, option_id)
        if not at.answers:
            return "–"
        return f"{decimal(at.mean_y, tr)} × {decimal(at.mean_x, tr)}"


def axis_labels(settings: Mapping[str, Any]) -> tuple[str, str]:
    """The names of the upright and of the level axis."""
    return settings.get("axis_y") or Y_LABEL, settings.get("axis_x") or X_LABEL


def share(value: float) -> float:
    """A place on the scale as a share of the axis, from 0 to 1."""
    return (value - LOW) / (HIGH - LOW)


def decimal(value: float | None, tr: Translator) -> str:
    """One decimal, in the manner of the language; a dash for none."""
    if value is None:
        return "–"
    return tr.number(value, 1, fixed=True)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _step(value: Any) -> int:
    return int(value) if isinstance(value, str) and value in {o.id for o in _STEPS} else 0


def _is_place(place: Any) -> TypeGuard[Sequence[int]]:
    return (
        isinstance(place, list | tuple) and len(place) == 2
        and all(type(step) is int and LOW <= step <= HIGH for step in place)
    )


def _of(result: PriorityResult, option_id: str) -> AxisPoint:
    detail = result.detail
    found = detail.get(option_id) if isinstance(detail, Mapping) else None
    return found if isinstance(found, AxisPoint) else _NOWHERE
