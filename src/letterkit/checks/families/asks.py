"""Rules about what a letter asks for: of whom, what exactly, by when, and where the reader finds it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.checks.findings import Issue
from letterkit.checks.texts.small_words import small_words
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.words import PhraseMatch
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.languages.normal_form import caseless
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Ask
from letterkit.questions.answers import without_source
from letterkit.wording import say, say_worded, worded


def _ask_passages(subject: Subject) -> Iterator[ComposedPassage]:
    return (composed for composed in subject.passages if composed.passage.plays("ask"))


def _listed_asks(subject: Subject) -> Iterator[tuple[ComposedPassage, KeyPath, Ask]]:
    """Yield every ask of a list that says something, with its passage and its key path."""
    for composed in _ask_passages(subject):
        for index, ask in enumerate(composed.passage.asks):
            if ask.action.strip():
                yield composed, (*subject.passage_path(composed), "asks", index), ask


def _is_typed(prose: Prose) -> bool:
    """True for a passage in the writer's own words. One by the template prints the list of asks."""
    return prose.kind == "passage" and prose.origin.typed


def _prose_of(subject: Subject, composed: ComposedPassage) -> Sequence[Prose]:
    return subject.body_by_passage.get(composed.number, ())


def ask_without_actor(subject: Subject) -> Iterator[Issue]:
    """Every ask says who is to act.

    Why: what nobody in particular is asked to do, nobody does.
    Example: “A mission should be deployed.” Or a list of asks to three recipients that does not say which is whose.
    Instead: “We call on the Council to deploy a mission”; in a list, give the ask an `actor`.
    Source: advocacy practice; the impersonal phrases are in the word lists (`ask-impersonal`).
    """
    for composed, path, ask in _listed_asks(subject):
        if ask.actor.strip() or composed.pieces or (composed.by_template and len(subject.draft.recipients) == 1):
            continue  # what introduces the asks names those who are addressed
        leads = (prose for prose in _prose_of(subject, composed) if prose.kind == "passage")
        if not any(subject.matches(words, prose) for prose in leads for words in ("ask-lead", "ask-must")):
            several = len(subject.draft.recipients) > 1
            hint = (
                say("Say which of those addressed is to do it, or that all are.")
                if several
                else say("Say who is to do it.")
            )
            yield Issue(say("This ask does not say who is to act."), hint, path)
    addressed = _words_of_addressees(subject)
    for prose in subject.body:
        if prose.role == "ask" and prose.kind == "passage":
            yield from _impersonal_asks(subject, prose, addressed)


def _impersonal_asks(subject: Subject, prose: Prose, addressed: set[str]) -> Iterator[Issue]:
    """Yield sentences that ask nobody, in paragraphs that name none of those addressed."""
    agents = {prose.sentence_at(match.start) for match in subject.matches("ask-agent", prose)}
    named = {prose.paragraph_at(word.start) for word in prose.words if word.folded in addressed}
    for match in subject.matches("ask-impersonal", prose):
        if prose.sentence_at(match.start) in agents or prose.paragraph_at(match.start) in named:
            continue
        words = prose.text[match.start : match.end]
        yield Issue(
            say("‘{words}’ does not say by whom.", words=words),
            say("Say who is to do it."),
            prose.path,
            prose.span(match.start, match.end),
        )


