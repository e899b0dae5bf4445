"""Citations become notes, once for all formats: pandoc's citeproc sets them, and they stand in the letter's own tree.

All citations and notes of the letter go through citeproc together, because a note must know which notes are before it;
the words between them do not. What citeproc made of each citation is read back; everything else stays as it was
composed. Pinpoints are ours: a character that no letter holds stands for them on the way, so that citeproc does not
look for page numbers in them.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any

from letterkit import tags
from letterkit.errors import Problem, RenderFailed
from letterkit.languages.language import NoteStyle, Points
from letterkit.letter.composed import Letter
from letterkit.letter.links import with_links
from letterkit.letter.markup import (
    Block,
    BulletList,
    Citation,
    Cited,
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
from letterkit.render import normalize, pandoc
from letterkit.render.citeproc_server import CiteprocServer
from letterkit.render.pandoc_nodes import Node, words
from letterkit.render.pandoc_tree import Tree

_STYLE = "notes.csl"
_STAND_IN = 0xE000
_STAND_INS = re.compile("[\ue000-\uf8ff]")
_MOST = 0xF8FF - _STAND_IN
_STOP = re.compile(r"[.,;:!?…]+[”’\"»]*")
_NESTED: Mapping[str, type[Emphasis | Strong | Superscript | Subscript]] = {
    "Emph": Emphasis,
    "Strong": Strong,
    "Superscript": Superscript,
    "Subscript": Subscript,
}
_DEEPEST = 12
_BIBTEX_LIMIT, _BLAME_LIMIT = 6.0, 3.0
"""Seconds to read the entries that a letter cites, of which a hundred take a tenth of one, and to find the one to
blame."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ENTRY = re.compile(
    r"^[ \t]*@(?!(?:string|preamble|comment)\b)[A-Za-z]+[ \t]*[{(]\s*[^\s,]+,", re.MULTILINE | re.IGNORECASE
)
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")
"""The markup that CSL allows in titles; a note is set without it."""


def with_citations_set(letter: Letter, server: CiteprocServer | None = None) -> Letter:
    """The letter with its citations set as notes; a letter that cites nothing, as it is. A `server` is a pandoc that
    is at work already.

    Raises RenderFailed where pandoc is missing or cannot read a source.
    """
    if not letter.cites:
        return letter
    settled = normalize.letter(letter)
    tree = _CitationTree(_skeleton(settled))
    document, afters = tree.document(), tree.afters
    document["meta"]["references"] = _meta([*letter.sources, *_from_bibtex(letter)], 0)
    style = files("letterkit.render").joinpath("data").joinpath(_STYLE).read_bytes()
    made = server.set_citations(document, _STYLE, style) if server else _cited(document, letter, style)
    contents = [_content(one, afters, letter.note_style) for one in _cites(made["blocks"])]
    setter = _Setter(iter(contents), letter.note_style.number_after_punctuation, _languages(letter))
    parts = tuple(
        replace(part, blocks=tuple(setter.block(block) for block in part.blocks)) if part.blocks else part
        for part in settled.parts
    )
    return replace(settled, parts=parts, sources=(), bibtex="", cites=False)


