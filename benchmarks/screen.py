"""How long the full screen takes from a key to the painted character, beside a bare screen with two text areas.

    python benchmarks/screen.py [--keys 300]

The screen is laid out and drawn in full, for windows of 80 by 24 and of 140 by 40, into an output that throws it away.
The passage that is written stands under the answer, and holds all the words. Keys come one by one, each when the one
before has been painted. Milliseconds differ from machine to machine, so both are measured in the same run, and their
ratios count.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.layout import Layout, VSplit
from prompt_toolkit.output import Output
from prompt_toolkit.output.vt100 import Vt100_Output
from prompt_toolkit.widgets import TextArea

from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.opening import create
from letterkit.interview.pack_check import sample
from letterkit.interview.position import Position
from letterkit.interview.session import Session
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.render import formats, normalize

WORDS = (500, 5_000)
SIZES = ((80, 24), (140, 40))
SENTENCE = "The people of the south wait at the gate, and nobody tells them why or how long it will be. "
QUESTION = "occasion_chance"
ROUNDS = 3
"""Times that both screens are measured, one after the other, so that a busy moment of the machine meets both."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--keys", type=int, default=300)
    keys = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as folder:
        for name in ("STATE", "DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        for size in SIZES:
            print(f"{size[0]} by {size[1]}")
            medians = [measured(Path(folder), size, words, keys) for words in WORDS]
            grows = medians[-1] / medians[0]
            print(f"from {WORDS[0]} to {WORDS[-1]:,} words the median grows {grows:.2f} times (at most 2)")


def measured(folder: Path, size: tuple[int, int], words: int, keys: int) -> float:
    """Print how both screens do with a letter of so many words, and return the median of the full screen in seconds."""
    bare: list[float] = []
    full: list[float] = []
    for number in range(ROUNDS):
        bare += asyncio.run(typed_in_bare_screen(size, words, keys // ROUNDS))
        session = long_letter(folder / f"{size[0]}-{words}-{number}.yaml", words)
        full += asyncio.run(typed_in_full_screen(session, size, keys // ROUNDS))
    for name, times in (("bare", bare), ("full", full)):
        print(f"{words:>6,} words, {name}: median {median(times) * 1000:5.1f} ms, p99 {p99(times) * 1000:5.1f} ms")
    print(
        f"{words:>6,} words: median {median(full) / median(bare):.2f} times the bare one's (at most 2.5), "
        f"p99 {p99(full) / p99(bare):.2f} times (at most 1.2)"
    )
    return median(full)


median = statistics.median


def p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]


@contextmanager
def terminal(size: tuple[int, int]) -> Iterator[tuple[Any, Output]]:
    """Yield a pipe for keys, and an output that throws away what is drawn."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, create_pipe_input() as source:
        output = Vt100_Output(nowhere, lambda: Size(rows=size[1], columns=size[0]), term="xterm-256color")
        with create_app_session(input=source, output=output):
            yield source, output


async def typed_in_bare_screen(size: tuple[int, int], words: int, keys: int) -> list[float]:
    """Return seconds for each key on a bare screen: a text area to type in, and one that holds the letter."""
    with terminal(size) as (source, output):
        room, letter = TextArea(), TextArea(SENTENCE * (words // len(SENTENCE.split())))
        app: Application[None] = Application(
            Layout(VSplit([room, letter])), full_screen=True, input=source, output=output
        )
        return await typed(app, source, keys, app.exit)


async def typed_in_full_screen(session: Session, size: tuple[int, int], keys: int) -> list[float]:
    """Return seconds for each key on the full screen of an interview. Raises AssertionError where the passage does not
    stand under the answer."""
    with terminal(size) as (source, output):
        screen = Screen(session, composed, input=source, output=output)
        screen.letter.hidden = True

        def leave() -> None:
            assert screen.texts.passage_lines > 4 and screen.passage.lines_needed > 20
            source.send_text("\x1b[21~")

        return await typed(screen.app, source, keys, leave, screen.begin)


async def typed(
    app: Application[None], source: Any, keys: int, leave: Callable[[], None], begin: Callable[[], None] | None = None
) -> list[float]:
    """Return seconds from each key to the end of the drawing that shows it."""
    times: list[float] = []
    painted = asyncio.Event()
    app.after_render += lambda _: painted.set()
    running = asyncio.ensure_future(app.run_async(pre_run=begin))
    await asyncio.sleep(1.5)
    for index in range(keys):
        painted.clear()
        start = time.perf_counter()
        source.send_text("word "[index % 5])
        await painted.wait()
        times.append(time.perf_counter() - start)
    leave()
    await running
    return times


def long_letter(path: Path, words: int) -> Session:
    """Return an interview in a letter with so many words, at a question whose answer stands behind them in one
    passage."""
    library = open_library()
    pack = library.pack("council-appeal", "en")
    data = dict(sample(pack, library).data)
    facts = {**data["facts"], "opening": SENTENCE * (words // len(SENTENCE.split()))}
    session = create(path, pack, library, dt.date(2026, 11, 20), {**data, "facts": facts})
    session.store(transitions.go_to(session.form, Position(QUESTION)))
    return session


def composed(form: Form) -> Letter:
    return normalize.letter(formats.with_citations_set(form.letter()))


if __name__ == "__main__":
    main()
