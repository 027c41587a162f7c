"""Sample polls."""

from facilitator.activities.context import Example

_TRANSPORT = [
    {"id": "pied", "label": "À pied"},
    {"id": "velo", "label": "À vélo"},
    {"id": "bus", "label": "En bus ou en tram"},
    {"id": "train", "label": "En train"},
    {"id": "auto", "label": "En voiture, seul·e"},
    {"id": "covoit", "label": "En voiture, à plusieurs"},
]
_YES_NO = [
    {"id": "oui", "label": "Oui"},
    {"id": "non", "label": "Non"},
    {"id": "avis", "label": "Je ne sais pas encore"},
]

EXAMPLES = (
    Example(
        title="Venir ici",
        prompt="Comment êtes-vous venu·e ce matin ?",
        settings={"options": _TRANSPORT, "multiple": True},
        answers=(
            {"choices": ["train", "pied"]}, {"choices": ["auto"]}, {"choices": ["velo"]},
            {"choices": ["bus", "pied"]}, {"choices": ["train", "velo"]}, {"choices": ["covoit"]},
            {"choices": ["bus"]}, {"choices": ["train"]}, {"choices": ["velo"]},
        ),
        bad=(
            ({"choices": ["fusée"]}, "choices"), ({"choices": []}, "choices"),
            ({"choices": "train"}, "choices"), ({"choices": ["train"], "choix": ["bus"]}, "choix"),
        ),
    ),
    Example(
        title="Une prochaine fois",
        prompt="Souhaitez-vous une autre rencontre avant l’été ?",
        settings={"options": _YES_NO},
        answers=(
            {"choices": ["oui"]}, {"choices": ["oui"]}, {"choices": ["avis"]},
            {"choices": ["oui"]}, {"choices": ["non"]},
        ),
        bad=(({"choices": ["oui", "non"]}, "choices"),),
    ),
)
