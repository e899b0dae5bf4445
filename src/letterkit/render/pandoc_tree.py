"""The letter as pandoc's document tree.

The tree is built node for node from the letter's own, never from Markdown text, so nothing that was typed can become
raw code, an image or an include on its way through pandoc. `PandocTree` has what every format shares; what a format
does in its own way is a class beside its writer (`docx.py`, `odt.py`, `html.py`, `txt.py`, `typst_tree.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import ClassVar, Final

from letterkit.languages import scripts
from letterkit.letter import notes
from letterkit.letter.columns import column_count
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Commented,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
    blocks_text,
)
from letterkit.render import normalize
from letterkit.render.pandoc_nodes import (
    API_VERSION,
    Node,
    div,
    header,
    image,
    link,
    paragraph,
    span,
    superscript,
    word_nodes,
)
from letterkit.render.picture import Picture

_NESTED: Final[dict[type, str]] = {
    Emphasis: "Emph",
    Strong: "Strong",
    Superscript: "Superscript",
    Subscript: "Subscript",
}
_SIGN_ON_LIST: Final = (Style.SIGNATORY_GROUP, Style.SIGNATORY_LIST)


def slug(style: Style) -> str:
    """Return the style's name as a CSS class and a Typst function: `inside-address`."""
    return style.value.lower().replace(" ", "-")


def logo_alt_text(letter: Letter) -> str:
    """Return what is read out in the place of the logo: whose it is."""
    heads = (" ".join(blocks_text(part.blocks).split()) for part in letter.parts if part.style is Style.LETTERHEAD)
    return next(heads, letter.envelope.sender.name)


