"""A command as a page has it, run as a reader would: in process, or in a terminal where it needs one."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import click

from letterkit.cli.main import COMMANDS, cli
from letterkit.render.formats import FORMATS
from tests.cli.scene import Ended, run
from tests.cli.terminal import Terminal

OTHER_PROGRAMS = (
    r"python -m pip install (\S+|\"[\w.]+\[\w+\]\"|-e \"\.\[\w+\]\")",
    r"python -m venv \.venv",
    r"\. \.venv/bin/activate",
    r"python -m pytest( -n auto)?",
    r"python docs/[\w/]+\.py( > docs/\w+\.md)?",
)
"""What a page may tell a reader to run beside letterkit. Only its shape is looked at."""


def words_of(command: str) -> list[str] | None:
    """Return what is handed to letterkit; None for another program, whose shape is looked at instead."""
    words = shlex.split(command)
    if words[:3] == ["python", "-m", "letterkit"]:
        return words[3:]
    if words[:4] == ["uvx", "--from", ".", "letterkit"]:
        return words[4:]
    if words[:1] == ["letterkit"]:
        return words[1:]
    assert any(re.fullmatch(shape, command) for shape in OTHER_PROGRAMS), f"no page should tell to run: {command}"
    return None


def unknown(words: list[str]) -> set[str]:
    """Return what the program does not have of a command: its name, options, formats."""
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        return {words[0]}
    command, rest = command_of(words)
    known = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} | {"-h", "--help"}
    options = {one.partition("=")[0] for one in rest if one.startswith("--")}
    formats = {word for before, value in pairwise(rest) if before == "--to" for word in value.split(",")}
    return (options - known) | (formats - {*FORMATS})


def command_of(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that words name, and what follows its name."""
    command: click.Command = cli
    while words and isinstance(command, click.Group):
        result = command.get_command(click.Context(command), words[0])
        if result is None:
            break
        command, words = result, words[1:]
    return command, words


def obeyed(words: list[str], typed: str = "") -> Ended:
    """Return a command run in the folder in hand; patterns such as `*.yaml` are filled in as a shell does."""
    if "--watch" in words and os.name != "nt":  # Windows has no pseudo-terminals
        return watched(words)
    return run(*filled_in(words), typed=typed)


def apart(words: list[str], typed: str = "") -> Ended:
    """Return a command in a process of its own, which reads every file anew; within one, a pack is read once."""
    result = subprocess.run(
        [sys.executable, "-m", "letterkit", *filled_in(words)], input=typed.encode(), capture_output=True, check=False
    )
    return Ended(result.returncode, result.stdout.replace(b"\r\n", b"\n"), result.stderr.decode().replace("\r\n", "\n"))


def filled_in(words: list[str]) -> Iterator[str]:
    """Yield the words as a shell hands them over."""
    for word in words:
        yield from sorted(map(str, Path().glob(word))) if "*" in word else [word]


def watched(words: list[str]) -> Ended:
    """Return a command that runs until Ctrl-C, which is a good end of it: what it shows, then Ctrl-C."""
    with Terminal(words, folder=Path.cwd()) as terminal:
        shown = terminal.until(lambda text: len(text.split()) > 10)
        terminal.keys("\x03")
        code = terminal.ended()
    return Ended(0 if code == 130 else code or 0, shown.encode(), "")
