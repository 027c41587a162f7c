"""What each product can be told, as forms, and the choices that the forms mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.fields import ChoiceField, Field, NumberField, Option, TextListField
from facilitator.fields import ToggleField as Toggle
from facilitator.i18n import N_
from facilitator.printing.join import Join
from facilitator.printing.products import Choices
from facilitator.workshop.wifi import FIELDS as WIFI_FIELDS
from facilitator.workshop.wifi import OPEN, WPA, Wifi

FIELDS: Mapping[str, tuple[Field, ...]] = {
    "poster": WIFI_FIELDS,
    "groups": (
        ChoiceField(name="paper", label=N_("Papier"), default="auto", options=(
            Option("auto", N_("Selon les colonnes")), Option("A4", "A4"), Option("A3", "A3"))),
    ),
    "badges": (
        ChoiceField(name="per_sheet", label=N_("Badges par feuille"), default="8",
                    options=(Option("8", "8"), Option("10", "10"))),
        Toggle(name="answers", label=N_("Sous le nom, ce que la personne a dit d’elle"),
               help=N_("Ses réponses aux deux premières questions du portrait à choix unique, là "
                       "où l’on ne connaît pas sa structure.")),
    ),
    "cards": (
        TextListField(name="keywords", label=N_("Mots clés"), lines=True, max_items=200,
                      max_length=80, help=N_("Un par ligne ; vide, les questions des groupes.")),
        NumberField(name="copies", label=N_("Exemplaires de chaque carte"), minimum=1, maximum=60,
                    default=1),
    ),
    "signin": (),
    "sequence": (
        Toggle(name="folded", label=N_("En livret : feuilles A5 recto verso à plier")),
    ),
}


def choices(values: Mapping[str, Any], address: str) -> Choices:
    """What a form's checked values mean; ``address`` is the form's, "" where it is not known."""
    join = Join.of(address, wifi_typed(values)) if address else None
    paper = values.get("paper", "")
    return Choices(
        join=join, paper="" if paper == "auto" else paper,
        per_sheet=int(values.get("per_sheet") or 8), answers=bool(values.get("answers")),
        keywords=tuple(values.get("keywords") or ()), copies=int(values.get("copies") or 1),
        folded=bool(values.get("folded")),
    )


def wifi_typed(values: Mapping[str, Any]) -> Wifi:
    """The Wi-Fi that the poster's form tells of, while it is being typed; nothing is refused."""
    name, password = str(values.get("name") or ""), str(values.get("password") or "")
    security = values.get("security") or WPA
    if not name or not password or security == OPEN:
        return Wifi(name, "", OPEN)
    return Wifi(name, password, str(security))
