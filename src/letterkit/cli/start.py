"""`letterkit` alone: a new letter, one that is not finished yet, one that begins as an earlier one did, and what else
there is to do before and after letters."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.cli import edit, faces, menu_tools, new
from letterkit.cli.faces import Choice
from letterkit.cli.menu_tools import Desk
from letterkit.disk import file_names, files
from letterkit.errors import LetterkitError
from letterkit.faces import text_width
from letterkit.faces.plain.console import Console
from letterkit.faces.plain.terminal import has_room
from letterkit.interview import rescue, transitions
from letterkit.letter import drafts
from letterkit.library.library import Library, open_library
from letterkit.wording import say

_MOST: Final = 9
"""Drafts that are offered, the last changed first."""
_ROW: Final = 52
"""Columns of a row that a title and its file share in a small window."""
_TITLE: Final = 20
"""Columns of a title that are shown beside a file with the longest name."""
_STOP: Final = ("q", ":quit", ":q")


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A draft in this folder: what it is about, and how far it has come."""

    path: Path
    title: str
    state: str


class _Row(NamedTuple):
    """A row of the menu. What it does returns the exit code with which the run ends; None leads back to the menu."""

    choice: Choice
    does: Callable[[], int | None]


Tool = Callable[[Desk], str | None]
"""Something of `menu_tools.py`; it returns what the menu says afterwards."""


def _for_letters() -> tuple[tuple[str, str, Tool], ...]:
    """Return the tools for the letters of the folder, each with its name and words that explain it."""
    return (
        (say("Check a letter"), say("What it lacks before it is sent."), menu_tools.check_letter),
        (say("Look at a letter"), say("As text, as far as it is written."), menu_tools.look_at_letter),
    )


def _for_all() -> tuple[tuple[str, str, Tool], ...]:
    """Return the tools that need no letter."""
    return (
        (
            say("Look up a norm"),
            say("Treaties, resolutions, declarations: what they say, and who is bound."),
            menu_tools.look_up,
        ),
        (
            say("Your letterhead"),
            say("The Word file that your letters take their look from."),
            menu_tools.choose_letterhead,
        ),
        (
            say("Your organisation"),
            say("Name, address, usual signatory: asked once, offered in every letter."),
            menu_tools.ask_organisation,
        ),
        (say("Is everything there?"), say("What is installed, and what is missing for what."), menu_tools.examine),
    )


def start(console: Console, *, plain: bool = False) -> int:
    """Ask what to do, and do it, until a letter was written or the person leaves; return the exit code. `plain` asks
    line by line, without line editing."""
    return _Menu(console, not plain and has_room(), plain).run()


