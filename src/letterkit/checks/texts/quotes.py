"""Quotation marks: where words are somebody else's, and where a mark has lost its partner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from letterkit.checks.texts.text import Prose, Span

_MARK = re.compile(r"[\"“”„«»]|(?<![\w’])‘(?=\S)|(?<=\S)’(?!\w)")
_CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’"}


def quotations(prose: Prose) -> tuple[Span, ...]:
    """The words between quotation marks, without the marks, in the order of the text; of quotations in quotations the
    outer one. A quotation that is not closed in its paragraph reaches to the end of it."""
    return _read(prose)[0]


def lonely_marks(prose: Prose) -> tuple[Span, ...]:
    """Quotation marks without a partner in their paragraph. An opening mark is at home where the next paragraph takes
    the quotation up again with one of its own; single marks are left out, because they are apostrophes too."""
    return _read(prose)[1]


def is_quoted(prose: Prose, at: int) -> bool:
    """Whether a place stands between quotation marks."""
    spans = quotations(prose)
    index = bisect_right(spans, (at, len(prose.text) + 1)) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


@lru_cache(maxsize=64)
def _read(prose: Prose) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    if not _MARK.search(prose.text):
        return (), ()
    quoted: list[Span] = []
    lonely: list[Span] = []
    paragraphs = prose.paragraphs
    for number, (start, end) in enumerate(paragraphs):
        goes_on = number + 1 < len(paragraphs) and prose.text[paragraphs[number + 1][0]] in '“«„"'
        opened, closed = _paragraph(prose.text, start, end, quoted)
        quoted.extend((one + 1, end) for one in opened[:1])
        alone = [] if goes_on else opened
        lonely.extend((at, at + 1) for at in sorted([*alone, *closed]) if prose.text[at] not in "‘’")
    return tuple(sorted(quoted)), tuple(lonely)


def _paragraph(text: str, start: int, end: int, quoted: list[Span]) -> tuple[Sequence[int], Sequence[int]]:
    """Notes the quotations of a paragraph; gives the places of marks left open and of marks that close nothing."""
    open_: list[int] = []
    closed: list[int] = []
    for found in _MARK.finditer(text, start, end):
        mark, at = found[0], found.start()
        if open_ and _closes(mark, text[open_[-1]]):
            begun = open_.pop()
            if not open_:
                quoted.append((begun + 1, at))
        elif mark in "“„«‘" or (mark == '"' and not _measures(text, at)):
            open_.append(at)
        elif mark in "”»":
            outer = next((index for index, each in enumerate(open_) if _closes(mark, text[each])), -1)
            if outer < 0:
                closed.append(at)
            else:  # what was opened inside and never closed
                closed.extend(each for each in open_[outer + 1 :] if text[each] != "‘")
                begun = open_[outer]
                del open_[outer:]
                if not open_:
                    quoted.append((begun + 1, at))
    return open_, closed


def _closes(mark: str, opener: str) -> bool:
    return mark == '"' if opener == '"' else mark in _CLOSERS[opener]


def _measures(text: str, at: int) -> bool:
    """Whether a straight mark stands for inches or seconds: 5'10", 42°12'30"."""
    return at > 0 and (text[at - 1].isdigit() or text[at - 1] == "'")
