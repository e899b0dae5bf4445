"""An interview from the command line, and its last step: the checks, and the letter in the formats that are wanted."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from letterkit.cli import faces, letter_files
from letterkit.cli.letter_files import RenderOptions
from letterkit.cli.reports import FileReport
from letterkit.cli.reports.collect import report_on_draft, report_on_failure
from letterkit.cli.reports.text import as_text
from letterkit.compose import compose, compose_passages
from letterkit.errors import InvalidDraft, LetterkitError, Problem, WontOverwrite
from letterkit.faces.plain.console import Console
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Session, quote_name
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.render import formats, normalize
from letterkit.wording import say, say_count

_NONE: Final = ("n", "no", "none", ":quit")


def hold_interview(session: Session, console: Console, on_screen: bool) -> int:
    """Ask the questions of a session and write the letter at its end; return the exit code."""
    try:
        outcome = faces.on_screen(session, _composed) if on_screen else faces.line_by_line(session, console, _composed)
    except KeyboardInterrupt:
        left = session.leave()
        with contextlib.suppress(OSError):  # the terminal may be gone
            console.say(f"\nStopped. Every answer you entered is kept. {left}")
        return 130
    if on_screen and not outcome.complete:
        click.echo(session.leave(), err=True)
    if outcome.interrupted:
        return 130
    return _finish(session, console, on_screen) if outcome.complete else 0


def _composed(form: Form) -> Letter:
    """Return the letter of a form, its citations set as notes."""
    return normalize.letter(formats.with_citations_set(form.letter()))


def _finish(session: Session, console: Console, on_screen: bool) -> int:
    """Check the letter and write it in the formats that are wanted; return the exit code."""
    name = quote_name(str(session.path))
    if notice := pending_notice(session.form):
        console.say(f"{notice} It is there again with: letterkit edit {name}")
    if recreated := session.recreate():
        console.say(recreated)
    raw, library, written = session.last_content or b"", session.form.library, None
    try:
        loaded = drafts.read(raw, str(session.path), session.path)
        with contextlib.suppress(LetterkitError):  # which is a finding of the report
            written = compose_passages(loaded.draft, library)
        report = report_on_draft(loaded, library, written=written)
    except LetterkitError as error:
        report = report_on_failure(session.path, error)
    if not _print_errors(report, name):
        console.say(f"The draft is in {session.path}. Put these right with: letterkit edit {name}")
        return 1
    try:
        with drafts.placing_problems(loaded):
            letter = compose(loaded.draft, library, written)
        _write_letter(letter, loaded, session, console, on_screen)
        _name_companions(session, console)
    except KeyboardInterrupt:
        console.say(
            f"\nStopped. The draft is in {session.path}. Write the letter with: letterkit render {name} --to docx"
        )
        return 130
    return 0


def _name_companions(session: Session, console: Console) -> None:
    """Name the kinds of letter that go with this one, and the command that begins one."""
    form = session.form
    titles = [form.library.pack(name).title for name in form.companions]
    if titles:
        listed = "; ".join(titles)
        first, name = form.companions[0], quote_name(str(session.path))
        console.say(
            say("What goes with this letter: {listed}.", listed=listed)
            + "\n"
            + say("Begin one with: letterkit new {first} --from {name}", first=first, name=name)
        )


def _print_errors(report: FileReport, name: str) -> bool:
    """Print what would stop a letter whose interview has ended, and count the rest; return whether nothing does."""
    errors = tuple(finding for finding in report.findings if finding.severity == "error")
    if errors:
        click.echo(as_text([replace(report, findings=errors)]), err=True)
    warnings = sum(finding.severity == "warning" for finding in report.findings)
    if warnings:
        click.echo(
            say_count(
                "{count} warning: letterkit check {name}",
                "{count} warnings: letterkit check {name}",
                warnings,
                name=name,
            ),
            err=True,
        )
    return not errors


# -- the letter in the formats that are wanted ----------------------------------------------------------


def _write_letter(letter: Letter, loaded: LoadedDraft, session: Session, console: Console, on_screen: bool) -> None:
    """Ask for the formats and write the letter in them, until it is written or not wanted."""
    options = _choose_formats(console, session.path, on_screen)
    while options:
        console.say(f"Writing {Path(options.output).name if options.output else ','.join(options.format_names)} …")
        try:
            _write(letter, loaded, session.form.library, options)
        except WontOverwrite as error:
            console.say(f"{error.problems[0].file}: {error.problems[0].message}")
            console.say("Type a name for the new file, such as letter-2.docx, or n to leave it.")
        except LetterkitError as error:
            console.say(str(error))
        else:
            return
        options = _read_formats(console, session.path)
    console.say(f"The draft is in {session.path}.")


def _write(letter: Letter, loaded: LoadedDraft, library: Library, options: RenderOptions) -> None:
    """Write the letter for the public. Raises LetterkitError."""
    readable = letter_files.letter_to_write(letter, loaded, library, options)
    draft = Path(loaded.tree.file)
    if readable is None:
        raise InvalidDraft(Problem(say("Nothing was written."), say("Put right what stands above."), str(draft)))
    letter_files.write_files(draft, formats.start(readable, *options.format_names), options)
    letter_files.print_remarks(draft, readable, options.format_names)


def _choose_formats(console: Console, draft: Path, on_screen: bool) -> RenderOptions | None:
    if on_screen:
        chosen = tuple(faces.choose_formats())
        return RenderOptions(chosen) if chosen else None
    listed = ", ".join(row.name for row in formats.BY_USE)
    console.say(f"In which formats should the letter be written? {listed}; Enter: docx; n: none.")
    return _read_formats(console, draft)


def _read_formats(console: Console, draft: Path) -> RenderOptions | None:
    """Return what is to be written, from the formats or the name of a file that are typed; None for nothing."""
    while True:
        try:
            typed = console.ask("", None).strip() or faces.USUAL
        except EOFError:
            return None
        if typed.lower() in _NONE:
            return None
        output = str(draft.parent / typed) if "." in typed.strip(". ") else None
        try:
            return RenderOptions(letter_files.requested_formats(output, None if output else typed), output)
        except LetterkitError as error:
            console.say(str(error))
