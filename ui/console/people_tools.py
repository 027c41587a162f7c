"""What is done with the people and groups that are chosen, in a row under them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from ui.console.tab import short
from ui.look import Look
from ui.parts.basic import button
from ui.parts.flow import flow

Act = Callable[[], object]


class PeopleTools(QWidget):
    """Together, apart and gone ask for people, to merge asks for groups."""

    def __init__(self, look: Look, *, together: Act, part: Act, merge: Act, leave: Act) -> None:
        super().__init__()
        say = look.say
        self._together = short(say(N_("Ensemble")), button(
            look, say(N_("Ensemble (E)")), together, role="quiet",
            tip=say(N_("Garder les personnes choisies dans un même groupe, ou ne plus le faire "
                       "(E)"))))
        self._part = short(say(N_("À part")), button(
            look, say(N_("À part (A)")), part, role="quiet",
            tip=say(N_("Ne jamais mettre deux des personnes choisies dans un même groupe, ou ne "
                       "plus y veiller (A)"))))
        self._merge = short(say(N_("Réunir")), button(
            look, say(N_("Réunir (F)")), merge, role="quiet",
            tip=say(N_("Mettre les groupes choisis en un seul ; chaque ligne garde son origine "
                       "(F)"))))
        self._leave = short(say(N_("Parti·e")), button(
            look, say(N_("Est parti·e, ou revient (X)")), leave, role="quiet",
            icon="user-minus"))
        self.setLayout(flow(self._together, self._part, self._merge, None, self._leave, gap=0))
        self.ready(0, 0)

    def ready(self, people: int, teams: int) -> None:
        """Offer what can be done with so many chosen."""
        for tool in (self._together, self._part):
            tool.setEnabled(people > 1)
        self._leave.setEnabled(people > 0)
        self._merge.setEnabled(teams > 1)
