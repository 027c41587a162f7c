"""Sample profiles."""

from facilitator.activities.context import Example

EXAMPLES = (
    Example(
        title="Qui est là ?",
        prompt="Dites-nous qui vous êtes",
        settings={
            "fields": [
                {
                    "name": "role", "label": "Vous êtes ici comme…", "type": "choice",
                    "choices": ["Habitant·e", "Association", "Commerce", "Mairie"],
                    "required": True,
                },
                {
                    "name": "rue", "label": "Votre secteur", "type": "choice", "reference": True,
                    "choices": ["Gare", "Vieux port", "Les Hauts", "Saint-Jean", "Les Prés"],
                },
                {
                    "name": "langues", "label": "Langues parlées", "type": "several",
                    "choices": ["Français", "Arabe", "Portugais", "Turc", "Anglais"],
                },
                {"name": "metier", "label": "Un mot sur ce que vous faites", "type": "text"},
            ]
        },
        answers=(
            {"role": "Habitant·e", "rue": "Gare", "langues": ["Français", "Arabe"],
             "metier": "Je garde le local à vélos"},
            {"role": "Association", "rue": "Gare", "langues": ["Français"], "metier": "Théâtre"},
            {"role": "Habitant·e", "rue": "Vieux port", "langues": ["Français", "Portugais"]},
            {"role": "Mairie", "rue": "Les Hauts", "langues": ["Français", "Anglais"]},
            {"role": "Habitant·e", "langues": ["Turc", "Français"], "metier": "Couturière"},
        ),
        bad=(
            ({"role": "Martien"}, "role"), ({"rue": "Gare"}, "role"),
            ({"role": "Mairie", "langues": "Turc"}, "langues"),
            ({"role": "Mairie", "metier": "x" * 121}, "metier"),
            ({"role": "Mairie", "age": "12"}, "age"),
        ),
    ),
)
