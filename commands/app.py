"""The desktop app."""

from __future__ import annotations

from pathlib import Path

import click

from commands.setup import Setup


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def app(setup: Setup, file: Path | None) -> int:
    """Open the app, on FILE where one is given."""
    from ui.app import run

    return run(file)
