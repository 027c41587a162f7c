"""Palabre's way in: ``palabre``, ``palabre FILE.palabre`` or ``palabre COMMAND``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; without a command, the app."""
    from commands.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
