"""What a step asks, drawn as phones show it: the same fields, sentences and sizes as the page.

Sizes are CSS pixels of ``resources/web/style.css``: 17 px text, 48 px targets, a screen of
360 x 640, the smallest that is common. A longer page goes on below the fold, which is marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from facilitator.activities.context import Context
from facilitator.activities.kind import AnyKind, Capability
from facilitator.drawing.build import paragraph
from facilitator.drawing.measure import Measure
from facilitator.fields import (
    ChoiceField,
    Field,
    MultipleChoiceField,
    NumberField,
    Option,
    TextField,
    TextListField,
    ToggleField,
)
from facilitator.forms import OptionListField, PointsField, RowsField
from facilitator.i18n import N_, Translator
from facilitator.scene import Anchor, Circle, Element, Line, Rect, Scene, Text, Weight
from facilitator.vote_fields import RankField, RatingField
from facilitator.web.widgets import LONG_LIST

WIDTH, SCREEN = 360.0, 640.0
LONGEST = 3 * SCREEN
"""Below it the preview says that the page goes on."""
_EDGE, _PAD = 9.0, 21.0
_TEXT, _SMALL, _TARGET = 17.0, 15.3, 52.0


@dataclass
class Page:
    """The page being filled from the top; ``y`` is where the next thing goes."""

    tr: Translator
    measure: Measure
    y: float = 0.0
    elements: list[Element] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def left(self) -> float:
        """Where the text begins."""
        return _EDGE + _PAD

    @property
    def width(self) -> float:
        """How wide the text may be."""
        return WIDTH - 2 * _PAD

    def write(self, text: str, size: float = _TEXT, *, color: str = "ink",
              weight: Weight = Weight.REGULAR, inset: float = 0.0, gap: float = 0.0) -> None:
        """Write a paragraph and ``gap`` of space."""
        if not text:
            return
        lines, height = paragraph(self.measure, text, self.left + inset, self.y,
                                  self.width - inset, size, weight=weight, color=color)
        self.elements += lines
        self.said.append(text)
        self.y += height + gap

    def frame(self, height: float, *, fill: str = "surface", stroke: str | None = "ink-soft",
              inset: float = 0.0, width: float | None = None) -> float:
        """A rounded frame across the page; gives where it begins. The page goes on under it."""
        top = self.y
        wide = self.width - inset if width is None else width
        self.elements.append(Rect(self.left + inset, top, wide, height, fill, stroke, 1, 8))
        self.y += height
        return top

    def pick(self, label: str, *, square: bool) -> None:
        """A choice with its box or its ring."""
        lines = self.measure.wrap(label, _TEXT, self.width - 64)
        high = max(_TARGET, len(lines) * _TEXT * 1.35 + 22)
        top = self.frame(high)
        middle = top + high / 2
        if square:
            self.elements.append(Rect(self.left + 15, middle - 11, 22, 22, "surface", "ink-soft",
                                      1.4, 4))
        else:
            self.elements.append(Circle(self.left + 26, middle, 11, "surface", "ink-soft", 1.4))
        after, self.y = self.y, top + (high - len(lines) * _TEXT * 1.35) / 2
        self.write(label, inset=52)
        self.y = after + 8


def phone_scene(kind: AnyKind, context: Context, place: int, total: int, tr: Translator,
                measure: Measure) -> Scene:
    """The page of a step that is open (or, where nothing is asked, current)."""
    page = Page(tr, measure, _EDGE + 18)
    page.write(tr(N_("séquence {n} sur {total}"), n=place, total=total), _SMALL, color="ink-soft")
    wide = measure.width(page.said[-1], _SMALL) + 16
    bar = page.left + wide, page.y - 13, page.width - wide
    page.elements += [Rect(*bar, 4, "line", radius=2),
                      Rect(bar[0], bar[1], bar[2] * place / max(1, total), 4, "leaf", radius=2)]
    page.y += 22
    if kind.collects:
        _asked(page, kind, context)
    else:
        _looking(page, context)
    return _framed(page)


def _looking(page: Page, context: Context) -> None:
    page.y += 56
    page.write(page.tr(N_("En ce moment")), _SMALL, color="leaf", weight=Weight.SEMIBOLD, gap=6)
    page.write(context.title, 32, weight=Weight.SEMIBOLD, gap=14)
    page.write(context.prompt, 18.7, gap=16)
    page.write(page.tr(N_("Rien à écrire pour l’instant : cela se passe dans la salle.")))


def _asked(page: Page, kind: AnyKind, context: Context) -> None:
    if context.prompt and context.title != context.prompt:
        page.write(context.title, _SMALL, color="leaf", weight=Weight.SEMIBOLD, gap=5)
    page.write(context.prompt or context.title, 25.5, weight=Weight.SEMIBOLD, gap=16)
    if Capability.GROUPS in kind.capabilities and context.groups:
        group = context.groups[0]
        lines = page.measure.wrap(group.question, _TEXT, page.width - 34)
        top = page.frame(46 + (len(lines) * _TEXT * 1.35 if group.question else 0),
                         fill="leaf-soft", stroke=None)
        after, page.y = page.y, top + 12
        page.write(group.label, weight=Weight.SEMIBOLD, inset=17)
        page.write(group.question, inset=17)
        page.y = after + 20
    fields = kind.answer_fields(context)
    alone = len(fields) == 1
    for one in fields:
        _draw(page, one, titled=not alone)
        page.y += 16
        if page.y > LONGEST:
            page.write("…", gap=12)
            break
    button = page.frame(_TARGET, fill="leaf", stroke=None)
    page.elements.append(Text(page.left + page.width / 2, button + 32, page.tr(N_("Envoyer")),
                              _TEXT, "on-leaf", Weight.SEMIBOLD, Anchor.MIDDLE))
    page.said.append(page.tr(N_("Envoyer")))


def _draw(page: Page, known: Field, *, titled: bool) -> None:
    tr = page.tr
    if (titled and not isinstance(known, ToggleField)) or isinstance(
            known, PointsField | RankField | RatingField):
        page.write(tr(known.label), weight=Weight.SEMIBOLD, gap=6)
    page.write(tr(known.help), _SMALL, color="ink-soft", gap=6)
    match known:
        case TextListField(lines=True) | OptionListField():
            page.frame(140)
        case TextListField():
            _texts(page, known)
        case TextField():
            page.frame(118 if known.multiline else _TARGET)
        case ChoiceField() if len(known.options) > LONG_LIST:
            top = page.frame(_TARGET)
            page.elements.append(Text(page.left + 14, top + 32, tr(N_("Choisir…")), _TEXT))
        case ChoiceField() | MultipleChoiceField():
            square = isinstance(known, MultipleChoiceField) and known.max_choices != 1
            for option in known.options:
                page.pick(tr(option.label), square=square)
        case NumberField():
            page.frame(_TARGET, width=102)
        case ToggleField():
            page.pick(tr(known.label), square=True)
        case PointsField():
            page.write(tr.plural("{n} point à répartir.", "{n} points à répartir.", known.budget),
                       _SMALL, color="ink-soft", gap=8)
            for option in known.options:
                _stepper(page, option)
        case RankField():
            page.write(tr(N_("1 pour ce qui compte le plus. Deux options peuvent avoir le même "
                             "rang ; ce qui reste vide n’est pas classé.")), _SMALL,
                       color="ink-soft", gap=8)
            for option in known.options:
                _ranked(page, option)
        case RatingField():
            for option in known.options:
                _rated(page, known, option)
        case RowsField():
            for inner in known.fields:
                _draw(page, inner, titled=True)
                page.y += 12
        case _:
            page.frame(_TARGET)


def _texts(page: Page, known: TextListField) -> None:
    several = known.max_items > 1
    # The page shows three and grows from there.
    for number in range(min(3, known.max_items)):
        high = (78 if several else 118) if known.multiline else _TARGET
        top = page.frame(high, inset=27 if several else 0)
        if several:
            page.elements.append(Text(page.left + 4, top + 32, str(number + 1), _TEXT, "ink-soft",
                                      Weight.SEMIBOLD))
        page.y += 10


def _line(page: Page) -> None:
    page.elements.append(Line(page.left, page.y, page.left + page.width, page.y))
    page.y += 10


def _beside(page: Page, label: str, room: float, inset: float = 0.0) -> tuple[float, float]:
    """Write a label with ``room`` kept at the right; gives the row's top and height."""
    lines = page.measure.wrap(label, _TEXT, page.width - room - inset)
    high = max(_TARGET, len(lines) * _TEXT * 1.35)
    top = page.y
    texts, _ = paragraph(page.measure, label, page.left + inset,
                         top + (high - len(lines) * _TEXT * 1.35) / 2,
                         page.width - room - inset, _TEXT)
    page.elements += texts
    page.said.append(label)
    page.y = top + high + 10
    return top, high


