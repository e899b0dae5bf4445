"""How long the full screen takes from a key to the painted character, as the letter grows.

    python benchmarks/screen.py [--keys 300]

The screen is laid out and drawn in full, for a window of 140 by 40, into an output that throws it away. Keys come one
by one, each when the one before has been painted.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import statistics
import tempfile
import time
from pathlib import Path

from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from letterkit.faces.screen.app import Screen
from letterkit.interview import moves
from letterkit.interview.form import Form
from letterkit.interview.opening import create
from letterkit.interview.pack_check import sample
from letterkit.library.library import open_library
from letterkit.render import formats

WORDS = (500, 5_000)
SENTENCE = "The people of the south wait at the gate, and nobody tells them why or how long it will be. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--keys", type=int, default=300)
    keys = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as folder:
        for name in ("STATE", "DATA", "CONFIG", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = folder
        middles = []
        for words in WORDS:
            times = asyncio.run(typed(Path(folder) / f"{words}.yaml", words, keys))
            cuts = statistics.quantiles(times, n=100)
            middles.append(statistics.median(times))
            print(f"{words:>6,} words: median {middles[-1] * 1000:5.1f} ms, p99 {cuts[98] * 1000:5.1f} ms (at most 16)")
    print(f"ratio of the medians {middles[-1] / middles[0]:.2f} (at most 2)")


def show(form: Form) -> str:
    return formats.write(form.letter(), "md").decode("utf-8")


async def typed(path: Path, words: int, keys: int) -> list[float]:
    """Seconds from each key to the end of the drawing that shows it."""
    library = open_library()
    pack = library.pack("council-appeal", "en")
    data = dict(sample(pack, library).data)
    facts = {**data["facts"], "event": SENTENCE * (words // len(SENTENCE.split()))}
    session = create(path, pack, library, dt.date(2026, 11, 20), {**data, "facts": facts})
    session.store(moves.jump(session.form, "delay"))
    times: list[float] = []
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, create_pipe_input() as source:
        output = Vt100_Output(nowhere, lambda: Size(rows=40, columns=140), term="xterm-256color")
        with create_app_session(input=source, output=output):
            screen = Screen(session, show, input=source, output=output)
            screen.settle()
            painted = asyncio.Event()
            screen.app.after_render += lambda _: painted.set()
            running = asyncio.ensure_future(screen.app.run_async())
            await asyncio.sleep(0.5)
            for index in range(keys):
                painted.clear()
                start = time.perf_counter()
                source.send_text("word "[index % 5])
                await painted.wait()
                times.append(time.perf_counter() - start)
            source.send_text("\x1b[21~")
            await running
    return times


if __name__ == "__main__":
    main()
