"""How long a letter with thousands of signatories takes: to be checked, and to be written in each format.

    python benchmarks/signatories.py [--signatories 2273 8800] [--runs 3]

Each figure is a whole command in a process of its own, as a member of staff calls it. The last column of each table is
the cost for 1,000 signatories beyond the smallest letter, which stays about the same where the cost grows with them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from letterkit.letter import drafts

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "joint-letter.yaml"
SMALL: Final = 20
FORMATS: Final = ("docx", "pdf", "html", "odt", "txt")
GIVEN: Final = ("Amina", "Boris", "Chiara", "Dinara", "Émile", "Farah", "Goran", "Hana", "Иван", "Jamila")
FAMILY: Final = ("Example", "Sample", "Beispiel", "Exemple-Sample", "Ejemplo", "Примерова", "Esempio")
PLACES: Final = ("Kenya", "France", "Brazil", "Nepal", "Kyrgyzstan", "Perú")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--signatories", type=int, nargs="+", default=[2_273, 8_800])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        drafted = {number: draft(Path(folder), number) for number in (SMALL, *given.signatories)}
        time_checking(drafted, given.runs)
        time_rendering(drafted, given.runs)


def draft(folder: Path, number: int) -> Path:
    """Return a joint letter that so many sign, people and organizations in three groups."""
    signing: list[dict[str, Any]] = []
    for index in range(number):
        who = {"organization": f"Example Network {index}", "places": [PLACES[index % len(PLACES)]]}
        if index % 2:
            who = {"name": f"{GIVEN[index % len(GIVEN)]} {FAMILY[index % len(FAMILY)]}", "title": "Director", **who}
        signing.append({**who, "group": f"Group {index * 3 // number + 1}"})
    path = folder / f"letter-{number}.yaml"
    path.write_text(drafts.dump(drafts.load(EXAMPLE).data | {"signatories": signing}), "utf-8")
    return path


def time_checking(drafted: dict[int, Path], runs: int) -> None:
    """Time `letterkit check`: at most 3 s for 2,273 and 8 s for 8,800."""
    table("check", {number: median_time(["check", str(path)], runs) for number, path in drafted.items()})


def time_rendering(drafted: dict[int, Path], runs: int) -> None:
    """Time `letterkit render` to each format; DOCX at most 3 s for 2,273 and 8 s for 8,800."""
    for format_name in FORMATS:
        seconds = {}
        for number, path in drafted.items():
            seconds[number] = median_time(
                ["render", str(path), "--force", "-o", str(path.with_suffix(f".{format_name}"))], runs
            )
        table(f"render to {format_name}", seconds)


def median_time(arguments: Sequence[str], runs: int) -> float:
    """Return the median of several runs, in seconds."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "letterkit", *arguments], check=False, capture_output=True)
        seconds.append(time.perf_counter() - start)
        if done.returncode > 1:
            raise SystemExit(done.stderr.decode("utf-8", "replace"))
    return statistics.median(seconds)


def table(what: str, times: dict[int, float]) -> None:
    """Print seconds by the number of signatories, and what 1,000 more of them cost."""
    (fewest, least), *others = times.items()
    print(f"{what}:")
    print(f"  {fewest:>7,} signatories {least:7.2f} s")
    for number, seconds in others:
        more = (seconds - least) / (number - fewest) * 1000
        print(f"  {number:>7,} signatories {seconds:7.2f} s {more:7.3f} s for 1,000 more")


if __name__ == "__main__":
    main()
