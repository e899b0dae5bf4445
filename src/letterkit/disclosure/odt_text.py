"""The traces in the text of an OpenDocument: remarks, kept changes, revision ids, hidden words, links to files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import reasons, visibility
from letterkit.disclosure.authors import Authored
from letterkit.disclosure.trace import LONGEST, Trace
from letterkit.office import xml_stream
from letterkit.office.xml_stream import Node

_WORKED: Final = frozenset(("annotation", "change-info"))
_CHANGES: Final = {"insertion": "Insertions", "deletion": "Deletions", "format-change": "Changes of form"}
_ASIDE: Final = frozenset(
    ("annotation", "tracked-changes", "hidden-text", "hidden-paragraph", "script", "meta", "settings")
)
"""Elements whose characters are no words of the letter."""
_FAMILIES: Final = {
    "span": "text", "a": "text", "p": "paragraph", "h": "paragraph", "table-cell": "table-cell", "table": "table",
    "section": "section",
}  # fmt: skip
_VERSIONS: Final = "links this file to its other versions"
_CHANGES_REMEDY: Final = "In LibreOffice: Edit, Track Changes, Accept All; and delete all comments."
_HIDDEN_REMEDY: Final = "In LibreOffice: View, Formatting Marks and Hidden Paragraphs; delete what is hidden."
_LINK_REMEDY: Final = "In LibreOffice: Edit, Links to External Files, Break Link."


@dataclass(slots=True)
class Seen:
    """One part: its words, and everything else in it."""

    words: str = ""
    beside: str = ""


@dataclass(slots=True)
class Reader:
    """Reads part after part, and then tells what it has found in all of them."""

    authored: Authored = field(default_factory=Authored)
    rsids: set[str] = field(default_factory=set)
    styles: visibility.Styles = field(default_factory=visibility.Styles)
    hidden: dict[str, str] = field(default_factory=dict)
    """Words by the way in which they are hidden."""
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, place: str, raw: bytes) -> Seen:
        """Reads one XML part. Raises UnreadableFile."""
        words: list[str] = []
        beside: list[str] = []
        is_text = place.endswith(("content.xml", "styles.xml"))

        def began(one: Node, around: list[Node]) -> None:
            one.marked = one.name in _ASIDE or bool(around and around[-1].marked) or self._hides(one)

        def ended(one: Node, around: list[Node]) -> None:
            text = one.text
            if text.strip():
                unseen = self._unseen(one, around) if is_text and not one.marked else ""
                is_word = (is_text and not one.marked and not unseen) or one.name in ("title", "language")
                if unseen:
                    self._hide(unseen, text)
                (words if is_word else beside).append(text)
                self._said(one, around)
            link = one.name == "a"
            (words if link else beside).extend(one.attributes.values())
            self._marks(place, one, around)

        xml_stream.walk(raw, place, ended, began)
        return Seen("\n".join(words), "\n".join(filter(None, beside)))

    def _hides(self, one: Node) -> bool:
        """Whether it hides its words: by itself, or by a style of which that is known."""
        if one.name in ("section", "hidden-paragraph", "hidden-text") and one.get("display") in ("none", "condition"):
            return True
        return self.styles.of(_FAMILIES.get(one.name, ""), one.get("style-name"), visibility.HIDDEN) == visibility.YES

    def _hide(self, way: str, text: str) -> None:
        self.hidden[way] = f"{self.hidden.get(way, '')} {text}".strip()[: LONGEST * 2]

    def _unseen(self, one: Node, around: list[Node]) -> str:
        """The way in which shown words cannot be seen, if there is one."""
        chain = [one, *reversed(around)]
        if self._look(chain, visibility.TINY) == visibility.YES:
            return visibility.TINY
        drawn = any(each.name in ("custom-shape", "text-box", "master-page") for each in chain)
        if drawn or visibility.YES in (self._look(chain, visibility.SHADED), self.styles.page):
            return ""
        return visibility.WHITE if self._look(chain, visibility.WHITE) == visibility.YES else ""

    def _look(self, chain: list[Node], look: str) -> str:
        """What the nearest style says of a look."""
        said = (self.styles.of(_FAMILIES.get(each.name, ""), each.get("style-name"), look) for each in chain)
        return next(filter(None, said), "")

    def _said(self, one: Node, around: list[Node]) -> None:
        """Keeps names, dates and words for the remark or change around them; and hidden words."""
        holder = around[-1] if around else one
        if holder.name in _WORKED and one.name in ("creator", "date", "creator-initials", "sender-initials"):
            holder.attributes[_SAID + one.name] = one.text
            return
        for each in reversed(around):
            if each.name == "annotation" or each.name in _CHANGES:
                each.attributes[_SAID] = f"{each.get(_SAID)} {one.text}".strip()[:LONGEST]
                return
        if one.marked and (
            self._hides(one) or one.name in ("hidden-text", "hidden-paragraph") or any(map(self._hides, around))
        ):
            self._hide(visibility.HIDDEN, one.text)

    def _marks(self, place: str, one: Node, around: list[Node]) -> None:
        for name in ("rsid", "paragraph-rsid"):
            if one.get(name):
                self.rsids.add(one.get(name))
        self._style(one, around)
        if one.name == "hidden-text" and one.get("string-value"):
            self._hide(visibility.HIDDEN, one.get("string-value"))
        if one.name == "annotation":
            initials = one.get(_SAID + "creator-initials") or one.get(_SAID + "sender-initials")
            author = one.get(_SAID + "creator") + (f" ({initials})" if initials else "")
            self.authored.add("Comments", author, one.get(_SAID + "date"), one.get(_SAID), place)
        elif one.name == "change-info" and around:
            for key in ("creator", "date"):
                around[-1].attributes[_SAID + key] = one.get(_SAID + key)
        elif one.name in _CHANGES:
            author, date = one.get(_SAID + "creator"), one.get(_SAID + "date")
            self.authored.add(_CHANGES[one.name], author, date, one.get(_SAID), place)
        self._link(place, one)

    def _style(self, one: Node, around: list[Node]) -> None:
        """Keeps what a style says of how words look."""
        if one.name == "style":
            self.styles.add(one.get("family"), one.get("name"), one.get("parent-style-name"), {})
        if not one.name.endswith("-properties") or not around:
            return
        style = around[-1]
        said = visibility.of_odt(one)
        if style.name == "page-layout" and said.get(visibility.SHADED) == visibility.YES:
            self.styles.page = visibility.YES
        elif style.name == "style":
            self.styles.add(style.get("family"), style.get("name"), style.get("parent-style-name"), said)

    def _link(self, place: str, one: Node) -> None:
        target = one.get("href")
        if not target or one.name == "template":
            return
        why = reasons.target(target)
        if not why and target.startswith("../"):
            why = reasons.FOLDER
        if not why and reasons.remote(target) and one.name not in ("a", "script"):
            why = reasons.FETCHED
        if why:
            self.links.setdefault((place, target), why)

    def traces(self) -> Iterator[Trace]:
        """Everything found, in rows."""
        yield from self.authored.traces("Comments and changes", _CHANGES_REMEDY)
        for (place, target), why in self.links.items():
            yield Trace("Links", place, "Link", target, why, _LINK_REMEDY)
        for way, words in self.hidden.items():
            yield Trace("Hidden text", "content.xml", way, words, _HIDDEN, _HIDDEN_REMEDY)
        if self.rsids:
            sample = f"{len(self.rsids)}: {', '.join(sorted(self.rsids)[:3])}"
            yield Trace("Revision ids", "content.xml", "Revision ids (officeooo:rsid)", sample, _VERSIONS, _RSID_REMEDY)


_SAID: Final = " "
"""Where words are kept on their way up; no attribute can have a blank in its name."""
_HIDDEN: Final = "is not shown, and still there to be read"
_RSID_REMEDY: Final = (
    "In LibreOffice: Tools, Options, Writer, Comparison, untick ‘Store it when changing the document’; "
    "then copy the text into a new document. Or write the letter anew with `letterkit render`."
)
