"""Notes put into a letter's tree where its citations were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from letterkit.letter.markup import (
    Block,
    Citation,
    Inline,
    Nested,
    Note,
    Paragraph,
    Text,
    map_paragraphs,
)


class NoteSetter:
    """Puts the words of each citation, in the order of the letter, into a note in its place. The same citation again is
    the same note again.

    `languages` are those of sources in another language than the letter, by key.
    """

    def __init__(self, words: Iterator[tuple[Inline, ...]], languages: Mapping[str, str]) -> None:
        self.words, self.languages = words, languages
        self._set: dict[Citation | int, Note] = {}

    def blocks(self, blocks: Iterable[Block], *, in_note: bool = False) -> tuple[Block, ...]:
        return map_paragraphs(blocks, lambda children: self._inlines(children, in_note))

    def _inlines(self, children: Iterable[Inline], in_note: bool) -> tuple[Inline, ...]:
        return tuple(set_node for node in children for set_node in self._node(node, in_note))

    def _node(self, node: Inline, in_note: bool) -> Iterable[Inline]:
        match node:
            case Citation() if in_note:
                return _without_brackets(next(self.words))
            case Citation() | Note():
                return [self._note(node)]
            case _ if isinstance(node, Nested):
                return [replace(node, children=self._inlines(node.children, in_note))]
            case _:
                return [node]

    def _note(self, node: Citation | Note) -> Note:
        same = node.number if isinstance(node, Note) else node
        if same not in self._set:
            blocks: tuple[Block, ...]
            if isinstance(node, Note):
                blocks, language = self.blocks(node.blocks, in_note=True), node.language
            else:
                blocks, language = (Paragraph(next(self.words)),), self._language(node)
            self._set[same] = Note(blocks, language, len(self._set) + 1)
        return self._set[same]

    def _language(self, citation: Citation) -> str:
        """Return the language of all sources of a citation; empty for several, and for the letter's own."""
        languages = {self.languages.get(cited.key, "") for cited in citation.items}
        return languages.pop() if len(languages) == 1 else ""


def _without_brackets(words: tuple[Inline, ...]) -> list[Inline]:
    """Return the words of a citation inside a note without the brackets that citeproc puts around them."""
    first, last = words[0] if words else None, words[-1] if words else None
    if isinstance(first, Text) and isinstance(last, Text) and first.text[:1] == "(" and last.text[-1:] == ")":
        if len(words) == 1:
            return [Text(first.text[1:-1])]
        return [Text(first.text[1:]), *words[1:-1], Text(last.text[:-1])]
    return list(words)
