"""What a poll is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import (
    known,
    option_fields,
    options_advice,
    percent,
    prompt_advice,
    secrecy,
)
from facilitator.activities.context import Context, Example, Frame, HandVote, Payload
from facilitator.activities.kind import Capability, Kind
from facilitator.activities.poll.draft import poll_draft
from facilitator.activities.poll.examples import EXAMPLES
from facilitator.activities.poll.picture import draw_poll
from facilitator.activities.poll.report import poll_blocks
from facilitator.activities.poll.result import PollResult, count_poll
from facilitator.blocks import Block, Share
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, MultipleChoiceField, NumberField, Option, ToggleField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose


class Poll(Kind[PollResult]):
    """One or several of the options; counts, and shares of those who answered."""

    name = "poll"
    label = N_("Sondage")
    description = N_("Chacun choisit une ou plusieurs réponses dans une liste.")
    icon = "chart-bar"
    capabilities = frozenset({Capability.OPTIONS, Capability.GIVES_OPTIONS, Capability.HANDS})
    minutes = 5

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            *option_fields(),
            ToggleField(name="multiple", label=N_("Plusieurs choix possibles")),
            NumberField(
                name="most", label=N_("Nombre de choix au plus"), minimum=1, maximum=40,
                help=N_("Vide : autant que l’on veut."), advanced=True,
            ),
            ToggleField(
                name="secret", label=N_("Vote secret"), advanced=True,
                help=N_("Le fichier ne garde pas qui a voté quoi ; un vote ne peut être repris."),
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        most = context.settings.get("most") if context.settings.get("multiple") else 1
        return (
            MultipleChoiceField(
                name="choices", label=N_("Votre réponse"), options=context.options,
                max_choices=most, required=True,
            ),
        )

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        chosen = known(value.get("choices", ()), context.options)
        return {"0": {"choices": chosen}} if chosen else {}

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {"choices": list(payloads.get("0", {}).get("choices", ()))}

    def tally(self, context: Context) -> PollResult:
        return count_poll(
            context.entries, context.options, bool(context.settings.get("multiple"))
        )

    def picture(
        self, result: PollResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_poll(result, frame, measure)

    def report(
        self, result: PollResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return poll_blocks(result, tr, measure, secrecy(context, tr))

    def draft(self, result: PollResult, context: Context, prose: Prose) -> list[Block]:
        return poll_draft(result, prose)

    def table(
        self, result: PollResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        header = [tr("Option"), tr("Nombre"), tr("Part des répondants")]
        return header, [[c.label, c.count, Share(round(c.share, 4))] for c in result.choices]

    def got(self, result: PollResult, option_id: str, context: Context, tr: Translator) -> str:
        found = next((one for one in result.choices if one.id == option_id), None)
        if found is None:
            return ""
        answers = tr.plural("{n} réponse", "{n} réponses", found.count)
        return f"{answers} · {percent(tr, found.share)}"

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        chosen = set(payload.get("choices", ()))
        return " · ".join(option.label for option in context.options if option.id in chosen)

    def options(self, result: PollResult, context: Context) -> tuple[Option, ...]:
        return tuple(Option(choice.id, choice.label) for choice in result.by_count())

    def hand_votes(self, context: Context) -> tuple[HandVote, ...]:
        return tuple(HandVote(o.label, {"choices": [o.id]}) for o in context.options)

    def advice(self, context: Context) -> tuple[str, ...]:
        return (*prompt_advice(context), *options_advice(context))

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
