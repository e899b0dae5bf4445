"""A head or foot of a letterhead: pruned, with its pictures and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from letterkit.office.relations import Relation
from letterkit.office.safe_xml import Element
from letterkit.render.letterhead import fields
from letterkit.render.letterhead.allowed import allowed
from letterkit.render.letterhead.pruning import Pruner, References
from letterkit.render.letterhead.refusals import unsupported_relation
from letterkit.render.letterhead.targets import web_address
from letterkit.render.letterhead.values import allowed_words

_LINKING: Final = frozenset(("w:hyperlink", "a:hlinkClick"))
_REFERRING: Final = frozenset(("r:id", "r:embed", "r:link", "r:pict", "r:href", "o:relid"))


@dataclass(frozen=True, slots=True)
class Head:
    """A pruned head or foot, its relationships by their new ids, and the words that had to be left out."""

    root: Element
    relations: Mapping[str, Relation]
    left_out: tuple[str, ...]


class _HeadReferences(References):
    """The references of a head: to styles, pictures in the file, pages of the web."""

    def __init__(
        self, styles: Mapping[str, str], relations: Mapping[str, Relation], picture: Callable[[str], str]
    ) -> None:
        super().__init__(styles)
        self._relations = relations
        self._picture = picture
        self._ids: dict[str, str] = {}
        self.kept: dict[str, Relation] = {}

    def relation(self, element: str, old_id: str) -> str | None:
        """Return the new id of a picture or a link. Raises Unusable for all else."""
        if old_id not in self._relations:
            return None
        if old_id not in self._ids:
            relation = self._allowed(self._relations[old_id])
            self._ids[old_id] = f"rId{len(self._ids) + 1}" if relation else ""
            if relation:
                self.kept[self._ids[old_id]] = relation
        new_id = self._ids[old_id]
        fits = new_id and (self.kept[new_id].kind == "hyperlink") == (element in _LINKING)
        return new_id if fits else None

    def _allowed(self, relation: Relation) -> Relation | None:
        if relation.kind == "image" and not relation.outside:
            return Relation("image", self._picture(relation.target))
        if relation.kind == "hyperlink":
            target = web_address(relation.target) if relation.outside else ""
            return Relation("hyperlink", target, outside=True) if target else None
        raise unsupported_relation(relation)


def head(
    tree: Element, styles: Mapping[str, str], relations: Mapping[str, Relation], picture: Callable[[str], str]
) -> Head | None:
    """Return the pruned head of a tree with short names; None for what is no head.

    `picture` makes a picture anew and returns its member. Raises Unusable, CannotRead for a picture.
    """
    references = _HeadReferences(styles, relations, picture)
    pruner = Pruner(allowed("text", "drawing", "head"), references)
    root = pruner.tree(tree)
    if root is None or root.tag not in ("w:hdr", "w:ftr"):
        return None
    days = fields.clean(root)
    _drop_empty(root)
    used = {value for element in root.iter() for name, value in element.attrib.items() if name in _REFERRING}
    used_relations = {number: relation for number, relation in references.kept.items() if number in used}
    return Head(root, used_relations, tuple(dict.fromkeys((*pruner.left_out, *days))))


def _drop_empty(root: Element) -> None:
    """Remove old pictures that show none."""
    for parent in root.iter():
        if any(child.tag == "v:imagedata" for child in parent):
            parent[:] = [child for child in parent if child.tag != "v:imagedata" or _refers(child)]


def _refers(element: Element) -> bool:
    return any(name in _REFERRING for name in element.attrib)


def names_sender(root: Element) -> bool:
    """True for a head that has a picture, or words beside the number of the page."""
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
    lists = allowed_words()
    return word.casefold() in lists.page_words or lists.page_signs.issuperset(word)
