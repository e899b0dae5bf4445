"""Sentences that hold a value which has changed, one after another: as it is, as it would be, and what to do."""

from __future__ import annotations

import time
from collections.abc import Iterator

from prompt_toolkit.formatted_text import StyleAndTextTuples

from letterkit.faces.screen import styles
from letterkit.faces.screen.state import ScreenState
from letterkit.faces.screen.styles import Row
from letterkit.faces.text_width import wrapped
from letterkit.interview import transitions
from letterkit.interview.position import END, Position
from letterkit.interview.touched_sentences import Pieces, Touched, change, leave, shortened, undecided_notice
from letterkit.wording import say, say_count

SETTLES: float = 0.6
"""Seconds without a key before keys decide. Whoever types on, and has not seen the sentence yet, decides nothing."""


class TouchedPane:
    """The sentence that is shown, and what becomes of it."""

    def __init__(self, state: ScreenState) -> None:
        self._state = state
        self._quiet_from = 0.0
        """The time from which keys decide."""
        self._is_shown = False
        state.changed += lambda _: self._begin()

    def _begin(self) -> None:
        """Wait until the person has stopped typing, where the sentences have come into sight just now."""
        was_shown, self._is_shown = self._is_shown, self._state.mode == "touched"
        if self._is_shown and not was_shown:
            self._wait()

    def _wait(self) -> None:
        self._quiet_from = time.monotonic() + SETTLES

    def _decides(self) -> bool:
        """Return whether a key decides; one that is typed on does not, and neither does the next one then."""
        if time.monotonic() >= self._quiet_from:
            return True
        self.type_on("")
        return False

    def type_on(self, _: str) -> None:
        """Say that what is typed here is no answer."""
        self._wait()
        self._state.message = (
            "",
            say("What you type here is no answer. Decide about this sentence first, or press Esc."),
        )

    @property
    def _sentences(self) -> tuple[Touched, ...]:
        return self._state.touched

    def head(self) -> StyleAndTextTuples:
        """Return the sentence as it is and as it would be, the words that differ marked."""
        if not self._sentences:
            return [("class:head", f" {say('Every sentence has the present values.')}\n")]
        first, width = self._sentences[0], styles.middle_width()
        notice = undecided_notice(len(self._sentences))
        heading = say("{notice} This is the first of them.", notice=notice) if self._sentences[1:] else notice
        text: StyleAndTextTuples = [("class:head", styles.filled(heading, width) + "\n")]
        if first.name:
            text.append(("", styles.filled(say("In: {question}", question=first.name), width) + "\n"))
        for label, pieces in (
            (say("As it is:"), first.as_is),
            (say("As it would be:"), first.as_would_be),
        ):
            text.append(("class:head", f"\n {label}\n"))
            text += _marked(shortened(pieces, _room(width)), width)
        return [*text, ("", "\n")]

    def rows(self) -> list[Row]:
        """Return what can be done with the sentence; the last row decides nothing."""
        later = Row(say("Decide later; F9 lists these sentences"), self._state.decide_later)
        if not self._sentences:
            return [later]
        count = len(self._sentences)
        every = [Row(say_count("A  Change it", "A  Change all {count}", count), self.change_all)] if count > 1 else []
        edit = [Row(say("E  Write it anew: goes to the answer"), self.open_answer)] if self._can_open() else []
        return [
            Row(say("Enter  Change it"), self.change),
            Row(say("N  Leave it as it is"), self.leave),
            *every,
            *edit,
            later,
        ]

    def change(self) -> None:
        """Put the present values into the sentence."""
        self._change(self._sentences[:1])

    def change_all(self) -> None:
        """Put the present values into every sentence that is left."""
        self._change(self._sentences)

    def _change(self, sentences: tuple[Touched, ...]) -> None:
        if self._decides() and self._state.take(lambda form: change(form, sentences)):
            self._say_what_was_done(
                say_count(
                    "The sentence was changed. F6 takes it back.",
                    "{count} sentences were changed. F6 takes it back.",
                    len(sentences),
                )
            )

    def leave(self) -> None:
        """Leave the sentence as it is; it is not shown again."""
        sentences = self._sentences[:1]
        if self._decides() and self._state.take(lambda form: leave(form, sentences)):
            self._say_what_was_done(say("The sentence stays as it is."))

    def _say_what_was_done(self, words: str) -> None:
        self._state.message = ("", words)

    def _can_open(self) -> bool:
        return bool(self._sentences) and self._sentences[0].position != Position(END)

    def open_answer(self) -> None:
        """Go to the answer that has the sentence, the cursor at its beginning; the others are shown afterwards."""
        if not (self._can_open() and self._decides()):
            return
        first, state = self._sentences[0], self._state
        state.offer_again(self._sentences[1:])
        state.mode = "ask"
        state.move(lambda form: transitions.go_to(form, first.position))
        begins = state.answer.text.find(first.sentence[:30])
        if begins >= 0:
            state.answer.cursor_position = begins
        state.message = ("", say("Change what has to be changed, and go on. F6 takes it back."))


def _room(width: int) -> int:
    """Return the characters of a sentence that there is room for: a third of the window."""
    return max(width * max(styles.screen_lines() - 12, 4) // 3, 120)


def _marked(pieces: Pieces, width: int) -> StyleAndTextTuples:
    """Return a sentence broken at words, the pieces that differ marked."""
    text = "".join(piece for piece, _ in pieces)
    styled = iter([("class:new" if differs else "", character) for piece, differs in pieces for character in piece])
    return [*_aligned("\n".join(wrapped(text, width - 2, "   ")), styled), ("", "\n")]


def _aligned(lines: str, styled: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the characters of broken lines in the styles of the text; only blanks differ between the two."""
    style = ""
    for character in lines:
        if not character.isspace():
            style = next((style for style, other in styled if not other.isspace()), style)
        yield ("" if character == "\n" else style if not character.isspace() else "", character)
