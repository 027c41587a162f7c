"""The print page: what there is at the left, its pages at the right, one button for the PDF."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QVBoxLayout, QWidget

from facilitator.errors import PalabreError
from facilitator.fields import InvalidForm
from facilitator.forms import check_form
from facilitator.i18n import N_
from facilitator.printing.products import PRODUCTS, Product, print_product
from facilitator.printing.sheet import Press
from facilitator.scene import Rect, Scene
from facilitator.theme import load_theme
from facilitator.workshop.wifi import check_wifi, keep_wifi, wifi_of
from ui.desk import Desk
from ui.forms.form import FieldForm
from ui.look import Look
from ui.parts.basic import button, clear, column, fill, label, row, scrolled
from ui.parts.empty import Empty
from ui.parts.scene_view import SceneView
from ui.prepare.keeping import Say, show_folder
from ui.prepare.tool import ToolPage
from ui.printing.options import FIELDS, choices
from ui.tasks import Latest

Pages = tuple[Scene, ...] | PalabreError


class PrintPage(ToolPage):
    """Shows one product at a time; ``address`` is what the poster says, "" where unknown."""

    def __init__(self, desk: Desk, look: Look, product: str, address: str, say: Say) -> None:
        super().__init__(look, look.say(N_("Imprimer")))
        self._desk, self._address, self._said = desk, address, say
        self._press: Press | None = None
        self._pages: tuple[Scene, ...] = ()
        self._at = 0
        self.form: FieldForm | None = None
        self._form_place = QVBoxLayout()
        self._about = label("", "soft", wrap=True)
        paper = SceneView(look.painter(load_theme("light")))
        self.view = paper
        self._empty = Empty(look, "file-text", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(paper)
        self._stack.addWidget(self._empty)
        self._count = label("", "soft")
        self._count.setMinimumWidth(round(110 * look.scale))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(250)
        self._latest = Latest(desk.tasks, self._draw, self._take, self)
        self._wait.timeout.connect(self._ask)
        self._wanted: tuple[Product, dict[str, object]] = (PRODUCTS[0], {})
        self._lay_out()
        names = [one.name for one in PRODUCTS]
        self._choose(names.index(product) if product in names else 0)

    def product(self) -> Product:
        """The product that is shown."""
        return PRODUCTS[self._buttons.checkedId()]

    def show_address(self, address: str) -> None:
        self._address = address
        self._ask()

    def pages(self) -> int:
        """How many pages it has."""
        return len(self._pages)

    def write(self) -> None:
        """Write the PDF beside the workshop's file and have the system open it."""
        if self.product().name == "poster" and not self._keep_wifi():
            return
        desk, one, values = self._desk, self.product(), self._values()
        file = desk.session.path
        say = self.look.say
        target = file.with_name(f"{file.stem} – {say(one.label)}.pdf")

        def work() -> Path:
            tr = desk.speak(desk.session.workshop().language)
            print_product(one.name, desk.session, target, tr, choices(values, self._address))
            return target

        def done(path: Path) -> None:
            self._said(say(N_("{name} est à côté de l’atelier."), name=path.name),
                       say(N_("Montrer le dossier")), lambda: show_folder(path))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        desk.tasks.run(work, done)

    def _keep_wifi(self) -> bool:
        """Keep the network typed for the projector too; False, with reasons, where it is none.

        A poster without a network leaves the one that is kept alone.
        """
        if self.form is None:
            return True
        try:
            wifi = check_wifi(self.form.values())
        except InvalidForm as bad:
            self.form.show_errors(bad.errors)
            return False
        self.form.show_errors(())
        session = self._desk.session
        if wifi.name and wifi != wifi_of(session.workshop()):
            self._desk.do(lambda: keep_wifi(session, wifi))
        return True

    def _lay_out(self) -> None:
        look, say = self.look, self.look.say
        self._buttons = QButtonGroup(self)
        offers = column(gap=2)
        for number, one in enumerate(PRODUCTS):
            made = button(look, say(one.label), partial(self._choose, number), role="quiet",
                          icon=one.icon, checkable=True, tip=say(one.description))
            self._buttons.addButton(made, number)
            offers.addLayout(row(made, None))
        inner = QWidget()
        fill(side := QVBoxLayout(inner), (offers, 10, self._about, 6, self._form_place, None), 6)
        side.setContentsMargins(0, 0, 16, 0)
        left = scrolled(inner)
        left.setFixedWidth(look.side(300))
        self._back = button(look, say(N_("Page précédente")), lambda: self._turn(-1), role="quiet",
                            icon="chevron-left", bare=True)
        self._on = button(look, say(N_("Page suivante")), lambda: self._turn(1), role="quiet",
                          icon="chevron-right", bare=True)
        self._make = button(look, say(N_("Créer le PDF")), self.write, role="primary")
        foot = row(None, self._back, self._count, self._on, None, self._make, gap=4)
        right = column(self._stack, foot, gap=12)
        right.setStretch(0, 1)
        fill(sides := row(), (left, right), 12)
        sides.setStretch(1, 1)
        self.body.addLayout(sides)

    def _choose(self, number: int) -> None:
        self._buttons.button(number).setChecked(True)
        one = PRODUCTS[number]
        self._about.setText(self.look.say(one.description))
        clear(self._form_place)
        self.form = FieldForm(FIELDS.get(one.name, ()), self.look)
        self.form.set_values(wifi_of(self._desk.session.workshop()).as_setting()
                             if one.name == "poster" else {})
        self.form.changed.connect(self._wait.start)
        self._form_place.addWidget(self.form)
        self._at = 0
        self._ask()

    def _ask(self) -> None:
        self._wanted = self.product(), self._values()
        self._latest.ask()

    def _values(self) -> dict[str, object]:
        """What the form says; as if it were empty where that is wrong."""
        fields = FIELDS.get(self.product().name, ())
        try:
            return check_form(fields, self.form.values() if self.form else {})
        except InvalidForm:
            return check_form(fields, {})

    def _draw(self) -> Pages:
        session = self._desk.session
        if self._press is None:
            self._press = Press(self._desk.speak(session.workshop().language))
        one, values = self._wanted
        try:
            return one.pages(session, self._press, choices(values, self._address))
        except PalabreError as error:
            return error

    def _take(self, pages: Pages) -> None:
        if isinstance(pages, PalabreError):
            self._pages = ()
            self._empty.say(self.look.say(pages.message))
        else:
            self._pages = pages
        self._make.setEnabled(bool(self._pages))
        for one in (self._back, self._on):  # a single page is not turned
            one.setVisible(len(self._pages) > 1)
        self._stack.setCurrentIndex(0 if self._pages else 1)
        self._turn(0)

    def _turn(self, by: int) -> None:
        self._at = max(0, min(len(self._pages) - 1, self._at + by))
        self.view.show_scene(_on_paper(self._pages[self._at]) if self._pages else None)
        self._count.setText(self.look.say(N_("Page {n} sur {total}"), n=self._at + 1,
                                          total=len(self._pages)) if self._pages else "")


def _on_paper(page: Scene) -> Scene:
    """The page with the sheet that it will be printed on."""
    sheet = Rect(0, 0, page.width, page.height, "surface", "line")
    return replace(page, elements=(sheet, *page.elements))
