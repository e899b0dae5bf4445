"""What a file gives away, for a person: by part, with what to do; then what a letter may say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

import click

from letterkit.cli.reports.text import colours
from letterkit.disclosure.inspect import Inspection
from letterkit.disclosure.trace import Trace
from letterkit.office.printable import clean
from letterkit.wording import say, say_count

SIGN: Final = "!"
"""Before each thing that gives somebody away: colour alone tells nothing to many people, and to no pipe."""


def lines(file: str, inspection: Inspection) -> Iterator[str]:
    """Yield the report on one file, line by line."""
    bad = inspection.revealing
    harmless = [trace for trace in inspection.traces if not trace.is_revealing]
    yield _styled(f"{clean(file)} ({inspection.kind})", bold=True)
    if inspection.is_internal:
        warning = say("It is marked as written for your own house: names stand in it that not everybody may read.")
        yield _styled(f"{SIGN} {warning}", fg="red", bold=True)
    if bad:
        text = say_count(
            "{count} thing in it would give somebody away:", "{count} things in it would give somebody away:", len(bad)
        )
        yield _styled(f"{SIGN} {text}", fg="red", bold=True)
        yield from _parts(bad)
    else:
        yield _styled(say("Nothing beside its words gives somebody away."), fg="green")
    if harmless:
        yield ""
        yield say("It also tells, as a letter may:") if not bad else say("The rest is what a letter may tell:")
        yield from _parts(harmless)
    yield ""
    yield say("The words themselves were not looked at: `letterkit check` looks at those of the draft.")


def _parts(traces: Sequence[Trace]) -> Iterator[str]:
    """Yield the traces by part, in the order in which the parts first come."""
    for part in dict.fromkeys(trace.part for trace in traces):
        yield ""
        yield _styled(f"  {part}", bold=True)
        in_part = [trace for trace in traces if trace.part == part]
        for remedy, same in groupby(sorted(in_part, key=lambda trace: trace.remedy), key=lambda trace: trace.remedy):
            for trace in same:
                yield from _row(trace)
            if remedy:
                yield f"      → {remedy}"


def _row(trace: Trace) -> Iterator[str]:
    sign = _styled(SIGN, fg="red", bold=True) if trace.is_revealing else " "
    yield f"  {sign} {trace.name}: {trace.value}"
    if trace.is_revealing:
        yield f"      {trace.why} ({trace.place})"


def _styled(text: str, fg: str | None = None, bold: bool = False) -> str:
    return click.style(text, fg=fg, bold=bold) if colours() else text
