"""Two thousand files made wrong on purpose, through the commands that read them.

    python benchmarks/fuzz.py [--count 2700] [--first 0]

Prints what became of them by kind, the slowest, the most memory, and each that ended in a fault.
"""

from __future__ import annotations

import argparse
import collections
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.fuzzing.running import Result, results

BATCH = 90
"""Mutants in one process, so that what one has taken is not the next one's."""


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--count", type=int, default=2_700)
    given.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    arguments = given.parse_args()
    last = arguments.first + arguments.count
    found: list[Result] = []
    with tempfile.TemporaryDirectory() as home:
        for start in range(arguments.first, last, BATCH):
            for one in results(start, min(start + BATCH, last), Path(home)):
                found.append(one)
                if not one.held:
                    print(f"{one.number} {one.kind}: {one.outcome} {one.detail}", flush=True)
    _print(found)
    return int(any(not one.held for one in found))


def _print(found: list[Result]) -> None:
    counts = collections.Counter((one.kind, one.outcome) for one in found)
    for (kind, outcome), count in sorted(counts.items()):
        slowest = max((one for one in found if (one.kind, one.outcome) == (kind, outcome)), key=lambda one: one.seconds)
        print(f"{kind:<12}{outcome:<14}{count:>6}   slowest {slowest.seconds:.1f} s (mutant {slowest.number})")
    largest = max(found, key=lambda one: one.peak)
    print(f"{len(found)} mutants; most memory {largest.peak} MB (by mutant {largest.number})")


if __name__ == "__main__":
    sys.exit(main())
