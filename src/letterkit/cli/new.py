"""`letterkit new`: a new letter, by questions or from a file of answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import click

from letterkit.cli import faces
from letterkit.cli.ending import Ending
from letterkit.cli.interview import hold_interview
from letterkit.disk import file_names
from letterkit.errors import UnknownName
from letterkit.faces.plain.console import Console
from letterkit.faces.text_width import wrapped
from letterkit.interview import actions, lock, transitions
from letterkit.interview.opening import create, free_name
from letterkit.languages.cldr import own_name
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.packs.pack import Pack
from letterkit.tags import LANGUAGE_TAG, written_language
from letterkit.wording import say, say_list, worded

_STOP: Final = (":quit", ":q", ":exit")


@click.command()
@click.argument("template", required=False)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help=worded("File for the draft."))
@click.option(
    "--answers", type=click.Path(path_type=Path), metavar="FILE", help=worded("Answers to start from: a partial draft.")
)
@click.option(
    "--from",
    "earlier",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=worded("Begin as an earlier letter did; with another TEMPLATE, the letter that goes with it."),
)
@click.option(
    "--language", metavar="TAG", help=worded("Language of the letter: en, fr, es, ru … The questions follow it.")
)
@click.option("--no-input", is_flag=True, help=worded("Ask nothing; fail and name what is missing."))
@faces.FULL_SCREEN
@faces.PLAIN
def new(
    template: str | None,
    output: Path | None,
    answers: Path | None,
    earlier: Path | None,
    language: str | None,
    no_input: bool,
    full_screen: bool | None,
    plain: bool,
) -> int:
    """Starts a letter. Every answer is saved at once; `letterkit edit` goes on where you stopped."""
    if no_input:
        return _write_without_asking(template, output, answers, earlier, language)
    on_screen = faces.whole_terminal(full_screen, plain)
    return start_letter(faces.console_for(plain), on_screen, template, output, answers, earlier, language)


def start_letter(
    console: Console,
    on_screen: bool,
    template: str | None = None,
    output: Path | None = None,
    answers: Path | None = None,
    earlier: Path | None = None,
    language: str | None = None,
) -> int:
    """Ask for the kind of letter and its language where they are not given, then hold the interview; return the exit
    code. Raises faces.Left where a list was left without choosing."""
    library = _library_for(output)
    data, left_out = _initial_data(library, template, answers, earlier, language)
    name = template or str(data.get("template") or "")
    pack = library.pack(name) if name else _ask_template(library, console, on_screen)
    _set_language(data, pack, library, language)
    if not name and "language" not in data and len(pack.all_languages) > 1:
        data["language"] = _ask_language(pack, console, on_screen)
    pack = library.pack(pack.id, str(data.get("language") or ""))
    path = output or free_name(Path(), pack, dt.date.today())
    if left_out and earlier:
        console.say("\n".join((f"Not taken over from {earlier}:", *(f"  {line}" for line in left_out), "")))
    with lock.lock_draft(path, dt.datetime.now()):
        session = create(path, pack, library, dt.date.today(), data)
        ending = hold_interview(session, console, on_screen)
    return go_on(ending, path, console, on_screen)


def go_on(ending: Ending, letter: Path, console: Console, on_screen: bool) -> int:
    """Begin what goes with a letter, where its interview has ended with that; return the exit code."""
    return start_letter(console, on_screen, ending.companion, earlier=letter) if ending.companion else ending.code


def start_companion(console: Console, on_screen: bool, letter: Path) -> int:
    """Ask for the kind of letter that goes with a letter, and begin it; return the exit code. Raises faces.Left."""
    library = _library_for(None)
    own = library.pack_for(drafts.load(letter).draft)
    companions = own.kind.settings.companions if own.kind else ()
    kind = _ask_template(library, console, on_screen, companions)
    return start_letter(console, on_screen, kind.id, earlier=letter)


def _library_for(output: Path | None) -> Library:
    return open_library((output.parent, Path()) if output and output.parent != Path() else (Path(),))


def _initial_data(
    library: Library, template: str | None, answers: Path | None, earlier: Path | None, language: str | None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the data that a letter starts from, and what of an earlier letter is not in them, line by line.

    Answers that are given go before what an earlier letter has. Raises InvalidDraft, UnknownName, InvalidPack.
    """
    name = template or (drafts.load(earlier).draft.template if earlier and answers else "")
    given = drafts.load_answers(answers, name) if answers else {}
    if not earlier:
        return given, ()
    data, left_out = _from_letter(library, template or "", earlier, language)
    facts = {**(data.get("facts") or {}), **(given.get("facts") or {})}
    return {**data, **given, **({"facts": facts} if facts else {})}, left_out


