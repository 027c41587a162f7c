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
    Example(
        title="Partager cent points",
        prompt="Où mettre le budget de l’année ?",
        settings={"options": _GARDEN, "method": "points", "budget": 100, "most": 60},
        answers=(
            {"points": {"eau": 60, "outils": 40}},
            {"points": {"compost": 35, "voisins": 35, "eau": 30}},
            {"points": {"recolte": 50}}, {"points": {"eau": 20, "voisins": 60, "outils": 20}},
        ),
        bad=(
            ({"points": {"eau": 61}}, "points"), ({"points": {"eau": 60, "outils": 41}}, "points"),
            ({"dots": {"eau": 1}, "points": {"eau": 1}}, "dots"), ({"points": {}}, "points"),
        ),
    ),
    Example(
        title="Classer nos chantiers",
        prompt="Dans quel ordre s’y mettre ?",
        settings={"options": _GARDEN, "method": "rank"},
        answers=(
            {"ranking": {"eau": 1, "voisins": 2, "compost": 3, "recolte": 4, "outils": 5}},
            {"ranking": {"eau": 1, "compost": 2, "voisins": 3}},
            {"ranking": {"voisins": 1, "recolte": 1, "compost": 2, "eau": 3}},
            {"ranking": {"voisins": 1, "compost": 2}},
            {"ranking": {"compost": 1, "voisins": 2, "eau": 4, "outils": 4}},
            {"ranking": {"eau": 1}},
            {"ranking": {"recolte": 1, "voisins": 2, "compost": 3}},
        ),
        bad=(
            ({"ranking": {"piscine": 1}}, "ranking"), ({"ranking": {"eau": 6}}, "ranking"),
            ({"ranking": {"eau": 0}}, "ranking"), ({"ranking": {"eau": 1.5}}, "ranking"),
            ({"ranking": {"eau": ""}}, "ranking"), ({"ranking": ["eau"]}, "ranking"),
            ({"ranking": {"eau": "un"}}, "ranking"),
        ),
    ),
    Example(
        title="Donner son avis",
        prompt="Faut-il le faire cette année ?",
        settings={"options": _GARDEN, "method": "opinion"},
        answers=(
            {"opinions": {"eau": {"opinion": "yes"}, "voisins": {"opinion": "no"},
                          "compost": {"opinion": "neutral"}}},
            {"opinions": {"eau": {"opinion": "yes"}, "recolte": {"opinion": "yes"},
                          "outils": {"opinion": "no"}}},
            {"opinions": {"voisins": {"opinion": "yes"}, "compost": {"opinion": "yes"},
                          "eau": {"opinion": "neutral"}, "outils": {"opinion": "no"}}},
            {"opinions": {"eau": {"opinion": "no"}, "compost": {"opinion": "yes"}}},
        ),
        bad=(
            ({"opinions": {"eau": {"opinion": "peut-être"}}}, "opinions"),
            ({"opinions": {"eau": "yes"}}, "opinions"), ({"opinions": {}}, "opinions"),
            ({"opinions": {"piscine": {"opinion": "yes"}}}, "opinions"),
            ({"opinions": {"eau": {"avis": "yes"}}}, "opinions"),
        ),
    ),
    Example(
        title="Ce qui compte, ce que nous pouvons",
        prompt="Que pouvons-nous vraiment faire bouger ?",
        settings={"options": _GARDEN, "method": "axes", "axis_y": "Urgence"},
        answers=(
            {"axes": {"eau": {"y": "5", "x": "4"}, "voisins": {"y": "4", "x": "2"},
                      "compost": {"y": "2", "x": "5"}, "outils": {"y": "1", "x": "4"}}},
            {"axes": {"eau": {"y": "4", "x": "4"}, "voisins": {"y": "5", "x": "3"},
                      "recolte": {"y": "3", "x": "3"}}},
            {"axes": {"eau": {"y": "5", "x": "5"}, "recolte": {"y": "3", "x": "3"},
                      "compost": {"y": "3", "x": "4"}, "outils": {"y": "2", "x": "5"}}},
        ),
        bad=(
            ({"axes": {"eau": {"y": "6", "x": "1"}}}, "axes"),
            ({"axes": {"eau": {"y": "3"}}}, "axes"), ({"axes": {"eau": [3, 3]}}, "axes"),
            ({"axes": []}, "axes"), ({"axes": {}}, "axes"),
        ),
    ),
)
