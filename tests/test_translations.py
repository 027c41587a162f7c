"""The catalogues hold together with the sentences of the sources.

A place that a translation drops or renames would fail only when somebody reads that sentence, in
front of a room; here it fails first.
"""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from facilitator.i18n import Languages, tie_spaces
from facilitator.i18n import Message as Sentence
from scripts.translations import FOLDER, PAGES, report_sentences_of, sentences_of, template

PATHS = sorted(FOLDER.glob("*.po"))
ENGLISH = FOLDER / "en.po"
each_catalogue = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def read(path: Path) -> Catalog:
    """A catalogue; anything in the file that is no catalogue is an error."""
    with path.open("rb") as file:
        return read_po(file, locale=None, abort_invalid=True)


def places(text: str) -> set[str]:
    """The ``{places}`` of a sentence. Raises ValueError where a brace is left open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(value: object) -> tuple[str, ...]:
    """The forms of a msgid or a msgstr; an untranslated one has empty forms."""
    return tuple(value) if isinstance(value, (tuple, list)) else (str(value or ""),)


def key(message: Message) -> tuple[str, ...]:
    return forms(message.id)


def translated(path: Path) -> list[Message]:
    """The messages of a catalogue that have all their forms, without the header."""
    return [one for one in read(path) if one.id and all(forms(one.string))]


@pytest.fixture(scope="module")
def wanted() -> dict[tuple[str, ...], Message]:
    """The sentences in the sources, by their French forms."""
    return {key(message): message for message in template() if message.id}


@each_catalogue
def test_every_place_is_kept(path):
    for message in translated(path):
        known = forms(message.id)
        for at, said in enumerate(forms(message.string)):
            assert places(said) == places(known[min(at, len(known) - 1)]), said


@each_catalogue
def test_spaces_at_the_ends_are_kept(path):
    """A sentence that is put behind another begins with a space of its own."""
    for message in translated(path):
        for said in forms(message.string):
            french = forms(message.id)[0]
            assert said[:1].isspace() == french[:1].isspace(), said
            assert said[-1:].isspace() == french[-1:].isspace(), said


@each_catalogue
def test_the_header_rules_the_plural(path):
    """A catalogue with counted sentences says how its language counts, and gives every form."""
    rule = re.search(r"Plural-Forms: nplurals=(\d); plural=[^;]+;", path.read_text("utf-8"))
    for message in translated(path):
        if message.pluralizable:
            assert rule, "no Plural-Forms"
            assert len(forms(message.string)) == int(rule[1]), message.id


@each_catalogue
def test_the_catalogue_is_served(path):
    languages = Languages(FOLDER)
    assert path.stem in languages.codes()
    translator = languages.get(path.stem)
    assert translator.language == path.stem
    for message in translated(path):
        if not message.pluralizable:
            assert tie_spaces(translator(message.id)) == tie_spaces(message.string)


@pytest.mark.parametrize("count", [0, 1, 2, 11])
def test_english_counts_as_english_does(count):
    english = Languages(FOLDER).get("en")
    said = english.plural("{n} personne", "{n} personnes", count)
    assert said == (f"{count} person" if count == 1 else f"{count} people")


def test_english_lacks_nothing(wanted):
    there = {key(message) for message in translated(ENGLISH)}
    missing = [one for one in wanted if one not in there]
    assert not missing, "to translate in en.po:\n" + "\n".join(" | ".join(one) for one in missing)


def test_english_holds_nothing_of_old(wanted):
    old = [key(message) for message in read(ENGLISH) if message.id and key(message) not in wanted]
    assert not old, "no longer in the sources; run scripts/translations.py en"


def test_english_has_no_french_signs():
    """French spaces before ``; ! ? :`` and French quotation marks stay in French."""
    for message in translated(ENGLISH):
        for said in forms(message.string):
            assert not re.search("[\u00a0\u202f«»]| [;!?:](?: |$)", said), said


def test_a_sentence_with_a_number_is_found_however_it_is_built(tmp_path):
    source = tmp_path / "module.py"
    source.write_text(
        'tr("Un")\nlook.say("Deux")\nN_("Trois")\ntr.plural("{n} a", "{n} b", 2)\n'
        '_count(N_("{n} c"), N_("{n} d"), 3)\nMessage(N_("{n} e"), plural=N_("{n} f"), count=1)\n'
        'Message("Quatre {n}", {"n": 1})\ntr(name)\n',
        "utf-8",
    )
    assert set(sentences_of(source)) == {
        "Un", "Deux", "Trois", "Quatre {n}",
        ("{n} a", "{n} b"), ("{n} c", "{n} d"), ("{n} e", "{n} f"),
    }


def test_the_parts_of_a_report_template_are_read(tmp_path):
    source = tmp_path / "report.toml"
    source.write_text(
        '[report]\ntitle = "Un"\ndescription = ""\n[[sections]]\npart = "words"\n'
        'title = "Deux"\ntext = "Trois"\n',
        "utf-8",
    )
    assert list(report_sentences_of(source)) == ["Un", "Trois", "Deux"]


def test_the_pages_of_the_phones_are_read(wanted):
    text = "".join(path.read_text("utf-8") for path in PAGES.glob("*.html"))
    asked = re.findall(r'(?<!\w)_\("([^"]+)"', text)
    assert asked
    assert all((one,) in wanted or any(one in forms for forms in wanted) for one in asked)


def test_a_counted_verdict_is_said_in_english():
    """Its two sentences are handed to a helper, which an extraction may overlook."""
    english = Languages(FOLDER).get("en")
    said = [english(Sentence("{n} rencontre se répète.", plural="{n} rencontres se répètent.",
                             count=n)) for n in (1, 2)]
    assert said == ["1 meeting happens again.", "2 meetings happen again."]


def test_apostrophes_are_curly_everywhere(wanted):
    """In the sources and in every catalogue: a straight one is a typewriter's."""
    said = [form for forms_of in wanted for form in forms_of]
    said += [one for path in PATHS for message in translated(path) for one in forms(message.string)]
    straight = [one for one in said if "'" in one]
    assert not straight, "write ’:\n" + "\n".join(straight)
