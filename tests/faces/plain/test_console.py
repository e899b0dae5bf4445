"""Where answers are read: real key presses in a terminal, and lines from a stream."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from prompt_toolkit.application import get_app
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from letterkit.faces.plain import terminal
from letterkit.faces.plain.console import Interrupted, Lines, is_command
from letterkit.faces.plain.pace import Pace
from letterkit.faces.plain.terminal import Terminal
from tests.faces.plain.typing import AS_TYPED, F2

ALT_ENTER, CTRL_A, CTRL_C, CTRL_D, CTRL_K, BACKSPACE, TAB, LEFT, UP = (
    "\x1b\r",
    "\x01",
    "\x03",
    "\x04",
    "\x0b",
    "\x7f",
    "\t",
    "\x1b[D",
    "\x1b[A",
)


@contextmanager
def pressed(keys: str) -> Iterator[Terminal]:
    """Yield a terminal in which these keys are pressed."""
    with create_pipe_input() as source:
        source.send_text(keys)
        yield Terminal(pace=AS_TYPED, input=source, output=DummyOutput())


def one(keys: str, current: str = "") -> str:
    with pressed(keys) as console:
        return console.ask(current, None)


def several(keys: str, current: str = "") -> str:
    with pressed(keys) as console:
        return console.ask_lines(current)


def pasted(text: str) -> str:
    return f"\x1b[200~{text}\x1b[201~"


# -- one line -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "current", "answer"),
    [
        ("Exampleland\r", "", "Exampleland"),
        ("\r", "", ""),
        ("\r", "Exampleland", "Exampleland"),
        (BACKSPACE * 4 + "stan\r", "Exampleland", "Examplestan"),
        (LEFT * 4 + "-\r", "Exampleland", "Example-land"),
        (CTRL_A + "North \r", "Exampleland", "North Exampleland"),
        (CTRL_A + CTRL_K + "\r", "Exampleland", ""),
        ("Кыргызстан 吉尔吉斯\r", "", "Кыргызстан 吉尔吉斯"),
        (UP + "a\r", "", "a"),
        (pasted("two\nlines") + "\r", "", "two\nlines"),
    ],
)
def test_an_answer_is_typed_or_the_one_that_is_there_is_edited(keys: str, current: str, answer: str) -> None:
    assert one(keys, current) == answer


@pytest.mark.parametrize("command", ["<", "?", ":quit", ":go date"])
def test_a_command_typed_behind_the_answer_that_is_there_is_a_command(command: str) -> None:
    assert one(command + "\r", "Exampleland") == command
    assert one(" " + command + "\r", "Exampleland") == command
    assert several(command + "\r", "One.\n\nTwo.") == command


@pytest.mark.parametrize("keys", [": the south", " < 200", " is it?", BACKSPACE + "?"])
def test_prose_typed_behind_the_answer_that_is_there_is_prose(keys: str) -> None:
    expected = "Examplelan?" if keys[0] == BACKSPACE else "Exampleland" + keys
    assert one(keys + "\r", "Exampleland") == expected


def test_ctrl_c_interrupts_and_ctrl_d_on_an_empty_line_ends() -> None:
    with pytest.raises(KeyboardInterrupt):
        one("half an answer" + CTRL_C)
    with pytest.raises(EOFError):
        one(CTRL_D)
    assert one("x" + CTRL_D + "\r") == "x"


def completed(typed: str) -> str:
    """Return what a person has who types, presses Tab, and presses Enter when the screen has followed."""
    known = (("un-security-council", "Security Council"), ("osce", "OSCE"))

    with create_pipe_input() as source:
        console = Terminal(pace=AS_TYPED, input=source, output=DummyOutput())

        def follow(patience: int = 500) -> None:
            buffer, loop = get_app().current_buffer, asyncio.get_running_loop()
            if patience and buffer.text == typed and buffer.complete_state is None:
                loop.call_later(0.01, follow, patience - 1)
            else:
                source.send_text("\r")

        def suggest(text: str) -> tuple[tuple[str, str], ...]:
            asyncio.get_running_loop().call_later(0.01, follow)
            return tuple(row for row in known if text in row[0] or text in row[1])

        source.send_text(typed + TAB)
        return console.ask("", suggest)


@pytest.mark.parametrize("typed", ["un-s", "Security C"])
def test_tab_completes_a_suggestion_by_its_beginning_or_its_words(typed: str) -> None:
    assert completed(typed) == "un-security-council"


def test_without_tab_nothing_is_completed() -> None:
    with pressed("osc\r") as console:
        assert console.ask("", lambda _: (("osce", ""),)) == "osc"


# -- several lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "current", "answer"),
    [
        ("One.\r\rTwo.\r.\r", "", "One.\n\nTwo."),
        ("One.\r\rTwo.\r\r\r", "", "One.\n\nTwo."),
        ("One.\rTwo." + F2, "", "One.\nTwo."),
        (F2, "One.\nTwo.", "One.\nTwo."),
        ("One." + ALT_ENTER + "Two.\r \r\r", "", "One.\nTwo."),
        (" \rThree.\r.\r", "One.", "One. \nThree."),
        ("\r", "", ""),
        (".\r", "", ""),
        (pasted("One.\n\nTwo. ?\n:x\n") + "\r.\r", "", "One.\n\nTwo. ?\n:x"),
        (pasted("One.\n\n") + "\rTwo.\r.\r", "", "One.\n\n\nTwo."),
        (UP + CTRL_A + "Zero. " + F2, "One.\nTwo.", "Zero. One.\nTwo."),
        ("A figure:\r: 5\r.\r", "", "A figure:\n: 5"),
    ],
)
def test_a_text_of_several_lines_ends_by_two_empty_lines_a_full_stop_alone_or_f2(
    keys: str, current: str, answer: str
) -> None:
    assert several(keys, current) == answer


def test_a_full_stop_inside_a_text_ends_nothing() -> None:
    assert several("One.\r.\x1b[D\r" + F2) == "One.\n\n."


@pytest.mark.parametrize("command", [":quit", "<", "?"])
def test_a_command_needs_no_end_of_text(command: str) -> None:
    assert several(command + "\r") == command


def test_ctrl_c_interrupts_a_text_of_several_lines() -> None:
    with pytest.raises(KeyboardInterrupt):
        several("One.\rTwo" + CTRL_C)


def test_what_is_said_goes_to_the_output() -> None:
    output: list[str] = []

    class Output(DummyOutput):
        def write(self, data: str) -> None:
            output.append(data)

    Terminal(output=Output()).say("A line.")
    assert output == ["A line.\n"]


# -- line by line ---------------------------------------------------------------------------------------


def lines(typed: str) -> tuple[Lines, io.StringIO]:
    shown = io.StringIO()
    return Lines(io.StringIO(typed), shown), shown


def test_lines_are_read_one_by_one_until_there_are_none() -> None:
    console, _ = lines("one\r\ntwo")
    assert (console.ask("", None), console.ask("", None)) == ("one", "two")
    with pytest.raises(EOFError):
        console.ask("", None)
    with pytest.raises(EOFError):
        console.ask_lines("")


@pytest.mark.parametrize("typed", ["\n", "  \n"])
def test_an_empty_line_keeps_what_is_there_and_says_so(typed: str) -> None:
    console, shown = lines(typed * 2)
    assert console.ask("Exampleland", None) == "Exampleland"
    assert console.ask_lines("One.\nTwo.") == "One.\nTwo."
    assert "[Enter keeps: Exampleland]\n> " in shown.getvalue()
    assert "[Enter keeps: One. / Two.]" in shown.getvalue()


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("One.\n\nTwo.\n.\nmore", "One.\n\nTwo."),
        ("One.\nTwo.", "One.\nTwo."),
        ("One.\n . \n", "One."),
        ("One.\n\n\nmore", "One."),
        ("One.\n\nTwo.\n\n \nmore", "One.\n\nTwo."),
        (".\nmore\n", "there"),
        (":quit\nmore\n", ":quit"),
    ],
)
def test_several_lines_end_by_two_empty_ones_a_full_stop_alone_or_the_end(typed: str, answer: str) -> None:
    assert lines(typed)[0].ask_lines("there") == answer


# -- commands and consoles ------------------------------------------------------------------------------


@pytest.mark.parametrize("line", ["<", " ? ", ":quit", ":x", ":go 12"])
def test_a_command_is_known_by_its_first_character(line: str) -> None:
    assert is_command(line)


@pytest.mark.parametrize("line", ["", "<b>", "??", ":", ": x", ":)", ":1", "\\:x", "a:b", ":x\nmore text"])
def test_everything_else_is_an_answer(line: str) -> None:
    assert not is_command(line)


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "shown", "term", "kind"),
    [
        (Tty(), Tty(), "xterm", Terminal),
        (Tty(), Tty(), "dumb", Lines),
        (io.StringIO(), Tty(), "xterm", Lines),
        (Tty(), io.StringIO(), "xterm", Lines),
    ],
)
def test_a_terminal_that_can_edit_is_used_as_one(
    typed: io.StringIO, shown: io.StringIO, term: str, kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr("sys.stdout", shown)
    monkeypatch.setenv("TERM", term)
    assert type(terminal.open_console()) is kind


def test_enter_keeps_a_text_of_several_lines_that_was_not_changed() -> None:
    assert several("\r", "One.\n\nTwo.") == "One.\n\nTwo."
    assert several("x\r.\r", "One.\n\nTwo.") == "One.\n\nTwo.x"


@pytest.mark.parametrize(
    ("keys", "current", "typed"),
    [("half\ra line" + CTRL_C, "", "half\na line"), (CTRL_C, "One.\nTwo.", None), ("!" + CTRL_C, "One.", "One.!")],
)
def test_ctrl_c_hands_over_what_was_typed_and_not_entered(keys: str, current: str, typed: str | None) -> None:
    with pytest.raises(Interrupted) as stopped:
        several(keys, current)
    assert stopped.value.typed == typed


def test_a_line_that_is_only_a_command_ends_the_text_and_is_read_next() -> None:
    with pressed("One.\rTwo.\r:go 9\r") as console:
        assert console.ask_lines("") == "One.\nTwo."
        assert console.ask("", None) == ":go 9"
    lines = Lines(io.StringIO("One.\nTwo.\n<\nnext\n"), io.StringIO())
    assert lines.ask_lines("") == "One.\nTwo."
    assert [lines.ask("", None), lines.ask("", None)] == ["<", "next"]


# -- what is pasted -------------------------------------------------------------------------------------

PASTED = [
    "One.\n\n\nTwo.",
    "One.\n.\nTwo.",
    "One.\n:quit\nTwo.",
    "2. One.\n?\n<",
    ".",
    ":quit",
    "3 June\n\n\n",
]


@contextmanager
def at_once(keys: str, then: str = "") -> Iterator[Terminal]:
    """Yield a terminal that says of no key whether it was pasted: these come all at once, others when it has them."""
    with create_pipe_input() as source:

        class Following(Pace):
            """Sends what is typed when the paste has been read."""

            def begin(self, ahead: bool = False) -> None:
                super().begin()

            def line_ended(self, more_waits: bool) -> bool:
                pasted = super().line_ended(more_waits)
                if not more_waits and not self.sent:
                    self.sent = True
                    get_app().loop.call_later(0.06, source.send_text, then)  # type: ignore[union-attr]
                return pasted

            sent = False

        source.send_text(keys)
        yield Terminal(pace=Following(), input=source, output=DummyOutput())


@pytest.mark.parametrize("text", PASTED)
def test_no_line_of_a_paste_ends_a_text_or_is_obeyed(text: str) -> None:
    answer = f"\\{text}" if text == ":quit" else text.rstrip("\n")
    with pressed(f"{pasted(text)}\r\r\r") as console:
        assert console.ask_lines("", None, ["First ", "Second ", "Third "]) == answer


@pytest.mark.parametrize("text", [text for text in PASTED if "\n" in text])
def test_no_line_that_comes_faster_than_anybody_types_is_obeyed(text: str) -> None:
    with at_once(text.replace("\n", "\r") + "\r", F2) as console:
        assert console.ask_lines("", None, ["First ", "Second ", "Third "]) == text.rstrip("\n")


def test_lines_pasted_into_one_line_are_one_answer() -> None:
    with at_once("The Ministry\rExampletown\r", "\r") as console:
        assert console.ask("", None).strip() == "The Ministry\nExampletown"
    assert one(f"{pasted(':quit')}\r") == "\\:quit"
    assert one(f"{pasted('x')}{BACKSPACE}:quit\r") == ":quit"
