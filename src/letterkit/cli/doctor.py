"""`letterkit doctor`: what is installed and what is missing; with --file, what a file tells beside its words."""

from __future__ import annotations

import getpass
import platform
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import click

from letterkit.cli.reports import machine
from letterkit.cli.reports.text import colours
from letterkit.disclosure.identity import Identity
from letterkit.disk import folders
from letterkit.errors import UnreadableFile
from letterkit.wording import worded

_SIGNS: Final[Mapping[machine.State, tuple[str, str]]] = {
    "fine": ("✓", "green"),
    "note": ("·", "yellow"),
    "missing": ("!", "red"),
}


@click.command()
@click.option(
    "--file",
    "finished",
    multiple=True,
    type=click.Path(path_type=Path),
    help=worded("Say what a DOCX, ODT, PDF or HTML tells beside its words. May be given several times."),
)
@click.option(
    "--all", "every_script", is_flag=True, help=worded("List the fonts of every script, not of your letters alone.")
)
def doctor(finished: tuple[Path, ...], every_script: bool) -> int:
    """Says in a sentence whether all is well, and then what was looked at.

    With --file it looks into a finished file instead, anybody's: author, comments, changes, revision ids, paths,
    pictures, and whatever else would give somebody away.
    """
    return _inspect_files(finished) if finished else _inspect_machine(every_script)


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
        code = max(code, int(bool(inspection.revealing) or inspection.is_internal))
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


def _inspect_machine(every_script: bool) -> int:
    found = machine.found(every_script)
    for line in machine_lines(found, coloured=colours()):
        click.echo(line)
    return 2 if any(row.state == "missing" for _, rows in found for row in rows) else 0


def machine_lines(found: machine.Found, *, coloured: bool) -> Iterator[str]:
    """Yield whether all is well, in a sentence, and then what was looked at."""
    yield machine.summary([row for _, rows in found for row in rows])
    for title, rows in found:
        yield ""
        yield title
        for row in rows:
            sign, colour = _SIGNS[row.state]
            yield f"  {click.style(sign, fg=colour) if coloured else sign} {row.text}"
            if row.remedy:
                yield f"      → {row.remedy}"
