"""Sign-up lists as people really send them: encodings, separators, Excel's ways."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import PlanProblem
from facilitator.importing.people import Use, blanks, doubles, guess, people
from facilitator.importing.table import parse_table, read_table

LIST = "Prénom;Nom;Structure;Courriel\nAïda;Ndèye;La Bêche;a@b.fr\nLéo;Œuvrard;Mairie;\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_lists_are_read_in_every_encoding_and_separator(encoding, separator):
    raw = LIST.replace(";", separator).encode(encoding)
    table = parse_table(raw, "liste.csv")
    assert table.columns == ("Prénom", "Nom", "Structure", "Courriel")
    assert table.rows[1] == ("Léo", "Œuvrard", "Mairie", "")


def test_quotes_line_breaks_and_missing_cells_are_understood():
    raw = b'Nom;Note\n"Lise ""la grande""";"une\nligne; et une autre"\nPaul\n\n;;\n'
    table = parse_table(raw)
    assert table.rows == (('Lise "la grande"', "une ligne; et une autre"), ("Paul", ""))
    assert any("vides" in str(note) for note in table.notes)


def workbook(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_excel_files_come_as_people_typed_them():
    raw = workbook(["Nom", "Âge", "Depuis", "Vu le"],
                   ["Zoé", 34.0, date(2024, 3, 1), datetime(2026, 5, 1, 14, 30)],
                   ["=1+1", 2.5, None, None])
    table = parse_table(raw, "liste.xlsx")
    assert table.rows[0] == ("Zoé", "34", "2024-03-01", "2026-05-01 14:30")
    assert table.rows[1][1] == "2.5"


def test_a_value_that_a_spreadsheet_mangled_is_pointed_out():
    rows = "\n".join(["Taille"] + ["10 à 49", "50 à 99"] * 5 + ["43739"])
    table = parse_table(rows.encode())
    assert "43739" in str(table.notes[0])


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"", "vide"), (b"\n\n;;\n", "vide"), (b"PK\x03\x04rubbish", "ne peut pas"),
     (b"\xd0\xcf\x11\xe0old", ".xlsx"), (b"a\x00b;c", "pas un tableau")],
)
def test_what_cannot_be_read_is_said(raw, said):
    with pytest.raises(PlanProblem, match=said):
        parse_table(raw, "liste")


@pytest.mark.parametrize("raw", [
    LIST.encode("utf-16-le"), LIST.encode("utf-16-be"),
    b"sep=;\r\n" + LIST.encode("cp1252"), ("\ufeffsep=;\n" + LIST).encode("utf-8"),
    b"Inscrits du 12 mai;;;\n;;;\n" + LIST.encode(),
    LIST.replace("Mairie", '="Mairie"').encode(),
], ids=["two bytes", "two bytes turned", "sep", "sep with a mark", "title", "forced text"])
def test_what_excel_and_its_users_put_around_a_table_is_seen_through(raw):
    table = parse_table(raw, "liste.csv")
    assert table.columns == ("Prénom", "Nom", "Structure", "Courriel")
    assert table.rows[1] == ("Léo", "Œuvrard", "Mairie", "")
    assert ("Inscrits du 12 mai" in "".join(map(str, table.notes))) is raw.startswith(b"Inscrits")


def test_a_list_of_one_column_keeps_all_its_rows():
    assert parse_table(b"Nom\nAna\nBob\nCl\xc3\xa9o\n").rows == (("Ana",), ("Bob",), ("Cléo",))


def test_signs_that_say_nothing_are_no_answers_and_that_is_said():
    table = parse_table(b"Nom;Rue;Note\nAna;?;-\nBob;Haute;n/a\n")
    uses = {"Nom": Use.NAME, "Rue": Use.PROFILE, "Note": Use.PROFILE}
    assert [dict(one.profile) for one in people(table, uses)] == [{}, {"Rue": "Haute"}]
    assert "3 cases avec" in str(blanks(table, uses))
    assert blanks(table, {"Nom": Use.NAME}) is None


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(PlanProblem, match="ne peut pas être lu"):
        read_table(tmp_path / "none.csv")


CELLS = st.text(st.characters(exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=8))
def test_no_filled_row_is_lost(rows):
    import csv

    from facilitator.cleaning import clean_line

    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows([["A", "B", "C", "D"], *rows])
    filled = [row for row in rows if any(clean_line(cell) for cell in row)]
    table = parse_table(text.getvalue().encode("utf-8-sig", "replace"))
    assert len(table.rows) == len(filled)


def test_columns_are_guessed_and_private_ones_left_out():
    table = parse_table(LIST.encode())
    assert guess(table) == {"Prénom": Use.FIRST_NAME, "Nom": Use.LAST_NAME,
                            "Structure": Use.PROFILE, "Courriel": Use.IGNORE}
    found = people(table, guess(table))
    assert [(p.name, dict(p.profile)) for p in found] == [
        ("Aïda Ndèye", {"Structure": "La Bêche"}), ("Léo Œuvrard", {"Structure": "Mairie"})]


def test_a_name_alone_is_the_whole_name_and_doubles_are_found():
    table = parse_table(b"Nom\nAna Lou\nana  lou\nBob\n")
    found = people(table, guess(table))
    assert [tuple(p.line for p in group) for group in doubles(found)] == [(1, 2)]


def test_repeated_and_blank_headings_are_told_apart():
    table = parse_table(b"Nom;Nom;;\nA;B;C;D\n")
    assert len(set(table.columns)) == 4


def test_real_profiles_are_read_whole(shared):
    path = shared / "data" / "profiles" / "profiles.csv"
    table = read_table(path)
    lines = path.read_text("utf-8").strip().splitlines()
    assert len(table.rows) == len(lines) - 1
    assert any("43739" in str(note) for note in table.notes)
    assert len(people(table, guess(table))) == len(table.rows)
