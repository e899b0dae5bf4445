"""An interview from the command line, from its first question until the person leaves the finished letter."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import click

from letterkit.cli import faces
from letterkit.cli.ending import Ending
from letterkit.faces.plain.console import Console
from letterkit.interview.form import Form
from letterkit.interview.session import Session, quote_name, speak_language_of
from letterkit.letter.composed import Letter
from letterkit.render import formats, normalize
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.cli.finishing import Finishing


def hold_interview(session: Session, console: Console, on_screen: bool) -> Ending:
    """Ask the questions of a session, finish its letter, and return how the run goes on. From there people may go back
    into the letter."""
    session.options = faces.options_for(console, on_screen)
    finishing: Finishing | None = None
    while True:
        ending = _ask(session, console, on_screen)
        if ending is None:
            from letterkit.cli.finishing import Finishing  # with the checks; not before the first question

            finishing = Finishing(session, console, on_screen, finishing)
            ending = _finish(finishing, session, console)
        if ending is not None:
            return ending


def _ask(session: Session, console: Console, on_screen: bool) -> Ending | None:
    """Ask the questions; return how the run ends, None where all are answered."""
    speak_language_of(session.form)
    try:
        outcome = faces.on_screen(session, _composed) if on_screen else faces.line_by_line(session, console, _composed)
    except KeyboardInterrupt:
        left = session.leave()
        with contextlib.suppress(OSError):  # the terminal may be gone
            console.say("\n" + say("Stopped. Every answer you entered is kept. {left}", left=left))
        return Ending(130)
    if on_screen and not outcome.complete:
        click.echo(session.leave(), err=True)
    if outcome.interrupted:
        return Ending(130)
    return None if outcome.complete else Ending(0)


def _composed(form: Form) -> Letter:
    """Return the letter of a form, its citations set as notes."""
    return normalize.letter(formats.with_citations_set(form.letter()))


def _finish(finishing: Finishing, session: Session, console: Console) -> Ending | None:
    """Finish the letter; return how the run ends, None where the person goes back into the letter."""
    try:
        return finishing.run()
    except KeyboardInterrupt:
        path = session.path
        told = say(
            "Stopped. The draft is in {path}. Write the letter with: letterkit render {name} --to docx",
            path=path,
            name=quote_name(str(path)),
        )
        with contextlib.suppress(OSError):
            console.say(f"\n{told}")
        return Ending(130)
