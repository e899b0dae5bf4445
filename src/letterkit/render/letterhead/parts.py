"""The parts of a Word file that a letter on it takes over: heads and feet, their pictures and links, styles, the sheet.

Everything else stays behind: the text of the file, its properties, what other programs put into it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from letterkit.letter import files
from letterkit.render import picture
from letterkit.render.letterhead import heads as letterhead_heads
from letterkit.render.letterhead import package as letterhead_package
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.letterhead.package import ID, WORD, Relation, Unusable, relations_of, tree, xml
from letterkit.render.letterhead.styles import OFF

_MOST_STYLES: Final = 2_000
_TRACKED: Final = re.compile(r"<w:(?:ins|del|cellIns|cellDel|cellMerge|move(?:From|To)(?:RangeStart)?) ")
_CHANGED: Final = re.compile(r"<w:(\w+Change)\b(?:[^>]*/>|[^>]*>.*?</w:\1>)", re.DOTALL)
_REVISION: Final = re.compile(r'<w:rsid\w* [^>]*/>| (?:w:rsid\w*|w14:paraId|w14:textId)="[^"]*"|<!--.*?-->', re.DOTALL)
_PACKED: Final = re.compile(
    r"<w:embed\w+ [^>]*/>|<w:numPicBullet .*?</w:numPicBullet>|<w:lvlPicBulletId [^>]*/>", re.DOTALL
)
"""What refers to fonts and pictures that do not go into letters."""
_WEB: Final = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_DOCUMENT, _STYLES, _SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
_NUMBERING: Final = "word/numbering.xml"
_PLAIN: Final = {"theme": "word/theme/theme1.xml", "fontTable": "word/fontTable.xml"}
_HEAD, _FOOT = f"{WORD}headerReference", f"{WORD}footerReference"
_SIDED: Final = (f"{WORD}bidi", f"{WORD}rtlGutter")
_SECTION: Final = (
    "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols",
    "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid",
)  # fmt: skip
_LOOK: Final = (
    "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop",
    "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders",
    "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets",
)  # fmt: skip
"""The settings that change how a page looks, in the order that Word asks for."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`heads` are heads and feet by the names of their members, `first` those at the head of the first page and
    `continued` those of the pages after it. `links` is where their links lead, `styles` and `lists` (by name) are XML
    that names styles, `others` go into the file of a letter as they are; `section` is the sheet, `settings` its look.
    """

    heads: Mapping[str, str]
    first: tuple[str, ...]
    continued: tuple[str, ...]
    links: tuple[str, ...]
    styles: str
    lists: Mapping[str, str]
    others: Mapping[str, bytes]
    section: Element
    settings: str

    def document(self, *, mirrored: bool) -> str:
        """A text without words, for the sheet, which runs from right to left where it is `mirrored`."""
        found = {one.tag: one for one in self.section if mirrored or one.tag not in _SIDED}
        if mirrored:
            found[_SIDED[0]] = Element(_SIDED[0])
        sheet = [found[f"{WORD}{name}"] for name in _SECTION if f"{WORD}{name}" in found]
        return letterhead_package.document([*_references(self.section), *sheet])


def read(path: Path) -> Parts:
    """The parts of a file. Raises Unusable, CannotRead for a picture, and what zip and XML raise for a damaged file."""
    return _Reader(path).parts()


class _Reader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._members = letterhead_package.members(files.read(path))
        self._pictures: dict[str, str] = {}
        self._others: dict[str, bytes] = {}
        self._links: list[str] = []

    def parts(self) -> Parts:
        section = self._section()
        settings = tree(self._text(_SETTINGS)) if _SETTINGS in self._members else Element("none")
        relations = letterhead_package.relations(self._members, _DOCUMENT)
        shown = {one.get(ID, ""): relations[one.get(ID, "")] for one in _references(section)}
        heads = {one.target: self._head(one.target) for one in shown.values()}
        lists = {_NUMBERING: self._text(_NUMBERING)} if _NUMBERING in self._members else {}
        styles = self._styles()
        self._keep_plain(shown)
        later = ("default", "even") if _is_on(settings.find(f"{WORD}evenAndOddHeaders")) else ("default",)
        return Parts(
            heads,
            _tops(section, shown, "first" if _is_on(section.find(f"{WORD}titlePg")) else "default"),
            _tops(section, shown, *later),
            tuple(self._links),
            styles,
            lists,
            self._others,
            section,
            _look(settings),
        )

    def _section(self) -> Element:
        found = tree(self._text(_DOCUMENT)).find(f"{WORD}body/{WORD}sectPr")
        if found is None:
            return Element(f"{WORD}sectPr")
        known = letterhead_package.relations(self._members, _DOCUMENT)
        for one in _references(found):
            if one.get(ID, "") not in known:
                found.remove(one)
        return found

    def _styles(self) -> str:
        text = self._text(_STYLES)
        tree(text)
        if letterhead_styles.count(text) > _MOST_STYLES:
            hint = "Make a new one with `letterkit letterhead new`, and copy your head and foot into it."
            raise Unusable(f"has more than {_MOST_STYLES:,} styles", hint)
        return text

    def _text(self, name: str) -> str:
        """A part as text, without what tells of revisions."""
        given = letterhead_package.text(name, self._members[name])
        return _PACKED.sub("", _CHANGED.sub("", _REVISION.sub("", given)))

    def _head(self, name: str) -> str:
        given = letterhead_package.text(name, self._members[name])
        if _TRACKED.search(given):
            hint = "Open it in Word, accept the changes (Review, Accept All), and save it."
            raise Unusable("holds changes that nobody has accepted", hint)
        found = letterhead_heads.bare(given)
        relations = letterhead_package.relations(self._members, name)
        kept = {number: self._kept(one) for number, one in relations.items() if f'"{number}"' in found}
        if kept:
            self._others[relations_of(name)] = letterhead_package.written(kept)
        return found

    def _kept(self, one: Relation) -> Relation:
        """What a head may refer to: a picture in the file, or a page of the web."""
        if one.kind == "image" and not one.outside:
            return Relation("image", self._picture(one.target))
        if one.kind == "hyperlink" and one.outside and _WEB.match(one.target):
            self._links.append(unquote(one.target))
            return one
        raise _foreign(one)

    def _picture(self, name: str) -> str:
        """The name of a picture that was made anew."""
        if name not in self._pictures:
            made = picture.bare(self._members[name], self._path)
            ending = "png" if made.startswith(b"\x89PNG") else "jpeg" if made.startswith(b"\xff\xd8\xff") else ""
            if not ending:
                hint = "In Word, copy it, delete it, and put it in again with Paste Special as PNG."
                raise Unusable("has a picture of a kind that cannot be used (SVG, EMF, WMF or the like)", hint)
            self._pictures[name] = f"word/media/head{len(self._pictures) + 1}.{ending}"
            self._others[self._pictures[name]] = made
        return self._pictures[name]

    def _keep_plain(self, shown: Mapping[str, Relation]) -> None:
        """Takes over the parts that refer to nothing, and writes what says which parts there are."""
        names = {"styles": _STYLES, "numbering": _NUMBERING, **_PLAIN}
        kept = {f"lk{kind}": Relation(kind, name) for kind, name in names.items() if name in self._members}
        self._others |= {name: self._text(name).encode() for name in _PLAIN.values() if name in self._members}
        self._others[relations_of(_DOCUMENT)] = letterhead_package.written({**shown, **kept})
        whole = {"rId1": Relation("officeDocument", _DOCUMENT)}
        self._others["_rels/.rels"] = letterhead_package.written(whole, ".")
        told = (one for one in (*shown.values(), *kept.values()) if one.kind != "theme")
        self._others["[Content_Types].xml"] = letterhead_package.content_types(told)


def _references(section: Element) -> list[Element]:
    return [one for one in section if one.tag in (_HEAD, _FOOT)]


def _tops(section: Element, shown: Mapping[str, Relation], *kinds: str) -> tuple[str, ...]:
    """The members of the heads of some kinds of page."""
    found = [one for one in _references(section) if one.tag == _HEAD and one.get(f"{WORD}type", "default") in kinds]
    return tuple(dict.fromkeys(shown[one.get(ID, "")].target for one in found))


def _is_on(one: Element | None) -> bool:
    return one is not None and one.get(f"{WORD}val", "").lower() not in OFF


def _look(settings: Element) -> str:
    """The settings that change how a page looks, in their order."""
    found = {name: one for name in _LOOK if (one := settings.find(f"{WORD}{name}")) is not None}
    found.setdefault("defaultTabStop", Element(f"{WORD}defaultTabStop", {f"{WORD}val": "720"}))
    return "".join(xml(found[name]) for name in _LOOK if name in found)


def _foreign(one: Relation) -> Unusable:
    """What a head holds that cannot go into letters."""
    if one.kind == "hyperlink":
        return Unusable(
            f"has a link that does not lead to the web ({one.target})",
            "In Word, right-click on the link in the head or foot, and take it away or lead it to a website.",
        )
    if one.kind == "image":
        return Unusable(
            f"has a picture that is not in the file but is fetched by every reader ({one.target})",
            "In Word: File, Info, Edit Links to Files, Break Link; or delete the picture and insert it as a file.",
        )
    return Unusable(
        f"has something in its head or foot that is no text and no picture ({one.kind})",
        "Put a picture of it there instead, saved as PNG.",
    )
