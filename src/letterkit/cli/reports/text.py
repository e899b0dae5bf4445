"""Findings for a person: line by line in a pipe, by passage with the words marked on a terminal.

The words that are meant stand between » and «, so that nothing is told by colour alone. Notes are counted unless they
are asked for: a member of staff in a hurry reads what must be put right first.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.checks.findings import Finding
from letterkit.checks.harm import by_harm
from letterkit.checks.texts.words import has_words
from letterkit.cli.reports import FileReport, Reports, count
from letterkit.cli.reports.privacy import as_read_here
from letterkit.errors import spell_path
from letterkit.letter.white_space import NO_BREAK
from letterkit.wording import say, say_count, say_list, say_worded, worded

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}


def colours() -> bool:
    """True if standard output is a terminal that takes colours, and they are not refused by NO_COLOR."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def as_text(reports: Reports, *, notes: bool = False, waived: bool = False) -> str:
    """Return the findings, each with its place first, as editors read it; below it the words and what to do."""
    lines: list[str] = []
    for report in as_read_here(reports):
        lines += _nothing(report)
        for finding in _shown(report.findings, notes):
            where = f" {_place(finding, report)}:" if finding.path else ""
            what = f"{finding.severity} [{finding.name}]{where} {finding.message}"
            lines.append(f"{report.file}:{finding.line}:{finding.column}: {what}")
            lines += [f"    {text}" for text in (_marked(finding), finding.hint) if text]
        lines += _waivers(report) if waived else []
    return "\n".join([*lines, *_summary(reports, notes, waived)])


def print_findings(
    reports: Reports, console: Console | None = None, /, *, notes: bool = False, waived: bool = False
) -> None:
    """Print the findings on a terminal, or another console: by passage, the words marked."""
    from rich.console import Console as TerminalConsole
    from rich.padding import Padding
    from rich.text import Text

    console = console or TerminalConsole(highlight=False, soft_wrap=False)
    for report in as_read_here(reports):
        console.print(Text(report.file, style="bold underline"))
        if _nothing(report):
            console.print(Text(say("No errors and no warnings."), style="green"))
        heading = ""
        for finding in _shown(report.findings, notes):
            if _heading(finding, report) != heading:
                heading = _heading(finding, report)
                console.print(Text(f"\n{heading}", style="bold"))
            for text, indent in _block(finding, report.words_of(finding.path)):
                console.print(Padding(text, (0, 0, 0, indent)))
        for line in _waivers(report) if waived else []:
            console.print(Text(line))
        console.print()
    for line in _summary(reports, notes, waived):
        console.print(Text(line))


def _place(finding: Finding, report: FileReport) -> str:
    """Return the key path of a finding with the words of the question that is answered there."""
    words = _flat(report.words_of(finding.path))
    return f"{spell_path(finding.path)} ({words})" if words else spell_path(finding.path)


def _block(finding: Finding, question: str) -> Iterator[tuple[Text, int]]:
    from rich.text import Text

    first = Text.assemble(
        (finding.severity, _STYLES[finding.severity]),
        (f"  {finding.name}", "dim"),
        (("  " + say("line {line}:{column}", line=finding.line, column=finding.column)), "dim"),
    )
    yield first, 2
    if question:
        yield Text(_flat(question), style="dim"), 4
    yield Text(finding.message), 4
    if finding.excerpt is not None:
        yield (
            Text.assemble(
                (_flat(finding.excerpt.before), "dim"),
                (f"»{_flat(finding.excerpt.words)}«", _STYLES[finding.severity]),
                (_flat(finding.excerpt.after), "dim"),
            ),
            4,
        )
    if finding.hint:
        yield Text(f"→ {finding.hint}"), 4


def _shown(findings: Sequence[Finding], notes: bool) -> Iterator[Finding]:
    """Yield the findings that are shown, those first that do most harm."""
    return (finding for finding in by_harm(findings) if notes or finding.severity != "note")


