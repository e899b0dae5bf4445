"""Markdown read into a markup tree, by markdown-it-py.

It reads CommonMark with the constructs that a letter has no use for switched off, so that HTML, images, headings, code,
rules and example lists typed into a passage are the plain characters they look like. `^…^`, `~…~`, footnotes and
citations are added. Quotes and dashes stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from letterkit.letter import figures
from letterkit.letter.citation_syntax import citation
from letterkit.letter.escapes import ESCAPED
from letterkit.letter.extent import Extent
from letterkit.letter.links import with_links
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Nested,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
    join_texts,
)

_OFF = (
    "html_block",
    "html_inline",
    "heading",
    "lheading",
    "code",
    "fence",
    "hr",
    "backticks",
    "image",
    "table",
    "reference",
    "footnote_inline",
    "strikethrough",
)
_NESTED: Final[Mapping[str, type[Emphasis | Strong | Superscript | Subscript]]] = {
    "em": Emphasis,
    "strong": Strong,
    "sup": Superscript,
    "sub": Subscript,
}
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def read(text: str, extent: Extent | None = None) -> tuple[Block, ...]:
    """Return the markup tree of a Markdown text. Any text can be read; what is not Markdown is plain characters.

    `extent` counts what several texts become together. Raises TooLarge where that is far more than a letter.
    """
    extent = extent or Extent()
    extent.text(text)
    tokens = _parser().parse(_DEEP.sub(r"\1", figures.escape_figures(text.replace("\x00", ""))), {})
    notes, body = _split_notes(tokens)
    return tuple(_TreeBuilder(body, notes, extent).blocks())


def with_few_escapes(text: str) -> str:
    """Return the same Markdown without the backslashes that nothing needs, as a person would type it."""
    escapes = [match.start() for match in ESCAPED.finditer(text)]
    return _without_escapes(text, escapes, read(text), max(len(escapes) // _MOST_GROUPS, 1))


_MOST_GROUPS = 32
"""Groups of backslashes that are tried one by one."""


def _without_escapes(text: str, escapes: Sequence[int], tree: tuple[Block, ...], fewest: int) -> str:
    """Return the text without as many of the backslashes at `escapes` as leave its tree as it is. They are halved until
    there are no more than `fewest`."""
    starts = [0, *(position + 1 for position in escapes)]
    bare = "".join(text[start:end] for start, end in zip(starts, [*escapes, None], strict=True))
    if read(bare) == tree:
        return bare
    if len(escapes) <= fewest:
        return text
    middle = len(escapes) // 2
    text = _without_escapes(text, escapes[middle:], tree, fewest)  # the later half, so that the places before it hold
    return _without_escapes(text, escapes[:middle], tree, fewest)


_DEEP = re.compile(r"^((?: {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?= )) ?){12})(?: {0,3}(?:>|[-+*](?= )) ?)+", re.MULTILINE)
"""More marks at the start of a line than a letter can use; past its limit the library would drop the words."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 80}).use(footnote_plugin)
    rules = {name for names in parser.get_all_rules().values() for name in names}
    parser.disable([name for name in _OFF if name in rules])
    parser.inline.ruler.after("escape", "script", _script)
    parser.inline.ruler.before("link", "citation", _citation)
    parser.validateLink = lambda url: bool(_SAFE_TARGET.fullmatch(url))  # type: ignore[method-assign]  # its own hook
    return parser


def _script(state: StateInline, silent: bool) -> bool:
    """Read `^th^` and `~2~`: no blank inside, as in pandoc; two marks in a row are plain characters."""
    mark = state.src[state.pos]
    if mark not in "^~":
        return False
    end = state.pos + 1
    while end < state.posMax and state.src[end] == mark:
        end += 1
    if end > state.pos + 1:
        state.pending += "" if silent else state.src[state.pos : end]
        state.pos = end
        return True
    while end < state.posMax and state.src[end] != mark:
        if state.src[end].isspace():
            return False
        end += 2 if state.src[end] == "\\" else 1
    if end >= state.posMax or state.src[end] != mark:
        return False
    if not silent:
        name = "sup" if mark == "^" else "sub"
        inner, outer = state.pos + 1, state.posMax
        state.push(f"{name}_open", name, 1)
        state.pos, state.posMax = inner, end
        state.md.inline.tokenize(state)
        state.pos, state.posMax = end, outer
        state.push(f"{name}_close", name, -1)
    state.pos = end + 1
    return True


_BRACKET = re.compile(r"\[([^\[\]]*)\]")


def _citation(state: StateInline, silent: bool) -> bool:
    """Read `[@key, para. 4]`, with no bracket inside it and no target after it."""
    bracket = _BRACKET.match(state.src, state.pos, state.posMax)
    if bracket is None:
        return False
    inside, end = bracket[1], bracket.end() - 1
    if "@" not in inside or state.src[end + 1 : end + 2] == "(":
        return False
    if inside.endswith("\\"):  # the bracket is a plain character
        return False
    node = citation(inside)
    if node is None:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"citation": node}
    state.pos = end + 1
    return True


