"""What the word cloud promises of words, sentence by sentence, on cases that people really type."""

from __future__ import annotations

import pytest

from facilitator.text.rules import Rules, Split
from facilitator.text.splitting import split_answer
from facilitator.text.terms import TermIndex


def terms(texts: list[str], language: str = "fr", rules: Rules | None = None) -> list[frozenset]:
    """The terms of each text, in one index of them all."""
    index = TermIndex(language, rules)
    for at, text in enumerate(texts):
        index.add(str(at), text)
    return [frozenset(index.keys_of(str(at))) for at in range(len(texts))]


def one(line: str, language: str = "fr") -> bool:
    """Whether all the texts, parted by a bar, are one term."""
    found = terms(line.split("|"), language)
    return len(set(found)) == 1 and len(found[0]) == 1


def apart(line: str, language: str = "fr") -> bool:
    """Whether no two of the texts are one term."""
    found = terms(line.split("|"), language)
    return len(set(found)) == len(found)


@pytest.mark.parametrize("line", [
    "LES COOPERATIONS|les coopérations|Coopération !",
    "« respect »|\"respect\"|“Respect”|respect...",
    "l’écoute|l'écoute|l`écoute|ECOUTE", "cœur|coeur|le coeur", "week-end|weekend|week end",
    "co-construction|coconstruction|co construction", "inter-générationnel|intergénérationnelle",
    "20%|20 %|20  %", "1000 arbres|1 000 arbres", "ehpad|EHPAD|l'EHPAD|les Ehpads",
])
def test_case_accents_punctuation_spacing_ligatures_apostrophes_and_quotes(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "la confiance|de la confiance|confiance|c'est la confiance",
    "trop de bruit|il y a trop de bruit",
    "pas de bus|il n'y a pas de bus|y a pas de bus", "lampions|des lampions etc.",
    "s'organiser|organiser|l'organisation", "se rencontrer|rencontre|les rencontres",
])
def test_leading_articles_and_little_words(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "la poste|le poste", "la mode|le mode", "la tour|le tour", "la mémoire|un mémoire",
    "plus de bancs|il n'y a plus de bancs", "plus de médecins|y a plus de médecins",
    "se perdre|perdre",
])
def test_little_words_that_change_the_meaning_stay(line: str) -> None:
    assert apart(line)


@pytest.mark.parametrize("line", [
    "cheval|chevaux", "le tribunal|des tribunaux", "moyens financiers|moyen financier",
    "un tuyau|tuyaux", "agricultrice|agriculteur|agriculteurs", "usagère|usager|usagères",
    "ouvrières|ouvriers", "amie|amis", "naïve|naïf", "créative|créatifs",
    "coordinatrice|coordinateur",
])
def test_plural_and_gender(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "acteurs|acteur·rice·s|acteur.rices|acteurs/actrices|acteur(rice)s|acteurs/rices|acteurs-trices",
    "animateurs|animateurs/trices|animateur·ices|animatrices et animateurs",
    "élus|élu·e·s|élu(e)s|élu-e-s|élus/es|élus et élues", "vendeurs|vendeurs/euses|vendeur·euse·s",
    "citoyens|citoyen.ne.s|citoyens/nes|citoyennes et citoyens", "tous|toutes et tous|tou·te·s",
    "sportifs|sportif·ve·s|sportifs/ves", "conseillers|conseillers/ères|conseiller·ère·s",
])
def test_each_inclusive_form(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "coopérer|coopération", "simplifier les démarches|simplification des démarches",
    "mutualiser|mutualisation", "fermer la gare|fermeture de la gare", "réduire|réduction",
    "proposer|proposition", "don de temps|donner du temps",
])
def test_verb_and_noun_of_one_family(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "police|politesse", "former|formation", "isolement|isolation", "arrêt de bus|arrêter le bus",
    "culturel|cultuel", "élection|élu", "directeur|direction", "citoyen|citoyenneté", "joie|jeu",
])
def test_no_family_where_the_lemma_does_not_say_so(line: str) -> None:
    assert apart(line)


@pytest.mark.parametrize("line", [
    "confiance|confience|confiannce|cofiance", "environnement|environement|l'environnemment",
    "développement durable|dévelopement durable|developpement durable", "accueil|acceuil",
    "bienveillance|bienveillence|bienveilance",
    "éducation|educatino", "participation|particiapation",
])
def test_typing_slips(line: str) -> None:
    assert one(line)


