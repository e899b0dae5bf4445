"""The letter beside the question: as it stands, with the passage in hand marked and near the top.

It is composed once for each state, and again in another thread while somebody types, so that no key waits for it.
"""

from __future__ import annotations

import contextlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.errors import LetterkitError
from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.interview.form import Form
from letterkit.interview.outline import passage_in_hand

_TELLING: Final = 5
"""Words by which a passage is found in the letter."""
_TRIED: Final = 12
"""Places in a passage where such words are looked for: a note in the middle of them hides them."""
_ABOVE: Final = 4
"""Lines that are seen above the passage in hand."""


_SLOW: Final = 0.25
"""Seconds of composing from which it is done in another thread."""

Aside = Callable[[Callable[[], "Composed"], Callable[["Composed"], None]], bool]


def _nowhere(_work: Callable[[], Composed], _done: Callable[[Composed], None]) -> bool:
    return False


def _nothing() -> None:
    pass


@dataclass(frozen=True, slots=True)
class Composed:
    """The letter of a form as one reads it, the passage in hand, and how long it took."""

    form: Form
    text: str
    passage: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The letter in lines, and those of the passage in hand: the first, and the one after the last."""

    lines: list[str]
    first: int
    last: int


class LetterPane:
    """The letter of a session's form. `show` turns a form into its text. `alone` tells whether it has the pane of the
    question, and not the one beside it. `aside` does something in another thread, and tells whether there is one."""

    def __init__(
        self, form: Callable[[], Form], show: Callable[[Form], str], alone: Callable[[], bool], aside: Aside = _nowhere
    ) -> None:
        self._form, self._show, self._alone, self._aside = form, show, alone, aside
        self._slow = False
        """Whether composing takes so long that keys would wait for it."""
        self._composing: Form | None = None
        self._text: tuple[Form | None, str, str] = (None, "", "")
        self._wrapped: dict[int, Wrapped] = {}
        self.waits = False
        """Whether the letter is not shown yet."""
        self._turned = 0
        """Lines by which the person turned the letter, away from the passage in hand."""

    @property
    def text(self) -> str:
        """The letter as it stands; why it cannot be shown, where it cannot. One that takes long is shown as it was
        until it is there."""
        form = self._form()
        if self._text[0] is not form and not (self._slow and self.begin(_nothing)):
            self._arrived(self._composed(form))
        return self._text[1]

    def begin(self, arrived: Callable[[], None]) -> bool:
        """Composes the letter in another thread, and calls `arrived` when it is there; False where there is none."""
        form = self._form()
        if self._composing is form:
            return True

        def done(made: Composed) -> None:
            self._composing = None
            if made.form is self._form():
                self._arrived(made)
            arrived()

        if self._aside(lambda: self._composed(form), done):
            self._composing = form
            return True
        return False

    def _composed(self, form: Form) -> Composed:
        began = time.monotonic()
        try:
            text, passage = as_read(self._show(form)), passage_text(form, form)
        except LetterkitError as error:
            text, passage = str(error), ""
        except Exception as error:  # what nobody foresaw must not take away what is being typed
            text, passage = f"The letter cannot be shown ({type(error).__name__}). Your answers are safe.", ""
        return Composed(form, text, passage, time.monotonic() - began)

    def _arrived(self, made: Composed) -> None:
        self._slow = made.seconds > _SLOW
        self._set(made.form, made.text, made.passage)
        self._turned = 0

    def replace(self, form: Form, text: str, passage: str) -> None:
        """Shows what the letter will be with what is being typed; `passage` is what the one in hand will be."""
        self._set(form, as_read(text), passage)

    def _set(self, form: Form, text: str, passage: str) -> None:
        self._text, self._wrapped = (form, text, passage), {}

    # -- in the pane beside the question, or in its place ----------------------------------------------------

    def beside(self) -> StyleAndTextTuples:
        """The lines of the pane beside the question, the passage in hand marked."""
        return self._marked(styles.letter_width() - 2)

    def beside_place(self) -> Point:
        """The line at the top of that pane."""
        return Point(0, self._top(styles.letter_width() - 2))

    def whole(self) -> StyleAndTextTuples:
        """The same in the place of the question."""
        return self._marked(self._whole_width())

    def whole_place(self) -> Point:
        """The line at the top there."""
        return Point(0, self._top(self._whole_width()))

    def _whole_width(self) -> int:
        return min(styles.middle_width(), styles.READABLE) - 2

    def _marked(self, width: int) -> StyleAndTextTuples:
        if self.waits:
            return []
        found = self.wrapped(width)
        return [
            ("class:passage", f"▌{line}\n") if found.first <= number < found.last else ("", f" {line}\n")
            for number, line in enumerate(found.lines)
        ]

    def _top(self, width: int) -> int:
        return 0 if self.waits else self._held(self._begins(width) + self._turned, width)

    def _begins(self, width: int) -> int:
        """The line at the top where nobody has turned the letter: the passage in hand stands below it."""
        return self._held(self.wrapped(width).first - _ABOVE, width)

    def _held(self, line: int, width: int) -> int:
        last = len(self.wrapped(width).lines) - (styles.lines() - 3)
        return max(min(line, last), 0)

    def turn(self, by: int) -> None:
        """Turns the letter by some lines."""
        if not self.waits:
            width = self._whole_width() if self._alone() else styles.letter_width() - 2
            self._turned = self._held(self._top(width) + by, width) - self._begins(width)

    def wrapped(self, width: int) -> Wrapped:
        """The letter in a width: worked out once for each state and width, and not for each key."""
        text = self.text
        if width not in self._wrapped:
            self._wrapped[width] = _wrap(text, width, *_place(text, self._text[2]))
        return self._wrapped[width]


_STRONG: Final = re.compile(r"(?<![\w*\\])\*{1,2}(?=[^\s*])([^*\n]+)(?<=[^\s*])\*{1,2}(?![\w*])")
_NOTE: Final = re.compile(r"\[\^([\w-]+)\]")
_NOTES: Final = re.compile(r"^\[\^[^\]]+\]:.*(?:\n[ \t]+.*)*$|\^\[[^\]]*\]|\[\^[\w-]+\]|\[@[^\]]*\]", re.MULTILINE)
"""Notes and citations in a passage, which stand elsewhere in the letter."""
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING: Final = re.compile(r"^#{1,6} +", re.MULTILINE)
_BREAK: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\$", re.MULTILINE)
"""The backslash of a break at the end of a line; an even number of them are written backslashes."""


def as_read(markdown: str) -> str:
    """A letter's Markdown as one reads it: without the marks of headings, breaks, emphasis and escapes."""
    markdown = _BREAK.sub(r"\1", _HEADING.sub("", markdown))
    return _ESCAPED.sub(r"\1", _NOTE.sub(r"[\1]", _STRONG.sub(r"\1", markdown)))


