"""How long the report takes, from a workshop's file to the PDF; prints one line per run.

``chain``: a file of 500 participants, 12 steps and 20,000 answers is opened, counted, composed and
written as a PDF. Aim: about 60 pages in at most 4 s and 300 MB on one core, and ten times the
answers in at most eleven times the time. ``preview``: one section after one more answer, on the
same file; aim: 200 ms. ``words``: a sentence written into a section of that file, from when it is
kept until the whole report is laid out again as pages; aim: 200 ms. ``pages``: an invented report
of blocks to PDF alone, the floor under the chain. Run with ``make bench-report``.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from report_workshop import WORDS, make, opened, sentence

from facilitator.blocks import (
    Block,
    Cover,
    DataTable,
    Heading,
    ItemList,
    Paragraph,
    Picture,
    Quote,
    Report,
    plain,
)
from facilitator.drawing.build import Bar, bars
from facilitator.drawing.measure import Measure
from facilitator.scene import Scene, Text


def section(rng: random.Random, measure: Measure, answers: int) -> list[Block]:
    """Return one step's section: pictures, themes, quotes, a table and the answers."""
    rows = [Bar(sentence(rng)[:40], n, str(n)) for n in sorted(rng.choices(range(1, 90), k=9))]
    parts, height = bars(measure, rows, 0, 0, 480, 11)
    chart = Scene(480, height, parts, "Neuf options et leurs voix")
    spots = [
        Text(rng.uniform(0, 400), rng.uniform(20, 240), rng.choice(WORDS), 16) for _ in range(80)
    ]
    table = tuple((sentence(rng), sentence(rng), str(n)) for n in range(25))
    blocks: list[Block] = [
        Heading(1, sentence(rng)[:50]),
        Paragraph(plain(sentence(rng) * 6)),
        Picture(chart, "Les voix"),
        Picture(Scene(480, 260, tuple(spots), "Des mots"), "Les mots"),
        DataTable(("Difficultés", "Leviers", "Points"), table, "La grille", frozenset({2})),
    ]
    for _ in range(6):
        blocks += [Heading(2, sentence(rng)[:40]), Quote(sentence(rng), "une habitante")]
    blocks.append(ItemList(tuple(plain(sentence(rng)) for _ in range(answers))))
    return blocks


def invented(times: int) -> Report:
    """Return a report of 60 pages, or of ``times`` as many."""
    rng, measure = random.Random(7), Measure()
    blocks: list[Block] = [Cover("Un atelier inventé", ("Quelque part",))]
    for _ in range(12 * times):
        blocks += section(rng, measure, 60)
    return Report("Un atelier inventé", "fr", "", "", tuple(blocks))


def measure_once(times: int) -> str:
    """Write one report in this process and return time, pages and memory as a line."""
    import pikepdf

    from facilitator.report.formats import get_format

    report = invented(times)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.pdf"
        started, used = time.perf_counter(), time.process_time()
        get_format("pdf").write(report, target)
        wall, used = time.perf_counter() - started, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with pikepdf.open(target) as pdf:
            pages = len(pdf.pages)
        size = target.stat().st_size / 1024
    return (
        f"{pages:5d} pages  {wall:6.2f} s  {used:6.2f} s of processor  {peak:5.0f} MB peak "
        f"({before:.0f} before)  {size:6.0f} kB"
    )


def chain(times: int) -> str:
    """Open, count, compose and write one workshop; return each part's time as a line."""
    import pikepdf

    from facilitator.i18n import french
    from facilitator.report.compose import compose
    from facilitator.report.formats import get_format

    with tempfile.TemporaryDirectory() as folder:
        path, target = Path(folder) / "a.palabre", Path(folder) / "report.pdf"
        make(path, times)
        started, used = time.perf_counter(), time.process_time()
        with opened(path) as session:
            for step in session.steps():
                session.results.result(step.id)
            counted = time.process_time() - used
            report = compose(session, french())
            composed = time.process_time() - used - counted
            get_format("pdf").write(report, target)
        wall, used = time.perf_counter() - started, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        with pikepdf.open(target) as pdf:
            pages = len(pdf.pages)
    return (
        f"chain x{times:<3d} {pages:5d} pages  {wall:6.2f} s  {used:6.2f} s of processor (counting "
        f"{counted:.2f}, composing {composed:.2f}, PDF {used - counted - composed:.2f})  "
        f"{peak:5.0f} MB peak"
    )


