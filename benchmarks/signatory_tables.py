"""How long it takes to read a table of signatories into a letter, as whole commands.

    python benchmarks/signatory_tables.py [--runs 3]

Makes tables of 2,273 and 8,800 signatories as CSV and as XLSX, reads each into a new draft and again into the one that
has them, and prints the median of the seconds beside the limit, and how the cost grows.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from openpyxl import Workbook

SIZES: Final = {2273: 2.0, 8800: 6.0}
"""Signatories, and the seconds in which they are read."""
HEADINGS: Final = ("Timestamp", "Name", "Title", "Organisation", "City", "Country", "E-mail")
ASKED: Final = ("May we publish your name?", "Comments")
_GIVEN: Final = ("Ana", "Ben", "Cleo", "Dan", "Zoë", "Łukasz", "Айгуль", "محمد", "小明")
_FAMILY: Final = ("Petrova", "Ito", "Marsh", "Novák", "Díaz", "Żak", "Зайцева", "الخطيب", "王")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=3)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        time_all(Path(folder), runs)


def time_all(folder: Path, runs: int) -> None:
    """Print the seconds for each kind of table and size."""
    for ending in ("csv", "xlsx"):
        seconds = {}
        for size, limit in SIZES.items():
            table = write_table(folder, size, ending)
            draft = folder / f"{size}-{ending}.yaml"
            first, again = import_seconds(table, draft, runs)
            seconds[size] = first
            verdict = "ok" if max(first, again) <= limit else "OVER"
            print(f"{ending:<5} {size:>6} signatories: {first:5.2f} s, again {again:5.2f} s (limit {limit}) {verdict}")
        small, large = SIZES
        print(
            f"{ending:<5} {large / small:4.1f} times as many take {seconds[large] / seconds[small]:4.1f} times as long"
        )


def write_table(folder: Path, size: int, ending: str) -> Path:
    """Write a table of a size in a folder."""
    rows = [HEADINGS + ASKED, *(make_row(number) for number in range(size))]
    path = folder / f"{size}.{ending}"
    if ending == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        return path
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def make_row(number: int) -> tuple[str, ...]:
    """Return one row; one in ten does not want to be named."""
    given, family = _GIVEN[number % 9], _FAMILY[number // 9 % 9]
    answer = "No" if number % 10 == 3 else "Yes"
    comment = "We sign because it matters to all of us. " * (number % 5)
    return (
        "2026-11-27 10:00",
        f"{given} {family} {number}",
        "Director, Programmes",
        f"Example Forum no. {number // 2}",
        "Osh",
        "Kyrgyzstan",
        f"person{number}@example.org",
        answer,
        comment,
    )


def import_seconds(table: Path, draft: Path, runs: int) -> tuple[float, float]:
    """Return the median seconds of reading into a new draft, and into the one that has them."""
    letterkit = shutil.which("letterkit") or str(Path(sys.executable).with_name("letterkit"))
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        draft.unlink(missing_ok=True)
        for turn in times:
            start = time.perf_counter()
            command = [letterkit, "signatories", "import", str(table), "-o", str(draft)]
            subprocess.run(command, check=True, capture_output=True)
            turn.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    main()
