"""`letterkit render`: the letter as files that can be sent."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from letterkit.cli import protection, sending
from letterkit.cli.reports.privacy import discreet_messages
from letterkit.compose import compose, passages
from letterkit.disk import file_names, files
from letterkit.errors import InvalidDraft, LetterkitError, Problem, RenderFailed, UnknownName, WontOverwrite, nearest
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import Pack
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.render import formats


@click.command(short_help="Write the letter as DOCX, PDF, HTML, Markdown …")
@click.argument("draft", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", help="File to write; its ending gives the format. A folder, or - for the screen."
)
@click.option("--to", metavar="FORMATS", help=f"Formats, with commas between them: {','.join(formats.FORMATS)}.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Who will read it: names that they may not read are replaced. Without it, such a letter is refused.",
)
@click.option("--draft", "stamp", is_flag=True, help="Write an unfinished letter too, and stamp it DRAFT.")
@click.option("--force", is_flag=True, help="Replace a file that letterkit did not write or that was changed since.")
@click.option(
    "--letterhead", metavar="FILE", help="A Word file with your letterhead, for DOCX; `none` for no other than our own."
)
@click.option("--pdf-a", "archival", is_flag=True, help="Write a PDF that is a PDF/A too, for an archive.")
def render(
    draft: tuple[Path, ...],
    output: str | None,
    to: str | None,
    audience: Audience | None,
    stamp: bool,
    force: bool,
    letterhead: str | None,
    archival: bool,
) -> int:
    """Writes letters, as DOCX beside the draft unless told otherwise.

    A letter that lacks a required part is not written, unless --draft is given. A file that a colleague has
    changed since is never overwritten without --force.
    """
    wanted = _formats(output, to)
    _one_name_only(draft, wanted, output)
    _names_apart(draft, wanted, output, stamp)
    _fits(wanted, letterhead, archival)
    # One letter is written in memory while it is still being checked; many are checked before the first is written.
    reader = _Reader(audience, stamp, tuple(wanted), output, letterhead, archival)
    letters = [_letter(path, reader, wanted if len(draft) == 1 else ()) for path in draft]
    if None in letters:
        click.echo("Nothing was written.", err=True)
        return 1
    for path, ready in zip(draft, letters, strict=True):
        assert ready is not None
        letter, jobs = ready
        _put_all(path, jobs or _started(letter, wanted), output, force=force, stamp=stamp)
        _remark(path, letter, wanted)
    return 0


@dataclass(frozen=True, slots=True)
class _Reader:
    """For whom a letter is written, and how its files will be called."""

    audience: Audience | None = None
    stamp: bool = False
    wanted: tuple[str, ...] = ()
    output: str | None = None
    letterhead: str | None = None
    archival: bool = False

    def dressed(self, letter: Letter) -> Letter:
        """The letter on the sheet that is asked for."""
        sheet = letter.letterhead
        if self.letterhead:
            sheet = None if self.letterhead == "none" else Path(self.letterhead)
        return replace(letter, letterhead=sheet, archival=self.archival)

    def names(self, path: Path) -> list[str]:
        """The names of the files to be written for a draft, without their endings."""
        targets = (_target(path, form, self.output, self.stamp) for form in self.wanted)
        return [target.stem for target in targets if target]


def _pack(loaded: drafts.LoadedDraft, library: Library) -> Pack:
    return library.pack(loaded.draft.template, loaded.draft.language)


_LOOKING: Final = ("pdf", "odt", "html")
"""The formats that have a look, and cannot have that of a Word file."""
Jobs = dict[str, formats.Job]


def _started(letter: Letter, wanted: Sequence[str]) -> Jobs:
    return formats.start(letter, *wanted)


def _fits(wanted: Sequence[str], letterhead: str | None, archival: bool) -> None:
    """An option that would change nothing is a slip of the pen."""
    for given, form, option in ((letterhead, "docx", "--letterhead"), (archival, "pdf", "--pdf-a")):
        if given and form not in wanted:
            raise click.UsageError(
                f"{option} is about {form.upper()}, which is not written here. Add it with --to {form}, or leave out "
                f"{option}.",
                click.get_current_context(),
            )


def _cancel(jobs: Jobs) -> None:
    for job in jobs.values():
        job.cancel()


def _put_all(path: Path, jobs: Jobs, output: str | None, *, force: bool, stamp: bool) -> None:
    refused: list[LetterkitError] = []
    try:
        for form, job in jobs.items():
            try:
                _put(job, _target(path, form, output, stamp), force)
            except (WontOverwrite, RenderFailed) as error:  # the other formats are written all the same
                refused.append(error)
    finally:
        _cancel(jobs)
    if refused:
        raise type(refused[0]).of([problem for error in refused for problem in error.problems])


def write_letter(path: Path, to: str) -> None:
    """Writes one draft that has been checked: beside itself in the formats named, or in a file named with its ending.

    Raises LetterkitError.
    """
    loaded = drafts.load(path)
    library = open_library((path.parent, Path()))
    letter = compose(loaded.draft, library)
    output = str(path.parent / to) if "." in to.strip(". ") else None
    wanted = _formats(output, None if output else to)
    names = _Reader(None, False, tuple(wanted), output).names(path)
    guarded = protection.guarded(letter, loaded, library, None, names, wanted)
    if guarded is None:
        raise InvalidDraft(Problem("Nothing was written.", "Put right what stands above.", str(path)))
    letter = guarded
    _put_all(path, _started(letter, wanted), output, force=False, stamp=False)
    _remark(path, letter, wanted)


def _formats(output: str | None, to: str | None) -> list[str]:
    if to:
        wanted = [one.strip().lower().removeprefix(".") for one in to.split(",") if one.strip()]
        for one in wanted:
            if one not in formats.FORMATS:
                near = nearest(one, formats.FORMATS)
                raise UnknownName(
                    f"There is no format ‘{one}’.",
                    hint=f"Did you mean ‘{near}’?" if near else f"There are: {', '.join(formats.FORMATS)}.",
                )
        if not wanted:
            raise UnknownName("--to names no format.", hint=f"There are: {', '.join(formats.FORMATS)}.")
        return list(dict.fromkeys(wanted))
    if output == "-":
        return ["md"]
    if output and not files.is_folder(Path(output)):
        ending = Path(output).suffix.lower().removeprefix(".")
        if ending not in formats.FORMATS:
            raise UnknownName(
                f"The ending of ‘{output}’ is not a format that can be written.",
                hint=f"End the name in one of: {', '.join('.' + one for one in formats.FORMATS)}.",
            )
        return [ending]
    return ["docx"]


def _one_name_only(draft: Sequence[Path], wanted: Sequence[str], output: str | None) -> None:
    if output and not files.is_folder(Path(output)) and len(draft) * len(wanted) > 1:
        raise click.UsageError(
            "-o names one file, but there are several to write. Name a folder with -o, or leave it out.",
            click.get_current_context(),
        )
    if output == "-" and wanted[0] not in formats.TEXT_FORMATS:
        raise click.UsageError(
            f"{wanted[0].upper()} is not text, so it cannot go to the screen. Name a file with -o.",
            click.get_current_context(),
        )


def _names_apart(draft: Sequence[Path], wanted: Sequence[str], output: str | None, stamp: bool) -> None:
    """No output may take the name of another one, of a draft, or of another format."""
    targets = [target for path in draft for form in wanted if (target := _target(path, form, output, stamp))]
    taken = {key for path in draft for key in _keys(path)}
    for target in targets:
        if taken & _keys(target):
            raise click.UsageError(
                f"‘{target}’ would be written over: it is a draft, or the name of two letters. Name another folder "
                "or file with -o.",
                click.get_current_context(),
            )
        taken |= _keys(target)
        ending = target.suffix.lower().removeprefix(".")
        if ending in formats.FORMATS and ending not in wanted:
            raise click.UsageError(
                f"The name ‘{target}’ says {ending.upper()}, but --to says {wanted[0]}. Leave out one of the two.",
                click.get_current_context(),
            )


def _keys(path: Path) -> set[object]:
    """What two paths have in common that lead to one file: the spelling as the disk takes it, or the file itself."""
    keys: set[object] = {file_names.identity(path)}
    with contextlib.suppress(OSError, ValueError):
        keys.add((path.stat().st_dev, path.stat().st_ino))
    return keys


def _letter(path: Path, reader: _Reader, early: Sequence[str]) -> tuple[Letter, Jobs] | None:
    """The composed letter and the formats that are being written already; None after saying what stands against it."""
    stamp = reader.stamp
    loaded = drafts.load(path)
    library = open_library((path.parent, Path()))
    try:
        written = passages(loaded.draft, library, gaps=stamp)
        letter = reader.dressed(compose(loaded.draft, library, written, stamp=stamp))
    except UnknownName:
        from letterkit.checks.rules import template_of

        template_of(loaded, library)  # says where in the file the template stands
        raise
    names, pack = reader.names(path), _pack(loaded, library)
    with discreet_messages(loaded.draft, pack):
        guarded = protection.guarded(letter, loaded, library, reader.audience, names, reader.wanted)
    if guarded is None:
        return None
    letter = guarded
    jobs = _started(letter, early)
    try:
        sendable = sending.is_safe(loaded, library, reader.audience or "public", written, finished=not stamp)
        if not sendable and not stamp:
            click.echo("Complete the letter, or add --draft to see it as it is.", err=True)
    except BaseException:
        _cancel(jobs)
        raise
    if not sendable:
        _cancel(jobs)
        return None
    if words := _on_which_sheet(letter, loaded, library, reader):
        click.echo(f"{path}: {words}", err=True)
    return letter, jobs


def _on_which_sheet(letter: Letter, loaded: drafts.LoadedDraft, library: Library, reader: _Reader) -> str:
    """What to know of the organisation's letterhead, where it is in use and a file is not written on it."""
    ours, others = library.profile.letterhead, [form.upper() for form in reader.wanted if form in _LOOKING]
    if ours is None or reader.letterhead:
        return ""
    if letter.letterhead is None and "docx" in reader.wanted:
        sender = loaded.draft.sender
        who = f"its sender is ‘{sender.name}’" if sender and sender.name else "it names no sender"
        return (
            f"The letter is not on your letterhead, because {who}, and your profile says "
            f'‘{library.profile.sender.get("name", "")}’. `--letterhead "{ours}"` uses it all the same.'
        )
    if letter.letterhead and others:
        looks = "has" if len(others) == 1 else "have"
        return f"Your letterhead is for Word; {' and '.join(others)} {looks} letterkit's own look."
    return ""


def _remark(path: Path, letter: Letter, wanted: Sequence[str]) -> None:
    """Says what a person should know of the files before they leave."""
    for form in wanted:
        for words in formats.remarks(letter, form):
            click.echo(f"{path}: {words}", err=True)


def _target(path: Path, form: str, output: str | None, stamp: bool) -> Path | None:
    """Where a format goes; an unfinished letter has a name of its own, so that it never takes a finished one's."""
    if output == "-":
        return None
    if output and not files.is_folder(Path(output)):
        return Path(output)
    folder = Path(output) if output else path.parent
    return folder / f"{path.stem}{'-draft' if stamp else ''}.{form}"


def _put(job: formats.Job, target: Path | None, force: bool) -> None:
    content = job.result()
    if target is None:
        if sys.stdout.isatty():  # as text: it is to obey no character of a letter
            sys.stdout.write(content.decode("utf-8", "replace"))
        else:
            sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return
    if files.is_folder(target):
        raise InvalidDraft(f"‘{target}’ is a folder.", hint="Name a file with -o.")
    from letterkit.render import written_files

    new = written_files.put(target, content, force=force)
    click.echo(f"{'Wrote' if new else 'Already up to date:'} {target}", err=True)
