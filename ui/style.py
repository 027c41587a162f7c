"""The one place where the theme becomes a palette and a style sheet."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor, QPalette

from facilitator.theme import Theme


def mix(theme: Theme, first: str, second: str, share: float) -> str:
    """A colour between two tokens; ``share`` of the second."""
    one, two = theme.rgb(first), theme.rgb(second)
    parts = (round(a + (b - a) * share) for a, b in zip(one, two, strict=True))
    return "#{:02X}{:02X}{:02X}".format(*parts)


def palette(theme: Theme) -> QPalette:
    """The colours of plain widgets."""
    made = QPalette()
    roles = QPalette.ColorRole
    tokens = {
        roles.Window: "paper", roles.WindowText: "ink", roles.Base: "surface",
        roles.AlternateBase: "paper", roles.Text: "ink", roles.Button: "surface",
        roles.ButtonText: "ink", roles.BrightText: "on-leaf", roles.Highlight: "leaf",
        roles.HighlightedText: "on-leaf", roles.Link: "sky", roles.LinkVisited: "sky",
        roles.ToolTipBase: "ink", roles.ToolTipText: "paper", roles.PlaceholderText: "ink-soft",
        roles.Light: "surface", roles.Midlight: "line", roles.Mid: "line", roles.Dark: "line",
        roles.Shadow: "line", roles.Accent: "leaf",
    }
    for role, token in tokens.items():
        made.setColor(role, QColor(theme.color(token)))
    faint = QColor(mix(theme, "ink-soft", "paper", 0.35))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made


def sheet(theme: Theme, scale: float, pictures: Mapping[str, str]) -> str:
    """The style sheet: roles are given to widgets as the property ``role``.

    ``scale`` enlarges all text with the system's setting; ``pictures`` are the files of the
    ``arrow`` of combo boxes, ``arrow_off`` where they are disabled, and the ``tick`` of check
    boxes. What a hint in an empty field looks like is said here: of a field that has a colour
    from a sheet Qt would draw it in half of that, whatever the palette says.
    """
    tokens = {name.replace("-", "_"): value for name, value in theme.colors.items()}
    sizes = {f"t{n}": round(size * scale) for n, size in enumerate(theme.type_scale)}
    extra = {
        "hover": mix(theme, "paper", "ink", 0.06),
        "field": mix(theme, "line", "ink-soft", 0.45),
        "leaf_hover": mix(theme, "leaf", "ink", 0.16),
        "leaf_off": mix(theme, "line", "leaf", 0.12),
        "off": mix(theme, "ink-soft", "paper", 0.3),
        "bar": mix(theme, "line", "ink-soft", 0.2),
        "clay_soft": mix(theme, "surface", "clay", 0.1),
        "sky_soft": mix(theme, "surface", "sky", 0.1),
        "alarm_soft": mix(theme, "surface", "alarm", 0.1),
        "r": theme.radius,
    }
    return _RULES % (tokens | sizes | extra | dict(pictures))


_RULES = """
QWidget { font-size: %(t1)dpx; }
QToolTip { color: %(paper)s; background: %(ink)s; border: none; padding: 6px 8px; }
QLabel[role="display"] { font-size: %(t4)dpx; font-weight: 600; }
QLabel[role="title"] { font-size: %(t3)dpx; font-weight: 600; }
QLabel[role="heading"] { font-size: %(t2)dpx; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="soft"] { color: %(ink_soft)s; }
QLabel[role="gone"] { color: %(ink_soft)s; font-size: %(t2)dpx; }
QLabel[role="small"] { color: %(ink_soft)s; font-size: %(t0)dpx; }
QLabel[role="bad"] { color: %(alarm)s; }
QLabel[role="pill"] { color: %(ink_soft)s; background: %(hover)s; border-radius: 11px;
    padding: 3px 10px; font-weight: 600; font-size: %(t0)dpx; }
QLabel[role="live"] { color: %(clay)s; background: %(clay_soft)s; border-radius: 11px;
    padding: 3px 10px; font-weight: 600; font-size: %(t0)dpx; }
QLabel[role="done"] { color: %(leaf)s; background: %(leaf_soft)s; border-radius: 11px;
    padding: 3px 10px; font-weight: 600; font-size: %(t0)dpx; }
QFrame[role="card"], QWidget[role="card"] { background: %(surface)s; border-radius: %(r)dpx; }
QFrame[role="rule"] { background: %(line)s; border: none; max-height: 1px; }
QFrame[role="side"] { background: %(surface)s; }
QFrame[role="notice"] { background: %(sky_soft)s; border-radius: %(r)dpx;
    margin: 8px 14px 4px 14px; }
QFrame[role="problem"] { background: %(alarm_soft)s; border-radius: %(r)dpx;
    margin: 8px 14px 4px 14px; }
QPushButton { background: %(surface)s; color: %(ink)s; border: 1px solid %(field)s;
    border-radius: %(r)dpx; padding: 7px 14px; }
QPushButton:hover { background: %(hover)s; }
QPushButton:focus { border: 2px solid %(leaf)s; padding: 6px 13px; }
QPushButton:disabled { color: %(off)s; border-color: %(line)s; }
QPushButton:checked { background: %(leaf_soft)s; border-color: %(leaf)s; }
QPushButton[role="primary"] { background: %(leaf)s; color: %(on_leaf)s; border: 2px solid %(leaf)s;
    font-weight: 600; font-size: %(t2)dpx; padding: 9px 22px; }