def _split_notes(tokens: Sequence[Token]) -> tuple[dict[int, list[Token]], list[Token]]:
    """Return the tokens of the footnotes by number, and those of the text itself."""
    notes: dict[int, list[Token]] = {}
    body: list[Token] = []
    current: list[Token] | None = None
    inside = False
    for token in tokens:
        if token.type == "footnote_block_open":
            inside = True
        elif token.type == "footnote_block_close":
            inside = False
        elif token.type == "footnote_open":
            current = notes.setdefault(int(token.meta["id"]), [])
        elif token.type == "footnote_close":
            current = None
        elif token.type == "footnote_anchor":
            continue
        elif inside and current is not None:
            current.append(token)
        elif not inside:
            body.append(token)
    return notes, body


class _TreeBuilder:
    """The blocks of a flat list of tokens. A note that is open already is not opened inside itself."""

    def __init__(
        self,
        tokens: Sequence[Token],
        notes: dict[int, list[Token]],
        extent: Extent,
        open_: frozenset[int] = frozenset(),
    ):
        self.tokens, self.notes, self.extent, self.open = tokens, notes, extent, open_
        self.position = 0

    def blocks(self, until: str = "") -> Iterator[Block]:
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == until:
                return
            if token.type == "inline":
                children = tuple(self.inlines(token.children or []))
                if children:
                    yield Paragraph(children)
            elif token.type == "bullet_list_open":
                items, _ = self.items("bullet_list_close")
                yield from (
                    figures.items_as_typed(items, ["+"])
                    if figures.is_a_sum(token.markup, items)
                    else (BulletList(items),)
                )
            elif token.type == "ordered_list_open":
                items, typed = self.items("ordered_list_close")
                if figures.numbers_count_on(typed):
                    yield OrderedList(items, int(typed[0]))
                else:
                    yield from figures.items_as_typed(items, [f"{number}{token.markup}" for number in typed])
            elif token.type == "blockquote_open":
                yield Quote(tuple(self.blocks("blockquote_close")))

    def items(self, until: str) -> tuple[tuple[tuple[Block, ...], ...], list[str]]:
        """Return the items of a list, and their numbers as typed."""
        items: list[tuple[Block, ...]] = []
        typed: list[str] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == until:
                break
            if token.type == "list_item_open":
                typed.append(token.info)
                items.append(tuple(self.blocks("list_item_close")))
        return tuple(items), typed

    def inlines(self, tokens: Sequence[Token]) -> list[Inline]:
        open_nodes: list[tuple[str, Token, list[Inline]]] = []
        nodes: list[Inline] = []
        for token in tokens:
            if token.nesting == 1:
                open_nodes.append((token.type.removesuffix("_open"), token, nodes))
                nodes = []
            elif token.nesting == -1 and open_nodes:
                kind, opener, outer = open_nodes.pop()
                outer.extend(_nest(kind, opener, tuple(nodes)))
                nodes = outer
            else:
                nodes.extend(self.leaf(token))
        return _with_links(nodes)

    def leaf(self, token: Token) -> Iterator[Inline]:
        if token.type in ("text", "text_special"):
            if self.open:
                self.extent.note_text(len(token.content))
            if token.content:
                yield Text(token.content)
        elif token.type == "softbreak":
            yield Text(" ")
        elif token.type == "hardbreak":
            yield LineBreak()
        elif token.type == "footnote_ref":
            number = int(token.meta["id"])
            if number in self.notes and number not in self.open:
                self.extent.note(len(self.open))
                inner = _TreeBuilder(self.notes[number], self.notes, self.extent, self.open | {number})
                yield Note(tuple(inner.blocks()))
        elif token.type == "citation":
            cited: Citation = token.meta["citation"]
            self.extent.citation(len(cited.items))
            yield cited
        elif token.content:
            yield Text(token.content)


def _nest(kind: str, opener: Token, children: tuple[Inline, ...]) -> list[Inline]:
    if not children:
        return []
    if kind == "link":
        return [Link(children, str(opener.attrGet("href") or ""))]
    return [_NESTED[kind](children)] if kind in _NESTED else list(children)


def _with_links(nodes: Sequence[Inline], *, in_link: bool = False) -> list[Inline]:
    """Return the inlines with neighbouring texts made one, and bare web addresses made links."""
    linked: list[Inline] = []
    for node in join_texts(nodes):
        if isinstance(node, Text):
            linked += [node] if in_link else with_links(node.text)
        elif isinstance(node, Nested):
            inside = _with_links(node.children, in_link=in_link or isinstance(node, Link))
            linked.append(replace(node, children=tuple(inside)))
        else:
            linked.append(node)
    return linked
