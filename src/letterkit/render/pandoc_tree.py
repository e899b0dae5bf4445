"""The letter as pandoc's document tree.

The tree is built node for node from the letter's own, never from Markdown text, so nothing that was typed can
become raw code, an image or an include on its way through pandoc.
"""

from __future__ import annotations

import base64
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import groupby, zip_longest
from typing import Any, Literal

from letterkit import tags
from letterkit.languages import scripts
from letterkit.letter.columns import columns
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Cited,
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
    plain,
)
from letterkit.render import normalize, sections
from letterkit.render.picture import Picture

Target = Literal["docx", "odt", "html", "plain", "typst"]
Node = dict[str, Any]

API_VERSION = [1, 23, 1]
"""The version of pandoc's document type that these nodes follow; pandoc 3.0 and later read it."""

_KEPT: dict[Target, tuple[str, str]] = {
    "docx": ("\u200e", "\u200e"),  # LibreOffice looks at characters, and not at what Word says of a run
    "odt": ("\u200e", "\u200e"),
    "typst": ("\u2066", "\u2069"),
}
"""Unicode's marks around what runs from left to right in a text from right to left."""
_ITEM = "Compact"
"""What pandoc calls the style of an item in a list."""
_LEAD_IN = "Lead In"
"""Body text that stays with what follows, where the file has no other way to say it."""
_SIGN_ON_LIST = (Style.SIGNATORY_GROUP, Style.SIGNATORY_LIST)
_NO_ATTRIBUTES: list[Any] = ["", [], []]
# Typst would print these as dashes, a minus, an ellipsis or nothing; pandoc does not escape them all.
_SHORTHAND = re.compile(r"-(?=[-?\d])|(?<=-)-|\.(?=\.)|(?<=\.)\.")
_NESTED: dict[type, str] = {
    Emphasis: "Emph",
    Strong: "Strong",
    Superscript: "Superscript",
    Subscript: "Subscript",
}


def document(letter: Letter, target: Target, afters: list[str] | None = None, logo: Picture | None = None) -> Node:
    """The letter as the JSON value that `pandoc -f json` reads; title and language are metadata.

    `logo` stands above it. Citations are only for citeproc (`citations.py`): what stands after a key goes into
    `afters`, and a character of private use, counted from U+E000, stands for it in the tree.
    """
    settled = normalize.letter(letter)
    writer = _Blocks(target, settled.language)
    writer.date = settled.date
    writer.afters = afters if afters is not None else []
    meta = {"title": settled.title, "lang": settled.language}
    if settled.direction == "rtl":
        meta["dir"] = "rtl"
    return {
        "pandoc-api-version": API_VERSION,
        "meta": {key: {"t": "MetaString", "c": value} for key, value in meta.items()},
        "blocks": writer.document(settled, logo),
    }


def _last_passage(parts: Sequence[Part]) -> int:
    """Where the last passage before the close stands; after it there may be the line that asks for a reply. Past the
    end where there is no close."""
    close = next((number for number, part in enumerate(parts) if part.style is Style.CLOSE), 0)
    return next((number for number in range(close - 1, -1, -1) if parts[number].anchor), len(parts))


def logo_alt_text(letter: Letter) -> str:
    """What is read out in the place of the logo: whose it is."""
    named = (" ".join(plain(part.blocks).split()) for part in letter.parts if part.style is Style.LETTERHEAD)
    return next(named, letter.envelope.sender.name)


def slug(style: Style) -> str:
    """The style's name as a CSS class and a Typst function: `inside-address`."""
    return style.value.lower().replace(" ", "-")


