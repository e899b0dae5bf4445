"""Whether the people at risk in a letter are asked about, and how many questions are about nobody.

    python benchmarks/people.py FOLDER … [--truth FILE.tsv] [--list]

Reads the drafts (`*.yaml`) of each folder as if nobody had been asked: without `people:`. A file that is a brief
(`situation:` with `fact:` and `source:`, `asks:`) is made a letter of its facts, sources and asks. `--truth` is a table
with a row for each person or group: the name of the draft, the words by which it is found (several spellings with |
between them), `yes` if somebody at risk is meant whom nobody asked, `no` for words that need no question. What is asked
about and stands in no row counts as false and is printed. `--list` prints everything that is asked about.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from letterkit.checks.texts.people_rows import people_nobody_asked
from letterkit.checks.texts.subject import Subject
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.yaml.source import parse

HEAD = {"letterkit": 1, "template": "joint-letter", "recipients": [{"organization": "the addressee"}]}


class Counts(NamedTuple):
    """How many people and groups at risk a letter has, how many of them are asked about, and in vain."""

    at_risk: int
    missed: tuple[str, ...]
    asked: int
    false: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    truth = _truth(options.truth) if options.truth else {}
    library, total = open_library(), [0, 0, 0, 0]
    for file in (file for folder in options.folders for file in sorted(folder.glob("*.yaml"))):
        subject = _unasked(file, library)
        start = time.perf_counter()
        words = [row.words for row in people_nobody_asked(subject)]
        took = 1000 * (time.perf_counter() - start)
        counts = _count(words, truth.get(file.stem, ()))
        for index, number in enumerate(
            (counts.at_risk, counts.at_risk - len(counts.missed), counts.asked, len(counts.false))
        ):
            total[index] += number
        print(
            f"{file.stem:45} at risk {counts.at_risk:3}  asked about {counts.at_risk - len(counts.missed):3}  "
            f"listed {counts.asked:3}  false {len(counts.false):2}  {took:6.1f} ms"
        )
        for label, names in (("missed", counts.missed), ("false", counts.false)):
            print(*(f"    {label}: {name}\n" for name in names), sep="", end="")
        if options.list:
            print(*(f"    asked: {word}\n" for word in words), sep="", end="")
    print(f"{'all':45} at risk {total[0]:3}  asked about {total[1]:3}  listed {total[2]:3}  false {total[3]:2}")


def _truth(file: Path) -> Mapping[str, Sequence[tuple[tuple[str, ...], bool]]]:
    """Return the rows of the table by draft: the spellings of each, and whether it has to be asked about."""
    rows: dict[str, list[tuple[tuple[str, ...], bool]]] = defaultdict(list)
    with file.open(encoding="utf-8", newline="") as lines:
        for row in csv.reader(lines, delimiter="\t"):
            if len(row) >= 3 and not row[0].startswith("#"):
                rows[row[0]].append((tuple(one.strip().casefold() for one in row[1].split("|")), row[2] == "yes"))
    return rows


def _count(words: Sequence[str], truth: Sequence[tuple[tuple[str, ...], bool]]) -> Counts:
    folded = [word.casefold() for word in words]
    at_risk = [spellings for spellings, needed in truth if needed]
    missed = tuple(spellings[0] for spellings in at_risk if not any(_meets(word, spellings) for word in folded))
    false = tuple(
        word
        for word, fold in zip(words, folded, strict=True)
        if not any(_meets(fold, spellings) for spellings in at_risk)
    )
    return Counts(len(at_risk), missed, len(words), false)


def _meets(word: str, spellings: Sequence[str]) -> bool:
    return any(spelling in word or word in spelling for spelling in spellings)


def _unasked(file: Path, library: Library) -> Subject:
    """Return a letter as the rules see it if nobody was asked about its people."""
    data = dict(parse(file.read_text("utf-8"), str(file)).data)
    if "situation" in data:
        data = _letter_of(data)
    data.pop("people", None)
    return Subject(drafts.read(drafts.dump(data).encode(), str(file)), library, dt.date.today())


def _letter_of(brief: Mapping[str, Any]) -> dict[str, Any]:
    """Return a letter with the facts, sources and asks of a brief."""
    notes: list[str] = []
    facts: list[str] = []
    for number, fact in enumerate(brief["situation"], 1):
        facts.append(f"{fact['fact']}[^{number}]")
        notes.append(f"[^{number}]: {fact.get('source', '')}")
    passages: list[dict[str, Any]] = [{"role": "situation", "text": "\n\n".join([*facts, *notes])}]
    passages.append({"role": "ask", "text": "".join(_asks(brief["asks"]))})
    if str(brief.get("delay_cost", "none")) not in ("none", "aucun"):
        passages.append({"role": "urgency", "text": str(brief["delay_cost"])})
    named = [{"name": one.get("person", "") or one["name"]} for one in brief.get("signatories", {}).get("list", ())]
    return HEAD | {"language": brief["language"], "passages": passages, "signatories": named}


def _asks(asks: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for ask in asks:
        yield f"- {ask['actor']}: {ask['action']}\n"


if __name__ == "__main__":
    main()
