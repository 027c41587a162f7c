"""One result looked back at: title, picture, and the answers in words."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.document.records import StepRecord
from facilitator.i18n import N_
from ui.console.result_table import ResultTable
from ui.look import Look
from ui.lookback.reading import FEWEST, Seen
from ui.parts.basic import fill, label
from ui.parts.empty import Empty
from ui.parts.scene_view import SceneView


class Pane(QWidget):
    """Shows what was seen of one step."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        say = look.say
        self.title = label("", "title", wrap=True)
        self.facts = label("", "soft", wrap=True)
        self.picture = SceneView(look.painter(), near=look.scale)
        self.answers = ResultTable(look, say(N_("Réponses")))
        self.model = self.answers.table
        self._nobody = Empty(look, "search", "")
        shown = QWidget()
        fill(inner := QVBoxLayout(shown), (self.picture, self.answers), 12)
        inner.setStretch(0, 3)
        inner.setStretch(1, 2)
        self._stack = QStackedWidget()
        self._stack.addWidget(shown)
        self._stack.addWidget(self._nobody)
        layout = QVBoxLayout(self)
        fill(layout, (self.title, self.facts, self._stack), 4)
        layout.setStretch(2, 1)

    def room(self) -> float:
        """How high the picture may be, in pixels."""
        return max(180.0, self.picture.room()[1])

    def wait(self, step: StepRecord) -> None:
        """Say what is being read, where that takes a moment."""
        self.title.setText(step.prompt or step.title)
        self.facts.setText(step.title if step.prompt else "")
        self.picture.show_scene(None)
        self.answers.show_table([], [])
        self._stack.setCurrentIndex(0)

    def show_seen(self, seen: Seen, *, in_words: bool = True) -> None:
        """Show a result, and the answers ``in_words`` under it."""
        self.answers.setVisible(in_words)
        look, step = self._look, seen.step
        self.title.setText(step.prompt or step.title)
        count = look.say(N_("moins de {n}"), n=FEWEST) if seen.few else look.tr.plural(
            "{n} personne", "{n} personnes", seen.people)
        self.facts.setText(f"{step.title} · {count}" if step.prompt else count)
        few = look.say(N_("Moins de {n} personnes de ce portrait ont répondu ici"), n=FEWEST)
        hint = look.say(N_("Leurs réponses ne sont pas montrées à part : on saurait de qui elles "
                           "viennent."))
        if seen.few:
            self._nobody.say(few, hint)
        else:
            self._nobody.say(look.say(N_("Personne de ce portrait n’a répondu ici")))
        self._stack.setCurrentIndex(0 if seen.said.rows else 1)
        self.picture.show_scene(seen.picture)
        self.answers.show_table(list(seen.said.header), [list(one) for one in seen.said.rows])
