"""How fast the desktop starts, opens a large workshop and scrolls it, and how much memory it takes.

Every start is timed against that of a bare PySide6 window in the same run, taken in turn, each
until its window is painted. Times are medians, of the clock and of the processor; run it on a quiet
machine. Both have their bytecode at hand, as installed programs do, from a first start that is not
counted. The start page lists recent workshops, as it does for whoever has used it. The large
workshop is made by one program and opened by another.
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

ROUNDS = 11
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
IDLE = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
import psutil, ui.imports
ui.imports.restore_import()
import ui.app, ui.window
def weigh():
    print(psutil.Process().memory_info().rss / 1e6)
    for window in ui.app.QApplication.topLevelWidgets():
        window.close()
begin = ui.window.MainWindow.begin
def later(self, path, demo):
    begin(self, path, demo)
    QTimer.singleShot(2500, weigh)
ui.window.MainWindow.begin = later
ui.app.run(language="fr", home=Path(sys.argv[1]) / "palabre")
"""
MAKE = """
import sys
from pathlib import Path
sys.path.insert(0, "bench")
from bench_desktop import large_workshop
large_workshop(Path(sys.argv[1]) / "large.palabre")
"""
LARGE = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
import psutil
path = Path(sys.argv[1]) / "large.palabre"
import resources
from facilitator.activities.registry import discover
from facilitator.i18n import Languages
from facilitator.theme import load_theme
from facilitator.web.server import Server
from facilitator.workshop.opening import open_session
from ui.console.answers import AnswersTab
from ui.garbage import Garbage
from ui.look import Look
from ui.preferences import Preferences
from ui.workplace import Workplace
app = QApplication([])
languages = Languages(resources.path("translations"))
look = Look(load_theme("light"), languages.get("fr"), still=True)
look.dress(app)
kinds = discover()
garbage = Garbage(app)  # as the app does
begin = time.perf_counter()
session = open_session(path, kinds)
place = Workplace(session, look, Preferences(Path(sys.argv[1]) / "p.json"), languages.get, print)
def serve(session):
    server = Server(session, languages, host="127.0.0.1", port=0)
    server.start()
    return server
place.serve(serve)  # as the app does: threads then give way sooner
place.page.resize(1280, 760)
place.page.show()
while place.console.snapshot() is None:
    app.processEvents()
opened = time.perf_counter() - begin
tab = place.console.centre.tab(AnswersTab)
turn = 0.0
while tab.model.rowCount() < 10_000:
    used = time.thread_time()
    app.processEvents()
    turn = max(turn, time.thread_time() - used)
    time.sleep(0.001)  # as the event loop does, it leaves the interpreter to those who read
listed = time.perf_counter() - begin
bar = tab.view.verticalScrollBar()
def scroll():
    frames, used = [], []
    for step in range(120):
        at, spent = time.perf_counter(), time.thread_time()
        bar.setValue(bar.maximum() * step // 120)
        app.processEvents()
        frames.append((time.perf_counter() - at) * 1000)
        used.append((time.thread_time() - spent) * 1000)
    return {name: (sorted(times)[len(times) * 99 // 100], max(times))
            for name, times in (("clock", frames), ("used", used))}
at_once = scroll()  # from the first frame on, with whatever is still done behind it
rest = time.perf_counter() + 3
while time.perf_counter() < rest:
    app.processEvents()
later = scroll()
def keys(field, words):
    took, used = [], []
    for letter in words:
        at, spent = time.perf_counter(), time.thread_time()
        field.insert(letter)
        app.processEvents()
        took.append((time.perf_counter() - at) * 1000)
        used.append((time.thread_time() - spent) * 1000)
    return max(took), max(used)
key = keys(place.console.stage.findChildren(type(tab.search))[0], "le canal")
sought = keys(tab.search, "numéro 12")
print(json.dumps({"opened": opened, "listed": listed, "turn": turn * 1000, "at_once": at_once,
                  "later": later, "key": key, "sought": sought,
                  "memory": psutil.Process().memory_info().rss / 1e6}))
place.close()
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
        print(f"memory, idle on start page    {float(run(IDLE, home)[2]):.0f} MB (aim 110)")
        run(MAKE, home)  # by another program: what making takes is no part of the opening's memory
        large = json.loads(run(LARGE, home)[2].strip().splitlines()[-1])
        print(f"500 people, 20 000 answers    open in {large['opened']:.2f} s (aim 1.00)")
        print(f"  10 000 of them listed after {large['listed']:.2f} s; the window's longest turn "
              f"until then {large['turn']:.0f} ms of processor")
        for when, name in (("at_once", "at once"), ("later", "three seconds later")):
            (clock, worst), (used, most) = large[when]["clock"], large[when]["used"]
            print(f"  scrolling {name}, a frame: 99th percentile {clock:.1f} ms, worst {worst:.1f} "
                  f"(aim 16.7); of processor {used:.1f} and {most:.1f}")
        for which, name in (("key", "typed"), ("sought", "typed in the search")):
            clock, used = large[which]
            print(f"  a key {name}, worst  {clock:.1f} ms (aim 16), {used:.1f} of processor")
        print(f"  memory then                 {large['memory']:.0f} MB (aim 200)")


if __name__ == "__main__":
    main()
