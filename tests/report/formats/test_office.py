"""The documents to go on writing in: real styles, and LibreOffice shows them like the PDF."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pymupdf
import pytest
from docx.oxml.ns import qn
from odfdo import Document

from facilitator.blocks import DataTable, Heading, Report
from facilitator.report.formats import get_format
from tests.report.hostile import hostile_report
from tests.report.sample import VERBATIMS, sample_report

OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    for name in ("docx", "odt"):
        get_format(name).write(sample_report(), folder / f"sample-{name}.{name}")
        get_format(name).write(hostile_report(), folder / f"hostile-{name}.{name}")
    return folder


def test_docx_has_real_headings_captions_lists_and_header_rows(folder: Path) -> None:
    document = docx.Document(str(folder / "sample-docx.docx"))
    styles = [(p.style.name, p.text) for p in document.paragraphs]
    written = [b for b in sample_report().blocks if isinstance(b, Heading)]
    headings = [(name, text) for name, text in styles if name.startswith("Heading")]
    assert headings[0] == ("Heading 1", "Sommaire")
    assert headings[1:] == [
        (f"Heading {block.level}", block.text.replace("'", "’").replace(" :", "\u00a0:"))
        for block in written
    ]
    names = {name for name, _ in styles}
    assert {"Title", "Subtitle", "Quote", "Caption", "List Bullet", "List Number"} <= names
    for table in document.tables:
        marks = table.rows[0]._tr.trPr
        assert marks.find(qn("w:tblHeader")) is not None
    alternatives = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert alternatives[0] == ""  # the emblem says nothing
    assert alternatives[1].startswith("Qui était là. Habitantes")
    assert document.core_properties.title == "Le jardin des Glycines"
    language = document.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "fr-FR"


def test_items_in_a_cell_are_paragraphs_that_go_on_beside_their_dash(tmp_path: Path) -> None:
    cell = "–\u00a0Les horaires\n+\u00a0Le bruit, dit en plénière"
    report = Report("Essai", "fr", "", "", (
        DataTable(("Freins", "Appuis"), ((cell, "Rien"),)),))
    for name in ("docx", "odt"):
        get_format(name).write(report, tmp_path / f"essai.{name}")
    table = docx.Document(str(tmp_path / "essai.docx")).tables[0]
    assert table.cell(1, 0).text == cell
    assert [p.paragraph_format.first_line_indent.pt < 0 for p in table.cell(1, 0).paragraphs] == [
        True, True]
    assert len(table.cell(1, 1).paragraphs) == 1
    items = [one.inner_text for one in Document(tmp_path / "essai.odt").body.get_paragraphs()
             if one.style == "Table_20_Item"]
    assert items == cell.split("\n")


def test_docx_numbers_each_list_from_one(folder: Path) -> None:
    document = docx.Document(str(folder / "hostile-docx.docx"))
    numbers = {
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    }
    assert len(numbers) == 1
    assert numbers.pop() != document.styles["List Number"].element.pPr.numPr.numId.val


def test_odt_has_real_headings_captions_lists_and_header_rows(folder: Path) -> None:
    document = Document(folder / "sample-odt.odt")
    written = [b for b in sample_report().blocks if isinstance(b, Heading)]
    levels = [(int(each.level), each.inner_text) for each in document.body.get_headers()]
    assert levels == [
        (block.level, block.text.replace("'", "’").replace(" :", "\u00a0:")) for block in written
    ]
    styles = {each.style for each in document.body.get_paragraphs()}
    assert {"Subtitle", "Quotations", "Caption", "List_20_Item", "Table_20_Heading"} <= styles
    content = zipfile.ZipFile(folder / "sample-odt.odt").read("content.xml").decode()
    assert content.count("<table:table-header-rows>") == content.count("<table:table ")
    assert content.count("<svg:desc>") == 2
    assert document.meta.title == "Le jardin des Glycines"


def test_odt_starts_as_the_format_asks(folder: Path) -> None:
    with zipfile.ZipFile(folder / "sample-odt.odt") as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        listed = ElementTree.fromstring(archive.read("META-INF/manifest.xml"))
        paths = {value for each in listed for key, value in each.items() if "full-path" in key}
        parts = {name for name in archive.namelist() if not name.startswith("META-INF")}
    assert parts - {"mimetype"} <= paths
    assert paths - {"/"} <= parts


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them_and_shows_everything(folder: Path) -> None:
    files = [str(path) for path in folder.iterdir() if path.suffix in (".docx", ".odt")]
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), *files],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for kind in ("docx", "odt"):
        with pymupdf.open(folder / f"sample-{kind}.pdf") as document:
            texts = [" ".join(page.get_text().split()) for page in document]
            text = " ".join(texts)
            assert len(document) == 6
            listed = next(page for page in texts if "Sommaire" in page)
            for title in ("Qui était là", "Les groupes"):
                number = next(n for n, page in enumerate(texts, 1)
                              if page is not listed and title in page)
                assert f"{number} {title}" in listed, (kind, listed)
            fonts = {font[3] for page in document for font in page.get_fonts()}
        assert any("Inter" in font for font in fonts)
        for said in VERBATIMS:
            assert " ".join(said.split()) in text, (kind, said)
        with pymupdf.open(folder / f"hostile-{kind}.pdf") as document:
            assert any("<script>alert('x')</script>" in page.get_text() for page in document)
