"""Making a workshop's file, and the templates there are."""

from __future__ import annotations

from pathlib import Path

import click

from commands.setup import Setup
from facilitator.errors import PlanProblem
from facilitator.i18n import N_, duration


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--plan", type=click.Path(path_type=Path), help="A plan (TOML).")
@click.option("--template", help="A built-in template, by its name; in the terminal's language.")
@click.option("--from-json", type=click.Path(path_type=Path), help="What export --to json wrote.")
@click.option("--force", is_flag=True, help="Overwrite FILE.")
@click.pass_obj
def new(
    setup: Setup, file: Path, plan: Path | None, template: str | None, from_json: Path | None,
    force: bool,
) -> None:
    """Make FILE out of a plan, a template or exported JSON."""
    from facilitator.workshop.opening import create_from_json, create_session
    from facilitator.workshop.plan import load_plan
    from facilitator.workshop.templates import template as find_template

    if sum(given is not None for given in (plan, template, from_json)) != 1:
        raise click.UsageError("give one of --plan, --template and --from-json")
    if from_json is not None:
        create_from_json(file, _text(from_json), force=force)
        return
    chosen = load_plan(plan, setup.kinds) if plan else find_template(
        template or "", setup.kinds, language=setup.tr.language)
    create_session(file, chosen, setup.kinds, force=force).close()


@click.command()
@click.pass_obj
def templates(setup: Setup) -> None:
    """List the built-in templates in the terminal's language, a line each, the name first."""
    from facilitator.workshop.templates import templates as all_templates

    for found in all_templates(setup.kinds, language=setup.tr.language):
        click.echo(f"{found.name}\t{found.plan.title} ({setup.tr(duration(found.plan.minutes))})")


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise PlanProblem(N_("Le fichier {name} n’existe pas."), name=str(path)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise PlanProblem(
            N_("Le fichier {name} ne peut pas être lu : {why}."), name=str(path), why=str(error)
        ) from None
