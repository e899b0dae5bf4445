"""Addresses that a Word document fetches or links to without a relationship: pictures of old drawings, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, worded

_MAX_TRACES: Final = 300
_PICTURES: Final = frozenset(("imagedata", "fill", "stroke"))
_SHAPES: Final = frozenset(("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "group", "image"))
_FETCHING: Final = frozenset(
    ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")
)
_ELSEWHERE: Final = re.compile(r"\s*(?:(?!cid:|data:)[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"([^"]+)"|([^\s"]\S*)')
_PICTURE_REMEDY: Final = worded("In Word: delete the picture, and insert it as a file.")
_FIELD_REMEDY: Final = worded(
    "In Word: click on the field and press Ctrl-Shift-F9, so that it is plain words; then save."
)


@dataclass(slots=True)
class DocxSources:
    """Addresses in a document; takes each element as it ends, because the code of a field may be in many."""

    _traces: dict[Trace, None] = field(default_factory=dict)
    _code: str = ""

    def read(self, place: str, node: XmlNode) -> None:
        """Keep the addresses of an element."""
        if node.name == "instrText":
            self._code += node.text
        elif node.name == "fldChar":
            self._field(place)
        elif node.name == "fldSimple":
            self._keep(_of_code(place, node.get("instr")))
        elif node.name in _PICTURES and ":" in node.tag:
            self._keep(_picture(place, node.tag, source) for source in (node.get("src"), node.get("href")))
        elif node.name in _SHAPES and node.get("href"):
            self._keep([_link(place, say("Link ({tag})", tag=node.tag), node.get("href"))])

    def _field(self, place: str) -> None:
        code, self._code = self._code, ""
        self._keep(_of_code(place, code))

    def _keep(self, rows: Iterator[Trace | None] | list[Trace | None]) -> None:
        for row in rows:
            if row is not None and len(self._traces) < _MAX_TRACES:
                self._traces.setdefault(row)

    def traces(self) -> Iterator[Trace]:
        """Yield a trace for each address."""
        yield from self._traces


def _picture(place: str, tag: str, source: str) -> Trace | None:
    if not _ELSEWHERE.match(source):
        return None
    why = reasons.target(source) or reasons.FETCHED
    return Trace(say("Links"), place, say("Picture from elsewhere ({tag})", tag=tag), source, why, _PICTURE_REMEDY)


def _link(place: str, name: str, target: str) -> Trace:
    return Trace(
        say("Links"), place, name, target, reasons.target(target), say("Take the link out, or lead it to a website.")
    )


def _of_code(place: str, code: str) -> Iterator[Trace | None]:
    name, _, rest = code[:2000].strip().partition(" ")
    name, rest = name.upper(), rest.replace("\\\\", "\\").strip()
    if name == "HYPERLINK" and (target := _QUOTED.match(rest)):
        yield _link(place, say("Link (field)"), target[1] or target[2])
    elif name in _FETCHING:
        is_folder = any(reasons.target(piece) for piece in rest.replace('"', " ").split())
        why = reasons.FOLDER if is_folder else reasons.FETCHED
        yield Trace(
            say("Links"),
            place,
            say("Field that reads another file ({name})", name=name),
            rest,
            why,
            _FIELD_REMEDY,
        )
