"""Spreadsheets hold typed values, and never a formula out of what people typed."""

from __future__ import annotations

import csv
import zipfile
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from facilitator.blocks import Share
from facilitator.report.formats import ExportStopped
from facilitator.report.formats.sheets import Sheet, write_csv, write_xlsx
from tests.report.hostile import HOSTILE, bare

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TYPED = Sheet(
    "Réponses",
    ("Texte", "Nombre", "Oui", "Jour", "Moment"),
    [
        ("ombre", 3, True, date(2026, 3, 14), datetime(2026, 3, 14, 9, 30)),
        ("", 2.5, False, None, None),
    ],
)  # fmt: skip


def cells(path: Path, sheet: int = 1) -> list[tuple[str, str, str]]:
    """Return reference, type and value of each cell."""
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    found = []
    for cell in root.iter(f"{NS}c"):
        assert cell.find(f"{NS}f") is None
        value = "".join(cell.itertext())
        found.append((str(cell.get("r")), str(cell.get("t")), value))
    return found


def test_a_share_is_a_number_that_reads_as_a_percentage(tmp_path: Path) -> None:
    target = tmp_path / "parts.xlsx"
    write_xlsx([Sheet("Parts", ("Option", "Part"), [("À pied", Share(0.4)), ("Bus", 0.4)])],
               target)
    with zipfile.ZipFile(target) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    written = {str(c.get("r")): c for c in sheet.iter(f"{NS}c")}
    formats = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{NS}numFmt")}
    looks = styles.find(f"{NS}cellXfs")
    assert looks is not None
    assert formats[looks[int(str(written["B2"].get("s")))].get("numFmtId")] == "0 %"
    assert float("".join(written["B2"].itertext())) == 0.4, "a number to go on with"
    assert written["B3"].get("s") is None


def test_values_have_their_types(tmp_path: Path) -> None:
    write_xlsx([TYPED], tmp_path / "r.xlsx")
    found = {name: (kind, value) for name, kind, value in cells(tmp_path / "r.xlsx")}
    assert found["A2"] == ("inlineStr", "ombre")
    assert found["B2"] == ("None", "3")
    assert found["C2"] == ("b", "1")
    assert found["D2"] == ("None", "46095")
    assert float(found["E2"][1]) == pytest.approx(46095 + 9.5 / 24)
    assert "D3" not in found


def test_no_formula_comes_out_of_what_people_typed(tmp_path: Path) -> None:
    rows = [(text, number) for number, text in enumerate(HOSTILE.values())]
    write_xlsx([Sheet("=1+1", ("=Texte", "N"), rows)], tmp_path / "r.xlsx")
    texts = [value for name, kind, value in cells(tmp_path / "r.xlsx") if name[0] == "A"]
    assert [bare(text) for text in texts[1:]] == [bare(text) for text in HOSTILE.values()]
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        assert not any("hyperlink" in name.lower() for name in book.namelist())
        assert b"malveillant.example" not in b"".join(
            book.read(name) for name in book.namelist() if name.endswith(".rels")
        )


def test_sheet_names_are_made_fit_and_told_apart(tmp_path: Path) -> None:
    names = ["Étape 1 : mots/idées?", "x" * 50, "x" * 40, "", "History", "'cité'"]
    write_xlsx([Sheet(name, ("A",), []) for name in names], tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        root = ElementTree.fromstring(book.read("xl/workbook.xml"))
    made = [str(each.get("name")) for each in root.iter(f"{NS}sheet")]
    assert len({name.lower() for name in made}) == len(names)
    assert all(0 < len(name) <= 31 for name in made)
    assert made[0] == "Étape 1   mots idées"


def test_csv_reads_back_and_guards_formulas(tmp_path: Path) -> None:
    write_csv(
        Sheet("r", ("Texte", "N"), [("=1+1", -3), ('deux\nlignes ; et "', 2)]), tmp_path / "r.csv"
    )
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows == [["Texte", "N"], ["'=1+1", "-3"], ['deux\nlignes ; et "', "2"]]
    write_csv(Sheet("r", ("T",), [("=1+1",)]), tmp_path / "p.csv", delimiter=",", guard=False)
    assert (tmp_path / "p.csv").read_text("utf-8-sig").split() == ["T", "=1+1"]


@pytest.mark.parametrize("name", ["formula", "command", "minus"])
def test_csv_never_starts_a_cell_like_a_formula(tmp_path: Path, name: str) -> None:
    write_csv(Sheet("r", ("T",), [(f"  {HOSTILE[name]}",)]), tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file, delimiter=";"))[1]
    assert row[0].startswith("'")


def test_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "r.xlsx"
    target.write_bytes(b"avant")
    many = Sheet("r", ("A",), [("x",)] * 2000)
    with pytest.raises(ExportStopped):
        write_xlsx([many], target, lambda share: None, lambda: True)
    with pytest.raises(ExportStopped):
        write_csv(many, target, lambda share: None, lambda: True)
    assert target.read_bytes() == b"avant"
    assert list(tmp_path.iterdir()) == [target]
