"""The desktop app."""

from __future__ import annotations

from pathlib import Path

import click

from commands.desktop import open_app
from commands.setup import Setup


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def app(setup: Setup, file: Path | None) -> int:
    """Open the app, on FILE where one is given."""
    return open_app(setup, file)
