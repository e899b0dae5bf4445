"""The pages of the documentation, taken apart: their blocks, in order, and the commands in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")), "examples/README.md")

_BLOCK = re.compile(r"^```(?P<kind>\w+)(?P<about>[^\n]*)\n(?P<text>.*?)^```$", re.M | re.S)
_INLINE = re.compile(r"`((?:python -m )?letterkit(?: [^`]*)?)`")


@dataclass(frozen=True)
class Block:
    """A block of a page. `about` is what stands behind the kind: the file that it is, or how it is meant; `section` the
    heading above it and `before` the words between the two blocks."""

    kind: str
    about: str
    text: str
    line: int
    section: str
    before: str


def read(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text("utf-8")


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page, in order."""
    text, end, section = read(page), 0, ""
    for result in _BLOCK.finditer(text):
        before = text[end : result.start()]
        section = ([section, *re.findall(r"^#+ (.*)$", before, re.M)])[-1]
        line = text.count("\n", 0, result.start()) + 1
        yield Block(result["kind"], result["about"].strip(), result["text"], line, section, before)
        end = result.end()


def of_kind(page: str, kind: str, holding: str = "") -> list[str]:
    """Return the texts of the blocks of a kind that hold some words."""
    return [block.text for block in blocks(page) if block.kind == kind and holding in block.text]


def command_lines(page: str) -> list[str]:
    """Return the commands in the page's blocks of commands: one a line, or several joined by `&&`."""
    lines = [line for text in of_kind(page, "sh") for line in text.splitlines()]
    return [word.strip() for line in lines for word in line.split("&&") if word.strip() and not line.startswith("#")]


def named_commands(page: str) -> list[str]:
    """Return the commands in the page's running text, each once."""
    return list(dict.fromkeys(" ".join(one.split()) for one in _INLINE.findall(_BLOCK.sub("", read(page)))))
