"""`letterkit edit`: go on with a letter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from letterkit.cli import faces, new
from letterkit.cli.interview import hold_interview
from letterkit.errors import InUse
from letterkit.interview import lock
from letterkit.interview.opening import resume
from letterkit.library.library import open_library


@click.command()
@click.argument("draft", type=click.Path(path_type=Path))
@faces.FULL_SCREEN
@faces.PLAIN
def edit(draft: Path, full_screen: bool | None, plain: bool) -> int:
    """Goes on with a draft, at the question where you stopped."""
    return edit_draft(draft, full_screen, plain)


def edit_draft(draft: Path, full_screen: bool | None = None, plain: bool = False) -> int:
    """Hold the interview of a draft; return the exit code. One that another window has open is shown.

    Raises LetterkitError; UsageError for a full screen that cannot be had.
    """
    library = open_library((draft.parent, Path()))
    try:
        with lock.lock_draft(draft, dt.datetime.now()):
            session = resume(draft, library, dt.date.today())
            console, on_screen = faces.console_for(plain), faces.whole_terminal(full_screen, plain)
            ending = hold_interview(session, console, on_screen)
    except InUse:
        from letterkit.cli.letter_text import print_draft, usual_audience

        print_draft(draft, library, usual_audience())
        raise
    return new.go_on(ending, draft, console, on_screen)