def _wrap(text: str, width: int, begins: int, ends: int) -> Wrapped:
    lines: list[str] = []
    first = last = offset = 0
    for line in text.split("\n"):
        if offset <= begins < offset + len(line) + 1:
            first = len(lines)
        lines += text_width.wrapped(line, width) or [""]
        offset += len(line) + 1
        if begins >= 0 and offset <= ends + 1:
            last = len(lines)
    return Wrapped(lines, first, max(last, first + 1) if begins >= 0 else 0)


def _place(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands in the letter's text; -1 where it cannot be told."""
    words = as_read(_NOTES.sub("", passage)).split()
    tries = range(min(_TRIED, max(len(words) - _TELLING, 0) + 1))
    begins = next((at for skip in tries if (at := _found(words[skip : skip + _TELLING], text, 0))), None)
    if begins is None:
        return -1, -1
    lasts = (words[max(len(words) - skip - _TELLING, 0) : len(words) - skip] for skip in tries)
    ends = next((at for one in lasts if (at := _found(one, text, begins.start()))), begins)
    return text.rfind("\n", 0, begins.start()) + 1, ends.end()


def _found(words: list[str], text: str, start: int) -> re.Match[str] | None:
    """Words in the letter, whatever blanks and notes stand between them."""
    return re.compile(r"(?:\[\d+\])*\s+".join(map(re.escape, words))).search(text, start) if words else None


def passage_text(form: Form, after: Form) -> str:
    """The words of the passage in hand of a form, as they will be `after` an answer."""
    number = passage_in_hand(form)
    if number and not form.finished:
        with contextlib.suppress(LetterkitError, IndexError):
            return after.passages[number - 1].text
    return ""
