"""What was decided to do: who does it, by when, and whether it is done."""

from __future__ import annotations

from facilitator.blocks import Block, DataTable, ItemList, plain
from facilitator.i18n import N_, Translator
from facilitator.report.masking import View
from facilitator.report.names import first_name
from facilitator.workshop.actions import Action
from facilitator.workshop.session import Session

DONE, OPEN = N_("fait"), N_("à faire")


def action_blocks(
    session: Session, view: View, tr: Translator, compact: bool = False
) -> list[Block]:
    """The actions as a table, or as a list where nothing is said of who, when or done.

    A ``compact`` report has them as a list in any case, which can be cut to fit its pages.
    """
    order = {step.id: step.position for step in session.steps()}
    found = sorted(session.actions.all(), key=lambda one: order.get(one.step_id, len(order)))
    if not found:
        return []
    if not any(one.who or one.when or one.done for one in found):
        return [ItemList(tuple(plain(view.text(one.text)) for one in found))]
    if compact:
        return [ItemList(tuple(plain(in_words(one, view, tr)) for one in found))]
    columns = [tr(N_("Action")), tr(N_("Qui")), tr(N_("Pour quand")), tr(N_("Où en est-on"))]
    rows = tuple(
        (view.text(one.text), who(one, view), view.text(one.when), tr(DONE if one.done else OPEN))
        for one in found
    )
    kept = [n for n in range(4) if n in (0, 3) or any(row[n] for row in rows)]
    return [DataTable(
        tuple(columns[n] for n in kept), tuple(tuple(row[n] for n in kept) for row in rows))]


def in_words(action: Action, view: View, tr: Translator) -> str:
    """An action in a line: what, and in brackets who, when, and that it is done."""
    said = (who(action, view), view.text(action.when), tr(DONE) if action.done else "")
    rest = ", ".join(filter(None, said))
    return f"{view.text(action.text)} ({rest})" if rest else view.text(action.text)


def who(action: Action, view: View) -> str:
    """Who takes an action on; a participant is called as the report's choices say.

    "La mairie" stays; a participant's full name is masked as everywhere, and where nobody is to be
    recognised a first name alone is left out as well.
    """
    if view.choices.naming.hides:
        named = {person.name.casefold() for person in view.people if person.name}
        named |= {first_name(person.name).casefold() for person in view.people if person.name}
        if action.who.casefold() in named:
            return ""
    return view.text(action.who)
