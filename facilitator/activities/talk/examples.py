"""Sample talks."""

from facilitator.activities.context import Example

EXAMPLES = (
    Example(
        title="Deux épiceries, deux façons de faire",
        prompt="",
        settings={
            "columns": ["L’Épi du coin", "La Remise"],
            "rows": [
                {"label": "Qui la fait vivre ?",
                 "cells": ["Une trentaine d’adhérents, à tour de rôle", "Deux salariées"]},
                {"label": "Ce qui a changé en trois ans",
                 "cells": ["On y vient aussi pour parler", "Les producteurs fixent leur prix"]},
                "Ce qui reste difficile",
            ],
        },
        bad=(({"texte": "rien"}, "texte"),),
    ),
    Example(title="Pause", prompt="", settings={}),
)
