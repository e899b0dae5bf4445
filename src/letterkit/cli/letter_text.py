"""The text of a letter for the terminal, as one of its audiences may read it."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from letterkit.cli import protection, sending
from letterkit.cli.reports.privacy import runs_for_others_to_read
from letterkit.cli.reports.text import colours
from letterkit.compose import compose, compose_passages
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library
from letterkit.protection.consent import Audience
from letterkit.render import formats
from letterkit.wording import say

if TYPE_CHECKING:
    from rich.markdown import Markdown

READABLE: Final = 88
"""Columns of text that read well."""
_NOTE: Final = re.compile(r"\[\^([\w-]+)\]")


def usual_audience() -> Audience:
    """Return who reads a preview: its writer on a terminal; whoever gets hold of a file that is not a letter's."""
    return "internal" if sys.stdout.isatty() and not runs_for_others_to_read() else "public"


def print_draft(path: Path, library: Library, audience: Audience) -> bool:
    """Print a draft as a letter for an audience; return False after saying which name it may not read. Raises
    LetterkitError."""
    loaded = drafts.load(path)
    with drafts.placing_problems(loaded):
        written = compose_passages(loaded.draft, library, gaps=True)
        composed = compose(loaded.draft, library, written)
    letter = for_audience(composed, loaded, library, audience)
    if letter is None or not sending.is_safe(loaded, library, audience, written, finished=False):
        click.echo(say("The preview for your own eyes is on a terminal, or with --audience internal."), err=True)
        return False
    _print_markdown(formats.write(letter, "md").decode("utf-8"))
    return True


def for_audience(
    letter: Letter, loaded: LoadedDraft, library: Library, audience: Audience, file: Path | None = None
) -> Letter | None:
    """Return the letter as an audience may read it, in a file or on the screen; None after saying which name it may
    not read, and where."""
    if audience == "internal":
        return letter
    files, format_names = ((file.stem,), ("docx",)) if file else ((), ("md",))
    return protection.readable_letter(letter, loaded, library, audience, files, format_names)


def _print_markdown(markdown: str) -> None:
    """Print Markdown: laid out on a terminal, as it is in a pipe."""
    if not colours():
        click.echo(markdown, nl=not markdown.endswith("\n"))
        return
    from rich.console import Console

    Console(width=min(Console().width, READABLE)).print(laid_out(markdown))


def laid_out(markdown: str) -> Markdown:
    """Return a letter's Markdown for rich, which knows no notes: their numbers are put in brackets."""
    from rich.markdown import Markdown

    return Markdown(_NOTE.sub(r"\\[\1\\]", markdown).replace("\\\n", "  \n"))