def _from_letter(
    library: Library, template: str, earlier: Path, language: str | None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the data of a letter that begins from another: of the same kind, as that one did; of another kind, or of
    the present form of a kind that has one, with what the two have in common."""
    from letterkit.interview.companions import begin_from
    from letterkit.interview.from_earlier import renew

    loaded = drafts.load(earlier)
    own = library.pack_for(loaded.draft)
    kind = library.pack(template, language or loaded.draft.language) if template else own
    if kind.id == own.id and (kind.kind is None) == (own.kind is None):
        return renew(loaded.data, own), ()
    return begin_from(loaded.data, loaded.draft, own, kind, library)


def _set_language(data: dict[str, Any], pack: Pack, library: Library, language: str | None) -> None:
    """Set the language that is asked for, else that of the profile if the data name none. Raises UnknownName."""
    usual = library.profile.language
    if not language and "language" not in data and usual and written_language(pack.all_languages, usual):
        language = usual
    if language and not library.knows_language(language, pack.all_languages):
        names = say_list(f"{tag} ({own_name(tag)})" for tag in pack.all_languages)
        raise UnknownName(
            say("‘{tag}’ is not a language that letterkit knows.", tag=language),
            hint=say(
                "{id} writes: {names}. In other languages you write the passages yourself.", id=pack.id, names=names
            ),
        )
    if language:
        data["language"] = language


# -- without asking -------------------------------------------------------------------------------------


def _write_without_asking(
    template: str | None, output: Path | None, answers: Path | None, earlier: Path | None, language: str | None
) -> int:
    """Write the draft from the given answers and the suggestions alone; name what is missing."""
    library = _library_for(output)
    data, left_out = _initial_data(library, template, answers, earlier, language)
    name = template or str(data.get("template") or "")
    if not name:
        raise click.UsageError(
            say("--no-input needs a template: name one, or give it in --answers."), click.get_current_context()
        )
    pack = library.pack(name)
    _set_language(data, pack, library, language)
    pack = library.pack(pack.id, str(data.get("language") or ""))
    path = output or free_name(Path(), pack, dt.date.today())
    form = transitions.accept_defaults(transitions.start(pack, library, dt.date.today(), data))
    missing = [f"{question.ask} ({question.path})" for question in form.missing_questions()]
    refused = [
        f"{question.ask} ({question.path}) {actions.typed(str(error))}" for question, error in form.refused_answers()
    ]
    for line in (
        (say("Not taken over from {earlier}:", earlier=earlier), *(f"  {line}" for line in left_out))
        if left_out
        else ()
    ):
        click.echo(line, err=True)
    if missing or refused:
        _print_lacks(missing, refused)
        return 1
    session = create(path, pack, library, form.today, form.data)
    click.echo(say("Wrote {file}", file=file_names.with_folder(path)), err=True)
    from letterkit.cli.reports.collect import report_on_draft  # the rules; not before the first question
    from letterkit.cli.reports.text import as_text

    report = report_on_draft(drafts.read(session.last_content or b"", str(path), path), library)
    if report.findings:
        click.echo(as_text([report]), err=True)
    return 1 if any(finding.severity == "error" for finding in report.findings) else 0


def _print_lacks(missing: list[str], refused: list[str]) -> None:
    click.echo(say("The letter was not written.") + ((" " + say("Missing answers:")) if missing else ""), err=True)
    for line in missing:
        click.echo(f"  {line}", err=True)
    if refused:
        click.echo(say("Answers that cannot be taken:"), err=True)
    for line in refused:
        click.echo(f"  {line}", err=True)


# -- the kind of letter and its language ----------------------------------------------------------------


def _ask_template(library: Library, console: Console, on_screen: bool, first: Sequence[str] = ()) -> Pack:
    """Return the pack that is chosen; those named stand first in the list. Raises Abort where none is."""
    packs = list(library.shelf.load_all(lambda error: console.say(str(error))))
    packs.sort(key=lambda pack: first.index(pack.id) if pack.id in first else len(first))
    if on_screen:
        titles = [(pack.title, f"{pack.when} ({pack.id})") for pack in packs]
        return packs[faces.choose(say("What kind of letter is it?"), titles)]
    console.say("What kind of letter is it?")
    for number, pack in enumerate(packs, 1):
        when = "\n".join(wrapped(pack.when, 74, "     ", break_words=False))
        console.say(f"\n  {number}. {pack.title} ({pack.id})\n{when}")
    console.say("\nType a number or a name.")
    while True:
        typed = _ask(console, [(pack.id, pack.title) for pack in packs])
        matches = [pack for number, pack in enumerate(packs, 1) if typed in (str(number), pack.id)]
        if not matches and typed:
            matches = [pack for pack in packs if typed.casefold() in f"{pack.id} {pack.title}".casefold()]
        if len(matches) == 1:
            return matches[0]
        head = ("! " + say("‘{typed}’ is not one of them.", typed=typed) + " ") if typed else ""
        console.say(f"{head}Type a number from 1 to {len(packs)}.")


def _ask_language(pack: Pack, console: Console, on_screen: bool) -> str:
    """Return the tag of the language that is chosen. Raises Abort where none is."""
    names = {tag: own_name(tag) for tag in pack.all_languages}
    if on_screen:
        rows = [(name, tag) for tag, name in names.items()]
        return _default_variety(rows[faces.choose(say("In which language is the letter written?"), rows)][1])
    listed = ", ".join(f"{tag} ({name})" for tag, name in names.items())
    first = pack.languages[0]
    question = say("In which language is the letter written? {listed}. Enter: {first}.", listed=listed, first=first)
    console.say(f"\n{question}")
    while True:
        typed = _ask(console, list(names.items()))
        matches = [tag for tag, name in names.items() if typed.casefold() in (tag.casefold(), name.casefold())]
        if not typed or matches:
            return _default_variety(matches[0] if matches else first)
        if LANGUAGE_TAG.fullmatch(typed) and written_language(pack.all_languages, typed):
            return typed
        console.say(
            f"! {say('{id} writes no ‘{typed}’. It writes: {listed}.', id=pack.id, typed=typed, listed=listed)}"
        )


def _default_variety(tag: str) -> str:
    """Return British English for English: its spelling and dates, unless the tag says otherwise."""
    return "en-GB" if tag == "en" else tag


def _ask(console: Console, completions: list[tuple[str, str]]) -> str:
    """Return what is typed, without blanks around it. Raises Abort at the end of the input and for `:quit`."""
    try:
        typed = console.ask("", lambda text: tuple(row for row in completions if text in row[0])).strip()
    except EOFError:
        raise click.Abort from None
    if typed in _STOP:
        raise click.Abort
    return typed
