"""The check list in the preparation: seen at once, each line a way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from facilitator.workshop import checklist
from tests.ui.helpers import click, done, find, spaced
from ui.prepare.lines import LineButton


def lines(page):
    return [one for one in page.ready.findChildren(LineButton)
            if one.isVisible() and one.accessibleDescription()]


def test_a_missing_prompt_leads_to_its_step(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    qtbot.waitUntil(lambda: page.list.count() > 5)
    click(qtbot, page, "Animer l’atelier")  # nothing is missing
    qtbot.waitUntil(place.page.running)
    place.page.plan()
    poll = next(step for step in place.session.steps() if step.kind == "poll")
    done(place.session.plan.change(poll.id, prompt=""))
    qtbot.waitUntil(lambda: any("consigne" in one.accessibleDescription() for one in lines(page)))
    qtbot.waitUntil(lambda: "à voir" in page.state.text())
    assert not page.ready.findChild(QPushButton, "run").isVisible()
    line = next(one for one in lines(page) if "consigne" in one.accessibleDescription())
    assert line.accessibleName() == poll.title
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.chosen() == poll.id)
    prompt = next(one for one in page.form().findChildren(QLineEdit)
                  if one.accessibleName() == "Consigne")
    qtbot.waitUntil(prompt.hasFocus)
    assert page.preview.isVisible()
    qtbot.mouseClick(page.state, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.ready.isVisible())
    assert page.list.chosen() == ""


def test_a_late_end_leads_to_the_wanted_end_and_goes_once_it_is_mended(
    qtbot, open_workshop
) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    qtbot.waitUntil(lambda: page.list.count() > 5)
    done(place.session.plan.describe(end="09:10"))
    late = "La fin prévue dépasse"

    def found():
        return [one for one in page.ready.findChildren(LineButton)
                if one.isVisible() and one.accessibleName().startswith(late)]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)
    wanted = next(one for one in page.form().findChildren(QLineEdit)
                  if one.accessibleName() == "Fin souhaitée")
    qtbot.waitUntil(wanted.hasFocus)
    qtbot.keyClicks(wanted, "18:00")
    qtbot.waitUntil(lambda: place.session.workshop().end == "18:00")
    qtbot.waitUntil(lambda: not found())


def test_a_plan_becomes_a_template_and_a_file(qtbot, open_workshop, preferences) -> None:
    place = open_workshop()
    place.page.plan()
    qtbot.waitUntil(lambda: place.prepare.list.count() > 5)
    click(qtbot, place.page, "Enregistrer comme modèle")
    qtbot.waitUntil(lambda: "parmi vos modèles" in place.page.messages.text())
    kept = list(preferences.templates.glob("*.toml"))
    assert len(kept) == 1
    kept[0].write_text("# d’avant", "utf-8")
    place.page.messages.hide()
    click(qtbot, place.page, "Enregistrer comme modèle")
    qtbot.waitUntil(place.page.messages.isVisible)
    assert "Vivre au bord" in kept[0].read_text("utf-8")
    qtbot.mouseClick(place.page.messages._do, Qt.MouseButton.LeftButton)
    assert kept[0].read_text("utf-8") == "# d’avant"
    qtbot.mouseClick(find(place.page, "Enregistrer le déroulé dans un fichier"),
                     Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "déroulé est là" in place.page.messages.text())
    written = place.session.path.with_name(f"{place.session.path.stem} – plan.toml")
    assert place.session.workshop().title in written.read_text("utf-8")


def press(qtbot, page, words) -> None:
    """Press the line of the check list that says so."""
    def found():
        return [one for one in page.ready.findChildren(LineButton) if one.isVisible() and words in
                spaced(f"{one.accessibleName()} {one.accessibleDescription()}")]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def within(page, shape) -> bool:
    focus = QApplication.focusWidget()
    return isinstance(focus, shape) and page.form().isAncestorOf(focus)


def test_every_other_line_leads_to_its_place_too(qtbot, open_workshop, monkeypatch) -> None:
    place = open_workshop()
    place.page.plan()
    page, plan, steps = place.prepare, place.session.plan, place.session.steps()
    qtbot.waitUntil(lambda: page.list.count() == len(steps) + 1)
    poll = next(step for step in steps if step.kind == "poll")
    vote = next(step for step in steps if step.kind == "priority")
    words = next(step for step in steps if step.kind == "open_question")
    done(plan.change(poll.id, settings={"options": [f"Option {n}" for n in range(30)]}))
    done(plan.change(vote.id, settings={"from_step": words.key}))
    done(plan.move(words.id, len(steps) - 1))
    press(qtbot, page, "téléphone")
    qtbot.waitUntil(lambda: page.list.chosen() == poll.id and within(page, QPlainTextEdit))
    click(qtbot, page, page.state.accessibleName())
    press(qtbot, page, "vient plus tard")
    qtbot.waitUntil(lambda: page.list.chosen() == vote.id and within(page, (QComboBox, QLineEdit)))
    click(qtbot, page, page.state.accessibleName())
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    monkeypatch.setattr(checklist, "free_space", lambda path: 12_000_000)
    page.show_address("http://127.0.0.1:8765/")
    press(qtbot, page, "12 Mo")
    assert urls == [str(place.session.path.parent)]
    press(qtbot, page, "Aucun réseau")
    qtbot.waitUntil(place.console.network.isVisible)
    assert place.page.running()


def test_what_a_step_takes_up_is_picked_by_its_title(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    page, steps = place.prepare, place.session.steps()
    qtbot.waitUntil(lambda: page.list.count() == len(steps) + 1)
    number = next(n for n, step in enumerate(steps) if step.kind == "priority")
    page.list.setCurrentRow(number + 1)
    pick = next(one for one in page.form().findChildren(QComboBox) if one.isVisible()
                and spaced(one.accessibleName()).startswith("Ou reprendre"))
    earlier = [one.title for one in steps[:number] if one.kind == "open_question"]
    offered = [pick.itemText(n) for n in range(pick.count())]
    assert set(earlier) <= set(offered)
    assert not {one.title for one in steps[number:]} & set(offered)
    pick.setFocus()
    while pick.currentText() != earlier[-1]:
        qtbot.keyClick(pick, Qt.Key.Key_Down)
    key = next(one.key for one in steps if one.title == earlier[-1])
    qtbot.waitUntil(lambda: place.session.steps()[number].settings["from_step"] == key)
    compare = next(one for one in page.form().findChildren(QComboBox) if one.isVisible()
                   and spaced(one.accessibleName()).startswith("Comparer selon"))
    assert compare.count() > 1
