"""`letterkit profile`: what the organisation writes in every letter, asked once."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from letterkit.cli import faces
from letterkit.disk import file_names, files, folders
from letterkit.errors import CannotRead, CannotWrite, InvalidLibrary, LetterkitError, Problem, WontOverwrite
from letterkit.faces.plain.console import Console, Interrupted, is_command
from letterkit.faces.plain.printer import LinePrinter
from letterkit.letter.paper import PAPERS
from letterkit.library import profile as profiles
from letterkit.tags import LANGUAGE_TAG
from letterkit.yaml import writing
from letterkit.yaml.source import decode, parse
from letterkit.yaml.tree import Unreadable

Check = Callable[[str], str]
"""What is wrong with an answer, in words; empty for one that can be taken."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question of the profile: where its answer stands, what it is for, whether it is a list, what cannot be an
    answer, and what is made of one."""

    path: str
    ask: str
    example: str
    help: str
    many: bool = False
    check: Check | None = None
    made: Callable[[str], str] = str


def _language(text: str) -> str:
    return "" if LANGUAGE_TAG.fullmatch(text) else "A language is a tag such as en-GB, fr or ru."


def _paper(text: str) -> str:
    return "" if text in PAPERS else f"Type one of: {', '.join(PAPERS)}."


def _email(text: str) -> str:
    return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "An e-mail address has one @ and no blank."


def _picture(text: str) -> str:
    from letterkit.render import picture

    return _refused(picture.read, text, "picture")


def _letterhead(text: str) -> str:
    from letterkit.render import letterhead

    return _refused(letterhead.read, text, "Word file")


def _whole(text: str) -> str:
    """A file that is named from the folder in which one works is found from anywhere; quotation marks around its name
    are not part of it."""
    path = file_names.path_from_input(text)
    return str(path.absolute()) if files.is_file(path) else text.strip("\"'") or text


def _refused(read: Callable[[Path], object], text: str, kind: str) -> str:
    """Why a file cannot be used, in words; empty for one that can. `kind` is what it should be."""
    file = profiles.user_file().parent
    try:
        file = files.local_path(file, text)
        read(file)
    except CannotRead as refused:
        return str(refused.problems[0]) if os.path.lexists(file) else _not_there(text, kind)
    return ""


def _not_there(text: str, kind: str) -> str:
    alone = Path(text).name == text
    where = f"in this folder ({Path.cwd()})" if alone else "there"
    more = f"Copy it here, or type its folder too: Documents/{text}" if alone else "Check the folder and the name"
    return f"There is no {kind} ‘{text}’ {where}. {more}; - leaves it out."


_KEYS: Final = (
    "Enter keeps what is there or leaves a question out; - takes an answer out; ? explains; < goes back; :quit stops."
)
_HEAD: Final = "It stands at the head of each letter."
_SIGNS: Final = "It is offered for the first signatory of each letter."
_QUESTIONS: Final = (
    _Asked("sender.name", "Name of your organisation", "Example Watch", _HEAD),
    _Asked(
        "sender.lines",
        "Its address, line by line with ; between them (a parent body first, if it has one)",
        "12 Sample Street; Geneva",
        f"{_HEAD} A parent body, the street, the city: each between two ; is a line.",
        True,
    ),
    _Asked("sender.website", "Website", "www.example.org", _HEAD),
    _Asked("sender.email", "E-mail address that readers may use", "info@example.org", _HEAD, check=_email),
    _Asked("sender.phone", "Telephone", "+41 22 010 20 30", _HEAD),
    _Asked(
        "sender.logo",
        "Your logo: the name of a picture file (PNG, JPEG)",
        "logo.png",
        f"{_HEAD} Type the name of the file, with its folder where it lies elsewhere.",
        check=_picture,
        made=_whole,
    ),
    _Asked("place", "Where do you write your letters?", "Geneva", "It stands before the date."),
    _Asked("signatory.name", "Who usually signs?", "Amina Example", _SIGNS),
    _Asked("signatory.title", "Their title", "Director", _SIGNS),
    _Asked("signatory.organization", "Their organisation", "Example Watch", _SIGNS),
    _Asked("signatory.places", "Place and country, with ; between them", "Geneva; Switzerland", _SIGNS, True),
    _Asked(
        "language",
        "Language of most of your letters",
        "en-GB",
        "New letters begin in it, where the template writes it: en-GB, en-US, fr, es, ru, for example.",
        check=_language,
    ),
    _Asked(
        "paper",
        "Paper: A4 or Letter; leave it out for the one that goes with the language",
        "A4",
        "The size of the page in PDF and Word.",
        check=_paper,
    ),
    _Asked(
        "letterhead",
        "Your letterhead: a Word file; `letterkit letterhead new` makes one to begin with",
        "letterhead.docx",
        "Letters in Word are written into it. Type the name of the file, with its folder where it lies elsewhere.",
        check=_letterhead,
        made=_whole,
    ),
    _Asked(
        "phrases",
        "Phrases of your own, offered while you write, with ; between them",
        "We stand ready to discuss these matters with you.",
        "Type the first letters of one in a letter, then Tab: it is written out.",
        True,
    ),
)


@click.command()
@click.option("--show", is_flag=True, help="Print the profile and where it is kept, and ask nothing.")
@click.option("--plain", is_flag=True, help="Read line by line, without line editing.")
def profile(show: bool, plain: bool) -> int:
    """Asks for what stands in every letter: name, address, usual signatory, language, paper, phrases.

    The answers are kept on this computer and offered in each new letter. Each is saved at once.
    """
    if show:
        file = profiles.user_file()
        stored(file)
        click.echo(f"# {file}", err=True)
        click.echo(_text(files.read(file), file) if files.is_file(file) else "", nl=False)
        return 0
    return ask_profile(faces.console_for(plain))


def ask_profile(face: Console) -> int:
    """Ask the questions of the profile and save each answer; return the exit code. Raises LetterkitError."""
    file = profiles.user_file()
    stored(file)
    printer = LinePrinter(face)
    printer.wrap(f"What you say here is offered in every new letter. It is kept in {file}.", "")
    printer.wrap(_KEYS, "")
    _make_folder(file.parent)
    _ask_all(face, printer, file)
    face.say(f"\nSaved in {file}. Change it with: letterkit profile")
    return 0


def _ask_all(face: Console, printer: LinePrinter, file: Path) -> None:
    at, data = 0, stored(file)
    while at < len(_QUESTIONS):
        asked = _QUESTIONS[at]
        printer.print()
        printer.wrap(f"[{at + 1} of {len(_QUESTIONS)}] {asked.ask}", "  ", first="")
        printer.wrap(f"For example: {asked.example}", "  ")
        with contextlib.suppress(LetterkitError):  # said when something is to be written
            data = stored(file)
        try:
            typed = _read(face, _spelled(_get(data, asked.path)))
        except EOFError:
            return
        except Interrupted as stopped:
            if stopped.typed and not is_command(stopped.typed):
                _take(asked, stopped.typed, data, file)
            raise
        if typed in ("?", ":help"):
            printer.wrap(asked.help, "  ")
            continue
        if typed in (":quit", ":q", ":exit"):
            return
        if typed == "<":
            at = max(at - 1, 0)
            continue
        if is_command(typed):
            printer.wrap(f"! There is no {typed.split()[0]} here. {_KEYS}", "  ")
            continue
        if wrong := _take(asked, typed, data, file):
            printer.wrap(f"! {wrong}", "  ")
            continue
        at += 1


def _take(asked: _Asked, typed: str, data: Mapping[str, Any], file: Path) -> str:
    """Writes an answer into the profile, where it is another one than there was; why it cannot be taken, in words."""
    typed = asked.made(typed) if typed and typed != "-" else typed
    if typed and typed != "-" and asked.check and (wrong := asked.check(typed)):
        return wrong
    value: Any = None if typed in ("", "-") else typed
    if value and asked.many:
        value = [part.strip() for part in value.split(";") if part.strip()]
    if value != _get(data, asked.path):
        try:
            change(file, asked.path, value)
        except LetterkitError as error:  # the file may have been changed into what is none
            return f"Not saved. {error}"
    return ""


def _read(face: Console, there: str) -> str:
    """What is typed; a dash behind an answer that stands there already is meant alone, as commands are."""
    typed = face.ask(there, None).strip()
    return "-" if there and typed.startswith(there) and typed[len(there) :].strip() == "-" else typed


def _spelled(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")


def _get(data: Mapping[str, Any], path: str) -> Any:
    first, _, inner = path.partition(".")
    value = data.get(first)
    return value.get(inner) if inner and isinstance(value, dict) else None if inner else value


def _put(data: dict[str, Any], path: str, value: Any) -> None:
    first, _, inner = path.partition(".")
    into = data.setdefault(first, {}) if inner else data
    into.pop(inner or first, None)
    if value is not None:
        into[inner or first] = value
    if inner and not into:
        del data[first]


def stored(file: Path) -> dict[str, Any]:
    """The profile as plain data. Raises InvalidLibrary for one that cannot be read."""
    if not files.is_file(file):
        return {}
    profiles.read_profile((file,))
    return _data(_text(files.read(file), file), file)


def change(file: Path, path: str, value: Any) -> dict[str, Any]:
    """Writes one answer into the profile (None: takes it out), and returns the profile as it is then.

    It is read again each time, so what another program wrote meanwhile stays, comments too.
    Raises CannotWrite, WontOverwrite, InvalidLibrary.
    """
    _make_folder(file.parent)
    for last in (False, False, True):
        raw = files.read_or_none(file)
        text = _text(raw or b"", file)
        data = _data(text, file)
        _put(data, path, value)
        try:
            files.write(file, _written(text, data, file).encode("utf-8"), instead_of=raw)
        except WontOverwrite:  # somebody wrote it between reading and writing
            if last:
                raise
        else:
            break
    return data


def _text(raw: bytes, file: Path) -> str:
    try:
        return decode(raw, str(file)).replace("\r\n", "\n")
    except Unreadable as error:
        raise InvalidLibrary(*error.problems) from None


def _data(text: str, file: Path) -> dict[str, Any]:
    try:
        tree = parse(text, str(file))
    except Unreadable as error:
        raise InvalidLibrary(*error.problems) from None
    if not isinstance(tree.data, dict | None):
        raise InvalidLibrary(tree.problem((), "The file must be a mapping.", "Write `key: …` on each line."))
    return tree.data or {}


def _written(text: str, data: Mapping[str, Any], file: Path) -> str:
    """The profile as a text: what did not change stays as it was."""
    if not text.strip():
        return writing.dump(data, profiles.KEYS)
    made = writing.update(text, _data(text, file), data, profiles.KEYS)
    return made if writing.same_data(_data(made, file), data) else writing.dump(data, profiles.KEYS)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        nowhere = folder == folders.NOWHERE
        message = "The system knows no home folder of yours" if nowhere else "The folder cannot be made"
        hint = "Name one in the environment variable HOME." if nowhere else "Check that you may write there."
        why = "" if nowhere else f" ({error.strerror})"
        raise CannotWrite(Problem(f"{message}{why}, so there is no place for a profile.", hint, str(folder))) from None
