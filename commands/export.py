"""Writing a workshop out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.setup import Setup
from facilitator.errors import FileProblem, PlanProblem
from facilitator.i18n import N_

if TYPE_CHECKING:  # what an export needs is loaded when it runs
    from facilitator.workshop.session import Session


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "kind", required=True, metavar="pdf|json|csv|…", help="The format.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@click.option("--report", "--template", default="full", show_default=True,
              help="Which report, by its template's name.")
@click.option("--templates", type=click.Path(path_type=Path, file_okay=False, exists=True),
              help="Folder of own templates; that of the app if left out.")
@click.option("--group", metavar="NAME|all",
              help="For a report by group: which one, or all of them in a ZIP.")
@click.option("--names", type=click.Choice(["named", "first", "pseudonym", "anonymous"]),
              help="How people are called; as the report has it if left out.")
@click.option("--force", is_flag=True, help="Overwrite the output.")
@click.pass_obj
def export(
    setup: Setup, file: Path, kind: str, output: Path, report: str, templates: Path | None,
    group: str | None, names: str | None, force: bool,
) -> None:
    """Write FILE out: the report (pdf and others), everything (json), the answers (csv).

    What the file written holds of the people in it is said on the error stream.
    """
    from facilitator.report.choices import Naming
    from facilitator.report.every_group import export_groups
    from facilitator.report.export import chosen_for, export_session, known_formats
    from facilitator.report.holding import holding
    from facilitator.report.own_templates import own_folder
    from facilitator.workshop.opening import open_session

    if kind not in known_formats():
        raise click.UsageError(f"--to takes one of: {', '.join(known_formats())}")
    if output.exists() and not force:
        raise FileProblem(N_("Le fichier {name} existe déjà ; --force le remplace."),
                          name=str(output))
    own = templates or own_folder()
    with open_session(file, setup.kinds) as session:
        tr = setup.languages.get(session.workshop().language)
        every = group == "all"
        choices = chosen_for(session, kind, report, own, naming=Naming(names) if names else None,
                             group=_group(session, group) if group and not every else "")
        if every:
            export_groups(session, kind, output, tr, template=report, own=own,
                          choices=choices if names else None)
        else:
            export_session(session, kind, output, tr, template=report, choices=choices, own=own)
        click.echo(holding(session, choices, tr, kind), err=True)


def _group(session: Session, name: str) -> str:
    """A group's id by its name, whatever the case."""
    from facilitator.report.compose import groups

    known = groups(session)
    found = [one for one, label in known.items() if label.casefold() == name.casefold()]
    if not found:
        raise PlanProblem(N_("Le groupe « {name} » n’existe pas ; il y a : {known}."),
                          name=name[:60], known=", ".join(known.values()))
    return found[0]
