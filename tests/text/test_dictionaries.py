"""The packed dictionaries say what simplemma's own say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.text.dictionaries import PackedWords, dictionary, is_known, lemmatize

_SHARED = Path(__file__).parents[3] / "shared" / "data" / "lemmas-fr" / "ud_gsd_pairs.tsv"
_letters = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
_words = st.text(alphabet="aé\t\n\x00œ", max_size=3) | _letters


@given(st.dictionaries(_words, _letters.filter(bool)), st.lists(_words | st.text(max_size=3)))
def test_packed_words_are_found_as_in_a_dict(words: dict[str, str], asked: list[str]) -> None:
    packed = PackedWords(((f.encode(), lemma.encode()) for f, lemma in words.items()), len(words))
    assert dict(packed) == words
    assert len(packed) == len(words)
    assert [packed.get(form) for form in asked] == [words.get(form) for form in asked]
    assert all((form in packed) == (form in words) for form in asked)


def test_real_words_have_the_lemmas_of_the_unpacked_dictionary() -> None:
    if not _SHARED.is_file():
        pytest.skip("the real vocabulary is not beside the project")
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    whole, packed = DefaultDictionaryFactory(0).get_dictionary("fr"), dictionary("fr")
    forms = {line.split("\t")[0] for line in _SHARED.read_text(encoding="utf-8").splitlines()}
    asked = forms | {form.capitalize() for form in forms} | {f"{form}zq" for form in forms}
    assert {form: packed.get(form) for form in asked} == {form: whole.get(form) for form in asked}
    assert len(packed) == len(whole)


def test_guesses_are_those_of_simplemma() -> None:
    import simplemma

    words = ["chevaux", "Cheval", "recontextualisations", "zqrx", "l'eau", "arc-en-ciels", "ÉTÉ"]
    for language in ("fr", "en"):
        assert [lemmatize(word, language) for word in words] == [
            simplemma.lemmatize(word, lang=language) for word in words]
        assert [is_known(word, language) for word in words] == [
            simplemma.is_known(word, lang=language) for word in words]
    with pytest.raises(ValueError, match="gcf"):
        lemmatize("dlo", "gcf")
