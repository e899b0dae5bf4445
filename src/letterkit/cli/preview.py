"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from letterkit.cli.reports.text import colours
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.library.shelves import Library, open_library
from letterkit.render import formats

if TYPE_CHECKING:
    from rich.markdown import Markdown

READABLE: Final = 88
"""Columns of text that read well."""
_NOTE: Final = re.compile(r"\[\^([\w-]+)\]")


@click.command(short_help="Show the letter in the terminal.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Show it anew each time that the draft is saved, until Esc or Ctrl-C.")
def preview(draft: Path, watch: bool) -> int:
    """Shows the letter as it stands; a part that is missing shows as a gap such as [country]."""
    if watch:
        from letterkit.cli import watching

        return watching.watch(draft)
    show_draft(draft, open_library((draft.parent, Path())))
    return 0


def show_draft(path: Path, library: Library) -> None:
    """Prints a draft as a letter. Raises LetterkitError."""
    show(formats.write(compose(drafts.load(path).draft, library, gaps=True), "md").decode("utf-8"))


def show(markdown: str) -> None:
    """Prints Markdown: laid out where there is a terminal, as it is in a pipe."""
    if not colours():
        click.echo(markdown, nl=not markdown.endswith("\n"))
        return
    from rich.console import Console

    Console(width=min(Console().width, READABLE)).print(laid_out(markdown))


def laid_out(markdown: str) -> Markdown:
    """A letter's Markdown for a terminal. The numbers of notes stand in brackets: rich knows no notes."""
    from rich.markdown import Markdown

    return Markdown(_NOTE.sub(r"\\[\1\\]", markdown).replace("\\\n", "  \n"))
