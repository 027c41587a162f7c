"""How fast the desktop starts, opens a large workshop and scrolls it, and how much memory it takes.

Every start is timed against that of a bare PySide6 window in the same run, taken in turn, each
until its window is painted. Times are medians, of the clock and of the processor; run it on a quiet
machine. Both have their bytecode at hand, as installed programs do, from a first start that is not
counted. The start page lists recent workshops, as it does for whoever has used it. The large
workshop is made by one program and opened by another, which is the app itself, from the
choice of the file on the start page on, phones' server and all.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROUNDS = 11
TIMES = 5
"""How often the large workshop is opened."""
ROOT = Path(__file__).resolve().parent.parent

BARE = """
import os
from PySide6.QtWidgets import QApplication, QLabel
from PySide6.QtCore import QTimer
class Bare(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))  # the next turn: all is painted
app = QApplication([])
label = Bare("Palabre")
label.resize(1280, 760)
label.show()
app.exec()
"""
START = """
import os, sys
os.environ["XDG_DATA_HOME"] = sys.argv.pop(1)
import main, commands.setup, commands.desktop  # in the order of the real start
commands.desktop.make_haste()
import ui.app, ui.window
from PySide6.QtCore import QTimer
def painted(self, event):
    QTimer.singleShot(0, lambda: os._exit(0))
ui.window.MainWindow.paintEvent = painted
main.main()
"""
MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, "bench")
from bench_desktop import large_workshop
large_workshop(Path(sys.argv[1]) / "large.palabre")
"""
LARGE = """
import sys
from pathlib import Path
import commands.desktop
commands.desktop.make_haste()  # as the app does, before any of the window's modules
sys.path.insert(0, "bench")
import desktop_large
desktop_large.main(Path(sys.argv[1]))
"""


def large_workshop(path: Path, people: int = 500, answers: int = 20_000) -> None:
    """A workshop of 500 people; half of the answers stand at one open question."""
    from facilitator.activities.registry import discover
    from facilitator.document.writer import Written
    from facilitator.workshop.base import insert
    from facilitator.workshop.opening import create_session
    from facilitator.workshop.plan import WorkshopPlan
    from facilitator.workshop.sequence import StepPlan

    plan = WorkshopPlan(title="Grand", steps=(
        StepPlan("open_question", "Idées", "Que faire ?", key="a"),
        StepPlan("open_question", "Suites", "Et puis ?", key="b"),
    ))
    with create_session(path, plan, discover()) as session:
        joined = [session.room.join(f"Personne {n}") for n in range(people)]
        ids = [future.result().participant.id for future in joined]
        steps = session.steps()

        def command(db):
            for number in range(answers):
                insert(db, "answer", {
                    "id": f"a{number}", "step_id": steps[number % 2].id,
                    "participant_id": ids[number % people], "slot": str(number // people),
                    "payload": {"text": f"Une idée parmi d’autres, la numéro {number}"},
                    "version": 1, "source": "phone", "created_at": 1.0, "updated_at": 1.0,
                })
            return Written(None)

        session.document.write(command).result()


def run(code: str, home: str, *arguments: str) -> tuple[float, float, str]:
    """Seconds from start to end of a program, seconds of processor, and what it printed; ``home``
    is its folder."""
    settings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": f"{home}/bytecode",
                             "PYTHONDONTWRITEBYTECODE": "",
                             "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    begin, used = time.perf_counter(), _used()
    done = subprocess.run([sys.executable, "-c", code, home, *arguments], cwd=ROOT, env=settings,
                          capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, _used() - used, done.stdout


def _used() -> float:
    """Processor seconds of all programs that were run and are done."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def used_before(home: str) -> None:
    """Leave what somebody leaves who has used the program."""
    recent = [{"path": f"/ailleurs/{n}.palabre", "title": f"Atelier {n}", "date": "2026-03-12",
               "place": "Toul", "people": 20} for n in range(4)]
    folder = Path(home) / "palabre"
    folder.mkdir()
    (folder / "preferences.json").write_text(json.dumps({"recent": recent}), "utf-8")


def main() -> None:
    """Measure and print one line a figure."""
    with tempfile.TemporaryDirectory() as home:
        used_before(home)
        bare, start = [], []
        for program in (BARE, START):
            run(program, home)
        for _ in range(ROUNDS):
            bare.append(run(BARE, home))
            start.append(run(START, home))
        for column, name in enumerate(("by the clock", "of processor")):
            one = statistics.median(figures[column] for figures in bare)
            other = statistics.median(figures[column] for figures in start)
            print(f"first paint, bare PySide6     {one:.3f} s {name}")
            print(f"first paint, Palabre          {other:.3f} s, {other / one:.2f} times (aim 1.6)")
        run(MAKE, home)  # by another program: what making takes is no part of the opening's memory
        opened = [json.loads(run(LARGE, home)[2].strip().splitlines()[-1])
                  for _ in range(TIMES + 1)]
        say_large(opened[1:])  # the first one made the bytecode


def say_large(runs: list[dict[str, Any]]) -> None:
    """Print the medians of what :mod:`desktop_large` found."""
    def middle(*path: str | int) -> float:
        found: list[Any] = list(runs)
        for part in path:
            found = [one[part] for one in found]
        return statistics.median(found)

    print(f"memory, idle on start page    {middle('idle'):.0f} MB (aim 110)")
    print(f"500 people, 20 000 answers    open in {middle('opened'):.2f} s (aim 1.00), "
          f"of {', '.join(format(one['opened'], '.2f') for one in runs)}")
    print(f"  phones served after {middle('served'):.2f} s; 10 000 answers listed after "
          f"{middle('listed'):.2f} s; longest turn until then {middle('turn'):.0f} ms of processor")
    for when, name in (("at_once", "at once"), ("later", "three seconds later")):
        clock, used = (when, "clock"), (when, "used")
        print(f"  scrolling {name}, a frame: 99th percentile {middle(*clock, 0):.1f} ms, worst "
              f"{middle(*clock, 1):.1f} (aim 16.7); of processor {middle(*used, 0):.1f} and "
              f"{middle(*used, 1):.1f}")
    for which, name in (("key", "typed"), ("sought", "typed in the search")):
        print(f"  a key {name}, worst  {middle(which, 'clock', 1):.1f} ms (aim 16), "
              f"{middle(which, 'used', 1):.1f} of processor")
    print(f"  memory then                 {middle('memory'):.0f} MB (aim 200)")


if __name__ == "__main__":
    main()
