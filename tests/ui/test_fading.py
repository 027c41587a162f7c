"""What goes on below an edge fades there, and only while it goes on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.console.fading import FadingEdge
from ui.parts.basic import scrolled


def test_the_edge_of_a_form_fades_until_its_end_is_in_sight(qtbot, look) -> None:
    inner = QWidget()
    inner.setMinimumHeight(600)
    area = scrolled(inner)
    qtbot.addWidget(area)
    edge = FadingEdge(look, area, "paper")
    area.resize(300, 200)
    area.show()
    bar = area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and edge.isVisible())
    qtbot.waitUntil(lambda: edge.geometry().bottom() == area.viewport().height() - 1)
    bar.setValue(bar.maximum())
    assert not edge.isVisible()
    bar.setValue(0)
    assert edge.isVisible()
    area.resize(300, 700)
    qtbot.waitUntil(lambda: not edge.isVisible())
