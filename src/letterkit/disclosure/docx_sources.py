"""What a Word document fetches or leads to without a relationship: pictures of old drawings, codes of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace
from letterkit.office.xml_stream import Node

_MOST: Final = 300
_PICTURES: Final = frozenset(("imagedata", "fill", "stroke"))
_SHAPES: Final = frozenset(("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "curve", "group", "image"))
_FETCHING: Final = frozenset(
    ("INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "DDE", "DDEAUTO", "DATABASE", "RD")
)
_ELSEWHERE: Final = re.compile(r"\s*(?:(?!cid:|data:)[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_QUOTED: Final = re.compile(r'"([^"]+)"|([^\s"]\S*)')
_PICTURE_REMEDY: Final = "In Word: delete the picture, and insert it as a file."
_FIELD_REMEDY: Final = "In Word: click on the field and press Ctrl-Shift-F9, so that it is plain words; then save."


@dataclass(slots=True)
class Sources:
    """Takes each element as it ends; the code of a field may stand in many."""

    _found: dict[Trace, None] = field(default_factory=dict)
    _code: str = ""

    def read(self, place: str, one: Node) -> None:
        """Keep the addresses that an element has."""
        if one.name == "instrText":
            self._code += one.text
        elif one.name == "fldChar":
            self._field(place)
        elif one.name == "fldSimple":
            self._keep(_of_code(place, one.get("instr")))
        elif one.name in _PICTURES and ":" in one.tag:
            self._keep(_picture(place, one.tag, source) for source in (one.get("src"), one.get("href")))
        elif one.name in _SHAPES and one.get("href"):
            self._keep([_link(place, f"Link ({one.tag})", one.get("href"))])

    def _field(self, place: str) -> None:
        code, self._code = self._code, ""
        self._keep(_of_code(place, code))

    def _keep(self, rows: Iterator[Trace | None] | list[Trace | None]) -> None:
        for row in rows:
            if row is not None and len(self._found) < _MOST:
                self._found.setdefault(row)

    def traces(self) -> Iterator[Trace]:
        """Return a row for each address."""
        yield from self._found


def _picture(place: str, tag: str, source: str) -> Trace | None:
    if not _ELSEWHERE.match(source):
        return None
    why = reasons.target(source) or reasons.FETCHED
    return Trace("Links", place, f"Picture from elsewhere ({tag})", source, why, _PICTURE_REMEDY)


def _link(place: str, name: str, target: str) -> Trace:
    return Trace("Links", place, name, target, reasons.target(target), "Take the link out, or lead it to a website.")


def _of_code(place: str, code: str) -> Iterator[Trace | None]:
    name, _, rest = code[:2000].strip().partition(" ")
    name, rest = name.upper(), rest.replace("\\\\", "\\").strip()
    if name == "HYPERLINK" and (target := _QUOTED.match(rest)):
        yield _link(place, "Link (field)", target[1] or target[2])
    elif name in _FETCHING:
        is_folder = any(reasons.target(piece) for piece in rest.replace('"', " ").split())
        why = reasons.FOLDER if is_folder else reasons.FETCHED
        yield Trace("Links", place, f"Field that reads another file ({name})", rest, why, _FIELD_REMEDY)
