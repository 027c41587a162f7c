"""How well and how fast short answers fold into terms, beside two published rules.

Quality: pairs of answers labelled by hand (tests/resources/folding_pairs.tsv). A pair counts as
grouped when both answers end in the same set of terms, in an index that holds every answer of
that half of the sample. Peers: Particify (lower case, every character that is no letter or digit
dropped, accents kept) and Grande Annotation (lower case without accents).

Speed: one answer added to an index of 200 and of 20,000, beside a plain dict of casefolded
strings in the same run.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import sys
import time
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from facilitator.text.lexicon import prepare, strip_accents  # noqa: E402
from facilitator.text.terms import TermIndex  # noqa: E402

PAIRS = ROOT / "tests" / "resources" / "folding_pairs.tsv"
Pair = tuple[str, bool, str, str, str]  # split, same, kind, a, b
Group = Callable[[str], Hashable]


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    """Return the labelled pairs; a line break inside an answer is written as a backslash and n."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["split"], row["label"] == "same", row["kind"],
             row["a"].replace("\\n", "\n"), row["b"].replace("\\n", "\n")) for row in rows]


def ours(pairs: Sequence[Pair]) -> Group:
    """Return our grouping, learnt from all the answers of the pairs."""
    index = TermIndex("fr")
    for _, _, _, first, second in pairs:
        for text in (first, second):
            index.add(text, text)
    return lambda text: frozenset(index.keys_of(text))


def particify(text: str) -> str:
    """Return the key of Particify's rule."""
    return "".join(char for char in text.lower() if char.isalnum())


def grande_annotation(text: str) -> str:
    """Return the key of Grande Annotation's rule."""
    return strip_accents(text.lower().replace("œ", "oe").replace("æ", "ae"))


def score(pairs: Sequence[Pair], group: Group) -> tuple[float, float, list[tuple[bool, Pair]]]:
    """Return precision, recall and the pairs judged wrongly, with what was answered."""
    judged = [(group(pair[3]) == group(pair[4]), pair) for pair in pairs]
    both = sum(said and pair[1] for said, pair in judged)
    said_same = sum(said for said, _ in judged)
    same = sum(pair[1] for pair in pairs)
    wrong = [(said, pair) for said, pair in judged if said != pair[1]]
    return (both / said_same if said_same else 1.0), both / same, wrong


def quality(show: str) -> None:
    """Print precision and recall of the three rules on both halves."""
    pairs = read_pairs()
    print("labelled pairs: grouped as a person would?")
    print(f"{'half':5} {'pairs':>5} {'rule':18} {'precision':>9} {'recall':>7}")
    for half in ("dev", "test"):
        chosen = [pair for pair in pairs if pair[0] == half]
        for name, group in (("Palabre", ours(chosen)), ("Particify", particify),
                            ("Grande Annotation", grande_annotation)):
            precision, recall, wrong = score(chosen, group)
            print(f"{half:5} {len(chosen):5} {name:18} {precision:9.3f} {recall:7.3f}")
            if name == "Palabre" and show == half:
                for said, (_, _, kind, first, second) in wrong:
                    print("   ", "joined " if said else "missed", f"[{kind}] {first} | {second}")


def sample_answers(count: int) -> list[str]:
    """Return ``count`` answers made from the sample's, half of them with words of their own."""
    rnd = random.Random(7)
    base = [text for pair in read_pairs() for text in pair[3:]]
    syllables = ["ba", "co", "di", "fu", "lé", "mi", "no", "pra", "sou", "ta", "ver", "zan"]

    def told(text: str) -> str:
        own = rnd.random() < 0.5
        return f"{text} {''.join(rnd.choices(syllables, k=4))}" if own else text

    return [told(rnd.choice(base)) for _ in range(count)]


def speed(sizes: Sequence[int], probes: int = 400) -> None:
    """Print what one more answer costs at each size, and the floor."""
    start = time.perf_counter()
    prepare("fr")
    print(f"\nloading the French dictionary: {1e3 * (time.perf_counter() - start):.0f} ms")
    print("medians in µs; 'new' is an answer nobody gave before, 'seen' one given before")
    print(f"{'answers':>8} {'terms':>7} {'new':>7} {'seen':>7} {'remove':>7} {'top 150':>8} "
          f"{'dict floor':>10}")
    for size in sizes:
        answers = sample_answers(size + probes)
        index, floor = TermIndex("fr"), dict[str, int]()
        for at, text in enumerate(answers[:size]):
            index.add(str(at), text)
            floor[text.casefold()] = floor.get(text.casefold(), 0) + 1
        new, seen, removed, tops, plain = [], [], [], [], []
        for at, text in enumerate(answers[size:], size):
            start = time.perf_counter()
            index.add(str(at), text)
            if text.casefold() not in floor:
                new.append(time.perf_counter() - start)
            start = time.perf_counter()
            index.add(f"{at} again", text)
            seen.append(time.perf_counter() - start)
            index.remove(f"{at} again")
            start = time.perf_counter()
            index.terms(150)
            tops.append(time.perf_counter() - start)
            start = time.perf_counter()
            floor[text.casefold()] = floor.get(text.casefold(), 0) + 1
            plain.append(time.perf_counter() - start)
            start = time.perf_counter()
            index.remove(str(at))
            removed.append(time.perf_counter() - start)
        micro = [1e6 * statistics.median(times)
                 for times in (new, seen, removed, tops, plain)]
        print(f"{size:8} {len(index):7} {micro[0]:7.0f} {micro[1]:7.0f} {micro[2]:7.0f} "
              f"{micro[3]:8.0f} {micro[4]:10.2f}")


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", choices=("dev", "test"), default="", help="print the errors")
    options.add_argument("--no-speed", action="store_true")
    chosen = options.parse_args()
    if not chosen.no_speed:
        speed((200, 20_000))
        print()
    quality(chosen.show)


if __name__ == "__main__":
    main()