def preview(times: int) -> str:
    """Add an answer to each step in turn and write its section anew; return the slowest.

    As in the app, Python's cycles are not collected meanwhile (``ui/garbage.py``).
    """
    import gc

    from facilitator.activities.context import Source
    from facilitator.i18n import french
    from facilitator.report.compose import Composer
    from facilitator.workshop.answers import Submission

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.palabre"
        make(path, times)
        with opened(path) as session, Composer(session, french()) as composer:
            composer.sections()
            gc.disable()
            slowest, where, most, dearest = 0.0, "", 0.0, ""
            values = {"word_cloud": {"words": ["tilleul"]}, "open_question": {"answers": ["Oui"]},
                      "profile": {"rue": "Rue A"}}
            for step in session.steps():
                if step.kind not in values:
                    continue
                session.answers.submit(Submission(
                    f"new-{step.key}", step.id, "p000001", values[step.kind], Source.PAPER,
                )).result()
                started, before = time.perf_counter(), time.process_time()
                composer.section(step.id)
                took, used = time.perf_counter() - started, time.process_time() - before
                slowest, where = max((slowest, where), (took, step.kind))
                most, dearest = max((most, dearest), (used, step.kind))
    return (f"preview x{times}: {slowest * 1000:.0f} ms for the slowest section ({where}), "
            f"{most * 1000:.0f} ms of processor for the dearest ({dearest})")


def words(times: int) -> str:
    """Keep other words for a section and make the report's pages anew; return the median."""
    import os
    import statistics

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from facilitator.i18n import french
    from facilitator.report.report_templates import report_template
    from facilitator.report.richtext import from_text
    from facilitator.theme import load_theme
    from ui.fonts import load_fonts
    from ui.report.document import DocumentMaker
    from ui.report.seen import see
    from ui.report.writing import Writing
    from ui.scene_painter import ScenePainter

    app = QApplication([])
    load_fonts()
    paper = load_theme("light")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.palabre"
        make(path, times)
        with opened(path) as session:
            writing = Writing(session, french(), report_template("full"))
            maker = DocumentMaker(ScenePainter(paper, Measure()), paper, "fr")
            see(writing, maker, "", app.thread())
            section = next(one.id for one in session.steps() if one.kind == "open_question")
            walls, used = [], []
            for number in range(7):
                writing.keep(section, from_text(f"Une phrase de plus, la {number}.")).result()
                started, before = time.perf_counter(), time.process_time()
                pages = see(writing, maker, section, app.thread()).made.document.pageCount()
                walls.append(time.perf_counter() - started)
                used.append(time.process_time() - before)
            writing.close()
    return (f"words x{times}: {1000 * statistics.median(walls):.0f} ms, "
            f"{1000 * statistics.median(used):.0f} ms of processor, to {pages} pages")


def main() -> None:
    """Measure each in a process of its own, three times, sizes taking turns."""
    if len(sys.argv) > 2:
        what = {"pages": measure_once, "chain": chain, "preview": preview,
                "words": words}[sys.argv[1]]
        print(what(int(sys.argv[2])), flush=True)
        return
    for _ in range(3):
        for what, times in (("chain", 1), ("chain", 10), ("preview", 1), ("words", 1),
                            ("pages", 1), ("pages", 10)):
            subprocess.run([sys.executable, __file__, what, str(times)], check=True)


if __name__ == "__main__":
    main()
