"""The letter as Markdown that can be pasted into a site or an e-mail: plain CommonMark with footnotes.

What was typed must come out as the same characters wherever the text is read, and the source must stay pleasant to read
itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from letterkit.letter.composed import Letter, Style
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Commented,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from letterkit.render import normalize
from letterkit.render.markdown_text import (
    NOT_A_MARK,
    Context,
    bare_address,
    first_characters,
    heading_text,
    is_emphasis,
    link_destination,
    paragraph_line,
    text_source,
)

_BOLD: Final = (Style.DRAFT_MARK, Style.SIGNATORY_GROUP)


def write(letter: Letter) -> str:
    """Return the whole letter; notes are numbered through and defined at the end."""
    return _MarkdownWriter(letter.note_style.points.comma.strip()).document(_stream(normalize.letter(letter)))


def finish(letter: Letter) -> bytes:
    """Return the whole letter as a file."""
    return write(letter).encode()


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    children: tuple[Inline, ...]


def _stream(letter: Letter) -> Iterator[Block | _Heading]:
    """Yield the blocks of all parts in one row, so that lists that meet at a border of parts are kept apart."""
    for part in letter.parts:
        if part.heading:
            yield _Heading(2, part.heading.children)
        for block in part.blocks:
            if part.style is Style.SUBJECT and isinstance(block, Paragraph):
                yield _Heading(1, block.children)
            elif part.style is Style.ANNEX_HEADING and isinstance(block, Paragraph):
                yield _Heading(2, block.children)
            elif part.style in _BOLD and isinstance(block, Paragraph):
                yield Paragraph((Strong(block.children),))
            else:
                yield block


class _MarkdownWriter:
    """Blocks as lines of Markdown. `notes` are those met so far, by their numbers; `comma` parts two marks."""

    def __init__(self, comma: str) -> None:
        self.comma = comma
        self.notes: dict[int, Note] = {}

    def document(self, blocks: Iterable[Block | _Heading]) -> str:
        lines = self.blocks(blocks)
        for number, note in sorted(self.notes.items()):
            first, *rest = self.blocks(note.blocks)
            lines += ["", f"[^{number}]: {first}", *_indent(rest, 4)]
        return "\n".join(lines) + "\n" if lines else ""

    def blocks(self, blocks: Iterable[Block | _Heading], tight: bool = False) -> list[str]:
        lines: list[str] = []
        before: tuple[type, bool] | None = None
        for block in blocks:
            # Two lists of a kind in a row are one list to a reader, unless the second has another marker.
            other_marker = before == (type(block), False)
            before = (type(block), other_marker)
            if lines and not tight:
                lines.append("")
            lines += self.block(block, other_marker)
        return lines

    def block(self, block: Block | _Heading, other_marker: bool) -> list[str]:
        match block:
            case _Heading(level, children):
                return [f"{'#' * level} {heading_text(self.inlines(children, Context()))}"]
            case Paragraph(children):
                return [paragraph_line(line) for line in self.inlines(children, Context()).split("\n")]
            case Quote(children):
                return [f"> {line}".rstrip() for line in self.blocks(children)]
            case BulletList(items):
                mark = "* " if other_marker else "- "
                return self.items(items, [mark] * len(items), normalize.is_tight(block))
            case OrderedList(items, start):
                stop = ")" if other_marker else "."
                marks = [f"{number}{stop} " for number in range(start, start + len(items))]
                return self.items(items, marks, normalize.is_tight(block))

    def items(self, items: Sequence[tuple[Block, ...]], marks: Sequence[str], tight: bool) -> list[str]:
        lines: list[str] = []
        for mark, item in zip(marks, items, strict=True):
            first, *rest = self.blocks(item, tight)
            if lines and not tight:
                lines.append("")
            lines += [mark + first, *_indent(rest, len(mark))]
        return lines

    def inlines(self, nodes: Sequence[Inline], context: Context) -> str:
        source = context.before
        for index, node in enumerate(nodes):
            following = "".join(map(first_characters, nodes[index + 1 : index + 3])) + context.after
            if index and isinstance(node, Note) and isinstance(nodes[index - 1], Note):
                source += f"<sup>{self.comma}</sup>"  # 1 and 2 in a row would be read as 12
            source += self.inline(node, replace(context, before=source[-1:], after=following))
        return source[len(context.before) :]

    def inline(self, node: Inline, context: Context) -> str:
        in_tags = replace(context, before=">", after="<")
        match node:
            case Text(text):
                return text_source(text, context)
            case LineBreak():
                return "\\\n"
            case Citation(items):  # a passage alone is not set: its citations stay as they are typed
                return rf"\[@{'; @'.join(cited.key for cited in items)}\]"
            case Note():
                self.notes[node.number] = node
                return f"[^{node.number}]"
            case Superscript(children):
                return f"<sup>{self.inlines(children, in_tags)}</sup>"
            case Subscript(children):
                return f"<sub>{self.inlines(children, in_tags)}</sub>"
            case Link(children, target):
                return self.link(children, target, context)
            case Commented(children):
                return self.inlines(children, context)
            case Emphasis(children):
                return self.emphasis(children, 1, context)
            case Strong(children):
                return self.emphasis(children, 2, context)

    def link(self, children: tuple[Inline, ...], target: str, context: Context) -> str:
        if children == (Text(target),) and (bare := bare_address(target, context)):
            return bare
        words = self.inlines(children, replace(context, before="[", after="]", linked=True))
        return f"[{words}]({link_destination(target)})"

    def emphasis(self, children: Sequence[Inline], width: int, context: Context) -> str:
        """Return the children between asterisks, or underscores, or tags where Markdown has no other way."""
        for mark in context.marks:
            others = context.marks.replace(mark, "")
            inner = self.inlines(children, replace(context, before=mark, after=NOT_A_MARK, marks=others))
            if is_emphasis(mark, inner, context):
                return mark * width + inner + mark * width
        tag = "em" if width == 1 else "strong"
        return f"<{tag}>{self.inlines(children, replace(context, before='>', after='<'))}</{tag}>"


def _indent(lines: Iterable[str], columns: int) -> list[str]:
    return [" " * columns + line if line else "" for line in lines]
