"""A score in sentences. "Cannot be avoided" is said only where counting proves it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.grouping.bounds import Setting
from facilitator.grouping.evaluate import Score, score
from facilitator.grouping.model import Composition, Demand
from facilitator.i18n import N_, Message

MOST_NAMED = 3
"""How many pairs that should be apart are named."""


@dataclass(frozen=True)
class Evaluation:
    """A composition's score and what to say of it."""

    score: Score
    verdict: tuple[Message, ...]


def evaluate(composition: Composition, demand: Demand) -> Evaluation:
    """Score a composition and put the score into sentences.

    Raises:
        DemandError: a group names somebody unknown, or twice in a round.
    """
    counted = score(composition, demand)
    sentences = [
        *_parted(counted, demand),
        *_strangers(counted, composition, demand),
        *_organisations(counted, composition, demand),
        *_mixing(counted, demand),
        *_choices(counted),
        *_broken(counted),
    ]
    return Evaluation(counted, tuple(sentences))


def _count(one: str, many: str, n: int, **values: object) -> Message:
    return Message(one, values, plural=many, count=n)


def _parted(counted: Score, demand: Demand) -> Iterator[Message]:
    """Who was to be apart from whom and is not, by name, as far as names help."""
    pairs = list(dict.fromkeys(counted.unparted))
    if not pairs:
        if demand.apart:
            yield Message(N_("Les personnes à tenir à part le sont."))
        return
    for one, other in pairs[:MOST_NAMED]:
        yield Message(
            N_("« {one} » et « {other} », à tenir à part, sont dans le même groupe."),
            {"one": demand.called(one), "other": demand.called(other)},
        )
    if len(pairs) > MOST_NAMED:
        yield _count(
            N_("{n} autre paire à tenir à part est dans le même groupe."),
            N_("{n} autres paires à tenir à part sont dans le même groupe."),
            len(pairs) - MOST_NAMED,
        )
    if len(counted.unparted) == counted.least_unparted:
        yield Message(N_("Les tenir toutes à part est impossible avec ces groupes."))


def _strangers(counted: Score, composition: Composition, demand: Demand) -> Iterator[Message]:
    if len(composition.rounds) > 1:
        if not counted.repeats:
            yield Message(N_("Personne ne se rencontre deux fois."))
        elif counted.repeats == counted.least_repeats:
            yield _count(
                N_("{n} rencontre se répète, ce qui ne peut être évité."),
                N_("{n} rencontres se répètent, ce qui ne peut être évité."),
                counted.repeats,
            )
        else:
            yield _count(
                N_("{n} rencontre se répète."),
                N_("{n} rencontres se répètent."),
                counted.repeats,
            )
    if any(weight > 0 for weight in demand.met.values()):
        if counted.earlier:
            yield _count(
                N_("{n} paire s’était déjà rencontrée avant."),
                N_("{n} paires s’étaient déjà rencontrées avant."),
                counted.earlier,
            )
        else:
            yield Message(N_("Personne ne retrouve quelqu’un d’une rencontre précédente."))


def _organisations(counted: Score, composition: Composition, demand: Demand) -> Iterator[Message]:
    names = [p.organisation for p in demand.people if p.organisation]
    if not demand.separate_organisations or len(names) == len(set(names)):
        return
    field = demand.organisation_label
    crowded = Setting.of(composition, demand).crowded_organisation()
    if not counted.same_organisation:
        yield Message(
            N_("« {field} » : aucun groupe ne réunit deux personnes qui ont la même réponse."),
            {"field": field},
        ) if field else Message(
            N_("Aucun groupe ne réunit deux personnes d’une même organisation."))
    elif counted.same_organisation > counted.least_same_organisation or crowded is None:
        yield _together(counted, field)
    else:
        yield _unavoidable(counted, field, crowded)


