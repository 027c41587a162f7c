"""What an export says about what it holds: how many answers, whose, and under which names."""

from __future__ import annotations

from facilitator.document import reads
from facilitator.document.records import ParticipantRecord
from facilitator.i18n import N_, Translator
from facilitator.report.choices import Choices, Naming
from facilitator.workshop.session import Session

_MORE = {
    "xlsx": (N_("Les réponses masquées y sont aussi, marquées."),),
    "csv": (N_("Les réponses masquées y sont aussi, marquées."),),
    "json": (N_("Les réponses masquées y sont aussi, marquées."),
             N_("Tout l’atelier peut en être rouvert.")),
    "zip": (N_("Les tableaux et les données qu’elle contient ont aussi les réponses masquées."),),
}
"""What a format holds beside the report's own pages."""


def holding(session: Session, choices: Choices, tr: Translator, form: str = "") -> str:
    """Some sentences for the cover, the first sheet, the JSON's key and whoever exports.

    With a ``form`` (a format's name), what that one holds beside is said as well.
    """
    answers, people = _group(session, choices.group) if choices.group else _all(session)
    named = sum(bool(person.name) for person in people)
    told = [_answers(answers, len(people), tr)]
    if answers or named:
        told.append(_names(choices, named, tr))
    if answers:
        told += map(tr, _MORE.get(form, ()))
    photos = 0 if choices.naming.hides or form in ("csv", "xlsx") else sum(
        len(session.media.of(step.id)) for step in session.steps())
    if photos:
        told.append(tr.plural(N_("Une photo peut y figurer : qui s’y reconnaît a son mot à dire."),
                              N_("{n} photos peuvent y figurer : qui s’y reconnaît a son mot à "
                                 "dire."), photos))
    return " ".join(told)


def _answers(answers: int, people: int, tr: Translator) -> str:
    if not answers:
        return f"{tr(N_('Aucune réponse pour l’instant'))}."
    first = tr.plural(N_("Établi à partir de {n} réponse"), N_("Établi à partir de {n} réponses"),
                      answers)
    return f"{first} {tr.plural(N_('de {n} personne.'), N_('de {n} personnes.'), people)}"


def _all(session: Session) -> tuple[int, list[ParticipantRecord]]:
    counts = session.document.read(reads.answer_counts)
    people = [p for p in session.room.everybody() if p.state != "expected" or p.name]
    return sum(count for count, _ in counts.values()), people


def _group(session: Session, group: str) -> tuple[int, list[ParticipantRecord]]:
    """The answers and the people of one sub-group."""
    for step in session.steps():
        for team in session.groups.of(step.id):
            if team.id == group:
                answers = sum(e.group == group for e in session.results.entries(step))
                return answers, [p for p in session.room.everybody() if p.id in team.members]
    return 0, []


def _names(choices: Choices, named: int, tr: Translator) -> str:
    match choices.naming:
        case Naming.NAMED:
            if not named:
                return tr(N_("Aucun nom n’a été donné."))
            return tr.plural(
                N_("Le nom d’une personne peut y figurer : à ne pas diffuser sans son accord."),
                N_("Les noms de {n} personnes peuvent y figurer : à ne pas diffuser sans leur "
                   "accord."), named)
        case Naming.FIRST:
            return tr(N_("Seuls des prénoms peuvent y figurer."))
        case Naming.PSEUDONYM:
            return tr(N_("Les noms y sont remplacés par des numéros ; ce que les personnes ont "
                         "écrit peut encore les désigner."))
        case Naming.ANONYMOUS:
            return tr(N_("Personne n’y est nommé ; les effectifs de moins de {n} sont regroupés."),
                      n=choices.least)
