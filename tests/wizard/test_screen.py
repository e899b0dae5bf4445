"""The full-screen face, driven by key presses: every key does what the bar says, and nothing typed is lost."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.letter import drafts
from letterkit.library.shelves import open_library
from letterkit.render import formats
from letterkit.wizard import moves
from letterkit.wizard.form import Form
from letterkit.wizard.plain import Outcome
from letterkit.wizard.screen.face import Screen
from letterkit.wizard.screen.panes import KEYS
from letterkit.wizard.session import begin, resume
from letterkit.wizard.trial import sample

LIBRARY = open_library()
PACK = LIBRARY.pack("council-appeal", "en")
TODAY = dt.date(2026, 11, 20)
F = {number: f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)} | {
    number: f"\x1b[{code}~" for number, code in zip(range(5, 11), (15, 17, 18, 19, 20, 21), strict=True)
}
ALT_ENTER, CTRL_C = "\x1b\r", "\x03"
UP, DOWN, DELETE, ALT_UP, ALT_DOWN = "\x1b[A", "\x1b[B", "\x1b[3~", "\x1b[1;3A", "\x1b[1;3B"


class Wide(DummyOutput):
    """A terminal of a size."""

    def __init__(self, columns: int = 140, rows: int = 40) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        return self.size


def show(form: Form) -> str:
    return formats.write(form.letter(), "md").decode("utf-8")


@contextmanager
def opened(path: Path, columns: int = 140) -> Iterator[tuple[Screen, PipeInput]]:
    session = resume(path, LIBRARY, TODAY) if path.exists() else begin(path, PACK, LIBRARY, TODAY)
    with create_pipe_input() as source, create_app_session(input=source, output=Wide(columns)):
        yield Screen(session, show, input=source, output=Wide(columns)), source


def pressed(path: Path, keys: str, columns: int = 140) -> Screen:
    with opened(path, columns) as (screen, source):
        source.send_text(keys)
        screen.run()
        return screen


def at(path: Path, question: str) -> Path:
    """A draft whose interview stands at a question."""
    session = begin(path, PACK, LIBRARY, TODAY)
    session.keep(moves.go(session.form, question))
    return path


def words(pane: object, part: str) -> str:
    return "".join(one[1] for one in getattr(pane, part)())


def fact(path: Path, name: str) -> object:
    return (drafts.load(path).data.get("facts") or {}).get(name)


@pytest.mark.parametrize("columns", [60, 80, 119, 120, 200])
def test_an_answer_is_taken_and_on_disk_at_any_width(tmp_path: Path, columns: int) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Ruritania\r{F[10]}", columns)
    assert fact(path, "country") == "Ruritania"
    assert screen.outcome.complete is False


def test_several_lines_are_one_answer(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "event")
    pressed(path, f"The village was burnt.\r\rNobody came.{F[2]}{F[10]}")
    assert "Nobody came." in str(fact(path, "event"))


def test_back_skip_undo_redo_and_find(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Ruritania\r{F[6]}{F[7]}{F[8]}{F[3]}{F[5]}triggers\r{F[10]}")
    assert fact(path, "country") == "Ruritania"
    assert screen.form.at.question == "triggers"


def test_what_cannot_be_an_answer_is_told_and_stays(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion_date")
    screen = pressed(path, f"30 February 2010\r{F[10]}")
    assert "February" in screen.message[0]
    assert screen.session.typed == "30 February 2010"
    again = resume(path, LIBRARY, TODAY)
    assert again.typed == "30 February 2010"
    with opened(path) as (after, _):
        assert after.buffer.text == "30 February 2010"


@pytest.mark.parametrize(("keys", "interrupted"), [(F[10], False), (CTRL_C, True)])
def test_stopping_keeps_what_was_typed_and_not_entered(tmp_path: Path, keys: str, interrupted: bool) -> None:
    path = at(tmp_path / "a.yaml", "country")
    screen = pressed(path, f"Rurit{keys}")
    assert fact(path, "country") == "Rurit"
    assert screen.outcome == Outcome(complete=False, interrupted=interrupted)


def test_going_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion_date")
    screen = pressed(path, f"not a day{F[5]}country\r{F[5]}occasion_date\r{F[10]}")
    assert screen.buffer.text == "not a day"


def test_what_is_being_typed_is_on_disk_within_a_second(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")

    async def typing() -> str:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("Rurit")
            await asyncio.sleep(0.9)
            typed = resume(path, LIBRARY, TODAY).typed
            source.send_text(F[10])
            await running
            return typed

    assert asyncio.run(typing()) == "Rurit"


def test_the_letter_follows_what_is_being_typed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "occasion")

    async def typing() -> str:
        with opened(path) as (screen, source):
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("the Friday meeting")
            await asyncio.sleep(0.6)
            seen = words(screen.letter, "fragments")
            source.send_text(F[10])
            await running
            return seen

    assert "use the Friday meeting to" in " ".join(asyncio.run(typing()).split())


def test_a_whole_letter_is_brought_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = begin(path, PACK, LIBRARY, TODAY, form.data)
    session.keep(moves.at_end(session.form))
    assert pressed(path, F[2]).outcome.complete is True


def test_at_the_end_the_first_that_is_missing_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    session = begin(path, PACK, LIBRARY, TODAY)
    session.keep(moves.at_end(session.form))
    screen = pressed(path, f"{F[2]}{F[10]}")
    assert screen.form.at.question == screen.form.missing()[0].id


def test_records_are_added_and_removed(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "asks")
    pressed(path, f"Send a mission\rthe Council\r2026-12-15\r+\rOpen the border\r\r\r{UP}{UP}-{F[10]}")
    (passage,) = [one for one in drafts.load(path).data["passages"] if one["role"] == "ask"]
    assert [one["action"] for one in drafts.load(path).data.get("asks") or passage["asks"]] == ["Open the border"]


def test_the_panes_show_the_parts_the_question_and_the_passage_in_hand(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    form = sample(PACK, LIBRARY)
    session = begin(path, PACK, LIBRARY, TODAY, form.data)
    session.keep(moves.go(session.form, "delay"))
    with opened(path) as (screen, _):
        assert "What will delay cost?" in words(screen, "question_text")
        assert "Why now" in words(screen.list, "rail_text")
        marked = "".join(text for style, text, *_ in screen.letter.fragments() if style == "class:passage")
        assert "▌" in marked
        assert all(key in words(screen, "bar_text") for key, word in KEYS if word != "redo")  # the smallest window
        for mode, says in (("review", "Which council"), ("letter", "Families who do not return"), ("explain", "F10")):
            screen.turn_to(mode)  # type: ignore[arg-type]  # one of the modes
            assert says in (words(screen.list, "text") if screen.listing else words(screen, "read_text"))


def test_the_state_of_an_older_letterkit_is_read(tmp_path: Path) -> None:
    path = at(tmp_path / "a.yaml", "country")
    from letterkit.wizard.session import digest, state

    note = state() / "sessions" / digest(path)
    told = json.loads(note.read_text("utf-8"))
    del told["typed"]
    note.write_text(json.dumps(told))
    assert resume(path, LIBRARY, TODAY).form.at.question == "country"
