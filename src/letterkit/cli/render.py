"""`letterkit render`: the letter as files that can be sent."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from letterkit.cli import reader_choice, sending
from letterkit.cli.letter_files import (
    Jobs,
    RenderOptions,
    attached_formats,
    cancel,
    letter_to_write,
    print_remarks,
    requested_formats,
    write_files,
)
from letterkit.compose import ComposedPassage, compose, compose_passages
from letterkit.disk import file_names, files
from letterkit.errors import UnknownName
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.render import formats
from letterkit.wording import say, say_count, say_joined, worded


@click.command()
@click.argument("draft", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help=worded(
        "File to write; its ending gives the format. A folder, which is made if its name "
        "ends in a slash; - for the screen."
    ),
)
@click.option(
    "--to",
    metavar="FORMATS",
    help=worded("Formats, with commas between them: {formats}.", formats=",".join(formats.FORMATS)),
)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help=worded(
        "Who will read it: names that they may not read are replaced. Without it: as your profile says; "
        "otherwise a letter that speaks of people is not written."
    ),
)
@click.option("--draft", "stamp", is_flag=True, help=worded("Write an unfinished letter too, and stamp it DRAFT."))
@click.option(
    "--force", is_flag=True, help=worded("Replace a file that letterkit did not write or that was changed since.")
)
@click.option(
    "--letterhead",
    metavar="FILE",
    help=worded("A Word file with your letterhead, for DOCX; `none` for no other than our own."),
)
@click.option("--pdf-a", "archival", is_flag=True, help=worded("Write a PDF that is a PDF/A too, for an archive."))
@click.option(
    "--attach",
    metavar="FORMATS",
    help=worded("With EML: take the letter along as a file: {formats}.", formats=", ".join(formats.ATTACHED)),
)
def render(
    draft: tuple[Path, ...],
    output: str | None,
    to: str | None,
    audience: Audience | None,
    stamp: bool,
    force: bool,
    letterhead: str | None,
    archival: bool,
    attach: str | None,
) -> int:
    """Writes letters, as DOCX beside the draft unless told otherwise.

    A letter that lacks a required part is not written, unless --draft is given. A file that a colleague has
    changed since is never overwritten without --force.
    """
    wanted, attached = requested_formats(output, to), attached_formats(attach)
    options = RenderOptions(wanted, output, audience, stamp, force, letterhead, archival, attached)
    _refuse_contradictions(draft, options)
    _refuse_shared_names([(path, options) for path in draft])
    read = [_read(path, options) for path in draft]
    _refuse_shared_names([(one.path, one.options) for one in read])
    # One letter is written in memory while it is still being checked; many are checked before the first is written.
    letters = [_prepare(one, at_once=len(draft) == 1) for one in read]
    if None in letters:
        click.echo(say("Nothing was written."), err=True)
        return 1
    for one, prepared in zip(read, letters, strict=True):
        assert prepared is not None
        letter, jobs = prepared
        write_files(one.path, jobs or formats.start(letter, *one.options.format_names), one.options)
        print_remarks(one.path, letter, options.all_formats)
    return 0


class _Read(NamedTuple):
    """A draft that was read, its library, and what is to be written of it, for whom."""

    path: Path
    loaded: LoadedDraft
    library: Library
    options: RenderOptions


def _read(path: Path, options: RenderOptions) -> _Read:
    """Return a draft, with its reader. Raises LetterkitError, also where its reader was not named and must be."""
    loaded = drafts.load(path)
    library = open_library((path.parent, Path()))
    if options.audience is None and reader_choice.has_versions(loaded.draft):
        reader = reader_choice.reader_of(loaded, library, None, [*_command(path)])
        options = options._replace(audience=reader.audience, by_profile=reader.by_profile)
    return _Read(path, loaded, library, options)


def _command(path: Path) -> Iterator[str]:
    """Yield the words of the command, as they are typed for one draft, but for its reader."""
    yield from ("render", str(path))
    context = click.get_current_context()
    for parameter in context.command.params:
        name, value = parameter.name or "", context.params.get(parameter.name or "")
        if isinstance(parameter, click.Option) and value and name != "audience":
            yield max(parameter.opts, key=len) if name != "output" else "-o"
            if value is not True:
                yield str(value)


# -- options that cannot be meant -----------------------------------------------------------------------


def _refuse_contradictions(drafts: Sequence[Path], options: RenderOptions) -> None:
    names, output = options.format_names, options.output
    if output and not files.names_folder(output) and len(drafts) * len(names) > 1:
        raise _usage(say("-o names one file, but there are several to write. Name a folder with -o, or leave it out."))
    if output == "-" and not formats.FORMATS[names[0]].is_text:
        raise _usage(
            say("{names} is not text, so it cannot go to the screen. Name a file with -o.", names=names[0].upper())
        )
    for given, name, option, written in (
        (options.letterhead, "docx", "--letterhead", options.all_formats),
        (options.archival, "pdf", "--pdf-a", options.all_formats),
        (options.attached, "eml", "--attach", names),
    ):
        if given and name not in written:
            raise _usage(
                say(
                    "{option} is about {name}, which is not written here. Add it with --to {name_2}, or "
                    "leave out {option}.",
                    option=option,
                    name=name.upper(),
                    name_2=name,
                )
            )


def _refuse_shared_names(drafts: Sequence[tuple[Path, RenderOptions]]) -> None:
    """Raise UsageError for an output with the name of another one, of a draft, or of another format."""
    taken = {key for draft, _ in drafts for key in _keys(draft)}
    for target, names in ((target, one.format_names) for draft, one in drafts for target in one.targets(draft)):
        if taken & _keys(target):
            raise _usage(
                say(
                    "‘{target}’ would be written over: it is a draft, or the name of two letters. Name "
                    "another folder or file with -o.",
                    target=target,
                )
            )
        taken |= _keys(target)
        ending = target.suffix.lower().removeprefix(".")
        if ending in formats.FORMATS and ending not in names:
            raise _usage(
                say(
                    "The name ‘{target}’ says {ending}, but --to says {format_names}. Leave out one of the two.",
                    target=target,
                    ending=ending.upper(),
                    format_names=names[0],
                )
            )


def _keys(path: Path) -> set[object]:
    """Return what two paths share that lead to one file: the name as the disk takes it, or the file itself."""
    keys: set[object] = {file_names.identity(path)}
    with contextlib.suppress(OSError, ValueError):
        keys.add((path.stat().st_dev, path.stat().st_ino))
    return keys


def _usage(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())


# -- a letter -------------------------------------------------------------------------------------------


def _prepare(read: _Read, *, at_once: bool) -> tuple[Letter, Jobs] | None:
    """Return the letter, with the formats that are being written already if `at_once`; None after printing what stands
    against sending it."""
    path, loaded, library, options = read
    with drafts.placing_problems(loaded):
        written = _passages(loaded, library, options)
        composed = compose(loaded.draft, library, written, stamp=options.stamp)
    letter = letter_to_write(options.apply_to(composed), loaded, library, options)
    if letter is None:
        return None
    jobs = formats.start(letter, *options.format_names) if at_once else {}
    try:
        sendable = sending.is_safe(loaded, library, options.audience or "public", written, finished=not options.stamp)
        if not sendable and not options.stamp:
            click.echo(say("Complete the letter, or add --draft to see it as it is."), err=True)
    except BaseException:
        cancel(jobs)
        raise
    if not sendable:
        cancel(jobs)
        return None
    if note := _letterhead_note(letter, loaded, library, options):
        click.echo(f"{path}: {note}", err=True)
    return letter, jobs


def _passages(loaded: LoadedDraft, library: Library, options: RenderOptions) -> tuple[ComposedPassage, ...]:
    try:
        return compose_passages(loaded.draft, library, gaps=options.stamp)
    except UnknownName:
        from letterkit.checks.rules import pack_of

        pack_of(loaded, library)  # says where in the file the template is named
        raise


def _letterhead_note(letter: Letter, loaded: LoadedDraft, library: Library, options: RenderOptions) -> str:
    """Return what to know of the organisation's letterhead, where it is in use and a file is not written on it."""
    ours = library.profile.letterhead
    others = [name.upper() for name in options.all_formats if formats.FORMATS[name].has_own_look]
    if ours is None or options.letterhead:
        return ""
    if letter.letterhead is None and "docx" in options.all_formats:
        sender = loaded.draft.sender
        our_name = library.profile.sender.get("name", "")
        if sender and sender.name:
            return say(
                "The letter is not on your letterhead, because its sender is ‘{name}’, and your profile says "
                '‘{our_name}’. `--letterhead "{file}"` uses it all the same.',
                name=sender.name,
                our_name=our_name,
                file=ours,
            )
        return say(
            "The letter is not on your letterhead, because it names no sender, and your profile says "
            '‘{our_name}’. `--letterhead "{file}"` uses it all the same.',
            our_name=our_name,
            file=ours,
        )
    if letter.letterhead and others:
        return say_count(
            "Your letterhead is for Word; {others} has letterkit's own look.",
            "Your letterhead is for Word; {others} have letterkit's own look.",
            len(others),
            others=say_joined(others),
        )
    return ""
