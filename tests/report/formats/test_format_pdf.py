"""The printed report: what it says, how it is read aloud, and what standards say of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import outloud
import page as validation
import pikepdf
import pymupdf
import pytest

from facilitator.blocks import (
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
from facilitator.report.formats import get_format
from facilitator.scene import Scene, Text
from tests.report.formats.reading import Heard, read_aloud
from tests.report.sample import VERBATIMS, sample_report


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("pdf") / "report.pdf"
    get_format("pdf").write(sample_report(), target)
    return target


@pytest.fixture(scope="module")
def heard(sample: Path) -> list[Heard]:
    return read_aloud(sample)


def flat(text: str) -> str:
    """Return ``text`` with all kinds of white space as single spaces."""
    return " ".join(text.split())


def write(tmp_path: Path, *blocks: object, **more: object) -> Path:
    target = tmp_path / "report.pdf"
    report = Report("Essai", "fr", "", "", tuple(blocks))  # type: ignore[arg-type]
    get_format("pdf").write(replace(report, **more), target)  # type: ignore[arg-type]
    return target


def complaints(path: Path) -> list[str]:
    found = []
    for profile in ("PDF_UA_1", "PDF_A_2A"):
        report = validation.validate_pdf(
            path, profile=getattr(validation.ValidationProfile, profile)
        )
        assert report.is_compliant is (not report.failures)
        found += [f"{profile} {each.rule_id}: {each.message}" for each in report.failures]
    return found


@pytest.mark.parametrize("draft", [False, True])
def test_conforms_to_pdf_ua_1_and_pdf_a_2a(tmp_path: Path, draft: bool) -> None:
    target = tmp_path / "report.pdf"
    get_format("pdf").write(sample_report(draft=draft), target)
    assert complaints(target) == []


def test_makes_sense_aloud(sample: Path) -> None:
    result = outloud.check(str(sample))
    assert [(each.rule, each.message) for each in result.sorted_findings()] == []


def test_every_verbatim_is_in_the_text_with_its_accents(sample: Path) -> None:
    with pymupdf.open(sample) as document:
        text = flat(" ".join(page.get_text() for page in document))
    missing = [said for said in VERBATIMS if flat(said) not in text]
    assert missing == []


def test_every_verbatim_is_read_aloud_whole(heard: list[Heard]) -> None:
    bodies = {flat(each.text) for each in heard if each.tag == "LBody"}
    assert {flat(said) for said in VERBATIMS} <= bodies


def test_is_read_in_the_order_it_was_written(heard: list[Heard]) -> None:
    titles = [flat(each.text) for each in heard if each.tag in ("H1", "H2", "H3")]
    written = [b.text for b in sample_report().blocks if isinstance(b, Heading)]
    assert titles == ["Sommaire", *(text.replace("'", "\u2019") for text in written)]
    place = next(n for n, each in enumerate(heard) if flat(each.text) == "Groupe 1 : l\u2019eau")
    following = [flat(each.text) for each in heard[place + 1 :] if each.text][:4]
    assert following[0].startswith("Question : comment partager")
    assert following[1:] == ["Grille du groupe 1", "Difficultés", "Leviers"]


def test_table_says_which_cells_are_headers(heard: list[Heard]) -> None:
    scopes = [(flat(each.text), each.attributes.get("Scope")) for each in heard if each.tag == "TH"]
    assert ("Problématique", "/Column") in scopes
    assert ("Accès", "/Row") in scopes
    cells = [each for each in heard if each.tag in ("TH", "TD")]
    assert all(each.path[-2:] == ("Table", "TR") for each in cells)


def test_figures_lists_and_quotes_have_their_structure(heard: list[Heard]) -> None:
    figures = [each for each in heard if each.tag == "Figure"]
    assert len(figures) == 2
    assert figures[0].alt.startswith("Qui était là. Habitantes")
    assert "récolte" in figures[1].text
    assert all(each.path[-2:] == ("L", "LI") for each in heard if each.tag == "LBody")
    quotes = [each for each in heard if each.path[-1:] == ("BlockQuote",)]
    assert flat(quotes[0].text) == flat(f"« {VERBATIMS[4]} »")


def test_contents_and_bookmarks_lead_to_their_sections(sample: Path) -> None:
    with pikepdf.open(sample) as pdf:
        links = [each for page in pdf.pages for each in page.get("/Annots", [])]
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for link in links:
            assert str(link.Contents).endswith(f" {pages[link.Dest[0].objgen]}")
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root][:2] == [
                "Qui était là",
                "Ce que le jardin veut dire",
            ]
            assert outline.root[2].children[0].title == "Le temps et les bras"
        assert len(links) == 11
        assert str(pdf.Root.Lang) == "fr"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pymupdf.open(sample) as document:
        assert "Les priorités" in document[3].get_text()


def test_long_table_repeats_its_header_on_every_page(tmp_path: Path) -> None:
    rows = tuple((f"difficulté {n}", f"levier {n}") for n in range(120))
    target = write(tmp_path, DataTable(("Ce qui coince", "Ce qui aide"), rows, "Tout"))
    with pymupdf.open(target) as document:
        texts = [page.get_text() for page in document]
    assert len(texts) > 2
    assert all(text.count("Ce qui coince") == 1 for text in texts)
    headers = [each for each in read_aloud(target) if each.tag == "TH"]
    assert len(headers) == 2
    assert complaints(target) == []


def test_row_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    long = " ".join(f"mot{n}" for n in range(3000))
    target = write(tmp_path, DataTable(("A", "B"), (("court", long), ("fin", "dernier"))))
    cells = [flat(each.text) for each in read_aloud(target) if each.tag == "TD"]
    assert cells == ["court", long, "fin", "dernier"]
    assert complaints(target) == []


def test_heading_stays_with_what_follows(tmp_path: Path) -> None:
    text = plain("Une phrase de remplissage qui prend toute la ligne, et même davantage. " * 3)
    for count in range(8, 24):
        filler = [Paragraph(text) for _ in range(count)]
        target = write(tmp_path, *filler, Heading(1, "La suite"), Paragraph(text))
        with pymupdf.open(target) as document:
            for page in document:
                lines = [line for line in page.get_text().split("\n") if line.strip()]
                if any("La suite" in line for line in lines[1:]):
                    place = next(n for n, line in enumerate(lines) if line.startswith("La suite"))
                    assert lines[place + 1].startswith("Une phrase")


def test_what_the_font_lacks_is_shown_as_a_box_and_copied_as_itself(tmp_path: Path) -> None:
    said = "Planter 🌳 et dire مرحبا, 你好"
    target = write(tmp_path, Quote(said), Paragraph((Run("fin 🎉 "), Run("gras", bold=True))))
    spoken = " ".join(each.text for each in read_aloud(target))
    assert flat(f"« {said} »") in flat(spoken)
    assert "fin 🎉 gras" in flat(spoken)
    with pymupdf.open(target) as document:
        assert "🌳" in document[0].get_text()
    assert complaints(target) == []


def test_letters_beyond_the_first_plane_that_the_font_has_are_mapped_rightly(
    tmp_path: Path,
) -> None:
    target = write(tmp_path, Paragraph(plain("Cas \U0001f130 et \U0001f131")))
    text = " ".join(each.text for each in read_aloud(target))
    assert "Cas \U0001f130 et \U0001f131" in flat(text)
    assert complaints(target) == []


def test_levels_go_down_one_at_a_time(tmp_path: Path) -> None:
    target = write(tmp_path, Heading(3, "Trop bas"), Heading(9, "Plus bas"), Heading(0, "Haut"))
    tags = [each.tag for each in read_aloud(target) if each.tag.startswith("H")]
    assert tags == ["H1", "H2", "H1"]
    assert complaints(target) == []


def test_odd_reports_are_still_written(tmp_path: Path) -> None:
    tall = Scene(10, 5000, (Text(0, 100, "haut", 12),), "Une image très haute")
    target = write(
        tmp_path,
        ItemList(()),
        DataTable((), (("orphelin",), ())),
        DataTable(("A", "B"), (("1",), ("1", "2", "3")), numeric=frozenset({1, 7})),
        Picture(tall, "Une légende " * 40),
        Paragraph(()),
        Quote(""),
        title="",
    )
    assert complaints(target) == []
    empty = write(tmp_path)
    with pikepdf.open(empty) as pdf:
        assert len(pdf.pages) == 1
    assert complaints(empty) == []
