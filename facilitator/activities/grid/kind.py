"""What a grid is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.common import payloads_to_texts, prompt_advice
from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.grid.draft import grid_draft
from facilitator.activities.grid.examples import EXAMPLES
from facilitator.activities.grid.picture import draw_grids
from facilitator.activities.grid.report import grid_blocks
from facilitator.activities.grid.result import GridResult, sort_lines
from facilitator.activities.grid.wording import alike, name_of
from facilitator.activities.kind import Capability, Kind
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, NumberField, Option, TextField, TextListField
from facilitator.forms import OptionListField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene
from facilitator.text.prose import Prose

LINES = 5
LENGTH = 400
MOST_COLUMNS = 12


class Grid(Kind[GridResult]):
    """Cells of text under the facilitator's headings, one grid per group.

    Every line of a cell is an answer with its own author; its group is the entry's.
    """

    name = "grid"
    label = N_("Grille par groupe")
    description = N_("Chaque sous-groupe remplit une grille dont vous choisissez les rubriques.")
    icon = "table"
    capabilities = frozenset({Capability.GROUPS, Capability.MODERATION})
    minutes = 40

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            OptionListField(
                name="columns", label=N_("Rubriques"), max_items=MOST_COLUMNS, max_length=80,
                help=N_("Une par ligne, par exemple : Difficultés, Leviers."),
            ),
            TextField(
                name="from_step", label=N_("Questions reprises d’une séquence"), max_length=80,
                help=N_("Son nom court : chaque groupe reçoit une des premières."), advanced=True,
            ),
            NumberField(
                name="group_count", label=N_("Nombre de groupes"), minimum=1, maximum=60,
                help=N_("Vide : selon le nombre de personnes."), advanced=True,
            ),
            NumberField(
                name="lines", label=N_("Lignes par personne dans une case"), minimum=1,
                maximum=20, default=LINES, advanced=True,
            ),
            NumberField(
                name="length", label=N_("Longueur d’une ligne"), minimum=20, maximum=4000,
                default=LENGTH, unit=N_("caractères"), advanced=True,
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return tuple(
            TextListField(
                name=column.id, label=column.label,
                max_items=int(context.settings.get("lines") or LINES),
                max_length=int(context.settings.get("length") or LENGTH), places=True,
            )
            for column in _columns(context)
        )

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        return {
            f"{column.id}.{place}": {"column": column.id, "text": text}
            for column in _columns(context)
            for place, text in enumerate(value.get(column.id, ()))
            if text
        }

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        columns: dict[str, dict[str, Mapping[str, Any]]] = {}
        for slot, payload in payloads.items():
            column, _, place = slot.rpartition(".")
            columns.setdefault(column, {})[place] = payload
        return {column: payloads_to_texts(cell) for column, cell in columns.items()}

    def tally(self, context: Context) -> GridResult:
        return sort_lines(
            context.entries, _columns(context), context.groups, context.common
        )

    def picture(
        self, result: GridResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_grids(result, frame, measure)

    def report(
        self, result: GridResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return grid_blocks(result, tr)

    def draft(self, result: GridResult, context: Context, prose: Prose) -> list[Block]:
        return grid_draft(result, prose)

    def table(
        self, result: GridResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        header = [tr("Groupe"), tr("Question"), tr("Rubrique"), tr("Ligne"), tr("En plénière")]
        merged = any(line.origin for grid in result.grids for cell in grid.cells for line in cell)
        rows = [
            [name_of(grid, tr), grid.question, column.label, line.text,
             tr("oui") if line.added else "", *([line.origin] if merged else [])]
            for grid in result.grids
            for column, cell in zip(result.columns, grid.cells, strict=True)
            for line in cell
        ]
        return [*header, *([tr("Écrit par")] if merged else [])], rows

    def listed(
        self, result: GridResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        """The same words of a cell once, the most written first."""
        found = [
            (grid, column, some)
            for grid in result.grids
            for column, cell in zip(result.columns, grid.cells, strict=True)
            for some in sorted(alike(cell), key=len, reverse=True)
        ]
        if all(len(some) == 1 for _, _, some in found):
            return self.table(result, context, tr)
        merged = any(some[0].origin for _, _, some in found)
        header = [tr("Groupe"), tr("Question"), tr("Rubrique"), tr("Ligne"), tr("Fois"),
                  tr("En plénière"), *([tr("Écrit par")] if merged else [])]
        return header, [
            [name_of(grid, tr), grid.question, column.label, some[0].text, len(some),
             tr("oui") if some[0].added else "", *([some[0].origin] if merged else [])]
            for grid, column, some in found
        ]

    def text(self, payload: Mapping[str, Any], context: Context) -> str:
        return str(payload.get("text", ""))

    def line(
        self, payload: Mapping[str, Any], context: Context, tr: Translator
    ) -> tuple[str, ...]:
        under = next((one.label for one in _columns(context)
                      if one.id == str(payload.get("column"))), "")
        return tuple(filter(None, (self.text(payload, context), under)))

    def advice(self, context: Context) -> tuple[str, ...]:
        advice = prompt_advice(context)
        columns = _columns(context)
        if not columns:
            advice.append(N_("La grille n’a encore aucune rubrique."))
        if len(columns) > 6:
            advice.append(N_("Plus de six rubriques se lisent mal sur un écran."))
        waits = bool(context.settings.get("from_step"))
        if not waits and any(not group.question for group in context.groups):
            advice.append(N_("Un groupe n’a pas encore de question."))
        return tuple(advice)

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES


def _columns(context: Context) -> tuple[Option, ...]:
    return tuple(Option(c["id"], c["label"]) for c in context.settings.get("columns", ()))
