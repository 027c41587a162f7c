"""Each rule of the folding, by name, and that each can be switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.text.folding import fold, term_key
from facilitator.text.rules import Rule, Rules
from facilitator.text.terms import TermIndex


def key(text: str, language: str = "fr", rules: Rules | None = None) -> str:
    """Return the term of a text on its own."""
    rules = rules or Rules()
    return term_key([word.key for word in fold(text, language, rules).words], language, rules)[0]


def together(texts: list[str], rules: Rules | None = None) -> bool:
    """Tell whether all the texts end in the same terms of one index."""
    index = TermIndex("fr", rules)
    for at, text in enumerate(texts):
        index.add(str(at), text)
    return len({index.keys_of(str(at)) for at in range(len(texts))}) == 1


SWITCHED = [
    ("case", ["Confiance", "CONFIANCE", "confiance"]),
    ("accents", ["impôts", "impots"]),
    ("accents", ["ÉCOLE", "ecole"]),
    ("punctuation", ["faire ensemble", "faire ensemble !", "« faire ensemble »..."]),
    ("spacing", ["bien-être", "bien être", "bienêtre"]),
    ("ligatures", ["cœur", "coeur"]),
    ("apostrophes", ["travail d’équipe", "travail d'équipe", "travail d´équipe"]),
    ("little_words", ["la confiance", "de la confiance", "confiance", "c'est la confiance"]),
    ("plural", ["réseau", "réseaux"]),
    ("plural", ["cheval", "chevaux"]),
    ("plural", ["taxe", "taxes"]),
    ("gender", ["agriculteur", "agricultrice"]),
    ("gender", ["laborieux", "laborieuse"]),
    ("gender", ["rural", "rurale"]),
    ("gender", ["Engagée", "engagé"]),
    ("gender", ["douce", "doux"]),
    ("inclusive", ["acteurs", "acteur·rice·s"]),
    ("families", ["Coopérer", "les coopérations", "Coopération"]),
    ("slips", ["bienveillance", "bienveillence"]),
]


@pytest.mark.parametrize(("switch", "texts"), SWITCHED)
def test_each_rule_gathers_its_variants(switch: str, texts: list[str]) -> None:
    assert together(texts), switch


@pytest.mark.parametrize(("switch", "texts"), SWITCHED)
def test_each_rule_can_be_switched_off(switch: str, texts: list[str]) -> None:
    off = replace(Rules(), **{switch: False})
    if switch == "accents":  # the mending of slips would bring "ecole" back to "école"
        off = replace(off, slips=False)
    if switch == "plural":  # a family's verb may have its own plural to undo
        off = replace(off, families=False)
    if switch == "apostrophes":  # punctuation and spacing would both do without them
        off = replace(off, punctuation=False, spacing=False)
    assert not together(texts, off), switch


@pytest.mark.parametrize("text", ["faire ensemble", "Faire ensemble", "faire ensemble !"])
def test_spelling_alone_never_makes_two_terms(text: str) -> None:
    assert key(text) == key("faire ensemble")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "politesse"), ("pauvre", "pauvreté"), ("nous", "vous"),
        ("1 + 1 = 3", "1 + 1 = 2"), ("poisson", "poison"), ("retraites", "retraités"),
        ("côte", "côté"), ("marche", "marché"), ("pêche", "péché"), ("droit", "droite"),
        ("commun", "commune"), ("médecin", "médecine"), ("solidaire", "solitaire"),
        ("raciste", "racisme"), ("personne", "personnes"), ("relater", "relation"),
        ("internet", "intérêt"), ("parfois trop laborieuse", "parfois laborieux"),
        ("20 %", "20 €"), ("TVA 5,5", "TVA 20"), ("pas sage", "passage"), ("1 1", "11"),
    ],
)
def test_false_friends_stay_apart(one: str, other: str) -> None:
    assert not together([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pas assez de temps", "temps"), ("pas assez de temps", "assez de temps"),
        ("je vais bien", "je ne vais pas bien"), ("sans violence", "violence"),
        ("jamais seul", "seul"), ("plus de vélos", "moins de vélos"), ("possible", "impossible"),
        ("je ne veux plus de bruit", "je veux plus de bruit"), ("non violence", "violence"),
    ],
)
def test_negation_is_meaning(one: str, other: str) -> None:
    assert not together([one, other])


def test_a_dropped_ne_changes_nothing() -> None:
    assert together(["je ne vais pas bien", "je vais pas bien"])


@pytest.mark.parametrize(
    "texts",
    [
        ["un facteur de réussite", "facteur de réussite", "Facteurs de réussite"],
        ["dialogue", "le dialogue", "Dialoguer"],
        ["respect des autres", "respecter les autres", "Respectez les autres !"],
        ["communiquer", "Communication"],
        ["au maire", "Le maire", "les maires"],
        ["personnes agées", "Personne âgée", "PERSONNES AGEES"],
        ["TVA à 5,5 %", "TVA à 5.5%"],
        ["10 000 arbres", "10000 arbres"],
        ["+ de bancs", "plus de bancs"],
        ["aujourd'hui", "aujourd’hui"],
        ["entraide", "entr'aide"],
        ["un respect d autrui", "le respect d'autrui"],
    ],
)
def test_variants_that_belong_together(texts: list[str]) -> None:
    assert together(texts)


def test_an_answer_of_little_words_is_left_as_it_is() -> None:
    assert key("les")
    assert key("la leur") == key("La leur")


def test_emoji_alone_are_a_term() -> None:
    assert key("👍") != key("🎉")
    assert key("joie 🎉") == key("joie")


def test_steps_are_told_in_the_order_in_which_they_fired() -> None:
    steps = fold("Les Impôts !", "fr").steps
    rules = [step.rule for step in steps]
    assert rules == [Rule.CASE, Rule.PUNCTUATION, Rule.LITTLE_WORDS, Rule.ACCENTS, Rule.PLURAL]
    assert (steps[-1].before, steps[-1].after) == ("impots", "impot")


def test_with_everything_off_only_equal_texts_are_one_term() -> None:
    off = Rules(*([False] * 14))
    assert not together(["Le jeu", "le jeu"], off)
    assert together(["le jeu", "le jeu"], off)
