"""What a priority vote is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import named_number, option_fields, options_advice, prompt_advice
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Capability, Kind
from facilitator.activities.priority.draft import priority_draft
from facilitator.activities.priority.examples import EXAMPLES
from facilitator.activities.priority.picture import draw_priority
from facilitator.activities.priority.report import priority_blocks
from facilitator.activities.priority.result import PriorityResult, clean_dots, count_dots
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import ChoiceField, Field, NumberField, Option
from facilitator.forms import PointsField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose

METHODS = (Option("dots", N_("Gommettes à répartir")),)
DOTS = 3


class Priority(Kind[PriorityResult]):
    """Spend dots on options, at most so many on one; a ranking with ties shown as ties."""

    name = "priority"
    label = N_("Priorités")
    description = N_("Chacun répartit ses gommettes sur une liste ; un classement en sort.")
    icon = "list-ordered"
    capabilities = frozenset({Capability.OPTIONS, Capability.GIVES_OPTIONS, Capability.HANDS})
    minutes = 10

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            *option_fields(),
            ChoiceField(
                name="method", label=N_("Méthode"), options=METHODS, default="dots", advanced=True
            ),
            NumberField(
                name="budget", label=N_("Gommettes par personne"), minimum=1, maximum=100,
                default=DOTS,
            ),
            NumberField(
                name="most", label=N_("Au plus sur une même option"), minimum=1, maximum=100,
                help=N_("Vide : toutes, si on le souhaite."), advanced=True,
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        budget = _budget(context)
        most = min(context.settings.get("most") or budget, budget)
        return (
            PointsField(
                name="dots", label=N_("Vos gommettes"), options=context.options, budget=budget,
                most=most, required=True,
            ),
        )

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        dots = clean_dots(value, context.options)
        return {"0": {"dots": dots}} if dots else {}

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {"dots": dict(payloads.get("0", {}).get("dots", {}))}

    def tally(self, context: Context) -> PriorityResult:
        return count_dots(context.entries, context.options, _budget(context))

    def picture(
        self, result: PriorityResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_priority(result, frame, measure)

    def report(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return priority_blocks(result, tr, measure)

    def draft(self, result: PriorityResult, context: Context, prose: Prose) -> list[Block]:
        return priority_draft(result, prose)

    def table(
        self, result: PriorityResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        header = [tr("Rang"), tr("Option"), tr("Points"), tr("Personnes")]
        return header, [[o.rank, o.label, o.total, o.voters] for o in result.ranking]

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        dots = clean_dots(payload, context.options)
        labels = {option.id: option.label for option in context.options}
        tr = Translator(context.language)
        return " · ".join(named_number(tr, labels[key], number) for key, number in dots.items())

    def options(self, result: PriorityResult, context: Context) -> tuple[Option, ...]:
        return tuple(Option(option.id, option.label) for option in result.ranking)

    def advice(self, context: Context) -> tuple[str, ...]:
        found = [*prompt_advice(context), *options_advice(context)]
        if context.options and _budget(context) >= 2 * len(context.options):
            found.append(N_("Il y a beaucoup de gommettes pour peu d’options : peu se dégagera."))
        return tuple(found)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES


def _budget(context: Context) -> int:
    return int(context.settings.get("budget") or DOTS)
