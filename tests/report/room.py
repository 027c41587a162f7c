"""An invented evening of neighbours, and the real replay, played without a server."""

from __future__ import annotations

from facilitator.workshop.answers import Submission
from tests.e2e.replay import Replay, fit

PEOPLE = ("Ana Bellec", "Moussa Diarra", "Rose Petit", "", "Yves Le Goff", "Lina Haddad")
IDEAS = (
    ("Un banc devant la poste", "Moins de voitures le samedi"),
    ("Des arbres, comme le demande Rose Petit", "Un banc à l’ombre"),
    ("Une fontaine",),
    ("Du silence la nuit", "Un marché"),
    ("Un marché le jeudi",),
    ("Ne rien changer",),
)


def step(session, key):
    return next(one for one in session.steps() if one.key == key)


def play(session) -> dict[str, str]:
    """Six neighbours answer every step; gives their ids by name."""
    people = [session.room.join(name).result().participant for name in PEOPLE]
    number = 0

    def send(where, person, value):
        nonlocal number
        number += 1
        session.answers.submit(Submission(f"s{number}", where.id, person.id, value)).result()

    for key in ("portrait", "idees", "choix", "jour", "groupes"):
        where = step(session, key)
        if key == "groupes":
            teams = session.groups.of(where.id)
            for place, person in enumerate(people):
                session.groups.join(teams[place % 2].id, person.id).result()
        session.flow.open(where.id).result()
        where = step(session, key)
        for place, person in enumerate(people):
            match key:
                case "portrait":
                    send(where, person, {"rue": "Rue Haute" if place < 5 else "Rue du Moulin"})
                case "idees":
                    send(where, person, {"answers": list(IDEAS[place])})
                case "choix":
                    option = session.results.options(where)[place // 4]
                    send(where, person, {"dots": {option.id: 2}})
                case "jour":
                    send(where, person, {"choices": ["Jeudi"] if place % 3 else ["Lundi"]})
                case "groupes":
                    send(where, person, {"o1": [f"Le vent d’ouest, dit {place}"], "o2": []})
        if key == "idees":
            ids = {entry.payload["text"]: entry.id for entry in session.results.entries(where)}
            session.items.add(where.id, "theme", "S’asseoir", [
                ids["Un banc devant la poste"], ids["Un banc à l’ombre"]]).result()
            session.items.add(where.id, "theme", "Acheter", [ids["Un marché"]]).result()
            session.answers.mark(ids["Un banc à l’ombre"], starred=True).result()
    return {person.name: person.id for person in people}


def play_replay(path, session_of) -> tuple[Replay, object]:
    """Play a real workshop's replay into a fresh session, without any network."""
    replay = Replay(path)
    session = session_of(replay)
    ids = {who: session.room.join(who).result().participant.id for who in replay.people}
    for where in session.steps():
        row = replay.step(where.key)
        questions = {q.text: q.id for other in session.steps()
                     for q in session.items.of(other.id, "question")}
        for group in row.get("groups", ()):
            sources = [q for text, q in questions.items() if text in group["question"]]
            session.groups.add(where.id, group["label"], group["question"],
                               [ids[who] for who in group["members"]], sources).result()
        kind = session.kinds[where.kind]
        if not kind.collects:
            continue
        session.flow.open(where.id).result()
        context = session.results.context(step(session, where.key), with_entries=False)
        fields = [_seen(field) for field in kind.answer_fields(context)]
        for number, (who, value) in enumerate(replay.values(where.key).items()):
            session.answers.submit(Submission(
                f"{where.key}-{number}", where.id, ids[who], fit(fields, _ids(fields, value)),
            )).result()
        entries = {(e.person, e.payload.get("text")): e.id for e in session.results.entries(where)}
        for label, places in row.get("themes", {}).items():
            given = [row["answers"][place] for place in places]
            session.items.add(where.id, "theme", label,
                              [entries[ids[a["by"]], a["text"]] for a in given]).result()
        for question in row.get("questions", ()):
            session.items.add(where.id, "question", question, list(entries.values())).result()
    return replay, session


def _seen(field) -> dict:
    from facilitator.fields import TextListField
    from facilitator.forms import PointsField

    sort = "texts" if isinstance(field, TextListField) else \
        "points" if isinstance(field, PointsField) else "other"
    options = {option.label: option.id for option in getattr(field, "options", ())}
    return {"name": field.name, "label": field.label, "type": sort, "options": options}


def _ids(fields, value):
    """Options named by their label become their ids, as a phone sends them."""
    known = {label: one for field in fields for label, one in field["options"].items()}
    fitted = {}
    for key, given in value.items():
        if isinstance(given, list):
            fitted[key] = [known.get(one, one) for one in given]
        elif isinstance(given, dict):
            fitted[key] = {known.get(name, name): n for name, n in given.items()}
        else:
            fitted[key] = known.get(given, given)
    return fitted
