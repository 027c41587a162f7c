"""What a priority vote is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.activities.common import option_fields, options_advice, prompt_advice
from facilitator.activities.context import Context, Example, Frame, HandVote, Payload
from facilitator.activities.kind import Capability, Kind
from facilitator.activities.priority.draft import priority_draft
from facilitator.activities.priority.examples import EXAMPLES
from facilitator.activities.priority.methods import METHODS, method_of
from facilitator.activities.priority.picture import draw_priority
from facilitator.activities.priority.points import Dots
from facilitator.activities.priority.profiles import (
    THRESHOLD,
    hidden_words,
    name_of,
    slice_votes,
)
from facilitator.activities.priority.report import priority_blocks
from facilitator.activities.priority.result import PriorityResult
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import ChoiceField, Field, NumberField, Option, TextField, ToggleField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose


class Priority(Kind[PriorityResult]):
    """Say which options matter most, by one of several methods; ties are shown as ties.

    A vote is one entry whose payload has one key, the method's: ``{"dots": {id: 2}}``,
    ``{"points": {id: 40}}``, ``{"ranking": [[id], [id, id]]}``, ``{"opinions": {id: "yes"}}``,
    ``{"axes": {id: [5, 2]}}``. Votes cast by another method than the step's are passed over.
    """

    name = "priority"
    label = N_("Priorités")
    description = N_("Chacun dit ce qui compte le plus dans une liste ; un classement en sort.")
    icon = "list-ordered"
    capabilities = frozenset({Capability.OPTIONS, Capability.GIVES_OPTIONS, Capability.HANDS})
    minutes = 10

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            *option_fields(),
            ChoiceField(
                name="method", label=N_("Méthode"), default=Dots.name,
                options=tuple(Option(one.name, one.label) for one in METHODS),
            ),
            NumberField(
                name="budget", label=N_("Points par personne"), minimum=1,
                maximum=1000, help=N_("Vide : 3 à coller, 10 à partager."),
            ),
            NumberField(
                name="most", label=N_("Au plus sur une même option"), minimum=1, maximum=1000,
                help=N_("Vide : toutes, si on le souhaite."), advanced=True,
            ),
            TextField(
                name="axis_y", label=N_("Axe vertical de la carte"), max_length=40,
                placeholder=N_("Importance"), advanced=True,
            ),
            TextField(
                name="axis_x", label=N_("Axe horizontal de la carte"), max_length=40,
                placeholder=N_("Capacité d’agir"), advanced=True,
            ),
            ToggleField(
                name="secret", label=N_("Vote secret"),
                help=N_("Le fichier ne garde pas qui a voté quoi ; un vote ne peut être repris."),
            ),
            TextField(
                name="by", label=N_("Comparer selon un champ du portrait"), max_length=40,
                help=N_("Son nom court ; jamais pour un vote secret."), advanced=True,
            ),
            NumberField(
                name="threshold", label=N_("Ne pas montrer les profils de moins de"), minimum=3,
                maximum=100, default=THRESHOLD, unit=N_("personnes"), advanced=True,
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return (method_of(context.settings).field(context),)

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        method = method_of(context.settings)
        kept = method.payload(value.get(method.key), context.options)
        return {"0": {method.key: kept}} if kept else {}

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        payload = payloads.get("0", {})
        return {
            method.key: method.value(payload[method.key])
            for method in METHODS if method.key in payload
        }

    def tally(self, context: Context) -> PriorityResult:
        method = method_of(context.settings)
        given = (context.entries, context.options, context.settings)
        return replace(method.count(*given), slices=slice_votes(method, *given))

    def picture(
        self, result: PriorityResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_priority(result, context, frame, measure)

    def report(
        self, result: PriorityResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return priority_blocks(result, context, tr, measure)

    def draft(self, result: PriorityResult, context: Context, prose: Prose) -> list[Block]:
        return priority_draft(result, prose, method_of(context.settings))

    def table(
        self, result: PriorityResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        method = method_of(context.settings)
        header, rows = method.table(result, context, tr)
        least = int(context.settings.get("threshold") or THRESHOLD)
        for one in result.slices:
            header.append(name_of(one, tr))
            for option, row in zip(result.ranking, rows, strict=True):
                row.append(hidden_words(one, least, tr) if one.result is None
                           else method.cell(one.result, option.id, tr))
        return header, rows

    def got(
        self, result: PriorityResult, option_id: str, context: Context, tr: Translator
    ) -> str:
        found = next((one for one in result.ranking if one.id == option_id), None)
        if found is None:
            return ""
        said = method_of(context.settings).got(result, found, context, tr)
        return f"{tr(N_('rang {n}'), n=found.rank)} · {said}"

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        tr = Translator(context.language)
        return " · ".join(
            method.words(method.kept(payload), context.options, tr)
            for method in METHODS if method.key in payload
        )

    def line(
        self, payload: Mapping[str, Any], context: Context, tr: Translator
    ) -> tuple[str, ...]:
        return tuple(
            part for method in METHODS if method.key in payload
            for part in method.line(method.kept(payload), context.options, tr)
        )

    def options(self, result: PriorityResult, context: Context) -> tuple[Option, ...]:
        return tuple(Option(option.id, option.label) for option in result.ranking)

    def hand_votes(self, context: Context) -> tuple[HandVote, ...]:
        return method_of(context.settings).hands(context.options)

    def advice(self, context: Context) -> tuple[str, ...]:
        found = [*prompt_advice(context), *options_advice(context)]
        method = method_of(context.settings)
        many = isinstance(method, Dots) and method.budget(context.settings)
        if context.options and many >= 2 * len(context.options):
            found.append(N_("Il y a beaucoup de points pour peu d’options : peu se dégagera."))
        if context.settings.get("secret") and context.settings.get("by"):
            found.append(N_("Un vote secret ne peut pas être comparé selon le portrait."))
        return tuple(found)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
