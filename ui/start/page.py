"""The start page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QLayout, QVBoxLayout, QWidget

from facilitator.i18n import N_
from ui.look import Look
from ui.parts.basic import button, clear, column, fill, label, row, scrolled
from ui.parts.message_bar import MessageBar
from ui.preferences import Recent
from ui.start.recents import Recents
from ui.start.tiles import Tile, menu_button, template_tile

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from facilitator.activities.kind import Kinds
    from facilitator.workshop.plan import WorkshopPlan
    from facilitator.workshop.templates import Template

_STRONG_FOCUS = 11  # Qt.FocusPolicy.StrongFocus, which the first window does not name: see basic
_BOTTOM_LEFT = 0x41  # Qt.AlignmentFlag.AlignLeft | AlignBottom, likewise
_WIDEST, _EDGE, _BAR = 1440, 40, 10
"""Pixels: of what is read at most, beside it at least, of the scroll bar."""
_LARGE = 1600
"""Pixels from which on a window has room for larger words."""


class StartPage(QWidget):
    """Says what the person wants: ``chosen`` (a plan), ``open_file`` (a path, "" to choose one),
    ``demo``, ``theme``, ``language``; ``kept`` a wish about a recent workshop: its path and
    ``pin``, ``unpin``, ``find``, ``folder``, ``backup`` or ``forget``; ``dropped`` a template of
    the person's own that is to go, ``folder`` one whose file is to be shown."""

    chosen = Signal(object)
    open_file = Signal(str)
    demo = Signal()
    theme = Signal()
    language = Signal()
    kept = Signal(str, str)
    dropped = Signal(object)
    folder = Signal(object)

    def __init__(self, look: Look, recent: Sequence[Recent]) -> None:
        super().__init__()
        self.look = look
        self.filled = False
        self._templates: tuple[Template, ...] = ()
        self._kinds: Kinds | None = None
        self._tiles: list[Tile] = []
        self._large = False
        self.messages = MessageBar(look)
        self._cards = QGridLayout()
        self._cards.setSpacing(14)
        self.recents = Recents(look)
        self.recents.opened.connect(self.open_file)
        self.recents.kept.connect(self.kept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 20, 0, 0)
        layout.setSpacing(12)
        self._top = column(self._head(), self.messages, gap=12)
        layout.addLayout(self._top)
        body = QWidget()
        self._sides = row()
        fill(self._sides, (self._left(), self._right()), 48)
        self._sides.setStretch(0, 5)
        self._sides.setStretch(1, 3)
        body.setLayout(self._sides)
        layout.addWidget(scrolled(body), 1)
        self.show_recent(recent)
        self.setProperty("focusPolicy", _STRONG_FOCUS)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In the middle of a wide window; the scroll bar stays at the window's edge."""
        super().resizeEvent(event)
        beside = max(_EDGE, (self.width() - round(_WIDEST * self.look.scale)) // 2)
        self._top.setContentsMargins(beside, 0, beside, 0)
        self._sides.setContentsMargins(beside, 16, beside - _BAR, 32)
        large = self.width() >= round(_LARGE * self.look.scale)
        if large != self._large:
            self._large = large
            for tile in self._tiles:
                tile.enlarge(large)

    def show_templates(self, templates: Sequence[Template], kinds: Kinds) -> None:
        """Show the cards; before that their place is empty."""
        from PySide6.QtGui import QShortcut

        if not self.filled:
            QShortcut("Ctrl+O", self, lambda: self.open_file.emit(""))
        self.filled = True
        self._templates, self._kinds = tuple(templates), kinds
        clear(self._cards)
        self._tiles = []
        for number, one in enumerate(_in_reach(templates)):
            tile = template_tile(self.look, one.plan, kinds,
                                 partial(self.chosen.emit, _plan(one)), own=one.own,
                                 large=self._large)
            self._tiles.append(tile)
            if one.own:
                line = row(tile, self._menu(one), gap=2)
                line.setStretch(0, 1)
                self._cards.addLayout(line, number // 2, number % 2)
            else:
                self._cards.addWidget(tile, number // 2, number % 2)

    def drop_template(self, one: Template) -> None:
        """Show one card less."""
        assert self._kinds is not None
        self.show_templates([t for t in self._templates if t is not one], self._kinds)

    def add_template(self, one: Template) -> None:
        """Show one card more, at the end."""
        assert self._kinds is not None
        self.show_templates((*self._templates, one), self._kinds)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """Show the workshops opened before."""
        self.recents.show_recent(recent)

    def _menu(self, one: Template) -> QWidget:
        say = self.look.say
        return menu_button(
            self.look, say(N_("Actions pour {title}"), title=one.plan.title), "chevron-down",
            ((N_("Montrer le dossier"), True, partial(self.folder.emit, one)),
             (N_("Retirer de vos modèles"), True, partial(self.dropped.emit, one))))

    def _head(self) -> QLayout:
        look, say = self.look, self.look.say
        mark = label()
        mark.setPixmap(look.icon_pixmap("message-circle", "leaf", 30))
        name = label("Palabre", "title")
        dark = look.theme.name == "dark"
        other = say(N_("Passer au clair")) if dark else say(N_("Passer au sombre"))
        theme = button(look, other, self.theme.emit, role="quiet", icon="sun" if dark else "moon",
                       bare=True)
        language = button(look, look.tr.language.upper(), self.language.emit, role="quiet",
                          tip=say(N_("Changer de langue")))
        opener = button(look, say(N_("Ouvrir un fichier…")), lambda: self.open_file.emit(""),
                        role="quiet", icon="folder-open")
        return row(mark, name, None, opener, theme, language, gap=8)

    def _left(self) -> QLayout:
        say = self.look.say
        return column(
            label(say(N_("Préparer un atelier")), "display"),
            label(say(N_("Choisissez un point de départ : tout se change ensuite.")), "soft"),
            14, self._cards, None,
        )

    def _right(self) -> QLayout:
        look, say = self.look, self.look.say
        demo = button(look, say(N_("Voir une démonstration (2 min)")), self.demo.emit,
                      icon="play")
        demo.setIconSize(QSize(16, 16))
        heading = label(say(N_("Récents")), "title")
        # On one line with the other heading: what that has below its line is more.
        tall, own = (QFontMetrics(look.font(size, bold=True)) for size in (4, 3))
        heading.setMinimumHeight(tall.height())
        heading.setContentsMargins(0, 0, 0, tall.descent() - own.descent())
        heading.setProperty("alignment", _BOTTOM_LEFT)
        return column(heading, self.recents, 20, row(demo, None), None, gap=0)


def _in_reach(templates: Sequence[Template]) -> tuple[Template, ...]:
    """The templates with the empty page second: after all of them few would see it."""
    empty = [one for one in templates if not one.own and len(one.plan.steps) < 2]
    others = [one for one in templates if one not in empty]
    return (*others[:1], *empty, *others[1:])


def _plan(one: Template) -> WorkshopPlan:
    """The plan to begin with: a template of one's own comes without the day it was made for."""
    return replace(one.plan, date="") if one.own else one.plan
