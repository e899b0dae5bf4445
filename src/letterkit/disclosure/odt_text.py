"""The traces in the text of an OpenDocument: comments, tracked changes, revision ids, hidden words, links to files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons, visibility
from letterkit.disclosure.authors import Contributions
from letterkit.disclosure.identity_search import PartText
from letterkit.disclosure.trace import Trace
from letterkit.office import xml_stream
from letterkit.office.printable import LONGEST
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, worded

_CREDITED: Final = frozenset(("annotation", "change-info"))
_CHANGES: Final = {
    "insertion": worded("Insertions"),
    "deletion": worded("Deletions"),
    "format-change": worded("Changes of form"),
}
_NO_WORDS: Final = frozenset(
    ("annotation", "tracked-changes", "hidden-text", "hidden-paragraph", "script", "meta", "settings")
)
"""Elements whose characters are not words of the letter."""
_FAMILIES: Final = {
    "span": "text", "a": "text", "p": "paragraph", "h": "paragraph", "table-cell": "table-cell", "table": "table",
    "section": "section",
}  # fmt: skip
_VERSIONS: Final = worded("links this file to its other versions")
_CHANGES_REMEDY: Final = worded("In LibreOffice: Edit, Track Changes, Accept All; and delete all comments.")
_HIDDEN_REMEDY: Final = worded("In LibreOffice: View, Formatting Marks and Hidden Paragraphs; delete what is hidden.")
_LINK_REMEDY: Final = worded("In LibreOffice: Edit, Links to External Files, Break Link.")


@dataclass(slots=True)
class OdtText:
    """Reads part after part; its traces are those of all parts together."""

    contributions: Contributions = field(default_factory=Contributions)
    rsids: set[str] = field(default_factory=set)
    styles: visibility.StyleLooks = field(default_factory=visibility.StyleLooks)
    hidden: dict[str, str] = field(default_factory=dict)
    """Words by the way in which they are hidden."""
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, place: str, raw: bytes) -> PartText:
        """Read one XML part. Raises UnreadableFile."""
        words: list[str] = []
        beside: list[str] = []
        is_text = place.endswith(("content.xml", "styles.xml"))

        def on_start(node: XmlNode, ancestors: list[XmlNode]) -> None:
            node.marked = node.name in _NO_WORDS or bool(ancestors and ancestors[-1].marked) or self._hides(node)

        def on_end(node: XmlNode, ancestors: list[XmlNode]) -> None:
            text = node.text
            if text.strip():
                invisible = self._invisible_by(node, ancestors) if is_text and not node.marked else ""
                is_word = (is_text and not node.marked and not invisible) or node.name in ("title", "language")
                if invisible:
                    self._hide(invisible, text)
                (words if is_word else beside).append(text)
                self._keep_words(node, ancestors)
            link = node.name == "a"
            (words if link else beside).extend(node.attributes.values())
            self._marks(place, node, ancestors)

        xml_stream.walk(raw, place, on_end, on_start)
        return PartText("\n".join(words), "\n".join(filter(None, beside)))

    def _hides(self, node: XmlNode) -> bool:
        """True if it hides its words, by itself or by a style that does."""
        if node.name in ("section", "hidden-paragraph", "hidden-text") and node.get("display") in ("none", "condition"):
            return True
        return self.styles.of(_FAMILIES.get(node.name, ""), node.get("style-name"), visibility.HIDDEN) == visibility.YES

    def _hide(self, way: str, text: str) -> None:
        self.hidden[way] = f"{self.hidden.get(way, '')} {text}".strip()[: LONGEST * 2]

    def _invisible_by(self, node: XmlNode, ancestors: list[XmlNode]) -> str:
        """Return the way in which displayed words cannot be seen; empty if they can."""
        chain = [node, *reversed(ancestors)]
        if self._look(chain, visibility.TINY) == visibility.YES:
            return visibility.TINY
        drawn = any(ancestor.name in ("custom-shape", "text-box", "master-page") for ancestor in chain)
        if drawn or visibility.YES in (self._look(chain, visibility.SHADED), self.styles.page):
            return ""
        return visibility.WHITE if self._look(chain, visibility.WHITE) == visibility.YES else ""

    def _look(self, chain: list[XmlNode], look: str) -> str:
        """Return a look from the nearest style that has it."""
        looks = (
            self.styles.of(_FAMILIES.get(ancestor.name, ""), ancestor.get("style-name"), look) for ancestor in chain
        )
        return next(filter(None, looks), "")

    def _keep_words(self, node: XmlNode, ancestors: list[XmlNode]) -> None:
        """Keep names, dates and words for the comment or change around them; and hidden words."""
        holder = ancestors[-1] if ancestors else node
        if holder.name in _CREDITED and node.name in ("creator", "date", "creator-initials", "sender-initials"):
            holder.attributes[_WORDS + node.name] = node.text
            return
        for ancestor in reversed(ancestors):
            if ancestor.name == "annotation" or ancestor.name in _CHANGES:
                ancestor.attributes[_WORDS] = f"{ancestor.get(_WORDS)} {node.text}".strip()[:LONGEST]
                return
        if node.marked and (
            self._hides(node) or node.name in ("hidden-text", "hidden-paragraph") or any(map(self._hides, ancestors))
        ):
            self._hide(visibility.HIDDEN, node.text)

    def _marks(self, place: str, node: XmlNode, ancestors: list[XmlNode]) -> None:
        for name in ("rsid", "paragraph-rsid"):
            if node.get(name):
                self.rsids.add(node.get(name))
        self._style(node, ancestors)
        if node.name == "hidden-text" and node.get("string-value"):
            self._hide(visibility.HIDDEN, node.get("string-value"))
        if node.name == "annotation":
            initials = node.get(_WORDS + "creator-initials") or node.get(_WORDS + "sender-initials")
            author = node.get(_WORDS + "creator") + (f" ({initials})" if initials else "")
            self.contributions.add("Comments", author, node.get(_WORDS + "date"), node.get(_WORDS), place)
        elif node.name == "change-info" and ancestors:
            for key in ("creator", "date"):
                ancestors[-1].attributes[_WORDS + key] = node.get(_WORDS + key)
        elif node.name in _CHANGES:
            author, date = node.get(_WORDS + "creator"), node.get(_WORDS + "date")
            self.contributions.add(_CHANGES[node.name], author, date, node.get(_WORDS), place)
        self._link(place, node)

    def _style(self, node: XmlNode, ancestors: list[XmlNode]) -> None:
        """Keep what a style says about the look of words."""
        if node.name == "style":
            self.styles.add(node.get("family"), node.get("name"), node.get("parent-style-name"), {})
        if not node.name.endswith("-properties") or not ancestors:
            return
        style = ancestors[-1]
        looks = visibility.of_odt(node)
        if style.name == "page-layout" and looks.get(visibility.SHADED) == visibility.YES:
            self.styles.page = visibility.YES
        elif style.name == "style":
            self.styles.add(style.get("family"), style.get("name"), style.get("parent-style-name"), looks)

    def _link(self, place: str, node: XmlNode) -> None:
        target = node.get("href")
        if not target or node.name == "template":
            return
        why = reasons.target(target)
        if not why and target.startswith("../"):
            why = reasons.FOLDER
        if not why and reasons.is_remote(target) and node.name not in ("a", "script"):
            why = reasons.FETCHED
        if why:
            self.links.setdefault((place, target), why)

    def traces(self) -> Iterator[Trace]:
        """Yield a trace for everything found."""
        yield from self.contributions.traces(say("Comments and changes"), _CHANGES_REMEDY)
        for (place, target), why in self.links.items():
            yield Trace(say("Links"), place, say("Link"), target, why, _LINK_REMEDY)
        for way, words in self.hidden.items():
            yield Trace(say("Hidden text"), "content.xml", way, words, reasons.HIDDEN, _HIDDEN_REMEDY)
        if self.rsids:
            sample = f"{len(self.rsids)}: {', '.join(sorted(self.rsids)[:3])}"
            yield Trace(
                say("Revision ids"),
                "content.xml",
                say("Revision ids (officeooo:rsid)"),
                sample,
                _VERSIONS,
                _RSID_REMEDY,
            )


_WORDS: Final = " words "
"""The attribute under which words are kept for an ancestor; no real one can have a blank in its name."""
_RSID_REMEDY: Final = worded(
    "In LibreOffice: Tools, Options, Writer, Comparison, untick ‘Store it when changing "
    "the document’; then copy the text into a new document. Or write the letter anew "
    "with `letterkit render`."
)
