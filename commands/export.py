"""Writing a workshop out."""

from __future__ import annotations

from pathlib import Path

import click

from commands.setup import Setup
from facilitator.errors import FileProblem
from facilitator.i18n import N_


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "kind", required=True, metavar="pdf|json|csv|…", help="The format.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the output.")
@click.pass_obj
def export(setup: Setup, file: Path, kind: str, output: Path, force: bool) -> None:
    """Write FILE out: the report (pdf and others), everything (json), the answers (csv)."""
    from facilitator.report.export import export_session, known_formats
    from facilitator.workshop.opening import open_session

    if kind not in known_formats():
        raise click.UsageError(f"--to takes one of: {', '.join(known_formats())}")
    if output.exists() and not force:
        raise FileProblem(N_("Le fichier {name} existe déjà."), name=str(output))
    with open_session(file, setup.kinds) as session:
        language = session.workshop().language
        export_session(session, kind, output, setup.languages.get(language))
