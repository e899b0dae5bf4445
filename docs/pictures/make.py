"""Makes the pictures of the wizard that stand in the README, from the program as it is.

    python docs/pictures/make.py

The wizard runs in a pseudo-terminal (POSIX only) with real keys; what it paints is read back by pyte and written as
SVG, for a light and for a dark page.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[2]))

from letterkit.letter import drafts
from tests.cli.terminal import F, Terminal  # the terminal in which the tests run the wizard

HERE: Final = Path(__file__).parent
LETTER: Final = HERE.parents[1] / "examples" / "council-appeal.yaml"
WIDE_CELL, HIGH_CELL, EDGE = 8.4, 18, 12
THEMES: Final = {
    "dark": {"page": "#1c1f24", "text": "#d8dbe0", "red": "#ff7b72", "green": "#7ee787"},
    "light": {"page": "#ffffff", "text": "#24292f", "red": "#c4262e", "green": "#1a7f37"},
}
BEGUN: Final = (f"{F[5]}letter begin\r", *"\t\t\t", "send forty observers to the camps before the winter.")
SHOWN: Final = {
    "question": ((40, 120), BEGUN, "words"),
    "asks": ((40, 120), (f"{F[5]}what exactly\r\x1b[A\x1b[A",), "Name the decision"),
    "small": ((24, 80), BEGUN, "words"),
    "review": ((24, 80), (F[9],), "Your answers"),
}
"""Each picture: its size, the keys that lead there, one after another, and what is seen when it is ready."""


def main() -> None:
    for name, ((rows, columns), keys, seen) in SHOWN.items():
        with tempfile.TemporaryDirectory() as folder:  # of its own, so that nothing typed before is there again
            for kind in ("STATE", "DATA", "CONFIG", "CACHE"):
                os.environ[f"XDG_{kind}_HOME"] = folder
            draft = Path(folder) / "letter.yaml"
            drafts.save(draft, letter())
            with Terminal(["edit", draft.name], rows, columns, Path(folder)) as terminal:
                terminal.until("F10 stop")
                for key in keys:
                    terminal.keys(key)
                    settle(terminal)
                terminal.until(seen)
                settle(terminal)
                for theme in THEMES:
                    (HERE / f"{name}-{theme}.svg").write_text(picture(terminal.screen, theme), "utf-8")


def settle(terminal: Terminal) -> None:
    """Take in what is painted within a second and a half."""
    for _ in range(30):
        terminal.read(0.05)


def letter() -> dict[str, Any]:
    """Return an example that is finished but for its first sentences, with one ask that says too little."""
    data = dict(drafts.load(LETTER).data)
    data["facts"] = {name: value for name, value in data["facts"].items() if name != "opening"}
    asks = next(passage["asks"] for passage in data["passages"] if passage.get("asks"))
    asks.append({"action": "consider the situation in the south"})
    return data


def picture(screen: Any, theme: str) -> str:
    """A screen as SVG."""
    colours = THEMES[theme]
    wide, high = screen.columns * WIDE_CELL + 2 * EDGE, screen.lines * HIGH_CELL + 2 * EDGE
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" width="{wide:.0f}" height="{high}"'
        ' font-family="ui-monospace, DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">',
        f'<rect width="100%" height="100%" rx="8" fill="{colours["page"]}"/>',
    ]
    for number in range(screen.lines):
        lines += _line(screen.buffer[number], screen.columns, EDGE + number * HIGH_CELL, colours)
    return "\n".join([*lines, "</svg>", ""])


def _line(cells: Any, columns: int, top: float, colours: dict[str, str]) -> Iterator[str]:
    """The runs of one look in a line: a ground where it is reversed, and the words."""
    row = [cells[at] for at in range(columns)]
    at = 0
    for look, run in groupby(row, key=lambda one: (one.fg, one.bold, one.underscore, one.reverse)):
        cut = [one.data or "" for one in run]
        words, left = "".join(cut), EDGE + at * WIDE_CELL
        at += len(cut)
        fill, ground = _fill(look[0], colours), colours["page"]
        if look[3]:
            fill, ground = ground, fill
            size = f'width="{len(cut) * WIDE_CELL:.1f}" height="{HIGH_CELL}"'
            yield f'<rect x="{left:.1f}" y="{top}" {size} fill="{ground}"/>'
        weight = ' font-weight="bold"' if look[1] else ""
        line = ' text-decoration="underline"' if look[2] else ""
        for found in re.finditer(r"\S+", words):  # word by word, so that columns stand in any font
            x = left + found.start() * WIDE_CELL
            yield f'<text x="{x:.1f}" y="{top + 13.5}" fill="{fill}"{weight}{line}>{escape(found[0])}</text>'


def _fill(name: str, colours: dict[str, str]) -> str:
    return colours.get(name, colours["text"])


if __name__ == "__main__":
    main()
