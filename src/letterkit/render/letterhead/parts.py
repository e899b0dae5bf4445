"""The parts of a Word file that its letters take over: heads and feet, their pictures and links, styles, the sheet.

Everything else is left behind: the text of the file, its properties, the data of other programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.office.safe_xml import Element
from letterkit.office.word_document import WordDocument
from letterkit.office.word_xml import child
from letterkit.render import picture
from letterkit.render.letterhead import heads as letterhead_heads
from letterkit.render.letterhead import sections
from letterkit.render.letterhead import styles as letterhead_styles
from letterkit.render.letterhead.allowed import allowed
from letterkit.render.letterhead.heads import Head
from letterkit.render.letterhead.pruning import Pruner, References, is_on
from letterkit.render.letterhead.refusals import TOO_LARGE_HINT, Unusable
from letterkit.render.letterhead.sections import HeadedSheet, Place
from letterkit.wording import say, say_number, say_worded

_MAX_STYLES: Final = 2_000
_MAX_PART: Final = 2_000_000
_MAX_ELEMENTS: Final = 60_000
_MAX_IN_DOCUMENT: Final = 300_000
_MAX_PICTURE: Final = 20_000_000
_MAX_PICTURES: Final = 40
_MAX_PIXELS: Final = 40_000_000
_MAX_DEPTH: Final = 150
"""Elements inside each other; a table in a text box in a group has about thirty."""
_LOOK: Final = (
    "mirrorMargins", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop",
    "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders",
    "bookFoldRevPrinting", "bookFoldPrinting", "bookFoldPrintingSheets",
)  # fmt: skip
"""The settings that change how a page looks, in the order that Word asks for."""
_COLOURS: Final = 12
_FILLS: Final = 4
_VARIANTS: Final = 3
"""Colours, kinds of fills and lines, and variants of each that a theme has to name."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that are kept, as trees with short names.

    `heads` are by place, and one head may be in several; `settings` are those that change the look of a page;
    `pictures` are by the names of their members, `others` (lists, fonts, theme) by the kinds of their relationships.
    """

    heads: Mapping[Place, Head]
    sheet: HeadedSheet
    styles: Element
    settings: tuple[Element, ...]
    pictures: Mapping[str, bytes]
    others: Mapping[str, Element]

    def head_of_first_page(self) -> Head | None:
        """Return the head at the top of the first page."""
        return self.heads.get(("header", "first" if self.sheet.has_first_page else "default"))

    def later_places(self) -> list[Place]:
        """Return the places at the top of the pages after the first."""
        even = any(is_on(setting) for setting in self.settings if setting.tag == "w:evenAndOddHeaders")
        kinds = ("default", "even") if even else ("default",)
        return [place for place in self.heads if place[0] == "header" and place[1] in kinds]


def read(raw: bytes, path: Path) -> Parts:
    """Return the parts of a file. Raises Unusable, UnreadableFile for a damaged one, CannotRead for a picture."""
    return _PartsReader(raw, path).parts()


class _PartsReader:
    def __init__(self, raw: bytes, path: Path) -> None:
        self._path = path
        self._file = WordDocument(raw, max_part=_MAX_PART, max_elements=_MAX_ELEMENTS, max_depth=_MAX_DEPTH)
        self._pictures: dict[str, str] = {}
        self._bare_pictures: dict[str, bytes] = {}

    def parts(self) -> Parts:
        document = self._file.document(_MAX_IN_DOCUMENT)
        styles = self._file.part("styles")
        ids = letterhead_styles.make_ids(styles) if styles is not None else {}
        if styles is not None and len(styles) > _MAX_STYLES:
            raise Unusable(
                say("The letterhead has more than {max_styles} styles.", max_styles=say_number(_MAX_STYLES)),
                say_worded(TOO_LARGE_HINT),
            )
        pruned_styles = self._prune(styles, ids, "text", "styles")
        sheet = sections.headed_sheet(document, self._leads_to_a_head)
        members = {number: self._file.relations[number].target for number in dict.fromkeys(sheet.heads.values())}
        self._weigh(members.values())
        by_number = {number: self._head(member, ids) for number, member in members.items()}
        heads = {place: head for place, number in sheet.heads.items() if (head := by_number[number]) is not None}
        return Parts(
            heads,
            sheet,
            Element("w:styles") if pruned_styles is None else letterhead_styles.without_doubles(pruned_styles),
            self._settings(),
            self._bare_pictures,
            {kind: root for kind, root in self._others(ids) if root is not None},
        )

    def _others(self, ids: Mapping[str, str]) -> Iterator[tuple[str, Element | None]]:
        yield "numbering", self._prune(self._file.part("numbering"), ids, "text", "numbering")
        yield "fontTable", self._prune(self._file.part("fontTable"), ids, "fonts")
        yield "theme", self._theme()

    def _leads_to_a_head(self, number: str) -> bool:
        relation = self._file.relations.get(number)
        return relation is not None and relation.kind in ("header", "footer") and not relation.outside

    @staticmethod
    def _prune(part: Element | None, ids: Mapping[str, str], *kinds: str) -> Element | None:
        return None if part is None else Pruner(allowed(*kinds), References(ids)).tree(part)

    def _settings(self) -> tuple[Element, ...]:
        settings = self._file.part("settings")
        pruner = Pruner(allowed("settings"), References({}))
        kept = pruner.prune_all(() if settings is None else settings)
        by_tag = {setting.tag: setting for setting in kept}
        by_tag.setdefault("w:defaultTabStop", Element("w:defaultTabStop", {"w:val": "720"}))
        return tuple(by_tag[f"w:{name}"] for name in _LOOK if f"w:{name}" in by_tag)

    def _theme(self) -> Element | None:
        """Return the theme, if it has all that Word asks for."""
        theme = self._prune(self._file.part("theme"), {}, "drawing", "theme")
        if theme is None:
            return None
        colours, fonts, fills = (child(theme, "a:themeElements", f"a:{name}Scheme") for name in ("clr", "font", "fmt"))
        if colours is None or fonts is None or fills is None:
            return None
        whole = (
            len(colours) == _COLOURS
            and all(len(scheme) for scheme in colours)
            and len(fonts) == len(("major", "minor"))
            and len(fills) == _FILLS
        )
        return theme if whole and all(len(scheme) >= _VARIANTS for scheme in fills) else None

    def _head(self, member: str, ids: Mapping[str, str]) -> Head | None:
        tree = self._file.tree(member)
        return letterhead_heads.head(tree, ids, self._file.package.relations(member), self._picture)

    def _picture(self, member: str) -> str:
        """Return the member of a picture, which is made anew from its pixels."""
        if member not in self._pictures:
            bare = picture.bare(self._raw(member), self._path)
            ending = "png" if bare.startswith(b"\x89PNG") else "jpeg" if bare.startswith(b"\xff\xd8\xff") else ""
            if not ending:
                hint = say("In Word, copy it, delete it, and put it in again with Paste Special as PNG.")
                raise Unusable(
                    say("The letterhead has a picture of a kind that cannot be used (SVG, EMF, WMF or the like)."), hint
                )
            self._pictures[member] = f"word/media/head{len(self._pictures) + 1}.{ending}"
            self._bare_pictures[self._pictures[member]] = bare
        return self._pictures[member]

    def _raw(self, member: str) -> bytes:
        return self._file.read(member, _MAX_PICTURE)

    def _weigh(self, heads: Iterable[str]) -> None:
        """Raise Unusable for more pictures than heads can need, before the first is opened."""
        relations = (relation for head in heads for relation in self._file.package.relations(head).values())
        pictures = {relation.target for relation in relations if relation.kind == "image" and not relation.outside}
        if len(pictures) > _MAX_PICTURES:
            raise Unusable(
                say("The letterhead has more than {max_pictures} pictures.", max_pictures=_MAX_PICTURES),
                say_worded(TOO_LARGE_HINT),
            )
        members = sorted(pictures & self._file.package.names)
        sizes = [picture.pixels(self._raw(member)) for member in members]
        if len(sizes) > 1 and sum(sizes) > _MAX_PIXELS:
            hint = say("In Word: select a picture, Picture Format, Compress Pictures, Print.")
            raise Unusable(say("The letterhead has pictures of more than 40 million pixels in all."), hint)
