"""How long checking takes: against loading and composing, for many letters in one call, and as a letter grows.

    python benchmarks/rules.py [--letters 1000]

Everything is measured in one run. `check` and the reading that it is compared with take turns, each in a process of its
own, as a member of staff calls them; below that the rules alone, inside one process, where nothing has to be started.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from letterkit.checks.rules import RULES, report
from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.library.library import open_library

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "head-of-state.yaml"
WORDS = (2_000, 20_000, 100_000)
READ = (
    "import sys; from pathlib import Path; from letterkit.compose import compose; from letterkit.letter import drafts; "
    "from letterkit.library.library import open_library; path = Path(sys.argv[1]); "
    "compose(drafts.load(path).draft, open_library((path.parent, Path())))"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--letters", type=int, default=1000)
    many = parser.parse_args().letters
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.yaml"
        path.write_bytes(letter(WORDS[0]))
        processes(path)
        bulk(Path(folder), many)
    growth()


def letter(words: int) -> bytes:
    """Return a letter of about so many words, from the passages of an example as it is printed."""
    loaded = drafts.load(EXAMPLE)
    text = EXAMPLE.with_suffix(".md").read_text("utf-8").split("\n\n")
    body = [part for part in text if len(part) > 200 and not part.startswith(("#", "[^"))]
    passages: list[dict[str, Any]] = []
    count = 0
    while count < words:
        part = body[len(passages) % len(body)].replace("[^", "(note ").replace("]", ")")
        passages.append({"role": "situation", "text": part})
        count += len(part.split())
    data = {key: value for key, value in loaded.data.items() if key not in ("facts", "passages")}
    return drafts.dump(data | {"passages": passages}).encode("utf-8")


def processes(path: Path) -> None:
    """Time `letterkit check` and a process that only loads and composes, in turns."""
    commands = {
        "load and compose": [sys.executable, "-c", READ, str(path)],
        "letterkit check": [sys.executable, "-m", "letterkit", "check", str(path), "--format", "json"],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(15):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=False, capture_output=True)
            times[name].append(time.perf_counter() - start)
    middle = {name: statistics.median(seconds) for name, seconds in times.items()}
    print(f"A letter of {WORDS[0]:,} words, a process each ({len(RULES)} rules):")
    for name, seconds in middle.items():
        print(f"  {name:<20} {seconds * 1000:7.1f} ms")
    print(f"  ratio {middle['letterkit check'] / middle['load and compose']:.2f} (at most 2)\n")


def bulk(folder: Path, many: int) -> None:
    """Time many letters in one call, without the start of the program."""
    paths = []
    for index in range(many):
        paths.append(folder / f"{index}.yaml")
        paths[-1].write_bytes(letter(700))

    def call(some: list[Path]) -> float:
        command = [sys.executable, "-m", "letterkit", "check", *map(str, some), "--format", "json"]
        start = time.perf_counter()
        subprocess.run(command, check=False, capture_output=True)
        return time.perf_counter() - start

    one, all_ = call(paths[:1]), call(paths)
    print(f"{many:,} letters of 700 words in one call: {(all_ - one) / (many - 1) * 1000:.1f} ms each (at most 10)\n")


def growth() -> None:
    """Time the rules alone inside one process, beside loading and composing, as the letter grows."""
    library = open_library()
    print("Inside one process:          load + compose     check     check per 1,000 words")
    for words in WORDS:
        raw = letter(words)
        read = best(lambda raw=raw: compose(drafts.read(raw, "x.yaml").draft, library))  # type: ignore[misc]  # a lambda
        loaded = drafts.read(raw, "x.yaml")
        checked = best(lambda loaded=loaded: report(loaded, library))  # type: ignore[misc]  # a lambda
        each = checked / words * 1e6
        print(f"  {words:>7,} words           {read * 1000:8.1f} ms {checked * 1000:9.1f} ms {each:9.2f} ms")


def best(run: Callable[[], object]) -> float:
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


if __name__ == "__main__":
    main()
