"""The parts of a Word document by the relationships that lead to them: orphans, and parts that are documents.

Word opens a part only when a relationship leads to it. Any other part is in the file and on no page.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from letterkit.disclosure import reasons
from letterkit.disclosure.trace import Trace, size_in_words
from letterkit.office.package import Package
from letterkit.wording import say, worded

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
    "afchunk": (
        worded("Another document in it (w:altChunk)"),
        worded("is a whole document, with words and a history of its own"),
    ),
    "subdocument": (
        worded("Another document in it (w:subDoc)"),
        worded("is a whole document, with words and a history of its own"),
    ),
    "glossarydocument": (
        worded("Building blocks"),
        worded("are passages that no page shows, often from other letters"),
    ),
}
_STARTS: Final = (b"PK\3\4", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How documents begin: zip files such as DOCX, PDF, the old files of Office, RTF."""
_TYPES: Final = "[Content_Types].xml"


class PartKinds:
    """The kind of each part, from the relationships that lead to it."""

    def __init__(self, package: Package) -> None:
        self._kinds: dict[str, str] = {}
        pending, seen = [""], {""}
        while pending:
            for relation in package.relations(pending.pop()).values():
                target = relation.target.lower()
                if relation.outside:
                    continue
                self._kinds.setdefault(target, relation.kind.lower())
                if target not in seen and package.member(target):
                    seen.add(target)
                    pending.append(target)

    def is_orphan(self, name: str) -> bool:
        """True if no relationship targets this part. A `.rels` member counts with its source."""
        lower = name.lower()
        if lower.endswith(".rels") and "_rels/" in lower:
            lower = _source(lower)
        return lower not in ("", _TYPES.lower()) and lower not in self._kinds

    def traces(self, name: str, raw: bytes, remedy: str) -> Iterator[Trace]:
        """Yield what a part reveals by being there."""
        size = size_in_words(len(raw))
        kind = self._kinds.get(name.lower(), "")
        if self.is_orphan(name):
            why = say("is on no page, and still there to be read")
            yield Trace(say("Embedded files"), name, say("Part that nothing leads to"), size, why, remedy)
        elif kind in _DOCUMENTS:
            title, why = _DOCUMENTS[kind]
            yield Trace(say("Embedded files"), name, title, size, why, remedy)
        elif raw.startswith(_STARTS):
            yield Trace(say("Embedded files"), name, say("Embedded file"), size, reasons.WHOLE_FILE, remedy)
        elif kind and kind not in _KNOWN:
            yield Trace(say("Embedded files"), name, say("Part of another kind ({kind})", kind=kind), size)


def _source(relations: str) -> str:
    """Return the part that relationships belong to; empty for those of the package."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
