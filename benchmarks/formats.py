"""How long a letter takes in all formats, against pandoc and Typst alone; how soon `preview --watch` shows a change.

    python benchmarks/formats.py [--runs 11]

Taken in turns: `letterkit render` to every format at once, and one after another pandoc to each format that it writes,
from the letter's Markdown, and Typst on what pandoc made for it. The preview runs in a pseudo-terminal of 100 by 40
(POSIX only) with letters of 5,000 words, one without citations and one with forty; a change is the file being replaced.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from letterkit.letter import drafts
from letterkit.render.formats import FORMATS
from letterkit.render.pandoc import program

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "joint-letter.yaml"
ALONE = ("docx", "odt", "html", "plain", "gfm", "typst")
SENTENCE = "The people of the south wait at the gate, and nobody tells them why or how long it will be. "
CHANGES = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("STATE", "DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = str(folder / kind)
        all_formats(folder, runs)
        for cited in (False, True):
            times = redrawn(long_letter(folder / "long.yaml", cited))
            words = "5,000 words with 40 citations" if cited else "5,000 words"
            print(f"preview --watch, {words}: median {statistics.median(times) * 1000:.0f} ms,", end=" ")
            print(f"slowest {max(times) * 1000:.0f} ms after the file was saved (at most 100)")


def all_formats(folder: Path, runs: int) -> None:
    """Print the time of one letter in all formats, beside that of pandoc and Typst alone."""
    letterkit = [shutil.which("letterkit") or str(Path(sys.executable).with_name("letterkit"))]
    render = [*letterkit, "render", str(EXAMPLE), "-o", str(folder), "--force"]
    subprocess.run([*render, "--to", "md"], check=True, capture_output=True)
    markdown = folder / f"{EXAMPLE.stem}.md"
    for written in folder.glob(f"{EXAMPLE.stem}.*"):
        if written != markdown:
            written.unlink()
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(runs + 1):
        first = timed(lambda: subprocess.run([*render, "--to", ",".join(FORMATS)], check=True, capture_output=True))
        second = timed(lambda: alone(markdown, folder))
        if turn:
            ours.append(first)
            theirs.append(second)
    ratio = statistics.median(ours) / statistics.median(theirs)
    print(f"{len(FORMATS)} formats: {statistics.median(ours) * 1000:.0f} ms; pandoc and Typst alone", end=" ")
    print(f"{statistics.median(theirs) * 1000:.0f} ms: {ratio:.2f} times (at most 1.6)")


def alone(markdown: Path, folder: Path) -> None:
    """Run pandoc to each of its formats, then Typst, as a person would call them."""
    for to in ALONE:
        out = folder / f"alone.{to}"
        subprocess.run([program(), "-s", str(markdown), "-t", to, "-o", str(out)], check=True)
    source = folder / "alone.typ"
    source.write_text((folder / "alone.typst").read_text("utf-8"), "utf-8")
    out = folder / "alone.pdf"
    code = f"import typst; typst.compile({str(source)!r}, output={str(out)!r}, ignore_system_fonts=True)"
    subprocess.run([sys.executable, "-c", code], check=True)


def timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def long_letter(path: Path, cited: bool) -> Path:
    """Write a draft of 5,000 words in its own passages, with forty citations or none; return its path."""
    paragraphs = [
        SENTENCE * 13
        + (f"[@wso-2005, para. {1 + number}]; see also [@report-{number % 7}, p. {number}]." if cited else "")
        for number in range(20)
    ]
    data = {
        **drafts.load(EXAMPLE).data,
        "passages": [
            {"role": "situation", "text": "\n\n".join(paragraphs)},
            *({"role": role} for role in ("norm", "ask", "urgency")),
        ],
        "sources": [
            {"id": f"report-{number}", "type": "report", "title": f"Report {number}", "publisher": "Example Watch"}
            for number in range(7)
        ],
        "subject": "Letter number 0",
    }
    path.write_bytes(drafts.dump(data).encode("utf-8"))
    return path


def redrawn(path: Path) -> list[float]:
    """Return the seconds from the moment a draft is saved to that in which its change is on the screen, for each."""
    process, terminal = pty.fork()
    if not process:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-m", "letterkit", "preview", str(path), "--watch"])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    read_until(terminal, "words, read")
    times = []
    text = path.read_text("utf-8")
    for number in range(1, CHANGES + 1):
        time.sleep(0.25)
        fresh = path.with_suffix(".new")
        seen = chr(ord("a") + number) * 5  # nothing of it stands there before: a terminal is only told what changed
        fresh.write_text(re.sub("Letter number .*", f"Letter number {seen}", text), "utf-8")
        start = time.perf_counter()
        fresh.replace(path)
        read_until(terminal, seen)
        times.append(time.perf_counter() - start)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(terminal)
    return times[2:]  # the first ones load what the others find loaded


def read_until(terminal: int, seen: str) -> None:
    """Read what is painted up to some words."""
    painted = ""
    while seen not in painted:
        painted += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", os.read(terminal, 65536).decode("utf-8", "replace"))


if __name__ == "__main__":
    main()
