"""`letterkit doctor`: what is installed and what is missing; with --file, what a file tells beside its words."""

from __future__ import annotations

import getpass
import os
import platform
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

import click

from letterkit.cli.reports.text import colours
from letterkit.disclosure.identity import Identity
from letterkit.disk import files, folders
from letterkit.errors import LetterkitError, UnreadableFile, spell_path
from letterkit.version import __version__
from letterkit.wording import say, worded

State = Literal["fine", "note", "missing"]
_SIGNS: Final = {"fine": ("✓", "green"), "note": ("·", "yellow"), "missing": ("!", "red")}
OLDEST_PANDOC: Final = (3, 1, 3)


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that was looked at, and what to do where it is missing (`missing`) or could be better."""

    text: str
    state: State = "fine"
    remedy: str = ""


@click.command()
@click.option(
    "--file",
    "finished",
    multiple=True,
    type=click.Path(path_type=Path),
    help=worded("Say what a DOCX, ODT, PDF or HTML tells beside its words. May be given several times."),
)
def doctor(finished: tuple[Path, ...]) -> int:
    """Says what letterkit needs and whether it is there.

    With --file it looks into a finished file instead, anybody's: author, comments, changes, revision ids, paths,
    pictures, and whatever else would give somebody away.
    """
    return _inspect_files(finished) if finished else _inspect_machine()


# -- a file ---------------------------------------------------------------------------------------------


def _inspect_files(finished: tuple[Path, ...]) -> int:
    from letterkit.cli.reports import inspection as report
    from letterkit.disclosure.inspect import inspect_file

    code, identity = 0, this_machine()
    for number, file in enumerate(finished):
        try:
            inspection = inspect_file(file, identity)
        except UnreadableFile as error:  # the other files are looked into all the same
            click.echo(str(error), err=True)
            code = 2
            continue
        click.echo("\n" * (number > 0) + "\n".join(report.lines(str(file), inspection)))
        code = max(code, int(bool(inspection.revealing)))
    return code


def this_machine() -> Identity:
    """Return the names of the user, the machine and the home folder, as far as the system tells them."""
    return Identity(_or_empty(getpass.getuser), _or_empty(platform.node), str(folders.home() or ""))


def _or_empty(ask: Callable[[], str]) -> str:
    try:
        return ask()
    except (OSError, KeyError, ImportError, RuntimeError):  # a system without users, or without a home
        return ""


# -- the machine ----------------------------------------------------------------------------------------


def _inspect_machine() -> int:
    missing = False
    for number, (title, section) in enumerate(SECTIONS):
        click.echo("\n" * (number > 0) + title)
        for line in section():
            missing = missing or line.state == "missing"
            sign, colour = _SIGNS[line.state]
            click.echo(f"  {click.style(sign, fg=colour) if colours() else sign} {line.text}")
            if line.remedy:
                click.echo(f"      → {line.remedy}")
    return 2 if missing else 0


def _programs() -> Iterator[Requirement]:
    yield Requirement(say("letterkit {version}", version=__version__))
    yield Requirement(say("Python {python_version}", python_version=platform.python_version()))
    yield _pandoc()
    yield _typst()


def _pandoc() -> Requirement:
    from letterkit.render import pandoc

    try:
        version = pandoc.version()
        where = (
            say("came with letterkit") if pandoc.is_bundled() else say("found at {program}", program=pandoc.program())
        )
    except LetterkitError as error:
        problem = error.problems[0]
        return Requirement(problem.message, "missing", problem.hint)
    if tuple(int(part) for part in re.findall(r"\d+", version)) < OLDEST_PANDOC:
        return Requirement(
            say("pandoc {version} is too old", version=version),
            "missing",
            say("Install a newer one: pip install -U pypandoc-binary"),
        )
    return Requirement(say("pandoc {version}, {where}", version=version, where=where))


def _typst() -> Requirement:
    try:
        return Requirement(say("typst {version}, for PDF", version=metadata.version("typst")))
    except metadata.PackageNotFoundError:
        return Requirement(
            say("the typst package is missing: no PDF can be written"), "missing", say("Install it: pip install typst")
        )


def _fonts() -> Iterator[Requirement]:
    """Yield the scripts that a PDF can be written in. One without a font is no fault for whoever never writes in it."""
    from letterkit.render import fonts

    yield Requirement(say("Latin, Greek, Cyrillic, Hebrew: {text}, which comes with Typst", text=fonts.TEXT))
    try:
        families = fonts.by_script()
    except ImportError:  # said among the programs
        return
    yield from (Requirement(f"{script}: {family}") for script, family in families.items() if family)
    for script in (script for script, family in families.items() if not family):
        yield Requirement(
            say("{script}: no font that was made for it", script=script), "note", fonts.font_advice(script)
        )


def _folders() -> Iterator[Requirement]:
    from letterkit.library import profile
    from letterkit.packs.shelf import user_folder

    file = profile.user_file()
    if not files.is_file(file):
        yield Requirement(
            say("no profile yet ({file})", file=file), "note", say("Have it asked once: letterkit profile")
        )
    else:
        yield from _read(f"profile: {file}", lambda: profile.read_profile((file,)))
    yield from _folder(say("templates of your own"), user_folder(), _read_packs)
    yield from _folder(say("library of your own"), user_folder().parent / "library", _read_library)


def _folder(name: str, folder: Path, read: Callable[[], object]) -> Iterator[Requirement]:
    if files.is_folder(folder):
        yield from _read(f"{name}: {folder}", read)
    else:
        yield Requirement(say("no {name} ({folder})", name=name, folder=folder), "note")


def _read(text: str, read: Callable[[], object]) -> Iterator[Requirement]:
    """Yield the text as a line, or each problem that keeps what it names from being read."""
    try:
        read()
        yield Requirement(text)
    except LetterkitError as error:
        for problem in error.problems:
            where = ": ".join(part for part in (problem.where(), spell_path(problem.path)) if part)
            yield Requirement(f"{where}: {problem.message}" if where else problem.message, "missing", problem.hint)
    except OSError as error:
        yield Requirement(
            say("{text} cannot be read ({strerror})", text=text, strerror=error.strerror),
            "missing",
            say("Check that you may open it."),
        )


def _read_packs() -> None:
    from letterkit.packs.shelf import Shelf, open_shelf, user_folder

    everything = open_shelf()
    for name in Shelf((("yours", user_folder()),)).ids():
        everything.load(name)


def _read_library() -> None:
    from letterkit.library.library import open_library

    library = open_library()
    list(library.norms)
    library.addresses.nearest("")


def _terminal() -> Iterator[Requirement]:
    from letterkit.faces.plain import terminal

    columns, rows = shutil.get_terminal_size((80, 24))
    wide, high = terminal.SMALLEST
    if terminal.has_room():
        yield Requirement(say("full screen: there is room ({columns} by {rows})", columns=columns, rows=rows))
    elif terminal.can_edit_lines():
        yield Requirement(
            say(
                "full screen: this window is too small ({columns} by {rows}); questions come line by line",
                columns=columns,
                rows=rows,
            ),
            "note",
            say("Make it at least {wide} columns wide and {high} lines high.", wide=wide, high=high),
        )
    else:
        yield Requirement(say("no terminal that can be drawn on; questions come line by line"), "note")
    yield _editor()


def _editor() -> Requirement:
    """Return the editor for passages in one's own words."""
    named = next((name for name in ("VISUAL", "EDITOR") if os.environ.get(name, "").strip()), "")
    if not named and os.name == "nt":
        return Requirement("editor: Notepad")
    if not named:
        return Requirement(
            say("editor: none is named"), "note", say("Name one in $VISUAL or $EDITOR to write passages in it (F12).")
        )
    command = os.environ[named].strip()
    try:
        first = shlex.split(command, posix=os.name != "nt")[0].strip('"')
    except (ValueError, IndexError):
        first = command
    if shutil.which(first) is None:
        return Requirement(
            say("editor: ${named} names ‘{command}’, which is not there", named=named, command=command),
            "note",
            say("Name another in ${named}.", named=named),
        )
    return Requirement(f"editor: {command} (${named})")


SECTIONS: Final[tuple[tuple[str, Callable[[], Iterator[Requirement]]], ...]] = (
    ("Programs", _programs),
    (worded("Fonts for PDF"), _fonts),
    (worded("Your own files"), _folders),
    ("Terminal", _terminal),
)
"""The sections of the report: a heading, and a function that yields its lines."""
