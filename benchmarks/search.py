"""How long a search of the norms library takes: the shipped rows and a library of five thousand.

Run it with `python benchmarks/search.py`. Times are the median of several turns in one run, in milliseconds, beside a
plain look for the words in the same texts.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

from letterkit.languages.normal_form import fold
from letterkit.norms.norm_library import NormLibrary, norm_phrases, norm_texts
from letterkit.norms.search import SearchIndex

ROWS = 5_000
TURNS = 15
QUERIES = (
    "world summit outcome",
    "A/RES/60/1",
    "wrold sumit",
    "timely and decisive measures",
    "torture",
    "résolution 1325",
    "пытки",
    "nothing of the kind",
)


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TURNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    norms = list(NormLibrary())
    dice = random.Random(1)
    rows = [(norm_texts(norm), norm_phrases(norm)) for norm in norms]
    words = sorted({word for fields, _ in rows for _, texts in fields for text in texts for word in text.split()})
    while len(rows) < ROWS:  # further rows, as long as real ones, of words that occur
        fields, _ = rows[dice.randrange(len(norms))]
        rows.append(([(weight, [" ".join(dice.sample(words, 8)) for _ in texts]) for weight, texts in fields], []))
    started = time.perf_counter()
    index = SearchIndex(rows)
    print(f"index of {len(rows)} rows: {(time.perf_counter() - started) * 1000:.0f} ms")
    plain = ["\n".join(fold(text) for _, texts in fields for text in texts) for fields, _ in rows]
    print(f"{'query':<32} {'search':>8} {'plain':>8} {'ratio':>7}")
    for query in QUERIES:
        asked = fold(query).split()
        ours = median(lambda query=query: index.search(query))  # type: ignore[misc]
        theirs = median(lambda asked=asked: [row for row, text in enumerate(plain) if all(w in text for w in asked)])  # type: ignore[misc]
        print(f"{query:<32} {ours:>6.2f}ms {theirs:>6.2f}ms {ours / theirs:>7.2f}")


if __name__ == "__main__":
    main()