def ask_without_deadline(subject: Subject) -> Iterator[Issue]:
    """An ask says by when.

    Why: what is asked for without a date can always be done later, and nobody can say that it was not done.
    Example: “to investigate the killings”; “as soon as possible” for a deadline.
    Instead: “to open an investigation before the session of 14 March”; in a list, give the ask a `deadline`.
    Source: advocacy practice; the words that set a time are in the word lists (`ask-time`, `ask-any-time`).
    """
    yield from _open_deadlines(subject)
    listed: dict[int, list[tuple[KeyPath, Ask]]] = {}
    for composed, path, ask in _listed_asks(subject):
        listed.setdefault(composed.number, []).append((path, ask))
    timed = _is_timed_elsewhere(subject)
    for composed in _ask_passages(subject):
        texts, asks = _prose_of(subject, composed), listed.get(composed.number, [])
        if composed.empty or any(subject.matches("ask-time", prose) for prose in texts if _is_typed(prose)):
            continue
        timed_asks = {prose.path for prose in texts if subject.matches("ask-time", prose)}
        late = [path for path, ask in asks if not ask.deadline.strip() and (*path, "action") not in timed_asks]
        if len(late) == len(asks) > 1:
            where = subject.passage_path(composed)
            yield Issue(say("None of the {number} asks says by when.", number=len(asks)), say_worded(_BY_WHEN), where)
        elif asks:
            yield from (Issue(say("This ask does not say by when."), say_worded(_BY_WHEN), path) for path in late)
        elif not timed and (first := next(filter(_is_typed, texts), None)):
            yield Issue(say("What is asked for has no date."), say_worded(_BY_WHEN), first.path)


_BY_WHEN = worded("Say by when: a day, a meeting, the end of a mandate.")


def _open_deadlines(subject: Subject) -> Iterator[Issue]:
    """Yield deadlines that are none: they can be met on any day."""
    phrases = {caseless(phrase) for phrase in subject.words["ask-any-time"]}
    for _, path, ask in _listed_asks(subject):
        if caseless(ask.deadline).strip(" .") in phrases:
            message = say("‘{deadline}’ can be said of any day.", deadline=ask.deadline.strip())
            yield Issue(message, say_worded(_BY_WHEN), (*path, "deadline"), (0, len(ask.deadline)))


def _is_timed_elsewhere(subject: Subject) -> bool:
    """True if another passage that asks for something says by when, as letters ask in several places; or if the letter
    gives a day for the answer."""
    return subject.draft.reply_by is not None or any(
        subject.matches("ask-time", prose)
        for prose in subject.body
        if prose.role in ("ask", "opening", "urgency", "closing")
    )


def ask_not_actionable(subject: Subject) -> Iterator[Issue]:
    """An ask names an act that can be seen to be done or not.

    Why: a government that was asked to “consider” has complied when it has read the letter.
    Example: “to consider an inquiry”, “to be mindful of the situation”.
    Instead: name the decision, the order, the vote, the statement that you want.
    Source: advocacy practice; the phrases are in the word lists (`ask-weak`).
    """
    for prose in subject.body:
        if prose.role != "ask":
            continue
        before = {match.end for match in subject.matches("ask-before", prose)}
        for match in subject.matches("ask-weak", prose):
            if _is_asked(prose, match, before):
                words = prose.text[match.start : match.end]
                yield Issue(
                    say("‘{words}’ can be done without doing anything.", words=words),
                    match.value or say("Name the act that you want to see."),
                    prose.path,
                    prose.span(match.start, match.end),
                )


def _is_asked(prose: Prose, match: PhraseMatch, before: set[int]) -> bool:
    """True if the words are what the reader is asked to do: at the head of an ask, or after ‘to’, ‘must’, ‘and’ …"""
    position = match.start
    while position > 0 and prose.text[position - 1].isspace():
        position -= 1
    return position in before or match.phrase.startswith("d'") or (prose.kind == "ask" and position == 0)


def ask_is_a_sentence(subject: Subject) -> Iterator[Issue]:
    """An ask of a list says what is to be done, and not who asks it of whom.

    Why: the letter introduces the list (“We urge the Council to …”); a sentence behind that cannot be read.
    Example: “We call upon the Council to extend the mandate”, “The Council must extend the mandate”.
    Instead: “extend the mandate”; who does it is the actor of the ask.
    Source: advocacy practice; the words are in the word lists (`ask-no-action`).
    """
    for prose in subject.body:
        if prose.kind != "ask":
            continue
        for match in subject.matches("ask-no-action", prose):
            if not prose.text[: match.start].strip():
                words = prose.text[match.start :][:_SHOWN].rpartition(" ")[0] or prose.text[match.start : match.end]
                yield Issue(
                    say("‘{words} …’ begins a sentence; the letter already says who asks whom.", words=words),
                    say("Begin with what is to be done: extend, release, publish."),
                    prose.path,
                    prose.span(match.start, match.end),
                )


