"""A workshop run along the whole chain, from difficulties to actions, for the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from facilitator.activities.kind import Kinds
from facilitator.workshop.answers import Submission
from facilitator.workshop.opening import create_session
from facilitator.workshop.plan import WorkshopPlan
from facilitator.workshop.sequence import StepPlan
from facilitator.workshop.session import Session
from facilitator.workshop.wishes import Wish
from screens.sample import NAMES

PEOPLE = 16
SAID = (
    "Le dernier bus part à dix-huit heures", "Pas de bus le dimanche",
    "Pas de bus le dimanche !", "Le bus coûte trop cher pour une famille",
    "Attendre le bus sous la pluie, sans abri", "On ne sait jamais quand passe le bus",
    "La salle est trop petite pour les fêtes", "Il n’y a pas de salle libre le samedi",
    "Réserver la salle prend trois semaines", "La salle n’est pas chauffée",
    "Les jeunes ne viennent pas aux réunions", "On décide pour les jeunes sans les jeunes",
    "Rien n’est prévu pour les jeunes le soir", "Les jeunes s’ennuient le mercredi",
    "Je ne connais pas mes voisins", "Les nouveaux voisins restent entre eux",
    "On ne se parle plus entre voisins", "Personne ne répond quand on écrit à la mairie",
)
QUESTIONS = ("Comment se déplacer le soir et le dimanche ?",
             "Comment avoir une salle à portée de main ?",
             "Comment faire avec les jeunes plutôt que pour eux ?",
             "Comment se rencontrer entre voisins ?")
COLUMNS = ("Ce qui bloque", "Ce qui aide", "Ce que l’on essaie")
WRITTEN: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("La ligne dépend de trois communes", "Trop peu de monde le soir"),
     ("Un minibus dort à la piscine",), ("Une navette le vendredi soir",)),
    (("Trois semaines pour une clé",), ("Le gardien connaît tout le monde",),
     ("Un agenda partagé", "Prêter les clés entre associations")),
    (("Les horaires des réunions",), ("Le local de répétition", "Deux animatrices du quartier"),
     ()),
)
METHODS: tuple[tuple[str, str, Mapping[str, Any]], ...] = (
    ("dots", "Des gommettes", {"budget": 3}),
    ("points", "Cent points", {"method": "points", "budget": 100}),
    ("rank", "Un classement", {"method": "rank"}),
    ("opinion", "Oui, non", {"method": "opinion"}),
    ("axes", "Une carte", {"method": "axes", "axis_x": "Capacité d’agir",
                           "axis_y": "Importance"}),
)


def chain_session(path: Path, kinds: Kinds, language: str = "fr") -> Session:
    """The workshop up to its plenary, in a fresh file; Palabre speaks to the room in
    ``language``."""
    session = create_session(path, replace(_plan(), language=language), kinds, force=True)
    people = [session.room.join(NAMES[n]).result().participant.id for n in range(PEOPLE)]
    for number, person in enumerate(people):
        role = ("Habitant·e", "Association", "Commerce", "Mairie")[number % 4]
        session.room.change(person, profile={"role": role}).result()
    asked = _of(session, "dire")
    _themes(session, asked, people)
    _vote(session, people)
    _work(session, people)
    return session


def photo(number: int = 0) -> bytes:
    """A page of a flip chart as a phone would see it, drawn for the occasion."""
    from PIL import Image, ImageDraw, ImageFont

    import resources

    image = Image.new("RGB", (1500, 1100), "#6e675c")
    draw = ImageDraw.Draw(image)
    draw.polygon([(190, 70), (1330, 40), (1370, 1050), (150, 1080)], fill="#f4f1e8")
    font = ImageFont.truetype(str(resources.path("fonts", "Inter-SemiBold.ttf")), 78)
    words = (("LA NAVETTE", "vendredi 20 h", "8 places", "qui conduit ?"),
             ("LES CLÉS", "un agenda", "un coffret à code"))[number % 2]
    for place, line in enumerate(words):
        draw.text((300, 170 + place * 190), line, font=font,
                  fill=("#1f3c8a", "#8a1f2d", "#1c1c1c", "#1f6b3a")[place])
    draw.line([(300, 270), (900, 262)], fill="#1f3c8a", width=9)
    file = BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def _plan() -> WorkshopPlan:
    portrait = {"fields": [{"name": "role", "label": "Vous êtes ici comme…", "type": "choice",
                            "choices": ["Habitant·e", "Association", "Commerce", "Mairie"]}]}
    votes = tuple(StepPlan(kind="priority", key=f"choisir-{key}", title=title, minutes=10,
                           prompt="Quelles questions travailler maintenant ?",
                           settings={"from_step": "dire", **settings})
                  for key, title, settings in METHODS)
    grid = {"columns": list(COLUMNS), "from_step": "choisir-dots", "group_count": 3}
    steps = (
        StepPlan(kind="profile", key="portrait", title="Qui est là ?", minutes=5,
                 prompt="Qui êtes-vous ?", settings=portrait),
        StepPlan(kind="open_question", key="dire", title="Dire", minutes=25,
                 prompt="Qu’est-ce qui est difficile dans le quartier ?",
                 settings={"answers": 3}),
        StepPlan(kind="consent", key="valider", title="Valider la liste", minutes=10,
                 prompt="Ces questions disent-elles bien ce qui compte ?",
                 settings={"from_step": "dire"}),
        *votes,
        StepPlan(kind="grid", key="groupes", title="Travailler en groupes", minutes=45,
                 prompt="Qu’est-ce qui bloque, qu’est-ce qui aide, que peut-on essayer ?",
                 settings=grid),
        StepPlan(kind="grid", key="groupes-2", title="Croiser les groupes", minutes=20,
                 prompt="Que diriez-vous aux autres groupes ?",
                 settings={"columns": ["À garder", "À changer"], "group_count": 3}),
        StepPlan(kind="priority", key="suite", title="Par quoi commencer ?", minutes=10,
                 prompt="Par quoi commencer dès demain ?", settings={"options": []}),
    )
    return WorkshopPlan(title="Un quartier où l’on se croise", steps=steps, start="09:00",
                        end="12:30", place="Salle Mistral", date="2026-11-28")


def _of(session: Session, key: str) -> str:
    return next(step.id for step in session.steps() if step.key == key)


def _themes(session: Session, asked: str, people: list[str]) -> None:
    session.flow.open(asked).result()
    step = session.step(asked)
    assert step is not None
    name = session.kinds[step.kind].answer_fields(session.answers.form_context(step))[0].name
    for number, person in enumerate(people):
        value = {name: list(SAID[number::PEOPLE])}
        session.answers.submit(Submission(f"dire-{number}", asked, person, value)).result()
    found = {entry.payload["text"]: entry.id for entry in session.results.entries(step)}
    bus = [found[text] for text in SAID if text in found and "bus" in text][:4]
    hall = [found[text] for text in SAID if text in found and "salle" in text][:3]
    made = [session.themes.make(asked, "Se déplacer", bus).result(),
            session.themes.make(asked, "Trouver une salle", hall).result()]
    session.themes.move(asked, [hall[0]], made[0]).result()
    young = [found[text] for text in SAID if text in found and "jeunes" in text]
    near = [found[text] for text in SAID if text in found and "voisins" in text]
    for sources, words in zip(([made[0]], [made[1]], young[:2], near[:2]), QUESTIONS,
                              strict=True):
        question = session.questions.make(asked, "Comment faire ?", sources, people[0]).result()
        session.questions.reword(question, words, people[3]).result()


def _vote(session: Session, people: list[str]) -> None:
    valid = _of(session, "valider")
    options = _open(session, valid)
    for number, person in enumerate(people):
        value = dict.fromkeys(options, "agree")
        if number == 4:
            value |= {options[1]: "remark", f"{options[1]}-note": "Dire aussi « le samedi »"}
        if number == 7:
            value |= {options[3]: "object",
                      f"{options[3]}-note": "On ne peut pas forcer les gens à se voir"}
        session.answers.submit(Submission(f"v-{number}", valid, person, value)).result()
    session.flow.close(valid).result()
    for key, _, _ in METHODS:
        step = _of(session, f"choisir-{key}")
        chosen = _open(session, step)
        for number, person in enumerate(people):
            session.answers.submit(Submission(f"{key}-{number}", step, person,
                                              _ballot(key, chosen, number))).result()
        session.flow.close(step).result()


def _open(session: Session, step_id: str) -> list[str]:
    session.flow.open(step_id).result()
    step = session.step(step_id)
    assert step is not None
    return [option.id for option in session.results.options(step)]


def _ballot(method: str, options: list[str], number: int) -> dict[str, Any]:
    a, b, c, d = (options[(number * number + n) % 4] if number % 3 else options[n]
                  for n in range(4))
    match method:
        case "dots":
            return {"dots": {a: 2, b: 1}}
        case "points":
            return {"points": {a: 50, b: 30 + number, c: 20 - number}}
        case "rank":
            return {"ranking": {a: 1, b: 2, c: 2, d: 3} if number % 4 else {a: 1, c: 2}}
        case "opinion":
            return {"opinions": {a: {"opinion": "yes"}, b: {"opinion": "neutral"},
                                 d: {"opinion": "no"}, c: {"opinion": "yes"}}}
        case _:
            marks = {one: (1 + (number + place * 2) % 5, 1 + (number * 2 + place) % 5)
                     for place, one in enumerate((a, b, c, d))}
            return {"axes": {one: {"x": str(x), "y": str(y)} for one, (x, y) in marks.items()}}


def _work(session: Session, people: list[str]) -> None:
    grid, other = _of(session, "groupes"), _of(session, "groupes-2")
    session.flow.close(_of(session, "dire")).result()
    session.composing.prepare(grid)
    wish = Wish(groups=3, apart="role", choices="choisir-dots",
                together=((people[0], people[5]),))
    session.composing.apply(session.composing.propose(grid, wish)).result()
    for proposal in session.composing.propose_rounds([other], Wish(groups=3, apart="role")):
        session.composing.apply(proposal).result()
    session.flow.open(grid).result()
    teams = session.groups.of(grid)
    for number, (team, cells) in enumerate(zip(teams, WRITTEN, strict=True)):
        value = {f"o{place}": list(lines) for place, lines in enumerate(cells, 1)}
        session.answers.submit(Submission(f"g-{number}", grid, team.members[0], value)).result()
        session.groups.change(team.id, rapporteur_id=team.members[1]).result()
    session.groups.write(teams[2].id, {"o3": ["Un conseil des jeunes, un mercredi par mois"]}
                         ).result()
    for number in (0, 1):
        session.media.add(grid, photo(number), team_id=teams[number].id, place="o3").result()
    step = session.step(grid)
    assert step is not None
    lines = {entry.payload["text"]: entry.id for entry in session.results.entries(step)}
    actions = session.actions
    done = actions.add(grid, "Demander le minibus de la piscine", [lines[
        "Une navette le vendredi soir"]], "Awa et Bruno", "avant le 15 janvier").result()
    actions.change(done, done=True).result()
    actions.add(grid, "Ouvrir un agenda partagé de la salle", [lines["Un agenda partagé"]],
                "Chloé", "en février").result()
    actions.tie_common(grid, "Tout tient à quelques personnes", [
        lines["Le gardien connaît tout le monde"], lines["Deux animatrices du quartier"]]).result()
    actions.keep_for_next(grid, "Comment payer le chauffeur ?", [
        lines["Une navette le vendredi soir"]]).result()
    actions.offer(_of(session, "suite"), "Prêter les clés entre associations", [
        lines["Prêter les clés entre associations"]]).result()
