"""The tabs of the result: its picture as the room would see it, and its numbers as a list."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from facilitator.activities.context import Frame
from facilitator.i18n import N_
from facilitator.scene import Scene
from facilitator.workshop.sources import count_sources, sources_in_words
from ui.console.lines import on_keys
from ui.console.picture_export import export_button
from ui.console.result_table import ResultTable
from ui.console.tab import Setting, StepTab
from ui.parts.basic import label, row
from ui.parts.empty import Empty
from ui.parts.scene_view import SceneView, legible

_WIDE = 1400.0
"""Width of a picture in points; its height follows the place that it has."""
_FLAT = 0.3
"""Parts of its width that it is high at least."""


class PictureTab(StepTab):
    """The result as a picture; drawn for the place it has, with the console's own text size."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._memory: Any = None
        self._shape = (_WIDE * 9 / 16, 20.0)  # height, and what is legible
        self.view = SceneView(setting.look.painter(), near=setting.look.scale)
        self.view.resized.connect(self._fit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view, 1)
        self._sources = label("", "soft", wrap=True)
        self._sources.hide()  # or the picture is drawn for less room than it mostly has
        layout.addWidget(self._sources)
        self._export = export_button(setting, self.view)
        self._export.setVisible(False)
        self.corner = QWidget()
        self.corner.setLayout(row(self._export))
        self.corner.setFocusProxy(self._export)

    def read(self) -> tuple[Scene, str, bool]:
        session, kind, look = self.setting.desk.session, self.setting.kind, self.setting.look
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        result = session.results.result(step.id)
        high, small = self._shape
        frame = Frame(_WIDE, high, look.tr, previous=self._memory, near=True, legible=small)
        memory = kind.arrange(result, context, frame, look.measure)
        if memory is not None:
            self._memory = memory
            frame = replace(frame, previous=memory)
        counts = session.document.read(partial(count_sources, step_id=step.id))
        return (kind.picture(result, context, frame, look.measure),
                sources_in_words(counts, look.tr, secret=bool(step.settings.get("secret"))),
                bool(counts) or not kind.collects)

    def take(self, value: tuple[Scene, str, bool]) -> None:
        scene, sources, something = value
        self.view.show_scene(scene)
        self._sources.setText(sources)
        self._sources.setVisible(bool(sources))
        self._export.setVisible(something)

    def _fit(self) -> None:
        """Draw again where the place has another shape, or is of so different a size that type
        would be too small or larger than it need be."""
        width, height = self.view.room()
        high = _WIDE * max(_FLAT, height / max(1.0, width))
        points = max(_WIDE / max(1.0, width), high / max(1.0, height))
        small = legible(self.view.least(), points)
        before, legible_before = self._shape
        if abs(high - before) > 10 or abs(small / legible_before - 1) > 0.03:
            self._shape = high, small
            self.refresh()


class TableTab(StepTab):
    """The result as a list."""

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        say = setting.look.say
        self.view = ResultTable(setting.look, say(N_("Résultat en liste")))
        self.model = self.view.table
        self._options: dict[str, str] = {}
        on_keys(self.view, {"D": lambda: self.trace_from([self._thing()])})
        self.offer_trace(self.view, self._thing)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Empty(setting.look, "list", say(N_("Rien à compter pour l’instant"))))
        self._stack.addWidget(self.view)

    def read(self) -> tuple[list[str], list[list[Any]]]:
        session, kind = self.setting.desk.session, self.setting.kind
        step = self.setting.fresh_step()
        context = session.results.context(step, with_entries=False)
        self._options = {option.label: option.id for option in context.options}
        return kind.listed(session.results.result(step.id), context, self.setting.look.tr)

    def _thing(self) -> str:
        """The option in focus, which the thread leads back from; "" where a row is none."""
        index = self.view.currentIndex()
        cells = (str(index.siblingAtColumn(n).data()) for n in range(self.model.columnCount()))
        return next((self._options[cell] for cell in cells if cell in self._options), "")

    def take(self, value: tuple[list[str], list[list[Any]]]) -> None:
        self.view.show_table(*value)
        self._stack.setCurrentIndex(1 if value[1] else 0)
