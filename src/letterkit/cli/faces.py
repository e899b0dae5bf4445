"""Which face the wizard has: the whole terminal where there is one, otherwise one line after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import click

from letterkit.disk import files
from letterkit.faces.plain.console import Console, capable, roomy
from letterkit.interview.form import Form
from letterkit.interview.session import Outcome, Session
from letterkit.letter.composed import Letter
from letterkit.library.profile import user_file

USUAL: Final = "docx"
_FORMATS: Final = {
    "docx": "Word, LibreOffice, Google Docs: to be signed or edited",
    "pdf": "to be sent or published as it is",
    "eml": "an e-mail, not sent yet: open it in your mail program, look, send",
    "html": "a page for a site",
    "odt": "LibreOffice",
    "txt": "plain text",
    "md": "text to paste into a site or an e-mail",
}
"""What each format is for, in the order in which people need them."""


def whole_terminal(wanted: bool | None, plain: bool) -> bool:
    """Whether to use the whole terminal: as asked for, otherwise where there is room. Raises UsageError."""
    if wanted and plain:
        raise click.UsageError("--full-screen and --plain cannot go together.", click.get_current_context())
    if wanted and not capable():
        raise click.UsageError("--full-screen needs a terminal. Leave it out here.", click.get_current_context())
    return not plain and (roomy() if wanted is None else wanted)


def on_screen(session: Session, compose: Callable[[Form], Letter]) -> Outcome:
    """The interview on the whole terminal. `compose` makes the letter of a form, its citations set as notes."""
    from letterkit.faces.screen.app import Screen

    return Screen(session, compose, _welcome(session, "Shift-Tab shows the passages")).run()


def line_by_line(session: Session, console: Console, show: Callable[[Form], str]) -> Outcome:
    """The interview one line after another. Raises KeyboardInterrupt for Ctrl-C; all is saved by then."""
    from letterkit.faces.plain.face import PlainFace

    if welcome := _welcome(session, ":write 1 begins with the first passage"):
        console.say(welcome)
    return PlainFace(session, console, show).run()


def _welcome(session: Session, way: str) -> str:
    """What somebody is told first: that they write the passages themselves, where the template has no words in their
    language (`way` leads there); that a profile would know for whom they write."""
    form = session.form
    told = []
    if not form.template_writes:
        tag = form.draft.language
        told.append(
            f"This kind of letter has words in {', '.join(form.pack.languages)}. In {tag} you write the passages "
            f"yourself: {way}."
        )
    if not files.is_file(user_file()):
        told.append(
            "`letterkit profile` asks once for your organisation's name and address, and offers them in every letter."
        )
    return " ".join(told)


class Left(click.Abort):
    """Somebody left a list without choosing."""


def choose(title: str, options: Sequence[tuple[str, str]]) -> int:
    """One of several, each with a name and words that explain it. Raises Left where nothing was chosen."""
    from letterkit.faces.screen.menu import Chooser, Option

    chosen = Chooser(title, [Option(*one) for one in options]).run()
    if chosen is None:
        raise Left
    return chosen[0]


def formats(known: Sequence[str]) -> list[str]:
    """The formats in which the letter is to be written; none where the person leaves."""
    from letterkit.faces.screen.menu import Chooser, Option

    listed = by_use(known)
    options = [Option(one, _FORMATS.get(one, "")) for one in listed]
    marked = [number for number, one in enumerate(listed) if one == USUAL]
    chosen = Chooser("In which formats should the letter be written?", options, marked).run()
    return [listed[number] for number in chosen or ()]


def by_use(known: Sequence[str]) -> list[str]:
    """The formats in the order in which people need them."""
    order = list(_FORMATS)
    return sorted(known, key=lambda one: order.index(one) if one in order else len(order))
