"""`letterkit preview`: the letter in the terminal, as far as it is written."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.cli.letter_text import print_draft, usual_audience
from letterkit.library.library import open_library
from letterkit.protection.consent import AUDIENCES, Audience
from letterkit.wording import worded


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@click.option(
    "--watch", is_flag=True, help=worded("Show it anew each time that the draft is saved, until Esc or Ctrl-C.")
)
@click.option(
    "--audience",
    type=click.Choice(AUDIENCES),
    help=worded(
        "Who will read it: names that they may not read are replaced. Without it: internal "
        "on a terminal, public in a file or a pipe."
    ),
)
def preview(draft: Path, watch: bool, audience: Audience | None) -> int:
    """Shows the letter as it stands; a part that is missing shows as a gap such as [country]."""
    if watch:
        from letterkit.cli import watching

        return watching.watch(draft, audience or usual_audience())
    printed = print_draft(draft, open_library((draft.parent, Path())), audience or usual_audience())
    return 0 if printed else 1
