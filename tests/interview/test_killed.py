"""An interview that is killed: every answer that was confirmed is in the draft, and it goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from letterkit.letter import drafts

pytestmark = pytest.mark.slow

RUN = [sys.executable, "-m", "letterkit"]
TURNS: tuple[tuple[str, str], ...] = (
    ("Name of the body", "Council of Examples"),
    ("Office or title", ""),
    ("Name of the person", ""),
    ("Form of address", ""),
    ("Enter goes on", ""),
    ("Which State", "Kyrgyzstan"),
    ("Which meeting", "the briefing"),
    ("On which day", "2026-12-10"),
)
"""What is asked, and what is answered, at the beginning of the council appeal."""

PROMPT = r">.*\x1b\[\?25h"
"""The prompt, drawn to its end: the cursor is shown again."""

POINTS = [
    (3, "Form of address", {"recipients": [{"organization": "Council of Examples"}]}),
    (5, "Which State", {"recipients": [{"organization": "Council of Examples", "style": "council"}]}),
    (8, "With which sentences", {"facts": {"meeting": "the briefing", "meeting_date": "2026-12-10"}}),
]
"""After so many turns: the question that is asked then, and what the draft holds."""


def environment() -> dict[str, str]:
    return {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}


def holds(path: Path, expected: dict[str, Any]) -> None:
    data = drafts.load(path).data
    for key, value in expected.items():
        held = {name: data[key][name] for name in value} if isinstance(value, dict) else data[key][: len(value)]
        assert held == value


TYPED = "half an ans"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("how", ["SIGKILL", "SIGINT", "SIGHUP", "SIGTERM"])
@pytest.mark.parametrize(("turns", "asked", "expected"), POINTS)
def test_a_killed_interview_loses_no_answer_and_goes_on(
    tmp_path: Path, how: str, turns: int, asked: str, expected: dict[str, Any]
) -> None:
    import pexpect

    path = tmp_path / "a.yaml"

    def start(*arguments: str) -> Any:
        return pexpect.spawn(
            RUN[0],
            [*RUN[1:], *arguments, "--no-full-screen"],
            env=environment(),
            encoding="utf-8",
            timeout=20,
            dimensions=(24, 80),
        )

    process = start("new", "council-appeal", "-o", str(path))
    for question, typed in TURNS[:turns]:
        process.expect(question)
        process.expect(PROMPT)
        process.send(typed + "\r")
    process.expect(asked)
    process.expect(PROMPT)
    process.send(TYPED)
    process.expect(TYPED[-3:])
    if how == "SIGKILL":  # what is typed is on disk within a second
        time.sleep(1)
    process.kill(getattr(signal, how))
    process.expect(pexpect.EOF)
    process.close()
    assert process.exitstatus == 130 if how == "SIGINT" else process.signalstatus == getattr(signal, how)
    holds(path, expected)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]

    again = start("edit", str(path))
    again.expect(r"Question \d+ of \d+|Form of address")
    if asked not in again.after:
        again.expect(asked)
    assert all(question not in again.before for question, _ in TURNS[:turns] if question != asked)
    again.expect(TYPED)
    again.close(force=True)


@pytest.mark.parametrize(("turns", "asked", "expected"), POINTS)
def test_an_interview_by_lines_that_is_killed_loses_no_answer_and_goes_on(
    tmp_path: Path, turns: int, asked: str, expected: dict[str, Any]
) -> None:
    path = tmp_path / "a.yaml"
    process = subprocess.Popen(
        [*RUN, "new", "council-appeal", "-o", str(path), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        encoding="utf-8",
    )
    assert process.stdin and process.stdout
    process.stdin.write("".join(typed + "\n" for _, typed in TURNS[:turns]))
    process.stdin.flush()
    while asked not in process.stdout.readline():
        assert process.poll() is None
    process.kill()
    process.communicate()
    holds(path, expected)

    again = subprocess.run(
        [*RUN, "edit", str(path)], input="", capture_output=True, env=environment(), encoding="utf-8", check=False
    )
    assert asked in again.stdout.split("\n\n")[1]
    assert again.returncode == 130
