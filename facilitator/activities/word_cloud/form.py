"""The settings of a word cloud, and the folding rules they stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from facilitator.fields import (
    ChoiceField,
    Field,
    MultipleChoiceField,
    NumberField,
    Option,
    TextListField,
    ToggleField,
)
from facilitator.i18n import N_
from facilitator.text.rules import Rules, Split

WORDS = 3
LENGTH = 40
_SPLITS = (
    Option("lists", N_("Oui : « écoute et partage » compte pour deux")),
    Option("separators", N_("Seulement aux virgules")),
    Option("none", N_("Non : une réponse, un terme")),
)
_APART = (
    Option("case", N_("Majuscules")),
    Option("accents", N_("Accents")),
    Option("punctuation", N_("Ponctuation")),
    Option("spacing", N_("Espaces")),
    Option("ligatures", N_("Ligatures")),
    Option("apostrophes", N_("Apostrophes et guillemets")),
    Option("little_words", N_("Articles et petits mots")),
    Option("plural", N_("Singulier et pluriel")),
    Option("gender", N_("Féminin et masculin")),
    Option("inclusive", N_("Écriture inclusive")),
    Option("families", N_("Verbe et nom d’une même famille")),
    Option("slips", N_("Fautes de frappe")),
    Option("abstentions", N_("Réponses qui ne disent rien")),
)


def settings_fields() -> tuple[Field, ...]:
    """What the facilitator chooses for a cloud."""
    return (
        NumberField(
            name="words", label=N_("Réponses par personne"), minimum=1, maximum=10, default=WORDS
        ),
        NumberField(
            name="length", label=N_("Longueur d’une réponse"), minimum=5, maximum=200,
            default=LENGTH, unit=N_("caractères"), advanced=True,
        ),
        ChoiceField(
            name="split", label=N_("Séparer ce qu’une réponse énumère"), options=_SPLITS,
            default="lists", advanced=True,
        ),
        ToggleField(
            name="once", label=N_("Compter une personne une seule fois par terme"),
            default=True, advanced=True,
        ),
        ToggleField(
            name="review", label=N_("Retenir les mots à relire avant de les montrer"),
            default=False, advanced=True,
            help=N_("La liste se modifie au pupitre ; ce qui est retenu y attend votre accord."),
        ),
        MultipleChoiceField(
            name="apart", label=N_("Ne pas confondre"), options=_APART, advanced=True,
            help=N_("Ce qui est coché distingue deux termes ; d’habitude, rien."),
        ),
    )


def answer_field(settings: Mapping[str, Any]) -> TextListField:
    """What a participant fills in."""
    most = int(settings.get("words") or WORDS)
    return TextListField(
        name="words", label=N_("Votre réponse") if most == 1 else N_("Vos réponses"),
        max_items=most, max_length=int(settings.get("length") or LENGTH), places=True,
        required=True,
    )


def rules_of(settings: Mapping[str, Any]) -> Rules:
    """The folding rules that the settings ask for."""
    off = {name: False for name in settings.get("apart", ()) if hasattr(Rules, name)}
    split = Split(settings.get("split") or Split.LISTS)
    once = bool(settings.get("once", True))
    return replace(Rules(), split=split, once_per_person=once, **off)
