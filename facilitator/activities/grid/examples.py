"""Sample grids."""

from facilitator.activities.context import Example, Group
from facilitator.i18n import N_

_GROUPS = (
    Group(
        "g1", N_("Groupe Tilleul"), N_("Comment donner envie aux jeunes de venir ?"),
        ("p1", "p2"), ("Aïcha", "Benoît"), "p1",
    ),
    Group(
        "g2", N_("Groupe Chêne"), N_("Comment donner envie aux jeunes de venir ?"),
        ("p3",), ("Chloé",),
    ),
    Group(
        "g3", N_("Groupe Saule"), N_("Comment garder la porte ouverte toute l’année ?"),
        ("p4", "p5"), ("", "Djibril"),
    ),
)

EXAMPLES = (
    Example(
        title="Freins et appuis",
        prompt="Qu’est-ce qui freine, qu’est-ce qui aide ?",
        settings={
            "columns": [
                {"id": "freins", "label": "Ce qui freine"},
                {"id": "appuis", "label": "Ce qui aide"},
            ]
        },
        answers=(
            {"freins": [N_("Les horaires d’ouverture"), N_("On ne sait pas à qui s’adresser")],
             "appuis": [N_("Une salle à eux")]},
            {"freins": [N_("Le mot « atelier » fait peur")],
             "appuis": [N_("Passer par la musique"), N_("Des pairs qui invitent")]},
            {"freins": ["", N_("Le bus s’arrête à 19 h")], "appuis": []},
            {"appuis": [N_("Un repas partagé pour commencer")]},
            {"freins": [N_("Le chauffage coûte cher en hiver")],
             "appuis": [N_("Partager les clés entre trois associations")]},
        ),
        bad=(
            ({"freins": "une ligne"}, "freins"), ({"appuis": ["x" * 401]}, "appuis"),
            ({"idées": ["une"]}, "idées"),
        ),
        groups=_GROUPS,
    ),
    Example(
        title="Ce que nous mettons en commun",
        prompt="Où en sommes-nous, composante par composante ?",
        settings={
            "columns": [
                "Vision partagée", "Mesures communes", "Actions qui se renforcent",
                "Échanges continus", "Équipe de soutien",
            ],
            "lines": 2,
        },
        answers=(
            {"o1": ["Chaque enfant sait nager à dix ans"], "o2": ["Compter les inscrits ensemble"]},
            {"o3": ["La piscine ouvre quand l’école peut venir"], "o5": ["Un mi-temps partagé"]},
        ),
        bad=(({"o4": ["un", "deux", "trois"]}, "o4"),),
    ),
)
