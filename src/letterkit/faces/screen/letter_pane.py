"""The letter beside the question: as it is now, with the current passage marked and near the top.

It is composed once for each form, and again in another thread during typing, so that no key waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.errors import LetterkitError
from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.faces.screen.background import Background, repaint
from letterkit.faces.screen.state import ScreenState
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.interview.passage_preview import Compose, PassagePreviewer
from letterkit.letter.plain_text import Line
from letterkit.wording import say

_ABOVE: Final = 4
"""Lines that are seen above the current passage."""


@dataclass(frozen=True, slots=True)
class LetterText:
    """The letter in lines, the number of the current passage (0 for none), and the form that it is of; None for a
    message in its place."""

    lines: tuple[Line, ...] = ()
    passage: int = 0
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The letter in the lines of a width, and those of the current passage: the first, and the one after the last."""

    lines: tuple[str, ...]
    first: int = 0
    last: int = 0


class LetterPane:
    """The letter of a session's form."""

    def __init__(self, state: ScreenState, compose: Compose, background: Background) -> None:
        self._state, self._background = state, background
        self.previewer = PassagePreviewer(compose)
        """Composes letters with their citations set as notes, and remembers the last ones."""
        self._composing: Form | None = None
        self._shown: Form | None = None
        """The form whose letter `_text` is."""
        self._text = LetterText()
        self._wrapped: dict[int, Wrapped] = {}
        self.hidden = False
        """True if the letter is not shown yet."""
        self._turned = 0
        """Lines by which the person turned the letter, away from the current passage."""

    def text_of(self, form: Form, passage: int) -> LetterText:
        """Return a form's letter. Raises LetterkitError where it cannot be composed."""
        return LetterText((*self.previewer.letter(form), Line("")), passage, form)

    @property
    def text(self) -> LetterText:
        """Return the letter, or why it cannot be shown; on the screen as it was, until another thread has composed it
        anew."""
        form = self._state.form
        if self._shown is not form and not self.begin():
            self._show(form, self._composed(form))
        return self._text

    def now(self) -> LetterText:
        """Return the letter of the form as it is, for a key that cannot wait for another thread."""
        form = self._state.form
        if self._shown is not form or self._text.form is not form:
            self._show(form, self._composed(form))
        return self._text

    def begin(self, arrived: Callable[[], None] = lambda: None) -> bool:
        """Compose the letter in another thread, and call `arrived` when it is there; return False where there is no
        such thread."""
        form = self._state.form
        if self._composing is form:
            return True

        def done(text: LetterText) -> None:
            self._composing = None
            if form is self._state.form:
                self._show(form, text)
                repaint()
            arrived()

        if self._background.run(lambda: self._composed(form), done):
            self._composing = form
            return True
        return False

    def _composed(self, form: Form) -> LetterText:
        """Return a form's letter, or why there is none."""
        try:
            return self.text_of(form, current_passage(form))
        except LetterkitError as error:
            return _message(str(error))
        except Exception as error:  # an unforeseen fault must not take away what is being typed
            return _message(
                say("The letter cannot be shown ({name}). Your answers are safe.", name=type(error).__name__)
            )

    def _show(self, form: Form, text: LetterText) -> None:
        self.replace(form, text)
        self._turned = 0

    def replace(self, form: Form, text: LetterText, wrapped: Mapping[int, Wrapped] = MappingProxyType({})) -> None:
        """Show another text for a form, wrapped already for some widths: its letter with what is being typed."""
        self._shown, self._text, self._wrapped = form, text, dict(wrapped)

    # -- in the pane beside the question ------------------------------------------------------------------

    def beside(self) -> StyleAndTextTuples:
        """Return the lines that are seen beside the question, the current passage marked."""
        return self._marked(styles.letter_width() - 2, self.beside_top().y, styles.screen_lines() - 3)

    def beside_top(self) -> Point:
        """Return the line of the letter at the top of that pane."""
        return Point(0, self._top(styles.letter_width() - 2))

    def _marked(self, width: int, top: int = 0, count: int | None = None) -> StyleAndTextTuples:
        """Return the lines from one on, so many or all of them."""
        if self.hidden:
            return []
        wrapped = self.wrapped(width)
        return [
            ("class:passage", f"▌{line}\n") if wrapped.first <= number < wrapped.last else ("", f" {line}\n")
            for number, line in enumerate(wrapped.lines[top : None if count is None else top + count], top)
        ]

    def _top(self, width: int) -> int:
        return 0 if self.hidden else self._in_bounds(self._start(width) + self._turned, width)

    def _start(self, width: int) -> int:
        """Return the line at the top where the letter was not turned: the current passage is below it."""
        return self._in_bounds(self.wrapped(width).first - _ABOVE, width)

    def _in_bounds(self, line: int, width: int) -> int:
        last = len(self.wrapped(width).lines) - (styles.screen_lines() - 3)
        return max(min(line, last), 0)

    def turn(self, by: int) -> None:
        """Turn the letter by some lines."""
        if not self.hidden:
            width = styles.letter_width() - 2
            self._turned = self._in_bounds(self._top(width) + by, width) - self._start(width)

    def wrapped(self, width: int) -> Wrapped:
        """Return the letter in a width: worked out once for each text and width, and not for each key."""
        text = self.text
        if width not in self._wrapped:
            self._wrapped[width] = wrap_letter(text, width)
        return self._wrapped[width]


def _message(text: str) -> LetterText:
    return LetterText(tuple(Line(line) for line in text.split("\n")))


def wrap_letter(text: LetterText, width: int) -> Wrapped:
    """Return a letter in the lines of a width."""
    wrapped: list[str] = []
    marked: list[int] = []
    for line in text.lines:
        start = len(wrapped)
        wrapped += text_width.wrapped(line.text, width) or [""]
        if text.passage and line.passage == text.passage:
            marked += range(start, len(wrapped))
    return Wrapped(tuple(wrapped), marked[0], marked[-1] + 1) if marked else Wrapped(tuple(wrapped))
