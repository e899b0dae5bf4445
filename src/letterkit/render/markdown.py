"""The letter as Markdown that can be pasted into a site or an e-mail: plain CommonMark with footnotes.

What was typed must come out as the same characters wherever the text is read, and the source must stay
pleasant to read itself; so a character is escaped only where a reader would take it for markup.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from letterkit.letter.composed import Letter, Style
from letterkit.letter.links import with_links
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

_BOLD = {Style.DRAFT_MARK, Style.SIGNATORY_GROUP}
_ENTITY = re.compile(r"&(?=#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z][A-Za-z0-9]*;)")
_EMOJI = re.compile(r":(?=(?:[0-9_+-]*[A-Za-z+-][\w+-]*|100|1234):)", re.ASCII)  # GitHub's :name:
_WORD_UNDERSCORES = re.compile(r"(?<=[^\W_])_+(?=[^\W_])")
_SPECIAL = re.compile(r"[\\*_`~^\[\]!<&$:]")
_AUTOLINK = re.compile(r"(?:https?://|mailto:)[^\s<>\\\x00-\x20]+", re.IGNORECASE)
_AFTER_ADDRESS = re.compile(r"[.,;:!?)]*(?:\s|$)")
_TASK = re.compile(r"\[[ xX]\]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# What opens a heading, a quote, a list, a rule, a table's second line or a div when a line starts with it.
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-|:](?=[-|:\s]*$)|=+\s*$|:::")
_NOT_A_MARK = "("  # stands for a delimiter that is not known yet: punctuation, yet neither * nor _


def write(letter: Letter) -> str:
    """The whole letter; notes are numbered through and defined at the end."""
    return _Writer().document(_stream(normalize.letter(letter)))


def finish(letter: Letter) -> bytes:
    """Return the whole letter as a file."""
    return write(letter).encode()


def write_blocks(blocks: Iterable[Block]) -> str:
    """A passage's blocks alone. `letter.markdown.read` gives the same (tidied) tree, but for sup and sub."""
    return _Writer().document(normalize.blocks(blocks))


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    children: tuple[Inline, ...]


def _stream(letter: Letter) -> Iterator[Block | _Heading]:
    """The parts as one run of blocks, so that lists meeting at a border of parts are kept apart."""
    for part in letter.parts:
        if part.heading:
            yield _Heading(2, part.heading.children)
        for block in part.blocks:
            if part.style is Style.SUBJECT and isinstance(block, Paragraph):
                yield _Heading(1, block.children)
            elif part.style in _BOLD and isinstance(block, Paragraph):
                yield Paragraph((Strong(block.children),))
            else:
                yield block


@dataclass(frozen=True, slots=True)
class _Around:
    """What an inline stands in: the character before, the characters after, the emphasis marks not yet in
    use, and whether a link is around it."""

    before: str = ""
    after: str = ""
    marks: str = "*_"
    linked: bool = False


class _Writer:
    """Holds what runs through the whole text: the notes met so far, in the order of their numbers."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def document(self, given: Iterable[Block | _Heading]) -> str:
        lines = self.blocks(given)
        for number, note in enumerate(self.notes, 1):
            first, *rest = self.blocks(note.blocks)
            lines += ["", f"[^{number}]: {first}", *_indented(rest, 4)]
        return "\n".join(lines) + "\n" if lines else ""

    def blocks(self, given: Iterable[Block | _Heading], tight: bool = False) -> list[str]:
        lines: list[str] = []
        before: tuple[type, bool] | None = None
        for block in given:
            # Two lists of a kind in a row are one list to a reader, unless the second has another marker.
            other = before == (type(block), False)
            before = (type(block), other)
            if lines and not tight:
                lines.append("")
            lines += self.block(block, other)
        return lines

    def block(self, block: Block | _Heading, other_marker: bool) -> list[str]:
        match block:
            case _Heading(level, children):
                return [f"{'#' * level} {_heading(self.inlines(children, _Around()))}"]
            case Paragraph(children):
                return [_guarded(line) for line in self.inlines(children, _Around()).split("\n")]
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
            lines += [mark + first, *_indented(rest, len(mark))]
        return lines

    def inlines(self, nodes: Sequence[Inline], around: _Around) -> str:
        out = around.before
        for at, node in enumerate(nodes):
            following = "".join(_first(one) for one in nodes[at + 1 : at + 3]) + around.after
            out += self.inline(node, replace(around, before=out[-1:], after=following))
        return out[len(around.before) :]

    def inline(self, node: Inline, around: _Around) -> str:
        tagged = replace(around, before=">", after="<")
        match node:
            case Text(text):
                return _escaped(text, around) if around.linked else _text(text, around)
            case LineBreak():
                return "\\\n"
            case Citation(items):  # a passage alone is not set: its citations stay as they are typed
                return rf"\[@{'; @'.join(one.key for one in items)}\]"
            case Note():
                self.notes.append(node)
                return f"[^{len(self.notes)}]"
            case Superscript(children):
                return f"<sup>{self.inlines(children, tagged)}</sup>"
            case Subscript(children):
                return f"<sub>{self.inlines(children, tagged)}</sub>"
            case Link(children, target):
                if children == (Text(target),) and (bare := _bare(target, around)):
                    return bare
                text = self.inlines(children, replace(around, before="[", after="]", linked=True))
                return f"[{text}]({_destination(target)})"
            case Commented(children):
                return self.inlines(children, around)
            case Emphasis(children):
                return self.emphasis(children, 1, around)
            case Strong(children):
                return self.emphasis(children, 2, around)

    def emphasis(self, children: Sequence[Inline], width: int, around: _Around) -> str:
        """The children between asterisks, or underscores, or tags where Markdown has no other way."""
        noted = len(self.notes)
        for mark in around.marks:
            others = around.marks.replace(mark, "")
            inner = self.inlines(children, replace(around, before=mark, after=_NOT_A_MARK, marks=others))
            if _delimits(mark, inner, around):
                return mark * width + inner + mark * width
            del self.notes[noted:]  # written again in the next attempt
        tag = "em" if width == 1 else "strong"
        return f"<{tag}>{self.inlines(children, replace(around, before='>', after='<'))}</{tag}>"


def _indented(lines: Iterable[str], by: int) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _heading(text: str) -> str:
    """A heading is one line, and number signs at its end would be taken for its closing."""
    return re.sub(r"(?:^|(?<= ))(#+)$", r"\\\1", text.replace("\\\n", " "))


def _guarded(line: str) -> str:
    """The line with a start escaped that would make it anything but a paragraph's line."""
    if found := _NUMBERED.match(line):
        return f"{found[1]}\\{line[len(found[1]) :]}"
    return f"\\{line}" if _OPENING.match(line) else line


