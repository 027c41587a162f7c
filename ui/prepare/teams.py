"""The groups of a step as they are prepared: a name and a question each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.fields import Field, TextField
from facilitator.forms import RowsField
from facilitator.i18n import N_
from facilitator.workshop.groups import Team
from ui.forms.form import FieldForm
from ui.look import Look
from ui.parts.basic import fill

FIELDS: tuple[Field, ...] = (
    RowsField(
        name="groups", label=N_("Groupes"), max_items=60,
        help=N_("Sans groupe préparé, ils se composent dans la salle."),
        fields=(
            TextField(name="label", label=N_("Nom du groupe"), required=True, max_length=80),
            TextField(name="question", label=N_("Question du groupe"), max_length=600),
        ),
    ),
)


class TeamsForm(QWidget):
    """``changed`` is emitted when the person changes a group, adds or removes one."""

    changed = Signal()

    def __init__(self, look: Look, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._new_id = new_id
        self._form = FieldForm(FIELDS, look)
        self._form.changed.connect(self.changed)
        self.before: tuple[Team, ...] = ()
        fill(layout := QVBoxLayout(self), (self._form,), 0)
        layout.setContentsMargins(0, 0, 0, 0)

    def show_teams(self, teams: Sequence[Team]) -> None:
        """Show the groups as the file has them."""
        self.before = tuple(teams)
        rows = [{"label": one.label, "question": one.question} for one in teams]
        if rows != self._form.values()["groups"]:
            self._form.set_values({"groups": rows})

    def teams(self) -> tuple[Team, ...] | None:
        """The groups as typed, those that stay under their ids; None while something is wrong."""
        values = self._form.checked()
        if values is None:
            return None
        rows = [(one["label"], one["question"]) for one in values["groups"]]
        return matched(self.before, rows, self._new_id)


def matched(before: Sequence[Team], rows: Sequence[tuple[str, str]],
            new_id: Callable[[], str]) -> tuple[Team, ...]:
    """Rows as groups: the same words are the same group, others take the ids in between."""
    old = [(one.label, one.question) for one in before]
    found: list[Team] = []
    for _, low, high, start, end in SequenceMatcher(None, old, rows, False).get_opcodes():
        ids = [one.id for one in before[low:high]]
        for place, (label, question) in enumerate(rows[start:end]):
            found.append(Team(ids[place] if place < len(ids) else new_id(), label, question))
    return tuple(found)
