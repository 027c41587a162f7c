"""The start page finds workshops again, keeps them in sight, copies them; plans open too."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from facilitator.workshop.templates import templates
from screens.sample import sample_session
from tests.ui.test_window import open_window, tile  # noqa: F401 - a fixture
from ui.preferences import Preferences, Recent
from ui.start.page import StartPage
from ui.start.tiles import Tile

MANY = [Recent(f"/ailleurs/{n}.palabre", title, "2026-03-12", place) for n, (title, place) in
        enumerate((("La forêt", "Épinal"), ("Le marché", "Metz"), ("L’école", "Nancy"),
                   ("Le port", "Strasbourg"), ("La fête", "Épinal"), ("Les vélos", "Toul")))]


def shown(window):
    return [one.accessibleName().split(".")[0]
            for one in window.start.recents.findChildren(Tile) if one.isVisible()]


def offered(window, title, words):
    return next((action for one in window.start.recents.findChildren(QPushButton)
                 if one.accessibleName() == f"Actions pour {title}" and one.isVisible()
                 for action in one.menu().actions() if action.text() == words), None)


def wish(window, title, words):
    offered(window, title, words).trigger()


def test_a_word_of_title_place_or_date_finds_the_workshop(
    qtbot, open_window  # noqa: F811
) -> None:
    window = open_window(recent=MANY)
    search = window.start.recents.search
    search.setFocus()
    qtbot.keyClicks(search, "epinal foret")
    qtbot.waitUntil(lambda: shown(window) == ["La forêt"])
    search.clear()
    qtbot.keyClicks(search, "mars 2026")
    qtbot.waitUntil(lambda: len(shown(window)) == 6)
    qtbot.keyClicks(search, " introuvable")
    qtbot.waitUntil(lambda: shown(window) == [])


def test_a_pinned_workshop_stays_on_top_and_missing_files_are_said(
    qtbot, open_window, tmp_path  # noqa: F811
) -> None:
    window = open_window(recent=MANY)
    qtbot.waitUntil(lambda: len(window.start.recents._found.missing) == 6)
    qtbot.waitUntil(lambda: shown(window)[:1] == ["Les vélos"])
    wish(window, "La forêt", "Épingler en haut")
    qtbot.waitUntil(lambda: shown(window)[:1] == ["La forêt"])
    kept = Preferences(tmp_path / "home" / "preferences.json")
    assert [one.title for one in kept.recent if one.pinned] == ["La forêt"]
    kept.opened(Recent("/ailleurs/0.palabre", "La forêt"))
    assert kept.recent[0].pinned
    wish(window, "Le port", "Retirer de la liste (le fichier reste)")
    qtbot.waitUntil(lambda: "Le port" not in shown(window))


def test_a_file_that_was_moved_is_found_again_and_opens(
    qtbot, open_window, tmp_path, kinds, monkeypatch  # noqa: F811
) -> None:
    path = tmp_path / "rangé ailleurs.palabre"
    sample_session(path, kinds).close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    window = open_window(recent=[replace(MANY[0], pinned=True)])
    qtbot.waitUntil(lambda: offered(window, "La forêt", "Chercher le fichier…") is not None)
    wish(window, "La forêt", "Chercher le fichier…")
    qtbot.waitUntil(lambda: window.workplace is not None)
    kept = Preferences(tmp_path / "home" / "preferences.json")
    assert [(one.path, one.pinned) for one in kept.recent] == [(str(path), True)]


def test_an_empty_page_is_at_hand_and_a_wide_window_has_larger_words(
    qtbot, look, kinds
) -> None:
    page = StartPage(look, ())
    qtbot.addWidget(page)
    page.show_templates(templates(kinds), kinds)
    assert "Page blanche" in page._tiles[1].accessibleName()
    sizes = []
    for wide in (1280, 1920, 1280):
        page.resize(wide, 720)
        page.show()
        words = next(one for one in page._tiles[1].findChildren(QLabel)
                     if "pas à pas" in one.text())
        sizes.append(words.fontInfo().pixelSize())
    assert sizes[0] == sizes[2] < sizes[1]


def test_a_copy_is_made_beside_the_file(
    qtbot, open_window, tmp_path, kinds, monkeypatch  # noqa: F811
) -> None:
    path = tmp_path / "a.palabre"
    sample_session(path, kinds, people=1).close()
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    window = open_window(recent=[Recent(str(path), "Au canal")])
    wish(window, "Au canal", "Faire une copie de sauvegarde")
    qtbot.waitUntil(lambda: "Copie faite" in window.start.messages.text())
    copies = list(tmp_path.glob("a – copie *.palabre"))
    assert len(copies) == 1
    assert copies[0].stat().st_size > 10_000

    def lines() -> list[str]:
        return [action.text() for one in window.start.recents.findChildren(QPushButton)
                if one.accessibleName() == "Actions pour Au canal" and one.isVisible()
                for action in one.menu().actions()]

    qtbot.waitUntil(lambda: any(copies[0].stem in line for line in lines()))
    assert lines()[0].endswith("a.palabre")
    wish(window, "Au canal", "Montrer le dossier")
    assert urls == [str(tmp_path)]


@pytest.mark.parametrize("broken", [False, True])
def test_a_plan_opens_as_a_new_workshop_or_is_refused_in_words(
    qtbot, open_window, tmp_path, monkeypatch, broken  # noqa: F811
) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text("[workshop]\ntitle = 'Une autre fois'\n[[steps]]\nkind = 'talk'\n"
                    + ("couleur = 1\n" if broken else ""), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(plan), ""))
    window = open_window()
    window.start.open_file.emit("")
    if broken:
        qtbot.waitUntil(lambda: "plan.toml" in window.start.messages.text())
    else:
        qtbot.waitUntil(lambda: window.workplace is not None)
        assert window.workplace.session.workshop().title == "Une autre fois"


def test_a_template_of_ones_own_is_among_the_cards(
    qtbot, open_window, tmp_path  # noqa: F811
) -> None:
    folder = tmp_path / "home" / "templates"
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text("[workshop]\ntitle = 'Notre rituel'\ndate = '2020-01-01'\n"
                                   "[[steps]]\nkind = 'talk'\n", "utf-8")
    window = open_window()
    qtbot.waitUntil(lambda: any("Notre rituel" in one.accessibleName()
                                for one in window.findChildren(Tile)))
    assert "votre modèle" in tile(window, "Notre rituel").accessibleName()
    tile(window, "Notre rituel").click()
    qtbot.waitUntil(lambda: window.workplace is not None)
    assert window.workplace.session.workshop().date != "2020-01-01"


def test_a_template_of_ones_own_goes_and_comes_back(
    qtbot, open_window, tmp_path  # noqa: F811
) -> None:
    folder = tmp_path / "home" / "templates"
    folder.mkdir(parents=True)
    file = folder / "a.toml"
    file.write_text("[workshop]\ntitle = 'Notre rituel'\n[[steps]]\nkind = 'talk'\n", "utf-8")
    window = open_window()

    def cards():
        return [one for one in window.findChildren(Tile)
                if "Notre rituel" in one.accessibleName() and one.isVisible()]

    qtbot.waitUntil(lambda: len(cards()) == 1)
    made = next(one for one in window.start.findChildren(QPushButton)
                if one.accessibleName() == "Actions pour Notre rituel")
    next(one for one in made.menu().actions() if "Retirer" in one.text()).trigger()
    qtbot.waitUntil(lambda: not cards())
    assert not file.exists()
    window.start.messages._do.click()
    qtbot.waitUntil(lambda: len(cards()) == 1)
    assert "Notre rituel" in file.read_text("utf-8")


def test_a_workshop_that_was_closed_is_known_by_its_picture(
    qtbot, open_window, tmp_path, kinds  # noqa: F811
) -> None:
    path = tmp_path / "a.palabre"
    sample_session(path, kinds, people=8).close()
    window = open_window()
    window.open_path(path)
    qtbot.waitUntil(lambda: window.workplace is not None)
    window.go_back()
    qtbot.waitUntil(lambda: str(path) in window.start.recents._found.pictures)
    shown = window.start.recents._tiles[str(path)]
    colours = {shown.grab().toImage().pixel(20 + 3 * n, shown.height() // 2) for n in range(30)}
    assert len(colours) > 3
    wish(window, "Vivre au bord du canal", "Retirer de la liste (le fichier reste)")
    qtbot.waitUntil(lambda: not list((tmp_path / "home" / "covers").glob("*.png")))