def _stepper(page: Page, option: Option) -> None:
    _line(page)
    top, high = _beside(page, page.tr(option.label), 154)
    middle, right = top + high / 2, page.left + page.width
    for x, sign in ((right - 115, "−"), (right - 25, "+")):
        page.elements += [Circle(x, middle, 25, "surface", "ink-soft"),
                          Text(x, middle + 8, sign, 23, anchor=Anchor.MIDDLE)]
    page.elements.append(Text(right - 70, middle + 7, "0", 20, weight=Weight.SEMIBOLD,
                              anchor=Anchor.MIDDLE))


def _ranked(page: Page, option: Option) -> None:
    _line(page)
    top, high = _beside(page, page.tr(option.label), 0, inset=88)
    page.elements += [Rect(page.left, top + high / 2 - 24, 75, 48, "surface", "ink-soft", 1, 8),
                      Text(page.left + 18, top + high / 2 + 6, "–", _TEXT)]


def _rated(page: Page, known: RatingField, option: Option) -> None:
    _line(page)
    page.write(page.tr(option.label), gap=8)
    for scale in known.scales:
        page.write(page.tr(scale.label), _SMALL, color="ink-soft", gap=3)
        wide = page.width / max(1, len(scale.choices))
        for number, choice in enumerate(scale.choices):
            x = page.left + number * wide
            words = page.measure.cut(page.tr(choice.label), 15, wide - 4)
            page.elements += [Rect(x, page.y, wide, _TARGET, "surface", "ink-soft"),
                              Text(x + wide / 2, page.y + 31, words, 15, anchor=Anchor.MIDDLE)]
            page.said.append(words)
        page.y += _TARGET + 8


def _framed(page: Page) -> Scene:
    """Put the glass around the page and mark the fold."""
    high = max(SCREEN, page.y + 18 - _EDGE)
    wide = WIDTH + 2 * _EDGE
    glass = Rect(2, 2, wide - 4, high + 2 * _EDGE - 4, "paper", "ink-soft", 3, 30)
    mark: list[Element] = []
    if high > SCREEN + 40:
        fold = _EDGE + SCREEN
        dash = 9.0
        mark = [Line(x, fold, x + dash / 2, fold, "clay", 1.6)
                 for x in (_EDGE + 4 + n * dash for n in range(int((WIDTH - 8) / dash)))]
    drawn = cast("tuple[Element, ...]", (glass, *page.elements, *mark))
    return Scene(wide, high + 2 * _EDGE, drawn, alt=" / ".join(page.said))
