"""`letterkit new` and `letterkit edit`: the interview, and the letter at its end."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from letterkit.cli import faces
from letterkit.cli.reports.text import as_text
from letterkit.errors import InUse, LetterkitError, UnknownName, WontOverwrite
from letterkit.faces.plain.console import Console, Lines, console
from letterkit.interview import lock, moves
from letterkit.interview.form import Form
from letterkit.interview.pending import pending_notice
from letterkit.interview.session import Session, create, free_name, quote_name, resume
from letterkit.languages.cldr import own_name
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.packs.shelf import Pack
from letterkit.tags import LANGUAGE_TAG

PLAIN = click.option(
    "--plain", is_flag=True, help="Read line by line, without line editing; for screen readers and pipes."
)
FULL = click.option(
    "--full-screen/--no-full-screen",
    "full",
    default=None,
    help="Use the whole terminal, or one line after another. By itself: the whole terminal, where there is one.",
)


@click.command(short_help="Start a letter: answer questions, one after another.")
@click.argument("template", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="File for the draft.")
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="FILE", help="Answers to start from: a partial draft."
)
@click.option(
    "--from", "earlier", type=click.Path(path_type=Path), metavar="FILE", help="Begin as an earlier letter did."
)
@click.option("--language", metavar="TAG", help="Language of the letter: en, fr, es, ru … The questions follow it.")
@click.option("--no-input", is_flag=True, help="Ask nothing; fail and name what is missing.")
@FULL
@PLAIN
def new(
    template: str | None,
    output: Path | None,
    answers: Path | None,
    earlier: Path | None,
    language: str | None,
    no_input: bool,
    full: bool | None,
    plain: bool,
) -> int:
    """Starts a letter. Every answer is saved at once; `letterkit edit` goes on where you stopped."""
    library = open_library((Path(),))
    whole = not no_input and faces.whole_terminal(full, plain)
    face = _console(plain)
    if answers and earlier:
        raise click.UsageError("--answers and --from cannot go together.", click.get_current_context())
    data = drafts.load_answers(answers, template or "") if answers else _renewed(earlier, library) if earlier else {}
    name = template or str(data.get("template") or "")
    if not name and no_input:
        raise click.UsageError(
            "--no-input needs a template: name one, or give it in --answers.", click.get_current_context()
        )
    pack = library.pack(name) if name else _chosen(library, face, whole)
    usual = library.profile.language
    if not language and "language" not in data and usual and pack.writes(usual):
        language = usual
    if language and not LANGUAGE_TAG.fullmatch(language):
        raise UnknownName(f"‘{language}’ is not a language.", hint=f"{pack.id} writes: {', '.join(pack.languages)}.")
    if language:
        data["language"] = language
    elif not name and "language" not in data and len(pack.languages) > 1:
        data["language"] = _chosen_language(pack, face, whole)
    pack = library.pack(pack.id, str(data.get("language") or ""))
    path = output or free_name(Path(), pack, dt.date.today())
    if no_input:
        return _without_asking(pack, library, data, path)
    with lock.lock_draft(path, dt.datetime.now()):
        return _interview(create(path, pack, library, dt.date.today(), data), face, whole)


@click.command(short_help="Go on with a letter.")
@click.argument("draft", type=click.Path(path_type=Path))
@FULL
@PLAIN
def edit(draft: Path, full: bool | None, plain: bool) -> int:
    """Goes on with a draft, at the question where you stopped."""
    library = open_library((draft.parent, Path()))
    try:
        with lock.lock_draft(draft, dt.datetime.now()):
            return _interview(
                resume(draft, library, dt.date.today()), _console(plain), faces.whole_terminal(full, plain)
            )
    except InUse:
        from letterkit.cli.preview import show_draft, usual_audience

        show_draft(draft, library, usual_audience())
        raise


def _renewed(earlier: Path, library: Library) -> dict[str, Any]:
    """The data of an earlier letter for a new one. Raises InvalidDraft, UnknownName."""
    from letterkit.interview.from_earlier import renew

    loaded = drafts.load(earlier)
    return renew(loaded.data, library.pack(loaded.draft.template, loaded.draft.language))


def _console(plain: bool) -> Console:
    import sys

    return Lines(sys.stdin, sys.stdout) if plain else console()


def _choose(library: Library, face: Console) -> Pack:
    """Asks for the kind of letter."""
    packs = list(library.shelf.sound(lambda error: face.say(str(error))))
    face.say("What kind of letter is it?")
    for number, pack in enumerate(packs, 1):
        face.say(f"\n  {number}. {pack.title} ({pack.id})\n{click.wrap_text(pack.when, 74, '     ', '     ')}")
    face.say("\nType a number or a name.")
    while True:
        try:
            typed = face.ask("", lambda text: tuple((p.id, p.title) for p in packs if text in p.id)).strip()
        except EOFError:
            raise click.Abort from None
        if typed in (":quit", ":q", ":exit"):
            raise click.Abort
        chosen = [p for number, p in enumerate(packs, 1) if typed in (str(number), p.id)]
        chosen = chosen or [p for p in packs if typed and typed.casefold() in f"{p.id} {p.title}".casefold()]
        if len(chosen) == 1:
            return chosen[0]
        head = f"! ‘{typed}’ is not one of them. " if typed else ""
        face.say(f"{head}Type a number from 1 to {len(packs)}.")


def _choose_language(pack: Pack, face: Console) -> str:
    """Asks for the language of the letter; Enter takes the first one of the template."""
    offered = {tag: own_name(tag) for tag in pack.languages}
    first = pack.languages[0]
    names = ", ".join(f"{tag} ({name})" for tag, name in offered.items())
    face.say(f"\nIn which language is the letter written? {names}. Enter: {first}.")
    while True:
        try:
            typed = face.ask("", lambda text: tuple(row for row in offered.items() if row[0].startswith(text))).strip()
        except EOFError:
            raise click.Abort from None
        if typed in (":quit", ":q", ":exit"):
            raise click.Abort
        named = [tag for tag, name in offered.items() if typed.casefold() in (tag.casefold(), name.casefold())]
        if not typed or named:
            chosen = named[0] if named else first
            return "en-GB" if chosen == "en" else chosen  # British spelling and dates, unless the tag says otherwise
        if LANGUAGE_TAG.fullmatch(typed) and pack.writes(typed):
            return typed
        face.say(f"! {pack.id} writes no ‘{typed}’. It writes: {names}.")


def _without_asking(pack: Pack, library: Library, data: dict[str, Any], path: Path) -> int:
    """The same form, answered from the file and the suggestions alone."""
    form = moves.accept_defaults(moves.start(pack, library, dt.date.today(), data))
    lacking = [f"{one.id} ({one.path}): {one.ask}" for one in form.missing_questions()]
    refused = [f"{one.id} ({one.path}): {error}" for one, error in form.refused_answers()]
    if lacking or refused:
        click.echo("The letter was not written." + (" Missing answers:" if lacking else ""), err=True)
        for line in lacking:
            click.echo(f"  {line}", err=True)
        if refused:
            click.echo("Answers that cannot be taken:", err=True)
        for line in refused:
            click.echo(f"  {line}", err=True)
        return 1
    create(path, pack, library, form.today, form.data)
    click.echo(f"Wrote {path}", err=True)
    return _findings(path)


def _interview(session: Session, face: Console, whole: bool) -> int:
    try:
        outcome = faces.on_screen(session, _as_text) if whole else faces.line_by_line(session, face, _as_text)
    except KeyboardInterrupt:
        left = session.leave()
        with contextlib.suppress(OSError):  # the terminal may be gone
            face.say(f"\nStopped. Every answer you entered is kept. {left}")
        return 130
    if whole and not outcome.complete:
        click.echo(session.leave(), err=True)
    if outcome.interrupted:
        return 130
    return _finish(session, face, whole) if outcome.complete else 0


def _as_text(form: Form) -> str:
    from letterkit.render import formats

    return formats.write(form.letter(), "md").decode("utf-8")


def _chosen(library: Library, face: Console, whole: bool) -> Pack:
    """The kind of letter, chosen from a list. Raises Abort where nothing was chosen."""
    if not whole:
        return _choose(library, face)
    packs = list(library.shelf.sound(lambda error: face.say(str(error))))
    at = faces.choose("What kind of letter is it?", [(pack.title, f"{pack.when} ({pack.id})") for pack in packs])
    return packs[at]


def _chosen_language(pack: Pack, face: Console, whole: bool) -> str:
    if not whole:
        return _choose_language(pack, face)
    tags = pack.languages
    at = faces.choose("In which language is the letter written?", [(own_name(tag), tag) for tag in tags])
    return "en-GB" if tags[at] == "en" else tags[at]


def _finish(session: Session, face: Console, whole: bool) -> int:
    """The last step: the checks, and the letter in the formats that are wanted."""
    name = quote_name(str(session.path))
    if waits := pending_notice(session.form):
        face.say(f"{waits} It is there again with: letterkit edit {name}")
    if gone := session.recreate():
        face.say(gone)
    code = _stops(session.path, name)
    if code:
        face.say(f"The draft is in {session.path}. Put these right with: letterkit edit {name}")
        return code
    try:
        return _written(session, face, whole)
    except KeyboardInterrupt:
        face.say(f"\nStopped. The draft is in {session.path}. Write the letter with: letterkit render {name} --to docx")
        return 130


def _written(session: Session, face: Console, whole: bool) -> int:
    """Asks for the formats and writes the letter in them. Raises KeyboardInterrupt."""
    from letterkit.cli.render import write_letter
    from letterkit.render.formats import FORMATS

    wanted = ",".join(faces.formats(tuple(FORMATS))) or "n" if whole else ""
    if not whole:
        face.say(
            f"In which formats should the letter be written? {', '.join(faces.by_use(FORMATS))}; Enter: docx; n: none."
        )
    while True:
        try:
            typed = wanted or face.ask("", None).strip().lower() or faces.USUAL
        except EOFError:
            typed = "n"
        wanted = ""
        if typed in ("n", "no", "none", ":quit"):
            face.say(f"The draft is in {session.path}.")
            return 0
        face.say(f"Writing {typed} …")
        try:
            write_letter(session.path, typed)
        except WontOverwrite as error:
            face.say(f"{error.problems[0].file}: {error.problems[0].message}")
            face.say("Type a name for the new file, such as letter-2.docx, or n to leave it.")
            continue
        except LetterkitError as error:
            face.say(str(error))
            continue
        return 0


def _stops(path: Path, name: str) -> int:
    """Shows what would stop a letter whose interview has ended, and counts the rest; 1 if something does."""
    from letterkit.cli.check import report_of

    found = report_of(path)
    errors = tuple(one for one in found.findings if one.severity == "error")
    if errors:
        click.echo(as_text([replace(found, findings=errors)]), err=True)
    warnings = sum(one.severity == "warning" for one in found.findings)
    if warnings:
        click.echo(f"{warnings} warning{'s' if warnings > 1 else ''}: letterkit check {name}", err=True)
    return 1 if errors else 0


def _findings(path: Path) -> int:
    """Shows what the checks say of a draft that was made without asking; 1 if something stands against sending it."""
    from letterkit.cli.check import report_of

    found = report_of(path)
    if found.findings:
        click.echo(as_text([found]), err=True)
    return 1 if any(one.severity == "error" for one in found.findings) else 0
