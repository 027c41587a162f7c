"""Verbatims at hand while writing: found, quoted by key and by drag, left out, forgotten."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from facilitator.blocks import Paragraph, Quote
from tests.ui.helpers import click
from tests.ui.report_helpers import (
    choose,
    open_report,
    preview,
    step,
    verbatims,
    write_at_end,
)
from ui.parts.empty import Empty

pytestmark = pytest.mark.usefixtures("unstyled")

PART = "Ce qui marche déjà"


@pytest.fixture
def place(open_workshop):
    made = open_workshop(people=6)
    entries = made.session.results.entries(step(made, "open_question"))
    made.session.answers.mark(entries[3].id, starred=True).result()
    made.session.answers.mark(entries[0].id, hidden=True).result()
    return made


@pytest.fixture
def page(qtbot, place):
    made = open_report(qtbot, place)
    choose(qtbot, made, PART)
    qtbot.waitUntil(lambda: made.verbatims.steps.currentText() == PART
                    and made.verbatims.model.rowCount() > 3, timeout=8000)
    return made


def entries(place):
    return place.session.results.entries(step(place, "open_question"))


def kept_quotes(place):
    words = place.report._writing._wordings.to_edit(step(place, "open_question").id) or ()
    return [block for block in words if isinstance(block, Quote)]


def drop(edit, model, row, at):
    """Drop a row where the character ``at`` stands."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(at)
    spot = edit.cursorRect(cursor).center()
    dragged = model.mimeData([model.index(row)])  # the event does not keep it
    event = QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, dragged,
                       Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    edit.dropEvent(event)
    return event.isAccepted()


def test_starred_ones_come_first_and_hidden_ones_are_not_there(place, page):
    said = verbatims(page)
    ids = [page.verbatims.model.at(n).id for n in range(len(said))]
    assert ids[0] == entries(place)[3].id
    assert entries(place)[0].id not in ids
    assert len(ids) == len(entries(place)) - 1


def test_a_search_finds_words_whatever_their_accents_and_enter_quotes_the_first(
    qtbot, place, page
):
    wanted = "Une fête pour tout le monde"
    place.session.answers.edit(entries(place)[4].id, wanted).result()
    qtbot.waitUntil(lambda: wanted in verbatims(page), timeout=8000)
    page.verbatims.search.setFocus()
    QTest.keyClicks(page.verbatims.search, "FETE")
    assert verbatims(page)
    assert all("fête" in text for text in verbatims(page))
    write_at_end(page)
    qtbot.keyClick(page.verbatims.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.verbatims.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.text for one in kept_quotes(place)][-1:] == [wanted],
                    timeout=8000)
    assert kept_quotes(place)[-1].cites in {one.id for one in entries(place)}
    qtbot.waitUntil(lambda: f"« {wanted} »" in preview(page), timeout=8000)


def test_a_list_with_nothing_in_it_says_why(qtbot, page):
    said = page.verbatims.list.viewport().findChild(Empty)
    assert said.isHidden()
    page.verbatims.search.setText("girafe")
    assert words(said) == ["Aucun verbatim ne contient ces mots"]
    page.verbatims.search.clear()
    assert said.isHidden()
    page.verbatims.show_verbatims((), (), True)
    assert words(said)[0] == "Aucune réponse pour l’instant"


def words(said):
    """What an empty place shows."""
    assert not said.isHidden()
    return [one.text() for one in said.findChildren(QLabel) if one.text() and not one.isHidden()]


def test_a_verbatim_dropped_between_two_sentences_parts_them(qtbot, place, page):
    edit = page.words.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "Le matin on parle. Le soir on range.")
    one = page.verbatims.model.at(1)
    assert drop(edit, page.verbatims.model, 1, len("Le matin on parle. "))
    first, quote, last = edit.said()
    assert isinstance(first, Paragraph)
    assert first.runs[0].text.strip() == "Le matin on parle."
    assert isinstance(quote, Quote)
    assert (quote.text, quote.cites) == (" ".join(one.text.split()), one.id)
    assert isinstance(last, Paragraph)
    assert last.runs[0].text == "Le soir on range."
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not any(isinstance(block, Quote) for block in edit.said())
    assert "Le matin on parle. Le soir on range." in edit.toPlainText()
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
                   | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: [q.cites for q in kept_quotes(place)] == [one.id], timeout=8000)


def cite_first(qtbot, place, page):
    """Cite the first verbatim at the end; gives its answer."""
    write_at_end(page)
    page.verbatims.list.setCurrentIndex(page.verbatims.model.index(0))
    one = page.verbatims.chosen()
    click(qtbot, page, "Citer")
    qtbot.waitUntil(lambda: len(kept_quotes(place)) == 1)
    return one


