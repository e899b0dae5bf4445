"""The rule about the words of norms: what is quoted is what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.invoked import invoked_norms, is_named
from letterkit.checks.texts.quoted_words import Likeness, Words, is_part_of, likeness, quoted_pieces
from letterkit.checks.texts.quotes import quotations
from letterkit.checks.texts.subject import KnownQuotation, Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.letter.citation_syntax import citations


def misquoted_norm(subject: Subject) -> Iterator[Issue]:
    """Words in quotation marks are the words of the instrument.

    Why: a misquotation is the easiest answer to a letter.
    Example: “timely and decisive measures”, where the World Summit Outcome has “timely and decisive manner”.
    Instead: quote exactly, or say it in your own words without quotation marks. An ellipsis and brackets show what you
    left out or changed: “[n]o one … shall be subjected to torture”.
    Source: the quotations of each norm in the library, with the wrong forms in which they are seen.
    """
    invoked: frozenset[str] | None = None
    for prose in subject.body:
        for span in _quoted(subject, prose):
            pieces = quoted_pieces(prose.text[span[0] : span[1]]) if span[1] - span[0] <= _LONGEST else ()
            candidates = [*_candidates(subject, pieces)]
            if not candidates:
                continue
            if invoked is None:
                invoked = frozenset(norm.norm.id for norm in invoked_norms(subject))
            known = _meant(candidates, subject, _Quote(prose, span, invoked))
            if known is not None:
                norm = subject.library.norms.get(known.norm_id)
                yield Issue(
                    f"The words of {norm.text('in_text', 'en')}, {known.at}, are “{known.text}”.",
                    "Quote them exactly, or take the quotation marks out.",
                    prose.path,
                    prose.span(*span),
                )


_LONGEST, _A_PHRASE, _HALF = 600, 3, 0.5


class _Candidate(NamedTuple):
    """What may be meant. `exact_elsewhere`: words of another norm stand in the same quotation as they are."""

    known: KnownQuotation
    likeness: Likeness
    exact_elsewhere: bool


class _Quote(NamedTuple):
    prose: Prose
    span: Span
    invoked: frozenset[str]


def _quoted(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield what stands between quotation marks, and what follows ‘reads:’ without them."""
    marked = quotations(prose)
    for start, end in marked:
        yield _without_blanks(prose.text, start, end)
    for match in subject.matches("reads", prose):
        start, end = match.end + 1, prose.sentence_at(match.start)[1]
        if prose.text[match.end : start] == ":" and not any(start <= first < end for first, _ in marked):
            yield _without_blanks(prose.text, start, end)


