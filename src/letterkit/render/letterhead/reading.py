"""A Word file of the organisation's own, whose styles, margins, headers and footers a letter takes over.

It comes from a person's Word and is hostile until read. Of its parts only those are kept that a letter needs, without
what would tell of whoever made it; the styles that letters need and it lacks are lent to it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

from letterkit.errors import CannotRead, Problem
from letterkit.letter import files
from letterkit.letter.composed import Letter
from letterkit.render import archive, page, word
from letterkit.render.letterhead import heads as letterhead_heads
from letterkit.render.letterhead import package as letterhead_package
from letterkit.render.letterhead import parts as letterhead_parts
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.letterhead.package import Unusable
from letterkit.render.page import escape

_MOST_BYTES: Final = 20_000_000
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ROOT: Final = re.compile(r"<w:hdr\b[^>]*>")
_STAMP: Final = (
    '<w:p><w:pPr><w:pStyle w:val="Header"/>{bidi}</w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:color w:val="9B1C1C"/></w:rPr>'
    "<w:t>{words}</w:t></w:r></w:p>"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The parts of a Word file that go into letters. `says_who` tells that the head of its first page has words or a
    picture already, so that a letter does not say once more who writes. `settings` are those that change how a page
    looks, as XML; `words` is all that it says."""

    parts: letterhead_parts.Parts
    says_who: bool
    settings: str
    words: tuple[str, ...]

    def reference(self, letter: Letter, styles: str) -> bytes:
        """The file as pandoc needs it for a letter. `styles` are those that letters have: pandoc asks for no more than
        their names and ids, and a Word file has so many that it is slow to read them."""
        ids = letterhead_styles.new_ids(self.parts.styles, styles)
        before = letterhead_styles.right_to_left(self.parts.styles)
        mirrored = letter.direction == "rtl"
        heads = {
            name: letterhead_styles.renamed(letterhead_heads.directed(xml, before, mirrored=mirrored), ids)
            for name, xml in self.parts.heads.items()
        }
        for name in self.parts.continued if letter.stamp else ():
            heads[name] = _ROOT.sub(lambda root: root[0] + _stamp(letter), heads[name], count=1)
        lists = {name: letterhead_styles.renamed(xml, ids) for name, xml in self.parts.lists.items()}
        members: dict[str, str | bytes] = {
            **self.parts.others,
            **{name: _XML + xml for name, xml in (heads | lists).items()},
            "word/document.xml": self.parts.document(mirrored=mirrored),
            "word/styles.xml": styles,
        }
        if letter.stamp and not self.parts.continued:
            members = letterhead_package.with_head(members, _stamp(letter))
        return archive.packed(members)

    def styles(self, letter: Letter, styles: str) -> str:
        """Its styles for a letter: called as letters call them, in the language and the direction of the letter, and
        with those that it has not out of `styles`."""
        complete = letterhead_styles.completed(self.parts.styles, styles)
        return word.in_language(
            letterhead_styles.directed(complete, mirrored=letter.direction == "rtl"),
            escape(page.latin_language(letter)),
            escape(letter.language),
        )


def read(path: Path) -> Letterhead:
    """A letterhead. Raises CannotRead for a file that is missing, damaged, no Word file, or that would bring into every
    letter what cannot be cleaned of its maker."""
    with files.reading(path, "letterhead", "Correct the name, or write without it: --letterhead none."):
        state = files.state(path)
        if state.st_size > _MOST_BYTES:
            raise _unusable(path, "is larger than 20 MB", "Make its pictures smaller.")
        return _read(path, state.st_mtime_ns, state.st_size)


_DAMAGES: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    ExpatError,
    KeyError,
    ValueError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


@lru_cache(maxsize=2)
def _read(path: Path, _when: int, _size: int) -> Letterhead:
    try:
        parts = letterhead_parts.read(path)
        return Letterhead(
            parts,
            any(letterhead_heads.says_who(parts.heads[name]) for name in parts.first),
            parts.settings,
            _words(parts),
        )
    except Unusable as refused:
        raise _unusable(path, refused.why, refused.hint) from None
    except _DAMAGES:
        hint = "Make a new one with `letterkit letterhead new`, or save yours as .docx in Word."
        raise _unusable(path, "is not a Word file, or is damaged", hint) from None


def _words(parts: letterhead_parts.Parts) -> tuple[str, ...]:
    heads = [text for xml in parts.heads.values() for text in letterhead_heads.texts(xml)]
    return (*heads, *parts.links, *letterhead_styles.names(parts.styles))


def _stamp(letter: Letter) -> str:
    return _STAMP.format(words=escape(letter.stamp), bidi="<w:bidi/>" if letter.direction == "rtl" else "")


def _unusable(path: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(f"The letterhead {why}.", hint, str(path)))
