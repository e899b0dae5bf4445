"""Addresses, handles and names of files in a text, and what they say when their code is undone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, unquote_to_bytes

_RUN: Final = re.compile(r"\S+")
_MARKS: Final = re.compile(r"[@#/\\_=%]|www\.|[\w-]\.[a-z0-9]{2,5}(?!\w)|\w-\w+-|[a-z]\d|\d[a-z]|xn--", re.IGNORECASE)
_MARKED: Final = re.compile(r"[@#/\\_=%.]|\w-\w+-|[A-Za-z]\d|\d[A-Za-z]")
_ENTITY: Final = re.compile(r"&#?\w{1,30};")
_LONGEST: Final = 4_000
_TURNS: Final = 4
"""Times that percent codes are undone: some addresses are encoded twice."""
_ENCODINGS: Final = ("utf-8", "cp1251", "cp1252", "koi8-r", "gb18030", "cp1256")


class Place(NamedTuple):
    """Where an address stands in a text."""

    start: int
    end: int


def spans(text: str, *, whole: bool = False) -> Iterator[Place]:
    """Yield the places of addresses, handles, hashtags, names of files and the like; the text itself if it is one."""
    if whole:
        yield Place(0, len(text))
        return
    if not _MARKED.search(text):
        return
    for run in _RUN.finditer(text):
        if _MARKS.search(run[0]) and any(ch.isalpha() for ch in run[0]):
            yield Place(*run.span())


def decoded(address: str) -> Iterator[str]:
    """Yield an address as it stands and as it reads without percent codes, entities and the code of foreign domains."""
    address = address[:_LONGEST]
    seen = {address}
    yield address
    for reading in _readings(address):
        if reading not in seen:
            seen.add(reading)
            yield reading


def _readings(address: str) -> Iterator[str]:
    text = address
    for _ in range(_TURNS):
        if "%" not in text:
            break
        for encoding in _ENCODINGS:
            yield unquote(text, encoding=encoding, errors="replace")
        text = unquote_to_bytes(text).decode("utf-8", "replace")
    if "&" in text:
        yield html.unescape(text)
    if "xn--" in text.lower():
        yield re.sub(r"xn--[a-z0-9-]+", _undone, text, flags=re.IGNORECASE)


def _undone(label: re.Match[str]) -> str:
    """A label of a foreign domain in its own letters."""
    try:
        return label[0][4:].lower().encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label[0]


def entities(text: str) -> Iterator[tuple[Place, str]]:
    """Yield a text whose characters are written as entities (&#77;) as it reads, with the place of these."""
    found = [*_ENTITY.finditer(text)] if "&" in text else []
    if found and (reading := html.unescape(text)) != text:
        yield Place(found[0].start(), found[-1].end()), reading
