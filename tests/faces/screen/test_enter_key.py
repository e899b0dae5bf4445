"""Enter ends every answer; a line break in what is pasted does not, also where the terminal says nothing of a paste."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from letterkit.faces.screen.app import Screen
from letterkit.interview.position import Position
from tests.faces.screen import full_screen as screen

F = screen.F


def at_once(path: Path, *pieces: str, pause: float = 0.0) -> Screen:
    """Return the screen after pieces that each arrive in one moment."""

    async def run() -> Screen:
        with screen.open_screen(path) as (opened, source):
            running = asyncio.ensure_future(opened.app.run_async())
            await asyncio.sleep(0.1)
            for piece in pieces:
                source.send_text(piece)
                await asyncio.sleep(pause)
            await asyncio.sleep(0.2)
            source.send_text(F[10])
            await running
            return opened

    return asyncio.run(run())


@pytest.mark.parametrize("key", ["\r", F[2], "\x0e"], ids=["Enter", "F2", "Ctrl-N"])
@pytest.mark.parametrize("question", ["opening", "meeting"])
def test_enter_ends_an_answer_of_one_line_and_of_several(tmp_path: Path, question: str, key: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", question)
    done = screen.press(path, f"We urge you.{key}{F[10]}")
    assert screen.fact(path, question) == "We urge you."
    assert done.state.form.position.question != question


def test_enter_ends_the_words_of_a_passage(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    done = screen.press(path, f"{screen.CTRL_O} Mine.\r{F[10]}")
    assert not done.state.form.position.passage
    assert any(str(passage.get("text")).endswith("Mine.") for passage in done.state.form.data["passages"])


NEW_LINES = {
    "Ctrl-J": "\n",
    "Alt-Enter": "\x1b\r",
    "Ctrl-Enter in xterm": "\x1b[27;5;13~",
    "Ctrl-Enter in kitty": "\x1b[13;5u",
    "Alt-Enter in xterm": "\x1b[27;3;13~",
}


@pytest.mark.parametrize("key", NEW_LINES.values(), ids=NEW_LINES)
def test_a_new_line_has_keys_of_its_own(tmp_path: Path, key: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    screen.press(path, f"One.{key}Two.\r{F[10]}")
    assert screen.fact(path, "opening") == "One.\nTwo."


def test_ctrl_j_ends_an_answer_of_one_line(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    screen.press(path, f"The Friday meeting\n{F[10]}")
    assert screen.fact(path, "meeting") == "The Friday meeting"


def test_what_was_taken_of_a_long_answer_is_told_with_the_way_back(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = screen.press(path, f"We urge the Council to act now, and not only when it is too late.\r{F[10]}")
    assert done.state.message == ("", "Taken: “…not only when it is too late”. F3 goes back to it.")
    assert screen.press(path, f"{F[3]}{F[10]}").state.form.position.question == "opening"
    short = screen.draft_at(tmp_path / "b.yaml", "meeting")
    assert screen.press(short, f"The Friday meeting\r{F[10]}").state.message == ("", "")


def test_text_without_blanks_is_told_in_short(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = screen.press(path, f"{'我们敦促安理会采取行动。' * 12}\r{F[10]}")
    assert done.state.message[1].startswith("Taken: “…") and len(done.state.message[1]) < 100


# -- keys that come at once -------------------------------------------------------------------------------


@pytest.mark.parametrize("breaks", ["\r", "\n", "\r\r"])
def test_line_breaks_of_a_paste_that_the_terminal_does_not_mark_end_nothing(tmp_path: Path, breaks: str) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = at_once(path, f"One line.{breaks}Two lines.{breaks}Three.")
    assert done.state.form.position.question == "opening"
    text = breaks.replace("\r", "\n")
    assert done.state.answer.text == f"One line.{text}Two lines.{text}Three."


def test_the_enter_at_the_end_of_such_a_paste_ends_the_answer(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = at_once(path, "One line.\rTwo lines.\r")
    assert screen.fact(path, "opening") == "One line.\nTwo lines."
    assert done.state.form.position.question != "opening"


def test_a_paste_that_arrives_in_pieces_is_one(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    done = at_once(path, "The first paragraph is here.\r", "The second one is here.")
    assert done.state.answer.text == "The first paragraph is here.\nThe second one is here."


def test_lines_that_are_pasted_into_a_field_do_not_run_into_the_next_ones(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    done = at_once(path, "Council of Examples\rAmina Example\rPresident")
    assert done.state.form.position == Position("recipients", 0, "organization")
    assert done.state.answer.text == "Council of Examples\nAmina Example\nPresident"


def test_somebody_who_types_while_the_program_is_busy_is_no_paste(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    done = at_once(path, "Osh\r1 J")
    assert screen.fact(path, "meeting") == "Osh"
    assert (done.state.form.position.question, done.state.answer.text) == ("meeting_date", "1 J")


def test_a_command_key_behind_enter_in_one_moment_is_that_key(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting")
    done = at_once(path, f"The meeting on Friday\r{F[3]}")
    assert screen.fact(path, "meeting") == "The meeting on Friday"
    assert done.state.form.position.question == "meeting"
