"""An organisation's own templates: dressed, refused with a sentence, taken away, found again."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.errors import PlanProblem
from facilitator.report.formats.brand import logo_of
from facilitator.report.own_templates import (
    LOGO_BYTES,
    Dress,
    dress_of,
    dress_template,
    own_folder,
    remove_template,
    template_file,
    with_values,
)
from facilitator.report.report_templates import copy_template, parse_template, report_template
from tests.report.sample import sample_report


def png(side: int = 8) -> bytes:
    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (side, side), (15, 107, 87)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    copy_template("elected", folder)
    return folder


def test_a_dressed_template_keeps_its_sections_and_shows_the_new_look(own, tmp_path):
    (tmp_path / "sigle.png").write_bytes(png())
    before = report_template("elected", own)
    dress = Dress("Note aux élus", "#6A1B6E", str(tmp_path / "sigle.png"), "Association « X »")
    dress_template("elected", own, dress)
    after = report_template("elected", own)
    assert after.parts == before.parts
    assert (after.title, after.accent, after.legal) == (
        "Note aux élus", "#6A1B6E", "Association « X »")
    assert dress_of("elected", own).logo == str(own / "sigle.png")
    assert (own / "sigle.png").read_bytes() == png()


@pytest.mark.parametrize(("dress", "words"), [
    (Dress(""), "a besoin d’un nom"), (Dress("  "), "a besoin d’un nom"),
    (Dress("A", "vert"), "n’est pas comprise"), (Dress("A", logo="absent.png"), "PNG ou un SVG"),
    (Dress("A", logo="photo.jpg"), "PNG ou un SVG")])
def test_what_cannot_be_is_refused_in_words_and_leaves_the_template_as_it_was(own, dress, words):
    before = template_file("elected", own).read_bytes()
    with pytest.raises(PlanProblem) as caught:
        dress_template("elected", own, dress)
    assert words in str(caught.value.message.text)
    assert template_file("elected", own).read_bytes() == before
    assert [path.name for path in own.iterdir()] == ["20-elected.toml"]


def test_a_logo_as_heavy_as_a_photograph_is_refused(own, tmp_path):
    (tmp_path / "a.png").write_bytes(b"x" * (LOGO_BYTES + 1))
    with pytest.raises(PlanProblem):
        dress_template("elected", own, Dress("A", logo=str(tmp_path / "a.png")))


def test_an_svg_logo_comes_with_its_png_or_is_refused(own, tmp_path):
    logo = tmp_path / "sigle.svg"
    logo.write_text("<svg/>")
    with pytest.raises(PlanProblem, match="PNG"):
        dress_template("elected", own, Dress("A", logo=str(logo)))
    dress_template("elected", own, Dress("A", logo=str(logo), drawn=png()))
    assert (own / "sigle.png").read_bytes() == png()
    from dataclasses import replace

    assert logo_of(replace(sample_report(), logo=str(own / "sigle.svg"))) is not None
    (tmp_path / "autre.svg").write_text("<svg/>")
    (tmp_path / "autre.png").write_bytes(png(4))
    dress_template("elected", own, Dress("A", logo=str(tmp_path / "autre.svg")))
    assert (own / "autre.png").read_bytes() == png(4)


def test_a_template_taken_away_gives_its_text_and_the_built_in_one_back(own):
    dress_template("elected", own, Dress("Le nôtre"))
    text = remove_template("elected", own)
    assert "Le nôtre" in text
    assert report_template("elected", own).title == "Synthèse pour les élus"
    with pytest.raises(PlanProblem):
        remove_template("elected", own)


@given(st.text(max_size=60), st.text(max_size=40))
def test_any_title_and_legal_line_are_read_back_as_they_were_written(title, legal):
    from facilitator.cleaning import clean_line

    title, legal = clean_line(title), clean_line(legal)
    text = with_values('[report] # à nous\ntitle = "x"\nnames = "first"\n[[sections]]\n'
                       'part = "cover"\n', {"title": title, "legal": legal})
    made = parse_template(text, "a")
    assert made.title == (title or "a")
    assert made.legal == legal
    assert made.naming.value == "first"


@pytest.mark.skipif(sys.platform != "linux", reason="the place is another one there")
def test_the_command_line_looks_where_the_app_keeps_them():
    from PySide6.QtCore import QStandardPaths

    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    assert str(own_folder()) == f"{place}/palabre/report_templates"
