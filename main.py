"""Palabre's way in: ``palabre``, ``palabre FILE.palabre`` or ``palabre COMMAND``."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Open the app, or run a command."""
    arguments = sys.argv[1:]
    if not arguments or (len(arguments) == 1 and arguments[0].endswith(".palabre")):
        # The everyday way in: straight to the window, without the command line's machinery.
        from commands.desktop import open_app
        from commands.setup import Setup

        sys.exit(open_app(Setup(), Path(arguments[0]) if arguments else None))
    from commands.cli import run

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
