"""Real files with something planted in them, and what is told of them."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from docx import Document

from letterkit.disclosure.identity import Identity
from letterkit.disclosure.inspect import Inspection, inspect_file

WHO = Identity("zq-planted-user", "zq-planted-host", "/home/zq-planted-user")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
NO_TIME = (1980, 1, 1, 0, 0, 0)


def look(path: Path, identity: Identity = WHO) -> Inspection:
    return inspect_file(path, identity)


def revealed(inspection: Inspection) -> dict[str, str]:
    """Return the names of what gives somebody away, with the values."""
    return {trace.name: trace.value for trace in inspection.revealing}


def zipped(path: Path, members: dict[str, str | bytes], time: tuple[int, int, int, int, int, int] = NO_TIME) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, time), content, kind)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(path: Path, *paragraphs: str, **parts: str | bytes) -> Path:
    """Return a Word document with nothing to tell; `parts` are added, with a relationship, or replaced; `__` is a slash."""
    result = Document()
    for paragraph in paragraphs or ("A letter.",):
        result.add_paragraph(paragraph)
    result.core_properties.author = result.core_properties.comments = ""
    first = path.with_suffix(".first")
    result.save(str(first))
    kept = {name: _RSID.sub(b"", body) for name, body in members(first).items() if not name.startswith(_NOISE)}
    kept["docProps/core.xml"] = re.sub(rb">20\d\d-[^<]*<", b">2010-06-30T00:00:00Z<", kept["docProps/core.xml"])
    added = {name.replace("__", "/"): body for name, body in parts.items()}
    reached = [name for name in added if name not in kept and not name.endswith(".rels")]
    links = "".join(
        f'<Relationship Id="add{n}" Type="http://x/image" Target="{name}"/>' for n, name in enumerate(reached)
    )
    kept["_rels/.rels"] = kept["_rels/.rels"].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    for name in kept.keys() & added.keys():
        if name.endswith(".rels"):
            more = str(added[name]).partition(">")[2].encode()
            added[name] = kept[name].replace(b"</Relationships>", more)
    return zipped(path, {**kept, **added})


_RSID = re.compile(rb' w:rsid\w*="\w+"|<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>|<w14:docId [^>]*/>', re.S)
_NOISE = ("docProps/thumbnail", "docProps/app", "customXml/")
"""What the template of python-docx has from the computer it was made on."""


def document(body: str) -> str:
    """Return a document.xml with some body."""
    return f'<w:document {W} xmlns:w14="urn:w14"><w:body>{body}</w:body></w:document>'


def relations(kind: str, target: str, mode: str = "External") -> str:
    return f'<Relationships xmlns="{RELATIONS}"><Relationship Id="add" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'


def odt(path: Path, **parts: str | bytes) -> Path:
    """Return an OpenDocument text with nothing to tell; keys name the parts (`meta`, `content`, or `Pictures/a.jpg`)."""
    empty = {
        "meta": "<office:document-meta><office:meta/></office:document-meta>",
        "content": "<office:document-content><office:body><office:text/></office:body></office:document-content>",
        "styles": "<office:document-styles/>",
    }
    named = {name if "/" in name else f"{name}.xml": body for name, body in {**empty, **parts}.items()}
    return zipped(path, {"mimetype": "application/vnd.oasis.opendocument.text", **named})


def exif(rows: dict[int, bytes | int], gps: dict[int, bytes] | None = None) -> bytes:
    """Return an EXIF table: text for bytes, a short number for an int, and a second table for the place."""
    count = len(rows) + (gps is not None)
    behind = 8 + 2 + count * 12 + 4
    table, data = b"", b""
    for tag, value in sorted(rows.items()):
        if isinstance(value, int):
            table += struct.pack("<HHIHH", tag, 3, 1, value, 0)
        elif len(value) <= 4:
            table += struct.pack("<HHI4s", tag, 2, len(value), value)
        else:
            table += struct.pack("<HHII", tag, 2, len(value), behind + len(data))
            data += value
    inner = b""
    if gps is not None:
        at = behind + len(data)
        table += struct.pack("<HHII", 0x8825, 4, 1, at)
        inner = struct.pack("<H", len(gps))
        rest = at + 2 + len(gps) * 12 + 4
        more = b""
        for tag, value in sorted(gps.items()):
            if len(value) == 24:
                inner += struct.pack("<HHII", tag, 5, 3, rest + len(more))
                more += value
            else:
                inner += struct.pack("<HHI4s", tag, 2, len(value), value)
        inner += struct.pack("<I", 0) + more
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", count) + table + struct.pack("<I", 0) + data + inner


PLACE = struct.pack("<6I", 40, 1, 31, 1, 1234, 100)


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """Return a JPEG with these segments before its (empty) picture."""
    head = b"".join(bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in segments)
    return b"\xff\xd8" + head + b"\xff\xda\x00\x02\xff\xd9"


def taken() -> bytes:
    """Return a photograph with everything that a telephone writes into it."""
    rows: dict[int, bytes | int] = {0x010F: b"Example Phones\0", 0x0110: b"Model 7\0", 0x013B: b"Amina Example\0"}
    rows |= {0x0132: b"2026:11:30 14:23:05\0", 0x0112: 1}
    return jpeg((0xE1, b"Exif\0\0" + exif(rows, {1: b"N\0", 2: PLACE})), (0xFE, b"for Amina"))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    result = b"\x89PNG\r\n\x1a\n"
    for kind, body in (*chunks, (b"IEND", b"")):
        result += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return result
