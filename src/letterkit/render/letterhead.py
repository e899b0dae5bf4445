"""A Word file of the organisation's own, whose styles, margins, headers and footers a letter takes over.

It comes from a person's Word and is hostile until read. It is used as it is, but for what would tell of whoever made
it, and for styles that letters need and it lacks.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from letterkit.errors import CannotRead, Problem
from letterkit.render import archive, picture, word

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_BYTES: Final = 20_000_000
_MOST_UNPACKED: Final = 100_000_000
_MOST_MEMBERS: Final = 1_000
_STYLE: Final = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_NAME: Final = re.compile(r'<w:name w:val="([^"]*)"')
_DEFAULT: Final = re.compile(r' w:default="1"')
_TRACKED: Final = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) ")
_REVISION: Final = re.compile(rb'<w:rsid\w* [^>]*/>| (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"')
_DOCUMENT, _STYLES, _SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The members of the Word file. `says_who` tells that the head of its first page has words or a picture already, so
    that a letter does not say once more who writes; `two_sided` that left and right pages differ."""

    members: dict[str, bytes]
    says_who: bool
    two_sided: bool

    def reference(self, styles: str, language: str) -> bytes:
        """The file as pandoc needs it: with the styles of letters that it has not, out of the program's own, and in the
        language of the letter."""
        completed = word.in_language(_completed(self.members[_STYLES].decode("utf-8-sig"), styles), language)
        return archive.packed({**self.members, _STYLES: completed})


def read(path: Path) -> Letterhead:
    """A letterhead. Raises CannotRead for a file that is missing, damaged, or no Word file."""
    try:
        state = path.stat()
        if state.st_size > _MOST_BYTES:
            raise _unusable(path, "is larger than 20 MB", "Make its pictures smaller.")
        return _read(path, state.st_mtime_ns, state.st_size)
    except OSError as refused:
        why = "is not there" if isinstance(refused, FileNotFoundError) else f"cannot be read ({refused.strerror})"
        hint = "Correct the name, or write without it: --letterhead none."
        raise _unusable(path, why, hint) from None


@lru_cache(maxsize=2)
def _read(path: Path, _when: int, _size: int) -> Letterhead:
    try:
        members = _members(path, path.read_bytes())
        if any(_TRACKED.search(content) for name, content in members.items() if _is_head(name)):
            hint = "Open it in Word, accept the changes (Review, Accept All), and save it."
            raise _unusable(path, "holds changes that nobody has accepted", hint)
        return Letterhead(members, _says_who(members), b"<w:evenAndOddHeaders" in members.get(_SETTINGS, b""))
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, NotImplementedError, RuntimeError):
        hint = "Make a new one with `letterkit letterhead new`, or save yours as .docx in Word."
        raise _unusable(path, "is not a Word file, or is damaged", hint) from None


def _members(path: Path, content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_MEMBERS or sum(one.file_size for one in entries) > _MOST_UNPACKED:
            raise _unusable(path, "is too large when unpacked", "Make its pictures smaller.")
        members = {one.filename: packed.read(one) for one in entries if not one.is_dir()}
    if any(
        b"<!DOCTYPE" in one or b"<!ENTITY" in one for name, one in members.items() if name.endswith((".xml", ".rels"))
    ):
        raise ValueError
    for name in (_DOCUMENT, _STYLES, "[Content_Types].xml"):
        _tree(members[name])
    return {name: _bare(name, one, path) for name, one in members.items()}


def _bare(name: str, content: bytes, path: Path) -> bytes:
    """A member without what tells of whoever made it."""
    if name.startswith("word/media/"):
        return picture.bare(content, path)
    return _REVISION.sub(b"", content) if name.endswith(".xml") else content


def _is_head(name: str) -> bool:
    return re.fullmatch(r"word/(?:header|footer)\d*\.xml", name) is not None


def _says_who(members: dict[str, bytes]) -> bool:
    """Whether the first page's header has words or a picture."""
    section = _tree(members[_DOCUMENT]).find(f".//{_WORD}body/{_WORD}sectPr")
    if section is None:
        return False
    kind = "first" if section.find(f"{_WORD}titlePg") is not None else "default"
    wanted = {
        one.get(_LINK, "") for one in section.iter(f"{_WORD}headerReference") if one.get(f"{_WORD}type", "") == kind
    }
    links = _tree(members.get("word/_rels/document.xml.rels", b"<r/>"))
    files = [f"word/{one.get('Target', '').removeprefix('/word/')}" for one in links if one.get("Id") in wanted]
    return any(_speaks(members.get(name, b"<r/>")) for name in files)


def _speaks(header: bytes) -> bool:
    tree = _tree(header)
    shown = any(next(tree.iter(f"{_WORD}{tag}"), None) is not None for tag in ("drawing", "pict", "object"))
    return shown or any((one.text or "").strip() for one in tree.iter(f"{_WORD}t"))


def _tree(xml: bytes) -> Element:
    return ElementTree.fromstring(xml)  # noqa: S314  # a file with entities of its own was refused


def _completed(theirs: str, ours: str) -> str:
    """Their styles, and those of ours whose names they have not."""
    known = {name.casefold() for name in _NAME.findall(theirs)}
    missing = [_DEFAULT.sub("", one) for one in _STYLE.findall(ours) if _NAME.findall(one)[0].casefold() not in known]
    at = theirs.rindex("</w:styles>")
    return theirs[:at] + "".join(missing) + theirs[at:]


def _unusable(path: Path, why: str, hint: str) -> CannotRead:
    return CannotRead(Problem(f"The letterhead {why}.", hint, str(path)))
