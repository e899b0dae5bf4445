"""The traces in the text of a Word document: comments, kept changes, revision ids, hidden words, settings.

One pass over every XML part; the words a reader sees are kept apart from everything else, because a name among them is
meant to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import docx_names, docx_sources, docx_visibility, reasons, visibility
from letterkit.disclosure.authors import Authored
from letterkit.disclosure.trace import LONGEST, Trace
from letterkit.office import xml_stream
from letterkit.office.xml_stream import Node

_CHANGES: Final = {
    "ins": "Insertions", "del": "Deletions", "moveFrom": "Moved words", "moveTo": "Moved words",
    "cellIns": "Insertions", "cellDel": "Deletions", "cellMerge": "Changes of form",
}  # fmt: skip
_VERSIONS: Final = "links this file to its other versions and to the computers on which it was edited"
_IN_WORD: Final = "In Word: Review, accept or reject all changes, and delete all comments."


@dataclass(slots=True)
class Seen:
    """One part: its words, everything else in it, and how many elements it has."""

    words: str = ""
    beside: str = ""
    elements: int = 0


@dataclass(slots=True)
class Reader:
    """Reads part after part, and then tells what it has found in all of them."""

    authored: Authored = field(default_factory=Authored)
    rsids: set[str] = field(default_factory=set)
    paragraphs: int = 0
    look: docx_visibility.Reader = field(default_factory=docx_visibility.Reader)
    names: docx_names.Names = field(default_factory=docx_names.Names)
    sources: docx_sources.Sources = field(default_factory=docx_sources.Sources)
    hidden: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Where words stand that nobody is to see, and the words, by the way in which they are hidden."""
    rows: list[Trace] = field(default_factory=list)

    def read(self, place: str, raw: bytes) -> Seen:
        """Reads one XML part. Raises UnreadableFile."""
        words: list[str] = []
        beside: list[str] = []
        seen = Seen()

        def ended(one: Node, around: list[Node]) -> None:
            seen.elements += 1
            text = one.text
            is_said = one.name in ("t", "delText") and bool(text.strip())
            way = self.look.hidden_by(around) if is_said and place.startswith("word/") else ""
            if way:
                self._hide(way, place, text)
            is_word = not way and self._word(place, one)
            (words if is_word else beside).append(text)
            link = one.name == "Relationship" and one.get("Type").endswith("/hyperlink")
            (words if link else beside).extend(one.attributes.values())
            self.look.read(one, around)
            self.names.read(place, one)
            self.sources.read(place, one)
            self._marks(place, one, around)

        xml_stream.walk(raw, place, ended)
        seen.words, seen.beside = "\n".join(filter(str.strip, words)), "\n".join(filter(None, beside))
        return seen

    def _hide(self, way: str, place: str, text: str) -> None:
        first, words = self.hidden.get(way, (place, ""))
        self.hidden[way] = first, f"{words} {text}".strip()[: LONGEST * 2]

    def _word(self, place: str, one: Node) -> bool:
        """Whether its characters are words that a reader sees."""
        if place.startswith("docProps/"):
            return one.name in ("title", "language")
        return one.name == "t" and not place.startswith(("word/comments", "word/glossary/"))

    def _marks(self, place: str, one: Node, around: list[Node]) -> None:
        for name, value in one.attributes.items():
            if name.startswith("rsid"):
                self.rsids.add(value)
            self.paragraphs += name == "paraId"
        if one.name in ("t", "delText"):
            self._said(one, around)
        elif one.name in ("rsid", "rsidRoot") and place.startswith("word/"):
            self.rsids.add(one.get("val"))
        elif one.name == "comment":
            self._comment(place, one)
        elif one.name in _CHANGES or one.name.endswith("Change"):
            if one.get("author") or one.get("date"):
                kind = _CHANGES.get(one.name, "Changes of form")
                self.authored.add(kind, one.get("author"), one.get("date"), one.get(_SAID), place)
        else:
            self._setting(place, one)

    def _said(self, one: Node, around: list[Node]) -> None:
        """Keeps words for the comment or change around them."""
        text = one.text
        for each in reversed(around):
            if each.name in _CHANGES or each.name == "comment":
                said = each.get(_SAID)
                if len(said) < LONGEST:
                    each.attributes[_SAID] = f"{said} {text}".strip()
                return

    def _comment(self, place: str, one: Node) -> None:
        initials = f" ({one.get('initials')})" if one.get("initials") else ""
        self.authored.add("Comments", one.get("author") + initials, one.get("date"), one.get(_SAID), place)

    def _setting(self, place: str, one: Node) -> None:
        """Rows that stand for themselves."""
        row = _settings(one)
        if row is not None:
            part, name, value, why = row
            self.rows.append(Trace(part, place, name, value, why, _SETTINGS_REMEDY))

    def traces(self, remedy: str) -> Iterator[Trace]:
        """Everything found, in rows."""
        yield from self.authored.traces("Comments and changes", _IN_WORD)
        yield from self.rows
        yield from self.names.traces()
        yield from self.sources.traces()
        for way, (place, words) in self.hidden.items():
            name = f"{way} (w:vanish)" if way == visibility.HIDDEN else way
            yield Trace("Hidden text", place, name, words, _HIDDEN, _HIDDEN_REMEDY)
        if self.rsids - {""}:
            sample = ", ".join(sorted(self.rsids - {""})[:3])
            count = len(self.rsids - {""})
            yield Trace("Revision ids", "word/", "Revision ids (w:rsid)", f"{count}: {sample}", _VERSIONS, remedy)
        if self.paragraphs:
            yield Trace("Text", "word/", "Ids of paragraphs (w14:paraId)", str(self.paragraphs))


_SAID: Final = " said"
"""Where words are kept on their way up; no attribute can have a blank in its name."""
_HIDDEN: Final = "is not shown, and still there to be read"
_HIDDEN_REMEDY: Final = (
    "In Word: show hidden text (Ctrl-Shift-8), select everything, make it black and of one size; delete what is hidden."
)
_SETTINGS_REMEDY: Final = (
    "Write the letter anew with `letterkit render`, or copy its text into a new document and save that."
)


def _settings(one: Node) -> tuple[str, str, str, str] | None:
    """Part, name, value and reason of a setting that tells something."""
    name, value = one.name, one.get("val")
    if name == "docVar":
        return "Variables", f"Variable ‘{one.get('name')}’ (w:docVar)", value, "was kept by a template or program"
    if name == "docId" and value:
        return "Revision ids", f"Id of the document ({one.tag})", value, _VERSIONS
    if name == "person":
        return "Comments and changes", "Person (w15:person)", one.get("author"), reasons.PERSON
    if name == "presenceInfo":
        account = f"{one.get('providerId')}: {one.get('userId')}"
        return "Comments and changes", "Account (w15:presenceInfo)", account, "is somebody’s account, often an address"
    if name in ("connectString", "query", "mailSubject", "addressFieldName") and value:
        return "Mail merge", f"Setting of the mail merge ({one.tag})", value, "names a list of people and its folder"
    if name in ("saveThroughXslt", "attachedSchema") and value:
        return (
            "Settings",
            one.tag,
            value,
            reasons.FOLDER if reasons.target(value) else "names a form of an organisation",
        )
    return None
