"""Terms in the console: merged, split, renamed, hidden, let through; and what the room sees."""

from __future__ import annotations

import pytest
from PIL import Image
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from facilitator.activities.terms import TermDesk, TermRow
from facilitator.errors import FileProblem
from facilitator.scene import Scene
from facilitator.theme import load_theme
from tests.ui.helpers import click, done, spaced
from tests.ui.test_console import go, tab
from ui.console.picture_export import file_name, save_picture
from ui.console.result import PictureTab
from ui.console.terms import TermsTab
from ui.console.terms_model import STEP
from ui.console.terms_view import TermView

pytestmark = pytest.mark.usefixtures("unstyled")


def labels(shown: TermsTab) -> dict[str, int]:
    rows = shown.view.rows
    return {rows.term(rows.index(at, 0)).label: rows.term(rows.index(at, 0)).count
            for at in range(rows.rowCount())}


def choose(shown: TermsTab, *names: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    shown.view.clearSelection()
    for at in range(shown.view.rows.rowCount()):
        index = shown.view.rows.index(at, 0)
        if shown.view.rows.term(index).label in names:
            shown.view.selectionModel().select(index, flags.Select | flags.Rows)
            shown.view.setCurrentIndex(index) if len(names) == 1 else None


def open_terms(qtbot, open_workshop, said=("la gare", "La gare", "les bancs", "un banc public")):
    place = open_workshop()
    step = go(qtbot, place, "word_cloud")
    done(place.session.flow.open(step.id))
    for number, text in enumerate(said):
        say(place, step, text, number)
    shown = tab(qtbot, place, TermsTab)
    qtbot.waitUntil(lambda: shown.view.rows.rowCount() > 0)
    return place, step, shown


def say(place, step, text: str, number: int) -> None:
    from facilitator.workshop.answers import Submission

    who = done(place.session.room.join(f"Personne {number}")).participant.id
    done(place.session.answers.submit(Submission(f"s{number}", step.id, who, {"words": [text]})))


def test_merging_holds_for_later_answers_and_is_undone(qtbot, open_workshop) -> None:
    place, step, shown = open_terms(qtbot, open_workshop)
    assert labels(shown) == {"la gare": 2, "les bancs": 1, "un banc public": 1}
    choose(shown, "les bancs", "un banc public")
    qtbot.keyClick(shown.view, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: labels(shown) == {"la gare": 2, "les bancs": 2})
    say(place, step, "Un banc public !", 9)
    qtbot.waitUntil(lambda: sum(labels(shown).values()) == 5 and len(labels(shown)) == 2)
    place.console.undo.undo()
    qtbot.waitUntil(lambda: len(labels(shown)) == 3)
    place.console.undo.redo()
    qtbot.waitUntil(lambda: len(labels(shown)) == 2)
    assert [e.payload["text"] for e in place.session.results.entries(step)][-1] == (
        "Un banc public !")


def test_the_answers_of_a_term_say_why_they_are_in_it_and_can_be_split_off(
    qtbot, open_workshop
) -> None:
    _, _, shown = open_terms(qtbot, open_workshop, ("le vélo", "Vélos", "vélos", "un calme"))
    choose(shown, "le vélo")
    lines = shown.reasons.answers
    qtbot.waitUntil(lambda: lines.count() == 3)
    assert "petits mots" in lines.item(0).text()
    assert "majuscules" in lines.item(1).text()
    assert "singulier et pluriel" in lines.item(2).text()
    lines.item(0).setSelected(True)
    qtbot.keyClick(lines, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: len(labels(shown)) == 3)
    assert labels(shown)["le vélo"] == 1


def test_why_an_answer_is_in_a_term_is_told_step_by_step_by_keys_and_by_mouse(
    qtbot, open_workshop
) -> None:
    _, _, shown = open_terms(
        qtbot, open_workshop, ("la bienveillance", "Bienveillence", "bienveillance", "un calme"))
    qtbot.waitUntil(lambda: labels(shown) == {"la bienveillance": 3, "un calme": 1})
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_Down)
    if shown.view.currentIndex().row():
        qtbot.keyClick(shown.view, Qt.Key.Key_Up)
    lines, told = shown.reasons.answers, shown.reasons._why
    qtbot.waitUntil(lambda: lines.count() == 3)
    assert "Choisissez une réponse" in told.text()
    qtbot.keyClick(shown.view, Qt.Key.Key_Tab)
    qtbot.waitUntil(lines.hasFocus)
    while lines.currentRow() < 1:
        qtbot.keyClick(lines, Qt.Key.Key_Down)
    assert spaced(told.text()).splitlines() == [
        "majuscules : Bienveillence → bienveillence",
        "faute de frappe : bienveillence → bienveillance"]
    assert lines.currentItem().data(Qt.ItemDataRole.AccessibleDescriptionRole) == told.text()
    place = lines.visualItemRect(lines.item(0)).center()
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert spaced(told.text()) == "petits mots : la bienveillance → bienveillance"
    qtbot.mouseClick(lines.viewport(), Qt.MouseButton.LeftButton,
                     pos=lines.visualItemRect(lines.item(2)).center())
    assert told.text() == "C’est écrit comme le terme."


