"""An invented workshop as a file: 500 people, 12 steps, 20,000 answers, or ``times`` as many."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

from facilitator.activities.registry import discover
from facilitator.workshop.opening import create_session, open_session
from facilitator.workshop.plan import parse_plan

PEOPLE, ANSWERS = 500, 20_000
_TEXT = (
    "jardin voisine atelier samedi école partage arrosage confiance mairie projet quartier banc "
    "tilleul réunion cuve toit récolte enfants règle cabanon outil accueil été ombre ensemble"
)
WORDS = _TEXT.split()

_HEAD = """
[workshop]
title = "Un atelier inventé"
date = 2026-05-12
place = "Quelque part"
"""
_STEPS = (
    ("profile", 'prompt = "Qui êtes-vous ?"\n[[steps.fields]]\nname = "rue"\nlabel = "Votre rue"\n'
     'choices = ["Rue A", "Rue B", "Rue C", "Rue D", "Rue E"]\nreference = true'),
    *(("word_cloud", f'prompt = "Des mots {n} ?"\nwords = 3') for n in range(3)),
    *(("open_question", f'prompt = "Des idées {n} ?"\nanswers = 3') for n in range(4)),
    ("poll", 'prompt = "Quel jour ?"\noptions = ["Lundi", "Mardi", "Jeudi", "Samedi"]'),
    ("poll", 'prompt = "À quelle heure ?"\noptions = ["9 h", "14 h", "18 h", "20 h"]'),
    ("priority", 'prompt = "Par quoi ?"\noptions = ["Ici", "Là", "Ailleurs", "Partout"]'),
    ("grid", 'prompt = "Comment ?"\ncolumns = ["Difficultés", "Leviers"]\n' + "\n".join(
        f'[[steps.groups]]\nlabel = "Groupe {n}"\nquestion = "Comment {n} ?"' for n in range(8))),
)


def sentence(rng: random.Random) -> str:
    """An invented answer of a usual length."""
    return " ".join(rng.choices(WORDS, k=rng.randint(4, 22))).capitalize() + "."


def make(path: Path, times: int = 1) -> None:
    """Write the workshop's file; answers go straight into the tables, as they would stand there."""
    rng, kinds = random.Random(7), discover()
    plan = _HEAD + "\n".join(
        f'[[steps]]\nkind = "{kind}"\nkey = "s{n}"\ntitle = "Séquence {n}"\n{rest}'
        for n, (kind, rest) in enumerate(_STEPS))
    with create_session(path, parse_plan(plan, kinds), kinds) as session:
        steps = session.steps()
        teams = [team.id for team in session.groups.of(steps[-1].id)]
        workshop = session.workshop().id
    with sqlite3.connect(path) as db:
        people = [f"p{n:06}" for n in range(PEOPLE * times)]
        db.executemany(
            "INSERT INTO participant (id, workshop_id, number, name) VALUES (?, ?, ?, ?)",
            [(who, workshop, n + 1, f"Prénom{n} Nom{n}") for n, who in enumerate(people)])
        db.executemany("INSERT INTO team_member VALUES (?, ?, 0)",
                       [(teams[n % len(teams)], who) for n, who in enumerate(people)])
        _answer(db, rng, steps, people, teams, ANSWERS * times)
        _theme(db, rng, steps)
        db.execute("UPDATE step SET state = 'closed', opened_at = 1, closed_at = 2")


def _answer(db, rng, steps, people, teams, wanted) -> None:
    """One answer a person to what is ticked; the rest in words, shared out over the other steps."""
    single = sum(step.kind in ("profile", "poll", "priority") for step in steps)
    worded = [step for step in steps if step.kind in ("word_cloud", "open_question", "grid")]
    each = -(-(wanted - single * len(people)) // len(worded))
    words = [" ".join(rng.sample(WORDS, rng.choice((1, 1, 1, 2)))) for _ in range(900)]
    rows = []
    for step in steps:
        options = [one["id"] for one in step.settings.get("options", ())]
        count = each if step in worded else len(people)
        for n in range(count):
            match step.kind:
                case "profile":
                    payload = {"rue": f"Rue {rng.choice('AAABBCD')}"}
                case "poll":
                    payload = {"choices": [rng.choice(options)]}
                case "priority":
                    payload = {"dots": {rng.choice(options): 2, rng.choice(options): 1}}
                case "grid":
                    payload = {"column": rng.choice(("o1", "o2")), "text": sentence(rng)}
                case "word_cloud":
                    payload = {"text": words[min(int(rng.expovariate(1 / 90)), 899)]}
                case _:
                    payload = {"text": sentence(rng)}
            who = n % len(people)
            rows.append((f"{step.key}-{n}", step.id, people[who],
                         teams[who % len(teams)] if step.kind == "grid" else None,
                         str(n // len(people)), json.dumps(payload), rng.random() < 0.01))
    db.executemany(
        "INSERT INTO answer (id, step_id, participant_id, team_id, slot, payload, version, source,"
        " created_at, updated_at, starred) VALUES (?, ?, ?, ?, ?, ?, 1, 'phone', 1, 1, ?)", rows)


def _theme(db, rng, steps) -> None:
    """Six themes a question, half of the answers under one of them."""
    for step in steps:
        if step.kind != "open_question":
            continue
        ids = [row[0] for row in db.execute("SELECT id FROM answer WHERE step_id = ?", [step.id])]
        for n in range(6):
            theme = f"{step.key}-theme-{n}"
            db.execute("INSERT INTO item VALUES (?, ?, 'theme', ?, ?, '{}', 1, 1)",
                       [theme, step.id, f"Thème {n} de la {step.title.lower()}", n])
            db.executemany("INSERT INTO link VALUES (?, ?, 'in', ?)",
                           [(one, theme, at) for at, one in enumerate(ids[n::12])])


def opened(path: Path):
    """The file as a session, all kinds known."""
    return open_session(path, discover())
