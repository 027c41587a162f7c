"""A whole morning by keyboard alone: from the start page to the written report."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from commands.desktop import hooks
from commands.setup import Setup
from screens.desktop import FakeServer
from ui.app import make_look
from ui.preferences import Preferences
from ui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Presses keys on whatever has the focus, and nothing else."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot

    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        self._qtbot.keyClick(self.focus(), key, held)

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.focus(), words)

    def reach(self, words: str, most: int = 120) -> QWidget:
        """Tab on to the control of that name."""
        met = []
        for _ in range(most):
            met.append(self.focus().accessibleName())
            if met[-1].startswith(words) and self.focus().isVisible():
                return self.focus()
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{words} is out of reach of Tab: {met}")


@pytest.fixture
def window(qtbot, qapp, tmp_path, languages, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: True)
    preferences = Preferences(tmp_path / "home" / "preferences.json")
    preferences.choose(folder=str(tmp_path / "ateliers"), theme="light")
    look = make_look(preferences.choices, languages, "fr", qapp)
    look.dress(qapp)
    given = replace(hooks(Setup()), serve=lambda _: FakeServer())
    window = MainWindow(qapp, look, preferences, languages, given, "fr")
    window.show()
    window.activateWindow()
    window.begin(None, False)
    qtbot.waitUntil(lambda: window.start.filled)
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    qtbot.wait(10)


def prepare(qtbot, hands: Hands, window: MainWindow) -> None:
    """From a template to a plan of one's own: another prompt, another order."""
    hands.reach("Bilan")
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.workplace is not None)
    session = window.workplace.session
    cards = window.workplace.prepare.list
    qtbot.waitUntil(lambda: cards.count() == len(session.steps()) + 1)
    hands.reach("Déroulé")
    asked = next(n for n, one in enumerate(session.steps()) if one.prompt)
    for _ in range(asked + 1):
        hands.press(Qt.Key.Key_Down)
    field = hands.reach("Consigne")
    assert isinstance(field, QLineEdit)
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.type("Que garder de ce matin ?")
    qtbot.waitUntil(lambda: session.steps()[asked].prompt == "Que garder de ce matin ?")
    hands.reach("Déroulé")
    moved = session.steps()[asked].id
    hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: session.steps()[asked + 1].id == moved)


def run(qtbot, hands: Hands, window: MainWindow) -> list[str]:
    """Open the doors and go through every step; what the big button said on the way."""
    hands.reach("Préparer")
    hands.press(Qt.Key.Key_Right)
    assert hands.focus().accessibleName() == "Animer"
    place = window.workplace
    flow, bar = place.session.flow, place.console.centre.bar
    first = place.session.steps()[0].id
    qtbot.waitUntil(lambda: bar.isEnabled() and place.console.snapshot().step.id == first)
    said = []
    hands.reach("Commencer" if bar.primary.accessibleName() == "Commencer" else
                "Ouvrir les réponses")
    for _ in range(60):
        words = bar.primary.accessibleName()
        said.append(words)
        if words == "Exporter la capitalisation":
            return said
        before = flow.current()
        hands.press(Qt.Key.Key_Space if len(said) == 1 else Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda before=before: flow.current() != before
                        and place.console.snapshot().step == flow.current())
    raise AssertionError(said)


def test_a_morning_from_the_template_to_the_report(qtbot, window, tmp_path) -> None:
    hands = Hands(qtbot)
    prepare(qtbot, hands, window)
    said = run(qtbot, hands, window)
    place = window.workplace
    steps = place.session.steps()
    assert {"Ouvrir les réponses", "Montrer le résultat"} <= set(said)
    assert [step.title for step in steps if step.started_at is None] == [], said
    asked = [step for step in steps if place.session.kinds[step.kind].collects]
    assert asked
    assert all(step.state == "closed" for step in asked)
    hands.press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: list((tmp_path / "ateliers").glob("*.pdf")) != [], timeout=20_000)
    qtbot.waitUntil(lambda: "capitalisation est là" in place.page.messages.text(), timeout=20_000)


def test_black_time_and_the_step_before_by_keys(qtbot, window) -> None:
    hands = Hands(qtbot)
    hands.reach("Bilan")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.workplace is not None)
    place = window.workplace
    qtbot.waitUntil(place.page.isVisible)
    flow = place.session.flow
    hands.reach("Préparer")
    hands.press(Qt.Key.Key_Right)
    assert hands.focus().accessibleName() == "Animer"
    qtbot.waitUntil(lambda: place.console.snapshot() is not None)
    hands.press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: flow.stage().timer.length > 0)
    length = flow.stage().timer.length
    hands.press(Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: flow.stage().timer.length == length + 60)
    qtbot.waitUntil(place.console.centre.head._pause.isVisible)
    hands.reach("Mettre le temps en pause")
    hands.press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: flow.stage().timer.since is None)
    hands.press(Qt.Key.Key_B)
    qtbot.waitUntil(lambda: flow.stage().black)
    hands.press(Qt.Key.Key_B)
    qtbot.waitUntil(lambda: not flow.stage().black)
    first = flow.current().id
    while flow.current().id == first:
        before = flow.current()
        hands.press(Qt.Key.Key_PageDown)
        qtbot.waitUntil(lambda before=before: flow.current() != before
                        and place.console.snapshot().step == flow.current())
    hands.press(Qt.Key.Key_PageUp)
    qtbot.waitUntil(lambda: flow.current().id == first)
