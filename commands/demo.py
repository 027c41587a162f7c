"""The demonstration: the example workshop with simulated participants, then its report."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import click

from commands.example import new_folder, start_demo
from commands.play import Pace, Play
from commands.setup import Setup
from commands.voices import Voices
from facilitator.i18n import N_


@click.command()
@click.option("--participants", type=click.IntRange(1, 500), default=24, show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False),
              help="Where the workshop and its report go; a new folder if left out.")
@click.pass_obj
def demo(setup: Setup, participants: int, out: Path | None) -> int:
    """Play the example workshop; with a screen one watches it, without one it runs to its PDF."""
    if has_screen():
        from commands.desktop import hooks
        from ui.imports import restore_import

        restore_import()
        from ui.app import run

        return run(None, demo=True, hooks=hooks(setup, out, participants))
    folder = new_folder(out)
    report = play_to_the_end(setup, folder, participants)
    click.echo(setup.tr(N_("Le compte rendu est ici : {path}"), path=report))
    return 0


def has_screen() -> bool:
    """Whether windows can be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def play_to_the_end(setup: Setup, folder: Path, participants: int) -> Path:
    """Play without a window and write the report. Gives its path."""
    from facilitator.report.export import export_session
    from facilitator.web.server import Server

    target = folder / "demonstration.pdf"
    with start_demo(setup, folder, setup.tr.language) as session:
        server = Server(session, setup.languages, host="127.0.0.1", port=0)
        server.start()
        try:
            voices = Voices(language=session.workshop().language)
            play = Play(session, server.join_url, voices, participants, Pace(),
                        lambda line: click.echo(f"· {line}", err=True))
            asyncio.run(play.run())
            export_session(session, "pdf", target, setup.tr)
        finally:
            server.stop()
    return target
