"""Beside the workshop's details: what to mend before the doors open, what to print, the list of
people, the plan as a template or a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.i18n import N_
from facilitator.workshop.checklist import Check, Place
from ui.look import Look
from ui.parts.basic import box, button, clear, fill, label, row, rule
from ui.prepare.lines import LineButton

_ICONS = {Place.WORKSHOP: "clock", Place.SEQUENCE: "plus", Place.STEP: "pencil",
          Place.NETWORK: "wifi-off", Place.DISK: "circle-alert"}
_PAPER = (
    ("poster", N_("Affiche"), "qr-code"), ("groups", N_("Feuilles de groupe"), "grid-3x3"),
    ("badges", N_("Badges"), "users"), ("cards", N_("Mots clés"), "tag"),
    ("signin", N_("Émargement"), "list"), ("sequence", N_("Déroulé de poche"), "clock"),
)


class ReadyPanel(QWidget):
    """``place`` tells the check whose place is wanted, ``run`` that the doors can open, ``paper``
    what to print; the others are what their names say, ``taken`` that a plan's steps are to be
    added."""

    place = Signal(object)
    run = Signal()
    paper = Signal(str)
    people = Signal()
    answers = Signal()
    template = Signal()
    plan = Signal()
    taken = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._run = button(look, say(N_("Animer l’atelier")), self.run.emit, role="primary")
        self._run.setObjectName("run")
        self._go = box(row(self._run, None), "", (10, 8, 0, 8))
        self._go.hide()
        self._expected = label("", "small", wrap=True)
        papers = QVBoxLayout()
        papers.setSpacing(0)
        for number in range(0, len(_PAPER), 2):
            pair = row(*(self._paper(*one) for one in _PAPER[number : number + 2]), gap=4)
            for place in range(pair.count()):
                pair.setStretch(place, 1)
            papers.addLayout(pair)
        layout = QVBoxLayout(self)
        fill(layout, (
            label(say(N_("Avant d’ouvrir les portes")), "heading"), 2, self._lines,
            self._go, 4, rule(), 4, label(say(N_("À imprimer")), "heading"), papers,
            8, rule(), 4, label(say(N_("Participants")), "heading"), self._expected,
            self._act(N_("Importer une liste d’inscrits…"), "user-plus", self.people.emit),
            self._act(N_("Importer les réponses d’un formulaire…"), "message-square",
                      self.answers.emit),
            8, rule(), 4, label(say(N_("Ce déroulé")), "heading"),
            self._act(N_("Enregistrer comme modèle"), "star", self.template.emit),
            self._act(N_("Enregistrer le déroulé dans un fichier"), "download", self.plan.emit),
            self._act(N_("Ajouter les séquences d’un fichier…"), "folder-open",
                      self.taken.emit),
            None,
        ), 4)

    def show_checks(self, checks: Sequence[Check], titles: dict[str, str]) -> None:
        """Show the lines; ``titles`` are the steps' by id."""
        clear(self._lines)
        look = self._look
        for check in checks:
            said, title = look.say(check.message), titles.get(check.step_id, "")
            self._lines.addWidget(LineButton(
                look, _ICONS[check.place], title or said, said if title else "",
                partial(self.place.emit, check), "clay"))
        if not checks:
            icon = label()
            icon.setPixmap(look.icon_pixmap("check", "leaf", look.icon_size().width()))
            self._lines.addLayout(row(
                10, icon, 10, label(look.say(N_("Tout est prêt.")), "soft"), None, gap=0))
        self._go.setVisible(not checks)

    def show_people(self, expected: int, present: int) -> None:
        """Say how many people are expected, and how many have come already."""
        plural, words = self._look.tr.plural, []
        if expected:
            words.append(plural("{n} personne attendue", "{n} personnes attendues", expected))
        if present:
            words.append(plural("{n} personne est là", "{n} personnes sont là", present))
        self._expected.setText(" · ".join(words) or self._look.say(
            N_("Personne n’est encore attendu : une liste donne les badges et l’émargement.")))

    def _paper(self, name: str, words: str, icon: str) -> QWidget:
        return LineButton(self._look, icon, self._look.say(words), "",
                          lambda: self.paper.emit(name), "leaf")

    def _act(self, words: str, icon: str, clicked: Callable[[], object]) -> QWidget:
        return LineButton(self._look, icon, self._look.say(words), "", clicked)
