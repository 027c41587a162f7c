"""What comes next: the one primary action, and the others beside it. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from facilitator.document.records import StepRecord
from facilitator.i18n import N_


class Move(Enum):
    """Something to do with the current step."""

    START = auto()
    OPEN = auto()
    REOPEN = auto()
    SHOW = auto()
    HIDE = auto()
    CLOSE = auto()
    NEXT = auto()
    EXPORT = auto()


WORDS = {
    Move.START: N_("Commencer"),
    Move.OPEN: N_("Ouvrir les réponses"),
    Move.REOPEN: N_("Rouvrir les réponses"),
    Move.SHOW: N_("Montrer le résultat"),
    Move.HIDE: N_("Cacher le résultat"),
    Move.CLOSE: N_("Clore les réponses"),
    Move.NEXT: N_("Continuer"),
    Move.EXPORT: N_("Exporter la capitalisation"),
}


@dataclass(frozen=True)
class Choice:
    """The primary action with its words, and what else can be done now."""

    primary: Move
    words: str
    others: tuple[Move, ...] = ()


def next_action(step: StepRecord, *, collects: bool, last: bool) -> Choice:
    """What comes next for ``step``: open, then show, then close and go on."""
    onward = Move.EXPORT if last else Move.NEXT
    if not collects and step.started_at is None:
        return Choice(Move.START, WORDS[Move.START])
    if not collects:
        return Choice(onward, WORDS[onward])
    if step.state == "waiting":
        return Choice(Move.OPEN, WORDS[Move.OPEN])
    if step.state == "open":
        if not step.shown:
            return Choice(Move.SHOW, WORDS[Move.SHOW], (Move.CLOSE,))
        if last:
            return Choice(Move.CLOSE, WORDS[Move.CLOSE], (Move.HIDE,))
        return Choice(Move.NEXT, N_("Clore et continuer"), (Move.CLOSE, Move.HIDE))
    if not step.shown:
        return Choice(Move.SHOW, WORDS[Move.SHOW], (Move.REOPEN,))
    return Choice(onward, WORDS[onward], (Move.REOPEN, Move.HIDE))
