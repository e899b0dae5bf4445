"""The full screen with keys through a pipe, for every test that presses some."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import set_app
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create, resume
from letterkit.interview.pack_check import sample
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.render import formats, normalize
from tests.cli import terminal

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal", "en")
TODAY = dt.date(2026, 11, 20)
F = terminal.F
ALT_ENTER, CTRL_C = "\x1b\r", "\x03"
CTRL_L, CTRL_O, CTRL_T, CTRL_Z, CTRL_R, SHIFT_TAB, ESC = "\x0c", "\x0f", "\x14", "\x1a", "\x12", "\x1b[Z", "\x1b"
PASTE, PASTED = "\x1b\\[200~", "\x1b\\[201~"
PAINTED = 0.04
"""Seconds after which a person would press the next key at the earliest."""
CTRL_S = "\x13"
HOME, END = "\x1b[H", "\x1b[F"
UP, DOWN, DELETE, ALT_UP, ALT_DOWN = "\x1b[A", "\x1b[B", "\x1b[3~", "\x1b[1;3A", "\x1b[1;3B"


class Window(DummyOutput):
    """A terminal of a size."""

    def __init__(self, columns: int = 140, rows: int = 40) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def composed(form: Form) -> Letter:
    return normalize.letter(formats.with_citations_set(form.letter()))


@contextmanager
def open_screen(path: Path, columns: int = 140, rows: int = 40) -> Iterator[tuple[Screen, PipeInput]]:
    session = resume(path, LIBRARY, TODAY) if path.exists() else create(path, PACK, LIBRARY, TODAY)
    window = Window(columns, rows)
    with create_pipe_input() as source, create_app_session(input=source, output=window):
        yield Screen(session, composed, input=source, output=window), source


@contextmanager
def shown_screen(path: Path, columns: int = 140, rows: int = 40) -> Iterator[Screen]:
    """Yield a screen that is not running; what it would show is laid out for its window."""
    with open_screen(path, columns, rows) as (screen, _), set_app(screen.app):
        yield screen


def press(path: Path, keys: str, columns: int = 140) -> Screen:
    with open_screen(path, columns) as (screen, source):
        type_in_turn(screen, source, keys)
        screen.run()
        return screen


def type_in_turn(screen: Screen, source: PipeInput, keys: str) -> None:
    """Press keys as people do: what comes after Enter, when its effect has been painted."""
    pieces = re.findall(rf"(?:{PASTE}.*?{PASTED}|{ESC}\r|[^\r])*\r?", keys, re.DOTALL)
    waiting = [piece for piece in pieces if piece]
    processor = screen.app.key_processor

    def send() -> None:
        if waiting:
            source.send_text(waiting.pop(0))

    def pressed(_: object) -> None:
        if not processor.input_queue and screen.app.loop:
            screen.app.loop.call_later(PAINTED, send)

    def painted(_: object) -> None:
        screen.app.after_render -= painted
        send()
        processor.after_key_press += pressed

    screen.app.after_render += painted


def draft_at(path: Path, question: str) -> Path:
    """Return a draft whose interview stands at a question."""
    session = create(path, PACK, LIBRARY, TODAY)
    session.store(transitions.jump(session.form, question))
    return path


def whole_draft(path: Path, question: str, **data: object) -> Path:
    """Return a draft with every answer, whose interview stands at a question."""
    session = create(path, PACK, LIBRARY, TODAY, {**sample(PACK, LIBRARY).data, **data})
    session.store(transitions.jump(session.form, question))
    return path


def in_words_of(form: Form, passage: int, text: str) -> Form:
    """Return the form with one's own words in a passage, at them."""
    there = transitions.answer(transitions.go_to_passage(form, passage), text)
    return transitions.go_to_passage(there, passage)


def pane_text(pane: object, part: str) -> str:
    return "".join(one[1] for one in getattr(pane, part)())


def fact(path: Path, name: str) -> object:
    return (drafts.load(path).data.get("facts") or {}).get(name)


def asks(path: Path) -> list[str]:
    asked = (passage.get("asks") or () for passage in drafts.load(path).data["passages"])
    return [ask["action"] for asks in asked for ask in asks]
