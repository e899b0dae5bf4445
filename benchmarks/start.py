"""Seconds to the first question of an interview, its memory, and seconds from a key to its word in the letter.

    python benchmarks/start.py [--runs 11]

Each start runs in a pseudo-terminal of 120 by 40 (POSIX only), in turn with `python -c "import prompt_toolkit"`. The
word is awaited in the passage under the answer, in a window of 80 by 24 too.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.letter import drafts
from letterkit.library.library import open_library

FIRST = b"F10 stop"
SENTENCE = "The people of the south wait at the gate, and nobody tells them why or how long it will be. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = name
        bare, starts = [], []
        for number in range(runs):
            bare.append(import_prompt_toolkit())
            starts.append(run_interview(["new", "council-appeal", "-o", str(folder / f"{number}.yaml")])[0])
        ratio = statistics.median(starts) / statistics.median(bare)
        print(f"import prompt_toolkit {statistics.median(bare) * 1000:.0f} ms, first question", end=" ")
        print(f"{statistics.median(starts) * 1000:.0f} ms: {ratio:.2f} times (at most 3)")
        for columns, rows in ((80, 24), (120, 40)):
            follows = []
            for number in range(max(runs // 3, 1)):
                draft = str(long_letter(folder / f"{columns}-{number}.yaml"))
                _, memory, seconds = run_interview(["edit", draft], b"Zanzibar", (columns, rows))
                follows.append(seconds)
            milliseconds = statistics.median(follows) * 1000
            print(f"{columns} by {rows}: the passage follows the last key after {milliseconds:.0f} ms (at most 150)")
        print(f"memory with a letter of 5,000 words: {memory / 1024:.0f} MB (at most 120)")


def import_prompt_toolkit() -> float:
    """Return the seconds that Python takes to start and import prompt_toolkit."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import prompt_toolkit"], check=True)
    return time.perf_counter() - start


def long_letter(path: Path) -> Path:
    """Write a draft with a passage of 5,000 words, its interview at a question whose answer stands behind them."""
    import datetime as dt

    library = open_library()
    pack = library.pack("council-appeal", "en")
    data = dict(sample(pack, library).data)
    facts = {**data["facts"], "opening": SENTENCE * (5_000 // len(SENTENCE.split()))}
    session = create(path, pack, library, dt.date(2026, 11, 20), {**data, "facts": facts})
    session.store(transitions.go_to(session.form, Position("occasion_chance")))
    assert drafts.load(path)
    return path


def run_interview(
    arguments: list[str], typed: bytes = b"", size: tuple[int, int] = (120, 40)
) -> tuple[float, int, float]:
    """Return seconds to the first question, peak memory in kB, seconds from the last key to its word in the passage
    under the answer."""
    process, terminal = pty.fork()
    if not process:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "letterkit", *arguments, "--full-screen"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    start = time.perf_counter()
    read_until(terminal, FIRST)
    first = time.perf_counter() - start
    follows = 0.0
    if typed:
        quiet(terminal, 1.5)
        os.write(terminal, b"\x01\x0b" + typed)
        start = time.perf_counter()
        read_until(terminal, typed[-4:])  # where it is typed
        read_until(terminal, typed[-4:])  # and where it will be read
        follows = time.perf_counter() - start
    status = Path(f"/proc/{process}/status").read_text("utf-8") if sys.platform == "linux" else "VmHWM: 0"
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return first, memory, follows


def quiet(terminal: int, seconds: float) -> None:
    """Read what is painted until some seconds are over."""
    import select

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            os.read(terminal, 65536)


def read_until(terminal: int, words: bytes) -> None:
    """Read what is painted up to some words."""
    painted = b""
    while words not in painted:
        painted += os.read(terminal, 1)


if __name__ == "__main__":
    main()
