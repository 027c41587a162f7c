"""An organisation's colour, logo and legal line, photographs and the draft mark, in every format.

The formats come from the registry, so that a new one is asked for all of it as well.
"""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from facilitator.blocks import Picture, Report
from facilitator.report.formats import all_formats
from facilitator.report.formats.brand import brand_theme, logo_of
from facilitator.scene import Scene
from facilitator.theme import contrast
from tests.report.formats.words import words_of
from tests.report.sample import sample_report

LEGAL = "Les Glycines, association loi 1901, 3 quai du Canal"
ACCENT = "#6A1B6E"
FORMATS = {each.name: each for each in all_formats()}


def photo() -> Picture:
    file = BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((320, 240)).save(file, "JPEG")
    return Picture(Scene(320, 240, alt="Une feuille au mur"), "Le mur", 0.5, file.getvalue())


def branded(folder: Path, **changes: object) -> Report:
    logo = folder / "logo.png"
    Image.new("RGBA", (300, 120), (106, 27, 110, 128)).save(logo)
    report = sample_report()
    return replace(report, accent=ACCENT, logo=str(logo), legal=LEGAL, draft=True,
                   blocks=(*report.blocks, photo()), **changes)


def everything(path: Path) -> bytes:
    """All bytes of what a format wrote, archives opened."""
    if path.is_dir():
        return b"".join(each.read_bytes() for each in sorted(path.rglob("*")) if each.is_file())
    data = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    return data


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One branded report in every format of the registry."""
    folder = tmp_path_factory.mktemp("branded")
    report = branded(folder)
    files = {name: folder / f"{name}{each.extension}" for name, each in FORMATS.items()}
    for name, target in files.items():
        FORMATS[name].write(report, target)
    return files


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_says_the_legal_line_and_that_it_is_a_draft(
    name: str, written: dict[str, Path]
) -> None:
    said = words_of(written[name])
    assert LEGAL in said
    assert "Brouillon" in said
    assert "Le mur" in said


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_holds_the_photograph(name: str, written: dict[str, Path]) -> None:
    data = photo().photo
    if name == "html":
        from base64 import b64encode

        data = b64encode(data)
    assert data in everything(written[name])


@pytest.mark.parametrize("name", ["docx", "odt", "html", "markdown"])
def test_the_accent_takes_the_place_of_our_green(name: str, written: dict[str, Path]) -> None:
    content = everything(written[name]).lower()
    assert ACCENT.lower().strip("#").encode() in content


@pytest.mark.parametrize("first", [0, 1])
def test_branded_pdf_conforms_with_and_without_a_cover(first: int, tmp_path: Path) -> None:
    import page as validation

    report = branded(tmp_path)
    FORMATS["pdf"].write(replace(report, blocks=report.blocks[first:]), tmp_path / "r.pdf")
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        told = validation.validate_pdf(tmp_path / "r.pdf", profile=profile)
        assert [f"{each.rule_id} {each.message}" for each in told.failures] == []


def test_a_colour_that_cannot_be_read_is_passed_over() -> None:
    ours = brand_theme(sample_report())
    pale = brand_theme(replace(sample_report(), accent="#FFEE00"))
    assert pale.colors == ours.colors
    for name in ("light", "dark"):
        theme = brand_theme(replace(sample_report(), accent=ACCENT), name)
        for ground in ("paper", "surface"):
            assert contrast(theme.rgb("leaf"), theme.rgb(ground)) >= 4.5


@pytest.mark.parametrize("content", [b"", b"\x89PNG", b"<svg/>", b"GIF89a" * 40])
def test_a_logo_that_cannot_be_read_never_stops_a_report(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(content)
    report = replace(sample_report(), logo=str(tmp_path / "logo.png"))
    assert logo_of(report) is None
    FORMATS["pdf"].write(report, tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").stat().st_size > 1000


def test_beside_an_svg_logo_the_png_is_taken(tmp_path: Path) -> None:
    (tmp_path / "sigle.svg").write_text("<svg/>")
    report = replace(sample_report(), logo=str(tmp_path / "sigle.svg"))
    assert logo_of(report) is None
    Image.new("RGB", (3000, 1000)).save(tmp_path / "sigle.png")
    logo = logo_of(report)
    assert logo is not None
    assert (logo.width, logo.height) == (900, 300)
    assert logo.within(90, 90) == (90, 30)


def test_office_pages_are_numbered_of_how_many(written: dict[str, Path]) -> None:
    for name, marks in (("docx", (b" PAGE ", b" NUMPAGES ")),
                        ("odt", (b"text:page-number", b"text:page-count"))):
        content = everything(written[name])
        assert all(mark in content for mark in marks)
        assert b"Page " in content
        assert b" sur " in content