def _together(counted: Score, field: str) -> Message:
    """How many groups have people of one organisation, or of one answer to ``field``."""
    n, total = counted.organisation_groups, counted.groups
    if field:
        return _count(
            N_("« {field} » : {n} groupe sur {total} réunit des personnes qui ont la même"
               " réponse."),
            N_("« {field} » : {n} groupes sur {total} réunissent des personnes qui ont la même"
               " réponse."),
            n, total=total, field=field,
        )
    return _count(
        N_("{n} groupe sur {total} réunit des personnes d’une même organisation."),
        N_("{n} groupes sur {total} réunissent des personnes d’une même organisation."),
        n, total=total,
    )


def _unavoidable(counted: Score, field: str, crowded: tuple[str, int, int]) -> Message:
    """The same where ``crowded``, an organisation's people and groups, proves that it must be."""
    name, members, groups = crowded
    n, total = counted.organisation_groups, counted.groups
    if field:
        return _count(
            N_("« {field} » : {n} groupe sur {total} réunit des personnes qui ont la même"
               " réponse, ce qui ne peut être évité : « {answer} » compte {members} personnes pour"
               " {groups} groupes."),
            N_("« {field} » : {n} groupes sur {total} réunissent des personnes qui ont la même"
               " réponse, ce qui ne peut être évité : « {answer} » compte {members} personnes pour"
               " {groups} groupes."),
            n, total=total, field=field, answer=name, members=members, groups=groups,
        )
    return _count(
        N_("{n} groupe sur {total} réunit des personnes d’une même organisation, ce qui ne peut"
           " être évité : « {organisation} » compte {members} personnes pour {groups} groupes."),
        N_("{n} groupes sur {total} réunissent des personnes d’une même organisation, ce qui ne"
           " peut être évité : « {organisation} » compte {members} personnes pour {groups}"
           " groupes."),
        n, total=total, organisation=name, members=members, groups=groups,
    )


def _mixing(counted: Score, demand: Demand) -> Iterator[Message]:
    for name in demand.mix:
        if len({p.fields.get(name, "") for p in demand.people} - {""}) < 2:
            yield Message(N_("« {field} » : pas de réponses différentes à mêler."), {"field": name})
        elif counted.same_value[name] <= counted.least_same_value[name]:
            yield Message(
                N_("« {field} » : réponses réparties aussi également que possible."),
                {"field": name},
            )
        else:
            yield _count(
                N_("« {field} » : réponses mêlées dans {n} groupe sur {total}."),
                N_("« {field} » : réponses mêlées dans {n} groupes sur {total}."),
                counted.mixed_groups[name],
                field=name,
                total=counted.groups,
            )


def _choices(counted: Score) -> Iterator[Message]:
    first, second, neither = counted.choices
    if not first + second + neither:
        return
    if not second + neither:
        yield Message(N_("Tout le monde a la question de son premier choix."))
        return
    total = first + second + neither
    yield Message(N_("{first}, {second}."), {  # each number rules the form of its own part
        "first": _count(N_("Premier choix respecté {n} fois sur {total}"),
                        N_("Premier choix respecté {n} fois sur {total}"), first, total=total),
        "second": _count(N_("deuxième choix {n} fois"), N_("deuxième choix {n} fois"), second),
    })
    if neither and neither == counted.least_without_choice:
        yield _count(
            N_("{n} personne n’a aucun de ses choix, ce qui ne peut être évité."),
            N_("{n} personnes n’ont aucun de leurs choix, ce qui ne peut être évité."),
            neither,
        )
    elif neither:
        yield _count(
            N_("{n} personne n’a aucun de ses choix."),
            N_("{n} personnes n’ont aucun de leurs choix."),
            neither,
        )


def _broken(counted: Score) -> Iterator[Message]:
    if counted.separated:
        yield _count(
            N_("{n} paire à garder ensemble est séparée."),
            N_("{n} paires à garder ensemble sont séparées."),
            counted.separated,
        )
    if counted.displaced:
        yield _count(
            N_("{n} personne n’est plus à sa place réservée."),
            N_("{n} personnes ne sont plus à leur place réservée."),
            counted.displaced,
        )
    if counted.wrong_sizes:
        yield _count(
            N_("{n} groupe n’a pas la taille demandée."),
            N_("{n} groupes n’ont pas la taille demandée."),
            counted.wrong_sizes,
        )
