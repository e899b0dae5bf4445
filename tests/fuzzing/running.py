"""Batches of mutants in processes of their own, each waited for no longer than it may take."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SECONDS = 10.0
"""What a mutant may take in one command; it is waited for three times as long, because it goes through three or four."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a mutant: read, refused in words, or a fault or a hang. `peak` is what its process had taken by then, in megabytes."""

    number: int
    kind: str
    outcome: str
    detail: str
    seconds: float
    peak: int

    @property
    def held(self) -> bool:
        """True if it was read, or refused in words."""
        return self.outcome in ("read", "refused")


def results(first: int, last: int, home: Path) -> Iterator[Result]:
    """Run mutants; one that hangs, or ends its process, is a result, and the next ones go on in a new process."""
    while first < last:
        begun: dict[str, Any] = {}
        for line in _lines(first, last, home):
            if "begun" in line:
                begun = line
                continue
            first = int(line["number"]) + 1
            yield Result(**line)
            begun = {}
        if first < last:
            yield Result(first, str(begun.get("kind", "?")), "hang or end", "", 3 * SECONDS, 0)
            first += 1


def _lines(first: int, last: int, home: Path) -> Iterator[dict[str, Any]]:
    """Yield what a process says, line by line, until it ends or says nothing for as long as a mutant may take."""
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("STATE", "DATA", "CONFIG", "CACHE")}
    environment = {**os.environ, **folders, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "tests.fuzzing.child", str(first), str(last)]
    output: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, cwd=home) as process:
        threading.Thread(target=_listen, args=(process, output), daemon=True).start()
        try:
            while (line := output.get(timeout=3 * SECONDS + 10)) is not None:
                yield json.loads(line)
        except queue.Empty:
            return
        finally:
            process.kill()


def _listen(process: subprocess.Popen[bytes], said: queue.SimpleQueue[bytes | None]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        said.put(line)
    said.put(None)
