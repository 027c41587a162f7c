"""One program of ``bench_desktop``: the app as it is, from the choice of a workshop with 500 people
and 20,000 answers on; prints what it measured as JSON."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

import ui.app
from commands.desktop import hooks
from commands.setup import Setup
from ui.window import MainWindow

_IDLE = 2500
"""Milliseconds on the start page before the workshop is chosen, as somebody takes them to read."""
_FRAMES = 120


class Large:
    """Opens the workshop in the running app, looks at its answers, types and closes."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        self._window, self._path = window, path
        self.found: dict[str, Any] = {}

    def run(self) -> None:
        """Do all of it; to be called from the event loop."""
        from ui.console.answers import AnswersTab

        self.found["idle"] = _memory()
        begin = time.perf_counter()
        self._window.open_path(self._path)
        turn = _until(lambda: self._window.workplace is not None)
        place = self._window.workplace
        assert place is not None
        place.ready.connect(lambda _: self.found.update(served=time.perf_counter() - begin))
        turn = max(turn, _until(lambda: place.console.snapshot() is not None))
        QApplication.processEvents()
        self.found["opened"] = time.perf_counter() - begin
        tab = place.console.centre.tab(AnswersTab)
        assert isinstance(tab, AnswersTab)
        turn = max(turn, _until(lambda: tab.model.rowCount() == 10_000))
        self.found["listed"], self.found["turn"] = time.perf_counter() - begin, turn
        self.found["at_once"] = self._scroll(tab)
        _until(lambda: place.server is not None)
        rest = time.perf_counter() + 3
        _until(lambda: time.perf_counter() > rest)
        self.found["later"] = self._scroll(tab)
        self.found["key"] = _type(place.console.stage.findChildren(QLineEdit)[0], "le canal")
        self.found["sought"] = _type(tab.search, "numéro 12")
        self.found["memory"] = _memory()
        self._window.close()

    @staticmethod
    def _scroll(tab: Any) -> dict[str, tuple[float, float]]:
        bar = tab.view.verticalScrollBar()
        return _times(lambda: (bar.setValue(bar.maximum() * step // _FRAMES)
                               for step in range(_FRAMES)))


def _type(field: QLineEdit, words: str) -> dict[str, tuple[float, float]]:
    return _times(lambda: (field.insert(letter) for letter in words))


def _times(acts: Callable[[], Iterator[None]]) -> dict[str, tuple[float, float]]:
    """99th percentile and worst of what each act and its drawing take, in ms, by the clock and of
    the GUI thread's processor time."""
    clock, used = [], []
    doing = acts()
    while True:
        at, spent = time.perf_counter(), time.thread_time()
        if next(doing, _END) is _END:
            break
        QApplication.processEvents()
        clock.append((time.perf_counter() - at) * 1000)
        used.append((time.thread_time() - spent) * 1000)
    return {name: (sorted(times)[len(times) * 99 // 100], max(times))
            for name, times in (("clock", clock), ("used", used))}


_END = object()


def _until(true: Callable[[], bool]) -> float:
    """Let the app go on until something is so; gives the longest turn meanwhile, in ms of
    processor."""
    longest = 0.0
    while not true():
        used = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, (time.thread_time() - used) * 1000)
        time.sleep(0.001)  # as the event loop does, it leaves the interpreter to those who read
    return longest


def _memory() -> float:
    """Megabytes."""
    return float(psutil.Process().memory_info().rss) / 1e6


def main(home: Path) -> None:
    """Run the app on ``home`` and print."""
    begin = MainWindow.begin

    def later(window: MainWindow, path: Path | None, demo: bool) -> None:
        begin(window, path, demo)
        large = Large(window, home / "large.palabre")
        QTimer.singleShot(_IDLE, large.run)
        QApplication.instance().aboutToQuit.connect(lambda: print(json.dumps(large.found)))

    MainWindow.begin = later  # type: ignore[method-assign]
    ui.app.run(language="fr", home=home / "palabre", hooks=hooks(Setup()))

