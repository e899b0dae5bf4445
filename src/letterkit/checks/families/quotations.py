"""The rule about the words of norms: what is quoted is what the text says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from letterkit.checks.findings import Issue
from letterkit.checks.texts.invoked import invoked_norms, is_called, sentence_window
from letterkit.checks.texts.quoted_words import Likeness, Words, is_part_of, likeness, quoted_pieces
from letterkit.checks.texts.quotes import is_quoted, quotations
from letterkit.checks.texts.subject import KnownQuotation, Subject, cached_for_texts
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.letter.citation_syntax import citations
from letterkit.wording import say, spoken


def misquoted_norm(subject: Subject) -> Iterator[Issue]:
    """Words in quotation marks are the words of the instrument.

    Why: a misquotation is the easiest answer to a letter.
    Example: “timely and decisive measures”, where the World Summit Outcome has “timely and decisive manner”.
    Instead: quote exactly, or say it in your own words without quotation marks. An ellipsis and brackets show what you
    left out or changed: “[n]o one … shall be subjected to torture”.
    Source: the quotations of each norm in the library, with the wrong forms in which they are seen.
    """
    invoked: frozenset[str] | None = None
    told: list[tuple[Prose, Span]] = []
    for prose in subject.body:
        for quoted in _quoted(subject, prose):
            if not quoted.candidates:
                continue
            if invoked is None:
                invoked = frozenset(norm.norm.id for norm in invoked_norms(subject))
            known = _meant(quoted, subject, prose, invoked)
            if known is not None:
                norm = subject.library.norms.get(known.norm_id)
                told.append((prose, quoted.span))
                yield Issue(
                    say(
                        "The words of {text}, {at}, are “{text_2}”.",
                        text=norm.text("in_text", spoken().tag),
                        at=known.at,
                        text_2=known.text,
                    ),
                    say("Quote them exactly, or take the quotation marks out."),
                    prose.path,
                    prose.span(*quoted.span),
                )
    for prose, span, norm_id, words in _misquoted_phrases(subject):
        if not any(prose is other and span[0] < end and start < span[1] for other, (start, end) in told):
            named = subject.library.norms.get(norm_id).text("in_text", spoken().tag)
            hint = say("Write it so, or say it in other words.")
            yield Issue(say("In {text} it is “{words}”.", text=named, words=words), hint, prose.path, prose.span(*span))


def _misquoted_phrases(subject: Subject) -> Iterator[tuple[Prose, Span, str, str]]:
    """Yield well-known wrong forms, quoted or beside the number of the article, where the sentence names a text that
    has the right one: the words, the norm, and the right ones. Each form once in a letter."""
    seen = set[str]()
    for prose in subject.body:
        last = 0
        for match in subject.matches("misquoted-phrase", prose) if prose.origin.typed else ():
            if match.start < last:
                continue
            last = match.end
            words, _, norms = match.value.partition(";")
            window = sentence_window(prose, match.start)
            if not (is_quoted(prose, match.start) or _names_an_article(window, subject, prose)):
                continue  # in one's own words
            cited = _cited(prose, window)
            names = (name for name in norms.split() if name in cited or _is_named(name, window, subject, prose))
            name = next(names, "") or _declaration(norms, prose.text[slice(*window)])
            if name and match.phrase not in seen:
                seen.add(match.phrase)
                yield prose, (match.start, match.end), name, words


def _names_an_article(window: Span, subject: Subject, prose: Prose) -> bool:
    return any(
        match.value == "article" and any(ch.isdecimal() for ch in prose.text[match.end : match.end + 6])
        for match in _matches("instrument", window, subject, prose)
    )


def _declaration(norms: str, sentence: str) -> str:
    """Return the id of the Universal Declaration where a sentence names it without its first word."""
    return "udhr" if "udhr" in norms.split() and "declaration of human rights" in sentence.casefold() else ""


_LONGEST, _A_PHRASE, _HALF = 600, 3, 0.5
_MOST, _TWO, _FEW = 0.6, 2, 0.17


class _Candidate(NamedTuple):
    """What may be meant. `exact_elsewhere`: words of another norm stand in the same quotation as they are; `covered` is
    the share of the quoted words that lie along the known ones; `is_seen`: it has a wrong form that is known."""

    known: KnownQuotation
    likeness: Likeness
    exact_elsewhere: bool
    covered: float
    is_seen: bool

    def needs_no_name(self, invoked: frozenset[str]) -> bool:
        """True if the words can be taken for those of a norm that the sentence does not name. A longer quotation is
        somebody else's, who says the same."""
        if self.exact_elsewhere or self.covered < _MOST:
            return False
        if self.known.norm_id not in invoked:
            return self.likeness.is_unmistakable
        few = self.likeness.changes <= _TWO or self.likeness.share <= _FEW
        return self.likeness.share <= _HALF and (few or self.is_seen)


class _Quoted(NamedTuple):
    """Some quoted words: what they may be a misquotation of, and what they have as it is."""

    span: Span
    candidates: tuple[_Candidate, ...]
    exact: frozenset[KnownQuotation]


@cached_for_texts
def _quoted(subject: Subject, prose: Prose) -> tuple[_Quoted, ...]:
    """Return what stands between quotation marks, and what follows ‘reads:’ without them, in the order of the text."""
    seen: dict[str, tuple[tuple[_Candidate, ...], frozenset[KnownQuotation]]] = {}
    found = []
    for start, end in sorted(_quoted_spans(subject, prose)):
        text = prose.text[start:end]
        if text not in seen:
            pieces = quoted_pieces(text) if len(text) <= _LONGEST else ()
            seen[text] = _compare([piece for piece in pieces if len(piece) >= _A_PHRASE], subject.quotable)
        inner = (end - len(text.lstrip()), start + len(text.rstrip()))
        found.append(_Quoted(inner, *seen[text]))
    return tuple(found)


