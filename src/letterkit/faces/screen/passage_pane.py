"""The passage under the answer: what the letter will say there, the new words marked and in sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.faces.screen.state import ScreenState
from letterkit.interview import actions
from letterkit.interview.form import Form
from letterkit.interview.marked_words import MarkedLine
from letterkit.interview.passage_preview import Preview, without_notes
from letterkit.letter.word_count import count_words
from letterkit.wording import say, say_count

_NEW: Final = "class:new"
_INDENT: Final = " "
_NARROW: Final = 30
"""Columns in which the name of a passage has no room beside other words."""
_MOST: Final = 60
"""Lines of the letter behind the passage that are kept."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A preview in the lines of a width; `first` and `last` are those between which something is new. `behind` are the
    next lines of the letter."""

    lines: tuple[StyleAndTextTuples, ...] = ()
    first: int = 0
    last: int = 0
    behind: tuple[StyleAndTextTuples, ...] = ()


class PassagePane:
    """The preview of the answer in hand. It is worked out elsewhere, in a thread, and shown here."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._form: Form | None = None
        self._preview = Preview("")
        self._follows: tuple[str, ...] = ()
        self._wrapped: dict[int, Wrapped] = {}
        self._warned: tuple[Form | None, str, tuple[str, ...]] = (None, "", ())
        self._typed_at: int | None = None
        """The line that changed last; None where nothing was typed in this place yet."""
        self._turned = 0
        """Lines by which the person turned the passage away from the new words."""

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return why what is typed does not stand in the passage, and what follows from it."""
        if self._form is not self._state.form:
            return ()
        form, typed, warnings = self._warned
        told = warnings if form is self._form and typed == self._state.answer.text else ()
        return (*map(actions.pressed, self._preview.remarks), *told, *self._follows)

    def warn(self, form: Form, typed: str, warnings: tuple[str, ...]) -> None:
        """Say what the checks find in an answer that is typed, for as long as it is that."""
        self._warned = (form, typed, warnings)

    def show(self, form: Form, preview: Preview, follows: tuple[str, ...], wrapped: Mapping[int, Wrapped]) -> None:
        """Show the preview of an answer of a form, wrapped already for some widths, and what follows from it."""
        last = self._lines().lines if form is self._form else ()
        if preview.lines != self._preview.lines:
            self._turned = 0
        self._form, self._preview, self._follows, self._wrapped = form, preview, follows, dict(wrapped)
        lines = self._lines().lines
        same = next((index for index, pair in enumerate(zip(last, lines, strict=False)) if pair[0] != pair[1]), None)
        if not last:
            self._typed_at = None
        elif same is not None or len(last) != len(lines):
            self._typed_at = min(len(last), len(lines) - 1) if same is None else same

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def lines_needed(self) -> int:
        """Return the lines of all of it, with the rule above; 0 while there is nothing to show."""
        return len(self._lines().lines) + 1 if self._is_shown else 0

    @property
    def lines_behind(self) -> int:
        """Return the lines of the letter that may follow it, where the letter is not beside the question."""
        return len(self._lines().behind) if self._is_shown and not styles.is_wide() else 0

    @property
    def _is_shown(self) -> bool:
        """True if there is a preview of this place, or still the one of the place before, until this one is there."""
        state = self._state
        return bool(self._preview.title) and state.shows_passage

    def text(self, height: int) -> StyleAndTextTuples:
        """Return a rule with what the passage is called, and the lines of it for which there is room."""
        if height < 1 or not self._is_shown:
            return []
        wrapped, top = self._lines(), self._top(height - 1)
        shown = (*wrapped.lines, *wrapped.behind)[top : top + height - 1]
        text: StyleAndTextTuples = [("", self._rule(height - 1))]
        for line in shown:
            text += [("", "\n"), *line]
        return text

    def _rule(self, height: int) -> str:
        """Return the line above the passage: its name, how many words are typed, and that there is more of it."""
        width = min(styles.middle_width(), styles.READABLE) - 2
        form, title = self._state.form, self._preview.title
        words = count_words(self._state.answer.text) if self._state.writing and form.multiline else 0
        counted = f" ─ {say_count('{count} word', '{count} words', words)}" if words else ""
        more = ""
        if len(self._lines().lines) > height and self._state.writing and not styles.is_wide():
            more = " ─ PgUp PgDn"
        room = width - styles.text_columns(counted) - len(more) - 5
        name = say("As it will read: {title}", title=title)
        if styles.text_columns(name) > room:
            name = styles.cut(say("As it will read") if room < _NARROW else name, max(room, 10))
        line = f"── {name}{counted}{more} "
        return f" {styles.cut(line + '─' * max(width - styles.text_columns(line), 0), width)}"

    def _lines(self) -> Wrapped:
        width = styles.middle_width()
        if width not in self._wrapped:
            self._wrapped[width] = wrap(self._preview, width)
        return self._wrapped[width]

    # -- turning ------------------------------------------------------------------------------------------

    def _top(self, height: int) -> int:
        """Return the first line that is seen: with the new words in sight, or where they are too many with what was
        typed last, or with their beginning."""
        wrapped = self._lines()
        if self._typed_at is None or wrapped.last - wrapped.first + 1 < height:
            start = wrapped.first - 1
        else:
            start = self._typed_at - height + 2
        most = max(len(wrapped.lines) - height, 0)
        return min(max(min(max(start, 0), most) + self._turned, 0), most)

    def turn(self, by: int, height: int) -> None:
        """Turn the passage by some lines in a pane of a height."""
        if height < 1:
            return
        before = self._top(height)
        self._turned += by
        self._turned += self._top(height) - (before + by)


def wrap(preview: Preview, width: int) -> Wrapped:
    """Return a preview in the lines of a pane, with the styles of its words."""
    columns = min(width, styles.READABLE) - 2
    lines: list[StyleAndTextTuples] = []
    marked: list[int] = []
    changed = 0
    for number, line in enumerate(preview.lines):
        changed = len(lines) if number == preview.changed else changed
        for shown in _wrapped_line(line, columns):
            marked += [len(lines)] if any(part[0] for part in shown) else []
            lines.append(shown)
    if not lines and (preview.end or not preview.letter):
        lines = [[("", f"{_INDENT}{say('Nothing stands here yet.')}")]]
    first, last = (marked[0], marked[-1]) if marked else (changed, changed)
    return Wrapped(tuple(lines), first, last, _behind(preview, columns))


def _behind(preview: Preview, width: int) -> tuple[StyleAndTextTuples, ...]:
    """Return the next lines of the letter, an empty one before them; as many as a window may have. The notes at its end
    are left out: those of the passage stand below it."""
    letter = without_notes(preview.letter or ())
    texts = [line.text for line in letter[preview.end : preview.end + _MOST]]
    if texts and texts[0] and (preview.lines or preview.end):
        texts.insert(0, "")
    shown: list[StyleAndTextTuples] = []
    for text in texts:
        shown += [[("", f"{_INDENT}{line}")] for line in text_width.wrapped(text, width, _hanging(text)) or [""]]
        if len(shown) >= _MOST:
            break
    return tuple(shown[:_MOST])


def _wrapped_line(line: MarkedLine, width: int) -> Iterator[StyleAndTextTuples]:
    """Yield the lines that a line of the letter takes, each in stretches of one style."""
    text = "".join(span.text for span in line)
    marks = [span.is_new for span in line for character in span.text if not character.isspace()]
    at = 0
    for shown in text_width.wrapped(text, max(width, 20), _hanging(text)) or [""]:
        parts: list[tuple[str, str]] = [("", _INDENT)]
        for character in shown:
            if not character.isspace():
                style = _NEW if marks[at] else ""
                at += 1
            else:  # a blank is marked between two words that are
                style = _NEW if 0 < at < len(marks) and marks[at - 1] and marks[at] else ""
            if parts[-1][0] == style:
                parts[-1] = (style, parts[-1][1] + character)
            else:
                parts.append((style, character))
        yield [*parts]


def _hanging(text: str) -> str:
    """Return the blanks before the further lines of an entry of a list."""
    return "  " if text.startswith(("- ", "• ")) else ""