def _without_blanks(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def _candidates(subject: Subject, pieces: tuple[Words, ...]) -> Iterator[_Candidate]:
    """Yield the known quotations that the pieces nearly are; none for a piece that a text has exactly so."""
    for piece in pieces:
        if len(piece) < _A_PHRASE:
            continue
        alike = [known for known in subject.quotable if len(known.bag.intersection(piece)) >= _A_PHRASE]
        if any(is_part_of(piece, known.words) for known in alike):
            continue
        whole = {known.norm_id for known in alike if len(known.words) > _A_PHRASE and is_part_of(known.words, piece)}
        for known in alike:
            near = likeness(piece, known.words)
            wrong_form = known.norm_id not in whole and any(is_part_of(wrong, piece) for wrong in known.wrong)
            if near.is_near or wrong_form:
                yield _Candidate(known, near, bool(whole - {known.norm_id}))


def _meant(candidates: list[_Candidate], subject: Subject, quote: _Quote) -> KnownQuotation | None:
    """Return the quotation that is meant: of the norms that the sentence, or the one before, names or cites; if there
    is none, of those that the letter invokes, or words that cannot be mistaken. None if they may be another text's."""
    prose, sentence = quote.prose, quote.prose.sentence_at(quote.span[0])
    exact = _quoted_exactly(subject, prose, sentence)
    candidates = [candidate for candidate in candidates if candidate.known not in exact]
    for window in (sentence, _sentence_before(prose, sentence)):
        cited = _cited(prose, window)
        ids = {one.known.norm_id for one in candidates}
        named_ids = {name for name in ids if name in cited or _is_named(name, window, subject, prose)}
        named = [one for one in candidates if one.known.norm_id in named_ids]
        if named:
            return _nearest(named)
        if _is_of_another_text(window, subject, quote) or (window == sentence and cited):
            return None
    if _names_another_norm(sentence, subject, quote):
        return None
    return _nearest([one for one in candidates if _needs_no_name(one, quote)])


def _needs_no_name(candidate: _Candidate, quote: _Quote) -> bool:
    if candidate.exact_elsewhere:
        return False
    if candidate.known.norm_id in quote.invoked:
        return candidate.likeness.share <= _HALF
    return candidate.likeness.is_unmistakable


def _nearest(candidates: list[_Candidate]) -> KnownQuotation | None:
    best = min(candidates, key=lambda one: one.likeness.share, default=None)
    return best.known if best else None


def _quoted_exactly(subject: Subject, prose: Prose, sentence: Span) -> set[KnownQuotation]:
    """Return the known quotations that are quoted as they are in a sentence: what is like them there is meant so."""
    spans = [span for span in quotations(prose) if _in(span[0], sentence)]
    quoted = [quoted_pieces(prose.text[start : min(end, start + _LONGEST)]) for start, end in spans]
    pieces = [piece for pieces in quoted for piece in pieces if len(piece) >= _A_PHRASE]
    return {
        known
        for known in subject.quotable
        for piece in pieces
        if is_part_of(piece, known.words) or is_part_of(known.words, piece)
    }


def _in(position: int, span: Span) -> bool:
    return span[0] <= position < span[1]


def _sentence_before(prose: Prose, sentence: Span) -> Span:
    """Return the sentence before in the same paragraph, or an empty span."""
    start = prose.paragraph_at(sentence[0])[0]
    return prose.sentence_at(sentence[0] - 1) if sentence[0] > start else (start, start)


def _cited(prose: Prose, window: Span) -> frozenset[str]:
    """Return what a sentence cites, also in the brackets that follow it."""
    raw = prose.span(*window) if window[0] < window[1] else None
    if raw is None or "@" not in prose.origin.raw:
        return frozenset()
    behind = _CITED_BEHIND.match(prose.origin.raw, raw[1])
    text = prose.origin.raw[raw[0] : behind.end() if behind else raw[1]]
    return frozenset(item.key for _, citation in citations(text) for item in citation.items)


_CITED_BEHIND: Final = re.compile(r"[.\s\"'”’»“)]{0,6}(?:\[[^\[\]\n]{0,400}\])?")


def _is_named(norm_id: str, window: Span, subject: Subject, prose: Prose) -> bool:
    if any(match.value == norm_id for match in _matches("treaty-named", window, subject, prose)):
        return True
    norm = subject.library.norms.find(norm_id)
    return norm is not None and is_named(norm, prose.text[slice(*window)].casefold(), subject)


def _names_another_norm(sentence: Span, subject: Subject, quote: _Quote) -> bool:
    """True if a sentence names some norm, of which the words are then."""
    if any(_matches("treaty-named", sentence, subject, quote.prose)):
        return True
    text = quote.prose.text[slice(*sentence)].casefold()
    norms = (subject.library.norms.find(name) for name in quote.invoked)
    return any(is_named(norm, text, subject) for norm in norms if norm is not None)


def _is_of_another_text(window: Span, subject: Subject, quote: _Quote) -> bool:
    """True if the words before a quotation speak of a constitution, a code or another text of national law."""
    return any(
        match.value != "capital" or quote.prose.text[match.start].isupper()
        for match in _matches("another-text", window, subject, quote.prose)
        if not _in(match.start, quote.span)
    )


def _matches(words: str, window: Span, subject: Subject, prose: Prose) -> Iterator[PhraseMatch]:
    return (match for match in subject.matches(words, prose) if _in(match.start, window))
