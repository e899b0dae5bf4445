"""A Word file of any origin: its document, and the other parts by the relationships that lead to them.

Each program has names of its own for the members, so parts are known by their relationships alone.
"""

from __future__ import annotations

from letterkit.office.package import Package
from letterkit.office.refusals import Damaged
from letterkit.office.relations import first_target
from letterkit.office.safe_xml import MAX_DEPTH, Element, tree
from letterkit.office.word_xml import with_short_names


class WordDocument:
    """The parts of a Word file as trees with short names, each no larger than `max_part` bytes."""

    def __init__(self, raw: bytes, *, max_part: int, max_elements: int, max_depth: int = MAX_DEPTH) -> None:
        """Raise UnreadableFile for what is no Word file, damaged, encrypted or too large."""
        self.package = Package(raw)
        self._max_part, self._max_elements, self._max_depth = max_part, max_elements, max_depth
        self._main = first_target(self.package.relations().values(), "officeDocument")
        if not self._main:
            raise Damaged()
        self.relations = self.package.relations(self._main)

    def document(self, max_elements: int) -> Element:
        """Return the document itself. Raises UnreadableFile, also where it is none of Word's."""
        root = self.tree(self._main, max_elements)
        if root.tag != "w:document":
            raise Damaged(self._main)
        return root

    def part(self, kind: str) -> Element | None:
        """Return the part of a kind (`styles`, `numbering`) that the document refers to. Raises UnreadableFile."""
        for relation in self.relations.values():
            if relation.kind == kind and not relation.outside and relation.target in self.package.names:
                return self.tree(relation.target)
        return None

    def tree(self, name: str, max_elements: int = 0) -> Element:
        """Return a part by its name. Raises UnreadableFile."""
        raw = self.read(name, self._max_part)
        most = max_elements or self._max_elements
        return with_short_names(tree(raw, name, max_depth=self._max_depth, max_elements=most))

    def read(self, name: str, max_bytes: int) -> bytes:
        """Return the bytes of a part. Raises Damaged where there is none, TooLarge."""
        return self.package.read(self.package.member(name) or name, max_bytes)
