"""The traces in the text of a Word document: comments, tracked changes, revision ids, hidden words, settings.

One pass over every XML part. The words that a reader sees are kept apart from everything else, because a name among
them is meant to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import docx_names, docx_sources, reasons, visibility
from letterkit.disclosure.authors import Contributions
from letterkit.disclosure.docx_visibility import DocxVisibility
from letterkit.disclosure.identity_search import PartText
from letterkit.disclosure.trace import Trace
from letterkit.office import xml_stream
from letterkit.office.printable import LONGEST
from letterkit.office.xml_stream import XmlNode
from letterkit.wording import say, say_worded, worded

_CHANGES: Final = {
    "ins": worded("Insertions"),
    "del": worded("Deletions"),
    "moveFrom": worded("Moved words"),
    "moveTo": worded("Moved words"),
    "cellIns": worded("Insertions"),
    "cellDel": worded("Deletions"),
    "cellMerge": worded("Changes of form"),
}
_VERSIONS: Final = worded("links this file to its other versions and to the computers on which it was edited")
_IN_WORD: Final = worded("In Word: Review, accept or reject all changes, and delete all comments.")


@dataclass(slots=True)
class DocxText:
    """Reads part after part; its traces are those of all parts together."""

    contributions: Contributions = field(default_factory=Contributions)
    rsids: set[str] = field(default_factory=set)
    paragraphs: int = 0
    visibility: DocxVisibility = field(default_factory=DocxVisibility)
    names: docx_names.Names = field(default_factory=docx_names.Names)
    sources: docx_sources.DocxSources = field(default_factory=docx_sources.DocxSources)
    hidden: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Place and words by the way in which they are hidden."""
    rows: list[Trace] = field(default_factory=list)

    def read(self, place: str, raw: bytes) -> PartText:
        """Read one XML part. Raises UnreadableFile."""
        words: list[str] = []
        beside: list[str] = []

        def on_end(node: XmlNode, ancestors: list[XmlNode]) -> None:
            text = node.text
            is_shown = node.name in ("t", "delText") and bool(text.strip())
            way = self.visibility.hidden_by(ancestors) if is_shown and place.startswith("word/") else ""
            if way:
                self._hide(way, place, text)
            is_word = not way and self._is_word(place, node)
            (words if is_word else beside).append(text)
            link = node.name == "Relationship" and node.get("Type").endswith("/hyperlink")
            (words if link else beside).extend(node.attributes.values())
            self.visibility.read(node, ancestors)
            self.names.read(place, node)
            self.sources.read(place, node)
            self._marks(place, node, ancestors)

        xml_stream.walk(raw, place, on_end)
        return PartText("\n".join(filter(str.strip, words)), "\n".join(filter(None, beside)))

    def _hide(self, way: str, place: str, text: str) -> None:
        first, words = self.hidden.get(way, (place, ""))
        self.hidden[way] = first, f"{words} {text}".strip()[: LONGEST * 2]

    def _is_word(self, place: str, node: XmlNode) -> bool:
        """True if a reader sees the characters of this element."""
        if place.startswith("docProps/"):
            return node.name in ("title", "language")
        return node.name == "t" and not place.startswith(("word/comments", "word/glossary/"))

    def _marks(self, place: str, node: XmlNode, ancestors: list[XmlNode]) -> None:
        for name, value in node.attributes.items():
            if name.startswith("rsid"):
                self.rsids.add(value)
            self.paragraphs += name == "paraId"
        if node.name in ("t", "delText"):
            self._keep_words(node, ancestors)
        elif node.name in ("rsid", "rsidRoot") and place.startswith("word/"):
            self.rsids.add(node.get("val"))
        elif node.name == "comment":
            self._comment(place, node)
        elif node.name in _CHANGES or node.name.endswith("Change"):
            if node.get("author") or node.get("date"):
                kind = _CHANGES.get(node.name, say("Changes of form"))
                self.contributions.add(kind, node.get("author"), node.get("date"), node.get(_WORDS), place)
        else:
            self._setting(place, node)

    def _keep_words(self, node: XmlNode, ancestors: list[XmlNode]) -> None:
        """Keep words for the comment or change around them."""
        text = node.text
        for ancestor in reversed(ancestors):
            if ancestor.name in _CHANGES or ancestor.name == "comment":
                kept_words = ancestor.get(_WORDS)
                if len(kept_words) < LONGEST:
                    ancestor.attributes[_WORDS] = f"{kept_words} {text}".strip()
                return

    def _comment(self, place: str, node: XmlNode) -> None:
        initials = f" ({node.get('initials')})" if node.get("initials") else ""
        self.contributions.add("Comments", node.get("author") + initials, node.get("date"), node.get(_WORDS), place)

    def _setting(self, place: str, node: XmlNode) -> None:
        """Keep a setting that reveals something."""
        setting = _setting_trace(node)
        if setting is not None:
            part, name, value, why = setting
            self.rows.append(Trace(part, place, name, value, why, _SETTINGS_REMEDY))

    def traces(self, remedy: str) -> Iterator[Trace]:
        """Yield a trace for everything found."""
        yield from self.contributions.traces(say("Comments and changes"), _IN_WORD)
        yield from self.rows
        yield from self.names.traces()
        yield from self.sources.traces()
        for way, (place, words) in self.hidden.items():
            name = f"{say_worded(way)} (w:vanish)" if way == visibility.HIDDEN else way
            yield Trace(say("Hidden text"), place, name, words, reasons.HIDDEN, _HIDDEN_REMEDY)
        if self.rsids - {""}:
            sample = ", ".join(sorted(self.rsids - {""})[:3])
            count = len(self.rsids - {""})
            yield Trace(
                say("Revision ids"),
                "word/",
                say("Revision ids (w:rsid)"),
                f"{count}: {sample}",
                _VERSIONS,
                remedy,
            )
        if self.paragraphs:
            yield Trace(say("Text"), "word/", say("Ids of paragraphs (w14:paraId)"), str(self.paragraphs))


