"""Which words of a Word document nobody is to see: by their own properties, by their style, by those it is based on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import visibility
from letterkit.office.xml_stream import Node

_HOLDERS: Final = {"rPr": "r", "pPr": "p", "tcPr": "tc", "tblPr": "tbl"}
_FAMILIES: Final = {"r": "character", "p": "paragraph", "tbl": "table"}
_STYLE: Final = "style"


@dataclass(slots=True)
class Reader:
    """Takes each element as it ends; the styles must be read before the text."""

    styles: visibility.Styles = field(default_factory=visibility.Styles)
    _default: str = ""

    def read(self, one: Node, around: list[Node]) -> None:
        """Keeps what an element says of the words around it."""
        if one.name == _STYLE:
            self._style(one)
        elif one.name == "background" and one.get("color"):
            self.styles.page = visibility.NO if visibility.white(one.get("color")) else visibility.YES
        elif one.name == "basedOn" and around:
            around[-1].kept[one.name] = one.get("val")
        elif len(around) > 1:
            self._property(one, around[-1], around[-2])

    def _property(self, one: Node, properties: Node, holder: Node) -> None:
        if properties.name not in _HOLDERS:
            return
        said = visibility.of_docx(one)
        if holder.name == _HOLDERS[properties.name] and one.name == f"{properties.name.removesuffix('Pr')}Style":
            holder.kept[_STYLE] = one.get("val")
        elif holder.name == _STYLE or holder.name == _HOLDERS[properties.name]:
            # The mark at the end of a paragraph has properties of its own; they are not those of its words.
            holder.kept |= said

    def _style(self, one: Node) -> None:
        family, name = one.get("type"), one.get("styleId")
        if family == "paragraph" and one.get("default").lower() in ("1", "true", "on"):
            self._default = name
        self.styles.add(family, name, one.kept.get("basedOn", ""), one.kept)

    def hidden_by(self, around: list[Node]) -> str:
        """The way in which words inside these elements are hidden, or an empty text."""
        if self._said(around, visibility.HIDDEN) == visibility.YES:
            return visibility.HIDDEN
        if self._said(around, visibility.TINY) == visibility.YES:
            return visibility.TINY
        if self._said(around, visibility.WHITE) != visibility.YES or visibility.YES in (
            self.styles.page,
            self._said(around, visibility.SHADED),
        ):
            return ""
        return "" if any(each.name == "txbxContent" for each in around) else visibility.WHITE

    def _said(self, around: list[Node], look: str) -> str:
        """What the nearest says of a look: the words' own properties, then those of their styles."""
        for each in reversed(around):
            name = each.kept.get(_STYLE, self._default if each.name == "p" else "")
            said = each.kept.get(look) or self.styles.of(_FAMILIES.get(each.name, ""), name, look)
            if said:
                return said
        return ""
