"""What can be printed, described for menus, and a function for each that writes the PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.document.records import StepRecord
from facilitator.errors import NotAllowed
from facilitator.i18n import N_, Translator
from facilitator.printing.badges import badge_pages
from facilitator.printing.cards import Card, card_pages, step_cards
from facilitator.printing.groups import group_pages
from facilitator.printing.join import Join
from facilitator.printing.poster import poster_pages
from facilitator.printing.sequence import sequence_pages
from facilitator.printing.sheet import Press
from facilitator.printing.signin import signin_pages
from facilitator.printing.write import write_pages
from facilitator.scene import Scene
from facilitator.workshop.session import Session


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a print; a product looks at what concerns it.

    ``join`` is for the poster; ``step`` for group sheets and cards (else every step with groups,
    the first with keywords); ``paper`` (``A4``, ``A3``) for group sheets; ``per_sheet`` (8, 10)
    and ``answers``, what people said of themselves, for badges; ``keywords`` and ``copies`` for
    cards; ``folded`` for the sequence.
    """

    join: Join | None = None
    step: StepRecord | None = None
    paper: str = ""
    per_sheet: int = 8
    answers: bool = False
    keywords: tuple[str, ...] = ()
    copies: int = 1
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """One thing to print. ``label`` and ``description`` are French msgids, ``icon`` an icon's name.

    ``pages`` gives the pages as scenes; it raises :class:`facilitator.errors.PalabreError` where
    something is missing.
    """

    name: str
    label: str
    description: str
    icon: str
    pages: Callable[[Session, Press, Choices], tuple[Scene, ...]]


def _poster(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    if choices.join is None:
        raise NotAllowed(N_("L’adresse du formulaire n’est pas encore connue : ouvrez la salle."))
    return poster_pages(session, press, choices.join)


def _groups(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    return group_pages(session, press, choices.step, choices.paper)


def _badges(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    return badge_pages(session, press, choices.per_sheet, answers=choices.answers)


def _cards(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    prompt = choices.step.prompt if choices.step else ""
    typed = tuple(Card(keyword, "", prompt) for keyword in choices.keywords)
    return card_pages(session, press, typed or step_cards(session, choices.step), choices.copies)


def _signin(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    return signin_pages(session, press)


def _sequence(session: Session, press: Press, choices: Choices) -> tuple[Scene, ...]:
    return sequence_pages(session, press, folded=choices.folded)


PRODUCTS = (
    Product("poster", N_("Affiche pour rejoindre"),
            N_("Les QR codes du Wi-Fi et du formulaire, à coller à l’entrée."), "qr-code", _poster),
    Product("groups", N_("Feuilles de groupe"),
            N_("Une par groupe : sa question, ses membres, sa grille à remplir."), "grid-3x3",
            _groups),
    Product("badges", N_("Badges"),
            N_("Le nom en grand, à découper ; une ligne pour qui n’est pas encore nommé."),
            "users", _badges),
    Product("cards", N_("Cartes de mots clés"),
            N_("Quatre par feuille, pour le travail en trios."), "tag", _cards),
    Product("signin", N_("Feuille d’émargement"),
            N_("Les personnes attendues et présentes, avec des lignes vides."), "list", _signin),
    Product("sequence", N_("Déroulé de poche"),
            N_("Les heures, les consignes et vos notes, au format A6."), "clock", _sequence),
)
"""Everything that can be printed, in the order of menus."""


def product(name: str) -> Product:
    """Return the product called ``name``. Raises :class:`NotAllowed` where there is none."""
    found = next((one for one in PRODUCTS if one.name == name), None)
    if found is None:
        raise NotAllowed(N_("On ne peut pas imprimer « {name} »."), name=name[:60])
    return found


def print_product(
    name: str, session: Session, target: Path, tr: Translator, choices: Choices | None = None
) -> int:
    """Write a product to ``target`` and return how many pages it has.

    Raises :class:`facilitator.errors.PalabreError`; ``target`` is then as it was.
    """
    chosen, press = product(name), Press(tr)
    pages = chosen.pages(session, press, choices or Choices())
    write_pages(press, pages, target, f"{tr(chosen.label)} — {session.workshop().title}")
    return len(pages)


def poster(session: Session, target: Path, tr: Translator, join: Join) -> int:
    """Write the poster with the codes of ``join``."""
    return print_product("poster", session, target, tr, Choices(join=join))


def groups(
    session: Session, target: Path, tr: Translator, step: StepRecord | None = None,
    paper: str = "",
) -> int:
    """Write a sheet per group of ``step``, or of every step with groups."""
    return print_product("groups", session, target, tr, Choices(step=step, paper=paper))


def badges(session: Session, target: Path, tr: Translator, per_sheet: int = 8, *,
           answers: bool = False) -> int:
    """Write the name badges, 8 or 10 a sheet, with ``answers`` of the portrait or without."""
    choices = Choices(per_sheet=per_sheet, answers=answers)
    return print_product("badges", session, target, tr, choices)


def cards(
    session: Session, target: Path, tr: Translator, *, step: StepRecord | None = None,
    keywords: Sequence[str] = (), copies: int = 1,
) -> int:
    """Write keyword cards: the ``keywords`` typed, else the questions of a step's groups."""
    choices = Choices(step=step, keywords=tuple(keywords), copies=copies)
    return print_product("cards", session, target, tr, choices)


def signin(session: Session, target: Path, tr: Translator) -> int:
    """Write the sign-in sheet."""
    return print_product("signin", session, target, tr)


def sequence(session: Session, target: Path, tr: Translator, *, folded: bool = False) -> int:
    """Write the sequence for the pocket, on A6 or as a booklet of folded A5 sheets."""
    return print_product("sequence", session, target, tr, Choices(folded=folded))