def test_a_term_is_found_by_any_of_its_spellings_without_accents(qtbot, open_workshop) -> None:
    _, _, shown = open_terms(qtbot, open_workshop, ("les forêts", "Forêt", "la gare", "un calme"))
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_Slash)
    qtbot.waitUntil(shown.search.hasFocus)
    qtbot.keyClicks(shown.search, "foret")
    assert labels(shown) == {"les forêts": 2}
    shown.search.clear()
    assert len(labels(shown)) == 3


def test_thousands_of_terms_are_given_to_the_view_in_portions(qtbot, look) -> None:
    view = TermView(look)
    qtbot.addWidget(view)
    rows = tuple(TermRow(f"k{at}", f"terme {at}", 1, 1, (f"terme {at}",)) for at in range(1000))
    view.show_desk(TermDesk(rows), with_hidden=False)
    assert view.rows.rowCount() == STEP
    assert view.rows.canFetchMore(view.rootIndex())
    assert view.rows.row_of("k700") == 700
    assert view.rows.rowCount() == 701
    view.show_desk(TermDesk(rows[1:]), with_hidden=False)
    assert view.rows.rowCount() == 701
    view.rows.fetchMore(view.rootIndex())
    assert (view.rows.rowCount(), view.rows.canFetchMore(view.rootIndex())) == (999, False)


def test_a_term_is_renamed_with_f2_and_hidden_with_delete(qtbot, open_workshop) -> None:
    place, step, shown = open_terms(qtbot, open_workshop)
    choose(shown, "la gare")
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_F2)
    editor = shown.view.findChild(QLineEdit)
    editor.setText("La gare routière")
    say(place, step, "la gare", 8)  # what comes meanwhile does not disturb the typing
    qtbot.waitUntil(lambda: shown._seen.desk.terms[0].count == 3)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "La gare routière" in labels(shown))
    choose(shown, "La gare routière")
    qtbot.keyClick(shown.view, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "La gare routière" not in labels(shown))
    assert "La gare routière" not in {
        term.label for term in place.session.results.result(step.id).terms}
    shown.hidden.setChecked(True)
    assert "La gare routière" in labels(shown)
    place.console.undo.undo()
    place.console.undo.undo()
    qtbot.waitUntil(lambda: labels(shown).get("la gare") == 3)


def test_listed_words_wait_until_they_are_let_through(qtbot, open_workshop) -> None:
    place, step, shown = open_terms(qtbot, open_workshop)
    done(place.session.plan.change(step.id, settings={**step.settings, "review": True}))
    qtbot.waitUntil(lambda: place.console.centre.tab(TermsTab) is not shown)
    shown = tab(qtbot, place, TermsTab)
    qtbot.waitUntil(lambda: shown.held.isVisible())
    shown.hold(["banc"])
    held = shown.held.answers
    qtbot.waitUntil(lambda: held.count() == 2)
    assert set(labels(shown)) == {"la gare"}
    result = place.session.results.result(step.id)
    assert (len(result.terms), result.held) == (1, 2)
    held.item(0).setSelected(True)
    click(qtbot, shown, "Laisser passer")
    qtbot.waitUntil(lambda: "les bancs" in labels(shown) and held.count() == 1)
    place.console.undo.undo()
    qtbot.waitUntil(lambda: held.count() == 2)


def test_the_room_sees_the_list_one_term_or_how_it_grew(qtbot, open_workshop) -> None:
    place, step, shown = open_terms(qtbot, open_workshop)
    place.session.projector.beat = 0.02
    done(place.session.flow.show(step.id))
    qtbot.waitUntil(
        lambda: "un banc public : 1" in spaced(place.show.projection.scene.alt), timeout=9000)
    click(qtbot, shown, "Liste")
    qtbot.waitUntil(lambda: place.session.flow.stage().view == "list", timeout=9000)
    choose(shown, "la gare")
    shown.view.setFocus()
    qtbot.keyClick(shown.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: place.session.flow.stage().detail != "", timeout=9000)
    qtbot.waitUntil(
        lambda: spaced(place.show.projection.scene.alt).endswith("la gare : 2"), timeout=9000)
    seen = []
    place.show.changed.connect(lambda projection: seen.append(spaced(projection.scene.alt)))
    qtbot.waitUntil(lambda: shown.stage._views["replay"].isEnabled(), timeout=9000)
    click(qtbot, shown, "Rejouer")
    qtbot.waitUntil(lambda: any("1 réponse" in alt for alt in seen), timeout=9000)
    qtbot.waitUntil(lambda: bool(seen) and "4 réponses" in seen[-1], timeout=9000)
    click(qtbot, shown, "Image")
    qtbot.waitUntil(lambda: place.session.flow.stage().view == "", timeout=9000)


