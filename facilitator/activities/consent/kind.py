"""What consent is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import option_fields, options_advice, prompt_advice
from facilitator.activities.consent.draft import consent_draft
from facilitator.activities.consent.examples import EXAMPLES
from facilitator.activities.consent.picture import draw_consent
from facilitator.activities.consent.report import consent_blocks
from facilitator.activities.consent.result import (
    AGREE,
    OBJECT,
    REMARK,
    ConsentResult,
    State,
    count_consent,
)
from facilitator.activities.consent.wording import counts_in_words, state_of
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Capability, Kind
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import (
    ChoiceField,
    Field,
    FieldError,
    InvalidForm,
    Option,
    TextField,
    ToggleField,
)
from facilitator.i18n import N_, Message, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose

LENGTH = 500
STANCES = (
    Option(AGREE, N_("D’accord")),
    Option(REMARK, N_("D’accord avec remarque")),
    Option(OBJECT, N_("J’ai une objection")),
)
_NOTE = "-note"


class Consent(Kind[ConsentResult]):
    """On each option: agree, agree with a remark, or object with a reason.

    A person's answer on one option is one entry, its slot the option's id. Field names are the
    option's id, and the id with ``-note`` for the words.
    """

    name = "consent"
    label = N_("Consentement")
    description = N_("La salle valide une liste : d’accord, avec une remarque, ou une objection.")
    icon = "check"
    capabilities = frozenset(
        {Capability.OPTIONS, Capability.GIVES_OPTIONS, Capability.MODERATION}
    )
    minutes = 10

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            *option_fields(),
            ToggleField(
                name="signed", label=N_("Montrer qui a écrit quoi"), advanced=True,
                help=N_("À l’écran et dans la capitalisation."),
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return tuple(field for option in context.options for field in (
            ChoiceField(name=option.id, label=option.label, options=STANCES),
            TextField(
                name=option.id + _NOTE, label=N_("Remarque ou objection"),
                max_length=LENGTH, about=option.label,
            ),
        ))

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        """One entry per option answered.

        Raises :class:`InvalidForm` where an objection or a remark has no words, or words no
        stance; the error names the field that is missing.
        """
        errors: list[FieldError] = []
        found: dict[str, Payload] = {}
        for option in context.options:
            stance, text = value.get(option.id) or "", value.get(option.id + _NOTE) or ""
            if not stance and not text:
                continue
            if not stance:
                errors.append(FieldError(option.id, Message(N_("Choisissez une réponse."))))
            elif stance == OBJECT and not text:
                errors.append(FieldError(option.id + _NOTE, Message(
                    N_("Dites pourquoi : une objection a besoin d’une raison."))))
            elif stance == REMARK and not text:
                errors.append(FieldError(option.id + _NOTE, Message(
                    N_("Écrivez votre remarque, ou choisissez « D’accord »."))))
            else:
                stance = REMARK if stance == AGREE and text else stance
                found[option.id] = {"option": option.id, "stance": stance}
                if text:
                    found[option.id]["text"] = text
        if errors:
            raise InvalidForm(errors)
        return found

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        value: dict[str, Any] = {}
        for slot, payload in payloads.items():
            value[slot] = payload.get("stance", "")
            if payload.get("text"):
                value[slot + _NOTE] = payload["text"]
        return value

    def tally(self, context: Context) -> ConsentResult:
        return count_consent(context.entries, context.options)

    def picture(
        self, result: ConsentResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_consent(result, frame, measure, bool(context.settings.get("signed")))

    def report(
        self, result: ConsentResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return consent_blocks(result, tr, bool(context.settings.get("signed")))

    def draft(self, result: ConsentResult, context: Context, prose: Prose) -> list[Block]:
        return consent_draft(result, prose)

    def table(
        self, result: ConsentResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        header = [tr("Proposition"), tr("D’accord"), tr("Remarques"), tr("Objections"),
                  tr("Sans avis"), tr("Consentement")]
        said = {State.CONSENT: tr("oui"), State.OBJECTED: tr("non"), State.SILENT: ""}
        return header, [
            [o.label, o.agreed + len(o.remarks), len(o.remarks), len(o.objections),
             result.people - o.voices, said[o.state]]
            for o in result.options
        ]

    def got(self, result: ConsentResult, option_id: str, context: Context, tr: Translator) -> str:
        found = next((one for one in result.options if one.id == option_id), None)
        if found is None:
            return ""
        return f"{state_of(found, tr)} · {counts_in_words(found, result.people, tr)}"

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        labels = {option.id: option.label for option in context.options}
        stances = {option.id: option.label for option in STANCES}
        tr = Translator(context.language)
        parts = (labels.get(str(payload.get("option")), ""),
                 tr(stances.get(str(payload.get("stance")), "")), str(payload.get("text") or ""))
        return " · ".join(filter(None, parts))

    def line(
        self, payload: Mapping[str, Any], context: Context, tr: Translator
    ) -> tuple[str, ...]:
        wanted, stance = str(payload.get("option")), str(payload.get("stance"))
        on = next((one.label for one in context.options if one.id == wanted), "")
        said = next((tr(one.label) for one in STANCES if one.id == stance), "")
        words = " · ".join(filter(None, (said, str(payload.get("text") or ""))))
        return tuple(filter(None, (words, on)))

    def about(self, payload: Mapping[str, Any]) -> str:
        return str(payload.get("option") or "") if payload.get("text") else ""

    def options(self, result: ConsentResult, context: Context) -> tuple[Option, ...]:
        """All options, those objected to as well: an objection asks for other words, not for the
        question to disappear without a word."""
        return tuple(Option(option.id, option.label) for option in result.options)

    def advice(self, context: Context) -> tuple[str, ...]:
        found = [*prompt_advice(context)]
        if len(context.options) != 1:  # one proposal can be put to consent
            found += options_advice(context)
        return tuple(found)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