def several_acts_in_one_ask(subject: Subject) -> Iterator[Issue]:
    """One ask of a list is one act.

    Why: the reader answers the easier half, and counts the ask as answered.
    Example: “release the detainees, investigate their treatment and compensate their families”.
    Instead: give each act its own line, with its own date.
    Source: advocacy practice; the verbs are in the word lists (`ask-acts`).
    """
    for prose in subject.body:
        if prose.kind != "ask":
            continue
        joined = {match.end for match in subject.matches("ask-joins", prose)}
        acts = [match for match in subject.matches("ask-acts", prose) if _heads_a_clause(prose, match, joined)]
        apart = [
            second for first, second in pairwise(acts) if prose.text.count(" ", first.end, second.start) >= _OWN_OBJECT
        ]
        if apart and acts[0].start <= _HEAD:
            yield Issue(
                say_worded(_ACTS.get(len(apart) + 1, _SEVERAL_ACTS)),
                say("Give each act its own line."),
                prose.path,
                prose.span(apart[0].start, apart[0].end),
            )


_ACTS = {
    2: worded("This asks for two acts in one."),
    3: worded("This asks for three acts in one."),
    4: worded("This asks for four acts in one."),
}
_SEVERAL_ACTS = worded("This asks for several acts in one.")
_SHOWN = 24
"""Characters of a sentence that are quoted."""
_OWN_OBJECT = 3
"""Blanks between two verbs when the first has an object of its own: ‘investigate and prosecute’ has one."""
_HEAD = 12


def _heads_a_clause(prose: Prose, match: PhraseMatch, joined: set[int]) -> bool:
    position = match.start
    while position > 0 and prose.text[position - 1].isspace():
        position -= 1
    return position == 0 or position in joined or prose.text[position - 1] in ",;"


def too_many_asks(subject: Subject) -> Iterator[Issue]:
    """A letter asks for a few things.

    Why: of twelve asks the reader chooses the smallest; of three, none can be passed over.
    Example: a list of eleven recommendations, all of one weight.
    Instead: put those first that this reader can decide now, and leave the rest to a report. A pack or a profile may
    set another number (`asks`).
    Source: advocacy practice.
    """
    asks = [path for _, path, _ in _listed_asks(subject)]
    most = subject.limits["too-many-asks.asks"]
    if len(asks) > most:
        yield Issue(
            say("The letter has {number} asks.", number=len(asks)),
            say("Keep the {most} that this reader can decide now.", most=most),
            asks[most],
        )


def ask_buried(subject: Subject) -> Iterator[Issue]:
    """The reader finds the ask at once: in the first passage, or in a list.

    Why: many readers see the first paragraph and what stands out on the page, and no more.
    Example: one sentence in the middle of the sixth paragraph.
    Instead: say in the opening what you want, or make a list of the asks.
    Source: advocacy practice; the words that ask are in the word lists (`ask-lead`, `ask-must`).
    """
    asking = [composed for composed in _ask_passages(subject) if not composed.empty]
    if not asking or subject.passages[0].passage.plays("ask") or "ask" not in subject.pack.requires:
        return
    if any(_lists_asks(composed) or _LIST.search(composed.text) for composed in asking):
        return
    first = _prose_of(subject, subject.passages[0])
    if not any(subject.matches(words, prose) for prose in first for words in ("ask-lead", "ask-must")):
        yield Issue(
            say("What you ask for stands neither in the first passage nor in a list."),
            say("Say it in the opening too, or make a list of it."),
            subject.passage_path(asking[0]),
        )


def _lists_asks(composed: ComposedPassage) -> bool:
    """True if a passage prints its asks; there are moves that only keep them, beside what the writer says."""
    if not composed.by_move:
        return bool(composed.passage.asks)
    return any(piece.voice == "data" for piece in composed.pieces)


