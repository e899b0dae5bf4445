"""XML from untrusted files in one pass, without a tree in memory: for parts of any size."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from letterkit.office import safe_xml

REMARK: Final = "<!-- -->"
"""The tag of a node that stands for a comment or instruction."""


@dataclass(slots=True)
class XmlNode:
    """An element: `tag` as written (`w:ins`), `attributes` by their names without prefix.

    `marked` and `kept` are for visitors: what they remember of an element until its children have ended.
    """

    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)
    marked: bool = False
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The tag without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def text(self) -> str:
        """The characters directly in it, without those of its children."""
        return "".join(self.pieces)

    def get(self, name: str) -> str:
        """Return an attribute by its name without prefix; empty when the element has none."""
        return self.attributes.get(name, "")


Visit = Callable[[XmlNode, list[XmlNode]], None]
"""Called with a node and its ancestors, the outermost first."""


def walk(raw: bytes, part: str, on_end: Visit, on_start: Visit | None = None) -> None:
    """Read one XML file; `on_end` visits each element, comment and instruction when it ends.

    Raises what `safe_xml.parse` raises.
    """
    ancestors: list[XmlNode] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        node = XmlNode(tag, {_key(name): value for name, value in attributes.items()})
        if on_start is not None:
            on_start(node, ancestors)
        ancestors.append(node)

    def end(_: str) -> None:
        on_end(ancestors.pop(), ancestors)

    def characters(text: str) -> None:
        if ancestors:
            ancestors[-1].pieces.append(text)

    def remark(*pieces: str) -> None:
        on_end(XmlNode(REMARK, {}, [" ".join(pieces)]), ancestors)

    safe_xml.parse(raw, part, start, end, characters, on_remark=remark)


def _key(name: str) -> str:
    """Return the name of an attribute without its prefix; a declaration of a prefix keeps its own."""
    return name if name.startswith("xmlns") else name.rpartition(":")[2]
