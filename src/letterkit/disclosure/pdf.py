"""The traces in a PDF: the one door to pypdf, for files of any origin.

pypdf is asked for one object after another, and never for what an object leads to, so that a loop among them does no
harm. Bytes are inflated here, within limits, also those of objects that no page refers to any more.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from letterkit.disclosure import pdf_objects, reasons, xmp
from letterkit.disclosure.identity_search import Search
from letterkit.disclosure.pdf_objects import dereference, value_of
from letterkit.disclosure.trace import Trace, describe_bytes
from letterkit.errors import UnreadableFile
from letterkit.office.package import MAX_UNPACKED
from letterkit.office.refusals import Damaged, Encrypted, TooLarge
from letterkit.wording import say, say_worded, worded

REMEDY: Final = worded("Write the PDF anew with `letterkit render`, or print it to a new PDF without metadata.")
_PRINT: Final = worded("Print it to a new PDF, and look at that.")
MAX_OBJECTS: Final = 200_000
_PART: Final = worded("Properties")
_FILE: Final = worded("The file as a whole")
_FIELDS: Final = {
    "/Author": worded("Author"),
    "/Creator": worded("Program"),
    "/Producer": worded("Program that made the PDF"),
    "/Title": worded("Title"),
    "/Subject": worded("Subject"),
    "/Keywords": worded("Keywords"),
    "/CreationDate": worded("Created"),
    "/ModDate": worded("Last changed"),
    "/Company": worded("Company"),
    "/Manager": worded("Manager"),
    "/SourceModified": worded("Source changed"),
}
_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_KEY: Final = re.compile(rb"/(?!Users\b)[A-Z][A-Za-z0-9]{0,30}(?![\w.%-])")
"""A key of a dictionary, such as /Lang, which is also the name of many people."""
_DRAWING: Final = re.compile(rb"\b(?:Tj|TJ|BT|ET)\b")
"""Operators that set text on a page."""


def is_pdf(raw: bytes) -> bool:
    """True if bytes are a PDF; readers accept a little before its mark."""
    return b"%PDF-" in raw[:1024]


def traces(raw: bytes, search: Search) -> Iterator[Trace]:
    """Yield everything that a PDF reveals. Raises UnreadableFile."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its messages mean nothing to users
    objects = pdf_objects.ObjectTraces(REMEDY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            structure = [*_structure(raw, objects)]
        except UnreadableFile:
            raise
        except Exception:  # what a broken or hostile PDF raises is not listed anywhere
            raise (Encrypted() if b"/Encrypt" in raw else Damaged()) from None
    yield from structure
    yield from _earlier_versions(raw)
    yield from _outside_document(raw)
    in_words = [*search.in_words(say("Text"), say("titles and links"), "\n".join(objects.words))]
    yield from in_words
    yield from search.outside_words(_FILE, say("values of objects"), "\n".join(objects.beside))
    # A name in the letter's own words is in the bytes too, and bytes do not say where.
    yield from _in_bytes(raw, search.without_names(trace.value for trace in in_words))


def _structure(raw: bytes, objects: pdf_objects.ObjectTraces) -> Iterator[Trace]:
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(raw))
    if reader.is_encrypted:
        raise Encrypted()
    trailer = reader.trailer
    info = dereference(trailer.get("/Info"))
    yield from _information(info if isinstance(info, Mapping) else {})
    yield from _ids(dereference(trailer.get("/ID")))
    if not isinstance(dereference(trailer.get("/Root")), Mapping):
        raise Damaged("/Root")
    broken = 0
    for number, thing in _objects(reader):
        if thing is None:
            broken += 1
            continue
        yield from objects.traces_of(say("object {number}", number=number), thing)
        if isinstance(thing, Mapping) and value_of(thing, "/Type") == "/Metadata":
            yield from (
                Trace("XMP", say("object {number}", number=number), *field, REMEDY)
                for field in xmp.fields(_data(thing), say("object {number}", number=number))
            )
    yield from objects.comment_traces()
    if broken:
        yield Trace(
            _FILE,
            "objects",
            say("Objects that cannot be read"),
            str(broken),
            say("may hold anything"),
            REMEDY,
        )


def _objects(reader: Any) -> Iterator[tuple[int, Any]]:
    """Yield every object with its number; None for one that cannot be read."""
    from pypdf.generic import IndirectObject

    numbers = {number: generation for generation, rows in reader.xref.items() for number in rows}
    numbers |= dict.fromkeys(reader.xref_objStm, 0)
    if len(numbers) > MAX_OBJECTS:
        raise TooLarge(say("It has far more objects than a letter."), _PRINT)
    for number, generation in sorted(numbers.items()):
        try:
            yield number, IndirectObject(number, generation, reader).get_object()
        except GeneratorExit:
            raise
        except Exception:  # as above; the other objects can be read all the same
            yield number, None


def _information(info: Mapping[str, Any]) -> Iterator[Trace]:
    for key in info:
        value = _words(dereference(info[key]))
        if not value.strip() or key == "/Trapped":
            continue
        name = _FIELDS.get(key, key.lstrip("/"))
        if key in ("/Title", "/Subject", "/Keywords"):
            why = ""
        elif key == "/Author":
            why = reasons.PERSON
        elif key in ("/Creator", "/Producer"):
            why = reasons.program(value) or reasons.target(value)
        else:
            why = reasons.named(name, value)
        yield Trace(_PART, say("document information"), f"{say_worded(name)} ({key})", value, why, REMEDY)


