"""Sample word clouds."""

from facilitator.activities.context import Example
from facilitator.i18n import N_

EXAMPLES = (
    Example(
        title="Un quartier, c’est quoi ?",
        prompt="Pour vous, un quartier où il fait bon vivre, c’est… ?",
        settings={},
        answers=(
            {"words": [N_("des arbres"), N_("le calme"), N_("se dire bonjour")]},
            {"words": [N_("Des arbres !"), N_("une boulangerie")]},
            {"words": [N_("arbre"), N_("jouer dehors"), N_("Le calme")]},
            {"words": [N_("se dire bonjour"), N_("des commerces")]},
            {"words": [N_("voisins, entraide")]},
            {"words": [N_("entraide"), "", N_("les voisines et voisins")]},
            {"words": [N_("commerces"), N_("bancs à l’ombre")]},
            {"words": [N_("l’entraide"), N_("Calme"), N_("des bancs")]},
            {"words": [N_("je ne sais pas")]},
        ),
        bad=(
            ({"words": ["a", "b", "c", "d"]}, "words"), ({"words": ["x" * 41]}, "words"),
            ({"words": []}, "words"), ({"words": "calme"}, "words"), ({"words": [1]}, "words"),
        ),
    ),
    Example(
        title="Un mot pour finir",
        prompt="Avec quel mot repartez-vous ?",
        settings={"words": 1, "length": 20, "split": "none", "once": False},
        answers=({"words": ["élan"]}, {"words": ["Élan"]}, {"words": ["fatigue"]}),
        bad=(({"words": ["un", "deux"]}, "words"), ({"words": ["x" * 21]}, "words")),
    ),
)
