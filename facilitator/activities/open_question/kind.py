"""What an open question is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import payloads_to_texts, prompt_advice, texts_to_payloads
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Capability, Counter, Kind
from facilitator.activities.open_question.counter import OpenCounter
from facilitator.activities.open_question.draft import open_draft
from facilitator.activities.open_question.examples import EXAMPLES
from facilitator.activities.open_question.picture import draw_answers
from facilitator.activities.open_question.report import open_blocks
from facilitator.activities.open_question.result import OpenResult, find_alike, gather
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, NumberField, Option, TextListField, ToggleField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose

LENGTH = 600
MOST_OPTIONS = 40
"""As many as a list of typed options may have."""


class OpenQuestion(Kind[OpenResult]):
    """One or several longer answers; the facilitator gathers them under themes."""

    name = "open_question"
    label = N_("Question ouverte")
    description = N_("Chacun écrit une ou plusieurs réponses ; vous les rangez par thèmes.")
    icon = "messages-square"
    capabilities = frozenset(
        {Capability.THEMES, Capability.MODERATION, Capability.GIVES_OPTIONS}
    )
    minutes = 15

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            NumberField(
                name="answers", label=N_("Réponses par personne"), minimum=1, maximum=10, default=1
            ),
            NumberField(
                name="length", label=N_("Longueur d’une réponse"), minimum=20, maximum=4000,
                default=LENGTH, unit=N_("caractères"), advanced=True,
            ),
            ToggleField(
                name="signed", label=N_("Montrer qui a écrit quoi"), advanced=True,
                help=N_("À l’écran et dans la capitalisation."),
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        most = int(context.settings.get("answers") or 1)
        return (
            TextListField(
                name="answers", label=N_("Votre réponse") if most == 1 else N_("Vos réponses"),
                max_items=most, max_length=int(context.settings.get("length") or LENGTH),
                multiline=True, places=True, required=True,
            ),
        )

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        return texts_to_payloads(value.get("answers", ()))

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {"answers": payloads_to_texts(payloads)}

    def tally(self, context: Context) -> OpenResult:
        alike = find_alike(context.entries, context.language)
        return gather(context.entries, context.themes, alike)

    def counter(self) -> Counter[OpenResult]:
        return OpenCounter(self)

    def picture(
        self, result: OpenResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_answers(result, frame, measure, bool(context.settings.get("signed")))

    def report(
        self, result: OpenResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        signed = bool(context.settings.get("signed"))
        return open_blocks(result, context.questions, tr, signed)

    def draft(self, result: OpenResult, context: Context, prose: Prose) -> list[Block]:
        return open_draft(result, context, prose)

    def table(
        self, result: OpenResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        signed = bool(context.settings.get("signed"))
        header = [tr("Thème"), tr("Réponse"), *([tr("De")] if signed else [])]
        rows = [(theme.label, card) for theme in result.themes for card in theme.cards]
        rows += [("", card) for card in result.unplaced]
        return header, [
            [theme, card.text, *([card.author] if signed else [])] for theme, card in rows
        ]

    def listed(
        self, result: OpenResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        """Near-identical answers of a theme once, the most said first."""
        if not result.same:
            return self.table(result, context, tr)
        signed = bool(context.settings.get("signed"))
        header = [tr("Thème"), tr("Réponse"), tr("Fois"), *([tr("De")] if signed else [])]
        rows = [(theme.label, card) for theme in result.themes
                for card in result.most_said(theme.cards)]
        rows += [("", card) for card in result.most_said(result.unplaced)]
        return header, [
            [theme, card.text, card.count, *([card.author] if signed else [])]
            for theme, card in rows
        ]

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        return str(payload.get("text", ""))

    def options(self, result: OpenResult, context: Context) -> tuple[Option, ...]:
        """The questions worked out; without any the themes; without those what was said most."""
        if context.questions:
            return context.questions
        if result.themes:
            return tuple(Option(theme.id, theme.label) for theme in result.themes)
        return tuple(Option(card.id, card.text) for card in result.most_said()[:MOST_OPTIONS])

    def advice(self, context: Context) -> tuple[str, ...]:
        return tuple(prompt_advice(context))

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
