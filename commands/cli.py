"""Commands by name, and how their errors are told: one sentence on stderr, exit code 2."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from commands.setup import Setup
from facilitator.errors import PalabreError

_COMMANDS = {
    "app": "commands.app",
    "demo": "commands.demo",
    "new": "commands.new",
    "templates": "commands.new",
    "info": "commands.info",
    "serve": "commands.serve",
    "export": "commands.export",
    "print": "commands.print",
}


class LazyCommands(click.Group):
    """Imports a command's module only when it is asked for; a file alone opens the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(importlib.import_module(module), cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        first = args[0] if args else ""
        if first not in _COMMANDS and first.endswith(".palabre"):
            args = ["app", *args]
        return super().resolve_command(ctx, args)


@click.group(cls=LazyCommands, invoke_without_command=True)
@click.version_option(package_name="palabre")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Run a live workshop from this laptop. Without a command: the app."""
    if ctx.invoked_subcommand is None:
        command = cli.get_command(ctx, "app")
        assert command is not None
        ctx.invoke(command, file=None)


def run(arguments: Sequence[str]) -> int:
    """Run a command line and return its exit code."""
    setup = Setup()
    try:
        result: Any = cli.main(
            args=list(arguments), prog_name="palabre", standalone_mode=False, obj=setup
        )
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except PalabreError as error:
        click.echo(setup.tr(error.message), err=True)
        return 2
    return result if isinstance(result, int) else 0
