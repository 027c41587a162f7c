"""A small picture that follows a quick one may skip some, never the last."""

from __future__ import annotations

from PySide6.QtGui import QColor

from facilitator.scene import Rect, Scene
from ui.parts.scene_view import SceneView


def _plain(token: str) -> Scene:
    return Scene(100, 100, (Rect(0, 0, 100, 100, fill=token),), alt=token)


def _colour(view: SceneView) -> QColor:
    return view.grab().toImage().pixelColor(50, 50)


def test_the_last_scene_is_always_drawn(qtbot, look) -> None:
    view = SceneView(look.painter())
    qtbot.addWidget(view)
    view.resize(100, 100)
    view.show()
    for token in ("ink", "leaf", "ink", "leaf"):
        view.show_scene(_plain(token))
    assert view.accessibleName() == "leaf"
    qtbot.waitUntil(lambda: _colour(view) == look.color("leaf"), timeout=3000)


def test_black_is_black_at_once(qtbot, look) -> None:
    view = SceneView(look.painter())
    qtbot.addWidget(view)
    view.resize(100, 100)
    view.show()
    view.show_scene(_plain("leaf"))
    view.show_scene(_plain("leaf"), black=True)
    assert _colour(view) == QColor("black")
