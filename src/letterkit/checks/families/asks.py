"""Rules about what a letter asks for: of whom, what exactly, by when, and where the reader finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.checks.findings import Found
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, fold
from letterkit.checks.texts.words import Match
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.letter.model import Ask


def _asking(letter: Subject) -> Iterator[ComposedPassage]:
    return (one for one in letter.passages if one.passage.plays("ask"))


def _listed(letter: Subject) -> Iterator[tuple[ComposedPassage, KeyPath, Ask]]:
    """Every ask of a list that says something, with its passage and its key path."""
    for one in _asking(letter):
        for index, ask in enumerate(one.passage.asks):
            if ask.action.strip():
                yield one, (*letter.passage_path(one), "asks", index), ask


def _typed(each: Prose) -> bool:
    """Whether it is a passage in the writer's own words: one by the template prints the list of asks."""
    return each.kind == "passage" and each.origin.typed


def _prose_of(letter: Subject, one: ComposedPassage) -> Sequence[Prose]:
    return letter.body_of.get(one.number, ())


def ask_without_actor(letter: Subject) -> Iterator[Found]:
    """Every ask says who is to act.

    Why: what nobody in particular is asked to do, nobody does.
    Example: “A mission should be deployed.” Or a list of asks to three recipients that does not say which is whose.
    Instead: “We call on the Council to deploy a mission”; in a list, give the ask an `actor`.
    Source: advocacy practice; the impersonal phrases are in the word lists (`ask-impersonal`).
    """
    for one, path, ask in _listed(letter):
        if ask.actor.strip() or (one.by_template and len(letter.draft.recipients) == 1):
            continue  # the template's own lead names the one who is addressed
        leads = (each for each in _prose_of(letter, one) if each.kind == "passage")
        if not any(letter.said(words, each) for each in leads for words in ("ask-lead", "ask-must")):
            yield Found("This ask does not say who is to act.", "Say who is to do it.", path)
    addressed = _addressed(letter)
    for each in letter.body:
        if each.role == "ask" and each.kind == "passage":
            yield from _impersonal(letter, each, addressed)


def _impersonal(letter: Subject, each: Prose, addressed: set[str]) -> Iterator[Found]:
    """Sentences that ask nobody, in paragraphs that name none of those addressed."""
    agents = {each.sentence_at(match.start) for match in letter.said("ask-agent", each)}
    named = {each.paragraph_at(word.start) for word in each.words if word.folded in addressed}
    for match in letter.said("ask-impersonal", each):
        if each.sentence_at(match.start) in agents or each.paragraph_at(match.start) in named:
            continue
        words = each.text[match.start : match.end]
        yield Found(
            f"‘{words}’ does not say by whom.",
            "Say who is to do it.",
            each.path,
            each.span(match.start, match.end),
        )


def ask_without_deadline(letter: Subject) -> Iterator[Found]:
    """An ask says by when.

    Why: what is asked for without a date can always be done later, and nobody can say that it was not done.
    Example: “to investigate the killings”; “as soon as possible” for a deadline.
    Instead: “to open an investigation before the session of 14 March”; in a list, give the ask a `deadline`.
    Source: advocacy practice; the words that set a time are in the word lists (`ask-time`, `ask-any-time`).
    """
    yield from _any_time(letter)
    listed: dict[int, list[tuple[KeyPath, Ask]]] = {}
    for one, path, ask in _listed(letter):
        listed.setdefault(one.number, []).append((path, ask))
    timed = _timed_elsewhere(letter)
    for one in _asking(letter):
        texts, asks = _prose_of(letter, one), listed.get(one.number, [])
        if one.empty or any(letter.said("ask-time", each) for each in texts if _typed(each)):
            continue
        said = {each.path for each in texts if letter.said("ask-time", each)}
        late = [path for path, ask in asks if not ask.deadline.strip() and (*path, "action") not in said]
        if len(late) == len(asks) > 1:
            where = letter.passage_path(one)
            yield Found(f"None of the {len(asks)} asks says by when.", _BY_WHEN, where)
        elif asks:
            yield from (Found("This ask does not say by when.", _BY_WHEN, path) for path in late)
        elif not one.by_template and not timed:
            yield Found(
                "What is asked for has no date.",
                _BY_WHEN,
                (*letter.passage_path(one), "text"),
            )


