"""What a file tells, for a person: what gives somebody away first, by part, with what to do; then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import click

from letterkit.cli.reports.text import colours
from letterkit.disclosure.inspect import Inspection
from letterkit.disclosure.trace import Trace, clean

SIGN: Final = "!"
"""Before each thing that gives somebody away: colour alone tells nothing to many people, and to no pipe."""


def lines(file: str, found: Inspection) -> Iterator[str]:
    """The report on one file, line by line."""
    bad = found.gives_away
    rest = [one for one in found.traces if not one.gives_away]
    yield _styled(f"{clean(file)} ({found.kind})", bold=True)
    if bad:
        number = f"{len(bad)} thing{'' if len(bad) == 1 else 's'}"
        yield _styled(f"{SIGN} {number} in it would give somebody away:", fg="red", bold=True)
        yield from _parts(bad)
    else:
        yield _styled("Nothing in it gives somebody away.", fg="green")
    if rest:
        yield ""
        yield "It also tells, as a letter may:" if not bad else "The rest is what a letter may tell:"
        yield from _parts(rest)


def _parts(rows: Sequence[Trace]) -> Iterator[str]:
    """The rows by part, in the order in which the parts first come."""
    for part in dict.fromkeys(one.part for one in rows):
        yield ""
        yield _styled(f"  {part}", bold=True)
        mine = [one for one in rows if one.part == part]
        for remedy, same in groupby(sorted(mine, key=lambda one: one.remedy), key=lambda one: one.remedy):
            for one in same:
                yield from _row(one)
            if remedy:
                yield f"      → {remedy}"


def _row(one: Trace) -> Iterator[str]:
    sign = _styled(SIGN, fg="red", bold=True) if one.gives_away else " "
    yield f"  {sign} {one.name}: {one.value}"
    if one.gives_away:
        yield f"      {one.why} ({one.place})"


def _styled(text: str, fg: str | None = None, bold: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold) if colours() else text
