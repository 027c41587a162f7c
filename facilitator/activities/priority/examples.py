"""Sample priority votes."""

from facilitator.activities.context import Example

_GARDEN = [
    {"id": "eau", "label": "Comment arroser sans gaspiller pendant les mois secs ?"},
    {"id": "voisins", "label": "Comment donner envie aux voisins de venir jardiner ?"},
    {"id": "compost", "label": "Comment faire tourner le compost toute l’année ?"},
    {"id": "recolte", "label": "Comment partager les récoltes équitablement ?"},
    {"id": "outils", "label": "Comment prêter les outils et les retrouver ?"},
]

EXAMPLES = (
    Example(
        title="Choisir nos chantiers",
        prompt="Sur quelles questions voulez-vous travailler cet après-midi ?",
        settings={"options": _GARDEN, "budget": 3, "most": 2},
        answers=(
            {"dots": {"eau": 2, "voisins": 1}}, {"dots": {"voisins": 1, "compost": 1, "eau": 1}},
            {"dots": {"voisins": 2, "recolte": 1}}, {"dots": {"eau": 1, "recolte": 1}},
            {"dots": {"compost": 2}}, {"dots": {"eau": 1, "compost": 1, "voisins": 1}},
            {"dots": {"recolte": 1}},
        ),
        bad=(
            ({"dots": {"eau": 3}}, "dots"),
            ({"dots": {"eau": 2, "voisins": 1, "compost": 1}}, "dots"),
            ({"dots": {"piscine": 1}}, "dots"), ({"dots": {"eau": -1}}, "dots"),
            ({"dots": {"eau": 0.5}}, "dots"), ({"dots": ["eau"]}, "dots"),
        ),
    ),
)
