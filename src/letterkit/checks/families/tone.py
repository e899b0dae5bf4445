"""Rules about how a letter reads: sentences that are too long, words that lose a reader, who is left unnamed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from letterkit.checks.findings import Issue
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, text_words
from letterkit.checks.texts.words import PhraseMatch
from letterkit.languages.normal_form import caseless
from letterkit.wording import say


def sentence_too_long(subject: Subject) -> Iterator[Issue]:
    """A sentence should be short enough to be read once.

    Why: many readers of a letter read it in a second language, and the ask is lost in a sentence of sixty words.
    Example: a sentence with three “which” and two “as well as”.
    Instead: cut it where a new thought begins. A pack or a profile may set another number (`words`). The sentences that
    the library gives on the law are not counted: nobody can cut them.
    Source: plain-language practice; the European Commission’s “How to write clearly” advises twenty words on average.
    """
    most = subject.limits["sentence-too-long.words"]
    for prose in subject.body:
        words, index = prose.words, 0
        for start, end in prose.sentences:
            first = index
            while index < len(words) and words[index].end <= end:
                index += 1
            if index - first > most and not _is_of_the_library(subject, prose, prose.text[start:end]):
                begins = prose.text[start : words[first + 4].end].replace("\n", " ")
                yield Issue(
                    say("The sentence ‘{begins} …’ has {index} words.", begins=begins, index=index - first),
                    say("Cut it where a new thought begins."),
                    prose.path,
                    prose.span(start, words[min(first + 5, index - 1)].end),
                )


def _is_of_the_library(subject: Subject, prose: Prose, sentence: str) -> bool:
    """True for a sentence on the law that the template wrote, and that stands in no answer of the writer's."""
    if prose.origin.typed or prose.role != "norm":
        return False
    begin = " ".join(sentence.split()[:_TELLING])
    return not any(begin in " ".join(text.split()) for _, text in subject.texts)


def readability(subject: Subject) -> Iterator[Issue]:
    """A letter should be no harder to read than a serious newspaper.

    Why: an adviser who reads it between two meetings decides whether the principal sees it.
    Example: sentences of forty words on average, every third word a long one.
    Instead: cut sentences, and say “help” for “provision of assistance”. The number is the LIX of the passages: words
    for each sentence, and the share of words of more than six letters in a hundred. A pack or a profile may
    set another.
    Source: C. H. Björnsson, Läsbarhet, 1968, whose scale calls 60 and more very difficult.
    """
    body = [prose for prose in subject.body if prose.origin.typed or prose.role != "norm"]
    words = [word for prose in body for word in prose.words]
    sentences = sum(len(prose.sentences) for prose in body)
    if len(words) < _ENOUGH or not sentences:
        return
    long = sum(word.end - word.start > _LONG for word in words)
    lix = round(len(words) / sentences + 100 * long / len(words))
    if lix > subject.limits["readability.lix"] + _HARDER.get(subject.language, 0):
        yield Issue(
            say(
                "The letter is hard to read: {round} words to a sentence, {round_2} of a hundred "
                "words are long (LIX {lix}).",
                round=round(len(words) / sentences),
                round_2=round(100 * long / len(words)),
                lix=lix,
            ),
            say("Cut the longest sentences, and use the short word where there is one."),
            ("passages",) if subject.draft.passages is not None else (),
        )


_ENOUGH: Final = 100
_LONG: Final = 6
_TELLING: Final = 6
"""Words by which a sentence is found again in an answer."""
_HARDER: Final = {"ru": 8}
"""Russian words are longer: the same text has a LIX higher by about this much."""


