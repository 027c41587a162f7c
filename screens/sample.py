"""A workshop full of answers, written for the pictures and the desktop's tests."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.activities.kind import Capability, Kinds
from facilitator.document.records import StepRecord
from facilitator.fields import InvalidForm
from facilitator.forms import check_form
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import GroupPlan, WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.session import Session

NAMES = ("Awa", "Bruno", "Chloé", "Djibril", "Elif", "Fanny", "Gaël", "Hawa", "Inès", "Jules",
         "Karim", "Léa", "Moussa", "Nadia", "Océane", "Paul", "Rosa", "Samir", "Titouan", "Yara")
WORDS = ("le marché du samedi", "les jardins", "la gare", "se parler", "l’entraide", "les vélos",
         "la fête des voisins", "le canal", "une place pour les jeunes", "le cinéma", "les arbres",
         "la solidarité", "les commerces", "la médiathèque", "du calme", "les pistes cyclables",
         "la cantine", "les bancs", "le sport", "des transports")


def sample_plan(kinds: Kinds) -> WorkshopPlan:
    """A morning with one step of each kind, in an order that makes sense."""
    order = ("talk", "profile", "word_cloud", "open_question", "poll", "priority", "grid")
    names = [name for name in order if name in kinds] + [n for n in kinds if n not in order]
    steps, groups = [], {}
    for name in names:
        example = kinds[name].examples()[0]
        settings = dict(example.settings)
        if Capability.OPTIONS in kinds[name].capabilities and not settings.get("options"):
            settings["options"] = [option.label for option in example.options]
        steps.append(StepPlan(kind=name, title=example.title, prompt=example.prompt, key=name,
                              minutes=kinds[name].minutes, settings=settings))
        if example.groups:
            groups[name] = tuple(GroupPlan(g.label, g.question) for g in example.groups)
    return WorkshopPlan(
        title="Vivre au bord du canal", steps=tuple(steps), date="2026-11-24", start="09:00",
        end="12:00", place="Maison de quartier, Épinal", organiser="Régie de quartier",
        facilitated_by="Noémie Vautrin", groups=groups,
    )


def crowded_plan(kinds: Kinds) -> WorkshopPlan:
    """The same with long titles and prompts, twice as many steps and no time for them."""
    plan = sample_plan(kinds)
    more = tuple(replace(
        step, key=f"{step.key}-bis", title=f"{step.title}, regardé encore une fois de plus près",
        prompt=f"{step.prompt} Dites-le comme vous le diriez à quelqu’un qui arrive dans le "
               "quartier et qui n’a encore jamais entendu parler de tout cela." if step.prompt
        else "") for step in plan.steps)
    groups = {**plan.groups, **{f"{key}-bis": value for key, value in plan.groups.items()}}
    return replace(plan, steps=(*plan.steps, *more), groups=groups, place=f"{plan.place}, salle "
                   "des fêtes du premier étage, entrée par la cour")


def sample_session(path: Path, kinds: Kinds, *, people: int = 0, crowded: bool = False,
                   language: str = "fr") -> Session:
    """The sample workshop in a fresh file, with ``people`` who answered everything; ``language``
    is the one that Palabre speaks to the room (what is asked and said stays as it is)."""
    plan = crowded_plan(kinds) if crowded else sample_plan(kinds)
    session = create_session(path, replace(plan, language=language), kinds, force=True)
    joined = [session.room.join(NAMES[n % len(NAMES)]).result().participant.id
              for n in range(people)]
    for step in session.steps():
        if people and session.kinds[step.kind].collects:
            _fill(session, step, joined)
    return session


def _fill(session: Session, step: StepRecord, people: list[str]) -> None:
    kind = session.kinds[step.kind]
    if Capability.GROUPS in kind.capabilities:
        teams = session.groups.of(step.id)
        for number, person in enumerate(people):
            session.groups.join(teams[number % len(teams)].id, person).result()
    session.flow.open(step.id).result()
    fields = kind.answer_fields(session.answers.form_context(step))
    answers = list(kind.examples()[0].answers)
    for number, person in enumerate(people):
        value = answers[number % len(answers)]
        if step.kind == "word_cloud":
            count = len(WORDS)
            value = {"words": [WORDS[(number * 7) % count // 2], WORDS[(number * 3 + 1) % count],
                               WORDS[number % count]]}
        try:
            check_form(fields, value)
        except InvalidForm:
            continue
        session.answers.submit(
            Submission(f"{step.key}-{number}", step.id, person, value)
        ).result()
    session.flow.close(step.id).result()
