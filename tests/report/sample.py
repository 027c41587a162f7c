"""A report of an invented workshop, with every block there is."""

from __future__ import annotations

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Report,
    Run,
    plain,
)
from facilitator.drawing.build import Bar, bars
from facilitator.drawing.measure import Measure
from facilitator.scene import Scene, Text, Weight

VERBATIMS = (
    "On se connaît depuis vingt ans, mais c'est la première fois qu'on parle du jardin ensemble !",
    "Le composteur déborde dès le mois de mai : qui s'en occupe vraiment ?",
    "J'aimerais que les enfants de l'école Prévert plantent leurs haricots avec nous.",
    "Trop de réunions le mercredi soir ; je travaille de nuit à l'hôpital.",
    "Arroser l'été, c'est toujours les mêmes cinq personnes.",
    "La clé du cabanon a disparu trois fois l'an dernier…",
    "Un tableau des tours d'arrosage, affiché à la boulangerie",
    "Mettre l'eau de pluie à profit : 2 000 litres tombent du toit du gymnase chaque année.",
    "Le bailleur n'a jamais répondu à nos deux courriers.",
    "Faire une vraie fête des récoltes en septembre, avec de la soupe pour tout le quartier",
    "Je ne savais pas que j'avais le droit d'entrer, le portail est toujours fermé.",
    "Il faudrait un banc à l'ombre pour ma mère, elle a quatre-vingt-six ans.",
    "Prêter les outils : une bêche pour trente personnes, ça ne va pas.",
    "Les bacs sont trop bas pour quelqu'un en fauteuil.",
    "Écrire les règles avec des dessins, pas en deux pages.",
    "Ça serait bien d'avoir un référent par allée.",
    "Garder une parcelle commune où l'on récolte sans demander",
    "Où va l'argent de la buvette ? Personne ne sait.",
    "Parler aux nouveaux dès qu'ils emménagent, un plant de tomate à la main",
    "Un groupe de messages, oui, mais pas après 21 h !",
    "Semer des fleurs le long de la voie ferrée, ça coûterait moins de 50 €.",
    "On a besoin d'ombre : plantons un tilleul, il nous survivra.",
)
"""What people said, each in the report word for word."""

_WORDS = (
    ("partage", 9), ("voisins", 7), ("faire ensemble", 6), ("récolte", 5), ("ombre", 4),
    ("patience", 4), ("terre", 3), ("enfants", 3), ("eau de pluie", 2), ("fête", 2),
    ("calme", 2), ("tomates", 2), ("entraide", 2), ("abeilles", 1), ("silence", 1), ("goûter", 1),
)  # fmt: skip


def cloud(measure: Measure) -> Scene:
    """Return a picture of words, set in lines, the commonest first and largest."""
    texts: list[Text] = []
    x, y, row = 0.0, 46.0, 0.0
    for number, (word, count) in enumerate(_WORDS):
        size = 12 + 30 * (count / 9) ** 0.7
        weight = Weight.SEMIBOLD if count > 3 else Weight.REGULAR
        wide = measure.width(word, size, weight)
        if x + wide > 480:
            x, y = 0.0, y + row * 1.18
            row = 0.0
        row = max(row, size)
        texts.append(Text(x, y, word, size, f"word-{number % 6}", weight, key=word))
        x += wide + 16
    said = ", ".join(f"{word} ({count})" for word, count in _WORDS)
    return Scene(480, y + 14, tuple(texts), f"Nuage des mots donnés : {said}.")


def portrait(measure: Measure) -> Scene:
    """Return a bar chart."""
    counts = (
        ("Habitantes et habitants de la résidence des Glycines", 11),
        ("Association « Les Mains vertes »", 6),
        ("École Prévert", 3),
        ("Bailleur", 1),
        ("Mairie", 0),
    )
    total = sum(count for _, count in counts)
    rows = [
        Bar(label, count, str(count), f"{round(100 * count / total)} %") for label, count in counts
    ]
    parts, height = bars(measure, rows, 0, 2, 480, 12)
    said = " ; ".join(f"{label} : {count}" for label, count in counts)
    return Scene(480, height + 4, parts, f"Qui était là. {said}.")


def _people(measure: Measure) -> list[Block]:
    """The cover and who came."""
    return [
        Cover(
            "Le jardin des Glycines : quel commun voulons-nous cultiver ?",
            ("Atelier du samedi 14 mars", "Maison de quartier, Vandœuvre-lès-Nancy",
             "Vingt et une personnes, trois heures"),
            "Compte rendu rédigé par l'équipe d'animation, à partir de ce qui a été dit et écrit.",
        ),
        Heading(1, "Qui était là"),
        Paragraph(plain("Vingt et une personnes ont répondu. Plus de la moitié habitent la "
                        "résidence. La mairie, invitée, n'était pas représentée.")),
        Picture(portrait(measure), "À quel titre chacun est venu (une réponse par personne)"),
        Paragraph(plain("Étaient attendus et absents : la mairie, le service des espaces verts."),
                  soft=True),
    ]  # fmt: skip


