"""Two thousand files made wrong on purpose, through the commands that read them.

    python benchmarks/fuzz.py [--count 2700] [--first 0]

Prints the outcomes by kind, the slowest, the most memory, and each that ended in a fault.
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
"""Mutants in one process; few, so that the memory of one is not counted for the others."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2_700)
    parser.add_argument("--first", type=int, default=0, help="the number of the first mutant")
    arguments = parser.parse_args()
    last = arguments.first + arguments.count
    outcomes: list[Result] = []
    with tempfile.TemporaryDirectory() as home:
        for start in range(arguments.first, last, BATCH):
            for result in results(start, min(start + BATCH, last), Path(home)):
                outcomes.append(result)
                if not result.held:
                    print(f"{result.number} {result.kind}: {result.outcome} {result.detail}", flush=True)
    _print(outcomes)
    return int(any(not result.held for result in outcomes))


def _print(outcomes: list[Result]) -> None:
    groups: dict[tuple[str, str], list[Result]] = collections.defaultdict(list)
    for result in outcomes:
        groups[result.kind, result.outcome].append(result)
    for (kind, outcome), group in sorted(groups.items()):
        slowest = max(group, key=lambda result: result.seconds)
        print(f"{kind:<12}{outcome:<14}{len(group):>6}   slowest {slowest.seconds:.1f} s (mutant {slowest.number})")
    largest = max(outcomes, key=lambda result: result.peak)
    print(f"{len(outcomes)} mutants; most memory {largest.peak} MB (by mutant {largest.number})")


if __name__ == "__main__":
    sys.exit(main())
