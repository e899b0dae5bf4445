"""Citations become notes, once for all formats: pandoc's citeproc sets them, and they are put into the letter's tree.

All citations and notes of the letter go through citeproc together, because a note must know which notes are before it;
the words between them do not. What citeproc made of each citation is read back; everything else stays as it was
composed. Pinpoints are ours: a character that no letter holds stands for them on the way, so that citeproc does not
look for page numbers in them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

from letterkit import tags
from letterkit.languages.language import NoteStyle, Points
from letterkit.letter.composed import Letter
from letterkit.letter.links import with_links
from letterkit.letter.markup import (
    Block,
    Citation,
    Cited,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Strong,
    Subscript,
    Superscript,
    Text,
    inline_text,
    inlines,
    join_texts,
    paragraphs,
)
from letterkit.letter.notes import end_notes, number_notes, without_own_stop
from letterkit.render import normalize, pandoc
from letterkit.render.citation_notes import NoteSetter
from letterkit.render.citeproc_server import CiteprocServer
from letterkit.render.pandoc_nodes import Node, word_nodes
from letterkit.render.pandoc_tree import PandocTree
from letterkit.render.references import STAND_IN, STAND_INS, references

_STYLE: Final = "notes.csl"
_NESTED: Final[Mapping[str, type[Emphasis | Strong | Superscript | Subscript]]] = {
    "Emph": Emphasis,
    "Strong": Strong,
    "Superscript": Superscript,
    "Subscript": Subscript,
}
_PINPOINT: Final = re.compile(rf"({STAND_INS.pattern})(\.?)")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def set_citations(letter: Letter, server: CiteprocServer | None = None) -> Letter:
    """Return the letter with its citations set as notes. A `server` is a pandoc that is at work already.

    Raises RenderFailed where pandoc is missing or cannot read a source.
    """
    if not letter.cites:
        return letter
    normalized = normalize.letter(letter)
    tree = _CitationTree(_skeleton(normalized))
    document = tree.document()
    document["meta"]["references"] = references(letter, tree.cited_again)
    style = files("letterkit.render").joinpath("data").joinpath(_STYLE).read_bytes()
    answer = server.set_citations(document, _STYLE, style) if server else _run_citeproc(document, letter, style)
    notes = [_note_words(cite, tree.pinpoints, letter.note_style) for cite in _cites(answer["blocks"])]
    setter = NoteSetter(iter(notes), _foreign_sources(letter))
    parts = tuple(part._replace(blocks=setter.blocks(part.blocks)) for part in normalized.parts)
    return number_notes(end_notes(replace(normalized, parts=parts, sources=(), bibtex="", cites=False)))


def _run_citeproc(document: Node, letter: Letter, style: bytes) -> Any:
    options = ("--citeproc", f"--csl={_STYLE}")
    return json.loads(pandoc.start(document, "json", letter.date, *options, files={_STYLE: style}).result())


def _foreign_sources(letter: Letter) -> dict[str, str]:
    """Return the languages of the sources in another language than the letter, by key. An item may name its language by
    a tag, or by nothing that can be used."""
    own = tags.base(letter.language)
    named = ((str(item.get("id", "")), str(item.get("language", "")).strip()) for item in letter.sources)
    return {key: tag for key, tag in named if _LANGUAGE.fullmatch(tag) and tags.base(tag) != own}


# -- to citeproc ----------------------------------------------------------------------------------------


class _CitationTree(PandocTree):
    """Citations as citeproc takes them. A character of private use stands for the pinpoint of each, in `pinpoints`."""

    def __init__(self, letter: Letter) -> None:
        super().__init__(letter)
        self.pinpoints: list[str] = []
        self._cited: Counter[str] = Counter()

    @property
    def cited_again(self) -> frozenset[str]:
        """The keys that several notes cite."""
        return frozenset(key for key, times in self._cited.items() if times > 1)

    def citation(self, citation: Citation) -> list[Node]:
        return [{"t": "Cite", "c": [[self._citation_item(cited) for cited in citation.items], []]}]

    def _citation_item(self, cited: Cited) -> Node:
        self._cited[cited.key] += 1
        self.pinpoints.append(cited.after)
        stand_in = chr(STAND_IN + len(self.pinpoints) - 1)
        return {
            "citationId": cited.key,
            "citationPrefix": word_nodes(cited.before),
            "citationSuffix": [{"t": "Str", "c": stand_in}] if cited.after else [],
            "citationMode": {"t": "SuppressAuthor" if cited.plainly else "NormalCitation"},
            "citationNoteNum": 0,
            "citationHash": 0,
        }


def _skeleton(letter: Letter) -> Letter:
    """Return the citations and notes of a letter alone, in their order and each once, each block of a part as one
    paragraph."""
    known: set[Citation | int] = set()
    parts = (
        part._replace(heading=None, blocks=tuple(_only_citing(block, known) for block in part.blocks))
        for part in letter.parts
    )
    return replace(letter, parts=tuple(parts))


def _only_citing(block: Block, known: set[Citation | int]) -> Paragraph:
    """Return what cites in a block and is not `known` yet. A letter parts one from the other, so that citeproc puts
    nothing together."""
    citing: list[Inline] = []
    for paragraph in paragraphs([block]):
        for node in inlines(paragraph.children):
            if not isinstance(node, (Citation, Note)):
                continue
            same = node.number if isinstance(node, Note) else node
            if same in known:
                continue
            known.add(same)
            if isinstance(node, Note):
                inside = (_in_note(inner) for inner in node.blocks)
                citing.append(Note(tuple(inside), number=node.number))
            else:
                citing += (node, Text("x"))
    return Paragraph(tuple(citing))


def _in_note(block: Block) -> Paragraph:
    nodes = (node for paragraph in paragraphs([block]) for node in inlines(paragraph.children))
    citations = (node for node in nodes if isinstance(node, Citation))
    return Paragraph((Text("x"), *(part for citation in citations for part in (citation, Text("x")))))


# -- back from citeproc ---------------------------------------------------------------------------------


def _cites(node: Any) -> Iterator[list[Any]]:
    """Yield what citeproc made of each citation, in the order of the letter."""
    if isinstance(node, list):
        for child in node:
            yield from _cites(child)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node["c"][1]
        else:
            yield from _cites(node.get("c"))


def _note_words(nodes: Sequence[Any], pinpoints: Sequence[str], style: NoteStyle) -> tuple[Inline, ...]:
    """Return the words of a note, with the pinpoints in their places."""
    note: list[Inline] = []
    is_whole = any(node.get("t") == "Note" for node in nodes)  # else it stands inside a note, and has no stop
    words = join_texts(_read(_without_note(nodes), style.quotation))
    for index, inline in enumerate(words):
        if isinstance(inline, Text):
            text = _with_pinpoints(inline.text, pinpoints)
            if is_whole and index == len(words) - 1:
                text = without_own_stop(inline_text(words[:-1]), text)
            note += with_links(_with_own_commas(text, style.points))
        else:
            note.append(inline)
    return tuple(note)


def _without_note(nodes: Iterable[Any]) -> Iterator[Any]:
    """Yield the inline nodes of a citation, those of the note that citeproc puts around them."""
    for node in nodes:
        if node.get("t") == "Note":
            yield from (inner for block in node["c"] for inner in block.get("c", []))
        else:
            yield node


def _with_pinpoints(text: str, pinpoints: Sequence[str]) -> str:
    if not STAND_INS.search(text):
        return text
    # a pinpoint that ends in a stop may be followed by that of the style
    return _PINPOINT.sub(lambda match: pinpoints[ord(match[1]) - STAND_IN].removesuffix(match[2]) + match[2], text)


def _with_own_commas(text: str, points: Points) -> str:
    """Return a text with the commas of the language; the style has those of Latin script between its parts."""
    semicolon = f"{points.semicolon} " if points.comma.endswith(" ") else points.semicolon
    return text.replace(", ", points.comma).replace("; ", semicolon)


def _read(nodes: Iterable[Any], quotation: str) -> Iterator[Inline]:
    """Yield pandoc's inline nodes as those of the letter."""
    for node in nodes:
        kind, content = node.get("t"), node.get("c")
        if kind == "Str":
            yield Text(str(content))
        elif kind in ("Space", "SoftBreak"):
            yield Text(" ")
        elif kind == "LineBreak":
            yield LineBreak()
        elif kind in _NESTED:
            yield _NESTED[kind](tuple(join_texts(_read(content, quotation))))
        elif kind == "Link":
            target = str(content[2][0])
            children = tuple(join_texts(_read(content[1], quotation)))
            yield from ([Link(children, target)] if re.match(r"https?://", target) else children)
        elif kind == "Quoted":
            left, _, right = quotation.partition("{text}")
            yield from (Text(left), *_read(content[1], quotation), Text(right))
        elif kind in ("Span", "SmallCaps", "Underline", "Strikeout"):
            yield from _read(content[1] if kind == "Span" else content, quotation)
