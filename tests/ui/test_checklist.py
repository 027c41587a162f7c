"""The check list in the preparation: seen at once, each line a way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.ui.helpers import click, done, find
from ui.prepare.lines import LineButton


def lines(page):
    return [one for one in page.ready.findChildren(LineButton)
            if one.isVisible() and one.accessibleDescription()]


def test_a_missing_prompt_leads_to_its_step(qtbot, open_workshop) -> None:
    place = open_workshop()
    place.page.plan()
    page = place.prepare
    qtbot.waitUntil(lambda: page.list.count() > 5)
    poll = next(step for step in place.session.steps() if step.kind == "poll")
    done(place.session.plan.change(poll.id, prompt=""))
    qtbot.waitUntil(lambda: any("consigne" in one.accessibleDescription() for one in lines(page)))
    qtbot.waitUntil(lambda: "à voir" in page.state.text())
    line = next(one for one in lines(page) if "consigne" in one.accessibleDescription())
    assert line.accessibleName() == poll.title
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.list.chosen() == poll.id)
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
    click(qtbot, place.page, "Enregistrer comme modèle")
    qtbot.waitUntil(lambda: "Vivre au bord" in kept[0].read_text("utf-8"))
    qtbot.wait(50)
    qtbot.mouseClick(place.page.messages._do, Qt.MouseButton.LeftButton)
    assert kept[0].read_text("utf-8") == "# d’avant"
    qtbot.mouseClick(find(place.page, "Exporter le plan (TOML)"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "plan est là" in place.page.messages.text())
    written = place.session.path.with_name(f"{place.session.path.stem} – plan.toml")
    assert place.session.workshop().title in written.read_text("utf-8")
