"""The factual claims of a letter, each with its source: what a lawyer reads before it is published.

Claims are looked for in the composed letter, because there a note follows its number and a citation is the source that
will be read. A sentence is a claim if it holds a figure, a date, an accusation, an act of violence, if it names
somebody, or if it is a fact of the draft's evidence or of its cases. What is asked for is not one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from typing import Final, NamedTuple

from letterkit.checks.texts import text as texts
from letterkit.checks.texts.attribution import full_name
from letterkit.checks.texts.dates import dates
from letterkit.checks.texts.figures import figures
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Span
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.evidence import Evidence
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
from letterkit.wording import say, say_worded, worded

_ASKING: Final = ("ask", "closing")
NO_SOURCE: Final = worded("No source.")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that states a fact: its place in the text of its paragraph, what makes it a claim, its source."""

    span: Span
    why: tuple[str, ...]
    source: str
    status: str = ""

    @property
    def remark(self) -> str:
        """Return the remark beside the claim in the copy."""
        why = ", ".join(self.why)
        return f"{why[:1].upper()}{why[1:]}. {self.source or say_worded(NO_SOURCE)} {self.status}".rstrip()


class _Told(NamedTuple):
    """A sentence of the draft, with what the draft has of it: where it can be checked, how sure it is."""

    sentence: str
    what: str
    sources: tuple[str, ...]
    status: str


def annotate_claims(
    letter: Letter, subject: Subject, shown: Callable[[str], str] = str
) -> tuple[Letter, tuple[Claim, ...]]:
    """Return a letter, its citations set, in which every claim carries a remark; and the claims in their order. `shown`
    makes of a remark what its reader may read."""
    writer = _Annotator(subject, shown)
    annexes = next((index for index, part in enumerate(letter.parts) if part.style is Style.ANNEX_HEADING), None)
    parts = tuple(writer.part(part) for part in letter.parts[:annexes])
    if annexes is not None:
        parts += tuple(writer.annex_part(part) for part in letter.parts[annexes:])
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
        self._told = [*_told(subject)]
        self._only_told = False

    def part(self, part: Part) -> Part:
        """Return a part of the letter; what is asked for has no claims but the facts that it repeats."""
        if part.role is None:
            return part
        self._only_told = part.role in _ASKING
        return self.annex_part(part)

    def annex_part(self, part: Part) -> Part:
        if part.style is not Style.BODY:
            return part
        new = part._replace(blocks=map_paragraphs(part.blocks, self._paragraph))
        self._only_told = False
        return new

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
            told = self._told_in(prose.text[slice(*span)])
            if self._only_told and not told:
                continue
            why = [*self._why(prose, span)] or [one.what for one in told[:1]]
            if why:
                status = " ".join(dict.fromkeys(one.status for one in told if one.status))
                yield Claim(span, tuple(why), self._source(prose, span, children, told), status)

    def _told_in(self, sentence: str) -> list[_Told]:
        """Return what the draft has of a sentence of the letter."""
        if not self._told:
            return []
        words = " ".join(sentence.split())
        return [told for told in self._told if told.sentence in words]

    def _why(self, prose: texts.Prose, span: Span) -> Iterator[str]:
        """Yield what makes a sentence a claim."""
        subject, text = self.subject, prose.text[slice(*span)]
        if any(span[0] <= figure.start < span[1] for figure in figures(subject, prose)):
            yield "a figure"
        if any(span[0] <= date.start < span[1] for date in dates(subject, prose)):
            yield "a date"
        if span in subject.sentences_with("accuses", prose) or span in subject.sentences_with("accused-passive", prose):
            yield say("an accusation")
        violence = ("outcomes", "passive-harm")
        if any(span in subject.sentences_with(name, prose) for name in violence):
            yield say("an act of violence")
        if named := self._first_name(text):
            yield say("names {named}", named=named)

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

    def _source(self, prose: texts.Prose, span: Span, children: Sequence[Inline], told: Sequence[_Told]) -> str:
        """Return the notes and links of a sentence, the words that name who says so, the source of an answer or a fact
        in it."""
        sources = [
            *(f"Note: {blocks_text(note.blocks)}" for note in _notes_in(children, span)),
            *(f"Link: {target}" for target in _links_in(children, span)),
        ]
        attributions = (
            prose.text[match.start : match.end]
            for match in self.subject.matches("attribution", prose)
            if span[0] <= match.start < span[1]
        )
        sources += [say("In the text: ‘{words}’.", words=words) for words in islice(attributions, 1)]
        text = prose.text[slice(*span)]
        sources += [
            say("From the answers: {source}", source=source) for value, source in self._sources.items() if value in text
        ]
        if not any(source.startswith("Note: ") for source in sources):
            sources += dict.fromkeys(
                say("From the draft: {source}", source=source) for one in told for source in one.sources
            )
        return " ".join(sources)


def _told(subject: Subject) -> Iterator[_Told]:
    """Yield the sentences of the evidence, of the cases and of answers with a source, where passages print them."""
    for prose in subject.body:
        fact = subject.fact_of(prose)
        if not prose.origin.typed or not (fact or prose.origin.sources or prose.path[:1] == ("cases",)):
            continue
        what = say("a fact of the evidence") if fact else "a case" if prose.path[:1] == ("cases",) else say("an answer")
        sources = tuple(_in_words(subject, source) for source in prose.origin.sources)
        for start, end in prose.sentences:
            yield _Told(" ".join(prose.text[start:end].split()), what, sources, _status(fact))


def _status(fact: Evidence | None) -> str:
    """Return how sure a fact is, and for which day it holds, as the draft has it."""
    if fact is None:
        return ""
    parts = [
        say("called {status}", status=fact.status) if fact.status else "",
        say("as of {as_of}", as_of=fact.as_of) if fact.as_of else "",
    ]
    text = ", ".join(filter(None, parts))
    return say("In the draft: {text}.", text=text) if text else ""


def _in_words(subject: Subject, source: str) -> str:
    """Return the title of a source that is named by its id; one in words as it is."""
    if source in subject.sources:
        title = str(subject.sources.items.get(source, {}).get("title", "")) or source
    else:
        norm = subject.norms.find(source)
        title = norm.text("title", "en") if norm else source
    return title if title.endswith(".") else f"{title}."


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