class _Blocks:
    """Blocks for one target: named styles for word processors, classes for HTML, functions for Typst."""

    def __init__(self, target: Target, language: str) -> None:
        self.target, self.script = target, scripts.of_language(language)
        self.afters: list[str] = []
        self.date: dt.date | None = None
        self.level = 1
        self.lists = 0
        self.foreign = ""
        self.closing = False

    def document(self, letter: Letter, logo: Picture | None) -> list[Node]:
        """Every part in its order; the logo stands above the first that is the letter's own."""
        nodes: list[Node] = []
        above = self.logo(logo, logo_alt_text(letter)) if logo else []
        # Whoever hears the letter goes from heading to heading: no level may be left out.
        self.level = 2 if any(part.style is Style.SUBJECT for part in letter.parts) else 1
        last = _last_passage(letter.parts)
        for signed, run in groupby(enumerate(letter.parts), key=lambda row: row[1].style in _SIGN_ON_LIST):
            if signed:
                nodes, above = [*nodes, *above], []
                nodes += self.sign_on_list([part for _, part in run])
                continue
            for number, part in run:
                if part.style is not Style.DRAFT_MARK:
                    nodes += above
                    above = []
                self.closing = last <= number and part.style is Style.BODY
                nodes += self.part(part)
        return nodes

    def sign_on_list(self, parts: Sequence[Part]) -> list[Node]:
        """The signatories, with the headings of their groups, in columns where the list is long."""
        listed = [part.blocks for part in parts if part.style is Style.SIGNATORY_LIST]
        count = columns([plain([block]) for blocks in listed for block in blocks])
        if count == 1 or self.target == "plain":
            return [node for part in parts for node in self.part(part)]
        self.lists += 1
        if self.target == "typst":
            return self.typst_columns(parts, count)
        nodes = [node for part in parts for node in self.part(part)]
        if self.target == "html":
            return [_div("", ["signatories", f"columns-{count}"], nodes)]
        kind, before, behind = sections.marks(self.target, count, self.lists)
        return [_raw(kind, before), *nodes, _raw(kind, behind)]

    def typst_columns(self, parts: Sequence[Part], count: int) -> list[Node]:
        """One call of the look's own function, with each heading and each signatory as a block of its own."""
        kinds = "".join(("h" if part.style is Style.SIGNATORY_GROUP else "-") * len(part.blocks) for part in parts)
        nodes = [_raw("typst", f'#signatory-columns({count}, "{kinds}", number: {self.lists})[')]
        for node in self.blocks(block for part in parts for block in part.blocks):
            nodes += [node, _raw("typst", "][")]
        return [*nodes[:-1], _raw("typst", "]")]

    def part(self, part: Part) -> list[Node]:
        match self.target:
            case "docx" | "odt":
                return self.styled_part(part)
            case "html":
                return self.html_part(part)
            case "typst":
                return self.typst_part(part)
            case "plain":  # as paragraphs: pandoc does not wrap headings
                return self.blocks([*([part.heading] if part.heading else []), *part.blocks])

    def logo(self, logo: Picture, words: str) -> list[Node]:
        """The picture on a line of its own. Typst sets it from the look's own code."""
        if self.target == "plain":
            return []
        if self.target == "typst":
            return [_raw("typst", "#letter-logo")]
        line = {"t": "Para", "c": [_image(logo, words)]}
        if self.target == "html":
            return [_div("", ["logo"], [line])]
        return [self.styled(Style.LOGO.value, line)]

    def styled_part(self, part: Part) -> list[Node]:
        nodes = []
        if part.heading:
            nodes.append(self.styled(Style.HEADING.value, self.block(part.heading)))
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            node = self.block(block)
            style = _LEAD_IN if self.target == "odt" and self.leads(block, following) else part.style.value
            nodes.append(self.styled(style, node) if isinstance(block, Paragraph) else node)
        return [_div(part.anchor, [], nodes)] if part.anchor else nodes

    def styled(self, style: str, node: Node) -> Node:
        """A block in a named style; in ODT a name is written with its blanks as `_20_`."""
        name = style.replace(" ", "_20_") if self.target == "odt" else style
        return _div("", [], [node], name)

    def html_part(self, part: Part) -> list[Node]:
        if part.style is Style.SUBJECT:
            return self.bare(part)
        if part.style is Style.SIGNATORY_LIST:
            listed = {"t": "BulletList", "c": [[self.block(block, tight=True)] for block in part.blocks]}
            return [_div("", [slug(part.style)], [listed])]
        classes = ["section", "passage"] if part.anchor else [slug(part.style)]
        return [_div(part.anchor, classes, [*self.heading(part), *self.bare(part)])]

    def typst_part(self, part: Part) -> list[Node]:
        if part.style is Style.SUBJECT:
            return self.bare(part)
        if part.style is not Style.BODY:
            return [_raw("typst", f"#{slug(part.style)}["), *self.bare(part), _raw("typst", "]")]
        nodes = self.heading(part)
        for block, following in zip_longest(part.blocks, part.blocks[1:]):
            node = self.block(block)
            nodes += [_raw("typst", "#lead-in["), node, _raw("typst", "]")] if self.leads(block, following) else [node]
        return nodes

    def leads(self, block: Block, following: Block | None) -> bool:
        """Whether a paragraph must stand on the page of what follows: a list, or the close."""
        if not isinstance(block, Paragraph):
            return False
        return isinstance(following, (BulletList, OrderedList)) or (following is None and self.closing)

    def heading(self, part: Part) -> list[Node]:
        return [_header(self.level, part.heading.children, self)] if part.heading else []

    def bare(self, part: Part) -> list[Node]:
        """The part's blocks without a style around them; the subject is the heading of the first level."""
        return [
            _header(1, block.children, self)
            if part.style is Style.SUBJECT and isinstance(block, Paragraph)
            else self.block(block)
            for block in part.blocks
        ]

    def blocks(self, given: Iterable[Block]) -> list[Node]:
        return [self.block(block) for block in given]

    def block(self, block: Block, tight: bool = False) -> Node:
        match block:
            case Paragraph(children):
                return {"t": "Plain" if tight else "Para", "c": self.inlines(children)}
            case BulletList(items):
                return {"t": "BulletList", "c": self.items(items, normalize.is_tight(block))}
            case OrderedList(items, start):
                numbering = [start, {"t": "Decimal"}, {"t": "Period"}]
                return {"t": "OrderedList", "c": [numbering, self.items(items, normalize.is_tight(block))]}
            case Quote(children):
                return {"t": "BlockQuote", "c": self.blocks(children)}

    def commented(self, children: Sequence[Inline], remark: str, number: int) -> list[Node]:
        if self.target != "docx":
            return self.inlines(children)
        stamp = {"date": f"{self.date.isoformat()}T00:00:00Z"} if self.date else {}
        begin = _remark("start", {"id": str(number), "author": "letterkit", **stamp}, _words(remark))
        return [begin, *self.inlines(children), _remark("end", {"id": str(number)}, [])]

    def items(self, items: Sequence[tuple[Block, ...]], tight: bool) -> list[list[Node]]:
        tight = tight and self.target != "odt"  # where pandoc leaves no space at all after a close list
        return [[self.item(block, tight) for block in item] for item in items]

    def item(self, block: Block, tight: bool) -> Node:
        """A block of an item. Word is told its style, which pandoc gives to items of close lists alone."""
        node = self.block(block, tight)
        loose = self.target == "docx" and isinstance(block, Paragraph) and not tight
        return self.styled(_ITEM, node) if loose else node

    def text(self, text: str) -> list[Node]:
        if self.target == "plain":
            return _words(text)
        return [node for one in scripts.stretches(text, self.script) for node in self.stretch(one)]

    def stretch(self, one: scripts.Stretch) -> list[Node]:
        """A piece of a text; one in another script says in which language it is, and in which direction it runs."""
        typst = self.target == "typst"
        words = _without_shorthands(one.text) if typst else _words(one.text)
        language = self.language(one)
        if not (one.script or language):
            return words
        if self.inside_out(one):
            words = [*_words(_KEPT[self.target][0]), *words, *_words(_KEPT[self.target][1])]
        if typst:
            return [_typst_inline(f"#text({_spoken(language)})["), *words, _typst_inline("]")] if language else words
        attributes = [["lang", language]] if language else []
        if one.script and (one.script in scripts.RIGHT_TO_LEFT) != (self.script in scripts.RIGHT_TO_LEFT):
            attributes.append(["dir", "rtl" if one.script in scripts.RIGHT_TO_LEFT else "ltr"])
        return [{"t": "Span", "c": [["", [], attributes], words]}] if attributes else words

    def inside_out(self, one: scripts.Stretch) -> bool:
        """Whether a stretch runs from left to right inside of what does not, in a file that has to be told so by marks
        of Unicode."""
        rightward = self.script in scripts.RIGHT_TO_LEFT and one.script not in scripts.RIGHT_TO_LEFT
        return bool(one.script) and rightward and self.target in _KEPT

    def language(self, one: scripts.Stretch) -> str:
        """The language of a stretch, where it is not the letter's: that of the note around it, or of its script."""
        if one.script == scripts.ADDRESS:
            return ""
        wanted = one.script or self.script
        if self.foreign and scripts.of_language(self.foreign) == wanted:
            return self.foreign
        return scripts.language(one.text, one.script) if one.script else ""

    def cited(self, one: Cited) -> Node:
        self.afters.append(one.after)
        return {
            "citationId": one.key,
            "citationPrefix": _words(one.before),
            "citationSuffix": [{"t": "Str", "c": chr(0xE000 + len(self.afters) - 1)}] if one.after else [],
            "citationMode": {"t": "SuppressAuthor" if one.plainly else "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }

    def inlines(self, given: Iterable[Inline]) -> list[Node]:
        return [node for one in given for node in self.inline(one)]

    def inline(self, node: Inline) -> list[Node]:
        match node:
            case Text(text):
                return self.text(text)
            case LineBreak():
                return [{"t": "LineBreak"}]
            case Note(blocks, language):
                around, self.foreign = self.foreign, language
                inside = self.blocks(blocks)
                self.foreign = around
                return [{"t": "Note", "c": inside}]
            case Citation(items):
                return [{"t": "Cite", "c": [[self.cited(one) for one in items], []]}]
            case Link(children, target):
                return [{"t": "Link", "c": [_NO_ATTRIBUTES, self.inlines(children), [target, ""]]}]
            case Commented(children, remark, number):
                return self.commented(children, remark, number)
            case Superscript(children) if self.target == "plain" and plain(children).isalpha():
                return self.inlines(children)  # "10th" reads better than pandoc's "10^(th)"
            case Emphasis(children) | Strong(children) | Superscript(children) | Subscript(children):
                return [{"t": _NESTED[type(node)], "c": self.inlines(children)}]


def _remark(part: str, attributes: dict[str, str], words: list[Node]) -> Node:
    """Where a remark begins or ends, as pandoc's DOCX writer reads it."""
    return {"t": "Span", "c": [["", [f"comment-{part}"], [list(pair) for pair in attributes.items()]], words]}


def _header(level: int, children: Iterable[Inline], writer: _Blocks) -> Node:
    return {"t": "Header", "c": [level, _NO_ATTRIBUTES, writer.inlines(children)]}


def _div(anchor: str, classes: list[str], nodes: list[Node], style: str = "") -> Node:
    attributes = [["custom-style", style]] if style else []
    return {"t": "Div", "c": [[anchor, classes, attributes], nodes]}


def _raw(kind: str, code: str) -> Node:
    """Code of our own around a part, in pandoc's name for its format; never anything that was typed."""
    return {"t": "RawBlock", "c": [kind, code]}


def _spoken(tag: str) -> str:
    """A language as Typst names it."""
    region = tags.region(tag)
    quoted = f'"{region}"' if region else "none"
    return f'lang: "{tags.base(tag)}", region: {quoted}'


def _typst_inline(code: str) -> Node:
    return {"t": "RawInline", "c": ["typst", code]}


def _image(picture: Picture, words: str) -> Node:
    source = f"data:image/png;base64,{base64.b64encode(picture.png).decode('ascii')}"
    size = [["width", f"{picture.width}mm"], ["height", f"{picture.height}mm"]]
    return {"t": "Image", "c": [["", [], size], _words(words), [source, ""]]}


def _words(text: str) -> list[Node]:
    """Words and spaces as pandoc's own readers give them; a no-break space stays inside its word."""
    nodes: list[Node] = []
    for at, word in enumerate(text.split(" ")):
        if at:
            nodes.append({"t": "Space"})
        if word:
            nodes.append({"t": "Str", "c": word})
    return nodes


def _without_shorthands(text: str) -> list[Node]:
    """Words with each hyphen or stop that begins a Typst shorthand escaped, so that it is printed as typed."""
    nodes: list[Node] = []
    at = 0
    for found in _SHORTHAND.finditer(text):
        nodes += [*_words(text[at : found.start()]), _typst_inline(f"\\{found[0]}")]
        at = found.end()
    return [*nodes, *_words(text[at:])]
