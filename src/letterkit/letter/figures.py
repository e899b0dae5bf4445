"""Figures that Markdown would change: numbers of paragraphs, years, sums and signs before a figure stay as typed.

Markdown takes `138.` at the start of a paragraph for a list, and counts on by itself: 138, 139. In a letter that is
another paragraph of a resolution. So numbers make a list only if they count on, or are all the same, as people type
who leave the counting to Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from letterkit.letter.markup import Block, Paragraph, Text

_TIMES = re.compile(r"<[^<>\s]*>|(?<=\d)\*(?=\d)")
"""A star between figures (3*4*5), and web addresses in angle brackets, which stay as they are."""
_MORE_THAN = re.compile(r"( {0,3}(?:(?:[-+*]|\d{1,9}[.)]) {1,3})?)>(?= ?\d)")
"""A sign before a figure at the start of a line, or of an item of a list."""
_QUOTED = re.compile(r" {0,3}>")


def escape_figures(text: str) -> str:
    """Return a Markdown text in which stars between figures and `>` before a figure are plain characters.

    A quotation of several lines may begin with a figure.
    """
    if "*" in text:
        text = _TIMES.sub(lambda match: match[0] if match[0][0] == "<" else r"\*", text)
    if ">" not in text:
        return text
    lines = text.split("\n")
    quoted = [_QUOTED.match(line) is not None for line in lines]
    for index, line in enumerate(lines):
        after_quote, before_quote = index and quoted[index - 1], index + 1 < len(lines) and quoted[index + 1]
        if not after_quote and not before_quote and (lead := _MORE_THAN.match(line)):
            lines[index] = f"{lead[1]}\\{line[lead.end(1) :]}"
    return "\n".join(lines)


def numbers_count_on(numerals: Sequence[str]) -> bool:
    """True if the numbers of several items count on by one, or are all the same."""
    numbers = list(map(int, numerals))
    if len(numbers) < 2:
        return False
    return len(set(numbers)) == 1 or numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_a_sum(bullet: str, items: Sequence[object]) -> bool:
    """True if a list of one item is a figure with a plus before it."""
    return bullet == "+" and len(items) == 1


def items_as_typed(items: Sequence[tuple[Block, ...]], marks: Sequence[str]) -> Iterator[Block]:
    """Yield the items as paragraphs, each with the mark that was typed before it."""
    for (first, *others), mark in zip((item or (Paragraph(()),) for item in items), marks, strict=True):
        if isinstance(first, Paragraph):
            yield _marked(mark, first)
        else:
            yield Paragraph((Text(mark),))
            yield first
        yield from others


def _marked(mark: str, paragraph: Paragraph) -> Paragraph:
    first, *others = paragraph.children or (Text(""),)
    if isinstance(first, Text):
        return Paragraph((Text(f"{mark} {first.text}" if first.text else mark), *others))
    return Paragraph((Text(f"{mark} "), first, *others))
