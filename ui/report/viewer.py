"""The pages with what one needs to move in them: which page, earlier, later, nearer, farther."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.theme import Theme
from ui.look import Look
from ui.parts.basic import box, button, fill, label, row
from ui.report.pages import PagesView


class Viewer(QWidget):
    """``pages`` scrolls; the bar over it says where one is."""

    def __init__(self, look: Look, theme: Theme) -> None:
        super().__init__()
        say = look.say
        self._look = look
        self.pages = PagesView(theme)
        self.pages.setAccessibleName(say(N_("Pages du compte rendu")))
        self.where = label("", "soft")
        self._earlier = self._button(N_("Page précédente"), "chevron-up",
                                     lambda: self.pages.turn(-1))
        self._later = self._button(N_("Page suivante"), "chevron-down", lambda: self.pages.turn(1))
        self.fit = button(look, say(N_("{n} %"), n=100), self.pages.fit_width, role="quiet",
                           tip=say(N_("Ajuster à la largeur (Ctrl+0)")))
        self.fit.setAccessibleName(say(N_("Ajuster à la largeur")))
        self.fit.setMinimumWidth(round(64 * look.scale))
        bar = box(row(
            self._earlier, self.where, self._later, None,
            self._button(N_("Rétrécir (Ctrl+-)"), "minus", lambda: self.pages.zoom(-1)), self.fit,
            self._button(N_("Agrandir (Ctrl++)"), "plus", lambda: self.pages.zoom(1)), gap=2), "",
            (12, 4, 12, 4))
        fill(layout := QVBoxLayout(self), (bar, self.pages), 0)
        layout.setStretch(1, 1)
        self.pages.moved.connect(self._tell)
        for keys, act in (("Ctrl+-", lambda: self.pages.zoom(-1)),
                          ("Ctrl++", lambda: self.pages.zoom(1)),
                          ("Ctrl+=", lambda: self.pages.zoom(1)),
                          ("Ctrl+0", self.pages.fit_width)):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _button(self, words: str, icon: str, act: Callable[[], None]) -> QWidget:
        return button(self._look, self._look.say(words), act, role="quiet", icon=icon, bare=True)

    def _tell(self) -> None:
        page, pages = self.pages.page(), self.pages.count()
        self.where.setText(self._look.say(N_("Page {n} sur {all}"), n=page, all=pages))
        self._earlier.setEnabled(page > 1)
        self._later.setEnabled(page < pages)
        self.fit.setText(self._look.say(N_("{n} %"), n=round(self.pages.scale() * 100)))