class _CitationTree(Tree):
    """Citations as citeproc takes them. A character of private use, counted from U+E000, stands for the words after a
    key, which are in `afters`."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter)
        self.afters: list[str] = []

    def citation(self, citation: Citation) -> list[Node]:
        return [{"t": "Cite", "c": [[self._cited(cited) for cited in citation.items], []]}]

    def _cited(self, cited: Cited) -> Node:
        self.afters.append(cited.after)
        return {
            "citationId": cited.key,
            "citationPrefix": words(cited.before),
            "citationSuffix": [{"t": "Str", "c": chr(_STAND_IN + len(self.afters) - 1)}] if cited.after else [],
            "citationMode": {"t": "SuppressAuthor" if cited.plainly else "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }


def _languages(letter: Letter) -> dict[str, str]:
    """The languages of the sources that are written in another one than the letter, by key. What their items say is a
    tag, or nothing that can be used."""
    own = tags.base(letter.language)
    told = ((str(one.get("id", "")), str(one.get("language", "")).strip()) for one in letter.sources)
    return {key: tag for key, tag in told if _LANGUAGE.fullmatch(tag) and tags.base(tag) != own}


def _skeleton(letter: Letter) -> Letter:
    """The citations and notes of a letter alone, in their order, in the paragraphs that they stand in."""
    parts = (replace(part, heading=None, blocks=tuple(map(_bones, part.blocks))) for part in letter.parts)
    return replace(letter, parts=tuple(parts))


def _bones(block: Block) -> Paragraph:
    match block:
        case Paragraph(children):
            return Paragraph(tuple(_citing(children)))
        case Quote(children):
            inner: Iterable[Block] = children
        case BulletList(items) | OrderedList(items):
            inner = (one for item in items for one in item)
    return Paragraph(tuple(child for one in inner for child in _bones(one).children))


def _citing(children: Iterable[Inline]) -> Iterator[Inline]:
    """What cites, apart from each other by a letter, so that nothing of it is put together."""
    for child in children:
        if isinstance(child, Citation):
            yield from (child, Text("x"))
        elif isinstance(child, Note):
            yield Note(tuple(Paragraph((Text("x"), *_bones(block).children)) for block in child.blocks))
        elif not isinstance(child, (Text, LineBreak)):
            yield from _citing(child.children)


def _cited(document: Node, letter: Letter, style: bytes) -> Any:
    options = ("--citeproc", f"--csl={_STYLE}")
    return json.loads(pandoc.start(document, "json", letter.date, *options, files={_STYLE: style}).result())


def _from_bibtex(letter: Letter) -> list[Any]:
    """The BibTeX entries as CSL items, as pandoc understands them. Raises RenderFailed, with the key of the entry to
    blame where it can be told."""
    if not letter.bibtex:
        return []
    dialect = "biblatex" if re.search(r"\b(?:journaltitle|date|location|urldate)\s*=", letter.bibtex) else "bibtex"
    try:
        items = _converted(letter.bibtex, dialect, letter)
    except RenderFailed:
        _blame(letter, dialect)
        raise
    return [{key: value for key, value in item.items() if key != "language"} for item in items]


def _converted(bibtex: str, dialect: str, letter: Letter, limit: float = _BIBTEX_LIMIT) -> Any:
    # without a language pandoc takes the capitals out of English titles
    entries = _ENTRY.sub(r"\g<0> langid = {latin},", bibtex)
    return json.loads(pandoc.convert(entries.encode("utf-8"), dialect, "csljson", letter.date).result(limit))


def _blame(letter: Letter, dialect: str) -> None:
    """Raise RenderFailed with the keys of the entries that pandoc cannot read, each tried alone, as far as it does not
    take too long: pandoc says of a file with one such entry only that it has one."""
    starts = [found.start() for found in _ENTRY.finditer(letter.bibtex)]
    texts = [letter.bibtex[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
    problems: list[Problem] = []
    deadline = time.monotonic() + _BLAME_LIMIT
    for text in texts:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        try:
            _converted(text, dialect, letter, left)
        except RenderFailed:
            key = text.partition("{")[2].partition(",")[0].strip()
            hint = "Correct its entry in the bibliography, or export it again."
            problems.append(Problem(f"pandoc cannot read the source ‘{key}’.", hint))
    if problems:
        raise RenderFailed.of(problems)


def _meta(value: Any, depth: int) -> dict[str, Any]:
    """Plain data as pandoc's metadata: every text as plain characters, never as markup."""
    if depth > _DEEPEST:
        return {"t": "MetaString", "c": ""}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    if isinstance(value, Mapping):
        return {"t": "MetaMap", "c": {str(key): _meta(one, depth + 1) for key, one in value.items()}}
    if isinstance(value, (list, tuple)):
        return {"t": "MetaList", "c": [_meta(one, depth + 1) for one in value]}
    text = "" if value is None else _TAG.sub("", _STAND_INS.sub("", str(value)))
    return {"t": "MetaString", "c": normalize.line(text)}


def _cites(node: Any) -> Iterator[list[Any]]:
    """What citeproc made of each citation, in the order of the letter."""
    if isinstance(node, list):
        for one in node:
            yield from _cites(one)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node["c"][1]
        else:
            yield from _cites(node.get("c"))


def _content(nodes: Sequence[Any], afters: Sequence[str], style: NoteStyle) -> tuple[Inline, ...]:
    """The words of a note."""
    inner = [
        inline
        for node in nodes
        for inline in (
            [one for block in node["c"] for one in block.get("c", [])] if node.get("t") == "Note" else [node]
        )
    ]
    texts = _joined(_read(inner, style.quotation))
    for at, text in enumerate(texts):
        if isinstance(text, Text) and _STAND_INS.search(text.text):
            said = _STAND_INS.sub(lambda found: afters[ord(found[0]) - _STAND_IN], text.text)
            texts[at] = Text(said.replace("..", "."))
    texts = [_with_own_commas(text, style.points) for text in texts]
    return tuple(one for text in texts for one in (with_links(text.text) if isinstance(text, Text) else [text]))


