"""How a run ends: exit codes, and words instead of tracebacks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from letterkit import __version__
from letterkit.cli import main
from letterkit.errors import InvalidDraft, Problem

from .scene import letter, run


def test_a_mistyped_command_is_answered_with_the_nearest() -> None:
    ended = run("chek", "a.yaml")
    assert ended.code == 2
    assert "Did you mean ‘check’?" in ended.err


def test_an_unknown_command_is_answered_with_all() -> None:
    ended = run("frobnicate")
    assert ended.code == 2
    for name in main.COMMANDS:
        assert name in ended.err


def test_the_version() -> None:
    assert run("--version").text == f"letterkit {__version__}\n"


@pytest.mark.parametrize("name", main.COMMANDS)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_that_begins_with_what_the_list_says_of_it(name: str, flag: str) -> None:
    ended = run(name, flag)
    assert (ended.code, ended.err) == (0, "")
    assert f"Usage: letterkit {name}" in ended.text
    assert name in run("--help").text


def test_help_lists_the_commands_in_the_order_of_use() -> None:
    shown = run("--help").text.split("Commands:")[1]
    places = [shown.index(f"\n  {name} ") for name in main.COMMANDS]
    assert places == sorted(places)


def test_no_arguments_show_the_help() -> None:
    ended = run()
    assert (ended.code, ended.err) == (0, "")
    assert "letterkit new" in ended.text
    assert run("templates").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["render"],
        ["check"],
        ["check", "--format", "xml", "a.yaml"],
        ["schema", "extra"],
        ["new", "--no-input"],
        ["templates", "no-such"],
        ["--no-such"],
        ["preview", "--no-such", "a.yaml"],
        ["new", "no-such-template"],
        ["edit", "no-such.yaml"],
    ],
)
def test_wrong_use_exits_2_with_words_and_no_output(arguments: list[str]) -> None:
    ended = run(*arguments)
    assert (ended.code, ended.text) == (2, "")
    assert ended.err.strip()
    assert "Traceback" not in ended.err
    assert "fault" not in ended.err


def raising(error: BaseException) -> click.Command:
    @click.command()
    def command() -> None:
        raise error

    return command


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 130, "Stopped."),
        (EOFError(), 130, "Stopped."),
        (
            InvalidDraft(Problem("It is wrong.", "Put it right.", "a.yaml", 3, 5, ("date",))),
            2,
            "a.yaml:3:5: date: It is wrong.\n  Put it right.",
        ),
        (RuntimeError("secret"), 2, "letterkit has a fault and had to stop (RuntimeError)"),
        (RecursionError(), 2, "fault"),
        (MemoryError(), 2, "fault"),
    ],
)
def test_every_error_ends_in_words_and_a_code(
    error: BaseException, code: int, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(main, "cli", raising(error))
    monkeypatch.delenv("LETTERKIT_DEBUG", raising=False)
    ended = run()
    assert ended.code == code
    assert says in ended.err
    assert "Traceback" not in ended.err
    assert "secret" not in ended.err


def test_a_fault_can_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main, "cli", raising(RuntimeError("secret")))
    monkeypatch.setenv("LETTERKIT_DEBUG", "1")
    with pytest.raises(RuntimeError, match="secret"):
        run()


# -- as a process ---------------------------------------------------------------------------------------


def process(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "letterkit", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **more},
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
@pytest.mark.parametrize(
    "arguments", [["schema"], ["--help"], ["templates", "show", "council-appeal"], ["render", "a.yaml", "-o", "-"]]
)
def test_a_reader_that_has_gone_away_is_no_error(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    letter(tmp_path / "a.yaml")
    monkeypatch.chdir(tmp_path)
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        ended = subprocess.run(
            [sys.executable, "-m", "letterkit", *arguments], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.yaml", subject="Письмо о положении — 信")
    ended = process("render", path, "-o", "-", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert "Письмо о положении — 信" in ended.stdout.decode("utf-8")
    assert "letterkit has" not in ended.stderr.decode()


def test_answers_from_a_pipe_in_another_encoding_are_refused_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    ended = subprocess.run(
        [sys.executable, "-m", "letterkit", "new", "council-appeal", "-o", str(path)],
        input="Council\n\n\n\n\n\nCôte\nthe briefing\n".encode("latin-1"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:strict"},
        check=False,
    )
    assert "UTF-8" in ended.stdout.decode()
    assert ended.returncode == 130
    assert "meeting: the briefing" in path.read_text("utf-8")


def test_colours_are_for_terminals_alone(tmp_path: Path) -> None:
    ended = process("check", letter(tmp_path / "a.yaml", signatories=None))
    assert ended.returncode == 1
    assert b"\x1b" not in ended.stdout + ended.stderr
