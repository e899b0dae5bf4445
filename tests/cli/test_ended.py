"""A run that is ended from outside leaves no letter behind, and no word that was typed is lost with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letterkit import interrupts

from .scene import LETTER

pytestmark = pytest.mark.slow

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


def slow(folder: Path) -> Path:
    """Return a program in the place of pandoc that has read its input and takes its time."""
    program = folder / "pandoc"
    program.write_text(f"#!{sys.executable}\nimport sys, time\nsys.stdin.buffer.read()\ntime.sleep(60)\n", "utf-8")
    program.chmod(0o755)
    return program


def rendering(folder: Path) -> subprocess.Popen[bytes]:
    """Return a run in the middle of writing a letter; its temporary files lie in `tmp`."""
    (folder / "a.yaml").write_text(LETTER, "utf-8")
    (folder / "tmp").mkdir(exist_ok=True)
    code = (
        "from letterkit.render import pandoc\n"
        f"pandoc.program = lambda: {str(slow(folder))!r}\n"
        "import sys\nsys.argv = ['letterkit', 'render', 'a.yaml', '--to', 'docx,html']\n"
        "from letterkit.cli.main import main\nmain()"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    end = time.monotonic() + 30
    while len(list((folder / "tmp").glob("letterkit-work-*/*/*"))) < 1 and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.2)
    return run


@POSIX
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing_behind_and_ends_the_run_as_it_says(tmp_path: Path, how: signal.Signals) -> None:
    run = rendering(tmp_path)
    run.send_signal(how)
    code = run.wait(timeout=20)
    assert code == (130 if how == signal.SIGINT else -how)
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "pandoc", "tmp"]


@POSIX
def test_a_killed_run_leaves_no_word_of_the_letter(tmp_path: Path) -> None:
    run = rendering(tmp_path)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    left = [path for path in (tmp_path / "tmp").rglob("*") if path.is_file()]
    assert left and not [one for one in left if b"Exampleland" in one.read_bytes() or one.name == "letter.json"]
    for folder in (tmp_path / "tmp").iterdir():
        os.utime(folder, (0, 0))
    subprocess.run(
        [sys.executable, "-m", "letterkit", "render", "a.yaml", "--to", "txt", "-o", "b.txt"],
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        check=True,
        capture_output=True,
    )
    assert list((tmp_path / "tmp").iterdir()) == []


@POSIX
def test_a_signal_that_was_ignored_from_the_start_stays_so(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up: list[int] = []
    monkeypatch.setattr(
        signal, "getsignal", lambda number: signal.SIG_IGN if number == signal.SIGHUP else signal.SIG_DFL
    )
    monkeypatch.setattr(signal, "signal", lambda number, _: set_up.append(number))
    interrupts.install_handlers(lambda: None)
    assert set_up == [signal.SIGTERM]


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> interrupts._State:
    state = interrupts._State()
    monkeypatch.setattr(interrupts, "_STATE", state)
    return state


def test_what_is_typed_is_kept_before_the_run_unwinds(fresh: interrupts._State) -> None:
    kept: list[str] = []

    def fails() -> None:
        raise RuntimeError("the disk is gone")

    with (
        interrupts.before_ending(lambda: kept.append("outer")),
        interrupts.before_ending(fails),
        pytest.raises(interrupts.Ended),
    ):
        interrupts._on_signal(15, None)
    assert kept == ["outer"] and interrupts.received_signal() == 15 and not fresh.savers


def test_a_second_signal_waits_for_nothing(fresh: interrupts._State, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    fresh.clean_up = lambda: done.append("cleared")
    fresh.received = 15
    monkeypatch.setattr(interrupts, "end_by_signal", done.append)
    with pytest.raises(interrupts.Ended):
        interrupts._on_signal(15, None)
    assert done == ["cleared", 15]


@pytest.mark.parametrize(("event", "answer"), [(0, 0), (1, 0), (2, 1), (5, 1), (6, 1)])
def test_a_console_that_windows_closes(fresh: interrupts._State, event: int, answer: int) -> None:
    done: list[str] = []
    fresh.clean_up = lambda: done.append("cleared")
    with interrupts.before_ending(lambda: done.append("kept")):
        assert interrupts._on_console_event(event) == answer
    assert done == (["kept", "cleared"] if answer else [])
