"""Whole letters line after line in terminals of their own: paragraphs pasted into them, resized half way, cut off."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from letterkit.interview import transitions
from letterkit.interview.draft_paths import get_value
from letterkit.interview.form import Form
from letterkit.letter import drafts
from letterkit.library.library import open_library

from .terminal import PASTE, PASTED, Terminal
from .test_full_screen import typed_for

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals; the keys are tested without"),
    pytest.mark.slow,
]
LIBRARY = open_library()
ROWS: Final = 70
"""So many that a question with all that stands under it is on the screen."""
NAMED: Final = "Mira Sample"
"""Who is named in the examples of the letters about people, and has to be among those who were asked."""
ASIDE: Final = "\n\n\n2. It goes on:\n.\n:quit\nand ends."
"""Lines that would end a text, or be obeyed, if somebody typed them."""


def places(name: str, today: dt.date) -> Iterator[tuple[Form, str]]:
    """Yield a whole letter: each place as it comes, and what is typed there. Every text in sentences is pasted, with
    lines behind it that must not be obeyed."""
    form = transitions.start(LIBRARY.pack(name), LIBRARY, today)
    while not form.finished:
        if form.at_record_list:
            wanted = form.question.required or form.question.path == "people"
            typed = "" if form.value(form.question) or not wanted else "+"
        elif form.position.field == "source" and form.position.item is None:
            typed = ""
        else:
            typed = NAMED if form.question.path == "people" and form.position.field == "name" else typed_for(form, name)
            typed += ASIDE if typed and form.prompt_type.has_paragraphs else ""
        yield form, typed
        form = transitions.answer(form, typed)


def asked(form: Form) -> Callable[[str], bool]:
    """Return whether the last question on the screen is that of a form, and waits for an answer."""
    words = " ".join((form.question.ask if form.at_record_list else form.prompt.ask).split())
    number, total = form.progress

    def there(text: str) -> bool:
        last = text.rstrip().rpartition("\n\n")[2]
        head = last if form.position.field and form.position.item is None else f"Question {number} of {total}."
        return words in " ".join(last.split()) and "\n>" in last and head in text

    return there


class Typist:
    """Types in a terminal; a person lets a moment pass between two lines."""

    def __init__(self, terminal: Terminal, marks_pastes: bool) -> None:
        self.terminal, self.marks_pastes = terminal, marks_pastes

    def line(self, text: str = "") -> None:
        painted, end = len(self.terminal.raw), time.monotonic() + 2
        self.terminal.keys(f"{text}\r")
        while len(self.terminal.raw) == painted and time.monotonic() < end:
            self.terminal.read()
        end = time.monotonic() + 0.06
        while time.monotonic() < end:
            self.terminal.read()

    def answer(self, form: Form, typed: str) -> None:
        clear = "\x01\x0b" if self.marks_pastes and form.current_text and form.prompt.type in ("text", "state") else ""
        if form.at_record_list or not form.multiline:
            self.line(clear + typed)
        elif not typed:
            self.line()
        else:
            self.paste(typed)
            self.line()
            self.line()
            self.line()

    def paste(self, text: str) -> None:
        if self.marks_pastes:
            self.terminal.keys(f"{PASTE}{text}{PASTED}")
        else:
            self.terminal.child.send(text.replace("\n", "\r").encode("utf-8"))  # all at once
        last = text.rpartition("\n")[2][-20:]
        self.terminal.until(lambda shown: last in shown)


@pytest.mark.parametrize("term", ["xterm-256color", "dumb"])
@pytest.mark.parametrize("name", ["council-appeal", "urgent-appeal"])
def test_a_whole_letter_is_written_with_pasted_paragraphs(tmp_path: Path, name: str, term: str) -> None:
    path = tmp_path / "a letter.yaml"
    steps = [*places(name, dt.date.today())]
    arguments = ["new", name, "--language", "en-GB", "-o", str(path), "--no-full-screen"]
    with Terminal(arguments, ROWS, 80, TERM=term) as terminal:
        typist = Typist(terminal, marks_pastes=term != "dumb")
        for number, (form, typed) in enumerate(steps):
            terminal.until(asked(form))
            if number == len(steps) // 2:
                terminal.resize(ROWS, 120)
            typist.answer(form, typed)
        terminal.until("That was the last question.")
        typist.line()
        terminal.until("In which formats")
        typist.line("n")
        terminal.until("What would you like to do with the letter?")
        typist.line()
        assert terminal.ended() in (0, 1)
    assert_kept(path, steps)


def assert_kept(path: Path, steps: list[tuple[Form, str]]) -> None:
    data: Any = drafts.load(path).data
    for form, typed in steps:
        if form.prompt_type.has_paragraphs and form.position.item is None and typed:
            assert get_value(data, form.question.path) == typed, form.question.id


def test_a_window_that_is_closed_loses_nothing_of_a_paste(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    with Terminal(["new", "council-appeal", "-o", str(path), "--plain"], ROWS, 80) as terminal:
        typist = Typist(terminal, marks_pastes=False)
        terminal.until("Question 1 of")
        typist.line(":go opening")
        terminal.until("With which sentences")
        typist.paste(f"We write to you.{ASIDE}\n")
        terminal.until("…")
        terminal.keys("\x03")
        terminal.ended()
    assert drafts.load(path).data["facts"]["opening"] == f"We write to you.{ASIDE}"
