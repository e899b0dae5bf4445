"""The factual claims of a letter, each with its source: what a lawyer reads before it is published.

Claims are looked for in the composed letter, because there a note follows its number and a citation is the source that
will be read. A sentence is a claim if it holds a figure, a date, an accusation, an act of violence, or if it names
somebody. What is asked for is not one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Final

from letterkit.checks.texts import text as texts
from letterkit.checks.texts.attribution import full_name
from letterkit.checks.texts.dates import dates
from letterkit.checks.texts.figures import figures
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import (
    Commented,
    Inline,
    Link,
    Note,
    Text,
    blocks_text,
    inline_text,
    inlines,
    leaf_text,
    map_paragraphs,
)
from letterkit.letter.model import Sourced

_ASKING: Final = ("ask", "closing")
NO_SOURCE: Final = "No source."


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a fact: its place in the text of its paragraph, what makes it a claim, its source."""

    span: Span
    why: tuple[str, ...]
    source: str

    @property
    def remark(self) -> str:
        """Return the remark beside the claim in the copy."""
        why = ", ".join(self.why)
        return f"{why[:1].upper()}{why[1:]}. {self.source or NO_SOURCE}"


def annotate_claims(
    letter: Letter, subject: Subject, shown: Callable[[str], str] = str
) -> tuple[Letter, tuple[Claim, ...]]:
    """Return a letter, its citations set, in which every claim carries a remark; and the claims in their order. `shown`
    makes of a remark what its reader may read."""
    writer = _Annotator(subject, shown)
    parts = tuple(writer.part(part) for part in letter.parts)
    return replace(letter, parts=parts), tuple(writer.claims)


class _Annotator:
    """Puts the claims of paragraphs into them, and counts them."""

    def __init__(self, subject: Subject, shown: Callable[[str], str]) -> None:
        self.subject = subject
        self._shown = shown
        self.claims: list[Claim] = []
        self._numbers = count()
        lists = (subject.words[name] for name in ("countries", "months", "weekdays"))
        self._common = {word for phrases in lists for phrase in phrases for word in texts.text_words(phrase)}
        self._sources = {value: source for value, source in _sourced_answers(subject) if value}

    def part(self, part: Part) -> Part:
        if part.style is not Style.BODY or part.role is None or part.role in _ASKING:
            return part
        return part._replace(blocks=map_paragraphs(part.blocks, self._paragraph))

    def _paragraph(self, children: Sequence[Inline]) -> tuple[Inline, ...]:
        """Return the inlines of a paragraph, with the sentences that are claims wrapped."""
        text = inline_text(children)
        prose = texts.plain_prose("passage", (), text)
        claims = [*self._claims_in(prose, children)]
        if not claims:
            return tuple(children)
        nodes = [*_cut_at(children, [edge for claim in claims for edge in claim.span])]
        out: list[Inline] = []
        done = 0
        for claim in claims:
            first = _index_from(nodes, done, claim.span[0])
            last = _index_from(nodes, first, claim.span[1])
            while last < len(nodes) and isinstance(nodes[last][1], Note) and nodes[last][0] == claim.span[1]:
                last += 1  # the note behind the stop belongs to the sentence
            out += [node for _, node in nodes[done:first]]
            inner = tuple(node for _, node in nodes[first:last])
            out += [Commented(inner, self._shown(claim.remark), next(self._numbers))] if inner else []
            self.claims += [claim] if inner else []
            done = last
        return (*out, *(node for _, node in nodes[done:]))

    def _claims_in(self, prose: texts.Prose, children: Sequence[Inline]) -> Iterator[Claim]:
        for span in prose.sentences:
            why = [*self._why(prose, span)]
            if why:
                yield Claim(span, tuple(why), self._source(prose, span, children))

    def _why(self, prose: texts.Prose, span: Span) -> Iterator[str]:
        """Yield what makes a sentence a claim."""
        subject, text = self.subject, prose.text[slice(*span)]
        if any(span[0] <= figure.start < span[1] for figure in figures(subject, prose)):
            yield "a figure"
        if any(span[0] <= date.start < span[1] for date in dates(subject, prose)):
            yield "a date"
        if span in subject.sentences_with("accuses", prose) or span in subject.sentences_with("accused-passive", prose):
            yield "an accusation"
        violence = ("outcomes", "passive-harm")
        if any(span in subject.sentences_with(name, prose) for name in violence):
            yield "an act of violence"
        if named := self._first_name(text):
            yield f"names {named}"

    def _first_name(self, text: str) -> str:
        """Return the first name in a sentence that is more than a country, a month or a day."""
        for match in full_name().finditer(text, 1):
            words = texts.text_words(match[0])
            if (
                any(word.removesuffix("'s") not in self._common for word in words)
                and text[match.start() - 1] in " “«(-"
            ):
                return match[0]
        return ""

    def _source(self, prose: texts.Prose, span: Span, children: Sequence[Inline]) -> str:
        """Return the notes and links of a sentence, the words that name who says so, the source of an answer in it."""
        sources = [
            *(f"Note: {blocks_text(note.blocks)}" for note in _notes_in(children, span)),
            *(f"Link: {target}" for target in _links_in(children, span)),
        ]
        attributions = (
            prose.text[match.start : match.end]
            for match in self.subject.matches("attribution", prose)
            if span[0] <= match.start < span[1]
        )
        sources += [f"In the text: ‘{words}’." for words in islice(attributions, 1)]
        text = prose.text[slice(*span)]
        sources += [f"From the answers: {source}" for value, source in self._sources.items() if value in text]
        return " ".join(sources)


def _sourced_answers(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield answers as they are printed, with their sources."""
    for fact in subject.draft.facts.values():
        if isinstance(fact, Sourced) and fact.source and isinstance(fact.value, (str, int)):
            yield str(fact.value), fact.source
            if isinstance(fact.value, int):
                yield f"{fact.value:,}", fact.source


def _cut_at(children: Iterable[Inline], edges: Sequence[int]) -> Iterator[tuple[int, Inline]]:
    """Yield the inlines with their positions, texts cut where a sentence begins or ends."""
    cuts = sorted(set(edges))
    start = 0
    for child in children:
        text = inline_text([child])
        end = start + len(text)
        if isinstance(child, Text):
            inner = cuts[bisect_left(cuts, start + 1) : bisect_left(cuts, end)]
            for first, last in zip([start, *inner], [*inner, end], strict=True):
                yield first, Text(text[first - start : last - start])
        else:
            yield start, child
        start = end


def _index_from(nodes: Sequence[tuple[int, Inline]], start: int, position: int) -> int:
    """Return the index of the first node, from `start` on, that begins at a position or after it."""
    return next((index for index in range(start, len(nodes)) if nodes[index][0] >= position), len(nodes))


def _positions(children: Iterable[Inline]) -> Iterator[tuple[int, Inline]]:
    """Yield every inline, those inside others too, with the place where it begins."""
    position = 0
    for node in inlines(children):
        yield position, node
        position += len(leaf_text(node))


def _notes_in(children: Sequence[Inline], span: Span) -> Iterator[Note]:
    return (node for position, node in _positions(children) if isinstance(node, Note) and span[0] < position <= span[1])


def _links_in(children: Sequence[Inline], span: Span) -> Iterator[str]:
    return (
        node.target
        for position, node in _positions(children)
        if isinstance(node, Link) and span[0] <= position < span[1]
    )