def _quoted_spans(subject: Subject, prose: Prose) -> Iterator[Span]:
    marked = quotations(prose)
    yield from marked
    for match in subject.matches("reads", prose) if prose.origin.typed else ():
        start, end = prose.text.find(":", match.end, match.end + 2) + 1, prose.sentence_at(match.start)[1]
        following = bisect_left(marked, (start, start))
        has_marks = following < len(marked) and marked[following][0] < end
        if start and not prose.text[match.end : start - 1].strip() and not has_marks:
            yield start, end


def _compare(
    pieces: list[Words], quotable: Sequence[KnownQuotation]
) -> tuple[tuple[_Candidate, ...], frozenset[KnownQuotation]]:
    """Return the known quotations that the pieces nearly are, and those that they are; a piece that a text has exactly
    so is compared with no other."""
    candidates: list[_Candidate] = []
    exact: set[KnownQuotation] = set()
    for piece in pieces:
        bag = frozenset(piece)
        alike = [known for known in quotable if len(known.bag & bag) >= _A_PHRASE]
        inside = [known for known in alike if is_part_of(piece, known.words)]
        whole = [known for known in alike if is_part_of(known.words, piece)]
        exact.update(inside, whole)
        if not inside:
            candidates += _near(piece, alike, {known.norm_id for known in whole})
    return tuple(candidates), frozenset(exact)


def _near(piece: Words, alike: list[KnownQuotation], exact: set[str]) -> Iterator[_Candidate]:
    """Yield what a piece nearly is; `exact` are the norms that have words of the piece exactly so. Words that nobody
    has confirmed are no measure for others, but for their wrong forms."""
    likenesses = {known: likeness(piece, known.words) for known in alike if _may_be_near(piece, known.words)}
    same = max((one.length for one in likenesses.values() if not one.changes), default=0)
    for known in alike:
        near = likenesses.get(known)
        wrong_form = known.norm_id not in exact and any(is_part_of(wrong, piece) for wrong in known.wrong)
        is_near = near is not None and near.is_near and known.is_confirmed and not _A_PHRASE < same >= near.length - 1
        if is_near or wrong_form:
            near = near or likeness(piece, known.words)
            covered = near.length / len(piece)
            yield _Candidate(known, near, bool(exact - {known.norm_id}), covered, wrong_form)


def _may_be_near(piece: Words, known: Words) -> bool:
    """True if as many words are the same as nearness needs: looked at first, because it takes far less time."""
    one, other = set(piece), set(known)
    return len(one & other) >= min(len(one), len(other)) * _HALF


def _meant(quoted: _Quoted, subject: Subject, prose: Prose, invoked: frozenset[str]) -> KnownQuotation | None:
    """Return the quotation that is meant: of the norms that the sentence, or the one before, names or cites; if there
    is none, of those that the letter invokes, or words that cannot be mistaken. None if they may be another text's."""
    sentence = sentence_window(prose, quoted.span[0])
    exact = {known for other in _within(_quoted(subject, prose), sentence) for known in other.exact}
    candidates = [candidate for candidate in quoted.candidates if candidate.known not in exact]
    for window in (sentence, _sentence_before(prose, sentence)) if candidates else ():
        cited = _cited(prose, window)
        ids = {one.known.norm_id for one in candidates}
        named_ids = {name for name in ids if name in cited or _is_named(name, window, subject, prose)}
        if named_ids:
            return _nearest([one for one in candidates if one.known.norm_id in named_ids])
        if _is_of_another_text(quoted, window, subject, prose) or (window == sentence and cited):
            return None
    if not candidates or _names_a_norm(invoked, sentence, subject, prose):
        return None
    return _nearest([one for one in candidates if one.needs_no_name(invoked)])


def _nearest(candidates: list[_Candidate]) -> KnownQuotation | None:
    best = min(candidates, key=lambda one: one.likeness.share, default=None)
    return best.known if best else None


def _within(quoted: Sequence[_Quoted], window: Span) -> Sequence[_Quoted]:
    first = bisect_left(quoted, window[0], key=lambda one: one.span[0])
    return quoted[first : bisect_left(quoted, window[1], key=lambda one: one.span[0])]


def _sentence_before(prose: Prose, sentence: Span) -> Span:
    """Return the sentence before in the same paragraph, or an empty span."""
    start = prose.paragraph_at(sentence[0])[0]
    return sentence_window(prose, sentence[0] - 1) if sentence[0] > start else (start, start)


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
    return norm is not None and is_called(norm, prose.text[slice(*window)].casefold(), subject)


def _names_a_norm(invoked: frozenset[str], window: Span, subject: Subject, prose: Prose) -> bool:
    """True if a sentence names some norm, of which the words are then."""
    if any(_matches("treaty-named", window, subject, prose)):
        return True
    text = prose.text[slice(*window)].casefold()
    norms = (subject.library.norms.find(name) for name in invoked)
    return any(is_called(norm, text, subject) for norm in norms if norm is not None)


def _is_of_another_text(quoted: _Quoted, window: Span, subject: Subject, prose: Prose) -> bool:
    """True if the words round a quotation speak of a constitution, a code or another text of national law."""
    return any(
        match.value != "capital" or prose.text[match.start].isupper()
        for match in _matches("another-text", window, subject, prose)
        if not quoted.span[0] <= match.start < quoted.span[1]
    )


def _matches(words: str, window: Span, subject: Subject, prose: Prose) -> Sequence[PhraseMatch]:
    matches = subject.matches(words, prose)
    first = bisect_left(matches, window[0], key=lambda match: match.start)
    return matches[first : bisect_left(matches, window[1], key=lambda match: match.start)]
