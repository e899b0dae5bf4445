"""The names that a Word document keeps of its pictures, fields and places; no reader sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace
from letterkit.letter.composed import PASSAGE_ANCHOR
from letterkit.office.xml_stream import Node

_MOST: Final = 300
_PICTURES: Final = frozenset(("docPr", "cNvPr"))
_REMEDY: Final = "In Word: select the picture, its Alt Text and the Selection Pane; change the name there."


@dataclass(slots=True)
class Names:
    """Takes each element as it ends."""

    _found: dict[tuple[str, str, str, str], None] = field(default_factory=dict)

    def read(self, place: str, one: Node) -> None:
        """Keeps the names that an element has."""
        if len(self._found) < _MOST:
            for part, name, value in _named(one):
                if value.strip():
                    self._found.setdefault((part, place, name, value))

    def traces(self) -> Iterator[Trace]:
        """A row for each name. Those of whoever looks are marked where every byte is searched."""
        for part, place, name, value in self._found:
            yield Trace(part, place, name, value, reasons.target(value), _REMEDY)


def _named(one: Node) -> Iterator[tuple[str, str, str]]:
    if one.name in _PICTURES:
        yield "Pictures", f"Name ({one.tag})", one.get("name")
        yield "Pictures", f"Description ({one.tag})", one.get("descr")
        yield "Pictures", f"Title ({one.tag})", one.get("title")
    elif one.name in ("alias", "tag"):
        yield "Fields", f"Name of a field ({one.tag})", one.get("val")
    elif one.name == "bookmarkStart" and not one.get("name").startswith((PASSAGE_ANCHOR, "_")):
        yield "Text", f"Bookmark ({one.tag})", one.get("name")
