"""Rules about sources that are claimed and not given: cases that nobody documented, words that nobody can look up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from letterkit.checks.findings import Issue
from letterkit.checks.texts.attribution import is_noted
from letterkit.checks.texts.dates import dates, is_dated_nearby
from letterkit.checks.texts.quotes import is_quoted, lonely_marks, quotations
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import UPPER, Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.wording import say


def source_not_named(subject: Subject) -> Iterator[Issue]:
    """Who says that something was documented or shown says by whom.

    Why: “documented cases” promises a proof; a reader who asks for it, and gets none, doubts the rest.
    Example: “There are documented cases of rape.” “Studies show that it fails.” “According to reports, …”
    “The office has repeatedly refused” asks for one example: a date, or a case.
    Instead: name who documented it and where: “the 34 cases in the report of the Commission of Inquiry of March 2026”,
    a footnote or a citation. It is told once in a letter.
    Source: advocacy practice; the words are in the word lists (`sources-unnamed`, `sources-named`,
    `done-often`).
    """
    places = [
        (prose, match)
        for prose in subject.body
        if prose.kind == "passage" and prose.origin.typed and not prose.origin.sources
        for match in subject.matches("sources-unnamed", prose)
        if not _is_named(subject, prose, match)
    ]
    for prose, match in places[:1]:
        message = say("‘{words}’ does not say whose.", words=prose.text[match.start : match.end])
        if len(places) > 1:
            message += " " + say("So it is in {number} places.", number=len(places))
        hint = say("Name who documented, showed or said it, with a date or a citation; or leave the claim out.")
        yield Issue(message, hint, prose.path, prose.span(match.start, match.end))
    if not places:
        yield from _done_often(subject)


def _done_often(subject: Subject) -> Iterator[Issue]:
    """Yield what is said to have been done again and again, with no day, note or citation beside it: the first one."""
    for prose in subject.body:
        if prose.kind != "passage" or not prose.origin.typed or prose.origin.sources or prose.role == "ask":
            continue
        for match in subject.matches("done-often", prose):
            if not (
                is_quoted(prose, match.start)
                or is_dated_nearby(subject, prose, match)
                or _is_named(subject, prose, match)
            ):
                yield Issue(
                    say("‘{words}’: when, for example?", words=prose.text[match.start : match.end]),
                    say("Give an example with its date, or a source."),
                    prose.path,
                    prose.span(match.start, match.end),
                )
                return


def _is_named(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if a note, a citation or a link stands with the sentence or the next, or a name behind ‘by’ and the like."""
    sentence = prose.sentence_at(match.start)
    if _has_note(prose, sentence):
        return True
    behind = [one.end for one in subject.matches("sources-named", prose) if match.start <= one.start < sentence[1]]
    return any(_name().match(prose.text, end) for end in behind)


def _has_note(prose: Prose, sentence: Span) -> bool:
    following = prose.sentence_at(min(sentence[1] + 1, max(len(prose.text) - 1, 0)))
    return is_noted(prose, sentence) or (
        prose.paragraph_at(following[0]) == prose.paragraph_at(sentence[0]) and is_noted(prose, following)
    )


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a name behind a preposition, three small words between at most."""
    return re.compile(rf"(?:\s+[\w’']{{1,14}}){{0,3}}\s+[«“\"]?[{UPPER}]")


def quotation_without_source(subject: Subject) -> Iterator[Issue]:
    """What is quoted can be looked up: who said it, where and when.

    Why: words in quotation marks are the first that the other side checks.
    Example: The Minister has said: “Everybody who was there will be found and punished.”
    Instead: “The Minister told parliament on 3 May 2026: …”, a footnote or a citation; or say that it was said to you.
    Words that are yours, short ones, names, titles and the words of laws need none; nor is it told where the end of a
    quotation is missing. It is told once in a letter.
    Source: editorial practice; the words are in the word lists (`told-us`, `document-words`, `title-words`).
    """
    places = [
        (prose, span)
        for prose in subject.body
        if prose.kind == "passage" and prose.origin.typed and not prose.origin.sources
        if prose.path[:1] != ("facts",)  # the template says who said it
        if not lonely_marks(prose)  # what is quoted cannot be told
        for span in quotations(prose)
        if len(prose.text[slice(*span)].split()) >= _A_SENTENCE
        if not _is_title(subject, prose, span) and not _can_be_looked_up(subject, prose, span)
    ]
    for prose, (start, end) in places[:1]:
        words = " ".join(prose.text[start:end].split()[:5])
        begin = _beginning(prose, start)
        message = say("The quotation ‘{words} …’ cannot be looked up.", words=words)
        if len(places) > 1:
            message += " " + say("So it is with {number} quotations.", number=len(places))
        hint = say("Say who said it, where and when; or cite it.")
        yield Issue(message, hint, prose.path, prose.span(begin, end))


_A_SENTENCE = 8
"""Words from which a quotation is somebody's statement, and no name or catchword."""
_TITLED = 0.8
"""Share of the longer words with a capital from which words are a title."""
_NEAR = 60
_SMALL = 3


