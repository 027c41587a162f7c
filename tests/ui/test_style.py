"""What the style sheet makes of fields and tabs, as it is seen."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from facilitator.theme import contrast, load_theme
from ui.look import Look
from ui.parts.basic import button

HINT = "Choisissez une case"


@pytest.fixture(params=("light", "dark"))
def look(request, qapp, languages) -> Look:
    made = Look(load_theme(request.param), languages.get("fr"), still=True)
    made.dress(qapp)
    return made


def fields() -> list[QWidget]:
    choice, tick = QComboBox(), QCheckBox(HINT)
    choice.addItem(HINT)
    return [QLineEdit(HINT), QPlainTextEdit(HINT), QTextEdit(HINT), QSpinBox(), choice, tick]


def drawn(one: QWidget) -> QImage:
    return one.grab().toImage()


def strongest(image: QImage, look: Look) -> float:
    """The contrast of what stands out most, as text does."""
    seen = {QColor(image.pixel(x, y)).getRgb()[:3]
            for x in range(image.width()) for y in range(image.height())}
    return max(contrast(color, look.theme.rgb("surface")) for color in seen)


def test_hints_in_empty_fields_can_be_read(qtbot, look) -> None:
    for one in (QLineEdit(), QPlainTextEdit(), QTextEdit()):
        qtbot.addWidget(one)
        one.setPlaceholderText(HINT)
        one.resize(240, 40)
        inside = drawn(one).copy(6, 6, 180, 28)
        assert strongest(inside, look) >= 4.5


def test_what_cannot_be_used_looks_so(qtbot, look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QHBoxLayout(page)
    for one in fields():
        layout.addWidget(one)
        usual = strongest(drawn(one), look)
        one.setEnabled(False)
        assert strongest(drawn(one), look) < 0.7 * usual


def test_a_tab_is_as_wide_as_its_name_in_bold_chosen_or_not(qtbot, look) -> None:
    tab = button(look, "Une liste d’inscrits", role="tab", checkable=True)
    qtbot.addWidget(tab)
    tab.ensurePolished()
    usual = tab.sizeHint()
    tab.setChecked(True)
    assert tab.sizeHint() == usual
    bold = look.font(bold=True)
    assert usual.width() >= QFontMetrics(bold).horizontalAdvance(tab.text()) + 8