_LIST = re.compile(r"^ {0,3}(?:[-+*]|[0-9]{1,9}[.)])[ ]", re.MULTILINE)


def ask_actor_not_addressed(subject: Subject) -> Iterator[Issue]:
    """The one who is asked to act reads the letter, or the letter says why not.

    Why: the recipient is not moved by what somebody else should do.
    Example: a letter to the Security Council with the ask “the African Union: send observers”.
    Instead: address or copy the letter to the actor, or ask the recipient to press the actor, and name it in the text.
    An ask to the government of the country that the letter is about may stand beside those to the reader, and one to
    somebody who is described and not named (“every State that supplies arms”): no letter can be addressed to them.
    Source: advocacy practice; those whom every body speaks for are in the word lists (`ask-anybody`).
    """
    if not subject.draft.recipients:
        return
    addressed, governments = _words_of_addressees(subject), _governments_concerned(subject)
    anybody, named = (
        subject.words["ask-anybody"],
        {word.folded for prose in subject.body if _is_typed(prose) or prose.role != "ask" for word in prose.words},
    )
    for _, path, ask in _listed_asks(subject):
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
                    *recipient.lines,
                    recipient.style.replace("-", " "),
                )
            )
        )
        for reference in (subject.library.addresses.reference, subject.library.addresses.short_reference):
            words |= _telling_words(reference(recipient, language))
    return words


def _telling_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", caseless(text)) if word not in small_words("not_telling_who")}


def deadline_before_letter_date(subject: Subject) -> Iterator[Issue]:
    """A date by which something is asked for, a signature too, lies after the date of the letter.

    Why: an ask that cannot be met any more shows that nobody read the letter before it went.
    Example: a letter of 20 November that asks for a decision by 14 November.
    Instead: set a new date, or correct the date of the letter.
    Source: common sense.
    """
    date = subject.draft.date
    if date is None:
        return
    for _, path, ask in _listed_asks(subject):
        if ask.deadline_date and ask.deadline_date < date:
            yield Issue(
                say(
                    "The deadline {deadline_date} lies before the date of the letter, {date}.",
                    deadline_date=ask.deadline_date,
                    date=date,
                ),
                say("Set a later date, or correct the date of the letter."),
                (*path, "deadline"),
            )
    if subject.draft.reply_by and subject.draft.reply_by < date:
        yield Issue(
            say(
                "The answer is asked for by {reply_by}, before the date of the letter, {date}.",
                reply_by=subject.draft.reply_by,
                date=date,
            ),
            say("Set a later date, or correct the date of the letter."),
            ("reply_by",),
        )
    yield from _days_to_act_before(subject, date)


def _days_to_act_before(subject: Subject, date: dt.date) -> Iterator[Issue]:
    """Yield the days of a call to act, the last one and those that it speaks of, which are over when it goes out."""
    for composed in subject.passages:
        step = subject.step(composed)
        questions = [*filter(None, map(subject.pack.question, step.asked.values() if step else ()))]
        if not any(question.type == "deadline" and question.kept_as == "facts" for question in questions):
            continue
        for question in questions:
            day = _day_at_the_beginning(str(without_source(subject.draft.facts.get(question.id)) or ""), subject)
            if question.type in ("deadline", "date") and day and day < date:
                yield Issue(
                    say(
                        "{title}: {day} lies before the date of the letter, {date}.",
                        title=question.title,
                        day=day,
                        date=date,
                    ),
                    say("Set a later date, or correct the date of the letter."),
                    ("facts", question.id),
                )


def _day_at_the_beginning(text: str, subject: Subject) -> dt.date | None:
    """Return the day with which a text begins: `16 May 2025, 18.00 Geneva time`; None without a year."""
    language, words = subject.library.language(subject.draft.language), text.split()
    if not _YEAR.search(text):
        return None
    beginnings = (" ".join(words[:count]).rstrip(",;") for count in range(1, min(len(words), _DATE_WORDS) + 1))
    return next((day for part in beginnings if (day := language.read_date(part, subject.day))), None)


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DATE_WORDS = 6
