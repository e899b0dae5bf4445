"""The letter beside the question: as it stands, with the passage in hand marked and near the top.

It is composed once for each state, and again in another thread while somebody types, so that no key waits for it.
"""

from __future__ import annotations

import contextlib
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.errors import LetterkitError
from letterkit.wizard.form import Form
from letterkit.wizard.rail import passage_in_hand
from letterkit.wizard.screen import looks

_TELLING: Final = 5
"""Words by which a passage is found in the letter."""
_BELOW: Final = 6
"""Lines of the passage in hand that are seen at least."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The letter in lines, and those of the passage in hand: the first, and the one after the last."""

    lines: list[str]
    first: int
    last: int


class LetterPane:
    """The letter of a session's form. `show` turns a form into its text."""

    def __init__(self, form: Callable[[], Form], show: Callable[[Form], str]) -> None:
        self._form, self._show = form, show
        self._text: tuple[Form | None, str] = (None, "")
        self._wrapped: tuple[Form | None, int, Wrapped] = (None, 0, Wrapped([], 0, 0))
        self.waits = False
        """Whether the letter is not shown yet."""
        self.turned = 0
        """Lines by which the person turned the letter, away from the passage in hand."""

    @property
    def text(self) -> str:
        """The letter as it stands; why it cannot be shown, where it cannot."""
        form = self._form()
        if self._text[0] is not form:
            try:
                text = as_read(self._show(form))
            except LetterkitError as error:
                text = str(error)
            self._text, self.turned = (form, text), 0
        return self._text[1]

    def replace(self, form: Form, text: str) -> None:
        """Shows what the letter will be with what is being typed."""
        self._text, self._wrapped = (form, as_read(text)), (None, 0, Wrapped([], 0, 0))

    def fragments(self) -> StyleAndTextTuples:
        """The lines of the pane, the passage in hand marked."""
        if self.waits:
            return []
        found = self.wrapped
        return [
            ("class:passage", f"▌{line}\n") if found.first <= number < found.last else ("", f" {line}\n")
            for number, line in enumerate(found.lines)
        ]

    def place(self) -> Point:
        """The line that must be seen for the passage in hand to stand near the top."""
        if self.waits:
            return Point(0, 0)
        found = self.wrapped
        height = looks.lines() - 3
        line = max(found.first + height - _BELOW, found.last) if found.last else 0
        return Point(0, max(min(line + self.turned, len(found.lines) - 1), 0))

    def turn(self, by: int) -> None:
        """Turns the letter by some lines."""
        self.turned += by

    @property
    def wrapped(self) -> Wrapped:
        """The letter in the width of the pane: worked out once for each state and width, and not for each key."""
        form, width = self._form(), looks.letter_width() - 2
        text = self.text
        if self._wrapped[0] is not form or self._wrapped[1] != width:
            self._wrapped = (form, width, _wrap(text, width, *_place(text, _passage(form))))
        return self._wrapped[2]


_STRONG: Final = re.compile(r"(?<![\w*\\])\*{1,2}(?=[^\s*])([^*\n]+)(?<=[^\s*])\*{1,2}(?![\w*])")
_NOTE: Final = re.compile(r"\[\^([\w-]+)\]")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def as_read(markdown: str) -> str:
    """A letter's Markdown as one reads it: without the marks of emphasis and escapes."""
    return _ESCAPED.sub(r"\1", _NOTE.sub(r"[\1]", _STRONG.sub(r"\1", markdown)))


def _wrap(text: str, width: int, begins: int, ends: int) -> Wrapped:
    lines: list[str] = []
    first = last = offset = 0
    for line in text.split("\n"):
        if offset <= begins < offset + len(line) + 1:
            first = len(lines)
        lines += textwrap.wrap(line, width, break_on_hyphens=False) or [""]
        offset += len(line) + 1
        if begins >= 0 and offset <= ends + 1:
            last = len(lines)
    return Wrapped(lines, first, max(last, first + 1) if begins >= 0 else 0)


def _place(text: str, passage: str) -> tuple[int, int]:
    """Where a passage stands in the letter's text; -1 where it cannot be told."""
    words = as_read(passage).split()
    begins = re.search(r"\s+".join(map(re.escape, words[:_TELLING])), text) if words else None
    if begins is None:
        return -1, -1
    ends = re.compile(r"\s+".join(map(re.escape, words[-_TELLING:]))).search(text, begins.start())
    return begins.start(), ends.end() if ends else begins.end()


def _passage(form: Form) -> str:
    """The words of the passage in hand."""
    number = passage_in_hand(form)
    if number and not form.finished:
        with contextlib.suppress(LetterkitError):
            return form.passages[number - 1].text
    return ""
