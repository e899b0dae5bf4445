"""The factual claims of a letter, each with its source: what a lawyer reads before it is published.

The claims are looked for in the composed letter, because there a note stands where its number is printed and a
citation is the source that will be read. A sentence is a claim if it holds a figure, a date, an accusation, an act of
violence, or if it names somebody. What is asked for is not one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from letterkit.checks.texts import text as texts
from letterkit.checks.texts.attribution import FULL_NAME
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
    inlines,
    leaf_text,
    map_paragraphs,
    plain,
    words,
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
        """What the reader of the copy is told."""
        why = ", ".join(self.why)
        return f"{why[:1].upper()}{why[1:]}. {self.source or NO_SOURCE}"


def annotated(letter: Letter, subject: Subject, shown: Callable[[str], str] = str) -> tuple[Letter, tuple[Claim, ...]]:
    """A letter, its citations set, in which every claim carries a remark; and the claims in their order. `shown` makes
    of a remark what its reader may read."""
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
        self._common = {word for each in lists for phrase in each for word in texts.words_of(phrase)}
        self._sources = {value: source for value, source in _sourced(subject) if value}

    def part(self, part: Part) -> Part:
        if part.style is not Style.BODY or part.role is None or part.role in _ASKING:
            return part
        return replace(part, blocks=map_paragraphs(part.blocks, self._paragraph))

    def _paragraph(self, children: Sequence[Inline]) -> tuple[Inline, ...]:
        """The inlines of a paragraph, with the sentences that are claims wrapped."""
        text = words(children)
        prose = texts.plain("passage", (), text)
        found = [*self._found(prose, children)]
        if not found:
            return tuple(children)
        pieces = [*_cut(children, [edge for claim in found for edge in claim.span])]
        out: list[Inline] = []
        at = 0
        for claim in found:
            first = next((k for k in range(at, len(pieces)) if pieces[k][0] >= claim.span[0]), len(pieces))
            last = next((k for k in range(first, len(pieces)) if pieces[k][0] >= claim.span[1]), len(pieces))
            while last < len(pieces) and isinstance(pieces[last][1], Note) and pieces[last][0] == claim.span[1]:
                last += 1  # the note behind the stop belongs to the sentence
            out += [node for _, node in pieces[at:first]]
            inner = tuple(node for _, node in pieces[first:last])
            out += [Commented(inner, self._shown(claim.remark), next(self._numbers))] if inner else []
            self.claims += [claim] if inner else []
            at = last
        return (*out, *(node for _, node in pieces[at:]))

    def _found(self, prose: texts.Prose, children: Sequence[Inline]) -> Iterator[Claim]:
        for span in prose.sentences:
            why = [*self._why(prose, span)]
            if why:
                yield Claim(span, tuple(why), self._source(prose, span, children))

    def _why(self, prose: texts.Prose, span: Span) -> Iterator[str]:
        """What makes a sentence a claim."""
        letter, text = self.subject, prose.text[slice(*span)]
        if any(span[0] <= each.start < span[1] for each in figures(letter, prose)):
            yield "a figure"
        if any(span[0] <= each.start < span[1] for each in dates(letter, prose)):
            yield "a date"
        if span in letter.sentences_with("accuses", prose) or span in letter.sentences_with("accused-passive", prose):
            yield "an accusation"
        violence = ("outcomes", "passive-harm")
        if any(span in letter.sentences_with(name, prose) for name in violence):
            yield "an act of violence"
        if named := self._named(text):
            yield f"names {named}"

    def _named(self, text: str) -> str:
        """The first name in a sentence that is more than a country, a month or a day."""
        for found in FULL_NAME.finditer(text, 1):
            words = texts.words_of(found[0])
            if (
                any(word.removesuffix("'s") not in self._common for word in words)
                and text[found.start() - 1] in " “«(-"
            ):
                return found[0]
        return ""

    def _source(self, prose: texts.Prose, span: Span, children: Sequence[Inline]) -> str:
        """The notes and links of a sentence, the words that name who says so, the source of an answer in it."""
        found = [
            *(f"Note: {plain(note.blocks)}" for note in _notes_in(children, span)),
            *(f"Link: {target}" for target in _links_in(children, span)),
        ]
        said = [
            prose.text[m.start : m.end] for m in self.subject.said("attribution", prose) if span[0] <= m.start < span[1]
        ]
        found += [f"In the text: ‘{said[0]}’."] if said else []
        found += [f"From the answers: {self._sources[one]}" for one in self._sources if one in prose.text[slice(*span)]]
        return " ".join(found)


def _sourced(subject: Subject) -> Iterator[tuple[str, str]]:
    """Answers as they are printed, with their sources."""
    for fact in subject.draft.facts.values():
        if isinstance(fact, Sourced) and fact.source and isinstance(fact.value, (str, int)):
            yield str(fact.value), fact.source
            if isinstance(fact.value, int):
                yield f"{fact.value:,}", fact.source


def _cut(children: Iterable[Inline], edges: Sequence[int]) -> Iterator[tuple[int, Inline]]:
    """The inlines with their places, texts cut where a sentence begins or ends."""
    cuts = sorted(set(edges))
    at = 0
    for child in children:
        text = words([child])
        if not isinstance(child, Text):
            yield at, child
        else:
            inner = cuts[bisect_left(cuts, at + 1) : bisect_left(cuts, at + len(text))]
            for start, end in zip([at, *inner], [*inner, at + len(text)], strict=True):
                yield start, Text(text[start - at : end - at])
        at += len(text)


def _places(children: Iterable[Inline]) -> Iterator[tuple[int, Inline]]:
    """Yield every inline, those inside others too, with the place where it begins."""
    at = 0
    for node in inlines(children):
        yield at, node
        at += len(leaf_text(node))


def _notes_in(children: Sequence[Inline], span: Span) -> Iterator[Note]:
    return (node for at, node in _places(children) if isinstance(node, Note) and span[0] < at <= span[1])


def _links_in(children: Sequence[Inline], span: Span) -> Iterator[str]:
    return (node.target for at, node in _places(children) if isinstance(node, Link) and span[0] <= at < span[1])
