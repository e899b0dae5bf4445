"""Notes put into a letter's tree where its citations were."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from letterkit.letter.markup import (
    Block,
    Citation,
    Inline,
    LineBreak,
    Note,
    Paragraph,
    Text,
    map_paragraphs,
)

_STOP: Final = re.compile(r"[.,;:!?…]+[”’\"»]*")


class NoteSetter:
    """Puts the words of each citation, in the order of the letter, into a note in its place.

    `after_stop` is True for a language that has the number of a note behind a stop. `languages` are those of sources in
    another language than the letter, by key.
    """

    def __init__(self, words: Iterator[tuple[Inline, ...]], after_stop: bool, languages: Mapping[str, str]) -> None:
        self.words, self.after_stop, self.languages = words, after_stop, languages

    def blocks(self, blocks: Iterable[Block], *, in_note: bool = False) -> tuple[Block, ...]:
        return map_paragraphs(blocks, lambda children: self.inlines(children, in_note))

    def inlines(self, children: Sequence[Inline], in_note: bool) -> tuple[Inline, ...]:
        set_nodes: list[Inline] = []
        pending: Note | None = None
        for child in children:
            node = child
            if pending is not None:
                node = self._stop_first(set_nodes, child)
                set_nodes.append(pending)
                pending = None
            match node:
                case Citation() if in_note:
                    set_nodes += _without_brackets(next(self.words))
                case Citation():
                    if set_nodes and isinstance(set_nodes[-1], Text):
                        set_nodes[-1] = Text(set_nodes[-1].text.rstrip(" "))
                    pending = Note((Paragraph(next(self.words)),), self._language(node))
                case Note(blocks):
                    set_nodes.append(replace(node, blocks=self.blocks(blocks, in_note=True)))
                case Text() | LineBreak():
                    set_nodes.append(node)
                case _:
                    set_nodes.append(replace(node, children=self.inlines(node.children, in_note)))
        return (*set_nodes, pending) if pending is not None else tuple(set_nodes)

    def _language(self, citation: Citation) -> str:
        """Return the language of all sources of a citation; empty for several, and for the letter's own."""
        languages = {self.languages.get(cited.key, "") for cited in citation.items}
        return languages.pop() if len(languages) == 1 else ""

    def _stop_first(self, before: list[Inline], node: Inline) -> Inline:
        """Move the stop at the start of `node` to the end of `before`, where the language has it before the number of a
        note; return the rest of the node."""
        stop = _STOP.match(node.text) if self.after_stop and isinstance(node, Text) else None
        if stop is None or not isinstance(node, Text):
            return node
        before.append(Text(stop[0]))
        return Text(node.text[stop.end() :])


def _without_brackets(words: tuple[Inline, ...]) -> list[Inline]:
    """Return the words of a citation inside a note without the brackets that citeproc puts around them."""
    first, last = words[0] if words else None, words[-1] if words else None
    if isinstance(first, Text) and isinstance(last, Text) and first.text[:1] == "(" and last.text[-1:] == ")":
        if len(words) == 1:
            return [Text(first.text[1:-1])]
        return [Text(first.text[1:]), *words[1:-1], Text(last.text[:-1])]
    return list(words)
