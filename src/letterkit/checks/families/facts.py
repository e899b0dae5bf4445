"""Rules about what a letter states: where its figures come from, whether they agree, who is accused and by whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from letterkit.checks.findings import Issue
from letterkit.checks.texts.attribution import full_name, is_introduced_by, is_noted, is_sourced
from letterkit.checks.texts.figures import Figure, figures, parse_figure
from letterkit.checks.texts.quantities import quantities
from letterkit.checks.texts.quotes import is_quoted
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.checks.texts.words import PhraseMatch
from letterkit.letter.model import Sourced
from letterkit.wording import say, say_number


def figure_without_source(subject: Subject) -> Iterator[Issue]:
    """A figure says where it comes from.

    Why: it is the first thing that is contested, and the letter must hold without you in the room.
    Example: “400,000 people were displaced.”
    Instead: “According to UNHCR, 400,000 …”, a footnote, a citation, or the answer with its `source` in `facts`.
    Of the shares, the sums of money and the rough numbers one is told, with how many there are.
    Source: advocacy practice; the words that name a source are in the word lists (`attribution`).
    """
    sourced = {value for _, value, source in _figures_in_answers(subject) if source}
    in_words: list[tuple[Prose, Figure]] = []
    known = _sourced_quantities(subject)
    for prose in subject.body:
        if prose.kind != "passage" or not prose.origin.typed or prose.role == "ask" or _is_established(subject, prose):
            continue
        reported: set[Span] = set()
        for figure in (*figures(subject, prose), *_quantities(subject, prose, known)):
            if (
                figure.sentence in reported
                or (figure.value and figure.value in sourced)
                or figure.hedged
                or _is_counted_by_somebody(subject, prose, figure.sentence)
            ):
                continue
            reported.add(figure.sentence)
            if figure.value and figure.outcome:
                yield _no_source(prose, figure)
            else:
                in_words.append((prose, figure))
    for prose, figure in in_words[:1]:
        issue = _no_source(prose, figure)
        if len(in_words) > 1:
            more = say("So it is with {number} figures.", number=len(in_words))
            issue = issue._replace(message=f"{issue.message} {more}")
        yield issue


def _sourced_quantities(subject: Subject) -> frozenset[str]:
    """Return the shares, sums and numbers of people that a source stands behind somewhere in the letter."""
    return frozenset(
        prose.text[figure.start : figure.end]
        for prose in subject.body
        for figure in quantities(subject, prose)
        if prose.origin.sources or _is_counted_by_somebody(subject, prose, figure.sentence)
    )


def _quantities(subject: Subject, prose: Prose, known: frozenset[str]) -> Iterator[Figure]:
    """Yield the shares, sums and numbers of people that the letter vouches for itself: not quoted, with no source."""
    judged = {figure.sentence for figure in figures(subject, prose)}
    for figure in quantities(subject, prose):
        if (
            figure.sentence not in judged
            and prose.text[figure.start : figure.end] not in known
            and not is_quoted(prose, figure.start)
            and not prose.origin.sources
        ):
            yield figure


def _no_source(prose: Prose, figure: Figure) -> Issue:
    return Issue(
        say("‘{text}’ has no source.", text=prose.text[figure.start : figure.end]),
        say("Say who counted: in the sentence, in a footnote, or as a citation."),
        prose.path,
        prose.span(figure.start, figure.end),
    )


def _is_counted_by_somebody(subject: Subject, prose: Prose, sentence: Span) -> bool:
    """True if a sentence says who counted, or the words before it do: of its paragraph, or of the template. A note at
    the end of the paragraph is of all of it."""
    if is_sourced(subject, prose, sentence) or sentence in subject.sentences_with("counted-by-us", prose):
        return True
    paragraph = prose.paragraph_at(sentence[0])
    if sentence[0] > paragraph[0]:
        before = prose.sentence_at(max(paragraph[0], sentence[0] - 2))
        if before != sentence and before in subject.sentences_with("attribution", prose):
            return True
    elif is_introduced_by(subject, prose, "attribution"):
        return True
    last = prose.sentence_at(max(paragraph[0], paragraph[1] - 1))
    return last != sentence and is_noted(prose, last)


def _is_established(subject: Subject, prose: Prose) -> bool:
    """True for evidence that the draft calls established, of which `established-without-source` speaks."""
    fact = subject.fact_of(prose)
    return fact is not None and fact.status == "established"


def _figures_in_answers(subject: Subject) -> Iterator[tuple[str, int, str]]:
    """Yield the figures among the answers: the name of the question, the number, its source."""
    for name, fact in subject.draft.facts.items():
        value, source = (fact.value, fact.source) if isinstance(fact, Sourced) else (fact, "")
        figure = value if isinstance(value, int) else parse_figure(value) if isinstance(value, str) else None
        if figure is not None and not isinstance(figure, bool):
            yield name, figure, source


def figures_disagree(subject: Subject) -> Iterator[Issue]:
    """One figure is the same wherever it stands.

    Why: two figures for one thing make both worthless.
    Example: “2,000 people were killed” in the opening, “1,800 people were killed” below, or in the answers.
    Instead: decide for one, or say what each counts: where, until when, by whom.
    Source: editorial practice. Figures that the text calls rough, or gives for a place or a day, are left alone, and so
    are facts that hold for different days (`as_of`).
    """
    seen: dict[str, tuple[int, set[str], str]] = {}
    answers = {name: value for name, value, _ in _figures_in_answers(subject)}
    for prose in subject.body:
        if prose.kind != "passage":
            continue
        for figure in figures(subject, prose):
            if figure.about or not prose.origin.typed:
                continue
            names = _telling_names(subject, prose, figure)
            as_of = _as_of(subject, prose)
            value, earlier, day = seen.setdefault(figure.outcome, (figure.value, names, as_of))
            answer = answers.get(figure.outcome)
            if answer is not None and answer != figure.value and not names:
                yield _disagreement(
                    prose,
                    figure,
                    say(
                        "{words} here, and the answer ‘{outcome}’ is {number}.",
                        words=prose.text[figure.start : figure.end],
                        outcome=figure.outcome,
                        number=say_number(answer),
                    ),
                )
            elif value != figure.value and names == earlier and (as_of == day or not (as_of and day)):
                words = prose.text[figure.start : figure.end]
                message = say("{words} here, and it was {number} before.", words=words, number=say_number(value))
                yield _disagreement(prose, figure, message)


def _as_of(subject: Subject, prose: Prose) -> str:
    """Return the day for which the evidence in a text holds; empty where none is given."""
    fact = subject.fact_of(prose)
    return str(fact.as_of) if fact else ""


def _disagreement(prose: Prose, figure: Figure, message: str) -> Issue:
    return Issue(
        message,
        say("Decide for one, or say what each of them counts."),
        prose.path,
        prose.span(figure.start, figure.end),
    )


_SENTENCE = 2_000
"""Characters beyond which the words between two stops are no sentence, and say nothing of one figure."""


def _telling_names(subject: Subject, prose: Prose, figure: Figure) -> set[str]:
    """Return the names and other figures of a sentence, which tell what its figure counts: a place, a day, a body."""
    start, end = figure.sentence
    if end - start > _SENTENCE:
        return {"…"}
    first = bisect_left(prose.words, start, key=lambda word: word.start)
    last = bisect_left(prose.words, end, key=lambda word: word.start)
    countries = subject.words["countries"]
    return {
        word.folded
        for word in prose.words[first + 1 : last]
        if prose.text[word.start : word.end] not in countries
        and (prose.text[word.start].isupper() or prose.text[word.start].isdigit())
        and not figure.start <= word.start < figure.end
    }


def allegation_as_fact(subject: Subject) -> Iterator[Issue]:
    """An accusation of a crime against somebody who is named says who makes it.

    Why: it is what a court will be shown; and a reader who knows the other side stops there.
    Example: “Colonel Sample tortured the detainees.”
    Instead: “According to seven former detainees, …”, “… was convicted of …”, or a citation behind the sentence.
    So is a breach that is said to be one (“this amounts to torture”, “a sham trial”), once in a letter, unless a court,
    a committee or “in our view” stands with it.
    Source: the law of defamation in most countries; the words are in the word lists (`accuses`, `accused-passive`,
    `amounts-to`, `charges-judged`).
    """
    yield from _first_of_many(_judgements(subject))
    for prose in subject.body:
        if prose.role == "ask" or prose.kind == "question" or _is_established(subject, prose):
            continue
        hedged = subject.sentences_with("hedges", prose)
        for match in subject.matches("accuses", prose):
            name = _name_before(prose, match) or _body_before(subject, prose, match)
            if name:
                yield from _accusation_issue(subject, prose, (name[0], match.end), hedged)
        for match in subject.matches("accused-passive", prose):
            name = _name_behind(prose, match)
            if name:
                yield from _accusation_issue(subject, prose, (match.start, name[1]), hedged)


def _accusation_issue(subject: Subject, prose: Prose, span: Span, hedged: frozenset[Span]) -> Iterator[Issue]:
    sentence = prose.sentence_at(span[0])
    if sentence in hedged or is_quoted(prose, span[0]) or is_sourced(subject, prose, sentence):
        return
    yield Issue(
        say(
            "‘{shortened_quote}’ is stated as a fact, without a source.",
            shortened_quote=_shortened_quote(prose.text[slice(*span)]),
        ),
        say("Say who says so, cite it, or write that it is alleged."),
        prose.path,
        prose.span(*span),
    )


def _judgements(subject: Subject) -> Iterator[tuple[Prose, Span]]:
    """Yield where a letter judges in its own name: what is a breach of law, which trial is a sham."""
    for prose in subject.body:
        if prose.kind != "passage" or not prose.origin.typed or _is_established(subject, prose):
            continue
        spans = [(match.start, match.end) for match in subject.matches("charges-judged", prose)]
        spans += _breaches(subject, prose) if prose.role != "ask" else ()
        for start, end in sorted(spans):
            sentence = prose.sentence_at(start)
            is_somebodys = any(sentence in subject.sentences_with(name, prose) for name in ("hedges", "says-who-says"))
            if not (is_somebodys or is_quoted(prose, start) or is_sourced(subject, prose, sentence)):
                yield prose, (start, end)


def _breaches(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield ‘amounts to an unlawful violation’ and the like, where nothing before it says whose view it is."""
    nouns = subject.matches("breach", prose)
    not_after = {match.end for match in subject.matches("amounts-not-after", prose)}
    views = [match.end for match in subject.matches("in-our-view", prose)]
    for match in subject.matches("amounts-to", prose):
        noun = next((one for one in nouns if match.end < one.start < match.end + _ADJECTIVES), None)
        a_view = any(match.start - _VIEW < end <= match.start for end in views)
        if noun and match.start - 1 not in not_after and not a_view:
            yield match.start, noun.end