def test_a_quote_follows_the_answer_when_a_typo_is_mended(qtbot, place, page):
    one = cite_first(qtbot, place, page)
    place.session.answers.edit(one.id, "Un mot corrigé après coup").result()
    qtbot.waitUntil(lambda: "Un mot corrigé après coup" in page.words.edit.toPlainText(),
                    timeout=8000)


def test_a_quote_that_is_rewritten_says_so_and_can_be_given_back(qtbot, place, page):
    edit = page.words.edit
    said = "Le marché du samedi plaît à tout le quartier"
    place.session.answers.edit(entries(place)[4].id, said).result()
    qtbot.waitUntil(lambda: said in verbatims(page))
    page.verbatims.list.setCurrentIndex(page.verbatims.model.index(verbatims(page).index(said)))
    write_at_end(page)
    click(qtbot, page, "Citer")
    assert not page.words.back.isVisible()
    cursor = edit.textCursor()
    cursor.insertText(" en été")
    assert page.words.back.isVisible()
    assert edit.extraSelections()
    page.words.flush()
    qtbot.waitUntil(lambda: [q.cites for q in kept_quotes(place)] == [""])
    place_before = edit.textCursor().position()
    qtbot.waitUntil(lambda: "tout le quartier en été" in preview(page))
    assert edit.textCursor().position() == place_before, "writing on is not interrupted"
    assert page.words.back.isVisible()
    click(qtbot, page, "Rendre les mots d’origine")
    assert not page.words.back.isVisible()
    qtbot.waitUntil(lambda: [(q.text, q.cites) for q in kept_quotes(place)]
                    == [(said, entries(place)[4].id)])
    cursor = edit.document().find(" à tout le quartier")
    cursor.insertText(" […]")
    assert not page.words.back.isVisible(), "shortened is not rewritten"
    qtbot.waitUntil(lambda: [(q.text, bool(q.cites)) for q in kept_quotes(place)]
                    == [("Le marché du samedi plaît […]", True)])


def test_an_answer_left_out_is_gone_from_the_report_alone_and_comes_back(qtbot, place, page):
    choose(qtbot, page, "Tous les verbatims")
    one, text = entries(place)[4], "Une phrase que personne d’autre n’a dite"
    place.session.answers.edit(one.id, text).result()
    qtbot.waitUntil(lambda: text in verbatims(page) and text in preview(page), timeout=8000)
    number = verbatims(page).index(text)
    before = preview(page).count(text)
    page.verbatims.list.setCurrentIndex(page.verbatims.model.index(number))
    page.verbatims.list.setFocus()
    qtbot.keyClick(page.verbatims.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page._writing.choices.hidden == {one.id}, timeout=8000)
    qtbot.waitUntil(lambda: preview(page).count(text) < before, timeout=8000)
    assert "1 réponse n’est pas reprise ici" in preview(page)
    assert not next(e for e in entries(place) if e.id == one.id).hidden, "the console keeps it"
    assert page.verbatims.drop.text().strip() == "Reprendre"
    qtbot.keyClick(page.verbatims.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: preview(page).count(text) == before, timeout=8000)


def test_a_quote_of_a_hidden_answer_is_struck_out_here_and_missing_there(qtbot, place, page):
    one = cite_first(qtbot, place, page)
    place.session.answers.mark(one.id, hidden=True).result()
    qtbot.waitUntil(lambda: page.words._note.isVisible(), timeout=8000)
    QTest.keyClicks(page.words.edit, " ")
    page.words.flush()
    qtbot.wait(300)
    place.session.answers.mark(one.id, hidden=False).result()
    qtbot.waitUntil(lambda: not page.words._note.isVisible(), timeout=8000)
    assert [quote.cites for quote in kept_quotes(place)] == [one.id], "writing on lost nothing"


def test_a_person_forgotten_is_gone_from_the_words_the_pages_and_later_exports(
    qtbot, place, page, tmp_path
):
    author = entries(place)[5]
    place.session.answers.edit(author.id, "Le secret de quelqu’un").result()
    qtbot.waitUntil(lambda: "Le secret de quelqu’un" in verbatims(page), timeout=8000)
    page.verbatims.list.setCurrentIndex(page.verbatims.model.index(
        verbatims(page).index("Le secret de quelqu’un")))
    write_at_end(page)
    click(qtbot, page, "Citer")
    qtbot.waitUntil(lambda: len(kept_quotes(place)) == 1, timeout=8000)
    qtbot.waitUntil(lambda: "Le secret" in preview(page), timeout=8000)
    place.session.room.forget(author.person).result()
    qtbot.waitUntil(lambda: "Le secret" not in preview(page), timeout=8000)
    qtbot.waitUntil(lambda: "Le secret" not in page.words.edit.toPlainText(), timeout=8000)
    assert "Le secret de quelqu’un" not in verbatims(page)
    for form in ("html", "json"):
        target = tmp_path / f"r.{form}"
        with qtbot.waitSignal(page.written, timeout=20_000):
            page.export(form, target)
        assert "Le secret" not in target.read_text("utf-8")
