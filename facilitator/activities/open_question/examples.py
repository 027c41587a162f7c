"""Sample open questions."""

from facilitator.activities.context import Example
from facilitator.i18n import N_

EXAMPLES = (
    Example(
        title="Ce qui marche déjà",
        prompt="Qu’est-ce qui marche déjà bien dans notre quartier ?",
        settings={"answers": 2},
        answers=(
            {"answers": [N_("La fête des voisins : on s’y parle enfin"), N_("Le marché du jeudi")]},
            {"answers": [N_("Les parents qui se relaient pour le trajet de l’école")]},
            {"answers": [N_("Un local que tout le monde peut réserver"), N_("Le marché")]},
            {"answers": [N_("La bibliothèque reste ouverte le dimanche matin")]},
            {"answers": ["", N_("Les jeunes du club ont repeint le préau avec l’atelier couture")]},
            {"answers": [N_("On connaît le prénom de la factrice")]},
        ),
        bad=(
            ({"answers": ["un", "deux", "trois"]}, "answers"), ({"answers": []}, "answers"),
            ({"answers": "un texte"}, "answers"), ({"answers": ["x" * 601]}, "answers"),
            ({"answers": [3]}, "answers"),
        ),
    ),
    Example(
        title="Retour à chaud",
        prompt="Une chose à garder, une chose à changer ?",
        settings={"answers": 1, "length": 120, "signed": True},
        answers=({"answers": ["Garder le tour de table, raccourcir les exposés"]},),
        bad=(({"answers": ["x" * 121]}, "answers"),),
    ),
)