QPushButton[role="primary"]:hover { background: %(leaf_hover)s; border-color: %(leaf_hover)s; }
QPushButton[role="primary"]:focus { border: 2px solid %(ink)s; }
QPushButton[role="primary"]:disabled { background: %(leaf_off)s; border-color: %(leaf_off)s;
    color: %(ink_soft)s; }
QPushButton[role="quiet"] { background: transparent; border: 2px solid transparent;
    padding: 5px 8px; }
QPushButton[role="quiet"]:hover { background: %(hover)s; border-color: %(hover)s; }
QPushButton[role="quiet"]:focus { border-color: %(leaf)s; }
QPushButton[role="quiet"]:checked { background: %(leaf_soft)s; border-color: %(leaf_soft)s; }
QPushButton[role="quiet"]:checked:focus { border-color: %(leaf)s; }
QPushButton[role="tab"] { background: transparent; border: none; border-radius: 0;
    border-bottom: 2px solid transparent; color: %(ink_soft)s;
    padding: 7px 4px; margin-right: 14px; }
QPushButton[role="tab"]:hover { color: %(ink)s; }
QPushButton[role="tab"]:checked { color: %(ink)s; border-bottom-color: %(leaf)s;
    font-weight: 600; }
QPushButton[role="tab"]:focus { color: %(leaf)s; border-bottom-color: %(leaf)s; }
QPushButton[role="tile"] { background: %(surface)s; border: 2px solid transparent;
    text-align: left; padding: 0; }
QPushButton[role="tile"]:hover, QPushButton[role="tile"]:focus { border-color: %(leaf)s; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QComboBox { background: %(surface)s; color: %(ink)s;
    border: 1px solid %(field)s; border-radius: 6px; padding: 6px 8px;
    selection-background-color: %(leaf)s; selection-color: %(on_leaf)s;
    placeholder-text-color: %(ink_soft)s; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QSpinBox:disabled,
QComboBox:disabled { background: %(paper)s; color: %(off)s; border-color: %(line)s;
    placeholder-text-color: %(off)s; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QComboBox:focus {
    border: 2px solid %(leaf)s; padding: 5px 7px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"] {
    border: 2px solid %(alarm)s; padding: 5px 7px; }
QSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 4px; background: transparent; }
QSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0 4px; }
QFrame[role="float"] { background: %(surface)s; border: 1px solid %(line)s;
    border-radius: %(r)dpx; }
QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
QCheckBox { spacing: 8px; padding: 2px; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px;
    border: 1px solid %(field)s; border-radius: 4px; background: %(surface)s; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: %(leaf)s; border-color: %(leaf)s; image: url("%(tick)s"); }
QCheckBox::indicator:focus { border: 2px solid %(leaf)s; }
QCheckBox:disabled { color: %(off)s; }
QCheckBox::indicator:disabled { background: %(paper)s; border-color: %(line)s; }
QCheckBox::indicator:checked:disabled { background: %(off)s; border-color: %(off)s; }
QComboBox::drop-down { width: 24px; border: none; }
QComboBox::down-arrow { image: url("%(arrow)s"); width: 14px; height: 14px; }
QComboBox::down-arrow:disabled { image: url("%(arrow_off)s"); }
QComboBox QAbstractItemView { background: %(surface)s; border: 1px solid %(line)s; padding: 4px;
    selection-background-color: %(leaf_soft)s; selection-color: %(ink)s; outline: none; }
QAbstractItemView { background: transparent; border: none; outline: none; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: %(ink_soft)s; border: none;
    border-bottom: 1px solid %(line)s; padding: 6px 8px; font-size: %(t0)dpx; }
QTreeView::item { padding: 6px 5px; border: none; }
QListWidget::item { padding: 6px 8px; border: none; }
QTreeView::item:hover, QListWidget::item:hover { background: %(hover)s; }
QTreeView::item:selected, QListWidget::item:selected { background: %(leaf_soft)s; color: %(ink)s; }
QTreeView::item:selected:active, QListWidget::item:focus { border-left: 3px solid %(leaf)s; }
QListWidget, QTreeWidget { background: %(surface)s; border-radius: %(r)dpx; padding: 4px; }
QListView, QTreeView, QTableView, PagesView { border: 2px solid transparent;
    border-radius: %(r)dpx; }
QListView:focus, QTreeView:focus, QTableView:focus, PagesView:focus {
    border: 2px solid %(leaf)s; }
QFrame[role="float"]:focus { border-color: %(leaf)s; }
QScrollArea, QWidget[role="ground"] { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: %(bar)s; border-radius: 3px; margin: 2px; min-height: 32px;
    min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: %(ink_soft)s; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: %(surface)s; border: 1px solid %(line)s; padding: 6px; }
QMenu::item { padding: 7px 26px 7px 12px; border-radius: 6px; }
QMenu::item:selected { background: %(leaf_soft)s; color: %(ink)s; }
QPushButton::menu-indicator { width: 0; }
QMenu::separator { height: 1px; background: %(line)s; margin: 6px 8px; }
"""
