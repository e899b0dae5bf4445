"""What goes along with a letter in one version of it: the lines that name it, and the annexes that are left out there.

An enclosure is left out by putting its line in no words; an annex that the line names goes with it, printed or as a
file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import inline_text, paragraphs
from letterkit.letter.model import Annex
from letterkit.letter.rewording import Rewording

_BREAKS: Final = re.compile(r"\s*\n\s*")


def lines_of(letter: Letter) -> tuple[str, ...]:
    """Return the lines that name what is enclosed, without their heading."""
    return tuple(line for part in letter.parts for line in lines_of_part(part)[1:])


def lines_of_part(part: Part) -> tuple[str, ...]:
    """Return the lines of the enclosures, their heading first; none of any other part."""
    if part.style is not Style.ENCLOSURES:
        return ()
    texts = (inline_text(paragraph.children) for paragraph in paragraphs(part.blocks))
    return tuple(" ".join(line.split()) for text in texts for line in _BREAKS.split(text) if line.strip())


def without_left_out(
    letter: Letter, rewordings: Sequence[Rewording], annexes: Sequence[Annex], titles: Sequence[str], label: str
) -> Letter:
    """Return the letter without the annexes whose lines are left out. `titles` are those of the annexes as this version
    has them, and `label` is what an annex is called: Annex {n}."""
    lines = lines_of(letter)
    gone = {" ".join(one.sentence.split()) for one in rewordings if not one.text.strip()} & {*lines}
    if not gone:
        return letter
    numbers = {number for line in gone for number in _named(line, titles, label)}
    left_out = [annex.file.strip() for number, annex in enumerate(annexes, 1) if number in numbers]
    files = tuple(file for file in letter.attachments if not any(name and _is(file, name) for name in left_out))
    return replace(letter, attachments=files, parts=tuple(_without(letter.parts, numbers, label)))


def _named(line: str, titles: Sequence[str], label: str) -> Iterator[int]:
    """Yield the numbers of the annexes that a line names; one has the label alone where its title is not known."""
    count = max(len(titles), 1) + 1  # with the one that is made of the questions
    for number in range(1, count + 1):
        title = titles[number - 1] if number <= len(titles) else ""
        if _has(line, label.replace("{n}", str(number))) or (title.strip() and _has(line, title)):
            yield number


def _without(parts: Iterable[Part], numbers: set[int], label: str) -> Iterator[Part]:
    """Yield the parts without the annexes of some numbers: a heading, and the text up to the next one."""
    is_out = False
    for part in parts:
        if part.style is Style.ANNEX_HEADING:
            words = " ".join(inline_text(one.children) for one in paragraphs(part.blocks))
            is_out = any(_has(words, label.replace("{n}", str(number))) for number in numbers)
        if not is_out:
            yield part


def _is(file: Path, name: str) -> bool:
    wanted = PurePosixPath(name.replace("\\", "/")).parts
    return file.parts[-len(wanted) :] == wanted


def _has(text: str, words: str) -> bool:
    wanted, flat = (" ".join(one.casefold().split()) for one in (words, text))
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", flat) is not None
