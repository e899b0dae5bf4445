"""Lines that are typed and lines that are pasted, told apart in a real terminal that does not say so itself."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import pytest

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.pace import LineSource, Pace, waits

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of this kind is Unix's")


def test_a_line_is_pasted_if_more_waits_behind_it_or_it_came_with_the_one_before() -> None:
    seconds = iter((1.0, 1.01, 2.0, 2.5, 2.51))
    pace = Pace(clock=lambda: next(seconds))
    assert [pace.line_ended(more) for more in (True, False, False, True)] == [True, True, False, True]
    pace.begin()
    assert not pace.line_ended(more_waits=False)


def test_lines_of_a_pipe_are_neither_typed_nor_pasted() -> None:
    source = LineSource(io.StringIO("One.\r\n.\n"), Pace())
    assert [source.read(), source.read()] == [("One.", False, False), (".", False, False)]
    with pytest.raises(EOFError):
        source.read()


class Keyboard:
    """The other end of a terminal that hands over whole lines. What is sent at once came faster than anybody types."""

    def __init__(self, number: int, stream: TextIO) -> None:
        self._number, self._stream = number, stream

    def waits(self) -> bool:
        return waits(self._stream, 0)

    def send(self, text: str) -> None:
        os.write(self._number, text.encode())


@contextmanager
def dumb_terminal(pace: Pace | None = None) -> Iterator[tuple[Lines, Keyboard]]:
    import pty

    master, slave = pty.openpty()
    stream = os.fdopen(slave, encoding="utf-8", errors="surrogateescape")
    try:
        yield Lines(stream, io.StringIO(), pace), Keyboard(master, stream)
    finally:
        stream.close()
        os.close(master)


class _Typing(Pace):
    """Sends the next lines when the one before was read and a moment has passed by its clock."""

    def __init__(self, keyboard: list[Keyboard], lines: list[str]) -> None:
        """The first of the lines is sent when the question is asked."""
        super().__init__(clock=lambda: float(next(self._hours)))
        self._keyboard, self._lines, self._hours = keyboard, lines, iter(range(1000))

    def begin(self, ahead: bool = False) -> None:
        super().begin(ahead)
        self._keyboard[0].send(self._lines.pop(0))

    def line_ended(self, more_waits: bool) -> bool:
        pasted = super().line_ended(more_waits)
        if self._lines and not self._keyboard[0].waits():
            self._keyboard[0].send(self._lines.pop(0))
        return pasted


def answered(first: str, *then: str, several: bool = True) -> str:
    """Return the answer where some text is sent at once, and more of it each time it has been read."""
    keyboards: list[Keyboard] = []
    with dumb_terminal(_Typing(keyboards, [first, *then])) as (console, keyboard):
        keyboards.append(keyboard)
        return console.ask_lines("", None, ["First ", "Second "]) if several else console.ask("", None)


PASTED = ["One.\n\n\nTwo.", "One.\n.\nTwo.", "One.\n:quit\nTwo.", "2. One.\n?\n<", ":quit\nOne."]


@pytest.mark.parametrize("text", PASTED)
def test_no_line_of_a_paste_ends_a_text_or_is_obeyed(text: str) -> None:
    assert answered(f"{text}\n", ".\n") == text
    assert answered(f"{text}\n", "\n", "\n") == text


@pytest.mark.parametrize("text", PASTED)
def test_a_paste_whose_last_line_has_no_end_is_gone_on_with(text: str) -> None:
    assert answered(text, "\n", ".\n") == text
    assert answered(text, " And more.\n", ".\n") == f"{text} And more."


def test_what_is_typed_line_by_line_ends_and_is_obeyed() -> None:
    assert answered("One.\n", "\n", "Two.\n", "\n", "\n") == "One.\n\nTwo."
    assert answered("2\n", "act.\n", ".\n") == "Second act."
    assert answered(":quit\n") == ":quit"


def test_no_other_question_gets_the_rest_of_a_paste() -> None:
    assert answered("The Ministry\nExampletown", "\n", several=False) == "The Ministry\nExampletown"
    assert answered("The Ministry\nExampletown\n", several=False) == "The Ministry\nExampletown"


def test_what_is_typed_ahead_answers_one_question_after_the_other() -> None:
    with dumb_terminal() as (console, keyboard):
        keyboard.send("yes\n:go 3\nOne.\n.\n")
        assert [console.ask("", None), console.ask("", None), console.ask_lines("")] == ["yes", ":go 3", "One."]


def test_letters_of_any_script_come_whole() -> None:
    assert answered("Зима\nلحظة", "\n", several=False) == "Зима\nلحظة"
