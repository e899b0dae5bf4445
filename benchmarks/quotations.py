"""How many misquotations the rule `misquoted-norm` finds, and how often it finds fault with right ones.

Run it with `python benchmarks/quotations.py`. Each row of `benchmarks/data/quotations.tsv` is a passage: in a `slip`
words of a norm are quoted wrongly; in a `right` one they are quoted as they are, or the words are another text's.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from letterkit.checks.families.quotations import misquoted_norm
from letterkit.checks.findings import Issue
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library

FILE = Path(__file__).parent / "data" / "quotations.tsv"


class Row(NamedTuple):
    """A passage, the norms that it invokes, and whether a quotation in it is wrong."""

    is_slip: bool
    language: str
    invokes: tuple[str, ...]
    text: str


def rows() -> Iterator[Row]:
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            invokes = tuple(norm for norm in row["invokes"].split(", ") if norm)
            yield Row(row["is"] == "slip", row["language"], invokes, row["text"].replace("\\n", "\n"))


def issues(row: Row, library: Library) -> list[Issue]:
    """Return what the rule says about a passage."""
    invokes = [{"norm": norm} for norm in row.invokes]
    data = {
        "letterkit": 1,
        "template": "council-appeal",
        "language": row.language,
        "date": "2026-11-20",
        "recipients": [{"organization": "the Security Council"}],
        "subject": "An appeal",
        "passages": [{"role": "norm", "text": row.text, "invokes": invokes}],
        "signatories": [{"name": "Amina Example", "organization": "Example Watch"}],
    }
    loaded = drafts.read(drafts.dump(data).encode())
    return list(misquoted_norm(Subject(loaded, library, dt.date(2026, 11, 20))))


def main() -> None:
    library = open_library()
    told: dict[bool, list[bool]] = {True: [], False: []}
    for row in rows():
        found = issues(row, library)
        told[row.is_slip].append(bool(found))
        if bool(found) != row.is_slip:
            print("missed" if row.is_slip else "false ", row.language, row.text, *(issue.message for issue in found))
    print(f"slips found: {sum(told[True])} of {len(told[True])}")
    print(f"right quotations with a finding: {sum(told[False])} of {len(told[False])}")


if __name__ == "__main__":
    main()
