"""Sample rounds of consent."""

from facilitator.activities.context import Example

_LIBRARY = [
    {"id": "horaires", "label": "Comment ouvrir la bibliothèque le soir sans épuiser l’équipe ?"},
    {"id": "ados", "label": "Comment faire de la place aux adolescents ?"},
    {"id": "hors", "label": "Comment aller lire là où sont les gens ?"},
    {"id": "dons", "label": "Comment trier les livres que l’on nous donne ?"},
]

EXAMPLES = (
    Example(
        title="Nos questions pour la bibliothèque",
        prompt="Cette liste de questions nous convient-elle ?",
        settings={"options": _LIBRARY},
        answers=(
            {"horaires": "agree", "ados": "agree", "hors": "agree", "dons": "agree"},
            {"horaires": "remark", "horaires-note": "Dire « un soir par semaine »",
             "ados": "agree", "hors": "agree", "dons": "agree"},
            {"horaires": "agree", "ados": "agree", "hors": "agree", "dons": "object",
             "dons-note": "Cela ne dépend pas de nous : la ville a déjà décidé"},
            {"horaires": "agree", "ados": "remark",
             "ados-note": "Avec eux plutôt que pour eux", "hors": "agree"},
            {"horaires": "agree", "ados": "agree", "hors": "agree", "dons": "remark",
             "dons-note": "À garder pour une autre fois"},
        ),
        bad=(
            ({"horaires": "peut-être"}, "horaires"), ({"ados": ["agree"]}, "ados"),
            ({"hors": "object", "hors-note": "x" * 501}, "hors-note"),
            ({"piscine": "agree"}, "piscine"),
        ),
    ),
    Example(
        title="Notre règle de parole",
        prompt="Pouvons-nous travailler avec ces règles ?",
        settings={"options": ["Une personne parle à la fois", "Ce qui est dit ici reste ici"],
                  "signed": True},
        answers=(
            {"o1": "agree", "o2": "agree"},
            {"o1": "remark", "o1-note": "Et deux minutes au plus", "o2": "agree"},
        ),
        bad=(({"o3": "agree"}, "o3"),),
    ),
)