@pytest.mark.parametrize("line", [
    "pauvre|pauvreté", "nous|vous", "1 + 1 = 3|1 + 1 = 2", "poisson|poison", "debout|début",
    "pourtant|portant", "combien|combiné", "dessert|désert", "cote|côte|côté", "mur|mûr",
    "formé|forme", "chargé|charge", "danse|dansé", "jeune|jeûne", "pêcheur|pécheur",
    "inclusion|exclusion", "attention|intention", "mission|émission|démission", "stade|stage",
    "prévention|intervention", "social|local", "conjecture|conjoncture", "cohésion|adhésion",
])
def test_words_that_are_only_near_stay_apart(line: str) -> None:
    assert apart(line)


@pytest.mark.parametrize("line", [
    "je vais bien|je ne vais pas bien", "pas assez de temps|assez de temps|temps",
    "on s'écoute|on ne s'écoute pas", "il y a des bus|il n'y a pas de bus",
    "aucune confiance|confiance", "sans-abri|abri", "non violence|violence", "inutile|utile",
    "moins d'impôts|plus d'impôts|pas d'impôts|impôts", "faire avec|faire sans",
])
def test_negation_is_meaning(line: str) -> None:
    assert apart(line)


@pytest.mark.parametrize(("text", "items"), [
    ("écoute + respect", ["écoute", "respect"]), ("1. jouer 2. rire", ["jouer", "rire"]),
    ("écoute\nrespect", ["écoute", "respect"]),
    ("se parler, s'écouter", ["se parler", "s'écouter"]),
    ("vivre ensemble et mieux", ["vivre ensemble et mieux"]), ("1,5 million", ["1,5 million"]),
    ("de + en + chaud", ["de + en + chaud"]), ("aux + démunis", ["aux + démunis"]),
    ("égalité femmes/hommes", ["égalité femmes/hommes"]), ("Saône-et-Loire", ["Saône-et-Loire"]),
    ("travailleurs/euses", ["travailleurs/euses"]), ("soin (âge + santé)", ["soin (âge + santé)"]),
    ("maire/préfet", ["maire", "préfet"]), ("12/05/2026", ["12/05/2026"]),
])
def test_one_answer_may_hold_several(text: str, items: list[str]) -> None:
    assert list(split_answer(text)) == items
    assert list(split_answer(text, mode=Split.NONE)) == [text]


@pytest.mark.parametrize("text", [
    "RAS", "r.a.s.", "aucun", "je ne sais pas", "-", "…", "???", "jsp", "NSP", "n/a", "Pas d’idée",
    "ne se prononce pas", "je n'ai rien à dire", "RAS merci", "aucune remarque",
])
def test_abstentions(text: str) -> None:
    index = TermIndex("fr")
    index.add("1", text)
    assert (len(index.abstentions), index.terms()) == (1, ())


@pytest.mark.parametrize("text", [
    "rien que pour vous", "aucun problème", "je ne sais pas nager", "ras le bol", "oui", "❤️",
])
def test_what_says_something_is_no_abstention(text: str) -> None:
    index = TermIndex("fr")
    index.add("1", text)
    assert (len(index.abstentions), len(index.terms())) == (0, 1)


@pytest.mark.parametrize(("language", "line"), [
    ("en", "co-operation|cooperation|cooperate"), ("en", "children|the child|Child"),
    ("en", "don't know how|do not know how"), ("es", "corazones|corazón|corazon"),
    ("es", "vecin@s|vecinos|los vecinos|vecinas"), ("pt", "cidadãos|cidadão|os cidadãos"),
    ("pt", "cooperação|cooperar|cooperacao"),
    ("gcf", "respé|Respe|RESPÉ !"), ("rcf", "ansanm|Ansanm."), ("gcr", "travay|Travay !"),
])
def test_english_portuguese_spanish_and_creoles(language: str, line: str) -> None:
    assert one(line, language)


@pytest.mark.parametrize(("language", "line"), [
    ("en", "trust|mistrust"), ("en", "I can|I can't"), ("en", "poor|pour"),
    ("es", "puedo|no puedo"),
    ("es", "confianza|desconfianza"), ("pt", "posso|não posso"), ("gcf", "mwen pé|mwen pa pé"),
    ("gcf", "moun|mouns"), ("rcf", "travay|travayé"),
])
def test_other_languages_keep_apart_what_differs_and_creoles_fold_by_spelling_only(
    language: str, line: str
) -> None:
    assert apart(line, language)


def test_one_person_saying_a_thing_five_times_counts_once_unless_told() -> None:
    for once, count in ((True, 1), (False, 5)):
        index = TermIndex("fr", Rules(once_per_person=once))
        for at in range(5):
            index.add(str(at), "la fête", "Ana")
        assert [term.count for term in index.terms()] == [count]
