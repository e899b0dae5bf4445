"""A head or foot of a letterhead: pruned, with its pictures and links, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from letterkit.office.package import Relation
from letterkit.office.safe_xml import Element
from letterkit.render.letterhead import fields
from letterkit.render.letterhead.allowed import allowed
from letterkit.render.letterhead.pruning import Pruner, References
from letterkit.render.letterhead.refusals import foreign
from letterkit.render.letterhead.targets import web_address

_LINKING: Final = frozenset(("w:hyperlink", "a:hlinkClick"))
_REFERRING: Final = frozenset(("r:id", "r:embed", "r:link", "r:pict", "r:href", "o:relid"))
_PAGE_WORDS: Final = frozenset((
    "page", "pages", "p", "pp", "of", "seite", "seiten", "von", "s", "sur", "de", "página", "páginas", "pagina",
    "pagine", "pág", "pag", "di", "strona", "stron", "str", "z", "ze", "strana", "strany", "sida", "sidor", "av",
    "side", "sider", "af", "sivu", "oldal", "sayfa", "σελίδα", "από", "страница", "страниц", "стр", "с", "из",
    "сторінка", "стор", "ст", "із", "з", "صفحة", "صفحه", "من", "از", "עמוד", "מתוך", "หน้า", "trang",
))  # fmt: skip
_PAGE_SIGNS: Final = frozenset("第页頁共ページの中쪽페이지총/")


@dataclass(frozen=True, slots=True)
class Head:
    """A head or foot: what is kept of it, what it refers to, and the words that had to be left out."""

    root: Element
    relations: Mapping[str, Relation]
    left_out: tuple[str, ...]


class _HeadReferences(References):
    """What a head refers to: styles, pictures in the file, pages of the web."""

    def __init__(
        self, styles: Mapping[str, str], relations: Mapping[str, Relation], picture: Callable[[str], str]
    ) -> None:
        super().__init__(styles)
        self._relations = relations
        self._picture = picture
        self._ids: dict[str, str] = {}
        self.kept: dict[str, Relation] = {}

    def relation(self, element: str, given: str) -> str | None:
        """Return a new id of a picture or a link. Raises Unusable for all else."""
        if given not in self._relations:
            return None
        if given not in self._ids:
            kept = self._kept(self._relations[given])
            self._ids[given] = f"rId{len(self._ids) + 1}" if kept else ""
            if kept:
                self.kept[self._ids[given]] = kept
        number = self._ids[given]
        fits = number and (self.kept[number].kind == "hyperlink") == (element in _LINKING)
        return number if fits else None

    def _kept(self, relation: Relation) -> Relation | None:
        if relation.kind == "image" and not relation.outside:
            return Relation("image", self._picture(relation.target))
        if relation.kind == "hyperlink":
            target = web_address(relation.target) if relation.outside else ""
            return Relation("hyperlink", target, outside=True) if target else None
        raise foreign(relation)


def head(
    given: Element, styles: Mapping[str, str], relations: Mapping[str, Relation], picture: Callable[[str], str]
) -> Head | None:
    """Return what is kept of a head with short names; None for what is no head.

    `picture` makes a picture anew and returns where it lies then. Raises Unusable, CannotRead for a picture.
    """
    references = _HeadReferences(styles, relations, picture)
    pruner = Pruner(allowed("text", "drawing", "head"), references)
    root = pruner.tree(given)
    if root is None or root.tag not in ("w:hdr", "w:ftr"):
        return None
    days = fields.settle(root)
    _drop_empty(root)
    used = {value for element in root.iter() for name, value in element.attrib.items() if name in _REFERRING}
    kept = {number: relation for number, relation in references.kept.items() if number in used}
    return Head(root, kept, tuple(dict.fromkeys((*pruner.left_out, *days))))


def _drop_empty(root: Element) -> None:
    """Take out old pictures that show none."""
    for parent in root.iter():
        if any(child.tag == "v:imagedata" for child in parent):
            parent[:] = [child for child in parent if child.tag != "v:imagedata" or _refers(child)]


def _refers(element: Element) -> bool:
    return any(name in _REFERRING for name in element.attrib)


def says_who(root: Element) -> bool:
    """Return true for a head that has a picture, or words beside the number of the page."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for element in root.iter():
        if element.tag == "a:blip" and element.get("r:embed"):
            return True
        if element.tag in ("v:imagedata", "v:textpath"):
            around = parents.get(element)
            if around is None or "watermark" not in around.get("id", "").casefold():
                return True
    plain = " ".join(element.text or "" for element in root.iter("w:t"))
    return any(not _is_page_word(word) for word in re.findall(r"[^\W\d_]+", plain))


def _is_page_word(word: str) -> bool:
    return word.casefold() in _PAGE_WORDS or set(word) <= _PAGE_SIGNS
