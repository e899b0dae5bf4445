"""`letterkit letterhead`: a Word file of the organisation's own that letters take their look from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from letterkit.compose import letterhead_sheet
from letterkit.disk import file_names
from letterkit.errors import UnknownName, UnreadableFile
from letterkit.library import profile as profiles
from letterkit.library.library import open_library
from letterkit.render import written_files
from letterkit.wording import say, worded


@click.group()
def letterhead() -> None:
    """Makes a Word file with your letterhead, and has letters written on it."""


@letterhead.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("letterhead.docx"),
    help=worded("File to write, ending in .docx."),
)
@click.option(
    "--force", is_flag=True, help=worded("Replace a file that letterkit did not write or that was changed since.")
)
def new(output: Path, force: bool) -> int:
    """Writes a Word file with the styles of letters, and the name and logo of your profile, to change in Word."""
    for line in make(output, force=force):
        click.echo(line, err=True)
    return 0


@letterhead.command()
@click.argument("file", type=click.Path(path_type=Path))
def use(file: Path) -> int:
    """Has letters of your organisation written on FILE from now on; `none` for letterkit's own look."""
    for line in take_in_use(None if str(file) == "none" else file):
        click.echo(line, err=True)
    return 0


def make(output: Path, *, force: bool) -> Iterator[str]:
    """Write a letterhead to begin with, and yield what to know of it. Raises LetterkitError."""
    from letterkit.render.letterhead import starter

    if output.suffix.lower() != ".docx":
        raise UnknownName(
            say("‘{output}’ does not end in .docx.", output=output),
            hint=say("A letterhead is a Word file: end its name in .docx."),
        )
    library = open_library((Path(),))
    new = written_files.put(output, starter.make(letterhead_sheet(library)), force=force)
    written = file_names.with_folder(output)
    yield say("Wrote {file}", file=written) if new else say("Already up to date: {file}", file=written)
    if not library.profile.sender.get("name"):
        yield say("`letterkit profile` asks for name and address; they would stand in its head then.")
    yield say("Change it in Word, then: letterkit letterhead use {quoted}", quoted=_quoted(output))


def take_in_use(file: Path | None) -> Iterator[str]:
    """Have letters written on a Word file from now on, or in letterkit's own look, and yield what to know of it. Raises
    LetterkitError."""
    from letterkit.cli.profile_file import change_answer

    path = profiles.user_file()
    if file is None:
        change_answer(path, "letterhead", None)
        yield say("Letters have letterkit's own look again.")
        return
    from letterkit.render.letterhead import read as letterhead_reader

    in_use = letterhead_reader.read(file.absolute())
    change_answer(path, "letterhead", str(file.absolute()))
    yield say("Word letters are written on {file} from now on. It stays where it is; do not move it.", file=file)
    yield from _traces_warning(file)
    if in_use.remark:
        yield in_use.remark
    if in_use.names_sender:
        yield say("Its head says who writes, so letters do not repeat the name and the address there.")


def _traces_warning(file: Path) -> list[str]:
    """Return what to say of a file that gives a person or a machine away. Letters on it do not, but it is passed on."""
    from letterkit.cli.doctor import this_machine
    from letterkit.disclosure.inspect import inspect_file

    try:
        traces = inspect_file(file, this_machine()).revealing
    except UnreadableFile:
        return []
    if not traces:
        return []
    names = ", ".join(dict.fromkeys(trace.name for trace in traces[:3]))
    return [
        say(
            "Letters do not take it over, but the file itself tells: {names}. `letterkit doctor "
            "--file {quoted}` shows all of it.",
            names=names,
            quoted=_quoted(file),
        )
    ]


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)