_WORDS: Final = " words"
"""The attribute under which words are kept for an ancestor; no real one can have a blank in its name."""
_HIDDEN_REMEDY: Final = worded(
    "In Word: show hidden text (Ctrl-Shift-8), select everything, make it black and of one size; delete what is hidden."
)
_SETTINGS_REMEDY: Final = worded(
    "Write the letter anew with `letterkit render`, or copy its text into a new document and save that."
)


def _setting_trace(node: XmlNode) -> tuple[str, str, str, str] | None:
    """Return part, name, value and reason of a setting that reveals something."""
    name, value = node.name, node.get("val")
    if name == "docVar":
        return (
            say("Variables"),
            say("Variable ‘{node}’ (w:docVar)", node=node.get("name")),
            value,
            say("was kept by a template or program"),
        )
    if name == "docId" and value:
        return say("Revision ids"), say("Id of the document ({tag})", tag=node.tag), value, _VERSIONS
    if name == "person":
        return say("Comments and changes"), say("Person (w15:person)"), node.get("author"), reasons.PERSON
    if name == "presenceInfo":
        account = f"{node.get('providerId')}: {node.get('userId')}"
        return (
            say("Comments and changes"),
            say("Account (w15:presenceInfo)"),
            account,
            say("is somebody’s account, often an address"),
        )
    if name in ("connectString", "query", "mailSubject", "addressFieldName") and value:
        return (
            say("Mail merge"),
            say("Setting of the mail merge ({tag})", tag=node.tag),
            value,
            say("names a list of people and its folder"),
        )
    if name in ("saveThroughXslt", "attachedSchema") and value:
        return (
            say("Settings"),
            node.tag,
            value,
            reasons.FOLDER if reasons.target(value) else say("names a form of an organisation"),
        )
    return None
