"""What the room will see of a step, with sample answers, and what is still to be mended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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

    ``wide`` puts the phone beside the projector instead of above it.
    """

    def __init__(self, desk: Desk, look: Look) -> None:
        super().__init__()
        self._desk, self._look = desk, look
        self._draft: Draft | None = None
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
        for view in (self._asked, self._shown):
            view.setFixedHeight(round(186 * look.scale))
        self._while = label(say(N_("Pendant que l’on répond")), "small", wrap=True)
        self._after = label(say(N_("Le résultat, avec des réponses d’exemple")), "small",
                            wrap=True)
        room = column(
            label(say(N_("Ce que la salle verra")), "heading", wrap=True),
            self._while, self._asked, 4, self._after, self._shown, None, gap=6)
        hand = column(label(say(N_("Sur les téléphones")), "heading"), 2, self.phone, self._fold,
                      None, gap=6)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        fill(self._sides, (hand, room), 20)
        layout = QVBoxLayout(self)
        fill(layout, (self._advice, self._sides, None), 14)
        self._latest = Latest(desk.tasks, self._draw, self._take, self)

    def set_wide(self, wide: bool) -> None:
        """Put the phone beside the projector, or above it."""
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide
                                 else QBoxLayout.Direction.TopToBottom)

    def show_draft(self, draft: Draft | None) -> None:
        """Show another draft."""
        before, self._draft = self._draft, draft
        if before is None or draft is None or before.step.id != draft.step.id:
            self._asked.show_scene(None)
            self._shown.show_scene(None)
            self.phone.show_scene(None)
            clear(self._advice)
        self.setVisible(draft is not None)
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
        sight = Sight(Stage(), prompt, open=True, collects=kind.collects,
                      answered=len({entry.person for entry in context.entries}) or None,
                      joined=context.joined, entrance=Entrance.of("http://palabre/"), tr=tr)
        room = room_for_picture(sight, measure)
        frame = Frame(room.width, room.height, tr)
        picture = kind.picture(kind.tally(context), context, frame, measure)
        shown = Sight(Stage(), prompt, open=True, shown=True, collects=kind.collects,
                      answered=sight.answered, joined=sight.joined, picture=picture,
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
            icon = label()
            icon.setPixmap(self._look.icon_pixmap("triangle-alert", "clay", 16))
            text = label(self._look.say(words), wrap=True)
            line = row(icon, text, gap=8)
            line.setStretch(1, 1)
            self._advice.addLayout(line)
        if not drawn.advice:
            icon = label()
            icon.setPixmap(self._look.icon_pixmap("check", "leaf", 16))
            line = row(icon, label(self._look.say(N_("Rien ne manque à cette séquence.")), "soft",
                                   wrap=True))
            line.setStretch(1, 1)
            self._advice.addLayout(line)
