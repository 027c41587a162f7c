"""Bring the catalogues under ``resources/translations`` up to date with the sentences in the code.

    python scripts/translations.py [LANGUAGE...]      all catalogues where none is named

French is the language of the sources, so it has no catalogue. New sentences are added without a
translation, those no longer used are dropped, nothing is guessed.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("facilitator", "ui", "commands")
PAGES = ROOT / "resources" / "web"
REPORTS = ROOT / "resources" / "report_templates"
REPORT_KEYS = {"title", "description", "text"}
MARKERS = {"N_", "tr", "_tr", "_", "say", "Message"}
PAIRERS = ("plural", "_count")  # calls whose first two arguments are a singular and its plural
Sentence = str | tuple[str, str]


def sentences_of(path: Path) -> Iterator[Sentence]:
    """The sentences of a module: marked ones, and pairs given to ``plural`` and ``Message``."""
    paired: set[int] = set()
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        one, many = _pair(node)
        if one is not None and many is not None:
            paired |= {id(one), id(many)}
            yield str(one.value), str(many.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node) in MARKERS and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str) \
                    and text.value and id(text) not in paired:
                yield text.value


def _name(node: ast.Call) -> str:
    match node.func:
        case ast.Name(name):
            return name
        case ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _pair(node: ast.Call) -> tuple[ast.Constant | None, ast.Constant | None]:
    """The singular and plural that a call names, where it names both."""
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    if _name(node).endswith(PAIRERS) and len(node.args) >= 2:
        return _text(node.args[0]), _text(node.args[1])
    if _name(node) == "Message" and node.args:
        many = given.get("plural") or (node.args[2] if len(node.args) > 2 else None)
        if many is not None:
            return _text(node.args[0]), _text(many)
    return None, None


def _text(node: ast.expr) -> ast.Constant | None:
    if isinstance(node, ast.Call) and _name(node) == "N_" and node.args:
        node = node.args[0]
    return node if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def report_sentences_of(path: Path) -> Iterator[str]:
    """The titles, descriptions and hints of a report template, of the whole and of its parts."""
    plan = tomllib.loads(path.read_text("utf-8"))
    for table in (plan.get("report", {}), *plan.get("sections", ())):
        yield from (table[key] for key in sorted(REPORT_KEYS & table.keys()) if table[key])


def template() -> Catalog:
    """All sentences in the sources."""
    found = Catalog(project="Palabre", fuzzy=False)
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob("*.py")):
            for sentence in sentences_of(path):
                found.add(sentence)
    for path in sorted(REPORTS.glob("*.toml")):
        for sentence in report_sentences_of(path):
            found.add(sentence)
    methods, keywords = [("**.html", "jinja2.ext:babel_extract")], {"_": None, "plural": (1, 2)}
    for _, _, message, _, _ in extract_from_dir(PAGES, methods, keywords=keywords):
        found.add(message)
    return found


def is_done(message: Message) -> bool:
    """Whether a message has all its translated forms."""
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms)


def main(languages: Sequence[str] = ()) -> None:
    """Update the catalogues of ``languages`` (of all where empty); say how complete each is."""
    wanted = template()
    for path in sorted(FOLDER.glob("*.po")):
        if languages and path.stem not in languages:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.stem if len(path.stem) == 2 else None)
        catalogue.update(wanted, no_fuzzy_matching=True, update_creation_date=False)
        catalogue.obsolete.clear()
        done = sum(is_done(message) for message in catalogue if message.id)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100, sort_output=True)
        print(f"{path.stem}: {done} of {len(wanted)}")
    print(f"{len(wanted)} sentences")


if __name__ == "__main__":
    main(sys.argv[1:])
