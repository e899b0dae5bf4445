"""A composed letter as lines of plain text, each with the passage that it belongs to.

For a pane or a terminal in which people follow their letter while they write it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Text,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a letter. `passage` is the number of its passage, from 1; None outside of passages. `style` is that of
    the part it stands in; notes at the end have none."""

    text: str
    passage: int | None = None
    style: Style | None = field(default=None, compare=False)


def lines(letter: Letter) -> tuple[Line, ...]:
    """Return the whole letter in lines, blocks apart by an empty one. Notes are numbered through and follow at the
    end; a citation that is not set yet is shown by its keys."""
    writer = _LineWriter()
    written: list[Line] = []
    for part in letter.parts:
        for number, block in enumerate(writer.part(part)):
            written += [Line("", part.number, part.style) if number else Line("")] if written else []
            written += [Line(text, part.number, part.style) for text in block]
    return (*written, *(Line(text) for text in writer.notes_at_end(bool(written))))


@dataclass(slots=True)
class _LineWriter:
    """Writes blocks, and collects the notes that it meets in the order of their numbers."""

    notes: list[Note] = field(default_factory=list)
    numbers: dict[int | Note, int] = field(default_factory=dict)

    def part(self, part: Part) -> Iterator[list[str]]:
        """Yield the lines of each block of a part, its heading first. A title is one line."""
        for paragraph in [part.heading] if part.heading else []:
            yield [self.inlines(paragraph.children).replace("\n", " ")]
        for block in part.blocks:
            text = self.block(block)
            yield [" ".join(text)] if part.style is Style.SUBJECT else text

    def notes_at_end(self, apart: bool) -> Iterator[str]:
        for number, note in enumerate(self.notes, 1):  # a note in a note is added to the end
            first, *others = self.blocks(note.blocks) or [""]
            if apart or number > 1:
                yield ""
            yield from (f"[{number}]: {first}", *_indented(others, 4))

    def blocks(self, blocks: Iterable[Block], *, tight: bool = False) -> list[str]:
        text: list[str] = []
        for block in blocks:
            text += [""] if text and not tight else []
            text += self.block(block)
        return text

    def block(self, block: Block) -> list[str]:
        match block:
            case Paragraph(children):
                return self.inlines(children).split("\n")
            case Quote(children):
                return [f"> {line}".rstrip() for line in self.blocks(children)]
            case BulletList(items):
                return self.items(items, ["- "] * len(items))
            case OrderedList(items, start):
                return self.items(items, [f"{number}. " for number in range(start, start + len(items))])

    def items(self, items: Sequence[tuple[Block, ...]], signs: Sequence[str]) -> list[str]:
        """Return a list. Its items are set close, unless one of them has several blocks."""
        tight = all(len(item) == 1 or (len(item) == 2 and isinstance(item[1], BulletList)) for item in items)
        text: list[str] = []
        for sign, item in zip(signs, items, strict=True):
            first, *others = self.blocks(item, tight=tight) or [""]
            text += [""] if text and not tight else []
            text += [sign + first, *_indented(others, len(sign))]
        return text

    def inlines(self, nodes: Iterable[Inline]) -> str:
        return "".join(map(self.inline, nodes))

    def inline(self, node: Inline) -> str:
        match node:
            case Text(text):
                return text
            case LineBreak():
                return "\n"
            case Note():
                number = self.numbers.setdefault(node.number or node, len(self.notes) + 1)
                self.notes += [node] if number > len(self.notes) else []
                return f"[{number}]"
            case Citation(cited):
                return f"[{'; '.join(f'@{source.key}' for source in cited)}]"
            case Link(children, target):
                words = self.inlines(children)
                return words if words == target.removeprefix("mailto:") or words == target else f"{words} ({target})"
            case _:
                return self.inlines(node.children)


def _indented(lines: Iterable[str], columns: int) -> list[str]:
    return [" " * columns + line if line else "" for line in lines]
