"""Addresses, handles and names of files in a text, and what a text says when its code is undone."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple
from urllib.parse import unquote, unquote_to_bytes

_RUN: Final = re.compile(r"\S+")
_MARKS: Final = re.compile(r"[@#/\\_=%]|www\.|[\w-]\.[a-z0-9]{2,5}(?!\w)|\w-\w+-|[a-z]\d|\d[a-z]|xn--", re.IGNORECASE)
_MARKED: Final = re.compile(r"[@#/\\_=%.]|\w-\w+-|[A-Za-z]\d|\d[A-Za-z]")
_ENTITY: Final = re.compile(r"&#?\w{1,30};")
_GARBLED: Final = re.compile(
    "[ÃÂÄÅÐÑØÙÎÏ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
"""Two letters that are one letter of UTF-8 read as Windows-1252."""
_WESTERN: Final = re.compile("[\u00c0-\u00ff]{4}|[ÝÞÐýþð]")
"""Letters of Latin-1 that are hardly ever together, unless they are Cyrillic, Greek, Arabic or Turkish read wrongly."""
_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_QUOTED: Final = re.compile("(?:=[0-9A-F]{2}){2,}")
_WORD: Final = 10
_LONGEST: Final = 200_000
_TURNS: Final = 4
"""Times that percent codes are undone: some addresses are encoded twice."""
_ENCODINGS: Final = ("utf-8", "cp1251", "cp1252", "koi8-r", "gb18030", "cp1256")


class AddressSpan(NamedTuple):
    """The place of an address in a text."""

    start: int
    end: int


def find_addresses(text: str, *, whole: bool = False) -> Iterator[AddressSpan]:
    """Yield the places of addresses, handles, hashtags, names of files and the like; the text itself if it is one."""
    if whole:
        yield AddressSpan(0, len(text))
        return
    if not _MARKED.search(text):
        return
    for run in _RUN.finditer(text):
        if _MARKS.search(run[0]) and any(ch.isalpha() for ch in run[0]):
            yield AddressSpan(*run.span())


def decodings(address: str) -> Iterator[str]:
    """Yield an address as it is and as it reads without percent codes, entities and the code of foreign domains."""
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
        yield re.sub(r"xn--[a-z0-9-]+", _decode_label, text, flags=re.IGNORECASE)


def _decode_label(label: re.Match[str]) -> str:
    """Return a label of a foreign domain in its own letters."""
    try:
        return label[0][4:].lower().encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label[0]


def decode_text(text: str) -> Iterator[tuple[AddressSpan, str]]:
    """Yield a text with codes in it (&#77; \\u041c =D0=9C) or read in a wrong encoding (NÃºÃ±ez) as it was meant, with
    the place of what is coded."""
    for pattern, meaning in _CODES:
        matches = [*pattern.finditer(text)]
        if matches and (reading := meaning(text)) != text:
            yield AddressSpan(max(matches[0].start() - _WORD, 0), min(matches[-1].end() + _WORD, len(text))), reading


def _from_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)


def _from_quoted_printable(text: str) -> str:
    return _QUOTED.sub(lambda match: bytes.fromhex(match[0].replace("=", "")).decode("utf-8", "ignore"), text)


def _reread(written: str, meant: str) -> Callable[[str], str]:
    return lambda text: text.encode(written, "ignore").decode(meant, "ignore")


_CODES: Final[tuple[tuple[re.Pattern[str], Callable[[str], str]], ...]] = (
    (_ENTITY, html.unescape),
    (_ESCAPE, _from_escapes),
    (_QUOTED, _from_quoted_printable),
    (_GARBLED, _reread("cp1252", "utf-8")),
    *((_WESTERN, _reread("latin-1", meant)) for meant in ("cp1251", "cp1253", "cp1254", "cp1256", "koi8-r")),
)
"""How codes are seen, and what undoes them."""
