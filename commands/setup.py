"""What every command starts from: the kinds, the languages, the logs."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

import resources
from facilitator.i18n import Languages, Translator

if TYPE_CHECKING:  # the kinds are heavy, and the window comes first
    from facilitator.activities.kind import Kinds


class Setup:
    """Made once in the composition root and handed to the commands."""

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of activity there are."""
        from facilitator.activities.registry import discover

        return discover()

    @cached_property
    def languages(self) -> Languages:
        """The catalogues that ship with Palabre."""
        return Languages(resources.path("translations"))

    @cached_property
    def tr(self) -> Translator:
        """The translator for what is written on the terminal."""
        import locale

        wished = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG")
        code = (wished or locale.getlocale()[0] or "fr").split(".")[0]
        return self.languages.get("fr" if code in {"C", "POSIX", ""} else code)

    def log_to_stderr(self) -> None:
        """Send log lines to the error stream, so that standard output stays for results."""
        import logging

        logging.basicConfig(
            level=logging.INFO, stream=sys.stderr,
            format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        )