class _Menu:
    """The list of what can be done, on the whole terminal or line by line."""

    def __init__(self, console: Console, on_screen: bool, plain: bool = False) -> None:
        self._console, self._on_screen, self._plain = console, on_screen, plain
        self._summaries: Sequence[DraftSummary] = ()
        self._notice = ""
        self._row: int | None = None

    def run(self) -> int:
        """Show the list until something ends the run. Raises Left where it is left on the screen."""
        while True:
            self._summaries = drafts_in(Path(), dt.date.today())
            rows = list(self._rows())
            try:
                chosen = self._pick(rows)
            except faces.Left:
                if self._on_screen:
                    raise
                return 0
            with contextlib.suppress(faces.Left):
                code = rows[chosen].does()
                if code is not None:
                    return code

    def _pick(self, rows: Sequence[_Row]) -> int:
        choices, title = [row.choice for row in rows], say("letterkit: what would you like to do?")
        notice, self._notice = self._notice, ""
        if self._on_screen:
            row = self._usual if self._row is None else min(self._row, len(rows) - 1)
            self._row = faces.pick(self._console, True, title, choices, notice, row)
            return self._row
        listed = faces.PlainList(self._console, say("What would you like to do?"), choices, usual=self._usual)
        listed.print(notice)
        return listed.read(say("Type a number. Enter: {number}. q: nothing.", number=self._usual + 1))

    @property
    def _usual(self) -> int:
        """The row that most people come for: the letter that was changed last, where there is one."""
        return 1 if self._summaries else 0

    def _rows(self) -> Iterator[_Row]:
        yield _Row(Choice(say("Start a new letter")), self._start_letter)
        for summary in self._summaries:
            yield _Row(_choice(summary), self._going_on(summary))
        if self._summaries:
            yield _Row(
                Choice(
                    say("Start a new letter from an earlier one"), say("What it said and to whom, without its days.")
                ),
                lambda: self._from_earlier(companion=False),
            )
            yield _Row(
                Choice(
                    say("Make a companion of a letter"),
                    say("Another kind of letter from its data: a press statement, a follow-up …"),
                ),
                lambda: self._from_earlier(companion=True),
            )
        for name, words, tool in (*(_for_letters() if self._summaries else ()), *_for_all()):
            yield _Row(Choice(name, words), self._using(tool))

    def _using(self, tool: Tool) -> Callable[[], None]:
        """Return what uses a tool, behind which the menu is shown again."""

        def use() -> None:
            desk = Desk(self._console, self._on_screen, [summary.path for summary in self._summaries])
            try:
                self._notice = tool(desk) or ""
            except LetterkitError as error:
                self._notice = str(error)

        return use

    def _start_letter(self) -> int:
        return new.start_letter(self._console, on_screen=self._on_screen)

    def _going_on(self, summary: DraftSummary) -> Callable[[], int]:
        full_screen = None if self._on_screen else False
        return lambda: edit.edit_draft(summary.path, full_screen=full_screen, plain=self._plain)

    def _from_earlier(self, *, companion: bool) -> int:
        earlier = self._earlier_on_screen() if self._on_screen else self._earlier_line_by_line()
        if companion:
            return new.start_companion(self._console, self._on_screen, earlier)
        return new.start_letter(self._console, on_screen=self._on_screen, earlier=earlier)

    def _earlier_on_screen(self) -> Path:
        rows = [(f"{summary.title} ({summary.path})".strip(), summary.state) for summary in self._summaries]
        return self._summaries[faces.choose(say("From which letter?"), rows)].path

    def _earlier_line_by_line(self) -> Path:
        """Return the letter whose number in the menu, or whose name, is typed. Raises Left."""
        self._console.say(say("From which letter? Type its number above, or the name of its file."))
        while True:
            try:
                typed = self._console.ask("", None).strip()
            except EOFError:
                raise faces.Left from None
            if typed in _STOP:
                raise faces.Left
            summary = _numbered(typed, self._summaries)
            earlier = summary.path if summary else file_names.path_from_input(typed) if typed else None
            if earlier and files.is_file(earlier):
                return earlier
            self._console.say("! " + say("There is no letter ‘{typed}’ here.", typed=typed))


def _choice(summary: DraftSummary) -> Choice:
    """Return the row of a draft: its title, and the file by which it is known on the disk; below it, how far it has
    come, and the whole of a long title."""
    if not summary.title:
        return Choice(say("Go on with {file}", file=summary.path), summary.state)
    title = text_width.cut(summary.title, max(_ROW - text_width.columns(str(summary.path)), _TITLE))
    words = f"{summary.title}. {summary.state}" if title != summary.title else summary.state
    return Choice(say("Go on with “{title}” ({file})", title=title, file=summary.path), words)


def _numbered(typed: str, summaries: Sequence[DraftSummary]) -> DraftSummary | None:
    """Return the draft whose number in the list is typed; the first has the number 2."""
    return summaries[int(typed) - 2] if typed.isdecimal() and 2 <= int(typed) < len(summaries) + 2 else None


# -- the drafts of a folder -----------------------------------------------------------------------------


def drafts_in(folder: Path, today: dt.date) -> list[DraftSummary]:
    """Return the drafts in a folder, the last changed first; one that cannot be read with what is wrong."""
    library = open_library((folder, Path()))
    paths = sorted((path for path in folder.glob("*.yaml") if drafts.is_draft(path)), key=_changed_at, reverse=True)
    return [_summary(path, library, today) for path in paths[:_MOST]]


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _summary(path: Path, library: Library, today: dt.date) -> DraftSummary:
    try:
        loaded = drafts.load(path)
        pack = library.pack_for(loaded.draft)
        missing = len(transitions.start(pack, library, today, loaded.data).missing_questions())
    except LetterkitError as error:
        return DraftSummary(path, "", say("It cannot be read: {problem}", problem=error.problems[0].message))
    title = loaded.draft.subject or pack.title
    state = (
        say("{missing} answers missing", missing=missing)
        if missing > 1
        else say("1 answer missing")
        if missing
        else say("every question is answered")
    )
    lacks = say("; answers that could not be saved in it were found") if rescue.rescued_copies(path) else ""
    return DraftSummary(path, title, f"{state}{lacks}")
