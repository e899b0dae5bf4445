"""The words of a Word document that nobody sees: by their own properties, their style, or the styles it is based on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import visibility
from letterkit.office.xml_stream import XmlNode

_HOLDERS: Final = {"rPr": "r", "pPr": "p", "tcPr": "tc", "tblPr": "tbl"}
_FAMILIES: Final = {"r": "character", "p": "paragraph", "tbl": "table"}
_STYLE: Final = "style"


@dataclass(slots=True)
class DocxVisibility:
    """The looks of the elements of a document; takes each element as it ends, the styles before the text."""

    styles: visibility.StyleLooks = field(default_factory=visibility.StyleLooks)
    _default: str = ""

    def read(self, node: XmlNode, ancestors: list[XmlNode]) -> None:
        """Keep what an element says about the look of the words around it."""
        if node.name == _STYLE:
            self._style(node)
        elif node.name == "background" and node.get("color"):
            self.styles.page = visibility.NO if visibility.is_white(node.get("color")) else visibility.YES
        elif node.name == "basedOn" and ancestors:
            ancestors[-1].kept[node.name] = node.get("val")
        elif len(ancestors) > 1:
            self._property(node, ancestors[-1], ancestors[-2])

    def _property(self, node: XmlNode, properties: XmlNode, holder: XmlNode) -> None:
        if properties.name not in _HOLDERS:
            return
        look = visibility.of_docx(node)
        if holder.name == _HOLDERS[properties.name] and node.name == f"{properties.name.removesuffix('Pr')}Style":
            holder.kept[_STYLE] = node.get("val")
        elif holder.name == _STYLE or holder.name == _HOLDERS[properties.name]:
            # The mark at the end of a paragraph has properties of its own; they are not those of its words.
            holder.kept |= look

    def _style(self, node: XmlNode) -> None:
        family, name = node.get("type"), node.get("styleId")
        if family == "paragraph" and node.get("default").lower() in ("1", "true", "on"):
            self._default = name
        self.styles.add(family, name, node.kept.get("basedOn", ""), node.kept)

    def hidden_by(self, ancestors: list[XmlNode]) -> str:
        """Return the way in which words inside these elements are hidden; empty if they are not."""
        if self._look(ancestors, visibility.HIDDEN) == visibility.YES:
            return visibility.HIDDEN
        if self._look(ancestors, visibility.TINY) == visibility.YES:
            return visibility.TINY
        if self._look(ancestors, visibility.WHITE) != visibility.YES or visibility.YES in (
            self.styles.page,
            self._look(ancestors, visibility.SHADED),
        ):
            return ""
        return "" if any(ancestor.name == "txbxContent" for ancestor in ancestors) else visibility.WHITE

    def _look(self, ancestors: list[XmlNode], look: str) -> str:
        """Return a look from the nearest element that has it: the words' own properties, then their styles."""
        for ancestor in reversed(ancestors):
            name = ancestor.kept.get(_STYLE, self._default if ancestor.name == "p" else "")
            value = ancestor.kept.get(look) or self.styles.of(_FAMILIES.get(ancestor.name, ""), name, look)
            if value:
                return value
        return ""
