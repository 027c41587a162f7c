"""What a profile is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import gathered
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Capability, Kind
from facilitator.activities.profile import form
from facilitator.activities.profile.draft import portrait_draft
from facilitator.activities.profile.examples import EXAMPLES
from facilitator.activities.profile.mask import mask_portrait
from facilitator.activities.profile.picture import draw_portrait
from facilitator.activities.profile.report import portrait_blocks
from facilitator.activities.profile.result import Portrait, portray
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose


class Profile(Kind[Portrait]):
    """Fields about people: counts per choice, and who on a reference list is absent."""

    name = "profile"
    label = N_("Portrait-robot")
    description = N_("Qui est dans la salle, et qui n’y est pas.")
    icon = "users"
    capabilities = frozenset({Capability.PEOPLE})
    minutes = 5

    def settings_fields(self) -> tuple[Field, ...]:
        return form.settings_fields()

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return form.answer_fields(context.settings.get("fields", ()))

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        filled = {name: given for name, given in value.items() if given}
        return {"0": filled} if filled else {}

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return dict(payloads.get("0", {}))

    def tally(self, context: Context) -> Portrait:
        return portray(context.entries, context.settings.get("fields", ()))

    def picture(
        self, result: Portrait, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_portrait(result, frame, measure)

    def report(
        self, result: Portrait, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return portrait_blocks(result, tr, measure)

    def draft(self, result: Portrait, context: Context, prose: Prose) -> list[Block]:
        return portrait_draft(result, prose)

    def masked(self, result: Portrait, least: int, tr: Translator) -> Portrait:
        return mask_portrait(result, least, tr)

    def table(
        self, result: Portrait, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        rows: list[list[Any]] = []
        for feature in result.features:
            rows += [[feature.label, count.label, count.count] for count in feature.counts]
            rows += [[feature.label, text, 1] for text in feature.texts]
        return [tr("Question"), tr("Réponse"), tr("Personnes")], rows

    def listed(
        self, result: Portrait, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        """Equal words once, the most said first."""
        rows: list[list[Any]] = []
        for feature in result.features:
            rows += [[feature.label, count.label, count.count] for count in feature.counts]
            rows += [[feature.label, text, n] for text, n in gathered(feature.texts)]
        return [tr("Question"), tr("Réponse"), tr("Personnes")], rows

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        names = [field["name"] for field in context.settings.get("fields", ())]
        values = [payload[name] for name in names if payload.get(name)]
        return " · ".join(", ".join(v) if isinstance(v, list) else str(v) for v in values)

    def advice(self, context: Context) -> tuple[str, ...]:
        fields = context.settings.get("fields", ())
        if not fields:
            return (N_("Le portrait n’a encore aucune question."),)
        advice = []
        if any(field["type"] != "text" and len(field["choices"]) < 2 for field in fields):
            advice.append(N_("Une question à choix a moins de deux choix."))
        if len(fields) > 5:
            advice.append(N_("Le formulaire est long pour une arrivée : cinq questions suffisent."))
        return tuple(advice)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
