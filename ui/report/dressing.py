"""An organisation's own look of a report: logo, colour, legal line, in a small form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from facilitator.i18n import N_
from facilitator.report.own_templates import Dress
from ui.look import Look
from ui.parts.basic import button, fill, label, row


class DressForm(QWidget):
    """``kept`` tells a :class:`Dress` to keep, ``removed`` that the template is to go (asked for
    twice), ``closed`` asks to go back to the words."""

    kept = Signal(object)
    removed = Signal()
    closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._path = ""
        self.title, self.color, self.legal = QLineEdit(), QLineEdit(), QPlainTextEdit()
        for field, words in ((self.title, N_("Nom du modèle")),
                             (self.color, N_("Couleur, comme #0F6B57")),
                             (self.legal, N_("Mention au bas du compte rendu"))):
            field.setAccessibleName(say(words))
        self.color.setPlaceholderText("#0F6B57")
        self.color.setMaxLength(7)
        self.legal.setTabChangesFocus(True)
        self.legal.setFixedHeight(round(84 * look.scale))
        self._swatch = button(look, say(N_("Choisir la couleur…")), self._ask_color)
        self._logo = label("", "soft", wrap=True)
        self._picture = label()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._bare = button(look, say(N_("Sans logo")), lambda: self._take(""), role="quiet",
                            icon="x", bare=True)
        back = button(look, say(N_("Revenir à l’écriture")), self.closed.emit, role="quiet",
                      icon="arrow-left", bare=True)
        self._go = button(look, "", self._remove, role="quiet", icon="trash-2")
        hint = label(say(N_("Ce modèle sert à tous vos ateliers, sur cet ordinateur.")), "small",
                     wrap=True)
        layout = QVBoxLayout(self)
        fill(layout, (
            row(back, label(say(N_("Votre modèle")), "heading"), None), hint, 4,
            label(say(N_("Nom du modèle")), "soft"), self.title, 4,
            label(say(N_("Logo (PNG ou SVG)")), "soft"), self._picture,
            row(button(look, say(N_("Choisir un logo…")), self._ask_logo), self._bare, None),
            self._logo, 4, label(say(N_("Couleur")), "soft"), row(self.color, self._swatch), 4,
            label(say(N_("Mention légale")), "soft"), self.legal, None, row(self._go, None),
            button(look, say(N_("Enregistrer le modèle")), self._keep, role="primary")), 6)
        self.color.textChanged.connect(self._show_color)

    def show_dress(self, dress: Dress) -> None:
        """Show how the template looks now."""
        self._ask(False)
        self.title.setText(dress.title)
        self.color.setText(dress.accent)
        self.legal.setPlainText(dress.legal)
        self._take(dress.logo)
        self._show_color(dress.accent)

    def _remove(self) -> None:
        if self._sure:
            self.removed.emit()
        else:
            self._ask(True)

    def _ask(self, sure: bool) -> None:
        self._sure = sure
        words = self._look.say(N_("Le retirer vraiment ?") if sure else N_("Retirer ce modèle"))
        self._go.setText(f" {words}")
        self._go.setAccessibleName(words)

    def _keep(self) -> None:
        self.kept.emit(Dress(self.title.text(), self.color.text().strip(), self._path,
                             self.legal.toPlainText()))

    def _ask_logo(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, self._look.say(N_("Choisir un logo…")), "",
            self._look.say(N_("Images (*.png *.svg)")))
        if path:
            self._take(path)

    def _ask_color(self) -> None:
        found = QColorDialog.getColor(QColor(self.color.text() or "#0F6B57"), self)
        if found.isValid():
            self.color.setText(found.name())

    def _take(self, path: str) -> None:
        self._path = path
        picture = QPixmap(path) if path else QPixmap()
        self._picture.setVisible(not picture.isNull())
        if not picture.isNull():
            self._picture.setPixmap(picture.scaled(
                200, 64, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation))
        self._logo.setText(Path(path).name if path else self._look.say(N_("Aucun logo.")))
        self._bare.setVisible(bool(path))

    def _show_color(self, text: str) -> None:
        color = QColor(text)
        picture = QPixmap(16, 16)
        picture.fill(color if color.isValid() else Qt.GlobalColor.transparent)
        self._swatch.setIcon(picture)
