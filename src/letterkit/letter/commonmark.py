"""The door to markdown-it-py: any Markdown in, a markup tree out.

markdown-it-py reads CommonMark with the constructs that a letter has no use for switched off, so that
HTML, images, headings, code, rules and example lists typed into a passage are the plain characters they
look like. `^…^`, `~…~` and footnotes are added. Quotes and dashes stay as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from letterkit.letter import figures
from letterkit.letter.citation_syntax import citation
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
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
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
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)


def read(text: str, extent: Extent) -> tuple[Block, ...]:
    """The markup tree of a Markdown text. Any text is readable; what is not Markdown is plain characters. Its notes are
    counted into `extent`. Raises TooLarge."""
    extent.text(text)
    tokens = _reader().parse(_DEEP.sub(r"\1", figures.escape_figures(text.replace("\x00", ""))), {})
    notes, rest = _split_notes(tokens)
    return tuple(_Tree(rest, notes, extent).blocks())


_DEEP = re.compile(r"^((?: {0,3}(?:>|(?:[-+*]|\d{1,9}[.)])(?= )) ?){12})(?: {0,3}(?:>|[-+*](?= )) ?)+", re.MULTILINE)
"""More marks at the start of a line than a letter can use; past its limit the library would drop the words."""


@cache
def _reader() -> MarkdownIt:
    made = MarkdownIt("commonmark", {"maxNesting": 80}).use(footnote_plugin)
    known = {name for names in made.get_all_rules().values() for name in names}
    made.disable([name for name in _OFF if name in known])
    made.inline.ruler.after("escape", "script", _script)
    made.inline.ruler.before("link", "citation", _citation)
    made.validateLink = lambda url: bool(_SAFE_TARGET.fullmatch(url))  # type: ignore[method-assign]  # its own hook
    return made


def _script(state: StateInline, silent: bool) -> bool:
    """`^th^` and `~2~`: no blank inside, as in pandoc; two marks in a row are plain characters."""
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
    """`[@key, para. 4]`, with no bracket inside it and no target after it."""
    bracket = _BRACKET.match(state.src, state.pos, state.posMax)
    if bracket is None:
        return False
    inside, end = bracket[1], bracket.end() - 1
    if "@" not in inside or state.src[end + 1 : end + 2] == "(":
        return False
    if inside.endswith("\\"):  # the bracket is a plain character
        return False
    found = citation(inside)
    if found is None:
        return False
    if not silent:
        state.push("citation", "", 0).meta = {"citation": found}
    state.pos = end + 1
    return True


def _split_notes(tokens: Sequence[Token]) -> tuple[dict[int, list[Token]], list[Token]]:
    """Footnotes by number, and the tokens of the text itself."""
    notes: dict[int, list[Token]] = {}
    rest: list[Token] = []
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
            rest.append(token)
    return notes, rest


class _Tree:
    """Turns the flat list of tokens into blocks; a note that is open already is not opened inside itself."""

    def __init__(
        self,
        tokens: Sequence[Token],
        notes: dict[int, list[Token]],
        extent: Extent,
        open_: frozenset[int] = frozenset(),
    ):
        self.tokens, self.notes, self.extent, self.open = tokens, notes, extent, open_
        self.at = 0

    def blocks(self, until: str = "") -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
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
        """The items of a list, and the numbers that stand before them as typed."""
        found: list[tuple[Block, ...]] = []
        typed: list[str] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            if token.type == "list_item_open":
                typed.append(token.info)
                found.append(tuple(self.blocks("list_item_close")))
        return tuple(found), typed

    def inlines(self, tokens: Sequence[Token]) -> list[Inline]:
        stack: list[tuple[str, Token, list[Inline]]] = []
        out: list[Inline] = []
        for token in tokens:
            if token.nesting == 1:
                stack.append((token.type.removesuffix("_open"), token, out))
                out = []
            elif token.nesting == -1 and stack:
                kind, opener, outer = stack.pop()
                outer.extend(_wrapped(kind, opener, tuple(out)))
                out = outer
            else:
                out.extend(self.leaf(token))
        return _joined(out, linked=False)

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
                inner = _Tree(self.notes[number], self.notes, self.extent, self.open | {number})
                yield Note(tuple(inner.blocks()))
        elif token.type == "citation":
            cited: Citation = token.meta["citation"]
            self.extent.citation(len(cited.items))
            yield cited
        elif token.content:
            yield Text(token.content)


def _wrapped(kind: str, opener: Token, children: tuple[Inline, ...]) -> list[Inline]:
    if not children:
        return []
    if kind == "link":
        target = str(opener.attrGet("href") or "")
        return [Link(children, target)]
    made: dict[str, Any] = {"em": Emphasis, "strong": Strong, "sup": Superscript, "sub": Subscript}
    return [made[kind](children)] if kind in made else list(children)


def _joined(nodes: Sequence[Inline], linked: bool) -> list[Inline]:
    """Neighbouring texts as one, and bare web addresses as links."""
    merged: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + node.text)
        else:
            merged.append(node)
    out: list[Inline] = []
    for node in merged:
        if isinstance(node, Text):
            out.extend([node] if linked else with_links(node.text))
        elif isinstance(node, (Emphasis, Strong, Superscript, Subscript)):
            out.append(type(node)(tuple(_joined(node.children, linked))))
        elif isinstance(node, Link):
            out.append(Link(tuple(_joined(node.children, linked=True)), node.target))
        else:
            out.append(node)
    return out