def _is_title(subject: Subject, prose: Prose, quoted: Span) -> bool:
    """True if what is quoted has the capitals of a title, or stands right behind what has one: the initiative “…”."""
    longer = [word for word in prose.text[slice(*quoted)].split() if len(word) > _SMALL and word[0].isalpha()]
    if sum(word[0].isupper() for word in longer) >= max(_TITLED * len(longer), _SMALL):
        return True
    return any(
        quoted[0] - _NEAR < match.end < quoted[0] and _joins(prose.text[match.end : quoted[0] - 1])
        for match in subject.matches("title-words", prose)
    )


def _joins(between: str) -> bool:
    """True if nothing but small words, names and numbers stands between two things: the plan of the Ministry “…”."""
    return ":" not in between and all(len(word) <= _SMALL or not word[0].islower() for word in between.split())


_BEFORE = 100
"""Characters before a quotation, which say whose it is: they are marked with it."""


def _beginning(prose: Prose, quoted: int) -> int:
    """Return where the words that introduce a quotation begin: its sentence, or a word not far before it."""
    start = prose.sentence_at(quoted)[0]
    if start >= quoted - _BEFORE:
        return start
    first = bisect_left(prose.words, quoted - _BEFORE, key=lambda word: word.start)
    return prose.words[first].start


def _can_be_looked_up(subject: Subject, prose: Prose, quoted: Span) -> bool:
    """True if a note, a date, a document or an instrument stands with a quotation, in its sentence or the one before,
    or what was said was said to those who write."""
    first = prose.sentence_at(quoted[0])
    before = prose.sentence_at(max(first[0] - 2, 0))
    paragraph = prose.paragraph_at(first[0])
    begins_it = quoted[0] - paragraph[0] <= 1  # what introduces it is the end of the paragraph before
    start = before[0] if begins_it or before[0] >= paragraph[0] else first[0]
    end = prose.sentence_at(max(quoted[1] - 1, 0))[1]
    end = max(end, prose.sentence_at(min(end + 1, max(len(prose.text) - 1, 0)))[0])
    if any(is_noted(prose, prose.sentence_at(place)) for place in (start, quoted[0], max(quoted[1] - 1, 0))):
        return True
    if any(start <= date.start < end for date in dates(subject, prose)):
        return True
    if any(name in prose.text[start:end] for name in _who_write(subject)):
        return True
    lists = ("told-us", "document-words", "treaty-named", "instrument", "another-text")
    return any(_outside(subject.matches(name, prose), (start, end), quoted) for name in lists)


def _who_write(subject: Subject) -> Iterator[str]:
    """Yield the names of those who sign: their own words need no source."""
    for signatory in subject.draft.signing[:_FEW]:
        yield from (name for name in (signatory.name, signatory.organization) if len(name) > 3)


_FEW = 20


def _outside(matches: tuple[PhraseMatch, ...], window: Span, quoted: Span) -> bool:
    first = bisect_left(matches, window[0], key=lambda match: match.start)
    last = bisect_left(matches, window[1], key=lambda match: match.start)
    return any(not quoted[0] <= match.start < quoted[1] for match in matches[first:last])
