"""The parts of a Word document by what leads to them: those that nothing leads to, and those that are documents.

Word opens a part only when a relationship leads to it. What stands beside those parts is in the file, and on no page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure.trace import Trace
from letterkit.office.package import Package

_KNOWN: Final = frozenset(
    (
        "officedocument", "core-properties", "extended-properties", "custom-properties", "thumbnail", "styles",
        "styleswitheffects", "settings", "websettings", "fonttable", "font", "theme", "themeoverride", "numbering",
        "footnotes", "endnotes", "comments", "commentsextended", "commentsids", "commentsextensible", "people",
        "header", "footer", "image", "hdphoto", "customxml", "customxmlprops", "printersettings", "chart",
        "chartstyle", "chartcolorstyle", "chartusershapes", "chartex", "diagramdata", "diagramlayout",
        "diagramquickstyle", "diagramcolors", "diagramdrawing", "keymapcustomizations", "recipientdata", "hyperlink",
        "classificationlabels",
        "oleobject", "package", "control", "activexcontrolbinary", "vbaproject", "wordvbadata", "origin", "signature",
    )
)  # fmt: skip
"""Kinds that are looked into or named elsewhere."""
_DOCUMENTS: Final = {
    "afchunk": ("Another document in it (w:altChunk)", "is a whole document, with words and a history of its own"),
    "subdocument": ("Another document in it (w:subDoc)", "is a whole document, with words and a history of its own"),
    "glossarydocument": ("Building blocks", "are passages that no page shows, often from other letters"),
}
_STARTS: Final = (b"PK\3\4", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How documents begin: zip files such as DOCX, PDF, the old files of Office, RTF."""
_INSIDE: Final = "is a whole file, with properties and a history of its own"
_TYPES: Final = "[Content_Types].xml"


class Parts:
    """What leads to each part. Raises UnreadableFile when a part with relationships is damaged."""

    def __init__(self, package: Package) -> None:
        self._kinds: dict[str, str] = {}
        waiting, seen = [""], {""}
        while waiting:
            for relation in package.relations(waiting.pop()).values():
                target = relation.target.lower()
                if relation.outside:
                    continue
                self._kinds.setdefault(target, relation.kind.lower())
                if target not in seen and package.member(target):
                    seen.add(target)
                    waiting.append(target)

    def alone(self, name: str) -> bool:
        """Whether nothing leads to a part. Its relationships are part of the part."""
        low = name.lower()
        if low.endswith(".rels") and "_rels/" in low:
            low = _source(low)
        return low not in ("", _TYPES.lower()) and low not in self._kinds

    def traces(self, name: str, raw: bytes, remedy: str) -> Iterator[Trace]:
        """What there is to say of a part as a part."""
        size = f"{len(raw):,} bytes"
        kind = self._kinds.get(name.lower(), "")
        if self.alone(name):
            why = "is on no page, and still there to be read"
            yield Trace("Embedded files", name, "Part that nothing leads to", size, why, remedy)
        elif kind in _DOCUMENTS:
            words, why = _DOCUMENTS[kind]
            yield Trace("Embedded files", name, words, size, why, remedy)
        elif raw.startswith(_STARTS):
            yield Trace("Embedded files", name, "Embedded file", size, _INSIDE, remedy)
        elif kind and kind not in _KNOWN:
            yield Trace("Embedded files", name, f"Part of another kind ({kind})", size)


def _source(relations: str) -> str:
    """The part to which relationships belong; empty for the document as a whole."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