def insult_or_ideology(subject: Subject) -> Iterator[Issue]:
    """A letter says what was done, and leaves the names that one calls people to others.

    Why: an insult gives the reader a reason to put the letter away, and the facts with it.
    Example: “the puppet regime and its thugs”.
    Instead: name the office and the act. What somebody else said may stand in quotation marks, with the source. Words
    for a kind of government (a dictatorship, a repressive regime) are left alone unless they are said of the reader.
    Source: the five letters of 2010 call nobody a name; the words are in the word lists (`insults`,
    `insults-of-the-reader`).
    """
    found: dict[str, list[tuple[Prose, PhraseMatch]]] = {}
    addressed = _addressed(subject)
    for prose in subject.prose:
        last = 0
        matches = (*subject.matches("insults", prose), *_of_the_reader(subject, prose, addressed))
        for match in sorted(matches, key=lambda one: one.start):
            is_inside, last = match.start < last, max(last, match.end)
            if is_inside:
                continue
            if not is_quoted(prose, match.start) and prose.text[match.end : match.end + 2].strip()[:1] not in _MARKS:
                found.setdefault(match.phrase, []).append((prose, match))
    for places in found.values():
        prose, match = places[0]
        words = prose.text[match.start : match.end]
        message = say("‘{words}’ is a judgement that a reader can hold against the letter.", words=words)
        if len(places) > 1:
            message += " " + say("It stands in {number} places.", number=len(places))
        hint = match.value or say("Say what was done, and by whom.")
        yield Issue(message, hint, prose.path, prose.span(match.start, match.end))


def _of_the_reader(subject: Subject, prose: Prose, addressed: frozenset[str]) -> Iterator[PhraseMatch]:
    """Yield the words for a kind of government that are said of the one who is addressed: your dictatorship, the
    repressive regime of Example in a letter to its President."""
    yours = subject.words["the-reader-s"]
    for match in subject.matches("insults-of-the-reader", prose):
        before = prose.text[max(match.start - _CLOSE_BY, 0) : match.start].split()[-_WORDS_BEFORE:]
        behind = _STOP.split(prose.text[match.end : match.end + _CLOSE_BY])[0].split()[:_WORDS_BEHIND]
        words = [word.strip(",.;:!?").removesuffix("’s").removesuffix("'s") for word in (*before, *behind)]
        if any(caseless(word) in yours for word in words[: len(before)]) or any(
            word[:1].isupper() and caseless(word) in addressed for word in words
        ):
            yield match


_STOP: Final = re.compile(r"[.,;:!?()\n]")
_CLOSE_BY: Final = 60
_WORDS_BEFORE: Final = 2
_WORDS_BEHIND: Final = 3


def _addressed(subject: Subject) -> frozenset[str]:
    """Return the words of the names, offices and bodies to whom the letter goes."""
    return frozenset(
        word
        for recipient in subject.draft.recipients
        for text in (recipient.name, recipient.title, recipient.organization)
        for word in text_words(text)
        if len(word) >= _A_NAME
    )


_A_NAME: Final = 4
"""Letters of a word that may tell a State or a person from others."""
_MARKS: Final = tuple('“„«"‘')
"""What opens a quotation: a name that follows is in quotation marks already."""


def informal_wording(subject: Subject) -> Iterator[Issue]:
    """A letter to an office is written, and not spoken.

    Why: a reader who finds “it’s”, “kids” or “!!” takes the letter for one that nobody read again.
    Example: “Kids don’t have a choice!!”
    Instead: “Children do not have a choice.” It is told once in a letter; what is quoted stays as it was said.
    Source: editorial practice; the words are in the word lists (`informal`).
    """
    places = [
        (prose, span)
        for prose in subject.body
        if prose.origin.typed
        for span in (
            *((match.start, match.end) for match in subject.matches("informal", prose)),
            *(match.span() for match in _SHOUTED.finditer(prose.text)),
        )
        if not is_quoted(prose, span[0])
    ]
    for prose, (start, end) in places[:1]:
        message = say("‘{words}’ is how people speak.", words=prose.text[start:end])
        if len(places) > 1:
            message += " " + say("So it is in {number} places.", number=len(places))
        yield Issue(message, say("Write it as in a letter to an office."), prose.path, prose.span(start, end))


