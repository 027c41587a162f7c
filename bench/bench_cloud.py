"""The word cloud's layout beside d3-cloud and PyPI's wordcloud, on the same words in one run.

    python -m bench.bench_cloud [--answers FILE.csv] [--quick]

The file's column `answer` (or its last one) is counted as it stands. Times are of the layout
alone: ours and wordcloud's as processor time of this process, d3-cloud's as its page measures them
(compare those on a calm machine only). Coverage is the
ink of all words over the frame, by the same measure for all; d3-cloud's is at the largest scale at
which it places every word, which it has to be told (that search is not counted in its time).
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import mean, median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.cloud import chain, frames
from bench.cloud.common import Counts, Run, Spot, Spots, coverage, movement, smallest
from bench.cloud.peers import D3Cloud, d3_cloud, wordcloud
from bench.cloud.words import answers as made_up
from facilitator.activities.word_cloud.layout import (
    CloudLayout,
    Frame,
    Term,
    relayout,
    update,
)
from facilitator.drawing.measure import Measure

ROOT = Path(__file__).resolve().parents[1]
SHOWN = 150
START = 900
UPDATES = 500
EARLY = 60
FRAME = Frame()
WIDTH_OF = Measure().width


def terms_of(counts: Counts) -> list[Term]:
    return [Term(text, text, count) for text, count in counts.items()]


def spots_of(layout: CloudLayout) -> Spots:
    return {term.key: Spot(term.x, term.y, term.size, term.lines) for term in layout.terms}


def shown(counts: Counts) -> Counts:
    """The commonest terms, as many as are shown."""
    return dict(Counter(counts).most_common(SHOWN))


def from_nothing(counts: Counts) -> Run:
    terms = terms_of(counts)
    started = time.process_time()
    layout = relayout(None, terms, FRAME, WIDTH_OF)
    return Run((time.process_time() - started) * 1000, spots_of(layout))


def updates(start: list[str], more: list[str], name: str) -> Spots:
    """Our layout, answer by answer."""
    counts: Counts = dict(Counter(start))
    layout = update(None, terms_of(counts), FRAME, WIDTH_OF)
    times, ways, fresh, steps = [], [], 0, 0
    for answer in more:
        counts[answer] = counts.get(answer, 0) + 1
        terms = terms_of(counts)
        started = time.process_time()
        after = update(layout, terms, FRAME, WIDTH_OF)
        times.append((time.process_time() - started) * 1000)
        ways.append(movement(spots_of(layout), spots_of(after), answer))
        fresh += after.generation != layout.generation
        steps += after.scale != layout.scale
        layout = after
    spots = spots_of(layout)
    print(
        f"  {name:<34}{median(times):8.1f} ms median{max(times):8.1f} ms worst"
        f"{mean(ways):8.2f} px mean{max(ways):8.1f} px worst"
        f"   {steps} steps of the scale, {fresh} re-layouts, {len(spots)} terms at the end"
    )
    return spots


def peer_updates(name: str, lay_out, start: list[str], more: list[str]) -> None:  # type: ignore[no-untyped-def]
    """A layout that knows no before: the whole of it, answer by answer."""
    counts = Counter(start)
    before = lay_out(shown(counts)).spots
    times, ways, lost = [], [], 0
    for answer in more:
        counts[answer] += 1
        run = lay_out(shown(counts))
        times.append(run.ms)
        ways.append(movement(before, run.spots, answer))
        lost = max(lost, min(SHOWN, len(counts)) - len(run.spots))
        before = run.spots
    print(
        f"  {name:<34}{median(times):8.1f} ms median{max(times):8.1f} ms worst"
        f"{mean(ways):8.2f} px mean{max(ways):8.1f} px worst   {lost} words without a place"
    )


def read(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    column = "answer" if rows and "answer" in rows[0] else list(rows[0])[-1]
    return [" ".join(row[column].lower().split()) for row in rows if row[column].strip()]


def row(name: str, runs: list[Run], best: float) -> None:
    spots = runs[-1].spots
    part = coverage(spots)
    print(
        f"  {name:<34}{median(run.ms for run in runs):8.0f} ms{part:10.1%} ink"
        f"{part / best:8.2f} of d3-cloud's best"
        f"{smallest(spots):8.0f} px smallest{len(spots):6} words"
    )


def compare(d3: D3Cloud, said: list[str], rounds: int) -> None:
    start, more = said[:START], said[START : START + UPDATES]
    counts = shown(Counter(start))
    scales = {padding: d3.largest_scale(counts, padding) for padding in (1, 4)}
    d3_runs: dict[int, list[Run]] = {padding: [] for padding in scales}
    ours, pypi = [], []
    from_nothing(counts)
    for turn in range(rounds):
        ours.append(from_nothing(counts))
        for padding, scale in scales.items():
            d3_runs[padding].append(d3.lay_out(counts, scale, padding))
        if turn < 3:
            pypi.append(wordcloud(counts))
    best = coverage(d3_runs[1][-1].spots)
    print(f"\n{len(counts)} terms from nothing, 1920 x 1080, median of {rounds}")
    row("ours", ours, best)
    row("d3-cloud, padding 1 (its default)", d3_runs[1], best)
    row("d3-cloud, padding 4 (about ours)", d3_runs[4], best)
    row("wordcloud", pypi, best)

    print("\nOne more answer, again and again; movement of the terms that did not change")
    updates(start, more, f"ours, {len(more)} answers on {len(counts)} terms")
    grown = updates([], said[:START], f"ours, {START} answers from none")
    print(f"  {'':<34}then {coverage(grown):.1%} ink, {coverage(grown) / best:.2f} of d3-cloud's")
    scale = scales[4]
    peer_updates("d3-cloud", lambda now: d3.lay_out(now, scale, 4), start, more[: 5 * rounds])
    peer_updates("wordcloud", wordcloud, start, more[:3])

    print("\nThe same update after more answers")
    for size in (200, 2_000, 20_000):
        pool = (said * (size // len(said) + 1))[: size + 200]
        updates(pool[:size], pool[size:], f"ours, {size} answers before")


def sessions(d3: D3Cloud, seeds: range) -> None:
    """Coverage beside d3-cloud's best after some sessions, grown answer by answer and afresh."""
    print(f"\n{len(seeds)} other sessions of {START} answers: text over what d3-cloud covers")
    shares: dict[str, list[float]] = {"grown answer by answer": [], "laid out afresh": []}
    ways: list[float] = []
    early: list[float] = []
    times: list[float] = []
    for seed in seeds:
        layout, counts = None, {}
        for number, answer in enumerate(made_up(START, seed=seed, distinct=200)):
            counts[answer] = counts.get(answer, 0) + 1
            terms = terms_of(counts)
            started = time.process_time()
            after = update(layout, terms, FRAME, WIDTH_OF)
            times.append((time.process_time() - started) * 1000)
            if layout:
                ways.append(movement(spots_of(layout), spots_of(after), answer))
                early += ways[-1:] if number < EARLY else []
            layout = after
        best = coverage(d3.lay_out(shown(counts), d3.largest_scale(shown(counts), 1), 1).spots)
        shares["grown answer by answer"].append(coverage(spots_of(layout)) / best)
        shares["laid out afresh"].append(coverage(from_nothing(shown(counts)).spots) / best)
    for name, found in shares.items():
        print(f"  {name:<34}{min(found):8.2f} least{median(found):8.2f} median")
    print(f"  {'movement of the others':<34}{mean(ways):8.2f} px mean{mean(early):8.2f} px mean"
          f" in the first {EARLY} answers")
    print(f"  {'an update':<34}{median(times):8.1f} ms median{max(times):8.1f} ms worst")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--answers", type=Path, help="CSV of answers instead of made-up ones")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    options = parser.parse_args()
    said = read(options.answers) if options.answers else made_up(START + UPDATES, distinct=200)
    frames.report()
    chain.report(said)
    with d3_cloud(ROOT / "build" / "bench-cloud") as d3:
        compare(d3, said, 3 if options.quick else 7)
        sessions(d3, range(2, 3 if options.quick else 5))


if __name__ == "__main__":
    main()
