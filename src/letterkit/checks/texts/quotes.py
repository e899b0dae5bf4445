"""Quotation marks: which words are quoted, and which marks have no partner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from letterkit.checks.texts.text import Prose, Span

_MARK = re.compile(r"[\"“”„«»]|(?<![\w’])‘(?=\S)|(?<=\S)’(?!\w)")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}


def quotations(prose: Prose) -> tuple[Span, ...]:
    """Return the words between quotation marks, without the marks, in the order of the text; of quotations in
    quotations the outer one. A quotation that is not closed in its paragraph reaches to the end of it."""
    return _read_marks(prose)[0]


def lonely_marks(prose: Prose) -> tuple[Span, ...]:
    """Return the quotation marks without a partner in their paragraph. An opening mark needs none if the next paragraph
    goes on with one of its own; single marks are left out, because they are apostrophes too."""
    return _read_marks(prose)[1]


def is_quoted(prose: Prose, position: int) -> bool:
    """True if a position is between quotation marks."""
    spans = quotations(prose)
    index = bisect_right(spans, (position, len(prose.text) + 1)) - 1
    return index >= 0 and spans[index][0] <= position < spans[index][1]


@lru_cache(maxsize=64)
def _read_marks(prose: Prose) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    if not _MARK.search(prose.text):
        return (), ()
    quoted: list[Span] = []
    lonely: list[Span] = []
    paragraphs = prose.paragraphs
    for number, (start, end) in enumerate(paragraphs):
        goes_on = number + 1 < len(paragraphs) and prose.text[paragraphs[number + 1][0]] in '“«„"'
        opened, closed = _paragraph(prose.text, start, end, quoted)
        quoted.extend((start + 1, end) for start in opened[:1])
        alone = [] if goes_on else opened
        lonely.extend(
            (position, position + 1) for position in sorted([*alone, *closed]) if prose.text[position] not in "‘’"
        )
    return tuple(sorted(quoted)), tuple(lonely)


def _paragraph(text: str, start: int, end: int, quoted: list[Span]) -> tuple[Sequence[int], Sequence[int]]:
    """Add the quotations of a paragraph to `quoted`; return the positions of marks left open and of marks that close
    nothing."""
    open_: list[int] = []
    closed: list[int] = []
    for match in _MARK.finditer(text, start, end):
        mark, position = match[0], match.start()
        if open_ and _closes(mark, text[open_[-1]]):
            opened = open_.pop()
            if not open_:
                quoted.append((opened + 1, position))
        elif mark in "“„«‘" or (mark == '"' and not _is_measure(text, position)):
            open_.append(position)
        elif mark in "”»":
            outer = next((index for index, mark_start in enumerate(open_) if _closes(mark, text[mark_start])), -1)
            if outer < 0:
                closed.append(position)
            else:  # what was opened inside and never closed
                closed.extend(mark_start for mark_start in open_[outer + 1 :] if text[mark_start] != "‘")
                opened = open_[outer]
                del open_[outer:]
                if not open_:
                    quoted.append((opened + 1, position))
    return open_, closed


def _closes(mark: str, opener: str) -> bool:
    return mark == '"' if opener == '"' else mark in _CLOSERS[opener]


def _is_measure(text: str, position: int) -> bool:
    """True if a straight mark means inches or seconds: 5'10", 42°12'30"."""
    return position > 0 and (text[position - 1].isdigit() or text[position - 1] == "'")