def _ids(ids: Any) -> Iterator[Trace]:
    if isinstance(ids, list) and len(ids) == 2:
        first, second = (_words(dereference(value)) for value in ids)
        why = "" if first == second else say("links this file to the one from which it was changed")
        yield Trace(
            say("Revision ids"),
            "trailer",
            say("Ids of first and present version (/ID)"),
            f"{first} {second}",
            why,
            REMEDY,
        )


def _words(value: Any) -> str:
    """Return a value as text; bytes that are no text in hexadecimal digits."""
    raw = getattr(value, "original_bytes", value)
    if isinstance(raw, bytes) and not isinstance(value, str):
        return raw[:100].hex()
    text = str(value)
    return text if text.isprintable() or not isinstance(raw, bytes) or len(text) > 40 else raw[:100].hex()


def _data(stream: Any) -> bytes:
    data = stream.get_data() if hasattr(stream, "get_data") else b""
    return data if isinstance(data, bytes) else b""


def _earlier_versions(raw: bytes) -> Iterator[Trace]:
    """Yield the versions that were saved behind each other. A PDF for the web (linearized) has two ends and is one
    version."""
    ends = raw.count(b"%%EOF")
    versions = ends - (b"/Linearized" in raw[:2048])
    if versions > 1:
        yield Trace(
            say("Earlier versions"),
            "%%EOF",
            say("Versions in the file"),
            str(versions),
            say("keeps the document as it was before each change"),
            REMEDY,
        )


def _outside_document(raw: bytes) -> Iterator[Trace]:
    """Yield the data before the start of the PDF, or behind its end."""
    start, end = raw.find(b"%PDF-"), raw.rfind(b"%%EOF")
    pieces = [(say("before its start"), raw[:start])]
    if end >= 0:
        pieces.append((say("behind its end"), raw[end + 5 :]))
    for place, piece in pieces:
        if piece.strip(b"\0\t\r\n\xef\xbb\xbf "):
            yield Trace(
                _FILE,
                place,
                say("Data that belong to no object"),
                describe_bytes(piece),
                reasons.HIDDEN,
                REMEDY,
            )


def _undrawn_words(place: str, data: bytes) -> Iterator[Trace]:
    """Yield words that a page sets without drawing them (text render mode 3), as scanners do."""
    for mode in _INVISIBLE.finditer(data):
        end = _NEXT.search(data, mode.end())
        if end and end[0] != b"Tr":
            literal = b" ".join(_LITERAL.findall(data, mode.end(), end.end() + 1)[:20]).decode("latin-1")
            value = literal if literal.strip() and literal.isprintable() else say("words that are not drawn")
            yield Trace(
                say("Hidden text"),
                place,
                say("Hidden text (render mode 3)"),
                value,
                reasons.HIDDEN,
                REMEDY,
            )
            return


_INVISIBLE: Final = re.compile(rb"(?<![\w.-])[37]\s++Tr\b")
_NEXT: Final = re.compile(rb"(?<![\w/])(?:Tj|TJ|Tr)\b|(?<=[)\]])\s*['\"]")
_LITERAL: Final = re.compile(rb"\(([^()\\]{1,200})\)")


def _in_bytes(raw: bytes, search: Search) -> Iterator[Trace]:
    """Yield what is found in the bytes: as they are, and inflated. The drawing of pages counts as the letter's
    words."""
    yield from search.outside_words(_FILE, "bytes", raw, binary=True)
    yield from search.outside_words(
        _FILE, say("bytes outside streams"), _KEY.sub(b" ", b"\n".join(_outside_streams(raw)))
    )
    left = MAX_UNPACKED
    for start, body in _streams(raw):
        data = _inflate(body, left + 1)
        left -= len(data)
        if left < 0:
            raise TooLarge(say("Unpacked, it would be far too large for a letter."), _PRINT)
        place = say("stream at byte {start}", start=start)
        if _DRAWING.search(data[:20_000]):
            yield from search.in_words(say("Pages"), place, data)
            yield from _undrawn_words(place, data)
        else:
            yield from search.outside_words(
                say("Streams"), place, _KEY.sub(b" ", data), binary=not data[:2000].isascii()
            )


def _streams(raw: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the start and content of each stream, also of those that belong to no object."""
    position = 0
    while opening := _STREAM.search(raw, position):
        end = raw.find(b"endstream", opening.end())
        end = len(raw) if end < 0 else end
        yield opening.end(), raw[opening.end() : end]
        position = end + len(b"endstream")


def _outside_streams(raw: bytes) -> Iterator[bytes]:
    position = 0
    for start, body in _streams(raw):
        yield raw[position:start]
        position = start + len(body)
    yield raw[position:]


def _inflate(body: bytes, max_bytes: int) -> bytes:
    """Return a stream unpacked by deflate, at most `max_bytes` of it; as it is when it is not packed that way."""
    try:
        return zlib.decompressobj().decompress(body, max_bytes)
    except zlib.error:
        return body
