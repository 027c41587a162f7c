"""The form of the chosen card: a step's settings, or the workshop's own details."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.document.records import StepRecord
from facilitator.workshop.session import Session
from ui.look import Look
from ui.parts.basic import fill, scrolled
from ui.prepare.details import StepForm, WorkshopForm
from ui.prepare.seen import Prepared
from ui.prepare.sources import Sources, sources_of


class CardForm(QWidget):
    """A form in a place that scrolls; made anew only where another card or other sources need it.

    ``kept`` tells a step's id and its values, ``grouped`` its id and its groups before and after,
    ``described`` the workshop's values, ``typed`` that a draft may look different.
    """

    kept = Signal(str, dict)
    grouped = Signal(str, object, object)
    described = Signal(dict)
    typed = Signal()

    def __init__(self, session: Session, look: Look) -> None:
        super().__init__()
        self._session, self._look = session, look
        self._form: StepForm | WorkshopForm | None = None
        self._formed: tuple[str, Sources] | None = None
        self._area = scrolled(QWidget())
        fill(QVBoxLayout(self), (self._area,), 0)

    def form(self) -> StepForm | WorkshopForm | None:
        """The form of the chosen card."""
        return self._form

    def show_card(self, step: StepRecord | None, seen: Prepared) -> None:
        """Show the form of a step, or of the workshop where there is none."""
        kinds = self._session.kinds
        kind = kinds.get(step.kind) if step is not None else None
        sources = Sources() if step is None else sources_of(step, seen.steps, kinds, self._look)
        name = (step.id, sources) if step is not None and kind is not None else None
        if name != self._formed or self._form is None:
            if self._form is not None:
                self._form.settle()
            self._formed = name
            if step is not None and kind is not None:
                self._form = StepForm(self._look, step, kind, self._session.clock.new_id, sources)
                self._form.kept.connect(partial(self.kept.emit, step.id))
                self._form.grouped.connect(partial(self.grouped.emit, step.id))
                self._form.typed.connect(self.typed)
            else:
                self._form = WorkshopForm(self._look, seen.workshop.language)
                self._form.kept.connect(self.described)
            self._put(self._form)
        if isinstance(self._form, StepForm) and step is not None:
            self._form.show_step(step, seen.teams.get(step.id, ()),
                                 seen.answered.get(step.id, 0))
        elif isinstance(self._form, WorkshopForm):
            self._form.show_workshop(seen.workshop)

    def _put(self, form: QWidget) -> None:
        inner = QWidget()
        layout = QVBoxLayout(inner)
        fill(layout, (form,), 0)
        layout.setContentsMargins(32, 20, 32, 24)
        inner.setProperty("role", "ground")
        self._area.setWidget(inner)
