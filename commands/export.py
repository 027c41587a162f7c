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
@click.option("--report", default="full", show_default=True, help="Which report, by its name.")
@click.option("--names", type=click.Choice(["named", "first", "pseudonym", "anonymous"]),
              help="How people are called; as the report has it if left out.")
@click.option("--force", is_flag=True, help="Overwrite the output.")
@click.pass_obj
def export(
    setup: Setup, file: Path, kind: str, output: Path, report: str, names: str | None, force: bool
) -> None:
    """Write FILE out: the report (pdf and others), everything (json), the answers (csv)."""
    from facilitator.report.choices import Choices, Naming
    from facilitator.report.export import export_session, known_formats
    from facilitator.workshop.opening import open_session

    if kind not in known_formats():
        raise click.UsageError(f"--to takes one of: {', '.join(known_formats())}")
    if output.exists() and not force:
        raise FileProblem(N_("Le fichier {name} existe déjà."), name=str(output))
    with open_session(file, setup.kinds) as session:
        language = session.workshop().language
        choices = Choices(naming=Naming(names)) if names else None
        export_session(session, kind, output, setup.languages.get(language), template=report,
                       choices=choices)
