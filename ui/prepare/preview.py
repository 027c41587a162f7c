"""What the room will see of a step, with sample answers, and what is still to be mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from facilitator.activities.context import Frame
from facilitator.activities.kind import AnyKind
from facilitator.document.records import StepRecord
from facilitator.fields import InvalidForm
from facilitator.i18n import N_
from facilitator.scene import Scene
from facilitator.theme import load_theme
from facilitator.workshop.checklist import source_advice
from facilitator.workshop.projection.compose import compose, room_for_picture
from facilitator.workshop.projection.sight import Entrance, Sight
from facilitator.workshop.sequence import check_settings
from facilitator.workshop.stage import Stage
from ui.desk import Desk
from ui.examples import example_context
from ui.look import Look
from ui.parts.basic import clear, column, fill, label, row
from ui.parts.scene_view import SceneView
from ui.prepare.phone import SCREEN, phone_scene
from ui.tasks import Latest

_PHONE = 256.0
"""How wide a phone is shown, in pixels."""
_BETWEEN = 20
"""Pixels between the phone and the projector."""


@dataclass(frozen=True)
class Draft:
    """A step as it is being typed."""

    step: StepRecord
    kind: AnyKind
    values: dict[str, Any]


@dataclass(frozen=True)
class Drawn:
    """The draft on its surfaces, and what is to be mended; where nobody is asked anything, there
    is one picture for the room and no result."""

    phone: Scene
    asked: Scene
    shown: Scene | None
    advice: tuple[str, ...]


class Preview(QWidget):
    """Draws the draft off the GUI thread, the latest one only.

    ``wide`` puts the phone beside the projector instead of above it; ``address`` is what phones
    open, "" while nobody knows.
    """

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._draft: Draft | None = None
        self._wide = False
        self.address = ""
        ground = desk.session.projector.ground  # what is seen here is what the room gets
        projected = look.painter(load_theme(ground) if ground else None)
        self._asked = SceneView(projected, ground="paper", radius=6)
        self._shown = SceneView(projected, ground="paper", radius=6)
        self.phone = SceneView(look.painter())
        self.phone.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fold = label(look.say(N_("Sous le trait, il faut faire défiler.")), "small",
                           wrap=True)
        self._fold.hide()
        self._advice = QVBoxLayout()
        self._advice.setSpacing(6)
        say = look.say
        self._while = label(say(N_("Pendant que l’on répond")), "small", wrap=True)
        self._after = label(say(N_("Le résultat, avec des réponses d’exemple")), "small",
                            wrap=True)
        room = column(
            label(say(N_("Ce que la salle verra")), "heading", wrap=True),
            self._while, self._asked, 4, self._after, self._shown, None, gap=6)
        hand = column(label(say(N_("Sur les téléphones")), "heading"), self._fold, 2, self.phone,
                      None, gap=6)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        fill(self._sides, (hand, room), _BETWEEN)
        layout = QVBoxLayout(self)
        fill(layout, (self._advice, self._sides, None), 14)
        self._latest = Latest(desk.tasks, self._draw, self._take, self)

    def set_wide(self, wide: bool, width: int) -> None:
        """Put the phone beside the projector, or under or above it, in so many pixels."""
        self._wide = wide
        self._order()
        room = width - (self._look.side(_PHONE) + _BETWEEN if wide else 0)
        for view in (self._asked, self._shown):
            view.setFixedHeight(round(room * 9 / 16))

    def _order(self) -> None:
        """One under another, what says more comes first: where nothing is asked, the room."""
        direction, draft = QBoxLayout.Direction, self._draft
        asks = draft is None or draft.kind.collects
        self._sides.setDirection(direction.LeftToRight if self._wide
                                 else direction.TopToBottom if asks else direction.BottomToTop)

    def show_draft(self, draft: Draft | None) -> None:
        """Show another draft."""
        before, self._draft = self._draft, draft
        if before is None or draft is None or before.step.id != draft.step.id:
            self._asked.show_scene(None)
            self._shown.show_scene(None)
            self.phone.show_scene(None)
            clear(self._advice)
        self.setVisible(draft is not None)
        self._order()
        if draft is not None:
            self._latest.ask()

    def _draw(self) -> Drawn | None:
        draft = self._draft
        if draft is None:
            return None
        kind, values = draft.kind, draft.values
        try:
            settings = check_settings(kind, values["settings"])
        except InvalidForm:
            return None
        tr, measure = self._desk.speak(self._desk.session.workshop().language), self._look.measure
        own = self._desk.session.results.context(draft.step, with_entries=False)
        context = example_context(kind, kind.examples()[0], settings=settings,
                                  title=values["title"], prompt=values["prompt"],
                                  notes=values["notes"], options=own.options,
                                  groups=own.groups, tr=tr)
        prompt = kind.headline(context)
        people = len({entry.person for entry in context.entries})
        sight = Sight(Stage(), prompt, open=True, collects=kind.collects,
                      answered=(people + 1) // 2 or None, joined=context.joined,
                      entrance=Entrance.of(self.address or "http://palabre/"), tr=tr)
        room = room_for_picture(sight, measure)
        frame = Frame(room.width, room.height, tr)
        picture = kind.picture(kind.tally(context), context, frame, measure)
        shown = Sight(Stage(), prompt, open=True, shown=True, collects=kind.collects,
                      answered=people or None, joined=sight.joined, picture=picture,
                      entrance=sight.entrance, tr=tr)
        mine = replace(own, settings=settings, prompt=values["prompt"], title=values["title"],
                       options=context.options if settings.get("options") else own.options)
        steps = self._desk.session.steps()
        filled = mine if mine.options else replace(mine, options=context.options)
        filled = filled if filled.groups else replace(filled, groups=context.groups)
        phone = phone_scene(kind, filled, draft.step.position + 1, len(steps), tr, measure)
        result = compose(shown, measure, 0.0)
        asked = compose(sight, measure, 0.0) if kind.collects else result
        advice = (*source_advice(self._desk.session, replace(draft.step, settings=settings), steps),
                  *kind.advice(mine))
        return Drawn(phone, asked, result if kind.collects else None, advice)

    def _take(self, drawn: Drawn | None) -> None:
        if drawn is None:
            return
        self._asked.show_scene(drawn.asked)
        self._shown.show_scene(drawn.shown)
        for one in (self._while, self._after, self._shown):
            one.setVisible(drawn.shown is not None)
        scale = self._look.side(_PHONE) / drawn.phone.width
        self.phone.setFixedSize(round(drawn.phone.width * scale),
                                round(drawn.phone.height * scale))
        self.phone.show_scene(drawn.phone)
        self._fold.setVisible(drawn.phone.height > SCREEN + 60)
        clear(self._advice)
        for words in drawn.advice:
            self._advise(label(self._look.say(words), wrap=True), "triangle-alert", "clay")
        if not drawn.advice:
            words = self._look.say(N_("Rien ne manque à cette séquence."))
            self._advise(label(words, "soft", wrap=True), "check", "leaf")

    def _advise(self, words: QLabel, icon: str, token: str) -> None:
        look, mark = self._look, label()
        mark.setPixmap(look.icon_pixmap(icon, token, look.icon_size().width()))
        line = row(mark, words)
        line.setStretch(1, 1)
        self._advice.addLayout(line)
