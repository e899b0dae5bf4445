"""What is being typed: on disk within a second, and in the letter and its passage, without ever holding up a key."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from letterkit.faces.screen import background, styles
from letterkit.faces.screen.background import Background
from letterkit.faces.screen.letter_pane import LetterPane, LetterText, wrap_letter
from letterkit.faces.screen.letter_pane import Wrapped as WrappedLetter
from letterkit.faces.screen.passage_pane import PassagePane, Wrapped, wrap
from letterkit.faces.screen.state import ScreenState
from letterkit.interview import actions
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.interview.passage_preview import Preview
from letterkit.interview.suggestions import what_follows
from letterkit.letter.plain_text import Line
from letterkit.wording import say

_PAUSE: Final = 0.05
"""Seconds without a key after which the letter is composed with what is being typed."""
_SOON: Final = 0.5
"""Seconds until what is typed is on disk."""
_THOUGHT: Final = 0.8
"""Seconds without a key after which the checks look at what is typed."""
_MOST_WARNINGS: Final = 2
_LOOK: Final = 1.0
"""Seconds between two looks at the file, for changes of another program."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What an answer that is being typed leads to: its passage, the letter with it (None: as it is), and lines that say
    what follows from it."""

    passage: Preview
    wrapped: Wrapped
    letter: tuple[LetterText, Mapping[int, WrappedLetter]] | None
    follows: tuple[str, ...]


class Autosave:
    """Watches what is typed, and the file on disk."""

    def __init__(self, state: ScreenState, letter: LetterPane, passage: PassagePane, thread: Background) -> None:
        self._state, self._letter, self._passage, self._thread = state, letter, passage, thread
        self._journal_waits = False
        self._working = self._again = False
        """True if the letter is being composed with what is typed; if more has been typed since."""
        self._timer: asyncio.TimerHandle | None = None
        self._checking: asyncio.TimerHandle | None = None
        state.changed += lambda _: self.begin()
        state.left += lambda _: self.stop()
        state.answer.on_text_changed += lambda _: self._text_changed()

    def watch(self) -> None:
        """Look at the file from time to time."""
        background.later(_LOOK, self.look_at_disk)

    def look_at_disk(self) -> None:
        """Say so if another program changed the file, and write down what is saved in an editor that is open."""
        state, session = self._state, self._state.session
        if state.answer.editor_is_open:
            self.write()
        if not session.conflicted and session.detect_conflict():
            state.message = (
                (
                    say("The file of this letter was renamed or deleted."),
                    say("It is written anew when you stop or finish."),
                )
                if session.file_missing
                else (say("Another program changed the file of this letter."), say("F9 shows what differs."))
            )
            background.repaint()
        background.later(_LOOK, self.look_at_disk)

    def begin(self) -> None:
        """Work out anew what follows from the answer: it is another one."""
        self._compose_in(0)

    def _text_changed(self) -> None:
        self._compose_in(_PAUSE)
        if not self._journal_waits:
            self._journal_waits = background.later(_SOON, self.write) is not None

    def stop(self) -> None:
        """Work out nothing any more."""
        for timer in (self._timer, self._checking):
            if timer is not None:
                timer.cancel()

    def write(self) -> None:
        """Write down what is being typed and not entered."""
        self._journal_waits = False
        self._state.journal()

    def _compose_in(self, seconds: float) -> None:
        self.stop()
        self._timer = background.later(seconds, self._compose)

    def _compose(self) -> None:
        """Compose the letter with what is being typed, and what follows from it, in another thread."""
        state = self._state
        form, typed = state.form, state.answer.text
        width, beside = styles.middle_width(), styles.letter_width() - 2 if styles.is_wide() else 0
        if self._letter.hidden or not state.shows_passage:
            return
        if self._working:
            self._again = True
            return

        def arrived(followed: Followed | None) -> None:
            self._working = False
            if self._again:
                self._again = False
                self._compose_in(0)
            if followed is None or state.form is not form or state.answer.text != typed:
                return
            self._passage.show(form, followed.passage, followed.follows, {width: followed.wrapped})
            if followed.letter is not None:
                self._letter.replace(form, *followed.letter)
            self._checking = background.later(_THOUGHT, lambda: self._check(form, typed))
            background.repaint()

        self._working = self._thread.run(lambda: self._guarded_preview(form, typed, width, beside), arrived)

    def _check(self, form: Form, typed: str) -> None:
        """Look in the other thread what the checks find in an answer on which the person has paused."""

        def arrived(warnings: tuple[str, ...]) -> None:
            if self._state.form is form:
                self._passage.warn(form, typed, warnings)
                background.repaint()

        if self._state.writing and typed.strip() and not self._working:
            self._thread.run(lambda: _warnings(form, typed), arrived)

    def _guarded_preview(self, form: Form, typed: str, width: int, beside: int) -> Followed | None:
        """Return None where an unforeseen fault happened: the letter stays as it was."""
        try:
            return self.preview(form, typed, width, beside)
        except Exception:
            return None

    def preview(self, form: Form, typed: str, width: int = styles.READABLE, beside: int = 0) -> Followed:
        """Return what an answer leads to that is being typed; the passage is wrapped for a width, and the letter for
        the pane beside it, where there is one."""
        passage = self._letter.previewer.preview(form, typed)
        letter = None
        if passage.letter is not None and typed.strip() and typed != form.current_text:
            text = LetterText((*passage.letter, Line("")), current_passage(form), form)
            letter = (text, {beside: wrap_letter(text, beside)} if beside else {})
        return Followed(passage, wrap(passage, width), letter, what_follows(form, typed))


def _warnings(form: Form, typed: str) -> tuple[str, ...]:
    """Return what the checks find in an answer, the first of it."""
    from letterkit.interview.advice import findings_of_answer  # not at the start of an interview

    try:
        findings = findings_of_answer(form, typed)[:_MOST_WARNINGS]
    except Exception:  # an unforeseen fault must not take away what is being typed
        return ()
    return tuple(actions.pressed(f"{finding.message} {finding.hint}".strip()) for finding in findings)