class PandocTree:
    """A letter as nodes for pandoc: paragraphs with headings, without anything that is a format's own."""

    isolates: ClassVar[tuple[str, str] | None] = None
    """Unicode's marks around what runs from left to right in a text from right to left, where the format needs them."""

    def __init__(self, letter: Letter) -> None:
        self.letter = normalize.letter(letter)
        self.script = scripts.of_language(letter.language)
        # Whoever hears the letter goes from heading to heading: no level may be left out.
        self.heading_level = 2 if any(part.style is Style.SUBJECT for part in self.letter.parts) else 1
        self.column_lists = 0
        self.note_language = ""
        times = Counter(note.number for note in notes.marks(self.letter.parts))
        self.repeated = frozenset(number for number, count in times.items() if count > 1)
        self.noted: set[int] = set()

    def document(self, logo: Picture | None = None) -> Node:
        """Return the JSON value that `pandoc -f json` reads; title and language are metadata. `logo` is above it."""
        letter = self.letter
        meta = {"title": letter.title, "lang": letter.language}
        if letter.direction == "rtl":
            meta["dir"] = "rtl"
        return {
            "pandoc-api-version": API_VERSION,
            "meta": {key: {"t": "MetaString", "c": value} for key, value in meta.items()},
            "blocks": self.parts(logo),
        }

    # -- parts ------------------------------------------------------------------------------------------

    def parts(self, logo: Picture | None) -> list[Node]:
        """Return every part in its order; the logo is above the first that is not the mark of a draft."""
        nodes: list[Node] = []
        logo_nodes = self.logo(logo, logo_alt_text(self.letter)) if logo else []
        last, close = _last_passage(self.letter.parts)
        for is_list, run in groupby(enumerate(self.letter.parts), key=lambda row: row[1].style in _SIGN_ON_LIST):
            if is_list:
                nodes += [*logo_nodes, *self.sign_on_list([part for _, part in run])]
                logo_nodes = []
                continue
            for index, part in run:
                if part.style is not Style.DRAFT_MARK:
                    nodes += logo_nodes
                    logo_nodes = []
                nodes += self.part(part, before_close=last <= index < close and part.style is Style.BODY)
        return nodes

    def sign_on_list(self, parts: Sequence[Part]) -> list[Node]:
        """Return the signatories, with the headings of their groups, in columns where the list is long."""
        listed = [part.blocks for part in parts if part.style is Style.SIGNATORY_LIST]
        count = column_count([blocks_text([block]) for blocks in listed for block in blocks])
        if count == 1:
            return [node for part in parts for node in self.part(part)]
        self.column_lists += 1
        return self.in_columns(parts, count)

    def in_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        """Return the parts of a sign-on list; here without columns."""
        return [node for part in parts for node in self.part(part)]

    def part(self, part: Part, *, before_close: bool = False) -> list[Node]:
        """Return a part. One `before_close` has a last paragraph that must not be parted from the close."""
        return self.blocks([*([part.heading] if part.heading else []), *part.blocks])

    def logo(self, logo: Picture, alt_text: str) -> list[Node]:
        """Return the picture on a line of its own; here nothing."""
        return []

    def heading(self, part: Part) -> list[Node]:
        return [header(self.heading_level, self.inlines(part.heading.children))] if part.heading else []

    def unstyled_blocks(self, part: Part) -> list[Node]:
        """Return the part's blocks without a style around them; the subject is the heading of the first level."""
        levels = {Style.SUBJECT: 1, Style.ANNEX_HEADING: self.heading_level}
        level = levels.get(part.style)
        return [
            header(level, self.inlines(block.children)) if level and isinstance(block, Paragraph) else self.block(block)
            for block in part.blocks
        ]

    # -- blocks -----------------------------------------------------------------------------------------

    def blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [self.block(block) for block in blocks]

    def block(self, block: Block) -> Node:
        match block:
            case Paragraph(children):
                return paragraph(self.inlines(children))
            case BulletList(items):
                return {"t": "BulletList", "c": self.items(items, tight=normalize.is_tight(block))}
            case OrderedList(items, start):
                numbering = [start, {"t": "Decimal"}, {"t": "Period"}]
                return {"t": "OrderedList", "c": [numbering, self.items(items, tight=normalize.is_tight(block))]}
            case Quote(children):
                return {"t": "BlockQuote", "c": self.blocks(children)}

    def items(self, items: Sequence[tuple[Block, ...]], *, tight: bool) -> list[list[Node]]:
        return [[self.item_block(block, tight=tight) for block in item] for item in items]

    def item_block(self, block: Block, *, tight: bool) -> Node:
        """Return a block of an item of a list."""
        if isinstance(block, Paragraph):
            return paragraph(self.inlines(block.children), tight=tight)
        return self.block(block)

    # -- inlines ----------------------------------------------------------------------------------------

    def inlines(self, inlines: Iterable[Inline]) -> list[Node]:
        nodes: list[Node] = []
        before: Inline | None = None
        for inline in inlines:
            if isinstance(inline, Note) and isinstance(before, Note):
                nodes += self.between_marks()
            nodes += self.inline(inline)
            before = inline
        return nodes

    def inline(self, inline: Inline) -> list[Node]:
        match inline:
            case Text(text):
                return self.text(text)
            case LineBreak():
                return [{"t": "LineBreak"}]
            case Note():
                return self.note(inline)
            case Citation():
                return self.citation(inline)
            case Link(children, target):
                return [link(self.inlines(children), target)]
            case Commented():
                return self.with_remark(inline)
            case Emphasis(children) | Strong(children) | Superscript(children) | Subscript(children):
                return [{"t": _NESTED[type(inline)], "c": self.inlines(children)}]

    def note(self, note: Note) -> list[Node]:
        """Return the note, or its mark alone where it has been printed."""
        if note.number in self.noted:
            return self.mark_again(note.number)
        self.noted.add(note.number)
        outer, self.note_language = self.note_language, note.language
        inside = self.blocks(note.blocks)
        self.note_language = outer
        node = {"t": "Note", "c": inside}
        return self.first_mark(node, note.number) if note.number in self.repeated else [node]

    def first_mark(self, note: Node, number: int) -> list[Node]:
        """Return a note whose mark is printed again later."""
        return [note]

    def mark_again(self, number: int) -> list[Node]:
        """Return the mark of a note that has been printed; here its number, raised."""
        return [superscript(str(number))]

    def between_marks(self) -> list[Node]:
        """Return what stands between two marks at one place."""
        return [superscript(self.letter.note_style.points.comma.strip())]

    def citation(self, citation: Citation) -> list[Node]:
        """Return nothing: the citations of a letter are set before it is written."""
        return []

    def with_remark(self, commented: Commented) -> list[Node]:
        """Return words that carry a remark; here without it."""
        return self.inlines(commented.children)

    def text(self, text: str) -> list[Node]:
        return [node for stretch in scripts.stretches(text, self.script) for node in self.stretch(stretch)]

    def stretch(self, stretch: scripts.Stretch) -> list[Node]:
        """Return a piece of a text. One in another script says in which language it is, and in which direction it
        runs."""
        nodes, language = self.words(stretch.text), self.language_of(stretch)
        if self.isolates and self.runs_against(stretch):
            before, after = self.isolates
            nodes = [*word_nodes(before), *nodes, *word_nodes(after)]
        return self.in_language(nodes, language, stretch.script)

    def words(self, text: str) -> list[Node]:
        return word_nodes(text)

    def in_language(self, nodes: list[Node], language: str, script: str) -> list[Node]:
        """Return words of another language or script with what says so around them."""
        attributes = {"lang": language} if language else {}
        if script and (script in scripts.RIGHT_TO_LEFT) != (self.script in scripts.RIGHT_TO_LEFT):
            attributes["dir"] = "rtl" if script in scripts.RIGHT_TO_LEFT else "ltr"
        return [span(attributes, nodes)] if attributes else nodes

    def runs_against(self, stretch: scripts.Stretch) -> bool:
        """True if a stretch runs from left to right inside of what does not."""
        rightward = self.script in scripts.RIGHT_TO_LEFT and stretch.script not in scripts.RIGHT_TO_LEFT
        return bool(stretch.script) and rightward

    def language_of(self, stretch: scripts.Stretch) -> str:
        """Return the language of a stretch, if not the letter's: that of the note around it, or of its script."""
        if stretch.script == scripts.ADDRESS:
            return ""
        script = stretch.script or self.script
        if self.note_language and scripts.of_language(self.note_language) == script:
            return self.note_language
        return scripts.language(stretch.text, stretch.script) if stretch.script else ""


