"""Sample word clouds."""

from facilitator.activities.context import Example

EXAMPLES = (
    Example(
        title="Un quartier, c’est quoi ?",
        prompt="Pour vous, un quartier où il fait bon vivre, c’est… ?",
        settings={},
        answers=(
            {"words": ["des arbres", "le calme", "se dire bonjour"]},
            {"words": ["Des arbres !", "une boulangerie"]},
            {"words": ["arbre", "jouer dehors", "Le calme"]},
            {"words": ["se dire bonjour", "des commerces"]},
            {"words": ["voisins, entraide"]},
            {"words": ["entraide", "", "les voisines et voisins"]},
            {"words": ["commerces", "bancs à l’ombre"]},
            {"words": ["l’entraide", "Calme", "des bancs"]},
            {"words": ["je ne sais pas"]},
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
