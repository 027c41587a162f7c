"""Write the frozen file of the present format: ``python scripts/freeze_format.py``.

One such file of each released format stays in ``tests/resources/formats`` for ever, and tests open
it. Run this again only for a format that has not been released.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from facilitator.activities.registry import discover  # noqa: E402
from facilitator.document.schema import FORMAT  # noqa: E402
from facilitator.workshop.answers import Submission  # noqa: E402
from facilitator.workshop.opening import create_session  # noqa: E402
from facilitator.workshop.plan import parse_plan  # noqa: E402
from facilitator.workshop.session import Session  # noqa: E402
from tests.conftest import PLAN, TestClock  # noqa: E402


def fill(session: Session) -> None:
    """Give the workshop of the tests something in every table."""
    steps = {step.key: step for step in session.steps()}
    people = [session.room.join(name).result().participant.id for name in ("Awa", "Élodie", "")]
    for key in ("jour", "idees", "portrait", "groupes"):
        session.flow.open(steps[key].id).result()

    def say(name: str, key: str, person: str, value: dict[str, object]) -> list[str]:
        sent = Submission(name, steps[key].id, person, value)
        return list(session.answers.submit(sent).result().answer_ids)

    for number, (person, day) in enumerate(zip(people, ("o1", "o3", "o3"), strict=True)):
        say(f"j{number}", "jour", person, {"choices": [day]})
    ideas = say("i1", "idees", people[0], {"answers": ["Un verger partagé", "Des bancs à l’ombre"]})
    say("p1", "portrait", people[1], {"rue": "Rue Haute"})
    say("i1b", "idees", people[0], {"answers": ["Un verger partagé", "Des bancs, à l’ombre"]})
    theme = session.themes.make(steps["idees"].id, "Verdure", ideas[:1]).result()
    question = session.questions.make(steps["idees"].id, "Comment planter ?", [theme]).result()
    team = session.groups.of(steps["groupes"].id)[0]
    session.groups.join(team.id, people[0]).result()
    lines = say("g1", "groupes", people[0], {"o1": ["Il fait sec"], "o2": ["L’eau de pluie"]})
    session.actions.add(steps["groupes"].id, "Chercher une cuve", [lines[1], question], "Awa",
                        "en juin").result()
    session.media.add(steps["groupes"].id, _picture(), team_id=team.id, place="o1",
                      participant_id=people[0]).result()
    session.secret("remote")


def _picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (8, 6), "#0F6B57").save(file, "JPEG")
    return file.getvalue()


def main() -> None:
    """Write the file."""
    target = ROOT / "tests" / "resources" / "formats" / f"v{FORMAT}.palabre"
    with tempfile.TemporaryDirectory() as folder:
        kinds = discover()
        path = Path(folder) / target.name
        with create_session(path, parse_plan(PLAN, kinds), kinds, TestClock()) as session:
            fill(session)
        target.write_bytes(path.read_bytes())


if __name__ == "__main__":
    main()
