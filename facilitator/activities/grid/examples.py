"""Sample grids."""

from facilitator.activities.context import Example, Group

_GROUPS = (
    Group(
        "g1", "Groupe Tilleul", "Comment donner envie aux jeunes de venir ?",
        ("p1", "p2"), ("Aïcha", "Benoît"), "p1",
    ),
    Group("g2", "Groupe Chêne", "Comment donner envie aux jeunes de venir ?", ("p3",), ("Chloé",)),
    Group(
        "g3", "Groupe Saule", "Comment garder la porte ouverte toute l’année ?",
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
            {"freins": ["Les horaires d’ouverture", "On ne sait pas à qui s’adresser"],
             "appuis": ["Une salle à eux"]},
            {"freins": ["Le mot « atelier » fait peur"],
             "appuis": ["Passer par la musique", "Des pairs qui invitent"]},
            {"freins": ["", "Le bus s’arrête à 19 h"], "appuis": []},
            {"appuis": ["Un repas partagé pour commencer"]},
            {"freins": ["Le chauffage coûte cher en hiver"],
             "appuis": ["Partager les clés entre trois associations"]},
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