def _first(node: Inline) -> str:
    """What follows a neighbour: a text's characters, or the first character of anything else."""
    match node:
        case Text(text):
            return text
        case LineBreak():
            return "\n"
        case Note() | Link() | Citation():
            return "["
        case Superscript() | Subscript():
            return "<"
        case _:
            return _NOT_A_MARK


def _text(text: str, around: _Around) -> str:
    """Escaped text. Sites link an address with its backslashes, so one with marks goes in angle brackets."""
    out = around.before
    pieces = with_links(text)
    for at, piece in enumerate(pieces):
        following = "".join(_first(one) for one in pieces[at + 1 : at + 3]) + around.after
        here = replace(around, before=out[-1:], after=following)
        if isinstance(piece, Text):
            out += _escaped(piece.text, here)
        elif isinstance(piece, Link):
            escaped = _escaped(piece.target, here)
            out += escaped if escaped == piece.target else _bare(piece.target, here) or escaped
    return out[len(around.before) :]


def _escaped(text: str, around: _Around) -> str:
    """The text with a backslash before each character that would be markup; in a link, before any bracket."""
    whole = around.before + text + around.after
    words = {at for found in _WORD_UNDERSCORES.finditer(whole) for at in range(*found.span())}
    coded = {found.start() for code in (_ENTITY, _EMOJI) for found in code.finditer(text)}

    def escape(found: re.Match[str]) -> str:
        at, char = found.start(), found[0]
        preceding = text[at - 1] if at else around.before
        following = (text[at + 1 : at + 2] or around.after)[:1]
        needed = True
        match char:
            case "_":
                needed = at + len(around.before) not in words
            case "&" | ":":
                needed = at in coded
            case "$":  # what stands between two is a formula to GitHub; after a blank none ends
                needed = preceding not in ("", " ", "\n") and ("$" in text[:at] or bool(around.before))
            case "<":
                needed = bool(re.match(r"[A-Za-z/!?]", following))
            case "!":
                needed = following == "["
            case "[":
                opens_task = preceding in ("", "\n") and _TASK.match(text, at)
                inside, closed, _ = text[at + 1 :].partition("]")
                cites = "@" in inside or not closed  # it may close in the words that follow: [@a*]*
                needed = around.linked or following == "^" or bool(opens_task) or cites
            case "]":
                needed = around.linked or following in ("(", "[", ":")
        return f"\\{char}" if needed else char

    return _SPECIAL.sub(escape, text)


def _bare(target: str, around: _Around) -> str:
    """An address without link text: as it is where every reader finds its end, else in angle brackets."""
    link = Link((Text(target),), target)
    clear = around.before in ("", "\n", " ", "(") and _AFTER_ADDRESS.match(around.after)
    if clear and with_links(target + around.after)[0] == link and _escaped(target, _Around()) == target:
        return target
    return f"<{target}>" if _AUTOLINK.fullmatch(target) and not _ENTITY.search(target) else ""


def _destination(target: str) -> str:
    escaped = _ENTITY.sub(r"\\&", target.replace("\\", "\\\\"))
    if re.search(r"[\s()<>]", escaped):
        escaped = "<" + re.sub("([<>])", r"\\\1", escaped) + ">"
    return escaped


def _delimits(mark: str, inner: str, around: _Around) -> bool:
    """Whether emphasis around `inner` is read as such between these neighbours (CommonMark, section 6.2)."""
    before, after = around.before, around.after[:1]
    if not inner or mark in (before, after, inner[0], inner[-1]):
        return False
    opens = not _may_be_punctuation(inner[0]) or _is_border(before)
    closes = not _may_be_punctuation(inner[-1]) or _is_border(after)
    return opens and closes and (mark == "*" or (_is_border(before) and _is_border(after)))


def _is_border(char: str) -> bool:
    """A blank, an end of the text, or a character that every reader takes for punctuation."""
    return not char or char.isspace() or (char.isascii() and not char.isalnum()) or _category(char) == "P"


def _may_be_punctuation(char: str) -> bool:
    """Readers differ on symbols such as the euro sign, so these count here too."""
    return (char.isascii() and not char.isalnum()) or _category(char) in "PS"


def _category(char: str) -> str:
    return unicodedata.category(char)[0]