class StyledTree(PandocTree):
    """A letter for a word processor: each paragraph has a named style, each passage an anchor."""

    def part(self, part: Part, *, before_close: bool = False) -> list[Node]:
        nodes = [self.with_style(Style.HEADING.value, self.block(part.heading))] if part.heading else []
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            node = self.block(block)
            style = self.paragraph_style(part.style, is_lead_in(block, following, before_close=before_close))
            nodes.append(self.with_style(style, node) if isinstance(block, Paragraph) else node)
        return [div(nodes, anchor=part.anchor)] if part.anchor else nodes

    def paragraph_style(self, style: Style, lead_in: bool) -> str:
        return style.value

    def logo(self, logo: Picture, alt_text: str) -> list[Node]:
        return [self.with_style(Style.LOGO.value, paragraph([image(logo, alt_text)]))]

    def with_style(self, style: str, node: Node) -> Node:
        return div([node], style=style)


def is_lead_in(block: Block, following: Block | None, *, before_close: bool) -> bool:
    """True if a paragraph must be on the page of what follows: a list, or the close."""
    if not isinstance(block, Paragraph):
        return False
    return isinstance(following, (BulletList, OrderedList)) or (following is None and before_close)


def _last_passage(parts: Sequence[Part]) -> tuple[int, int]:
    """Return the index of the last passage before the close, which the line that asks for a reply may follow, and that
    of the close. Both are past the end where there is no close."""
    close = next((index for index, part in enumerate(parts) if part.style is Style.CLOSE), len(parts))
    if close == len(parts):
        return close, close
    return next((index for index in range(close - 1, -1, -1) if parts[index].anchor), close), close
