"""From the facilitator's list of fields to the form that participants fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from facilitator.activities.profile.result import is_text
from facilitator.fields import (
    ChoiceField,
    Field,
    MultipleChoiceField,
    Option,
    TextField,
    TextListField,
    ToggleField,
)
from facilitator.forms import RowsField
from facilitator.i18n import N_

TYPES = (
    Option("choice", N_("Un choix")),
    Option("several", N_("Plusieurs choix")),
    Option("text", N_("Texte")),
)
MOST_FIELDS = 12
MOST_CHOICES = 200


def settings_fields() -> tuple[Field, ...]:
    """The facilitator's list of fields."""
    return (
        RowsField(
            name="fields", label=N_("Ce que l’on demande à chacun"), max_items=MOST_FIELDS,
            key="name",
            fields=(
                TextField(name="label", label=N_("Question"), required=True, max_length=120),
                ChoiceField(name="type", label=N_("Type"), options=TYPES, default="choice"),
                TextListField(
                    name="choices", label=N_("Choix"), help=N_("Un par ligne."), lines=True,
                    max_items=MOST_CHOICES, max_length=80,
                ),
                ToggleField(
                    name="reference", label=N_("Nommer les absents"),
                    help=N_("Signaler les choix de la liste que personne n’a faits."),
                ),
                ToggleField(name="required", label=N_("Réponse obligatoire"), advanced=True),
                TextField(
                    name="name", label=N_("Nom court"), max_length=40, advanced=True,
                    help=N_("Sert dans les exports ; vide, il est choisi pour vous."),
                ),
            ),
        ),
    )


def answer_fields(fields: Sequence[Mapping[str, Any]]) -> tuple[Field, ...]:
    """One form field for each of the facilitator's; a choice's id is its label."""
    return tuple(_answer_field(field) for field in fields)


def _answer_field(field: Mapping[str, Any]) -> Field:
    name, label, required = field["name"], field["label"], bool(field.get("required"))
    options = tuple(Option(choice, choice) for choice in dict.fromkeys(field["choices"]))
    if is_text(field):
        return TextField(name=name, label=label, required=required, max_length=120)
    if field["type"] == "several":
        return MultipleChoiceField(name=name, label=label, required=required, options=options)
    return ChoiceField(name=name, label=label, required=required, options=options)
