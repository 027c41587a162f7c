"""Keyword cards for trios: four A6 cards on an A4 sheet, to cut apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.document.records import StepRecord
from facilitator.errors import NotAllowed
from facilitator.i18n import N_
from facilitator.printing.groups import in_groups
from facilitator.printing.sheet import A4, Box, Press, Sheet, cut_lines, grid_boxes
from facilitator.scene import Anchor, Scene, Weight
from facilitator.workshop.session import Session

_SIZES = (46.0, 40.0, 34.0, 29.0, 25.0, 21.0, 18.0, 16.0, 14.0, 12.0)


@dataclass(frozen=True, slots=True)
class Card:
    """``keyword`` large in the middle, ``label`` (the trio's name) above, ``prompt`` below."""

    keyword: str
    label: str = ""
    prompt: str = ""


def step_cards(session: Session, step: StepRecord | None = None) -> tuple[Card, ...]:
    """Return a card per group with a question: of ``step``, else of the first step that has some.

    Raises :class:`NotAllowed` where no group has one.
    """
    for one in [step] if step else session.steps():
        if in_groups(session, one):
            cards = tuple(
                Card(group.question, group.label, one.prompt)
                for group in session.groups.of(one.id)
                if group.question.strip()
            )
            if cards:
                return cards
    raise NotAllowed(
        N_("Aucun groupe n’a de mot clé : donnez une question à chacun, ou tapez une liste.")
    )


def card_pages(
    session: Session, press: Press, cards: Sequence[Card], copies: int = 1
) -> tuple[Scene, ...]:
    """Return sheets of four cards; each card comes ``copies`` times, side by side.

    Raises :class:`NotAllowed` for an empty list.
    """
    every = [card for card in cards if card.keyword.strip() for _ in range(max(1, copies))]
    if not every:
        raise NotAllowed(N_("La liste des mots clés est vide."))
    title = session.workshop().title
    pages = []
    for start in range(0, len(every), 4):
        sheet = Sheet(press, A4, 0.0)
        cut_lines(sheet, 2, 2)
        boxes = grid_boxes(sheet.width, sheet.height, 2, 2)
        for place, card in zip(boxes, every[start : start + 4], strict=False):
            _card(sheet, place.inset(32, 28), card, title)
        pages.append(sheet.scene())
    return tuple(pages)


def _card(sheet: Sheet, box: Box, card: Card, title: str) -> None:
    sheet.mark(box.x, box.y + 2, 26)
    sheet.text(card.label, Box(box.x, box.y + 10, box.width, 18), 12, weight=Weight.SEMIBOLD,
               color="ink-soft", max_lines=1)
    foot = Box(box.x, box.bottom - 11, box.width, 11)
    sheet.text(title, foot, 7.5, color="ink-soft", max_lines=1)
    prompt = Box(box.x, box.bottom - 64, box.width, 46)
    sheet.rule(box.x, prompt.y - 8, box.width)
    sheet.fit(card.prompt, prompt, (12.5, 11.5, 10.5, 9.5), leading=1.3)
    word = Box(box.x, box.y + 32, box.width, prompt.y - 18 - (box.y + 32))
    sheet.fit(card.keyword, word, _SIZES, weight=Weight.BOLD, color="leaf",
              anchor=Anchor.START, leading=1.12, middle=True)
