"""The help of the commands and the refusals of click, in the language of the run.

click's own words are few. They are matched as click has them in English, so that a release of click with others shows
those, and nothing breaks.
"""

from __future__ import annotations

import copy
import inspect
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import click

from letterkit import wording
from letterkit.wording import say, say_worded, worded

_HEADINGS: Final = (worded("Options"), worded("Commands"), worded("Arguments"))
_DEFAULT: Final = re.compile(r"\[default: (.+)\]$")
_OF_CLICK: Final = (
    (re.compile(r"No such option '?(?P<option>[^\s']+?)'?\."), worded("There is no option {option}.")),
    (re.compile(r"No such command '?(?P<command>[^\s']+?)'?\."), worded("There is no command ‘{command}’.")),
    (re.compile(r"Did you mean '?(?P<option>[^\s']+?)'?\?"), worded("Did you mean {option}?")),
    (re.compile(r"Option '(?P<option>.+?)' requires an argument\."), worded("The option {option} needs a value.")),
    (re.compile(r"Option '(?P<option>.+?)' does not take a value\."), worded("The option {option} takes no value.")),
    (re.compile(r"Missing argument '(?P<name>.+?)'\."), worded("The argument {name} is missing.")),
    (re.compile(r"Missing option '(?P<name>.+?)'\."), worded("The option {name} is missing.")),
    (
        re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)"),
        worded("That is more than the command takes: {words}."),
    ),
    (
        re.compile(r"Invalid value for '?(?P<name>.+?)'?: (?P<value>'.*') is not one of (?P<choices>.+)\."),
        worded("{name}: {value} is not one of {choices}."),
    ),
    (
        re.compile(r"Invalid value for '?(?P<name>.+?)'?: (?P<value>'.*') is not a valid integer( range)?\."),
        worded("{name}: {value} is not a whole number."),
    ),
    (re.compile(r"Invalid value for '?(?P<name>.+?)'?: (?P<message>.*)"), worded("{name}: {message}")),
    (re.compile(r"Show this message and exit\."), worded("Show this message and exit.")),
    (re.compile(r"Show the version and exit\."), worded("Show the version and exit.")),
)


def _default(match: re.Match[str]) -> str:
    return say("[default: {value}]", value=match[1])


class _Formatter(click.HelpFormatter):
    """Help with the headings of the language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{say('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(say_worded(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _DEFAULT.sub(_default, text)) for name, text in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


def in_spoken_language(command: click.Command) -> click.Command:
    """Return a command with its help and that of its options and commands in the language of the run."""
    if wording.spoken() is wording.ENGLISH:
        return command
    spoken = copy.copy(command)
    spoken.context_class = _Context
    for name in ("help", "short_help", "epilog"):
        setattr(spoken, name, say_worded(inspect.cleandoc(getattr(command, name) or "")) or None)
    spoken.params = [_parameter(parameter) for parameter in command.params]
    if (option := spoken.get_help_option(click.Context(command))) is not None:
        option.help = say_worded("Show this message and exit.")
    if isinstance(spoken, click.Group):
        spoken.commands = {name: in_spoken_language(inner) for name, inner in spoken.commands.items()}
    return spoken


def _parameter(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    spoken = copy.copy(parameter)
    spoken.help = say_worded(parameter.help)
    return spoken


def usage_message(error: click.ClickException) -> str:
    """Return what click refuses, in the language of the run; our own messages are in it already."""
    message = error.format_message()
    if wording.spoken() is wording.ENGLISH:
        return message
    for pattern, template in _OF_CLICK:
        if match := pattern.match(message):
            rest = message[match.end() :].strip()
            values: Mapping[str, Any] = match.groupdict()
            return " ".join(filter(None, [say_worded(wording.Worded(template, values)), rest]))
    return message
