"""XML from a file that somebody else made: read in one pass, without entities, without a tree in memory.

No name is looked up and nothing is fetched. A document type is refused: no DOCX, ODT or XMP needs one, and the entities
that it could declare can grow without end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from letterkit.disclosure.told import clean
from letterkit.errors import UnreadableFile

DEEPEST: Final = 500
"""Elements inside each other. Word and LibreOffice stay below a hundred."""


@dataclass(slots=True)
class Element:
    """An element that has just ended: `tag` as written (`w:ins`), `attributes` by their names without prefix."""

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    marked: bool = False
    kept: dict[str, str] = field(default_factory=dict)
    """Both for the visitor: what it wants to remember of an element until its children have ended."""

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def text(self) -> str:
        """The characters right in it, without those of its children."""
        return "".join(self.pieces)

    def get(self, name: str) -> str:
        """The value of an attribute, by its name without prefix; empty when it has none."""
        return self.attributes.get(name, "")


Visit = Callable[[Element, list[Element]], None]
"""Told of each element when it ends, with those around it, the outermost first; of a remark as if it were one."""


def walk(raw: bytes, place: str, ended: Visit, began: Visit | None = None) -> None:
    """Reads one XML file. Raises UnreadableFile when it is damaged, has a document type, or is nested without end."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    around: list[Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(around) >= DEEPEST:
            raise UnreadableFile(f"Its part {clean(place)} is nested deeper than any letter.", hint=_HARM)
        one = Element(tag, {_key(name): value for name, value in attributes.items()})
        if began is not None:
            began(one, around)
        around.append(one)

    def end(_: str) -> None:
        ended(around.pop(), around)

    def characters(text: str) -> None:
        if around:
            around[-1].pieces.append(text)

    def aside(*said: str) -> None:
        ended(Element("<!-- -->", {}, [" ".join(said)]), around)

    def refuse(*_: object) -> None:
        raise UnreadableFile(f"Its part {clean(place)} declares a document type, which no letter needs.", hint=_HARM)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.CommentHandler = parser.ProcessingInstructionHandler = aside
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError):  # also encodings that do not exist
        raise damaged(place) from None


def _key(name: str) -> str:
    """The name of an attribute without its prefix; what declares a prefix keeps its own."""
    return name if name.startswith("xmlns") else name.rpartition(":")[2]


_HARM: Final = "It may be made to do harm; do not open it, and ask whoever sent it."


def damaged(place: str = "") -> UnreadableFile:
    """The error for a part that is not what it should be; without one, for the whole file."""
    return UnreadableFile(
        f"Its part {clean(place)} is damaged." if place else "It is damaged.",
        hint="Open it in the program that made it, save it again, and look at that.",
    )