def _with_own_commas(node: Inline, points: Points) -> Inline:
    """Return a text with the commas of the language; the style has those of Latin script between its parts."""
    if not isinstance(node, Text):
        return node
    semicolon = f"{points.semicolon} " if points.comma.endswith(" ") else points.semicolon
    return Text(node.text.replace(", ", points.comma).replace("; ", semicolon))


def _read(nodes: Iterable[Any], quotation: str) -> Iterator[Inline]:
    for node in nodes:
        kind, inside = node.get("t"), node.get("c")
        if kind == "Str":
            yield Text(str(inside))
        elif kind in ("Space", "SoftBreak"):
            yield Text(" ")
        elif kind == "LineBreak":
            yield LineBreak()
        elif kind in _NESTED:
            yield _NESTED[kind](tuple(_joined(_read(inside, quotation))))
        elif kind == "Link":
            target = str(inside[2][0])
            words = tuple(_joined(_read(inside[1], quotation)))
            yield from ([Link(words, target)] if re.match(r"https?://", target) else words)
        elif kind == "Quoted":
            left, _, right = quotation.partition("{text}")
            yield from (Text(left), *_read(inside[1], quotation), Text(right))
        elif kind in ("Span", "SmallCaps", "Underline", "Strikeout"):
            yield from _read(inside[1] if kind == "Span" else inside, quotation)


def _joined(nodes: Iterable[Inline]) -> list[Inline]:
    out: list[Inline] = []
    for node in nodes:
        if isinstance(node, Text) and out and isinstance(out[-1], Text):
            out[-1] = Text(out[-1].text + node.text)
        else:
            out.append(node)
    return out


class _Setter:
    """Puts the notes where the citations stood, in their order."""

    def __init__(self, contents: Iterator[tuple[Inline, ...]], after_stop: bool, languages: Mapping[str, str]) -> None:
        self.contents, self.after_stop, self.languages = contents, after_stop, languages

    def block(self, block: Block, *, in_note: bool = False) -> Block:
        match block:
            case Paragraph(children):
                return Paragraph(self.inlines(children, in_note))
            case Quote(children):
                return Quote(tuple(self.block(one, in_note=in_note) for one in children))
            case BulletList(items) | OrderedList(items):
                return replace(
                    block, items=tuple(tuple(self.block(one, in_note=in_note) for one in item) for item in items)
                )

    def inlines(self, given: Sequence[Inline], in_note: bool) -> tuple[Inline, ...]:
        out: list[Inline] = []
        pending: Note | None = None
        for each in given:
            node = each
            if pending is not None:
                node = self._stop_first(out, each)
                out.append(pending)
                pending = None
            match node:
                case Citation() if in_note:
                    out += _unbracketed(next(self.contents))
                case Citation():
                    if out and isinstance(out[-1], Text):
                        out[-1] = Text(out[-1].text.rstrip(" "))
                    pending = Note((Paragraph(next(self.contents)),), self._language(node))
                case Note(blocks):
                    out.append(replace(node, blocks=tuple(self.block(one, in_note=True) for one in blocks)))
                case Text() | LineBreak():
                    out.append(node)
                case _:
                    out.append(replace(node, children=self.inlines(node.children, in_note)))
        return (*out, pending) if pending is not None else tuple(out)

    def _language(self, citation: Citation) -> str:
        """The language of what a citation names, where that is one and not the letter's."""
        found = {self.languages.get(one.key, "") for one in citation.items}
        return found.pop() if len(found) == 1 else ""

    def _stop_first(self, out: list[Inline], node: Inline) -> Inline:
        """Moves the stop after a citation before its number, where the language writes it so."""
        stop = _STOP.match(node.text) if self.after_stop and isinstance(node, Text) else None
        if stop is None or not isinstance(node, Text):
            return node
        out.append(Text(stop[0]))
        return Text(node.text[stop.end() :])


def _unbracketed(words: tuple[Inline, ...]) -> list[Inline]:
    """A citation inside a note: citeproc puts it in brackets, which the note that it stands in does not need."""
    first, last = words[0] if words else None, words[-1] if words else None
    if isinstance(first, Text) and isinstance(last, Text) and first.text[:1] == "(" and last.text[-1:] == ")":
        if len(words) == 1:
            return [Text(first.text[1:-1])]
        return [Text(first.text[1:]), *words[1:-1], Text(last.text[:-1])]
    return list(words)
