"""Starting the app, with what it is given to work with; no command line machinery in here, as the
window comes first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commands.setup import Setup

if TYPE_CHECKING:
    from facilitator.web.server import Server
    from facilitator.workshop.session import Session
    from ui.app import Hooks

_THINKING = 6.0  # seconds a simulated person takes at most, so that a result is seen to grow
_BETWEEN = 5.0  # seconds to look at a result before the next step


def open_app(setup: Setup, file: Path | None = None) -> int:
    """Open the app, on a file where one is given; gives its exit code."""
    make_haste()
    from ui.app import run

    return run(file, hooks=hooks(setup))


def make_haste() -> None:
    """What the modules of the window are imported faster with."""
    import gc

    from ui.imports import restore_import

    gc.disable()  # modules are no garbage; the app takes collecting over once it is made
    restore_import()


def hooks(setup: Setup, folder: Path | None = None, participants: int = 24) -> Hooks:
    """What the app is given: how to serve, to export, and to show the demonstration."""
    from ui.app import Hooks

    def serve(session: Session) -> Server:
        from facilitator.web.server import Server

        server = Server(session, setup.languages)
        server.start()
        return server

    def export(session: Session, target: Path, name: str) -> None:
        from facilitator.report.export import export_session

        language = session.workshop().language
        export_session(session, name, target, setup.languages.get(language))

    def demo_file(language: str) -> Path:
        from commands.example import new_folder, start_demo

        session = start_demo(setup, new_folder(folder), language)
        session.close()
        return session.path

    def on_ready(session: Session, server: Server) -> None:
        import asyncio

        from commands.play import Pace, Play
        from commands.voices import Voices

        voices = Voices(language=session.workshop().language)
        play = Play(session, server.join_url, voices, participants,
                    Pace(_THINKING, _BETWEEN), lambda line: None)
        asyncio.run(play.run())

    return Hooks(serve=serve, export=export, demo_file=demo_file, on_ready=on_ready)
