"""Rules about who is asked: somebody who is named, and who gets the letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from operator import itemgetter

from letterkit.checks.findings import Issue
from letterkit.checks.texts.asking import (
    asking_texts,
    is_question,
    is_typed,
    lead_texts,
    listed_asks,
    prose_of,
    requests,
)
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span, Word, text_words
from letterkit.checks.texts.words import PhraseMatch
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.letter.concerned import concerned_states
from letterkit.wording import say


def ask_without_actor(subject: Subject) -> Iterator[Issue]:
    """Every ask says who is to act.

    Why: what nobody in particular is asked to do, nobody does.
    Example: “A mission should be deployed.” Or a list of asks to three recipients that does not say which is whose.
    Instead: “We call on the Council to deploy a mission”; in a list, name the actor in the words that introduce it, or
    give the ask an `actor`. Questions ask the reader. It is told once in a letter; of a list in a letter to one reader
    as a note.
    Source: advocacy practice; the impersonal phrases are in the word lists (`ask-impersonal`, `ask-passive`).
    """
    nobodys = [path for composed, path in _asks_of_nobody(subject)]
    if nobodys:
        message = say("This ask does not say who is to act.")
        if len(nobodys) > 1:
            message = say("{number} asks do not say who is to act.", number=len(nobodys))
        several = len(subject.draft.recipients) > 1
        hint = (
            say("Say which of those addressed is to do it, or that all are.")
            if several
            else say("Say who is to do it.")
        )
        yield Issue(message, hint, nobodys[0], severity="note" if len(subject.draft.recipients) == 1 else None)
        return
    places = [
        (prose, span)
        for prose in subject.body
        if prose.role == "ask" and is_typed(prose)
        for span in _impersonal_asks(subject, prose)
    ]
    if places:
        prose, (start, end) = places[0]
        message = say("‘{words}’ does not say by whom.", words=prose.text[start:end])
        if len(places) > 1:
            message += " " + say("So it is in {number} places.", number=len(places))
        yield Issue(message, say("Say who is to do it."), prose.path, prose.span(start, end))


def _asks_of_nobody(subject: Subject) -> Iterator[tuple[ComposedPassage, KeyPath]]:
    """Yield asks of lists that have no actor, whose lead names nobody either."""
    addressed = _words_of_addressees(subject)
    named = dict[int, bool]()
    for composed, path, ask in listed_asks(subject):
        if ask.actor.strip() or is_question(ask.action) or composed.pieces:
            continue
        if composed.by_template and len(subject.draft.recipients) == 1:
            continue  # what introduces the asks names those who are addressed
        if composed.number not in named:
            named[composed.number] = _names_an_actor(subject, composed, addressed)
        own = [prose for prose in prose_of(subject, composed) if prose.path == (*path, "action")]
        if not named[composed.number] and not any(
            requests(subject, prose) or subject.matches("ask-reader", prose) for prose in own
        ):
            yield composed, path


def _names_an_actor(subject: Subject, composed: ComposedPassage, addressed: set[str]) -> bool:
    alone = len(subject.draft.recipients) == 1
    return any(
        requests(subject, prose)
        or subject.matches("ask-reader", prose)
        or (alone and subject.matches("ask-nouns", prose))
        or any(word.folded in addressed for word in prose.words)
        for prose in lead_texts(subject, composed)
    )


def _impersonal_asks(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield the words of sentences that ask nobody, in paragraphs that name none of those addressed."""
    addressed = _words_of_addressees(subject)
    agents = {
        prose.sentence_at(match.start)
        for match in subject.matches("ask-agent", prose)
        if not _is_time(subject, prose, match.end)
    }
    named = {prose.paragraph_at(word.start) for word in prose.words if word.folded in addressed}
    named |= {prose.paragraph_at(match.start) for match in subject.matches("ask-reader", prose)}
    led = named | {prose.paragraph_at(match.start) for match in subject.matches("ask-lead", prose)}
    first_led = min(led, default=(len(prose.text), 0))
    told = set[Span]()
    found = ((start, end, led) for start, end in (*_passives(subject, prose), *_impersonal_words(subject, prose)))
    demands = ((start, end, named) for start, end in _demands(subject, prose))
    vague = ((match.start, match.end, led) for match in subject.matches("ask-impersonal-vague", prose))
    for start, end, naming in (*sorted((*found, *demands), key=itemgetter(0)), *vague):
        sentence, paragraph = prose.sentence_at(start), prose.paragraph_at(start)
        opening = next(iter(text_words(prose.text[sentence[0] : start])), "")
        if opening in subject.words["ask-anaphora"]:
            continue  # ‘Its mandate should be …’: of what was asked for before
        if sentence in agents or sentence in told or paragraph in naming or paragraph > first_led:
            continue  # what is asked of somebody in the paragraphs before is told in full here
        told.add(sentence)
        yield _with_its_subject(prose, start, end, sentence)


