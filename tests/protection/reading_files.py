"""Everything that stands in a written file, unpacked, decompressed and decoded: what a curious reader can find there."""

from __future__ import annotations

import email
import email.policy
import html
import io
import itertools
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
from pypdf import PdfReader


@cache
def _invisible() -> re.Pattern[str]:
    """Return a pattern of the characters that nobody sees: marks that stand on no place, and those of layout."""
    codes = [code for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in ("Cf", "Mn")]
    runs = [[code for _, code in run] for _, run in itertools.groupby(enumerate(codes), lambda pair: pair[1] - pair[0])]
    return re.compile("[" + "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in runs) + "]+")


def told_by(file: Path) -> str:
    """Return all words of a file, its own name among them, in small letters, composed, without invisible characters."""
    return "\n".join(_readings(piece) for piece in {file.name, *_words(file.read_bytes(), file.suffix)})


@lru_cache(maxsize=4096)
def _readings(piece: str) -> str:
    """Return a piece of a file as it stands and as it is meant where it is written in another way. Most pieces, such as
    the styles of a Word file, are those of all letters."""
    texts = {piece, html.unescape(piece), unquote(piece), unquote(piece, "cp1251")}
    if all(text.isascii() for text in texts):
        return "\n".join(texts).casefold()
    return _invisible().sub("", unicodedata.normalize("NFKC", "\n".join(texts)).casefold())


def _words(data: bytes, ending: str) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if b"\0" in data:
        yield from (data[start:].decode(coding, "replace") for coding in ("utf-16-le", "utf-16-be") for start in (0, 1))
    if ending in (".docx", ".odt"):
        yield from _in_package(data)
    elif ending == ".pdf":
        yield from _in_pdf(data)
    elif ending == ".eml":
        yield from _in_message(data)


def _in_package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield archive.comment.decode("utf-8", "replace")
        for member in archive.infolist():
            yield f"{member.filename} {member.comment!r} {member.extra!r}"
            text = archive.read(member).decode("utf-8", "replace")
            yield text
            yield "".join(
                piece.partition(">")[2] for piece in text.split("<")
            )  # words that run through several elements


def _in_pdf(data: bytes) -> Iterator[str]:
    with pikepdf.open(io.BytesIO(data)) as result:
        yield str(dict(result.docinfo))
        for number in range(1, len(result.objects) + 1):
            yield from _in_object(result.get_object(number, 0), 0)
    reader = PdfReader(io.BytesIO(data))
    yield from (page.extract_text() for page in reader.pages)
    yield str(reader.metadata)


def _in_object(thing: Any, depth: int) -> Iterator[str]:
    """Yield the strings, names and streams of an object; what it only refers to is an object of its own."""
    if isinstance(thing, pikepdf.Stream):
        yield thing.read_bytes().decode("utf-8", "replace")
    if isinstance(thing, (pikepdf.Stream, pikepdf.Dictionary)):
        for key, value in thing.items():
            yield str(key)
            if not getattr(value, "is_indirect", False) and depth < 20:
                yield from _in_object(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not getattr(value, "is_indirect", False) and depth < 20:
                yield from _in_object(value, depth + 1)
    elif isinstance(thing, (pikepdf.String, str)):
        yield str(thing)


def _in_message(data: bytes) -> Iterator[str]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        yield from (f"{name}: {value}" for name, value in part.items())
        yield f"{part.get_filename()} {part.get_boundary()}"
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield content.decode("utf-8", "replace")
