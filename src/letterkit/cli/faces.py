"""Which face the wizard has: the whole terminal where there is one, otherwise one line after another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import click

from letterkit.disk import files
from letterkit.faces.control_characters import terminal_safe
from letterkit.faces.plain.console import Console, Lines
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.plain.terminal import can_edit_lines, has_room, open_console
from letterkit.interview.form import Form
from letterkit.interview.session import Outcome, Session
from letterkit.letter.composed import Letter
from letterkit.library.profile import user_file
from letterkit.render.formats import BY_USE
from letterkit.wording import say, say_list, say_worded, worded

PLAIN = click.option(
    "--plain", is_flag=True, help=worded("Read line by line, without line editing; for screen readers and pipes.")
)
FULL_SCREEN = click.option(
    "--full-screen/--no-full-screen",
    default=None,
    help=worded(
        "Use the whole terminal, or one line after another. By itself: the whole terminal, where there is one."
    ),
)
USUAL: Final = "docx"


def console_for(plain: bool) -> Console:
    """Return the console of the process: with line editing, where there is a terminal and it is not to be `plain`."""
    return Lines(sys.stdin, sys.stdout) if plain else open_console()


def whole_terminal(wanted: bool | None = None, plain: bool = False) -> bool:
    """True if the interview is to use the whole terminal: as asked for, otherwise where there is room.

    Raises UsageError.
    """
    if wanted and plain:
        raise click.UsageError(say("--full-screen and --plain cannot go together."), click.get_current_context())
    if wanted and not can_edit_lines():
        raise click.UsageError(say("--full-screen needs a terminal. Leave it out here."), click.get_current_context())
    return not plain and (has_room() if wanted is None else wanted)


def options_for(console: Console, on_screen: bool) -> str:
    """Return the option with which another run has the same face; none where it has that by itself."""
    if on_screen or not has_room():
        return ""
    return "--plain" if isinstance(console, Lines) else "--no-full-screen"


def on_screen(session: Session, compose: Callable[[Form], Letter]) -> Outcome:
    """Hold the interview on the whole terminal. `compose` makes the letter of a form, its citations set as notes."""
    from letterkit.faces.screen.app import Screen

    return Screen(session, compose, _welcome(session, say("Shift-Tab shows the passages"))).run()


def line_by_line(session: Session, console: Console, compose: Callable[[Form], Letter]) -> Outcome:
    """Hold the interview one line after another. Raises KeyboardInterrupt for Ctrl-C; all is saved by then."""
    from letterkit.faces.plain.face import PlainFace
    from letterkit.faces.plain.printer import LinePrinter

    if welcome := _welcome(session, say(":write 1 begins with the first passage")):
        LinePrinter(console).wrap(welcome, "")
    return PlainFace(session, console, compose).run()


def _welcome(session: Session, way: str) -> str:
    """Return what to say first: that the passages are to be written by hand (`way` leads there), where the template
    has no words in the language of the letter; that a profile would know for whom letters are written."""
    form = session.form
    sentences = []
    if not form.template_writes:
        tag = form.draft.language
        sentences.append(
            say(
                "This kind of letter has words in {languages}. In {tag} you write the passages yourself: {way}.",
                languages=say_list(form.pack.languages),
                tag=tag,
                way=way,
            )
        )
    if not files.is_file(user_file()):
        sentences.append(
            say(
                "`letterkit profile` asks once for your organisation's name and address, and offers "
                "them in every letter."
            )
        )
    return " ".join(sentences)


class Left(click.Abort):
    """A list was left without choosing."""


class Choice(NamedTuple):
    """What can be chosen from a list: its name, words that explain it, and the letter that takes it."""

    name: str
    words: str = ""
    key: str = ""


def pick(
    console: Console, on_screen: bool, title: str, choices: Sequence[Choice], head: str = "", usual: int | None = None
) -> int:
    """Return the index of what is chosen from a list, below some words (`head`); `usual` is what Enter alone takes, or
    the row in hand at first. Raises Left where nothing is."""
    if on_screen:
        return _pick_on_screen(title, choices, head, usual or 0)
    listed = PlainList(console, title, choices, usual)
    listed.print(head)
    return listed.read()


def _pick_on_screen(title: str, choices: Sequence[Choice], head: str, row: int) -> int:
    from letterkit.faces.screen.menu import Menu, Option

    chosen = Menu(title, [Option(*choice) for choice in choices], head=head, row=row).run()
    if chosen is None:
        raise Left
    return chosen[0]


class PlainList:
    """A list with a number for each row, for people who type."""

    def __init__(self, console: Console, title: str, choices: Sequence[Choice], usual: int | None = None) -> None:
        self._console, self._printer = console, LinePrinter(console)
        self._title, self._choices, self._usual = title, choices, usual

    def print(self, head: str = "", *, briefly: bool = False) -> None:
        """Print the rows, below some words; `briefly` without what explains them."""
        if head:
            self._console.say()
        for line in head.split("\n") if head else ():
            self._printer.wrap(line.strip(), " " * (len(line) - len(line.lstrip())))
        self._console.say()
        self._printer.wrap(self._title, "")
        self._console.say()
        for number, choice in enumerate(self._choices, 1):
            explained = choice.words and not briefly
            text = say("{name}: {words}", name=choice.name, words=choice.words) if explained else choice.name
            self._printer.wrap(text, "      ", first=f"{number:>4}. ")
        self._console.say()

    def read(self, asked: str = "") -> int:
        """Return the index of the row whose number, or letter, is typed; `asked` says what can be. Raises Left for
        Enter alone, where that takes none, and where there is nothing more to read."""
        if self._usual is None:
            self._printer.wrap(asked or say("Type a number. Enter goes back."), "")
        else:
            usual = say("Type a number. Enter: {number}. q goes back.", number=self._usual + 1)
            self._printer.wrap(asked or usual, "")
        while True:
            try:
                typed = self._console.ask("", None).strip().casefold()
            except EOFError:
                raise Left from None
            if typed in _BACK or (not typed and self._usual is None):
                raise Left
            if typed == "?":
                self.print()
                continue
            found = self._found(typed)
            if found is not None:
                return found
            last = len(self._choices)
            self._printer.wrap("! " + say("Type a number from 1 to {last}. ? lists them again.", last=last), "")

    def _found(self, typed: str) -> int | None:
        if not typed:
            return self._usual
        if typed.isdecimal():
            return int(typed) - 1 if 1 <= int(typed) <= len(self._choices) else None
        keys = [choice.key for choice in self._choices]
        return keys.index(typed) if typed in keys else None


_BACK: Final = ("q", ":q", ":quit", ":exit", "<")


def show_text(
    console: Console, on_screen: bool, title: str, plain: Callable[[], str], wide: Callable[[int], str] | None = None
) -> None:
    """Show a text to be read: on the whole terminal, where it can be turned, or printed. `wide` returns it for a width,
    with colour codes; without it the plain text is shown."""
    if not on_screen:
        console.say(plain().rstrip("\n"))
        return
    from letterkit.faces.screen.letter_viewer import LetterViewer

    LetterViewer(title, wide or (lambda _: terminal_safe(plain()))).run()


def choose(title: str, options: Sequence[tuple[str, str]]) -> int:
    """Return the index of the option that is chosen, each a name and words that explain it. Raises Left for none."""
    from letterkit.faces.screen.menu import Menu, Option

    chosen = Menu(title, [Option(name, words) for name, words in options]).run()
    if chosen is None:
        raise Left
    return chosen[0]


def choose_formats(usual: Sequence[str], limit: str = "") -> list[str]:
    """Return the formats that are chosen for the letter, some marked at first; none where the list is left. `limit`
    says what may be done with a file, where none is for everybody."""
    from letterkit.faces.screen.menu import Menu, Option

    of_pdf = {"pdf": limit} if limit else {}
    options = [Option(row.name, of_pdf.get(row.name) or say_worded(row.purpose)) for row in BY_USE]
    marked = [index for index, row in enumerate(BY_USE) if row.name in usual]
    chosen = Menu(say("In which formats should the letter be written?"), options, marked).run()
    return [BY_USE[index].name for index in chosen or ()]
