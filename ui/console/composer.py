"""What is asked of the groups: how many or how large, who apart, who mixed, which questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from facilitator.fields import Option
from facilitator.i18n import N_
from facilitator.workshop.earlier import Earlier
from facilitator.workshop.wishes import Wish
from ui.console.circles import Circles
from ui.look import Look
from ui.parts.basic import button, fill, label, row, spin
from ui.parts.check import Check
from ui.parts.flow import flow
from ui.parts.tip import tip

SIZE, COUNT = range(2)


class ComposerPanel(QWidget):
    """A :class:`Wish` as a form; ``wanted`` asks for groups made to it.

    ``remembered`` asks for the file of an earlier workshop, ``forgotten`` tells the id of one that
    is no longer to count. The button :attr:`compose` is for whoever shows the form to place.
    """

    wanted = Signal(object)
    remembered = Signal()
    forgotten = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self._wish: Wish | None = None
        self._fields: tuple[Option, ...] = ()
        self._votes: tuple[Option, ...] = ()
        self._known: tuple[Earlier, ...] = ()
        self.way = self._combo(N_("Groupes par taille ou par nombre"))
        self.way.addItems([say(N_("Personnes par groupe")), say(N_("Nombre de groupes"))])
        self.number = spin(1, 200, 84)
        self.number.setAccessibleName(say(N_("Combien")))
        self.number.setValue(5)
        self.apart = self._combo(N_("Séparer celles et ceux qui ont en commun"))
        self.choices = self._combo(N_("Questions d’un vote"))
        self._menu = QMenu(self)
        self.mix = button(look, say(N_("Mêler selon…")), icon="users", role="quiet",
                          tip=say(N_("Répartir également les réponses du portrait")))
        self.mix.setMenu(self._menu)
        self._rounds = QMenu(self)
        self.rounds = button(look, say(N_("Autres séquences…")), icon="layout-grid",
                             role="quiet", tip=say(N_(
                                 "Composer en même temps les groupes d’autres séquences, pour que "
                                 "chaque personne en rencontre le plus possible")))
        self.rounds.setMenu(self._rounds)
        self._before = QMenu(self)
        self.earlier = button(look, "", icon="folder-open", role="quiet", tip=say(N_(
            "Compter aussi qui s’est rencontré dans les groupes d’ateliers précédents, lus dans "
            "leurs fichiers")))
        self.earlier.setMenu(self._before)
        self._show_earlier(())
        self.keep = Check(say(N_("Ne pas déplacer qui a déjà un groupe")))
        self.apart_earlier = Check(say(N_("Éviter les personnes déjà rencontrées")))
        self.compose = button(look, say(N_("Composer")), self._ask, icon="layout-grid")
        layout = QVBoxLayout(self)
        fill(layout, (
            row(self.way, self.number),
            self._named((N_("Séparer selon"), self.apart), (N_("Questions d’un vote"),
                                                           self.choices)),
            flow(self.mix, self.rounds, self.earlier, gap=2), self.keep, self.apart_earlier, None,
        ), 8)

    def _combo(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(self._look.say(name))
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(8)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.currentTextChanged.connect(lambda text: made.setToolTip(tip(text)))
        return made

    def _named(self, *choices: tuple[str, QComboBox]) -> QGridLayout:
        """Choices behind their words, with all the room there is for what is chosen."""
        made = QGridLayout()
        made.setSpacing(8)
        for place, (words, choice) in enumerate(choices):
            made.addWidget(label(self._look.say(words), "small"), place, 0)
            made.addWidget(choice, place, 1)
        made.setColumnStretch(1, 1)
        return made

    def show_circles(self, seen: Circles) -> None:
        """Show what was asked last, where what can be asked changed; typing is left alone."""
        wish, fields, votes = seen.wish, seen.fields, seen.votes
        self._offer_rounds(seen.others)
        self._show_earlier(seen.earlier)
        before, self._wish = self._wish, wish
        known = before is not None and _as_asked(before) == _as_asked(wish)
        if known and (tuple(fields), tuple(votes)) == (self._fields, self._votes):
            return
        self._wish, self._fields, self._votes = wish, tuple(fields), tuple(votes)
        say = self._look.say
        if wish.groups or wish.size:
            self.way.setCurrentIndex(COUNT if wish.groups else SIZE)
            self.number.setValue(wish.groups or wish.size or 5)
        _offer(self.apart, say(N_("ne séparer personne")), fields, wish.apart, say)
        _offer(self.choices, say(N_("ne pas en donner")), votes, wish.choices, say)
        self._menu.clear()
        for field in fields:
            action = QAction(say(field.label), self._menu)
            action.setData(field.id)
            action.setCheckable(True)
            action.setChecked(field.id in wish.mix)
            action.toggled.connect(self._say_mix)
            self._menu.addAction(action)
        self.mix.setEnabled(bool(fields))
        self.keep.setChecked(wish.keep)
        self.apart_earlier.setChecked(wish.avoid_earlier)
        self._say_mix()

    def wish(self) -> Wish:
        """What is asked as the form stands."""
        number, size = self.number.value(), self.way.currentIndex() == SIZE
        return replace(
            self._wish or Wish(), size=number if size else None, groups=None if size else number,
            apart=str(self.apart.currentData() or ""), mix=tuple(self._mixed()),
            choices=str(self.choices.currentData() or ""), keep=self.keep.isChecked(),
            avoid_earlier=self.apart_earlier.isChecked(),
        )

    def steps(self) -> tuple[str, ...]:
        """The other steps whose groups are to be made as well, by id."""
        return tuple(str(one.data()) for one in self._rounds.actions() if one.isChecked())

    def _offer_rounds(self, steps: Sequence[Option]) -> None:
        if [one.data() for one in self._rounds.actions()] == [one.id for one in steps]:
            return
        self._rounds.clear()
        for step in steps:
            action = QAction(step.label, self._rounds)
            action.setData(step.id)
            action.setCheckable(True)
            action.toggled.connect(self._say_rounds)
            self._rounds.addAction(action)
        self.rounds.setVisible(bool(steps))
        self._say_rounds()

    def _show_earlier(self, known: tuple[Earlier, ...]) -> None:
        if known == self._known and self._before.actions():
            return  # the menu may be open
        self._known, say, tr = known, self._look.say, self._look.tr
        self._before.clear()
        for one in known:
            action = QAction(tr.plural("{title} ({n} personne reconnue)",
                                       "{title} ({n} personnes reconnues)", one.people,
                                       title=one.title), self._before)
            action.setCheckable(True)
            action.setChecked(True)
            action.triggered.connect(lambda _, key=one.id: self.forgotten.emit(key))
            self._before.addAction(action)
        self._before.addAction(say(N_("Choisir le fichier d’un atelier…")), self.remembered.emit)
        words = tr.plural("{n} atelier précédent pris en compte",
                          "{n} ateliers précédents pris en compte", len(known)) if known else (
            say(N_("Ateliers précédents…")))
        self.earlier.setText(" " + words)
        self.earlier.setAccessibleName(words)

    def _say_rounds(self) -> None:
        """Several rounds place everybody anew: nobody can be kept where they are."""
        say, names = self._look.say, [one.text() for one in self._rounds.actions()
                                      if one.isChecked()]
        words = say(N_("Aussi pour : {steps}"), steps=", ".join(names)) if names else (
            say(N_("Autres séquences…")))
        self.rounds.setText(" " + (words if len(words) < 30 else words[:29] + "…"))
        self.rounds.setAccessibleName(words)
        self.keep.setEnabled(not names)

    def _mixed(self) -> list[str]:
        return [str(one.data()) for one in self._menu.actions() if one.isChecked()]

    def _say_mix(self) -> None:
        names = [one.text() for one in self._menu.actions() if one.isChecked()]
        say = self._look.say
        words = say(N_("Mêler selon : {fields}"), fields=", ".join(names)) if names else (
            say(N_("Mêler selon…")))
        self.mix.setText(" " + (words if len(words) < 44 else words[:43] + "…"))
        self.mix.setAccessibleName(words)

    def _ask(self) -> None:
        self.wanted.emit(self.wish())


def _as_asked(wish: Wish) -> Wish:
    """What of a wish is in the form."""
    return replace(wish, together=(), parted=())


def _offer(box: QComboBox, none: str, options: Sequence[Option], chosen: str, say: object) -> None:
    box.clear()
    box.addItem(none, "")
    for option in options:
        box.addItem(say(option.label) if callable(say) else option.label, option.id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