_ADJECTIVES, _VIEW = 30, 60
"""Characters between ‘amounts to’ and ‘violation’, and between ‘in our view’ and ‘amounts to’."""


def _first_of_many(places: Iterator[tuple[Prose, Span]]) -> Iterator[Issue]:
    found = [*places]
    for prose, (start, end) in found[:1]:
        words = _shortened_quote(prose.text[start:end])
        message = say("‘{words}’ is a judgement that the letter makes itself.", words=words)
        if len(found) > 1:
            message += " " + say("So it is in {number} places.", number=len(found))
        hint = say("Say which court or committee found so, write that in your view it is, or say what was done.")
        yield Issue(message, hint, prose.path, prose.span(start, end))


def _shortened_quote(text: str) -> str:
    return " ".join(text.split()) if len(text) <= 60 else " ".join(text[:57].split()) + "…"


def _name_before(prose: Prose, match: PhraseMatch) -> Span | None:
    """Return the name right before a verb, with two words between at most; not the first word of a sentence alone."""
    start, _ = prose.sentence_at(match.start)
    window = max(start, match.start - 90)
    names = [*full_name().finditer(prose.text, window, match.start)]
    name = names[-1] if names else None
    if name is None or prose.text[name.end() : match.start].count(" ") > 3:
        return None
    if "," in prose.text[name.end() : match.start] or ";" in prose.text[name.end() : match.start]:
        return None
    lonely = name.start() == start and " " not in name[0]
    return None if lonely and not _is_body(name[0]) else name.span()


