"""Letters as files: for whom they are written, in which formats, and where the files go.

Used by `render` and by the end of an interview.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from letterkit.cli import protection, readers
from letterkit.disk import file_names, files
from letterkit.errors import (
    InvalidDraft,
    LetterkitError,
    RenderFailed,
    UnknownName,
    WontOverwrite,
    did_you_mean,
)
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.protection.consent import Audience
from letterkit.render import formats
from letterkit.wording import say, say_list

Jobs = dict[str, formats.Job]
"""The formats of a letter that are being written, by name."""


class RenderOptions(NamedTuple):
    """For whom letters are written, in which formats, and where the files go.

    `output` is a file, a folder, `-` for standard output, or None for the folder of the draft. `stamp` marks an
    unfinished letter DRAFT; `letterhead` is a file, or `none` for no other than letterkit's own. An e-mail takes
    the letter along in the formats that are `attached`. `by_profile`: nobody but the profile named the audience.
    """

    format_names: tuple[str, ...]
    output: str | None = None
    audience: Audience | None = None
    stamp: bool = False
    force: bool = False
    letterhead: str | None = None
    archival: bool = False
    attached: tuple[str, ...] = ()
    by_profile: bool = False

    @property
    def names_file(self) -> bool:
        """True if a file is named for the output, so that its name is not ours."""
        return bool(self.output) and self.output != "-" and not files.names_folder(self.output or "")

    @property
    def all_formats(self) -> tuple[str, ...]:
        """The formats that are written, into files of their own or into an e-mail."""
        return tuple(dict.fromkeys((*self.format_names, *self.attached)))

    def target(self, draft: Path, format_name: str) -> Path | None:
        """Return the file for a format; None for standard output. An unfinished letter, and one for each reader, have
        names of their own, so that none ever takes the place of another, or goes along with it unseen."""
        if self.output == "-":
            return None
        if self.output and self.names_file:
            return Path(self.output)
        folder = Path(self.output) if self.output else draft.parent
        name = readers.name_for(draft.stem, self.audience)
        return folder / f"{name}{'-draft' if self.stamp else ''}.{format_name}"

    def targets(self, draft: Path) -> list[Path]:
        """Return the files to be written for a draft."""
        targets = (self.target(draft, format_name) for format_name in self.format_names)
        return [target for target in targets if target]

    def apply_to(self, letter: Letter) -> Letter:
        """Return the letter on the letterhead, and as the kind of PDF, that is asked for."""
        letterhead = letter.letterhead
        if self.letterhead:
            letterhead = None if self.letterhead == "none" else Path(self.letterhead)
        return replace(
            letter,
            letterhead=letterhead,
            archival=self.archival,
            attached_formats=self.attached,
            internal=self.audience == "internal",
        )


def requested_formats(output: str | None, to: str | None) -> tuple[str, ...]:
    """Return the formats that `--to` names or the ending of `-o` gives; DOCX without either. Raises UnknownName."""
    if to:
        return _listed_formats(to)
    if output == "-":
        return ("md",)
    if output and not files.names_folder(output):
        ending = Path(output).suffix.lower().removeprefix(".")
        if ending not in formats.FORMATS:
            raise UnknownName(
                say("The ending of ‘{output}’ is not a format that can be written.", output=output),
                hint=say(
                    "End the name in one of: {formats}; that of a folder in a slash.",
                    formats=say_list(["." + name for name in formats.FORMATS]),
                ),
            )
        return (ending,)
    return ("docx",)


def attached_formats(attach: str | None) -> tuple[str, ...]:
    """Return the formats that `--attach` names. Raises UnknownName."""
    names = _listed_formats(attach, "--attach") if attach else ()
    if others := [name for name in names if name not in formats.ATTACHED]:
        raise UnknownName(
            say("{format} is text, and not attached to an e-mail.", format=others[0].upper()),
            hint=say("It can be: {formats}.", formats=say_list(formats.ATTACHED)),
        )
    return names


def _listed_formats(to: str, option: str = "--to") -> tuple[str, ...]:
    names = [name.strip().lower().removeprefix(".") for name in to.split(",") if name.strip()]
    known = say("There are: {formats}.", formats=say_list(formats.FORMATS))
    for name in names:
        if name not in formats.FORMATS:
            raise UnknownName(
                say("There is no format ‘{name}’.", name=name), hint=did_you_mean(name, formats.FORMATS) or known
            )
    if not names:
        raise UnknownName(say("{option} names no format.", option=option), hint=known)
    return tuple(dict.fromkeys(names))


def letter_to_write(letter: Letter, loaded: LoadedDraft, library: Library, options: RenderOptions) -> Letter | None:
    """Return the letter as its audience may read it; None after printing which name would still be told, and where."""
    stems = [target.stem for target in options.targets(Path(loaded.tree.file))]
    return protection.readable_letter(letter, loaded, library, options.audience, stems, options.all_formats)


def say_on_stderr(text: str) -> None:
    click.echo(text, err=True)


def write_files(draft: Path, jobs: Jobs, options: RenderOptions, tell: Callable[[str], None] = say_on_stderr) -> None:
    """Put each format that is being written into its file, and tell where, and for whom if its name is not ours. One
    that is refused keeps no other from being written.

    Raises WontOverwrite, RenderFailed, CannotWrite.
    """
    refused: list[LetterkitError] = []
    try:
        for format_name, job in jobs.items():
            try:
                _put(job, options.target(draft, format_name), options.force, tell)
                if options.audience and (options.names_file or options.output == "-" or options.by_profile):
                    tell(readers.remark_on(options.audience, by_profile=options.by_profile))
            except (WontOverwrite, RenderFailed) as error:
                refused.append(error)
    finally:
        cancel(jobs)
    if refused:
        raise type(refused[0]).of([problem for error in refused for problem in error.problems])


def cancel(jobs: Jobs) -> None:
    """Give up the formats that are still being written."""
    for job in jobs.values():
        job.cancel()


def _put(job: formats.Job, target: Path | None, force: bool, tell: Callable[[str], None]) -> None:
    content = job.result()
    if target is None:
        if sys.stdout.isatty():  # as text, so that the terminal obeys no character of a letter
            sys.stdout.write(content.decode("utf-8", "replace"))
        else:
            sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    if files.is_folder(target):
        raise InvalidDraft(say("‘{target}’ is a folder.", target=target), hint=say("Name a file with -o."))
    from letterkit.render import written_files

    if files.make_folder(target.parent):
        tell(say("Made the folder {folder}", folder=target.parent.absolute()))
    is_new = written_files.put(target, content, force=force)
    written = file_names.with_folder(target)
    tell(say("Wrote {file}", file=written) if is_new else say("Already up to date: {file}", file=written))


def print_remarks(draft: Path, letter: Letter, format_names: Sequence[str]) -> None:
    """Print what a person should know of the files before they leave."""
    for format_name in format_names:
        for remark in formats.remarks(letter, format_name):
            click.echo(f"{draft}: {remark}", err=True)
