"""English, Portuguese and Spanish fold as French does; Creoles by spelling only."""

from __future__ import annotations

import pytest

from facilitator.text.lexicon import lexicon, prepare, primary
from facilitator.text.terms import TermIndex


def together(language: str, texts: list[str]) -> bool:
    """Tell whether all the texts are one term."""
    index = TermIndex(language)
    for at, text in enumerate(texts):
        index.add(str(at), text)
    return len({index.keys_of(str(at)) for at in range(len(texts))}) == 1


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["Trust", "the trust", "trust!"]), ("en", ["Ideas", "an idea"]),
        ("en", ["children", "Child"]), ("en", ["Listening", "to listen"]),
        ("en", ["cooperation", "Cooperate"]), ("en", ["don’t shout", "do not shout"]),
        ("en", ["communication", "comunication"]),
        ("es", ["la confianza", "Confianza"]), ("es", ["las luces", "luz"]),
        ("es", ["ciudadanas", "ciudadanos y ciudadanas", "ciudadan@s", "Ciudadano"]),
        ("es", ["participar", "la participación", "participacion"]),
        ("es", ["niñas", "niños"]), ("es", ["trabajadoras", "trabajador"]),
        ("pt", ["a confiança", "Confiança", "confianca"]), ("pt", ["ações", "ação", "acao"]),
        ("pt", ["animais", "animal"]), ("pt", ["meninos e meninas", "menino"]),
        ("pt", ["participar", "Participação"]), ("pt", ["trabalhadoras", "trabalhador"]),
        ("gcf", ["Viv ansanm", "viv ansanm !", "VIV  ANSANM"]),
        ("rcf", ["Nou lé ansanm", "nou le ansanm"]),
        ("gcr", ["« Annou alé »", "annou alé"]),
    ],
)
def test_variants_are_gathered(language: str, texts: list[str]) -> None:
    assert together(language, texts)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["lack of time", "time"]), ("en", ["better", "good"]),
        ("en", ["more buses", "less buses"]),
        ("en", ["I agree", "I don't agree"]), ("en", ["politics", "politeness"]),
        ("es", ["más tiempo", "menos tiempo"]), ("es", ["sin miedo", "miedo"]),
        ("pt", ["avó", "avô"]), ("pt", ["mais tempo", "menos tempo"]),
        ("pt", ["não gosto", "gosto"]),
        # By spelling only: neither articles, nor plurals, nor slips.
        ("gcf", ["timoun", "timouns"]), ("gcf", ["lé moun", "moun"]),
        ("rcf", ["marmay", "marmaye"]),
    ],
)
def test_different_things_stay_apart(language: str, texts: list[str]) -> None:
    assert not together(language, texts)


def test_a_region_does_not_change_the_language() -> None:
    assert primary("fr-CA") == "fr"
    assert primary("pt_BR") == "pt"
    assert lexicon("fr-FR").language == "fr"
    assert TermIndex("FR").language == "fr"


@pytest.mark.parametrize("language", ["xx", "", "../fr", "zh-Hant"])
def test_an_unknown_language_folds_by_spelling(language: str) -> None:
    assert together(language, ["Abc Déf", "abc def!"])
    prepare(language)


@pytest.mark.parametrize("language", ["fr", "en", "es", "pt"])
def test_every_verb_of_a_family_is_a_word(language: str) -> None:
    words = lexicon(language)
    assert words.nouns
    assert [verb for verb in words.nouns.values() if not words.known(verb)] == []
    assert [noun for noun in words.nouns if not words.known(noun)] == []