_SHOUTED: Final = re.compile(r"[!?]*!{2,}|\?!|!\?")


def repeated_sentence(subject: Subject) -> Iterator[Issue]:
    """A sentence says what the letter has not said yet.

    Why: who reads the same sentence again believes that there was nothing more to say, or that nobody read the letter.
    Example: an answer that repeats the sentence which the template has written before it.
    Instead: take out the second, or say in it what is new. An ask may stand in the opening and in the list.
    Source: editorial practice. Sentences count as the same that have the same words, or, one behind the other, nearly.
    """
    seen: dict[tuple[str, ...], Prose] = {}
    before: tuple[str, ...] = ()
    for prose in subject.body:
        if prose.role == "ask" or prose.kind != "passage":
            before = ()
            continue
        for start, end in prose.sentences:
            words = text_words(prose.text[start:end])[:_MOST_WORDS]
            if len(words) < _SAME_WORDS:
                continue
            is_same = words in seen or _are_nearly_the_same(words, before, prose.text[start:end])
            if is_same and prose.origin.typed and not is_quoted(prose, start + 1):
                begins = " ".join(prose.text[start:end].split()[:5])
                message = say("The sentence ‘{begins} …’ says what stood there before.", begins=begins)
                hint = say("Take it out, or say in it what is new.")
                yield Issue(message, hint, prose.path, prose.span(start, end))
            seen.setdefault(words, prose)
            before = words


def _are_nearly_the_same(words: tuple[str, ...], others: tuple[str, ...], sentence: str) -> bool:
    """True if two sentences have nearly the same words, and what is new in the second is no name and no number."""
    shared = len(set(words) & set(others))
    if not others or shared < _NEARLY * max(len(set(words)), len(set(others))):
        return False
    telling = {
        caseless(word.strip(".,;:()"))
        for word in sentence.split()[1:]
        if word[:1].isupper() or any(map(str.isdecimal, word))
    }
    return not any(word in telling for word in set(words) - set(others))


_SAME_WORDS: Final = 7
_MOST_WORDS: Final = 200
_NEARLY: Final = 0.85


def passive_hides_actor(subject: Subject) -> Iterator[Issue]:
    """Where it is known who did it, the sentence should say so.

    Why: “were killed” lets the reader ask by whom, and lets the one who did it stay unnamed.
    Example: “Twelve protesters were killed.”
    Instead: “Police shot twelve protesters”; or say that it is not known who did it.
    Source: advocacy practice; the words are in the word lists (`passive-before`, `passive-harm`, `passive-actor`).
    """
    for prose in subject.body:
        if prose.role in ("situation", "risk", "opening", "urgency"):
            yield from _passives(subject, prose)


def _passives(subject: Subject, prose: Prose) -> Iterator[Issue]:
    helpers = {match.end: match.start for match in subject.matches("passive-before", prose)}
    if not helpers:
        return
    actors = [match.start for match in subject.matches("passive-actor", prose)]
    reported: set[int] = set()
    for match in subject.matches("passive-harm", prose):
        helper = next((helpers[end] for end in _ends_before(prose, match.start) if end in helpers), -1)
        start, end = prose.sentence_at(match.start)
        if (
            helper < start
            or start in reported
            or any(start <= position < end for position in _positions_within(actors, start, end))
        ):
            continue
        reported.add(start)
        yield Issue(
            say("‘{text}’ does not say by whom.", text=prose.text[helper : match.end]),
            say("Name who did it, or say that it is not known."),
            prose.path,
            prose.span(helper, match.end),
        )


def _positions_within(places: list[int], start: int, end: int) -> list[int]:
    return places[bisect_left(places, start) : bisect_left(places, end)]


def _ends_before(prose: Prose, position: int) -> Iterator[int]:
    """Yield where the last two words before a position end."""
    index = bisect_left(prose.words, position, key=lambda word: word.start)
    return (word.end for word in prose.words[max(index - 2, 0) : index])