def _nothing(report: FileReport) -> list[str]:
    if any(finding.severity != "note" for finding in report.findings):
        return []
    return [say("{file}: no errors and no warnings.", file=report.file)]


def _heading(finding: Finding, report: FileReport) -> str:
    """Return the part of the letter that a finding belongs to."""
    match finding.path:
        case ("passages", int(index), *_):
            role = f" · {report.roles[index]}" if index < len(report.roles) else ""
            return say("Passage {index}{role}", index=index + 1, role=role)
        case (str(key), *_):
            return say_worded(_HEADINGS.get(key, _HEAD))
    return say("The letter as a whole")


_HEAD = worded("Head of the letter")
_HEADINGS = {
    "passages": worded("The letter as a whole"),
    "signatories": worded("Signatories"),
    "facts": worded("Answers"),
    "sources": worded("Sources"),
    "bibliography": worded("Sources"),
    "people": worded("People"),
    "rewordings": worded("Sentences in other words"),
    "waive": worded("Waivers"),
    "closing": worded("Foot of the letter"),
    "enclosures": worded("Foot of the letter"),
    "reply_by": worded("Foot of the letter"),
}


def _marked(finding: Finding) -> str:
    if finding.excerpt is None:
        return ""
    return f"{_flat(finding.excerpt.before)}»{_flat(finding.excerpt.words)}«{_flat(finding.excerpt.after)}".strip()


def _flat(text: str) -> str:
    """Return a text in one line, without characters that would move the cursor."""
    return "".join(ch if ch.isprintable() or ch in NO_BREAK else " " for ch in text)


def _waivers(report: FileReport) -> list[str]:
    return [
        f"{report.file}:{finding.line}:{finding.column}: "
        + say("waived [{rule}] {message}", rule=finding.name, message=finding.message)
        + f"\n    {say('Reason: {reason}', reason=waiver.reason)}"
        for finding, waiver in report.waived
    ]


def _summary(reports: Reports, notes: bool, waived: bool) -> list[str]:
    errors, warnings, lines = count(reports, "error"), count(reports, "warning"), []
    if errors or warnings:
        number = say_count("{count} error", "{count} errors", errors) if errors else say("no errors")
        more = say_count("{count} warning", "{count} warnings", warnings) if warnings else say("no warnings")
        lines.append(f"{say_list((number, more))}.")
    names = Counter(finding.name for report in reports for finding in report.findings if finding.severity == "note")
    if names:
        listed = ", ".join(f"{name} ({number})" if number > 1 else name for name, number in names.most_common(4))
        listed += ", …" if len(names) > 4 else ""
        lines.append(
            say_count("{count} note.", "{count} notes.", names.total())
            if notes
            else say_count(
                "{count} note: {listed}. --notes shows them.",
                "{count} notes: {listed}. --notes shows them.",
                names.total(),
                listed=listed,
            )
        )
    waived_count = sum(len(report.waived) for report in reports)
    if waived_count:
        lines.append(
            say_count("{count} waived.", "{count} waived.", waived_count)
            if waived
            else say_count("{count} waived; --waived shows them.", "{count} waived; --waived shows them.", waived_count)
        )
    sound = [report for report in reports if not count([report], "error")]
    return [*lines, *(_for_a_person(sound) if sound else ())]


def _for_a_person(reports: Reports) -> Iterator[str]:
    """Yield what was looked at in letters without an error, what no program can judge, and what is still to be read."""
    yield say(
        "Looked at: parts, asks, people at risk, figures, dates, norms, sources, names, signatories, spelling, wording."
    )
    unread = sorted({report.language for report in reports if report.language and not has_words(report.language)})
    if unread:
        yield say(
            "Of a letter in {languages}, no words were looked at: only what can be told without them.",
            languages=say_list(unread),
        )
    yield say("No program can judge whether the facts are true, those named consent, and the tone fits its reader.")
    yield say(
        "Still to be read by a person: each ask, each figure and quotation beside its source, each norm in its text."
    )
