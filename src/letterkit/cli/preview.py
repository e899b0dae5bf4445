"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from letterkit.cli import protection, sending
from letterkit.cli.reports.privacy import discreet_messages, runs_for_others_to_read
from letterkit.cli.reports.text import colours
from letterkit.compose import compose, passages
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import LoadedDraft
from letterkit.library.library import Library, open_library
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.render import formats

if TYPE_CHECKING:
    from rich.markdown import Markdown

READABLE: Final = 88
"""Columns of text that read well."""
_NOTE: Final = re.compile(r"\[\^([\w-]+)\]")


@click.command(short_help="Show the letter in the terminal.")
@click.argument("draft", type=click.Path(path_type=Path))
@click.option("--watch", is_flag=True, help="Show it anew each time that the draft is saved, until Esc or Ctrl-C.")
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help="Who will read it: names that they may not read are replaced. Without it: internal on a terminal, public in a "
    "file or a pipe.",
)
def preview(draft: Path, watch: bool, audience: Audience | None) -> int:
    """Shows the letter as it stands; a part that is missing shows as a gap such as [country]."""
    if watch:
        from letterkit.cli import watching

        return watching.watch(draft, audience or usual_audience())
    shown = show_draft(draft, open_library((draft.parent, Path())), audience or usual_audience())
    return 0 if shown else 1


def usual_audience() -> Audience:
    """Return who reads a preview: its writer on a terminal; whoever gets hold of a file that is not a letter's."""
    return "internal" if sys.stdout.isatty() and not runs_for_others_to_read() else "public"


def show_draft(path: Path, library: Library, audience: Audience) -> bool:
    """Print a draft as a letter for an audience; return False after saying which name it may not read. Raises
    LetterkitError."""
    loaded = drafts.load(path)
    written = passages(loaded.draft, library, gaps=True)
    letter = for_audience(compose(loaded.draft, library, written), loaded, library, audience)
    if letter is None or not sending.is_safe(loaded, library, audience, written, finished=False):
        click.echo("The preview for your own eyes is on a terminal, or with --audience internal.", err=True)
        return False
    show(formats.write(letter, "md").decode("utf-8"))
    return True


def for_audience(
    letter: Letter, loaded: LoadedDraft, library: Library, audience: Audience, file: Path | None = None
) -> Letter | None:
    """Return the letter as an audience may read it, in a file or on the screen; None after saying which name it may
    not read, and where."""
    files, forms = ((file.stem,), ("docx",)) if file else ((), ("md",))
    if audience == "internal":
        return letter
    pack = library.pack(loaded.draft.template, loaded.draft.language)
    with discreet_messages(loaded.draft, pack):
        return protection.guarded(letter, loaded, library, audience, files, forms)


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