def test_any_picture_is_saved_as_svg_with_its_words_or_as_png(qtbot, open_workshop, tmp_path,
                                                              monkeypatch) -> None:
    place, _, _ = open_terms(qtbot, open_workshop)
    picture = tab(qtbot, place, PictureTab)
    # The first picture may be that of a step nobody has answered yet.
    qtbot.waitUntil(lambda: "la gare" in str(picture.view.scene()), timeout=15_000)
    for name in ("nuage.svg", "nuage.png", "nuage.gif"):
        path = tmp_path / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName",
                            lambda *_, path=path: (str(path), ""))
        click(qtbot, place.console, "Exporter l’image…")
        qtbot.waitUntil(lambda path=path: path.exists() and path.stat().st_size > 1000)
    assert "la gare" in (tmp_path / "nuage.svg").read_text("utf-8")
    assert (tmp_path / "nuage.png").read_bytes().startswith(b"\x89PNG")
    with Image.open(tmp_path / "nuage.gif") as growth:
        assert (growth.n_frames, growth.size) == (4, (960, 540))


def test_a_picture_that_cannot_be_written_is_said_so(tmp_path) -> None:
    scene = Scene(100, 50, background="paper")
    with pytest.raises(FileProblem):
        save_picture(scene, tmp_path / "nowhere" / "x.svg", load_theme("light"))


def test_titles_become_names_of_files() -> None:
    assert file_name("Un quartier, c’est quoi ?") == "Un quartier c’est quoi"
    assert file_name("../../?") == "image"


class Dropped(QDropEvent):
    """A drop of the view's own rows: off screen, Qt's platform drags nothing by itself."""

    def __init__(self, view: TermView, place: QPointF, data: QMimeData) -> None:
        super().__init__(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton,
                         Qt.KeyboardModifier.NoModifier)
        self.view = view

    def source(self) -> TermView:
        return self.view


def drag(monkeypatch, shown: TermsTab, source: str, target: str) -> None:
    """Press on a term, pull until the view begins to drag, and let go over another."""
    view, left = shown.view, Qt.MouseButton.LeftButton

    def at(name: str) -> QPoint:
        places = (view.rows.index(row, 0) for row in range(view.rows.rowCount()))
        return next(view.visualRect(place).center() for place in places
                    if view.rows.term(place).label == name)

    def let_go(self: TermView, actions: Qt.DropAction) -> None:
        chosen = self.selectionModel().selectedIndexes()
        self.dropEvent(Dropped(self, QPointF(at(target)), self.model().mimeData(chosen)))

    monkeypatch.setattr(TermView, "startDrag", let_go, raising=False)
    window, start = view.window().windowHandle(), view.viewport().mapTo(view.window(), at(source))
    QTest.mousePress(window, left, pos=start)
    for way in (10, 20, 30):
        QTest.mouseMove(window, start + QPoint(0, way))
    QTest.mouseRelease(window, left, pos=start + QPoint(0, 30))


def test_a_term_dragged_onto_another_becomes_part_of_it_and_comes_back(
    qtbot, open_workshop, monkeypatch
) -> None:
    place, _, shown = open_terms(qtbot, open_workshop)
    drag(monkeypatch, shown, "un banc public", "les bancs")
    qtbot.waitUntil(lambda: labels(shown) == {"la gare": 2, "les bancs": 2})
    place.console.undo.undo()
    qtbot.waitUntil(
        lambda: labels(shown) == {"la gare": 2, "les bancs": 1, "un banc public": 1})


def test_a_term_dragged_onto_itself_or_beside_the_list_stays_as_it_is(
    qtbot, open_workshop, monkeypatch
) -> None:
    _, _, shown = open_terms(qtbot, open_workshop)
    merged: list[object] = []
    shown.view.merge.connect(lambda *names: merged.append(names))
    drag(monkeypatch, shown, "les bancs", "les bancs")
    shown.view.dropEvent(Dropped(shown.view, QPointF(20, 400), QMimeData()))
    assert not merged
