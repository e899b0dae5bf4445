"""A passage's Markdown as a markup tree.

Most passages are plain paragraphs with footnotes and a few words in emphasis; those are read here, in a few
lines. Everything else goes to markdown-it-py (`commonmark.py`), whose import alone takes longer than reading a
letter. A test holds the two to the same tree for every text that the short way takes.
"""

from __future__ import annotations

import re

from letterkit.letter.extent import Extent
from letterkit.letter.links import with_links
from letterkit.letter.markup import Block, Emphasis, Inline, Note, Paragraph, Strong

__all__ = ["read", "with_links"]


def read(text: str, extent: Extent | None = None) -> tuple[Block, ...]:
    """The markup tree of a Markdown text. Any text is readable; what is not Markdown is plain characters.

    `extent` counts what several texts become together. Raises TooLarge where that is far more than a letter.
    """
    own = Extent()
    blocks = _plainly(text, own)
    if blocks is None:
        from letterkit.letter import commonmark

        own = Extent()
        blocks = commonmark.read(text, own)
    if extent is not None:
        extent.add(own)
    return blocks


def readily(text: str) -> str:
    """The same Markdown as a person would type it: without the backslashes that nothing needs."""
    whole = read(text)
    bare = _ESCAPE.sub(r"\1", text)
    if read(bare) == whole:
        return bare
    made = text
    for found in [*_ESCAPE.finditer(text)][:_TRIED][::-1]:
        tried = made[: found.start()] + made[found.start() + 1 :]
        if read(tried) == whole:
            made = tried
    return made


# -- the short way --------------------------------------------------------------------------------------

_TRIED = 60
"""Backslashes that are tried one by one."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRUCTURE = re.compile(r" {4}| {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?: |$))")
_HARD_BREAK = re.compile(r"[ \\]$")
_MARKED = re.compile(r"[`*_<>&^~\[\]\t\r\x00]")
_DEFINITION = re.compile(r"\[\^([A-Za-z0-9-]+)\]: +(?=\S)")
_NOTE_LIKE = re.compile(r"\[\^[^\]]*\]:")
_EMPHASIS = re.compile(r"(?:^|(?<= ))(\*{1,2})((?=[^\s*])[^*]*(?<=[^\s*]))\1(?=$|[ .,;:])")
_REFERENCE = re.compile(r"\[\^([A-Za-z0-9-]+)\]")


def _plainly(text: str, extent: Extent) -> tuple[Block, ...] | None:
    """Paragraphs of plain characters, escapes and footnotes of one paragraph; None for anything else."""
    paragraphs: list[str] = []
    notes: dict[str, str] = {}
    for block in re.split(r"\n(?: *\n)+", text.strip("\n")):
        joined = _one_line(block)
        if joined is None:
            return None
        first = block.split("\n")[0].lstrip(" ")
        found = _DEFINITION.match(first)
        if not found and _NOTE_LIKE.match(first):
            return None
        if not found:
            paragraphs.append(joined)
        elif found[1] in notes:
            return None
        else:
            notes[found[1]] = joined[found.end() :]
    if any(_marked(note) for note in notes.values()):
        return None
    for label in (label for paragraph in paragraphs for label in _REFERENCE.findall(paragraph)):
        if label in notes:
            extent.note()
            extent.note_text(len(notes[label]))
    read_paragraphs = [_paragraph(one, notes) for one in paragraphs]
    return None if None in read_paragraphs else tuple(one for one in read_paragraphs if one and one.children)


def _one_line(block: str) -> str | None:
    """The lines of a paragraph joined by blanks, or None where a line is more than a line."""
    lines = block.split("\n")
    if any(_STRUCTURE.match(line) for line in lines) or any(_HARD_BREAK.search(line) for line in lines[:-1]):
        return None
    if any(line.lstrip().startswith("[^") for line in lines[1:]) or re.fullmatch(r" *\[\^[^\]]*\]: *", lines[0]):
        return None
    joined = " ".join(line.strip(" ") for line in lines).strip(" ")
    return joined if joined == joined.strip() else None  # other blanks at an edge are the library's to judge


def _paragraph(text: str, notes: dict[str, str]) -> Paragraph | None:
    children: list[Inline] = []
    pieces = _REFERENCE.split(text)
    if any(piece.endswith("\\") for piece in pieces[:-1:2]):
        return None
    for index, piece in enumerate(pieces):
        if index % 2:
            if piece not in notes:
                return None
            children.append(Note((Paragraph(tuple(with_links(_unescaped(notes[piece])))),)))
            continue
        inlines = _emphasized(piece)
        if inlines is None:
            return None
        children.extend(inlines)
    return Paragraph(tuple(children))


def _emphasized(text: str) -> list[Inline] | None:
    """Plain characters with whole words between asterisks; None where anything else is marked."""
    children: list[Inline] = []
    plain, *rest = _EMPHASIS.split(text)
    for stars, inside, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if _marked(plain) or _marked(inside) or inside.endswith("\\"):
            return None
        kind = Emphasis if stars == "*" else Strong
        children += [*with_links(_unescaped(plain)), kind(tuple(with_links(_unescaped(inside))))]
        plain = after
    return None if _marked(plain) else [*children, *with_links(_unescaped(plain))]


def _marked(text: str) -> bool:
    """Whether any character could be Markdown; an escaped one could not."""
    return _MARKED.search(_ESCAPE.sub("", text)) is not None


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text)
