"""A Word file as a zip of parts that refer to each other: read as something hostile, and written."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from letterkit.render.page import escape

_URI: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD: Final = f"{{{_URI}}}"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ID: Final = f"{{{_OFFICE}}}id"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OUTSIDE: Final = ' TargetMode="External"'
_MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD: Final = "headerlk.xml"
_TYPES: Final = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>{}</Types>'
)
_MOST_UNPACKED: Final = 100_000_000
_MOST_MEMBERS: Final = 1_000
_MOST_IN_A_PART: Final = 2_000_000
_ENCODING: Final = re.compile(r"\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE)


class Unusable(Exception):
    """A letterhead that cannot be used, with the reason and what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why, self.hint = why, hint


class Relation(NamedTuple):
    """What a part refers to by an id: the kind, and a member of the file or, `outside`, an address."""

    kind: str
    target: str
    outside: bool = False


def members(content: bytes) -> dict[str, bytes]:
    """The members of a zip file by their names. Raises Unusable for too much, and what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        entries = packed.infolist()
        if len(entries) > _MOST_MEMBERS or sum(one.file_size for one in entries) > _MOST_UNPACKED:
            raise Unusable("is too large when unpacked", "Make its pictures smaller.")
        return {one.filename: packed.read(one) for one in entries if not one.filename.endswith("/")}


def text(name: str, content: bytes) -> str:
    """A part in UTF-8; Word writes no other. Raises ValueError, and Unusable for one that is too large."""
    if len(content) > _MOST_IN_A_PART:
        hint = "Make a new one with `letterkit letterhead new`, and copy your head and foot into it."
        raise Unusable(f"is far larger than a letterhead can be ({name} has more than 2 MB)", hint)
    found = content.decode("utf-8-sig")
    if "\0" in found or "<!DOCTYPE" in found or "<!ENTITY" in found or _ENCODING.match(found):
        raise ValueError
    own = name.startswith("word/") and name.endswith(".xml") and "/theme/" not in name
    if own and f'xmlns:w="{_URI}"' not in found:
        raise ValueError
    return found


def tree(xml: str) -> Element:
    """Raises ParseError."""
    return ElementTree.fromstring(xml.encode())  # noqa: S314  # a file with entities of its own was refused


def xml(one: Element) -> str:
    """An element of Word's own words alone."""
    told = "".join(
        f' {prefix}:{key.removeprefix(uri)}="{escape(value)}"'
        for prefix, uri in (("w", WORD), ("r", f"{{{_OFFICE}}}"))
        for key, value in one.attrib.items()
        if key.startswith(uri) and not key.startswith(f"{WORD}rsid")
    )
    name = one.tag.removeprefix(WORD)
    return f"<w:{name}{told}>{''.join(xml(each) for each in one if each.tag.startswith(WORD))}</w:{name}>"


def document(sheet: Iterable[Element]) -> str:
    """A text without words on a sheet."""
    section = "".join(map(xml, sheet))
    return (
        f'<w:document xmlns:w="{_URI}" xmlns:r="{_OFFICE}"><w:body><w:p/><w:sectPr>{section}</w:sectPr></w:body>'
        "</w:document>"
    )


def relations(parts: Mapping[str, bytes], name: str) -> dict[str, Relation]:
    """What a part refers to, by the ids. Raises ValueError and ParseError."""
    place = relations_of(name)
    found: dict[str, Relation] = {}
    for one in tree(text(place, parts[place])) if place in parts else ():
        target, outside = one.get("Target", ""), one.get("TargetMode", "").lower() == "external"
        inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
        kind = one.get("Type", "").rpartition("/")[2]
        found[one.get("Id", "")] = Relation(kind, target if outside else inside, outside)
    return found


def relations_of(name: str) -> str:
    """The member that says what a part refers to."""
    folder, _, last = name.rpartition("/")
    return f"{folder}/_rels/{last}.rels".lstrip("/")


def written(kept: Mapping[str, Relation], folder: str = "word") -> bytes:
    """Relations of a part in a folder."""
    made = "".join(
        f'<Relationship Id="{escape(number)}" Type="{_OFFICE}/{one.kind}" '
        f'Target="{escape(one.target if one.outside else posixpath.relpath(one.target, folder))}"'
        f"{_OUTSIDE if one.outside else ''}/>"
        for number, one in kept.items()
    )
    return f'<Relationships xmlns="{_LINKS}">{made}</Relationships>'.encode()


def content_types(kept: Iterable[Relation]) -> bytes:
    """What says of which kind each part of a Word file is."""
    found = dict.fromkeys((Relation("document.main", "word/document.xml"), *kept))
    return _TYPES.format(
        "".join(f'<Override PartName="/{escape(one.target)}" ContentType="{_MIME}.{one.kind}+xml"/>' for one in found)
    ).encode()


def with_head(given: Mapping[str, str | bytes], paragraph: str) -> dict[str, str | bytes]:
    """The parts of a Word file whose pages had no head, with one for all but a first page that differs."""
    target = f'Target="{_HEAD}"/>'
    ends = {
        relations_of("word/document.xml"): (
            "</Relationships>", f'<Relationship Id="lkhead" Type="{_OFFICE}/header" {target}</Relationships>',
        ),
        "[Content_Types].xml": (
            "</Types>", f'<Override PartName="/word/{_HEAD}" ContentType="{_MIME}.header+xml"/></Types>',
        ),
        "word/document.xml": ("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="lkhead"/>'),
    }  # fmt: skip
    made = dict(given)
    for name, (end, more) in ends.items():
        text = made[name]
        made[name] = (text if isinstance(text, str) else text.decode()).replace(end, more)
    return {**made, f"word/{_HEAD}": f'<w:hdr xmlns:w="{_URI}">{paragraph}</w:hdr>'}
