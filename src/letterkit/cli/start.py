"""`letterkit` alone: a new letter, one that is not finished yet, or one that begins as an earlier one did."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from letterkit.cli.check import is_draft
from letterkit.disk import file_names, files
from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import Console, roomy
from letterkit.interview import moves, state_files
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library

_MOST: Final = 9
"""Drafts that are offered, the last changed first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in this folder: what it is about, and how far it has come."""

    path: Path
    title: str
    state: str


def start(face: Console) -> int:
    """Asks what to do, and does it; returns the exit code."""
    found = known(Path(), dt.date.today())
    if roomy():
        return _on_screen(found)
    face.say("What would you like to do?\n\n  1. Start a new letter")
    for number, one in enumerate(found, 2):
        face.say(f"  {number}. Go on with {one.path}: {one.title} ({one.state})")
    if found:
        face.say(f"  {len(found) + 2}. Start a new letter from an earlier one")
    face.say("\nType a number. Enter: 1. q: nothing.")
    while True:
        try:
            typed = face.ask("", None).strip().lower() or "1"
        except EOFError:
            raise click.Abort from None
        if typed in ("q", ":quit", ":q"):
            return 0
        if typed == "1":
            return _call("new")
        if typed.isdecimal() and 2 <= int(typed) < len(found) + 2:
            return _call("edit", str(found[int(typed) - 2].path))
        if found and typed == str(len(found) + 2):
            return _from_earlier(face, found)
        face.say(f"! Type a number from 1 to {len(found) + 2 if found else 1}.")


def _on_screen(found: Sequence[Draft]) -> int:
    """The same on the whole terminal. Whoever leaves a list that comes after this one is here again."""
    from letterkit.cli.faces import Left

    while True:
        chosen = _chosen(found)
        with contextlib.suppress(Left):
            return _do(chosen, found)


def _chosen(found: Sequence[Draft]) -> int:
    """What somebody wants to do: the number of the row. Raises Left."""
    from letterkit.cli.faces import choose

    going = [(f"Go on with {one.path}", f"{one.title} ({one.state})") for one in found]
    again = [("Start a new letter from an earlier one", "What it said and to whom, without its days.")] if found else []
    profile = ("Your organisation", "Name, address, usual signatory: asked once, offered in every letter.")
    return choose("letterkit: what would you like to do?", [("Start a new letter", ""), *going, *again, profile])


def _do(at: int, found: Sequence[Draft]) -> int:
    """Does what was chosen. Raises Left where a list that it shows was left without choosing."""
    from letterkit.cli.faces import choose
    from letterkit.cli.write import new

    if at == 0:
        code = new.main(args=[], prog_name="letterkit new", standalone_mode=False)
        return code if isinstance(code, int) else 0
    if at <= len(found):
        return _call("edit", str(found[at - 1].path))
    if found and at == len(found) + 1:
        earlier = choose("From which letter?", [(str(one.path), f"{one.title} ({one.state})") for one in found])
        return _call("new", "--from", str(found[earlier].path))
    return _call("profile")


def _from_earlier(face: Console, found: Sequence[Draft]) -> int:
    face.say("From which letter? Type its number above, or the name of its file.")
    while True:
        try:
            typed = face.ask("", None).strip()
        except EOFError:
            raise click.Abort from None
        if typed in ("q", ":quit", ":q"):
            return 0
        if typed.isdecimal() and 2 <= int(typed) < len(found) + 2:
            return _call("new", "--from", str(found[int(typed) - 2].path))
        if typed and files.is_file(earlier := file_names.path_from_input(typed)):
            return _call("new", "--from", str(earlier))
        face.say(f"! There is no letter ‘{typed}’ here.")


def _call(*arguments: str) -> int:
    from letterkit.cli.main import run

    return run(list(arguments))


def known(folder: Path, today: dt.date) -> list[Draft]:
    """The drafts in a folder, the last changed first. A file that cannot be read is offered with what is wrong."""
    library = open_library((folder, Path()))
    there = sorted((file for file in folder.glob("*.yaml") if is_draft(file)), key=_changed, reverse=True)
    return [_draft(file, library, today) for file in there[:_MOST]]


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


def _draft(file: Path, library: Library, today: dt.date) -> Draft:
    try:
        loaded = drafts.load(file)
        pack = library.pack(loaded.draft.template, loaded.draft.language)
        missing = len(moves.start(pack, library, today, loaded.data).missing_questions())
    except LetterkitError as error:
        return Draft(file, "cannot be read", error.problems[0].message)
    title = loaded.draft.subject or pack.title
    state = f"{missing} answers missing" if missing > 1 else "1 answer missing" if missing else "complete"
    lacks = "; answers that could not be saved in it were found" if state_files.rescued_copies(file) else ""
    return Draft(file, title, f"{state}{lacks}")