def _body_before(subject: Subject, prose: Prose, match: PhraseMatch) -> Span | None:
    """Return a body that is named by a common word (the police, the army) right before a verb."""
    start, _ = prose.sentence_at(match.start)
    near = [
        body
        for body in subject.matches("bodies", prose)
        if start <= body.start and match.start - 40 < body.end <= match.start
    ]
    if not near or prose.text[near[-1].end : match.start].count(" ") > 2:
        return None
    return near[-1].start, near[-1].end


def _is_body(word: str) -> bool:
    """True if a single first word looks like a name: an acronym."""
    return word.isupper() and len(word) > 1


def _name_behind(prose: Prose, match: PhraseMatch) -> Span | None:
    end = prose.sentence_at(match.start)[1]
    name = full_name().search(prose.text, match.end, min(end, match.end + 60))
    return name.span() if name and prose.text[match.end : name.start()].count(" ") <= 3 else None


def hedge_mismatch(subject: Subject) -> Iterator[Issue]:
    """What is said with reserve in one place is not stated flatly in another, nor called certain in the same breath.

    Why: the reader takes the weaker form, and wonders about the rest.
    Example: “reportedly 2,000 were killed”, and below “2,000 were killed”; “allegedly proven”.
    Instead: say it each time with the same reserve, or with its source.
    Source: editorial practice; the words are in the word lists (`hedges`, `certain`).
    """
    yield from _contradictions(subject)
    pairs = [(prose, figure) for prose in subject.body if prose.kind == "passage" for figure in figures(subject, prose)]
    hedged = {(figure.outcome, figure.value) for _, figure in pairs if figure.hedged}
    for prose, figure in pairs:
        if (
            (figure.outcome, figure.value) in hedged
            and not figure.hedged
            and not is_sourced(subject, prose, figure.sentence)
        ):
            yield Issue(
                say(
                    "{text} is a fact here, and reported with reserve elsewhere.",
                    text=prose.text[figure.start : figure.end],
                ),
                say("Say it with the same reserve, or name the source."),
                prose.path,
                prose.span(figure.start, figure.end),
            )


def _contradictions(subject: Subject) -> Iterator[Issue]:
    for prose in subject.body:
        certain = subject.matches("certain", prose)
        ends = [match.end for match in subject.matches("hedges", prose)] if certain else []
        starts = [match.start for match in subject.matches("hedges", prose)] if certain else []
        for match in certain:
            before, behind = bisect_right(ends, match.start) - 1, bisect_left(starts, match.end)
            for first, last in (
                (starts[before] if before >= 0 else -1, match.end),
                (match.start, ends[behind] if behind < len(ends) else -1),
            ):
                if min(first, last) >= 0 and _are_close(prose, first, last):
                    yield Issue(
                        say("‘{split}’ doubts and asserts at once.", split=" ".join(prose.text[first:last].split())),
                        say("Keep one of the two."),
                        prose.path,
                        prose.span(first, last),
                    )


def _are_close(prose: Prose, first: int, last: int) -> bool:
    """True if at most two words separate the two, in one clause."""
    text = prose.text[first:last]
    return text.count(" ") <= _APART and not any(mark in text for mark in ",;.:")


_APART = 4
