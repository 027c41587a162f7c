"""What of a result is on the projector: its picture, its list, one term alone, or how it grew."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from facilitator.i18n import N_
from ui.console.tab import Setting
from ui.parts.basic import button, fill, label, row

VIEWS = (("", N_("Image")), ("list", N_("Liste")))
"""Values of ``Stage.view`` with what is said of them; ``replay`` is a deed beside them."""


class StageRow(QWidget):
    """Buttons for the views of a result; they do nothing while another step is on."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self._key = ""
        look, say = setting.look, setting.look.say
        self._views = {
            view: button(look, say(words), partial(self._show, view=view, detail=""),
                         role="tab", checkable=True)
            for view, words in VIEWS
        }
        replay = button(look, say(N_("Rejouer")), partial(self._show, view="replay", detail=""),
                        role="quiet", icon="play", checkable=True,
                        tip=say(N_("Montrer comment l’image s’est formée, réponse après réponse")))
        self._views["replay"] = replay
        self._alone = button(look, say(N_("Le terme choisi")),
                             lambda: self.show_alone(self._key), role="tab", checkable=True,
                             tip=say(N_("Un terme seul, avec ce qui a été écrit (Entrée)")))
        line = row(gap=4)
        fill(line, (label(say(N_("À l’écran :")), "soft"), self._views[""], self._views["list"],
                    self._alone, 20, replay, None), 4)
        self.setLayout(line)

    def show_stage(self, key: str) -> None:
        """Show what is on, and have ``key`` be the term to show alone."""
        self._key = key
        stage = self._setting.desk.session.flow.stage()
        mine = stage.step_id == self._setting.step.id
        self._alone.setEnabled(mine and bool(key or stage.detail))
        self._alone.setChecked(mine and bool(stage.detail))
        for view, one in self._views.items():
            one.setEnabled(mine)
            one.setChecked(mine and not stage.detail and stage.view == view)

    def show_alone(self, key: str) -> None:
        """Show one term alone, or all again where it is already so."""
        stage = self._setting.desk.session.flow.stage()
        self._show(view="", detail="" if not key or stage.detail == key else key)

    def _show(self, **values: str) -> None:
        flow = self._setting.desk.session.flow
        if flow.stage().step_id == self._setting.step.id:
            self._setting.desk.do(lambda: flow.set_stage(**values))
