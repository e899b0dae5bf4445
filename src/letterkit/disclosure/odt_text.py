"""The traces in the text of an OpenDocument: remarks, kept changes, revision ids, hidden words, links to files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from letterkit.disclosure import elements, judging
from letterkit.disclosure.authored import Authored
from letterkit.disclosure.elements import Element
from letterkit.disclosure.told import LONGEST, Told

_WORKED: Final = frozenset(("annotation", "change-info"))
_CHANGES: Final = {"insertion": "Insertions", "deletion": "Deletions", "format-change": "Changes of form"}
_ASIDE: Final = frozenset(
    ("annotation", "tracked-changes", "hidden-text", "hidden-paragraph", "script", "meta", "settings")
)
"""Elements whose characters are no words of the letter."""
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
    hidden_styles: set[str] = field(default_factory=set)
    hidden: str = ""
    links: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, place: str, raw: bytes) -> Seen:
        """Reads one XML part. Raises UnreadableFile."""
        words: list[str] = []
        beside: list[str] = []
        is_text = place.endswith(("content.xml", "styles.xml"))

        def began(one: Element, around: list[Element]) -> None:
            one.marked = one.name in _ASIDE or bool(around and around[-1].marked) or self._hides(one)

        def ended(one: Element, around: list[Element]) -> None:
            text = one.text
            if text.strip():
                is_word = (is_text and not one.marked) or one.name in ("title", "language")
                (words if is_word else beside).append(text)
                self._said(one, around)
            link = one.name == "a"
            (words if link else beside).extend(one.attributes.values())
            self._marks(place, one, around)

        elements.walk(raw, place, ended, began)
        return Seen("\n".join(words), "\n".join(filter(None, beside)))

    def _hides(self, one: Element) -> bool:
        """Whether it hides its words: by itself, or by a style of which that is known."""
        if one.name in ("section", "hidden-paragraph", "hidden-text") and one.get("display") in ("none", "condition"):
            return True
        return one.name in ("span", "p", "h") and one.get("style-name") in self.hidden_styles

    def _said(self, one: Element, around: list[Element]) -> None:
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
            self.hidden = f"{self.hidden} {one.text}".strip()[: LONGEST * 2]

    def _marks(self, place: str, one: Element, around: list[Element]) -> None:
        for name in ("rsid", "paragraph-rsid"):
            if one.get(name):
                self.rsids.add(one.get(name))
        if one.name == "text-properties" and one.get("display") in ("none", "true") and around:
            self.hidden_styles.add(around[-1].get("name"))
        if one.name == "hidden-text" and one.get("string-value"):
            self.hidden = f"{self.hidden} {one.get('string-value')}".strip()[: LONGEST * 2]
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

    def _link(self, place: str, one: Element) -> None:
        target = one.get("href")
        if not target or one.name == "template":
            return
        why = judging.target(target)
        if not why and target.startswith("../"):
            why = judging.FOLDER
        if not why and judging.remote(target) and one.name not in ("a", "script"):
            why = judging.FETCHED
        if why:
            self.links.setdefault((place, target), why)

    def told(self) -> Iterator[Told]:
        """Everything found, in rows."""
        yield from self.authored.told("Comments and changes", _CHANGES_REMEDY)
        for (place, target), why in self.links.items():
            yield Told("Links", place, "Link", target, why, _LINK_REMEDY)
        if self.hidden:
            yield Told("Hidden text", "content.xml", "Hidden text", self.hidden, _HIDDEN, _HIDDEN_REMEDY)
        if self.rsids:
            sample = f"{len(self.rsids)}: {', '.join(sorted(self.rsids)[:3])}"
            yield Told("Revision ids", "content.xml", "Revision ids (officeooo:rsid)", sample, _VERSIONS, _RSID_REMEDY)


_SAID: Final = " "
"""Where words are kept on their way up; no attribute can have a blank in its name."""
_HIDDEN: Final = "is not shown, and still there to be read"
_RSID_REMEDY: Final = (
    "In LibreOffice: Tools, Options, Writer, Comparison, untick ‘Store it when changing the document’; "
    "then copy the text into a new document. Or write the letter anew with `letterkit render`."
)
