"""What is in a workshop's file."""

from __future__ import annotations

from pathlib import Path

import click

from commands.setup import Setup
from facilitator.i18n import N_, long_date


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def info(setup: Setup, file: Path) -> None:
    """Say what is in FILE: title, date, people, and each step with its answers."""
    from facilitator.document import reads
    from facilitator.workshop.opening import open_session

    tr = setup.tr
    with open_session(file, setup.kinds) as session:
        workshop = session.workshop()
        counts = session.document.read(reads.answer_counts)
        people = sum(person.state != "expected" for person in session.room.everybody())
        click.echo(workshop.title)
        day = long_date(workshop.date, tr.language)
        where = " · ".join(part for part in (day, workshop.place) if part)
        if where:
            click.echo(where)
        click.echo(tr.plural(N_("{n} personne"), N_("{n} personnes"), people))
        for step in session.steps():
            answers = counts.get(step.id, (0, 0))[0]
            said = tr.plural(N_("{n} réponse"), N_("{n} réponses"), answers)
            click.echo(f"{step.position + 1:>3}. {step.title} [{step.kind}] {said}")
