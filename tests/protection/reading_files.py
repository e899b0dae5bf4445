"""Everything that stands in a written file, unpacked, decompressed and decoded: what a curious reader can find there."""

from __future__ import annotations

import email
import email.policy
import html
import io
import unicodedata
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pikepdf
from pypdf import PdfReader


def told_by(file: Path) -> str:
    """Return all words of a file, its own name among them, in small letters, composed, without invisible characters."""
    result = "\n".join([file.name, *_words(file.read_bytes(), file.suffix)])
    result = "\n".join([result, html.unescape(result), unquote(result), unquote(result, "cp1251")])
    result = unicodedata.normalize("NFKC", result).casefold()
    return "".join(ch for ch in result if unicodedata.category(ch) not in ("Cf", "Mn"))


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