_BY_WHEN = "Say by when: a day, a meeting, the end of a mandate."


def _any_time(letter: Subject) -> Iterator[Found]:
    """Deadlines that are none: they can be met on any day."""
    phrases = {fold(phrase) for phrase in letter.words["ask-any-time"]}
    for _, path, ask in _listed(letter):
        if fold(ask.deadline).strip(" .") in phrases:
            said = f"‘{ask.deadline.strip()}’ can be said of any day."
            yield Found(said, _BY_WHEN, (*path, "deadline"), (0, len(ask.deadline)))


def _timed_elsewhere(letter: Subject) -> bool:
    """Whether another passage that asks for something says by when: letters ask in several places."""
    return any(
        letter.said("ask-time", each) for each in letter.body if each.role in ("ask", "opening", "urgency", "closing")
    )


def ask_not_actionable(letter: Subject) -> Iterator[Found]:
    """An ask names an act that can be seen to be done or not.

    Why: a government that was asked to “consider” has complied when it has read the letter.
    Example: “to consider an inquiry”, “to be mindful of the situation”.
    Instead: name the decision, the order, the vote, the statement that you want.
    Source: advocacy practice; the phrases are in the word lists (`ask-weak`).
    """
    for each in letter.body:
        if each.role != "ask":
            continue
        before = {match.end for match in letter.said("ask-before", each)}
        for match in letter.said("ask-weak", each):
            if _is_asked(each, match, before):
                words = each.text[match.start : match.end]
                yield Found(
                    f"‘{words}’ can be done without doing anything.",
                    match.says or "Name the act that you want to see.",
                    each.path,
                    each.span(match.start, match.end),
                )


def _is_asked(each: Prose, match: Match, before: set[int]) -> bool:
    """Whether the words are what somebody is asked to do: at the head of an ask, or after ‘to’, ‘must’, ‘and’ …"""
    at = match.start
    while at > 0 and each.text[at - 1].isspace():
        at -= 1
    return at in before or match.phrase.startswith("d'") or (each.kind == "ask" and at == 0)


def several_acts_in_one_ask(letter: Subject) -> Iterator[Found]:
    """One ask of a list is one act.

    Why: the reader answers the easier half, and counts the ask as answered.
    Example: “release the detainees, investigate their treatment and compensate their families”.
    Instead: give each act its own line, with its own date.
    Source: advocacy practice; the verbs are in the word lists (`ask-acts`).
    """
    for each in letter.body:
        if each.kind != "ask":
            continue
        joined = {match.end for match in letter.said("ask-joins", each)}
        acts = [match for match in letter.said("ask-acts", each) if _heads_a_clause(each, match, joined)]
        apart = [
            second for first, second in pairwise(acts) if each.text.count(" ", first.end, second.start) >= _OWN_OBJECT
        ]
        if apart and acts[0].start <= _HEAD:
            yield Found(
                f"This asks for {_NUMBERS.get(len(apart) + 1, 'several')} acts in one.",
                "Give each act its own line.",
                each.path,
                each.span(apart[0].start, apart[0].end),
            )


_NUMBERS = {2: "two", 3: "three", 4: "four"}
_OWN_OBJECT = 3
"""Blanks between two verbs when the first has an object of its own: ‘investigate and prosecute’ has one."""
_HEAD = 12


def _heads_a_clause(each: Prose, match: Match, joined: set[int]) -> bool:
    at = match.start
    while at > 0 and each.text[at - 1].isspace():
        at -= 1
    return at == 0 or at in joined or each.text[at - 1] in ",;"


def too_many_asks(letter: Subject) -> Iterator[Found]:
    """A letter asks for a few things.

    Why: of twelve asks the reader chooses the smallest; of three, none can be passed over.
    Example: a list of eleven recommendations, all of one weight.
    Instead: put those first that this reader can decide now, and leave the rest to a report. A pack or a profile may
    set another number (`asks`).
    Source: advocacy practice.
    """
    asks = [path for _, path, _ in _listed(letter)]
    most = letter.limits["too-many-asks.asks"]
    if len(asks) > most:
        yield Found(
            f"The letter has {len(asks)} asks.",
            f"Keep the {most} that this reader can decide now.",
            asks[most],
        )


