"""The report of a real workshop: every section of the source, in ours, in its own words."""

from __future__ import annotations

import re

import pytest

from facilitator.blocks import Cover, DataTable, Heading, ItemList, Paragraph, Picture, Quote
from facilitator.i18n import french
from facilitator.report.choices import Choices
from facilitator.report.compose import compose, groups
from facilitator.report.formats import get_format
from facilitator.workshop.opening import create_session
from tests.conftest import SHARED
from tests.report.room import play_replay, step


@pytest.fixture(scope="module")
def played(tmp_path_factory, kinds):
    """The real workshop in a file, played without a server."""
    path = SHARED / "workshops" / "grand-est-2022" / "replay.json"
    if not path.is_file():
        pytest.skip("the folder of real workshops and data is not here")
    target = tmp_path_factory.mktemp("grand-est") / "atelier.palabre"
    replay, session = play_replay(
        path, lambda replay: create_session(target, replay.plan(kinds), kinds))
    with session:
        yield replay, session


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'"))


def said(blocks) -> str:
    found = []
    for block in blocks:
        match block:
            case Heading(_, text):
                found.append(text)
            case Paragraph(runs):
                found.append("".join(run.text for run in runs))
            case ItemList(items):
                found += ["".join(run.text for run in item) for item in items]
            case Quote(text):
                found.append(text)
            case DataTable(columns, rows):
                found += [*columns, *(cell for row in rows for cell in row)]
            case Picture(scene):
                found.append(scene.alt)
            case Cover(title, lines, foot):
                found += [title, *lines, foot]
    return flat(" | ".join(found))


def section(session, key):
    """The blocks of one step, up to the next section."""
    blocks = compose(session, french()).blocks
    title = step(session, key).title
    start = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == title)
    end = next((n for n, b in enumerate(blocks[start + 1:], start + 1)
                if isinstance(b, Heading) and b.level == 1), len(blocks))
    return blocks[start:end]


def test_nothing_that_was_said_is_missing(played):
    replay, session = played
    whole = said(compose(session, french()).blocks)
    assert [text for text in replay.verbatims() if flat(text) not in whole] == []


def test_the_portrait_says_who_is_there_and_which_departments_are_not(played):
    text = said(section(played[1], "portrait"))
    assert "Vingt personnes ont dit qui elles sont." in text
    assert "Association (huit personnes)" in text
    assert "Absents de la salle : Ardennes, Meuse et Vosges." in text


def test_the_words_are_told_with_their_counts_and_ties(played):
    session = played[1]
    result = session.results.result(step(session, "c-est").id)
    best = [term.label for term in result.terms if term.count == result.terms[0].count]
    text = said(section(session, "c-est"))
    assert f"{len(best)} termes" in text or all(f"« {label} »" in text for label in best)
    assert "Vingt personnes ont répondu." in text


def test_each_theme_is_a_bullet_with_its_size(played):
    replay, session = played
    for key in ("bonnes-pratiques", "vigilance"):
        themes = replay.step(key)["themes"]
        bullets = [item for block in section(session, key) if isinstance(block, ItemList)
                   for item in block.items if item[0].bold]
        assert [item[0].text for item in bullets] == list(themes)
        sizes = [len(places) for places in themes.values()]
        for item, size in zip(bullets, sizes, strict=True):
            words = "".join(run.text for run in item)
            assert ("réponses)" in words) == (size > 1)


def test_the_dots_are_told_with_the_tie_as_a_tie(played):
    text = said(section(played[1], "priorites"))
    assert "sont deuxièmes à égalité" in text
    assert "arrive en tête" in text
    assert "troisième" not in text


def test_the_comparison_and_the_three_grids_are_tables(played):
    replay, session = played
    tables = [b for b in section(session, "deux-cooperations") if isinstance(b, DataTable)]
    assert [row[0] for row in tables[0].rows] == replay.step("deux-cooperations")["table"]["rows"]
    grids = [b for b in section(session, "sous-groupes") if isinstance(b, DataTable)]
    assert len(grids) == len(replay.step("sous-groupes")["groups"])
    text = said(section(session, "sous-groupes"))
    assert "Trois groupes ont travaillé." in text


@pytest.mark.parametrize(("name", "most"), [("elected", 2), ("same-evening", 1)])
def test_short_reports_are_as_short_as_they_promise(played, tmp_path, name, most):
    import pikepdf

    session = played[1]
    for key in ("bonnes-pratiques", "vigilance"):  # every answer starred: as long as drafts get
        for entry in session.results.entries(step(session, key)):
            session.answers.mark(entry.id, starred=True).result()
    report = compose(session, french(), template=name)
    target = tmp_path / "short.pdf"
    get_format("pdf").write(report, target)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) <= most


def test_one_report_for_each_group(played):
    replay, session = played
    wanted = {group["label"]: group for group in replay.step("sous-groupes")["groups"]}
    for team, label in groups(session).items():
        text = said(compose(session, french(), template="group",
                            choices=Choices(group=team)).blocks)
        assert flat(wanted[label]["question"]) in text
        others = [other for other in wanted if other != label]
        assert not any(f"{other} —" in text for other in others)
