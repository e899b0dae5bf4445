"""Rules about the asks of a letter, one by one: what exactly is to be done, how many there are, where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from letterkit.checks.findings import Issue, Severity
from letterkit.checks.texts.asking import (
    ask_passages,
    asking_sentences,
    asking_texts,
    has_list,
    is_question,
    lead_texts,
    listed_asks,
    prints_asks,
    prose_of,
    requests,
)
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose
from letterkit.checks.texts.words import PhraseMatch
from letterkit.wording import say, say_worded, worded


def ask_not_actionable(subject: Subject) -> Iterator[Issue]:
    """An ask names an act that can be seen to be done or not.

    Why: a government that was asked to “consider” has complied when it has read the letter.
    Example: “to consider an inquiry”, “to be mindful of the situation”, “to express its concern”, “bold reform”.
    Instead: name the decision, the order, the vote, the statement that you want. “Take the measures needed” may stand
    where the measures follow. A note marks words behind which an act may stand (“respect”, “promote”, “commit to”).
    The same words are told once in a letter.
    Source: advocacy practice; the phrases are in the word lists (`ask-weak`, `ask-hollow`, `ask-abstract`).
    """
    told: dict[str, list[tuple[Prose, PhraseMatch]]] = {}
    spelled_out = _is_spelled_out_in_a_list(subject)
    for prose in asking_texts(subject):
        for match in _weak_words(subject, prose):
            listed = spelled_out and match.phrase not in subject.words["ask-abstract"]
            is_open = match.phrase in subject.words["ask-weak-open"]
            if not (is_open and (listed or _is_spelled_out(subject, prose, match))):
                told.setdefault(match.phrase, []).append((prose, match))
    for places in told.values():
        yield _weak_issue(subject, places)


def _weak_issue(subject: Subject, places: list[tuple[Prose, PhraseMatch]]) -> Issue:
    prose, match = places[0]
    words = prose.text[match.start : match.end]
    severity: Severity | None = "note" if match.phrase in subject.words["ask-abstract"] else None
    message = (
        say("‘{words}’ can be done without doing anything.", words=words)
        if severity is None
        else say("Nobody can see whether ‘{words}’ was done.", words=words)
    )
    if len(places) > 1:
        message += " " + say("It stands in {number} places.", number=len(places))
    hint = match.value or say("Name the act that you want to see.")
    return Issue(message, hint, prose.path, prose.span(match.start, match.end), severity=severity)


def _weak_words(subject: Subject, prose: Prose) -> Iterator[PhraseMatch]:
    """Yield the words of a text that ask for no act, where they are what the reader is asked to do."""
    asking = asking_sentences(subject, prose)
    before = {match.end for match in subject.matches("ask-before", prose)}
    for words in ("ask-weak", "ask-abstract"):
        for match in subject.matches(words, prose):
            if (
                prose.sentence_at(match.start) in asking
                and _is_asked(prose, match, before)
                and not is_quoted(prose, match.start)
            ):
                yield match
    for match in subject.matches("ask-hollow", prose):
        if prose.role == "ask" and not is_quoted(prose, match.start):
            yield match


def _is_asked(prose: Prose, match: PhraseMatch, before: set[int]) -> bool:
    """True if the words are what the reader is asked to do: at the head of an ask, or after ‘to’, ‘must’, ‘and’ …"""
    position = match.start
    while position > 0 and prose.text[position - 1].isspace():
        position -= 1
    return position in before or match.phrase.startswith("d'") or (prose.kind == "ask" and position == 0)


def _is_spelled_out(subject: Subject, prose: Prose, match: PhraseMatch) -> bool:
    """True if the rest of the sentence says what is meant: ‘by …’, ‘including …’, a colon."""
    last = prose.sentence_at(match.start)[1]
    if ":" in prose.text[match.end : last] or prose.text[match.end : last].count(",") > _LONE_COMMA:
        return True
    means = (other for other in subject.matches("ask-spelled-out", prose) if match.end <= other.start < last)
    return any(not (other.value == "act" and match.phrase in subject.words["ask-abstract"]) for other in means)


def _is_spelled_out_in_a_list(subject: Subject) -> bool:
    """True if the letter lists what it asks for."""
    return any(True for _ in listed_asks(subject)) or any(has_list(composed) for composed in ask_passages(subject))


_LONE_COMMA = 3


def ask_is_a_sentence(subject: Subject) -> Iterator[Issue]:
    """An ask of a list goes on with the words that introduce it.

    Why: behind “We urge the Council to:” a sentence, or the one who asks, cannot be read.
    Example: “We call upon the Council to extend the mandate”, “The Council must extend the mandate”.
    Instead: “extend the mandate”; who does it is the actor of the ask. Where the lead is a sentence of its own (“We ask
    that:”, “We call for the following:”) the asks may be sentences, or things. Questions may always be.
    Source: advocacy practice; the words are in the word lists (`ask-no-action`, `ask-runs-on`).
    """
    wrong: list[tuple[Prose, PhraseMatch]] = []
    for composed in ask_passages(subject):
        runs_on = _runs_on(subject, [prose for prose in lead_texts(subject, composed) if prose.origin.typed])
        for prose in prose_of(subject, composed):
            if prose.kind != "ask" or is_question(prose.text):
                continue
            match = next(iter(subject.matches("ask-no-action", prose)), None)
            if match and not prose.text[: match.start].strip() and (runs_on or _asks_again(subject, prose)):
                wrong.append((prose, match))
    if wrong:
        prose, match = wrong[0]
        words = prose.text[match.start :][:_SHOWN].rpartition(" ")[0] or prose.text[match.start : match.end]
        message = say("‘{words} …’ begins a sentence; the letter already says who asks whom.", words=words)
        if len(wrong) > 1:
            message += " " + say("So do {number} asks of the letter in all.", number=len(wrong))
        hint = say("Begin with what is to be done: extend, release, publish.")
        yield Issue(message, hint, prose.path, prose.span(match.start, match.end))


def _asks_again(subject: Subject, prose: Prose) -> bool:
    """True if an ask begins with the words that put a request: ‘We call on …’."""
    return any(match.start <= _HEAD for match in subject.matches("ask-lead", prose))


def _runs_on(subject: Subject, leads: list[Prose]) -> bool:
    """True if the words before a list go on in its items, as those of the template do."""
    if not leads or not leads[-1].words:
        return True
    last = leads[-1].words[-1].folded
    return last in subject.words["ask-runs-on"]


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
    asks = [path for _, path, _ in listed_asks(subject)]
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
    Example: one sentence in the middle of the sixth paragraph, or in the last one only.
    Instead: say in the opening what you want, or make a list of the asks.
    Source: advocacy practice; the words that ask are in the word lists (`ask-lead`, `ask-must`).
    """
    asking = [composed for composed in ask_passages(subject) if not composed.empty]
    if not asking or subject.passages[0].passage.plays("ask") or "ask" not in subject.pack.requires:
        return
    if any(prints_asks(composed) or has_list(composed) for composed in asking):
        return
    if any(requests(subject, prose) for prose in prose_of(subject, subject.passages[0])):
        return
    written = [composed for composed in subject.passages if not composed.empty]
    if len(written) >= _LONG and asking[0] in written[-2:]:
        message = say("What you ask for stands at the end only, and in no list.")
    else:
        message = say("What you ask for stands neither in the first passage nor in a list.")
    yield Issue(message, say("Say it in the opening too, or make a list of it."), subject.passage_path(asking[0]))


_LONG = 5
"""Passages of a letter whose end is far from its beginning."""
