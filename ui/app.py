"""The desktop app: one window whose pages come and go, and what they are wired to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QLocale, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

import resources
from facilitator.i18n import Languages
from facilitator.theme import load_theme
from ui.crash import Crashes
from ui.garbage import Garbage
from ui.look import Look
from ui.preferences import Choices, Preferences
from ui.window import MainWindow

if TYPE_CHECKING:
    from ui.desk import Export, Serve

_FRAME = 16
"""Milliseconds."""
OnReady = Callable[[Any, Any], None]


@dataclass(frozen=True, eq=False, repr=False)
class Hooks:
    """What the composition root brings: how to serve, to export, to make the demonstration.

    ``demo_file`` writes the demonstration's workshop in a language and gives its path;
    ``on_ready`` is called, off the GUI thread, with session and server of the demonstration once
    it is served.
    """

    serve: Serve | None = None
    export: Export | None = None
    demo_file: Callable[[str], Path] | None = None
    on_ready: OnReady | None = None


def run(path: Path | None = None, *, demo: bool = False, language: str | None = None,
        hooks: Hooks | None = None, home: Path | None = None) -> int:
    """Open the app, on the workshop at ``path`` or on the start page; returns its exit code.

    ``demo`` runs the demonstration at once (on ``path`` where one is given); ``home`` is where
    preferences and the log are kept.
    """
    app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    garbage = Garbage()
    app.setApplicationName("Palabre")
    app.setDesktopFileName("palabre")
    home = home or data_folder()
    preferences = Preferences(home / "preferences.json")
    languages = Languages(resources.path("translations"))
    look = make_look(preferences.choices, languages, language, app)
    look.dress(app)
    window = MainWindow(app, look, preferences, languages, hooks or Hooks(), language)
    crashes = Crashes(window.show_crash)
    crashes.install(home / "crash.log")
    window.crashed = crashes.report
    window.show()
    # The second turn of the event loop comes after the first paint; a frame later the machinery.
    QTimer.singleShot(0, lambda: QTimer.singleShot(_FRAME, lambda: window.begin(path, demo)))
    try:
        return app.exec()
    finally:
        crashes.remove()
        garbage.close()


def make_look(choices: Choices, languages: Languages, language: str | None,
              app: QApplication) -> Look:
    """The look as chosen, else as the system has it."""
    theme = choices.theme or system_theme(app)
    code = language or choices.language or QLocale.system().name()
    if code.split("_")[0] not in languages.codes():
        code = "fr"
    return Look(load_theme(theme), languages.get(code), scale=text_scale(app),
                still=choices.still or bool(os.environ.get("PALABRE_STILL")))


def system_theme(app: QApplication) -> str:
    """Dark where the system says so."""
    if not app.styleSheet():  # not dressed yet: the palette is the system's, and sooner to be had
        dark = app.palette().window().color().lightness() < 128
    else:
        dark = app.styleHints().colorScheme() is QtCore.Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def text_scale(app: QApplication) -> float:
    """How much larger than usual the system's text is set, between 1 and 1.6."""
    usual = {"darwin": 13.0, "win32": 9.0}.get(sys.platform, 11.0)
    given = app.property("system-points") or app.font().pointSizeF()
    app.setProperty("system-points", given)  # before our own font takes its place
    return min(1.6, max(1.0, float(given) / usual))


def data_folder() -> Path:
    """Where the system wants an app's own files."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
    return Path(place or Path.home()) / "palabre"


