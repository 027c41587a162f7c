"""A workshop without a window: the phones' server alone."""

from __future__ import annotations

import json
import logging
import signal
import threading
from pathlib import Path

import click

from commands.setup import Setup

_log = logging.getLogger(__name__)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--host", help="The address to announce and listen on.")
@click.option("--port", type=click.IntRange(0, 65535),
              help="8765 or the next free one if left out; 0 for any.")
@click.pass_obj
def serve(setup: Setup, file: Path, host: str | None, port: int | None) -> None:
    """Serve FILE to phones; prints one line of JSON once ready, stops on Ctrl-C."""
    from facilitator.web.server import Server
    from facilitator.workshop.opening import open_session

    setup.log_to_stderr()
    ending = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ending.set())
    with open_session(file, setup.kinds) as session:
        server = Server(session, setup.languages, host=host, port=port)
        server.start()
        try:
            ready = {"join_url": server.join_url, "remote_url": server.remote_url,
                     "projector_url": server.projector_url}
            click.echo(json.dumps(ready))
            while not ending.wait(1.0):  # a plain wait would not see signals on Windows
                pass
            _log.info("stopping")
        finally:
            server.stop()
