"""The language of a workshop as a field, each language under its own name."""

from __future__ import annotations

from dataclasses import replace

from facilitator.fields import ChoiceField, Field, Option
from facilitator.i18n import N_, SOURCE_LANGUAGE

LANGUAGE = ChoiceField(
    name="language", label=N_("Langue de l’atelier"), default=SOURCE_LANGUAGE,
    help=N_("Pour la projection, les impressions et la capitalisation ; vos propres textes restent "
            "tels quels. Sur son téléphone, chacun choisit la sienne."),
    options=(
        Option("fr", "Français"), Option("en", "English"), Option("es", "Español"),
        Option("gcf", "Kréyòl gwadloupéyen, matinitjé"), Option("gcr", "Kriyòl gwiyanè"),
        Option("pt", "Português"), Option("rcf", "Kréol rényoné"),
    ),
)


def with_language(fields: tuple[Field, ...], language: str) -> tuple[Field, ...]:
    """``fields`` with a workshop's own language on the list, though it be none that we speak."""
    if any(option.id == language for option in LANGUAGE.options):
        return fields
    also = replace(LANGUAGE, options=(*LANGUAGE.options, Option(language, language)))
    return tuple(also if field is LANGUAGE else field for field in fields)
