"""Letterheads as `letterkit letterhead new` makes them and somebody changes them, and the letters written on them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
from docx.document import Document

from letterkit.letter.composed import Letter
from letterkit.office import archive
from letterkit.render.formats import write
from letterkit.render.letterhead import starter

from . import pictures, sample

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FIRST = "word/header2.xml"
"""The head of the first page in what `made` makes; `word/header1.xml` is that of the pages after it."""


def made(tmp_path: Path, change: Callable[[Document], None] = lambda _: None, head: bool = True) -> Path:
    """Return a letterhead, changed as somebody would in Word."""
    letter = Letter("", "en-GB", None, sample.english().parts[1:3] if head else ())
    path = tmp_path / "our letterhead.docx"
    path.write_bytes(starter.make(letter))
    document = docx.Document(str(path))
    change(document)
    document.core_properties.author = pictures.SECRET
    document.save(str(path))
    return path


def opened(path: Path, **changes: object) -> Document:
    letter = replace(sample.english(), letterhead=path, **changes)  # type: ignore[arg-type]
    return docx.Document(io.BytesIO(write(letter, "docx")))


def edited(path: Path, edit: Callable[[str, str], str]) -> Path:
    """Return the file with the XML of its parts as `edit` makes it from name and content."""

    def part(name: str, content: bytes) -> bytes:
        return edit(name, content.decode()).encode() if name.endswith((".xml", ".rels")) else content

    path.write_bytes(archive.repack(path.read_bytes(), {}, part))
    return path


def in_head(path: Path, xml: str, relation: str = "") -> Path:
    """Return the file with more in the head of its first page, and perhaps a relation of that head."""
    edited(path, lambda name, text: text.replace("</w:hdr>", f"{xml}</w:hdr>") if name == FIRST else text)
    if relation:
        with zipfile.ZipFile(path, "a") as packed:
            start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            packed.writestr("word/_rels/header2.xml.rels", f"{start}{relation}</Relationships>")
    return path


def parts(path: Path, given: Letter | None = None) -> dict[str, str]:
    """Return the parts of a letter on the letterhead, as text."""
    data = write(replace(given or sample.english(), letterhead=path), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
