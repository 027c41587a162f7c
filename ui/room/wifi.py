"""The Wi-Fi that people are told to join: typed once, shown by projector, second screen, poster."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator.fields import InvalidForm
from facilitator.i18n import N_
from facilitator.workshop.wifi import FIELDS, Wifi, check_wifi
from ui.forms.form import FieldForm
from ui.look import Look
from ui.parts.basic import button, row
from ui.room.fold import Fold


class WifiSection(Fold):
    """``kept`` is emitted with a clean :class:`Wifi` when the person keeps what was typed."""

    kept = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, look.say(N_("Wi-Fi à rejoindre")))
        self._wifi = Wifi()
        self.form = FieldForm(FIELDS, look)
        self.keep = button(look, look.say(N_("Afficher ce Wi-Fi")), self._keep)
        self.body.addWidget(self.form)
        self.body.addLayout(row(self.keep, None))
        self.form.changed.connect(self._typed)
        self.show_wifi(Wifi())

    def show_wifi(self, wifi: Wifi) -> None:
        """Show what the workshop keeps, unless something else is being typed."""
        if wifi != self._wifi or not self._dirty():
            self._wifi = wifi
            self.form.set_values(wifi.as_setting())
        self._typed()
        say = self._look.say
        if not wifi.name:
            self.say(say(N_("Pas encore indiqué : l’écran et l’affiche ne montrent que "
                            "l’adresse.")))
        elif wifi.password:
            self.say(say(N_("{name}, mot de passe {password}"), name=wifi.name,
                         password=wifi.password))
        else:
            self.say(say(N_("{name}, sans mot de passe"), name=wifi.name))

    def _dirty(self) -> bool:
        return self.form.values() != self._wifi.as_setting()

    def _typed(self) -> None:
        self.keep.setEnabled(self._dirty())

    def _keep(self) -> None:
        try:
            wifi = check_wifi(self.form.values())
        except InvalidForm as bad:
            self.form.show_errors(bad.errors)
            return
        self.form.show_errors(())
        self.kept.emit(wifi)
