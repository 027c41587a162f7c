"""Template cards and recent workshops, as buttons with several lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from facilitator.i18n import N_, duration, locale_of
from facilitator.theme import WORD_COLORS
from ui.look import Look
from ui.parts.basic import Button, button, fill, label, restyle
from ui.start.facts import Facts

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from facilitator.activities.kind import Kinds
    from facilitator.workshop.plan import WorkshopPlan


class Tile(Button):
    """A card to press: a title, lines of facts about it, and a widget under them. ``role`` is the
    title's; ``large`` sets ``words`` as large as the facts."""

    def __init__(self, look: Look, title: str, lines: Sequence[Sequence[str]],
                 foot: QWidget | None = None, words: str = "", *, role: str = "heading",
                 large: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "tile")
        self.setAccessibleName(f"{title}. {', '.join(' · '.join(line) for line in lines)}")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QVBoxLayout(self)
        under = [Facts(lines)] if lines else []
        self._more = more = [label(words, _role(large), wrap=True)] if words else []
        name = label(title, role, wrap=True)
        fill(layout, (name, *under, *more, 4, None, *([foot] if foot else ())), 4)
        layout.setContentsMargins(16, 14, 16, 14)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        wide = max(230, layout.minimumSize().width())
        return QSize(wide, layout.totalHeightForWidth(wide))

    def enlarge(self, large: bool) -> None:
        """Set the words as large as the facts, or smaller."""
        for one in self._more:
            restyle(one, "role", _role(large))


def _role(large: bool) -> str:
    return "soft" if large else "small"


class Ribbon(QWidget):
    """The steps of a plan as a row of bars, as wide as they are long, coloured by activity."""

    def __init__(self, look: Look, plan: WorkshopPlan) -> None:
        super().__init__()
        kinds = list(dict.fromkeys(step.kind for step in plan.steps))
        self._bars = [(max(step.minutes, 3.0),
                       look.color(WORD_COLORS[kinds.index(step.kind) % len(WORD_COLORS)]))
                      for step in plan.steps]
        self.setFixedHeight(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(0, 0, 0, 0))  # no line; Qt's names for it are slow to come
        gap = 3.0
        room = self.width() - gap * (len(self._bars) - 1)
        total = sum(minutes for minutes, _ in self._bars) or 1.0
        x = 0.0
        for minutes, color in self._bars:
            wide = room * minutes / total
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(round(x), 2, max(2, round(wide)), 6, 3, 3)
            x += wide + gap
        painter.end()


def template_tile(look: Look, plan: WorkshopPlan, kinds: Kinds,
                  chosen: Callable[[], object], *, own: bool = False, large: bool = False) -> Tile:
    """The card of a template, one of the facilitator's ``own`` maybe; ``large`` as in a tile."""
    facts = []
    if len(plan.steps) > 1:  # of an empty page there is nothing to tell
        facts.append(look.say(duration(plan.minutes)))
    if plan.people:
        facts.append(look.say(N_("{people} personnes"), people=plan.people))
    if len(plan.steps) > 1:
        facts.append(look.tr.plural("{n} séquence", "{n} séquences", len(plan.steps)))
    if own:
        facts.append(look.say(N_("votre modèle")))
    foot = Ribbon(look, plan) if len(plan.steps) > 1 else _plus(look)
    tile = Tile(look, plan.title, (facts,) if facts else (), foot, plan.description, large=large)
    tile.clicked.connect(lambda: chosen())
    return tile


def _plus(look: Look) -> QWidget:
    """What an empty page has in place of its steps."""
    made = label()
    made.setPixmap(look.icon_pixmap("plus", "leaf", 20))
    return made


def menu_button(look: Look, name: str, icon: str,
                wishes: Sequence[tuple[str, bool, Callable[[], object]]]) -> QPushButton:
    """A small button with a menu: words, whether it is possible, what it does."""
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    made = button(look, name, None, role="quiet", icon=icon, bare=True)
    menu = QMenu(made)
    for words, possible, act in wishes:
        action = QAction(look.say(words), menu)
        action.setEnabled(possible)
        action.triggered.connect(lambda _=False, act=act: act())
        menu.addAction(action)
    made.setMenu(menu)
    return made


def day(look: Look, date: str) -> str:
    """A date as people of the language write it; anything else as it stands."""
    value = QDate.fromString(date, "yyyy-MM-dd")
    if not value.isValid():
        return date
    locale = QLocale(locale_of(look.tr.language))
    written = locale.dateFormat(QLocale.FormatType.LongFormat)
    return locale.toString(value, written.replace("dddd, ", "").replace("dddd ", ""))
