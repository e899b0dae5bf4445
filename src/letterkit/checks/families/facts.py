"""Rules about what a letter states: where its figures come from, whether they agree, who is accused and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from letterkit.checks.findings import Found
from letterkit.checks.texts.attribution import FULL_NAME, is_sourced
from letterkit.checks.texts.figures import Figure, figures, number
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import Match
from letterkit.letter.model import Sourced


def figure_without_source(letter: Subject) -> Iterator[Found]:
    """A figure says where it comes from.

    Why: it is the first thing that is contested, and the letter must hold without you in the room.
    Example: “400,000 people were displaced.”
    Instead: “According to UNHCR, 400,000 …”, a footnote, a citation, or the answer with its `source` in `facts`.
    Source: advocacy practice; the words that name a source are in the word lists (`attribution`).
    """
    sourced = {value for _, value, source in _facts(letter) if source}
    for one in letter.body:
        if one.kind != "passage" or not one.origin.typed or one.role == "ask":
            continue
        told: set[Span] = set()
        for each in figures(letter, one):
            if each.sentence in told or each.value in sourced or each.hedged or is_sourced(letter, one, each.sentence):
                continue
            told.add(each.sentence)
            yield Found(
                f"‘{one.text[each.start : each.end]}’ has no source.",
                "Say who counted: in the sentence, in a footnote, or as a citation.",
                one.path,
                one.span(each.start, each.end),
            )


def _facts(letter: Subject) -> Iterator[tuple[str, int, str]]:
    """The figures among the answers: the name of the question, the number, its source."""
    for name, fact in letter.draft.facts.items():
        value, source = (fact.value, fact.source) if isinstance(fact, Sourced) else (fact, "")
        found = value if isinstance(value, int) else number(value) if isinstance(value, str) else None
        if found is not None and not isinstance(found, bool):
            yield name, found, source


def figures_disagree(letter: Subject) -> Iterator[Found]:
    """One figure is the same wherever it stands.

    Why: two figures for one thing make both worthless.
    Example: “2,000 people were killed” in the opening, “1,800 people were killed” below, or in the answers.
    Instead: decide for one, or say what each counts: where, until when, by whom.
    Source: editorial practice. Figures that the text calls rough, or gives for a place or a day, are left alone.
    """
    seen: dict[str, tuple[int, set[str]]] = {}
    answers = {name: value for name, value, _ in _facts(letter)}
    for one in letter.body:
        if one.kind != "passage":
            continue
        for each in figures(letter, one):
            if each.about or not one.origin.typed:
                continue
            names = _names(letter, one, each)
            value, earlier = seen.setdefault(each.outcome, (each.value, names))
            other = answers.get(each.outcome)
            if other is not None and other != each.value and not names:
                yield _disagrees(one, each, f"the answer ‘{each.outcome}’ is {other:,}")
            elif value != each.value and (names <= earlier or earlier <= names) and not names ^ earlier:
                yield _disagrees(one, each, f"it was {value:,} before")


def _disagrees(one: Prose, each: Figure, other: str) -> Found:
    return Found(
        f"{one.text[each.start : each.end]} here, and {other}.",
        "Decide for one, or say what each of them counts.",
        one.path,
        one.span(each.start, each.end),
    )


_SENTENCE = 2_000
"""Characters beyond which what stands between two stops is no sentence, and says nothing of one figure."""


def _names(letter: Subject, one: Prose, each: Figure) -> set[str]:
    """The names and other figures of a sentence, which tell what its figure counts: a place, a day, a body."""
    start, end = each.sentence
    if end - start > _SENTENCE:
        return {"…"}
    first = bisect_left(one.words, start, key=lambda word: word.start)
    last = bisect_left(one.words, end, key=lambda word: word.start)
    countries = letter.words["countries"]
    return {
        word.folded
        for word in one.words[first + 1 : last]
        if one.text[word.start : word.end] not in countries
        and (one.text[word.start].isupper() or one.text[word.start].isdigit())
        and not each.start <= word.start < each.end
    }


def allegation_as_fact(letter: Subject) -> Iterator[Found]:
    """An accusation of a crime against somebody who is named says who makes it.

    Why: it is what a court will be shown; and a reader who knows the other side stops there.
    Example: “Colonel Sample tortured the detainees.”
    Instead: “According to seven former detainees, …”, “… was convicted of …”, or a citation behind the sentence.
    Source: the law of defamation in most countries; the words are in the word lists (`accuses`, `accused-passive`).
    """
    for one in letter.body:
        if one.role == "ask":
            continue
        hedged = letter.sentences_with("hedges", one)
        for match in letter.said("accuses", one):
            name = _name_before(one, match) or _body_before(letter, one, match)
            if name:
                yield from _accusation(letter, one, (name[0], match.end), hedged)
        for match in letter.said("accused-passive", one):
            name = _name_behind(one, match)
            if name:
                yield from _accusation(letter, one, (match.start, name[1]), hedged)


def _accusation(letter: Subject, one: Prose, span: Span, hedged: frozenset[Span]) -> Iterator[Found]:
    sentence = one.sentence_at(span[0])
    if sentence in hedged or is_quoted(one, span[0]) or is_sourced(letter, one, sentence):
        return
    yield Found(
        f"‘{_short(one.text[slice(*span)])}’ is stated as a fact, without a source.",
        "Say who says so, cite it, or write that it is alleged.",
        one.path,
        one.span(*span),
    )


def _short(text: str) -> str:
    return " ".join(text.split()) if len(text) <= 60 else " ".join(text[:57].split()) + "…"


def _name_before(one: Prose, match: Match) -> Span | None:
    """The name right before a verb, with two words between at most; not the first word of a sentence alone."""
    start, _ = one.sentence_at(match.start)
    window = max(start, match.start - 90)
    names = [*FULL_NAME.finditer(one.text, window, match.start)]
    found = names[-1] if names else None
    if found is None or one.text[found.end() : match.start].count(" ") > 3:
        return None
    if "," in one.text[found.end() : match.start] or ";" in one.text[found.end() : match.start]:
        return None
    lonely = found.start() == start and " " not in found[0]
    return None if lonely and not _is_body(found[0]) else found.span()


def _body_before(letter: Subject, one: Prose, match: Match) -> Span | None:
    """A body that is named by a common word (the police, the army) right before a verb."""
    start, _ = one.sentence_at(match.start)
    near = [
        each
        for each in letter.said("bodies", one)
        if start <= each.start and match.start - 40 < each.end <= match.start
    ]
    if not near or one.text[near[-1].end : match.start].count(" ") > 2:
        return None
    return near[-1].start, near[-1].end


def _is_body(word: str) -> bool:
    """Whether a single first word is a name by its look: an acronym."""
    return word.isupper() and len(word) > 1


def _name_behind(one: Prose, match: Match) -> Span | None:
    end = one.sentence_at(match.start)[1]
    found = FULL_NAME.search(one.text, match.end, min(end, match.end + 60))
    return found.span() if found and one.text[match.end : found.start()].count(" ") <= 3 else None


def hedge_mismatch(letter: Subject) -> Iterator[Found]:
    """What is said with reserve in one place is not stated flatly in another, nor called certain in the same breath.

    Why: the reader takes the weaker form, and wonders about the rest.
    Example: “reportedly 2,000 were killed”, and below “2,000 were killed”; “allegedly proven”.
    Instead: say it each time with the same reserve, or with its source.
    Source: editorial practice; the words are in the word lists (`hedges`, `certain`).
    """
    yield from _contradictions(letter)
    every = [(one, each) for one in letter.body if one.kind == "passage" for each in figures(letter, one)]
    hedged = {(each.outcome, each.value) for _, each in every if each.hedged}
    for one, each in every:
        if (each.outcome, each.value) in hedged and not each.hedged and not is_sourced(letter, one, each.sentence):
            yield Found(
                f"{one.text[each.start : each.end]} is a fact here, and reported with reserve elsewhere.",
                "Say it with the same reserve, or name the source.",
                one.path,
                one.span(each.start, each.end),
            )


def _contradictions(letter: Subject) -> Iterator[Found]:
    for one in letter.body:
        certain = letter.said("certain", one)
        ends = [match.end for match in letter.said("hedges", one)] if certain else []
        starts = [match.start for match in letter.said("hedges", one)] if certain else []
        for match in certain:
            before, behind = bisect_right(ends, match.start) - 1, bisect_left(starts, match.end)
            for first, last in (
                (starts[before] if before >= 0 else -1, match.end),
                (match.start, ends[behind] if behind < len(ends) else -1),
            ):
                if min(first, last) >= 0 and _beside(one, first, last):
                    yield Found(
                        f"‘{' '.join(one.text[first:last].split())}’ doubts and asserts at once.",
                        "Keep one of the two.",
                        one.path,
                        one.span(first, last),
                    )


def _beside(one: Prose, first: int, last: int) -> bool:
    """Whether at most two words stand between the two, in one clause."""
    text = one.text[first:last]
    return text.count(" ") <= _APART and not any(mark in text for mark in ",;.:")


_APART = 4