def _impersonal_words(subject: Subject, prose: Prose) -> Iterator[Span]:
    for match in subject.matches("ask-impersonal", prose):
        yield match.start, match.end
    for match in subject.matches("ask-impersonal-last", prose):  # ‘must end’, and not ‘must end the siege’
        behind = prose.text[match.end :].lstrip()
        if behind[:1] in ("", *".,;!:") or behind.startswith(_AT_ONCE):
            yield match.start, match.end


def _demands(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield ‘our demand is that …’, with the demand."""
    for match in subject.matches("ask-impersonal-on", prose):
        last = prose.sentence_at(match.start)[1]
        stop = re.compile(r"[,;:.]").search(prose.text, match.end + 2, last)
        yield match.start, stop.start() if stop else last


_AT_ONCE = (
    "now",
    "immediately",
    "at once",
    "today",
    "immédiatement",
    "maintenant",
    "inmediatamente",
    "de inmediato",
    "немедленно",
)


def _passives(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield ‘must be lifted’, ‘doit être levée’: helping words and a participle, one adverb at most between them."""
    words = subject.words
    endings = tuple(words["ask-participle-endings"])
    for match in subject.matches("ask-passive", prose):
        index = bisect_left(prose.words, match.end, key=lambda word: word.start)
        for word in prose.words[index : index + 2]:
            if prose.text[match.end : word.start].strip(" \n").count(" ") > 1:
                break
            if word.folded in words["ask-participles-not"]:
                break
            if word.folded in words["ask-participles"] or (len(word.folded) > 3 and word.folded.endswith(endings)):
                yield match.start, word.end
                break


def _with_its_subject(prose: Prose, start: int, end: int, sentence: Span) -> Span:
    """Return the words with what is to be done to whom, where it is short: ‘The sanctions must be lifted’."""
    first = max(sentence[0], *(prose.text.rfind(mark, sentence[0], start) + 1 for mark in ",;:–—("))
    first += len(prose.text[first:start]) - len(prose.text[first:start].lstrip())
    return (first, end) if start - first <= _SHORT else (start, end)


_SHORT = 130


def _is_time(subject: Subject, prose: Prose, position: int) -> bool:
    """True if what follows is a day or an end and no agent: ‘by 3 June’, ‘by the end of’."""
    behind = prose.text[position : position + 16].split()
    words = [word.casefold().strip(".,") for word in behind[:2]]
    return bool(words) and (
        words[0][:1].isdigit()
        or words[0] in subject.words["months"]
        or words[0] in subject.words["weekdays"]
        or words == ["the", "end"]
    )


def ask_actor_not_addressed(subject: Subject) -> Iterator[Issue]:
    """The one who is asked to act reads the letter, or the letter says why not.

    Why: the recipient is not moved by what somebody else should do.
    Example: a letter to the Security Council with the ask “the African Union: send observers”.
    Instead: address or copy the letter to the actor, or ask the recipient to press the actor, and name it in the text.
    An ask to the government of the country that the letter is about may stand beside those to the reader, and one to
    somebody who is described and not named (“every State that supplies arms”): no letter can be addressed to them.
    One whom a sentence asks by name (“We call on Parliament to …”) is told as a note.
    Source: advocacy practice; those whom every body speaks for are in the word lists (`ask-anybody`).
    """
    if not subject.draft.recipients:
        return
    addressed, governments = _words_of_addressees(subject), _governments_concerned(subject)
    anybody = subject.words["ask-anybody"]
    named = {word.folded for prose in subject.body if is_typed(prose) or prose.role != "ask" for word in prose.words}
    for _, path, ask in listed_asks(subject):
        actor = _telling_words(ask.actor)
        if not actor or actor & addressed or caseless(ask.actor).strip() in anybody or actor <= named:
            continue
        described = not small_words("describe_somebody").isdisjoint(caseless(ask.actor).split()[1:])
        if actor in governments or described or _is_readers_own(ask.actor, subject):
            continue
        yield Issue(
            say("‘{actor}’ is asked to act, and is not addressed.", actor=ask.actor.strip()),
            say("Address or copy the letter to them, or say in the text what the recipient can do about them."),
            (*path, "actor"),
            (0, len(ask.actor)),
        )
    yield from islice(_asked_in_sentences(subject, addressed, governments), 1)


def _asked_in_sentences(subject: Subject, addressed: set[str], governments: list[set[str]]) -> Iterator[Issue]:
    """Yield sentences that ask somebody by name who does not get the letter: ‘We call on Parliament to …’."""
    for prose in asking_texts(subject):
        if not is_typed(prose):
            continue
        asked = {
            (asking.end, name) for asking in subject.matches("ask-of", prose) for name in _asked(subject, prose, asking)
        }
        for start, end in sorted((start, end) for _, (start, end) in asked):
            words = prose.text[start:end]
            telling = _telling_words(words)
            if telling & addressed or telling in governments or caseless(words).strip() in subject.words["ask-anybody"]:
                continue
            yield Issue(
                say("‘{actor}’ is asked to act, and is not addressed.", actor=words),
                say("Address or copy the letter to them, or say in the text what the recipient can do about them."),
                prose.path,
                prose.span(start, end),
                severity="note",
            )


def _asked(subject: Subject, prose: Prose, asking: PhraseMatch) -> Iterator[Span]:
    """Yield the words between ‘call on’ and ‘to’ that name somebody: with a capital, and no ‘you’ or ‘the government’.

    Nothing where the reader is told to ask: ‘to call on the Union to …’.
    """
    if prose.text[max(asking.start - 12, 0) : asking.start].rstrip().lower().endswith(_READER_ASKS):
        return
    index = bisect_left(prose.words, asking.end, key=lambda word: word.start)
    name: list[Word] = []
    for word in prose.words[index : index + _NAME]:
        gap = prose.text[name[-1].end if name else asking.end : word.start]
        if gap.strip() or word.folded in subject.words["ask-of-ends"] or (name and _is_infinitive(subject, word)):
            break
        name.append(word)
    else:
        return
    listed = {**subject.words["ask-pronouns"], **subject.words["ask-own-body"]}
    stems = tuple(phrase[:-1] for phrase in listed if phrase.endswith("*"))
    if (
        not name
        or gap.strip()
        or any(word.folded in listed or (stems and word.folded.startswith(stems)) for word in name)
    ):
        return
    if any(any(map(str.isupper, prose.text[word.start : word.end])) and len(word.folded) >= _TELLING for word in name):
        yield name[0].start, name[-1].end


_READER_ASKS = (" to", " and", " or", " must", " should", " à", " et", " ou", " de", " y", " a", " и", " или")
_NAME = 10
"""Words of a name, at most, and the one behind it."""
_TELLING = 3


def _is_infinitive(subject: Subject, word: Word) -> bool:
    return subject.language == "ru" and word.folded.endswith(("ть", "ти", "ться"))


def _is_readers_own(actor: str, subject: Subject) -> bool:
    """True for ‘your officials’."""
    yours = subject.library.language(subject.draft.language).yours
    return bool(yours) and caseless(actor).strip().startswith(f"{caseless(yours)} ")


def _governments_concerned(subject: Subject) -> list[set[str]]:
    """Return, for each State that the letter is about, the words that name its government."""
    language = subject.library.language(subject.draft.language)
    names = (state.in_sentence(language.tag) for state in concerned_states(subject.draft))
    return [_telling_words(language.government.format(state=name)) for name in names] if language.government else []


def _words_of_addressees(subject: Subject) -> set[str]:
    """Return the words that name those who are written to."""
    words, language = set[str](), subject.library.language(subject.draft.language)
    for recipient in (*subject.draft.recipients, *subject.draft.cc):
        words |= _telling_words(
            " ".join(
                (
                    recipient.name,
                    recipient.title,
                    recipient.organization,
                    *(line for line in recipient.lines if not _is_of_an_address(subject, line)),
                    recipient.style.replace("-", " "),
                )
            )
        )
        for reference in (subject.library.addresses.reference, subject.library.addresses.short_reference):
            words |= _telling_words(reference(recipient, language))
    return words


def _is_of_an_address(subject: Subject, line: str) -> bool:
    """True for a line with a street, a building or a number: ‘Parliament House’ is not the parliament."""
    words = text_words(line)
    return words[-1:] in _BUILDINGS or any(word[0].isdigit() or word in subject.words["streets"] for word in words)


_BUILDINGS = (("house",), ("palace",), ("tower",))


def _telling_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", caseless(text)) if word not in small_words("not_telling_who")}
