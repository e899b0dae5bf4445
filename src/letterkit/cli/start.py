"""`letterkit` alone: a new letter, one that is not finished yet, or one that begins as an earlier one did."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from letterkit.cli import edit, faces, new
from letterkit.disk import file_names, files
from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import Console
from letterkit.faces.plain.terminal import has_room
from letterkit.interview import rescue, transitions
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.wording import say

_MOST: Final = 9
"""Drafts that are offered, the last changed first."""
_STOP: Final = ("q", ":quit", ":q")


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A draft in this folder: what it is about, and how far it has come."""

    path: Path
    title: str
    state: str


def start(console: Console) -> int:
    """Ask what to do, and do it; return the exit code."""
    summaries = drafts_in(Path(), dt.date.today())
    return _on_screen(console, summaries) if has_room() else _line_by_line(console, summaries)


# -- on the whole terminal ------------------------------------------------------------------------------


def _on_screen(console: Console, summaries: Sequence[DraftSummary]) -> int:
    """Show a list of what can be done, again after a list that follows it was left without choosing."""
    while True:
        row = _choose(summaries)
        with contextlib.suppress(faces.Left):
            return _do(row, console, summaries)


def _choose(summaries: Sequence[DraftSummary]) -> int:
    """Return the row that is chosen. Raises Left."""
    resume = [
        (say("Go on with {path}", path=summary.path), f"{summary.title} ({summary.state})") for summary in summaries
    ]
    earlier = [
        (say("Start a new letter from an earlier one"), say("What it said and to whom, without its days.")),
        (
            say("Make a companion of a letter"),
            say("Another kind of letter from its data: a press statement, a follow-up …"),
        ),
    ]
    profile = (say("Your organisation"), say("Name, address, usual signatory: asked once, offered in every letter."))
    rows = [(say("Start a new letter"), ""), *resume, *(earlier if summaries else []), profile]
    return faces.choose(say("letterkit: what would you like to do?"), rows)


def _do(row: int, console: Console, summaries: Sequence[DraftSummary]) -> int:
    """Do what was chosen; return the exit code. Raises Left where a list that it shows was left without choosing."""
    if row == 0:
        return new.start_letter(console, on_screen=True)
    if row <= len(summaries):
        return edit.edit_draft(summaries[row - 1].path)
    if summaries and row <= len(summaries) + 2:
        rows = [(str(summary.path), f"{summary.title} ({summary.state})") for summary in summaries]
        earlier = summaries[faces.choose(say("From which letter?"), rows)].path
        if row == len(summaries) + 2:
            return new.start_companion(console, True, earlier)
        return new.start_letter(console, on_screen=True, earlier=earlier)
    from letterkit.cli.profile import ask_profile

    return ask_profile(console)


# -- line by line ---------------------------------------------------------------------------------------


def _line_by_line(console: Console, summaries: Sequence[DraftSummary]) -> int:
    renewed = len(summaries) + 2
    last = renewed + 1 if summaries else 1
    console.say("What would you like to do?\n\n  1. Start a new letter")
    for number, summary in enumerate(summaries, 2):
        console.say(f"  {number}. Go on with {summary.path}: {summary.title} ({summary.state})")
    if summaries:
        console.say(f"  {renewed}. Start a new letter from an earlier one")
        console.say(f"  {last}. Make a companion of a letter: a press statement, a sign-on call, a follow-up …")
    console.say("\nType a number. Enter: 1. q: nothing.")
    while True:
        typed = _ask(console).lower() or "1"
        if typed in _STOP:
            return 0
        if typed == "1":
            return new.start_letter(console, on_screen=False)
        if numbered := _numbered(typed, summaries):
            return edit.edit_draft(numbered.path, full_screen=False)
        if summaries and typed in (str(renewed), str(last)):
            return _from_earlier(console, summaries, companion=typed == str(last))
        console.say(f"! Type a number from 1 to {last}.")


def _from_earlier(console: Console, summaries: Sequence[DraftSummary], *, companion: bool) -> int:
    console.say("From which letter? Type its number above, or the name of its file.")
    while True:
        typed = _ask(console)
        if typed in _STOP:
            return 0
        summary = _numbered(typed, summaries)
        earlier = summary.path if summary else file_names.path_from_input(typed) if typed else None
        if earlier and files.is_file(earlier) and companion:
            return new.start_companion(console, False, earlier)
        if earlier and files.is_file(earlier):
            return new.start_letter(console, on_screen=False, earlier=earlier)
        console.say(f"! There is no letter ‘{typed}’ here.")


def _ask(console: Console) -> str:
    try:
        return console.ask("", None).strip()
    except EOFError:
        raise click.Abort from None


def _numbered(typed: str, summaries: Sequence[DraftSummary]) -> DraftSummary | None:
    """Return the draft whose number in the list is typed; the first has the number 2."""
    return summaries[int(typed) - 2] if typed.isdecimal() and 2 <= int(typed) < len(summaries) + 2 else None


# -- the drafts of a folder -----------------------------------------------------------------------------


def drafts_in(folder: Path, today: dt.date) -> list[DraftSummary]:
    """Return the drafts in a folder, the last changed first; one that cannot be read with what is wrong."""
    library = open_library((folder, Path()))
    paths = sorted((path for path in folder.glob("*.yaml") if drafts.is_draft(path)), key=_changed_at, reverse=True)
    return [_summary(path, library, today) for path in paths[:_MOST]]


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _summary(path: Path, library: Library, today: dt.date) -> DraftSummary:
    try:
        loaded = drafts.load(path)
        pack = library.pack_for(loaded.draft)
        missing = len(transitions.start(pack, library, today, loaded.data).missing_questions())
    except LetterkitError as error:
        return DraftSummary(path, say("cannot be read"), error.problems[0].message)
    title = loaded.draft.subject or pack.title
    state = (
        say("{missing} answers missing", missing=missing)
        if missing > 1
        else say("1 answer missing")
        if missing
        else "complete"
    )
    lacks = say("; answers that could not be saved in it were found") if rescue.rescued_copies(path) else ""
    return DraftSummary(path, title, f"{state}{lacks}")
