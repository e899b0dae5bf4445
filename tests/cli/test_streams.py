"""Outputs that are closed, full or read no further, and characters that no terminal is to obey."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from letterkit.cli import streams
from letterkit.cli.main import COMMANDS

from .scene import LETTER
from .terminal import Terminal

pytestmark = [pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell"), pytest.mark.slow]

PRINTS: dict[str, str] = {
    "new": "new council-appeal -o new.yaml --plain < /dev/null",
    "edit": "edit a.yaml --plain < /dev/null",
    "check": "check a.yaml",
    "render": "render a.yaml --to txt -o -",
    "preview": "preview a.yaml",
    "explain": "explain LK101",
    "templates": "templates list",
    "norms": "norms list",
    "signatories": "signatories list a.yaml",
    "profile": "profile --plain < /dev/null",
    "words": "words list",
    "doctor": "doctor",
    "letterhead": "letterhead --help",
    "schema": "schema",
}
"""A way to have each command print something."""


def test_every_command_is_tried() -> None:
    assert set(PRINTS) == set(COMMANDS)


def shell(folder: Path, command: str, ends: str) -> subprocess.CompletedProcess[str]:
    (folder / "a.yaml").write_text(LETTER, "utf-8")
    return subprocess.run(
        f"'{sys.executable}' -m letterkit {command} {ends}",
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


GROUPS = ("letterhead", "norms", "signatories", "templates", "words", "")
"""Commands that print their help where no command of theirs is named."""


@pytest.mark.parametrize("command", [*PRINTS.values(), *GROUPS], ids=[*PRINTS, *(f"{name}-alone" for name in GROUPS)])
@pytest.mark.parametrize("ends", [">&-", "> /dev/full"])
def test_what_cannot_be_printed_is_said_in_a_sentence(tmp_path: Path, command: str, ends: str) -> None:
    if ends == "> /dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no such device")
    ended = shell(tmp_path, command, ends)
    assert ended.returncode == 2
    assert "What letterkit prints cannot be written" in ended.stderr
    assert "Traceback" not in ended.stderr and "fault" not in ended.stderr


@pytest.mark.parametrize("ends", ["2>&-", "2> /dev/full", "<&-", "<&- >&- 2>&-"])
def test_messages_that_nobody_can_read_keep_no_command_from_its_work(tmp_path: Path, ends: str) -> None:
    assert shell(tmp_path, "render a.yaml --to md,docx", ends).returncode == 0
    assert (tmp_path / "a.md").read_bytes() and (tmp_path / "a.docx").read_bytes().startswith(b"PK")


def test_a_reader_that_reads_no_further_is_no_error() -> None:
    listing = [sys.executable, "-m", "letterkit", "norms", "list"]
    with subprocess.Popen(listing, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout and run.stderr and run.stdout.readline()
        run.stdout.close()
        assert run.wait(timeout=30) == 0 and run.stderr.read() == b""


HOSTILE = "a\x9b31mred\x9d and \u202etxet \u2066x\u2069"


def test_a_message_obeys_no_word_of_a_draft(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(f"letterkit: 1\ntemplate: {json.dumps(HOSTILE)}\n", "utf-8")
    ended = shell(tmp_path, "render b.yaml", "")
    assert ended.returncode == 2 and "a�31mred" in ended.stderr
    assert not set(ended.stderr) & set("\x9b\x9d\u202e\u2066\u2069")


def test_a_terminal_obeys_no_word_of_a_draft(tmp_path: Path) -> None:
    draft = LETTER.replace("subject: On Exampleland", f"subject: {json.dumps(HOSTILE)}")
    (tmp_path / "a.yaml").write_text(draft, "utf-8")
    for command in ("preview a.yaml", "render a.yaml --to md -o -", "edit a.yaml --no-full-screen", "edit a.yaml"):
        with Terminal(command.split(), folder=tmp_path, rows=40, columns=130, fresh=True) as terminal:
            if command.startswith("edit"):
                terminal.until(" of 9" if "no-full" in command else "F10 stop")
                terminal.keys("\x03")
            terminal.ended()
        raw = terminal.raw
        assert raw and not [sign for sign in HOSTILE if ord(sign) > 127 and sign.encode() in raw], command


@pytest.mark.parametrize("columns", [50, 80])
def test_lines_are_as_wide_as_the_window(tmp_path: Path, columns: int) -> None:
    with Terminal(["norms", "show", "iccpr-gc34-gc37"], folder=tmp_path, rows=60, columns=columns) as terminal:
        terminal.ended()
    lines = terminal.raw.decode().splitlines()
    assert len(lines) > 10 and max(map(len, lines)) < columns


def test_what_is_printed_into_a_file_stays_as_it_is(tmp_path: Path) -> None:
    draft = LETTER.replace("On Exampleland", "On \u2066Exampleland\u2069")
    (tmp_path / "b.yaml").write_text(draft, "utf-8")
    assert "\u2066Exampleland\u2069" in shell(tmp_path, "render b.yaml --to md -o -", "").stdout


def test_on_windows_click_is_kept_from_writing_past_us(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = streams.Shown(io.BytesIO(), "utf-8")
    monkeypatch.setattr("os.name", "nt")
    with pytest.raises(io.UnsupportedOperation):
        shown.fileno()
