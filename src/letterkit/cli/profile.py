"""`letterkit profile`: what the organisation writes in every letter, asked once."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from letterkit.cli import faces
from letterkit.cli.profile_file import change_answer, get_answer, make_folder, read_data, text_of
from letterkit.cli.profile_questions import KEYS, QUESTIONS, ProfileQuestion
from letterkit.disk import files
from letterkit.errors import LetterkitError
from letterkit.faces.plain.console import Console, Interrupted, is_command
from letterkit.faces.plain.printer import LinePrinter
from letterkit.library import profile as profiles
from letterkit.wording import say, say_worded, worded


@click.command()
@click.option("--show", is_flag=True, help=worded("Print the profile and where it is kept, and ask nothing."))
@click.option("--plain", is_flag=True, help=worded("Read line by line, without line editing."))
def profile(show: bool, plain: bool) -> int:
    """Asks for what stands in every letter: name, address, usual signatory, language, paper, phrases.

    The answers are kept on this computer and offered in each new letter. Each is saved at once.
    """
    if show:
        file = profiles.user_file()
        read_data(file)
        click.echo(f"# {file}", err=True)
        click.echo(text_of(files.read(file), file) if files.is_file(file) else "", nl=False)
        return 0
    return ask_profile(faces.console_for(plain))


def ask_profile(console: Console) -> int:
    """Ask the questions of the profile and save each answer; return the exit code. Raises LetterkitError."""
    file = profiles.user_file()
    read_data(file)
    printer = LinePrinter(console)
    printer.wrap(say("What you say here is offered in every new letter. It is kept in {file}.", file=file), "")
    printer.wrap(say_worded(KEYS), "")
    make_folder(file.parent)
    _ask_all(console, printer, file)
    console.say("\n" + say("Saved in {file}. Change it with: letterkit profile", file=file))
    return 0


def _ask_all(console: Console, printer: LinePrinter, file: Path) -> None:
    index, data, waiting = 0, read_data(file), ""
    while index < len(QUESTIONS):
        question = QUESTIONS[index]
        printer.print()
        printer.wrap(
            say("[{index} of {number}] {ask}", index=index + 1, number=len(QUESTIONS), ask=say_worded(question.ask)),
            "  ",
            first="",
        )
        printer.wrap(say("For example: {example}", example=question.example), "  ")
        with contextlib.suppress(LetterkitError):  # said when something is to be written
            data = read_data(file)
        try:
            typed, waiting = waiting or _read(console, _offered(question, data)), ""
        except EOFError:
            return
        except Interrupted as stopped:
            if stopped.typed and not is_command(stopped.typed):
                _save(question, stopped.typed, data, file)
            raise
        if typed in ("?", ":help"):
            printer.wrap(say_worded(question.help), "  ")
            continue
        if typed in (":quit", ":q", ":exit"):
            return
        if typed == "<":
            index = max(index - 1, 0)
            continue
        if is_command(typed):
            printer.wrap(
                ("! " + say("There is no {split} here. {keys}", split=typed.split()[0], keys=say_worded(KEYS))), "  "
            )
            continue
        if wrong := _save(question, typed, data, file):
            printer.wrap(f"! {wrong}", "  ")
            continue
        if _has_more_lines(question, typed, _offered(question, data)):
            waiting = _read_more_lines(console, printer, question, typed, file)
        index += 1


def _save(question: ProfileQuestion, typed: str, data: Mapping[str, Any], file: Path) -> str:
    """Write an answer into the profile if it is a new one; return why it cannot be taken, or an empty text."""
    typed = question.complete(typed) if typed and typed != "-" else typed
    if typed and typed != "-" and question.check and (wrong := question.check(typed)):
        return wrong
    value: Any = None if typed in ("", "-") else typed
    if value and question.is_list:
        value = [part.strip() for part in re.split("[;\n]", value) if part.strip()]
    if value != get_answer(data, question.path):
        try:
            change_answer(file, question.path, value)
        except LetterkitError as error:  # the file may have been changed into what is none
            return say("Not saved. {error}", error=error)
    return ""


def _has_more_lines(question: ProfileQuestion, typed: str, offered: str) -> bool:
    """True if what was typed may be the first of several lines."""
    return question.by_line and typed not in ("", "-", offered) and not set(typed) & {";", "\n"}


def _read_more_lines(console: Console, printer: LinePrinter, question: ProfileQuestion, first: str, file: Path) -> str:
    """Read the lines behind the first one, until an empty one, and save them; return the command that was typed in the
    place of a line."""
    lines = [first]
    printer.wrap(say("The next line; an empty one ends it."), "  ")
    while True:
        line = _read(console, "")
        if line in ("", "."):
            return ""
        if is_command(line):
            return line
        lines.append(line)
        _save(question, "; ".join(lines), read_data(file), file)


def _offered(question: ProfileQuestion, data: Mapping[str, Any]) -> str:
    """Return the answer that is there, or the one that is like it."""
    return _spell(get_answer(data, question.path) or (get_answer(data, question.like) if question.like else ""))


def _read(console: Console, current: str) -> str:
    """Return what is typed; a dash behind the current answer is meant alone, as commands are."""
    typed = console.ask(current, None).strip()
    return "-" if current and typed.startswith(current) and typed[len(current) :].strip() == "-" else typed


def _spell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")
