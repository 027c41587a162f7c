"""How long the PDF takes and what memory, on an invented report; prints one line per size.

Aim: 60 pages from 500 participants, 12 steps and 20,000 answers in at most 4 s and 300 MB on one
core, and ten times as much in at most eleven times the time. Run with ``make bench-report``.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

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

TEXT = (
    "jardin voisine atelier samedi école partage arrosage confiance mairie projet quartier banc "
    "tilleul réunion cuve toit récolte enfants règle cabanon outil accueil été ombre ensemble"
)
WORDS = TEXT.split()


def sentence(rng: random.Random) -> str:
    """Return an invented answer of a usual length."""
    return " ".join(rng.choices(WORDS, k=rng.randint(4, 22))).capitalize() + "."


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


def main() -> None:
    """Measure each size in a process of its own, three times, sizes taking turns."""
    if len(sys.argv) > 1:
        print(measure_once(int(sys.argv[1])))
        return
    for _ in range(3):
        for times in (1, 10):
            subprocess.run([sys.executable, "-m", "bench.bench_report", str(times)], check=True)


if __name__ == "__main__":
    main()