def ask_buried(letter: Subject) -> Iterator[Found]:
    """The reader finds the ask at once: in the first passage, or in a list.

    Why: many readers see the first paragraph and what stands out on the page, and no more.
    Example: one sentence in the middle of the sixth paragraph.
    Instead: say in the opening what you want, or make a list of the asks.
    Source: advocacy practice; the words that ask are in the word lists (`ask-lead`, `ask-must`).
    """
    asking = [one for one in _asking(letter) if not one.empty]
    if not asking or letter.passages[0].passage.plays("ask") or "ask" not in letter.pack.requires:
        return
    if any(one.passage.asks or _LIST.search(one.text) for one in asking):
        return
    first = _prose_of(letter, letter.passages[0])
    if not any(letter.said(words, each) for each in first for words in ("ask-lead", "ask-must")):
        yield Found(
            "What you ask for stands neither in the first passage nor in a list.",
            "Say it in the opening too, or make a list of it.",
            letter.passage_path(asking[0]),
        )


_LIST = re.compile(r"^ {0,3}(?:[-+*]|[0-9]{1,9}[.)])[ ]", re.MULTILINE)


def ask_actor_not_addressed(letter: Subject) -> Iterator[Found]:
    """The one who is asked to act reads the letter, or the letter says why not.

    Why: the recipient is not moved by what somebody else should do.
    Example: a letter to the Security Council with the ask “the African Union: send observers”.
    Instead: address or copy the letter to the actor, or ask the recipient to press the actor, and name it in the text.
    Source: advocacy practice; those whom every body speaks for are in the word lists (`ask-anybody`).
    """
    if not letter.draft.recipients:
        return
    addressed = _addressed(letter)
    anybody, told = (
        letter.words["ask-anybody"],
        {word.folded for each in letter.body if _typed(each) or each.role != "ask" for word in each.words},
    )
    for _, path, ask in _listed(letter):
        actor = _content(ask.actor)
        if not actor or actor & addressed or fold(ask.actor).strip() in anybody or actor <= told:
            continue
        yield Found(
            f"‘{ask.actor.strip()}’ is asked to act, and is not addressed.",
            "Address or copy the letter to them, or say in the text what the recipient can do about them.",
            (*path, "actor"),
            (0, len(ask.actor)),
        )


def _addressed(letter: Subject) -> set[str]:
    """The words that name those who are written to."""
    found = set[str]()
    language = letter.library.language(letter.draft.language)
    for one in (*letter.draft.recipients, *letter.draft.cc):
        found |= _content(" ".join((one.name, one.title, one.organization, *one.lines, one.style.replace("-", " "))))
        for form in (letter.library.addresses.reference, letter.library.addresses.short_reference):
            found |= _content(form(one, language))
    return found


def _content(text: str) -> set[str]:
    return {word for word in re.findall(r"\w{3,}", fold(text)) if word not in _ARTICLES}


_ARTICLES = {"the", "les", "des", "los", "las", "del", "and", "una", "other", "head", "state", "general"}


def deadline_before_letter_date(letter: Subject) -> Iterator[Found]:
    """A date by which something is asked for lies after the date of the letter.

    Why: an ask that cannot be met any more shows that nobody read the letter before it went.
    Example: a letter of 20 November that asks for a decision by 14 November.
    Instead: set a new date, or correct the date of the letter.
    Source: common sense.
    """
    date = letter.draft.date
    if date is None:
        return
    for _, path, ask in _listed(letter):
        if ask.deadline_date and ask.deadline_date < date:
            yield Found(
                f"The deadline {ask.deadline_date} lies before the date of the letter, {date}.",
                "Set a later date, or correct the date of the letter.",
                (*path, "deadline"),
            )
    if letter.draft.reply_by and letter.draft.reply_by < date:
        yield Found(
            f"The answer is asked for by {letter.draft.reply_by}, before the date of the letter, {date}.",
            "Set a later date, or correct the date of the letter.",
            ("reply_by",),
        )
