"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.cli.reports.text import colours
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.library.shelves import Library, open_library
from letterkit.render import formats


@click.command(short_help="Show the letter in the terminal.")
@click.argument("draft", type=click.Path(path_type=Path))
def preview(draft: Path) -> None:
    """Shows the letter as it stands; a part that is missing shows as a gap such as [country]."""
    show_draft(draft, open_library((draft.parent, Path())))


def show_draft(path: Path, library: Library) -> None:
    """Prints a draft as a letter. Raises LetterkitError."""
    show(formats.write(compose(drafts.load(path).draft, library), "md").decode("utf-8"))


def show(markdown: str) -> None:
    """Prints Markdown: laid out where there is a terminal, as it is in a pipe."""
    if not colours():
        click.echo(markdown, nl=not markdown.endswith("\n"))
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console(width=min(Console().width, 88)).print(Markdown(markdown.replace("\\\n", "  \n")))
