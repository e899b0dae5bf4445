"""The versions of a letter on the whole terminal: the sentences that differ, one version above or beside the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any, Final, Literal, NamedTuple

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window

from letterkit.faces.screen import styles
from letterkit.faces.screen.menu import bar, bound
from letterkit.faces.text_width import columns, wrapped
from letterkit.faces.version_rows import VersionRow, VersionText, marked_lines
from letterkit.wording import say

_WIDE: Final = 110
"""Columns from which the versions stand side by side."""
_NUMBER: Final = 4
_GAP: Final = 3

Fragment = tuple[str, str]
Fragments = list[Fragment]
Act = Literal["reword", "take-back", "write", "another"]


class Chosen(NamedTuple):
    """What is to be done, and the row that was in hand; `is_public` tells for whom a sentence gets other words, None
    where that is still to be asked."""

    act: Act
    row: int
    is_public: bool | None = True


class VersionsScreen:
    """Shows rows of versions, of which one is in hand; the last row stands for the other sentences of the letter.
    `head` stands above them, `row` is the one in hand at first."""

    def __init__(self, title: str, head: str, rows: Sequence[VersionRow], row: int = 0, **streams: Any) -> None:
        self.rows, self.head, self.row = rows, head, min(row, len(rows))
        self._title = title
        self.chosen: Chosen | None = None
        self._at: list[int] = []
        listed = FormattedTextControl(self.text, show_cursor=False, get_cursor_position=self.cursor, focusable=True)
        body = Window(listed, always_hide_cursor=True)
        self.app: Application[None] = Application(
            Layout(HSplit([bar(self.title), body, bar(self.keys)]), focused_element=body),
            key_bindings=self._bindings(),
            style=styles.STYLE,
            full_screen=True,
            mouse_support=True,
            **streams,
        )

    def run(self) -> Chosen | None:
        """Return what is to be done; None where the person left. Raises KeyboardInterrupt."""
        self.app.ttimeoutlen = self.app.timeoutlen = 0.05  # nothing here begins with Esc and goes on
        self.app.run()
        return self.chosen

    def title(self) -> str:
        """Return what is shown, and which of its rows is in hand."""
        if self.row == len(self.rows):
            return f" {self._title}"
        return say(" {title} · {number} of {count}", title=self._title, number=self.row + 1, count=len(self.rows))

    def keys(self) -> str:
        """Return what can be done."""
        if self.row == len(self.rows):
            return say(" W write the files  O lists the sentences of the letter  Esc back")
        return say(" W write  E reword for everybody  T for those addressed  O others  U undo  Esc")

    # -- what is shown ----------------------------------------------------------------------------------

    def text(self) -> StyleAndTextTuples:
        """Return every line, and remember where each row begins."""
        width = styles.screen_columns()
        shown: StyleAndTextTuples = []
        self._at, count = [], 0
        for headline in wrapped(self.head, min(width, styles.READABLE) - 1, " "):
            shown.append(("", f"{headline}\n"))
            count += 1
        for number, row in enumerate(self.rows):
            self._at.append(count)
            lines = list(self._lines(number, row, width))
            for line in lines:
                shown += [*line, ("", "\n")]
            count += len(lines)
        self._at.append(count)
        style = "class:here" if self.row == len(self.rows) else ""
        return [*shown, ("", "\n"), ("", " O  "), (style, say("Put another sentence of the letter in other words"))]

    def cursor(self) -> Point:
        """Return the last line of the row in hand, or its first where it is higher than the window."""
        if not self._at:
            return Point(0, 0)
        if self.row == len(self.rows):
            return Point(0, self._at[self.row] + 1)
        return Point(0, min(self._at[self.row + 1] - 1, self._at[self.row] + max(styles.screen_lines() - 3, 0)))

    def _lines(self, number: int, row: VersionRow, width: int) -> Iterator[Fragments]:
        yield []
        if width >= _WIDE and len(row.versions) > 1:
            yield from self._beside(number, row, width)
            return
        sign = f"{number + 1:>2}  "
        for version in row.versions:
            label = "class:here" if number == self.row else "class:head"
            yield [("", sign), (label, f"{version.label}")]
            yield from (
                [("", " " * _NUMBER), *line] for line in _broken(version, min(width, styles.READABLE) - 1 - _NUMBER)
            )
            sign = " " * _NUMBER

    def _beside(self, number: int, row: VersionRow, width: int) -> Iterator[Fragments]:
        each = (width - _NUMBER - _GAP) // 2
        label = "class:here" if number == self.row else "class:head"
        one, other = ([_label(version, label), *_broken(version, each)] for version in row.versions)
        sign, empty = f"{number + 1:>2}  ", list[Fragment]()
        for left, right in zip_longest(one, other, fillvalue=empty):
            yield [("", sign), *_filled(left, each), ("", " │ "), *right]
            sign = " " * _NUMBER

    # -- keys -------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        self.row = min(max(self.row + by, 0), len(self.rows))

    def _choose(self, act: Act, is_public: bool | None = True) -> None:
        if self.row == len(self.rows) and act == "reword":
            act = "another"
        if self.row < len(self.rows) or act in ("write", "another"):
            self.chosen = Chosen(act, self.row, is_public)
            self.app.exit()

    def _enter(self) -> None:
        if self.row == len(self.rows) and self.rows:
            self._choose("another", None)
        else:
            self._choose("write")

    def _leave(self) -> None:
        self.app.exit()

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        for name, by in (("up", -1), ("down", 1), ("pageup", -4), ("pagedown", 4), ("home", -9999), ("end", 9999)):
            bound(keys, name, partial(self._step, by))
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("w", partial(self._choose, "write")),
            ("e", partial(self._choose, "reword")),
            ("t", partial(self._choose, "reword", is_public=False)),
            ("u", partial(self._choose, "take-back")),
            ("o", partial(self._choose, "another", None)),
        )
        for key, does in acts:
            bound(keys, key, does)
            bound(keys, key.upper(), does)
        bound(keys, "enter", self._enter)
        for name in ("escape", "q", "f10"):
            bound(keys, name, self._leave)
        for name in ("c-c", Keys.SIGINT):
            bound(keys, name, lambda: self.app.exit(exception=KeyboardInterrupt()))
        return keys


def _label(version: VersionText, style: str) -> Fragments:
    return [(style, version.label)]


def _broken(version: VersionText, width: int) -> Iterator[Fragments]:
    """Yield the lines of a sentence, the words that differ marked, and its hint."""
    lines = wrapped(version.text, width)
    for pieces in marked_lines(lines, version.text, version.marked):
        yield [("class:new" if is_marked else "", text) for is_marked, text in pieces]
    for line in wrapped(f"→ {version.hint}", width, "  ", "") if version.hint else ():
        yield [("class:attention", line)]


def _filled(line: Fragments, width: int) -> Fragments:
    taken = sum(columns(piece[1]) for piece in line)
    return [*line, ("", " " * max(width - taken, 0))]
