"""From the start page to an open workshop and back, with the real server on this machine only."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from screens.desktop import FakeServer
from screens.sample import sample_session
from tests.ui.helpers import click, find
from ui.app import Hooks, make_look
from ui.preferences import Preferences, Recent
from ui.prepare.page import PreparePage
from ui.start.tiles import Tile
from ui.window import MainWindow


@pytest.fixture
def open_window(qtbot, qapp, tmp_path, languages):
    windows = []

    def make(recent=(), **hooks):
        preferences = Preferences(tmp_path / "home" / "preferences.json")
        preferences.choose(folder=str(tmp_path / "ateliers"), theme="light")
        for one in recent:
            preferences.opened(one)
        look = make_look(preferences.choices, languages, "fr", qapp)
        look.dress(qapp)
        window = MainWindow(qapp, look, preferences, languages,
                            Hooks(serve=lambda _: FakeServer(), **hooks), "fr")
        window.show()
        window.activateWindow()
        window.begin(None, False)
        qtbot.waitUntil(lambda: len(window.findChildren(Tile)) > 3)
        windows.append(window)
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()
    qtbot.wait(10)


def tile(window, words: str) -> Tile:
    return next(one for one in window.findChildren(Tile) if words in one.accessibleName())


def test_a_template_becomes_a_workshop_to_prepare(qtbot, open_window, tmp_path) -> None:
    window = open_window()
    qtbot.mouseClick(tile(window, "Page blanche"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.workplace is not None)
    assert not window.workplace.page.running()
    assert (tmp_path / "ateliers" / "Page blanche.palabre").is_file()
    click(qtbot, window, "Revenir à l’accueil")
    qtbot.waitUntil(lambda: window.workplace is None)
    qtbot.waitUntil(lambda: any("Page blanche" in one.toolTip()
                                for one in window.findChildren(Tile)))


def test_a_recent_workshop_that_is_gone_is_said_and_taken_off_the_list(
    qtbot, open_window, tmp_path
) -> None:
    gone = Recent(str(tmp_path / "parti.palabre"), "Parti")
    window = open_window(recent=[gone])
    qtbot.mouseClick(tile(window, "Parti"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "n’est plus là" in window.start.messages.text())
    qtbot.mouseClick(window.start.messages._do, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not any("Parti" in one.accessibleName() and one.isVisible()
                                    for one in window.findChildren(Tile)))


def test_a_file_that_is_no_workshop_is_refused_in_words(qtbot, open_window, tmp_path) -> None:
    other = tmp_path / "liste.palabre"
    other.write_text("ce n’est pas un atelier")
    window = open_window()
    window.open_path(other)
    qtbot.waitUntil(lambda: "atelier" in window.start.messages.text())
    assert other.read_text() == "ce n’est pas un atelier"


def test_the_demonstration_runs_with_its_people(qtbot, open_window, tmp_path, kinds) -> None:
    path, began = tmp_path / "demo.palabre", []
    sample_session(path, kinds).close()
    window = open_window(demo_file=lambda _: path,
                         on_ready=lambda session, server: began.append(server.join_url))
    click(qtbot, window, "Voir une démonstration (2 min)")
    qtbot.waitUntil(lambda: began == [FakeServer().join_url])
    assert window.workplace.projector.isVisible()


def test_the_other_theme_keeps_the_workshop_open(qtbot, open_window, tmp_path, kinds) -> None:
    path = tmp_path / "a.palabre"
    sample_session(path, kinds).close()
    window = open_window()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.workplace is not None)
    window._other_theme()
    qtbot.waitUntil(lambda: window.workplace.console.snapshot() is not None)
    assert window.look.theme.name == "dark"
    assert window.workplace.page.isVisible()


def test_a_bug_is_shown_once_and_the_app_goes_on(qtbot, open_window) -> None:
    from ui.crash import Crashes

    window = open_window()
    crashes = Crashes(window.show_crash)
    shown = []
    for _ in range(2):
        try:
            raise ZeroDivisionError("un défaut")
        except ZeroDivisionError as error:
            crashes.report(error)
        shown.append(window.start.messages.text())
        window.start.messages.hide()
    assert "rien n’est perdu" in shown[0]
    assert shown[1] == ""


def test_a_workshop_is_prepared_by_keyboard_and_all_of_it_undone(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    page: PreparePage = place.prepare
    cards = page.list
    qtbot.waitUntil(lambda: cards.count() > 5)

    def titles():
        return [step.title for step in place.session.steps()]

    before = titles()
    cards.setFocus()
    cards.setCurrentRow(1)
    qtbot.keyClick(cards, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles()[:2] == [before[1], before[0]])
    qtbot.waitUntil(lambda: cards.currentRow() == 2)
    qtbot.keyClick(cards, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: titles()[2] == f"{before[0]} (copie)")
    qtbot.waitUntil(lambda: cards.count() == len(before) + 2)
    cards.setCurrentRow(1)
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: before[1] not in titles())
    for number in range(3):
        click(qtbot, page, "Annuler (Ctrl+Z)")
        qtbot.waitUntil(lambda number=number: page.undo.index() == 2 - number)
        qtbot.waitUntil(lambda: not page._latest._busy and not page._latest._again)
    qtbot.waitUntil(lambda: titles() == before)


def test_what_is_typed_is_kept_and_previewed(qtbot, open_workshop, kinds) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    place_of = next(n for n, step in enumerate(place.session.steps()) if step.kind == "poll")
    qtbot.waitUntil(lambda: page.list.count() > place_of)
    page.list.setCurrentRow(place_of + 1)
    prompt = next(one for one in page.form().findChildren(QLineEdit)
                  if one.accessibleName() == "Consigne")
    prompt.clear()
    qtbot.keyClicks(prompt, "Qui vient demain")
    qtbot.waitUntil(lambda: place.session.steps()[place_of].prompt == "Qui vient demain")
    qtbot.waitUntil(lambda: page.preview._asked.scene() is not None
                    and "Qui vient demain" in page.preview._asked.scene().alt)
    click(qtbot, page, "Annuler (Ctrl+Z)")
    qtbot.waitUntil(lambda: prompt.text() != "Qui vient demain")


def test_a_wrong_time_is_refused_beside_its_field(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    qtbot.waitUntil(lambda: page.form() is not None)
    start = next(one for one in page.form().findChildren(QLineEdit)
                 if one.accessibleName() == "Début")
    start.clear()
    qtbot.keyClicks(start, "9h")
    qtbot.waitUntil(lambda: "start" in page.form()._form.reasons())
    assert place.session.workshop().start == "09:00"


def test_a_step_with_answers_stays_and_it_is_said_why(qtbot, open_workshop) -> None:
    place = open_workshop(people=2)
    place.page.plan()
    cards = place.prepare.list
    qtbot.waitUntil(lambda: cards.count() > 3)
    count = len(place.session.steps())
    cards.setCurrentRow(3)
    click(qtbot, place.page, "Supprimer (Suppr)")
    qtbot.waitUntil(lambda: "déjà des réponses" in place.page.messages.text())
    assert len(place.session.steps()) == count
    assert find(place.page, "Animer")
