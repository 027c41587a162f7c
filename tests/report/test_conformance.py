"""Every report that ships, of a workshop full of hostile texts: conforming, and harmless anywhere.

One workshop, with a photograph and groups, is written by every built-in template, in French and
English, bare and dressed with a logo, a legal line and the draft mark.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath

import openpyxl
import outloud
import page as validation
import pytest
from PIL import Image

import resources
from facilitator.i18n import Languages, french
from facilitator.report.choices import Choices
from facilitator.report.compose import compose, groups
from facilitator.report.every_group import export_groups
from facilitator.report.export import export_session
from facilitator.report.formats import get_format
from facilitator.report.report_templates import reports
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_from_json, create_session, open_session
from facilitator.workshop.plan import parse_plan
from tests.conftest import PLAN
from tests.report.hostile import HOSTILE
from tests.report.room import step

PROFILES = (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A)
TEXTS = [text for name, text in HOSTILE.items() if name != "broken"]


@pytest.fixture(scope="module")
def played(tmp_path_factory, kinds):
    """Everybody types something hostile, everywhere; the title is hostile too."""
    folder = tmp_path_factory.mktemp("hostile")
    with create_session(folder / "a.palabre", parse_plan(PLAN, kinds), kinds) as session:
        session.plan.describe(title="../../=1+1|<b>Titre\u202e", place="..\\C:").result()
        people = [session.room.join(text[:80]).result().participant for text in TEXTS]
        for key, number in (("idees", 0), ("groupes", 1)):
            where = step(session, key)
            teams = session.groups.of(where.id)
            for place, person in enumerate(people if teams else ()):
                session.groups.join(teams[place % 2].id, person.id).result()
            session.flow.open(where.id).result()
            for place, (person, text) in enumerate(zip(people, TEXTS, strict=True)):
                value = {"o1": [text[:400]]} if number else {"answers": [text[:400]]}
                session.answers.submit(
                    Submission(f"{key}{place}", where.id, person.id, value)).result()
        photo = io.BytesIO()
        Image.linear_gradient("L").convert("RGB").save(photo, "JPEG")
        session.media.add(where.id, photo.getvalue()).result()
        Image.new("RGBA", (300, 120), (106, 27, 110, 128)).save(folder / "logo.png")
        yield session, str(folder / "logo.png")


@pytest.mark.parametrize("template", reports(), ids=lambda one: one.name)
def test_every_built_in_report_conforms(played, template, tmp_path):
    session, logo = played
    languages = Languages(resources.path("translations"))
    group = next(iter(groups(session))) if template.each else ""
    dressed = replace(template, accent="#6A1B6E", logo=logo, legal="Les Voisins, loi 1901")
    target = tmp_path / "r.pdf"
    ways = [("fr", dressed)] + ([("en", template)] if template.compact or template.each else [])
    for language, one in ways:
        choices = Choices(naming=one.naming, draft=one is dressed, group=group)
        report = compose(session, languages.get(language), template=one, choices=choices)
        get_format("pdf").write(report, target)
        for profile in PROFILES:
            told = validation.validate_pdf(target, profile=profile)
            assert [f"{each.rule_id} {each.message}" for each in told.failures] == []
        aloud = outloud.check(str(target)).sorted_findings()
        # Addresses that people typed are not made links: nobody shall be led there (LNK-010).
        assert [each.message for each in aloud if each.rule != "LNK-010"] == []


def test_no_sheet_has_a_formula_and_no_table_a_cell_that_becomes_one(played, tmp_path):
    session, _ = played
    export_session(session, "xlsx", tmp_path / "a.xlsx", french())
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert HOSTILE["formula"] in {cell.value for cell in book.worksheets[-1]["F"]}
    export_session(session, "csv", tmp_path / "a.csv", french())
    rows = list(csv.reader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines(),
                           delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "@", "+"))]


def test_json_gives_the_same_workshop_back(played, tmp_path, kinds):
    session, _ = played
    export_session(session, "json", tmp_path / "a.json", french())
    text = (tmp_path / "a.json").read_text("utf-8")
    create_from_json(tmp_path / "copy.palabre", text)
    with open_session(tmp_path / "copy.palabre", kinds) as copy:
        export_session(copy, "json", tmp_path / "b.json", french())
    assert json.loads(text)["tables"] == json.loads((tmp_path / "b.json").read_text())["tables"]


def test_archives_stay_inside_and_pages_run_nothing(played, tmp_path):
    session, _ = played
    export_session(session, "zip", tmp_path / "a.zip", french())
    export_groups(session, "markdown", tmp_path / "b.zip", french())
    for name in ("a.zip", "b.zip"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            paths = [PurePosixPath(one) for one in archive.namelist()]
            assert not [one for one in paths if one.is_absolute() or ".." in one.parts
                        or "\u202e" in str(one)]
            pages = {str(one): archive.read(str(one)).decode("utf-8") for one in paths
                     if one.suffix in (".html", ".md", ".svg")}
        assert pages
        for one, said in pages.items():  # in Markdown a backslash makes them signs like any other
            bad = r"(?<!\\)(?:<script|<img src=x" + (r"|\]\(javascript:)" if one.endswith(".md")
                                                    else ")")
            assert not re.search(bad, said), one
