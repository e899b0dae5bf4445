"""Names that a Word document keeps of its pictures, fields and bookmarks, and that no reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace
from letterkit.letter.composed import NOTE_ANCHOR, PASSAGE_ANCHOR
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, worded

_MAX_NAMES: Final = 300
_PICTURES: Final = frozenset(("docPr", "cNvPr"))
_REMEDY: Final = worded("In Word: select the picture, its Alt Text and the Selection Pane; change the name there.")


@dataclass(slots=True)
class Names:
    """Names of the elements of a document; takes each element as it ends."""

    _names: dict[tuple[str, str, str, str], None] = field(default_factory=dict)

    def read(self, place: str, node: XmlNode) -> None:
        """Keep the names of an element."""
        if len(self._names) < _MAX_NAMES:
            for part, name, value in _named(node):
                if value.strip():
                    self._names.setdefault((part, place, name, value))

    def traces(self) -> Iterator[Trace]:
        """Yield a trace for each name. Names of the person who checks the file are found by the search in every
        byte."""
        for part, place, name, value in self._names:
            yield Trace(part, place, name, value, reasons.target(value), _REMEDY)


def _named(node: XmlNode) -> Iterator[tuple[str, str, str]]:
    if node.name in _PICTURES:
        yield say("Pictures"), say("Name ({tag})", tag=node.tag), node.get("name")
        yield say("Pictures"), say("Description ({tag})", tag=node.tag), node.get("descr")
        yield say("Pictures"), say("Title ({tag})", tag=node.tag), node.get("title")
    elif node.name in ("alias", "tag"):
        yield say("Fields"), say("Name of a field ({tag})", tag=node.tag), node.get("val")
    elif node.name == "bookmarkStart" and not node.get("name").startswith((PASSAGE_ANCHOR, NOTE_ANCHOR, "_")):
        yield say("Text"), say("Bookmark ({tag})", tag=node.tag), node.get("name")
