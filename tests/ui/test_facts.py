"""The facts of a card break between themselves, wherever the card is too narrow for them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.start.facts import Facts

LINES = (("24 November 2026", "20 people", "9 steps"), ("A hall by the station",))


def test_no_line_of_facts_begins_or_ends_on_a_dot_however_narrow(qtbot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    facts = Facts(LINES)
    layout.addWidget(facts)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    heights = []
    for width in (600, 260, 190, 150):
        window.resize(width, 200)
        qtbot.waitUntil(lambda width=width: facts.width() == width)
        lines = facts.text().split("\n")
        assert not [line for line in lines if line.strip().startswith("·")
                    or line.strip().endswith("·")]
        assert [fact for line in lines for fact in line.split(" · ")] == [
            fact for line in LINES for fact in line]
        heights.append(facts.heightForWidth(facts.width()))
    assert facts.text().split("\n")[-1] == "A hall by the station"
    assert heights == sorted(heights)
    assert heights[-1] > heights[0]