def _words(measure: Measure) -> list[Block]:
    """The cloud, and a draft of what it says."""
    return [
        Heading(1, "Ce que le jardin veut dire"),
        Paragraph((Run("Consigne : "), Run("« Pour moi, le jardin, c'est… »", italic=True),
                   Run(" Dix-neuf personnes ont donné cinquante-quatre mots."))),
        Picture(cloud(measure), "Plus un mot est grand, plus il a été donné souvent"),
        Paragraph((Run("Le mot le plus cité est « partage » (9 fois), puis « voisins » (7 fois) et "
                       "« faire ensemble » (6 fois). "),
                   Run("L'ombre", bold=True),
                   Run(" revient quatre fois : l'été dernier a marqué les esprits.")), draft=True),
    ]  # fmt: skip


def _themes() -> list[Block]:
    """Answers under themes."""
    return [
        Heading(1, "Ce qui coince, ce qui aide"),
        Paragraph(plain("Les réponses ont été rangées sous trois thèmes avec la salle :")),
        Heading(2, "Le temps et les bras"),
        Paragraph(plain("L'arrosage repose sur peu de personnes et les réunions tombent mal.")),
        Quote(VERBATIMS[4], "une habitante"),
        Quote(VERBATIMS[3], "un participant"),
        Heading(2, "L'ouverture"),
        Paragraph(plain("Beaucoup n'osent pas entrer, ou ne le peuvent pas.")),
        Quote(VERBATIMS[10]),
        Heading(3, "Ce que la salle propose"),
        ItemList((plain("un portail ouvert le samedi"),
                  (Run("deux bacs hauts", bold=True), Run(", à hauteur de fauteuil")),
                  plain("un accueil des nouveaux arrivants, plant de tomate à la main"))),
        Heading(2, "Les règles et l'argent"),
        Quote(VERBATIMS[17]),
        ItemList((plain("écrire les comptes sur une page"), plain("les afficher au cabanon"),
                  plain("en parler une fois par saison")), ordered=True),
    ]  # fmt: skip


def _priorities() -> list[Block]:
    """A vote with a tie."""
    return [
        Heading(1, "Les priorités"),
        DataTable(
            ("Rang", "Problématique", "Points", "Votants"),
            (("1", "Comment partager l'arrosage sans épuiser personne ?", "23", "14"),
             ("2", "Comment ouvrir le jardin à celles et ceux qui n'osent pas ?", "19", "12"),
             ("2", "Comment garder l'eau de pluie ?", "19", "11"),
             ("4", "Comment décider ensemble de l'argent ?", "7", "5")),
            "Trois points par personne, deux au plus sur une même question",
            frozenset({0, 2, 3}),
        ),
    ]  # fmt: skip


def _groups() -> list[Block]:
    """A grid of two columns and one of five."""
    return [
        Heading(1, "Les groupes"),
        Heading(2, "Groupe 1 : l'eau"),
        Paragraph(plain("Question : comment partager l'arrosage sans épuiser personne ?")),
        DataTable(
            ("Difficultés", "Leviers"),
            (("Les mêmes cinq personnes arrosent tout l'été.",
              "Un tableau des tours affiché à la boulangerie\n"
              "Des binômes plutôt que des volontaires seuls"),
             ("L'eau du robinet coûte cher au bailleur.",
              "Le toit du gymnase donne 2 000 litres par an : une cuve suffit."),
             ("Personne ne sait fermer la vanne d'hiver.", "Une fiche plastifiée dans le cabanon")),
            "Grille du groupe 1",
        ),
        Heading(2, "Groupe 2 : la porte"),
        DataTable(
            ("Composante", "Aujourd'hui", "Demain", "Qui s'en charge", "Pour quand"),
            (("Accès", "Portail fermé, une seule clé", "Ouvert chaque samedi", "Nadia et Paul",
              "Mai"),
             ("Accueil", "Rien", "Un plant offert à l'arrivée", "L'école Prévert", "Septembre"),
             ("Confort", "Pas d'ombre, pas de banc", "Un tilleul et deux bancs", "Le bailleur",
              "Automne")),
            "Grille du groupe 2, par composante",
            row_headers=True,
        ),
    ]  # fmt: skip


def _everything() -> list[Block]:
    """All answers, as they came."""
    return [
        Heading(1, "Tout ce qui a été écrit"),
        Paragraph(plain("Les réponses sont données telles quelles, dans l'ordre où elles "
                        "sont venues."), soft=True),
        ItemList(tuple(plain(text) for text in VERBATIMS)),
    ]  # fmt: skip


def sample_report(*, draft: bool = False, language: str = "fr") -> Report:
    """Return the report of an afternoon about a shared garden."""
    measure = Measure()
    blocks = (*_people(measure), *_words(measure), *_themes(), *_priorities(), *_groups(),
              *_everything())
    return Report(
        "Le jardin des Glycines", language, "Équipe d'animation", "Compte rendu d'atelier",
        blocks, draft,
    )  # fmt: skip
