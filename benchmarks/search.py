"""How well and how fast the norms library is searched.

Run it with `python benchmarks/search.py`. It prints, for the list of queries (`data/norm_queries.tsv`), how often the
row that should come first does, and is among the first five; then the times: of a search, of a command with and without
what it keeps in the cache, and of a search in a library of five thousand rows. Milliseconds, the median of some turns.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from letterkit.norms.index_builder import build_index
from letterkit.norms.norm_index import Hit
from letterkit.norms.norm_library import NormLibrary
from letterkit.norms.pinpoints import parse_locators
from letterkit.norms.search import NormSearch

ROWS = 5_000
TURNS = 9
QUERIES = Path(__file__).parent / "data" / "norm_queries.tsv"
NOTHING = "-"
TIMED = ("torture", "right to protest", "ICCPR 19", "S/RES/2417", "wrold sumit", "пытки", "nothing of the kind")


class Query(NamedTuple):
    """What is typed, and what should come first: one of `expected`; of the first of them, this place."""

    words: str
    expected: tuple[str, ...]
    place: str
    language: str
    half: str

    def fits(self, hit: Hit) -> bool:
        if hit.norm.id not in self.expected:
            return False
        return hit.norm.id != self.expected[0] or not self.place or _is_within(hit.at, self.place)


def _is_within(at: str, place: str) -> bool:
    found, wanted = parse_locators(at), parse_locators(place)
    return at == place or (bool(found) and all(any(whole.covers(one) for whole in wanted) for one in found))


class Shares(NamedTuple):
    """How many of some queries found the right row first, and among the first five."""

    number: int
    first: int
    first_five: int


def read_queries() -> list[Query]:
    lines = [line for line in QUERIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return [
        Query(words, tuple(expected.split()), place, language, half) for words, expected, place, language, half in rows
    ]


def place_of_right_row(query: Query, hits: Sequence[Hit]) -> int:
    """Return where the right row is: 1 for the first; 0 if it is not among the first five."""
    if query.expected == (NOTHING,):
        return int(not hits)
    return next((number for number, hit in enumerate(hits[:5], 1) if query.fits(hit)), 0)


def shares(queries: Sequence[Query], library: NormLibrary) -> Shares:
    places = [place_of_right_row(query, library.search(query.words)) for query in queries]
    return Shares(len(places), places.count(1), sum(map(bool, places)))


def median(work: Callable[[], object]) -> float:
    times = []
    for _ in range(TURNS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def print_shares(library: NormLibrary) -> None:
    queries = read_queries()
    groups = {name: [query for query in queries if query.half == name] for name in ("tuned", "held out")}
    groups |= {name: [query for query in queries if query.language == name] for name in ("en", "fr", "es", "ru")}
    print(f"{'':<10} {'queries':>8} {'first':>7} {'first five':>11}")
    for name, chosen in {**groups, "all": queries}.items():
        number, first, first_five = shares(chosen, library)
        print(f"{name:<10} {number:>8} {first / number:>7.1%} {first_five / number:>11.1%}")


def print_times(library: NormLibrary) -> None:
    norms = list(library)
    more = [replace(norm, id=f"{norm.id}-{turn}") for turn in range(ROWS // len(norms)) for norm in norms]
    print(f"\nsearch in memory, not remembered: {len(norms)} rows, {len(more)} rows")
    small, large = build_index(norms), build_index(more)
    for words in TIMED:
        here = median(lambda words=words: NormSearch(small).search(words))  # type: ignore[misc]
        there = median(lambda words=words: NormSearch(large).search(words))  # type: ignore[misc]
        print(f"{words:<22} {here:>6.1f} ms {there:>7.1f} ms")


def print_command_times() -> None:
    print("\nletterkit norms search torture")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "XDG_CACHE_HOME": folder}
        command = [sys.executable, "-m", "letterkit", "norms", "search", "torture"]

        def run() -> None:
            subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=True)

        started = time.perf_counter()
        run()
        print(f"nothing kept {(time.perf_counter() - started) * 1000:>6.0f} ms")
        print(f"kept         {median(run):>6.0f} ms")


def main() -> None:
    library = NormLibrary()
    print_shares(library)
    print_times(library)
    print_command_times()


if __name__ == "__main__":
    main()
