"""What a word cloud is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import payloads_to_texts, prompt_advice, texts_to_payloads
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Capability, Counter, Kind
from facilitator.activities.word_cloud import form
from facilitator.activities.word_cloud.counter import CloudCounter
from facilitator.activities.word_cloud.draft import cloud_draft
from facilitator.activities.word_cloud.examples import EXAMPLES
from facilitator.activities.word_cloud.picture import draw_cloud, place_cloud
from facilitator.activities.word_cloud.report import cloud_blocks
from facilitator.activities.word_cloud.result import CloudResult
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, Option
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose

LONG = 80
MOST_OPTIONS = 40


class WordCloud(Kind[CloudResult]):
    """Words or short phrases; variants folded into terms, drawn as a cloud that stays still."""

    name = "word_cloud"
    label = N_("Nuage de mots")
    description = N_("Chacun écrit quelques mots ; ceux qui se répètent grandissent.")
    icon = "cloud"
    capabilities = frozenset(
        {Capability.TERMS, Capability.MODERATION, Capability.GIVES_OPTIONS}
    )
    minutes = 10

    def settings_fields(self) -> tuple[Field, ...]:
        return form.settings_fields()

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return (form.answer_field(context.settings),)

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        return texts_to_payloads(value.get("words", ()))

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {"words": payloads_to_texts(payloads)}

    def counter(self) -> Counter[CloudResult]:
        return CloudCounter(self)

    def tally(self, context: Context) -> CloudResult:
        counter = CloudCounter(self)
        for entry in context.entries:
            counter.put(entry)
        return counter.result(context)

    def arrange(
        self, result: CloudResult, context: Context, frame: Frame, measure: Measure
    ) -> Any:
        return place_cloud(result, frame, measure)

    def picture(
        self, result: CloudResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_cloud(result, frame, measure)

    def report(
        self, result: CloudResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return cloud_blocks(result, tr, measure)

    def draft(self, result: CloudResult, context: Context, prose: Prose) -> list[Block]:
        return cloud_draft(result, prose)

    def table(
        self, result: CloudResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        header = [tr("Terme"), tr("Nombre"), tr("Écrit")]
        return header, [[t.label, t.count, " | ".join(t.spellings)] for t in result.terms]

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        return str(payload.get("text", ""))

    def options(self, result: CloudResult, context: Context) -> tuple[Option, ...]:
        return tuple(Option(term.key, term.label) for term in result.terms[:MOST_OPTIONS])

    def advice(self, context: Context) -> tuple[str, ...]:
        advice = prompt_advice(context)
        if int(context.settings.get("length") or form.LENGTH) > LONG:
            advice.append(N_("De longues réponses font un mauvais nuage : préférez une question."))
        return tuple(advice)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
