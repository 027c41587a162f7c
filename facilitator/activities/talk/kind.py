"""What a talk is, on every surface."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.activities.context import Context, Example, Frame, Payload
from facilitator.activities.kind import Kind
from facilitator.activities.talk.examples import EXAMPLES
from facilitator.activities.talk.picture import draw_talk
from facilitator.activities.talk.report import talk_blocks
from facilitator.activities.talk.result import TalkResult, comparison
from facilitator.blocks import Block
from facilitator.drawing.measure import Measure
from facilitator.fields import Field, TextField, TextListField
from facilitator.forms import RowsField
from facilitator.i18n import N_, Translator
from facilitator.scene import Scene


class Talk(Kind[TalkResult]):
    """A presentation, a break, a welcome: nothing is asked, notes and a table may remain."""

    name = "talk"
    label = N_("Parole ou pause")
    description = N_("Un accueil, un exposé, une pause : rien n’est demandé aux participants.")
    icon = "presentation"
    minutes = 15

    @property
    def collects(self) -> bool:
        return False

    def settings_fields(self) -> tuple[Field, ...]:
        return (
            TextListField(
                name="columns", label=N_("Ce que l’on compare"), lines=True, max_items=5,
                max_length=80, help=N_("Un par ligne ; vide s’il n’y a pas de tableau."),
                advanced=True,
            ),
            RowsField(
                name="rows", label=N_("Lignes du tableau"), max_items=20, advanced=True,
                fields=(
                    TextField(name="label", label=N_("Ligne"), required=True, max_length=120),
                    TextListField(
                        name="cells", label=N_("Cases"), lines=True, places=True, max_items=5,
                        max_length=600, help=N_("Une par ligne, dans l’ordre des colonnes."),
                    ),
                ),
            ),
        )

    def answer_fields(self, context: Context) -> tuple[Field, ...]:
        return ()

    def entries(self, value: Mapping[str, Any], context: Context) -> dict[str, Payload]:
        return {}

    def form_value(self, payloads: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
        return {}

    def tally(self, context: Context) -> TalkResult:
        table = comparison(context.settings)
        return TalkResult(context.title, context.prompt, context.notes, table)

    def picture(
        self, result: TalkResult, context: Context, frame: Frame, measure: Measure
    ) -> Scene:
        return draw_talk(result, frame, measure)

    def headline(self, context: Context) -> str:
        """The title over instructions or a table; alone, it is itself the picture."""
        more = context.prompt or comparison(context.settings) is not None
        return context.title if more else ""

    def report(
        self, result: TalkResult, context: Context, tr: Translator, measure: Measure
    ) -> list[Block]:
        return talk_blocks(result, tr)

    def table(
        self, result: TalkResult, context: Context, tr: Translator
    ) -> tuple[list[str], list[list[Any]]]:
        if result.table is None:
            return [tr("Notes")], [[result.notes]] if result.notes else []
        return list(result.table.header), [list(row) for row in result.table.rows]

    def advice(self, context: Context) -> tuple[str, ...]:
        settings = context.settings
        if bool(settings.get("columns")) != bool(settings.get("rows")):
            return (N_("Le tableau comparatif a besoin de colonnes et de lignes."),)
        return ()

    def examples(self) -> tuple[Example, ...]:
        return EXAMPLES
