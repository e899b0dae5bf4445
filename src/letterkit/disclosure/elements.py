"""XML from a file that somebody else made: read in one pass, without a tree in memory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from letterkit.office import safe_xml
from letterkit.office.safe_xml import DEEPEST, damaged

__all__ = ["DEEPEST", "Element", "Visit", "damaged", "walk"]


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
    around: list[Element] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
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

    safe_xml.parse(raw, place, start, end, characters, beside=aside)


def _key(name: str) -> str:
    """The name of an attribute without its prefix; what declares a prefix keeps its own."""
    return name if name.startswith("xmlns") else name.rpartition(":")[2]
