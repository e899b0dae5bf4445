"""Rules about evidence: who says what is only reported, what is called established, and what no passage tells."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.attribution import is_sourced
from letterkit.checks.texts.figures import figures
from letterkit.checks.texts.subject import Subject
from letterkit.checks.texts.text import Prose, Span
from letterkit.compose import ComposedPassage, evidence_told, steps_for, tells_evidence
from letterkit.letter.model import NEW_PARAGRAPH, Passage
from letterkit.packs.plan import MoveStep
from letterkit.wording import say


def report_without_attribution(subject: Subject) -> Iterator[Issue]:
    """What is reported or alleged says by whom.

    Why: the status is not printed. Without the words, the reader takes a report for a fact, and so does a court.
    Example: `status: alleged`, and the text “Colonel Sample ordered the arrests.”
    Instead: “According to two former officers, Colonel Sample …”, “… is alleged to have …”; or another status.
    Source: the law of defamation in most countries; the words are in the word lists (`attribution`, `hedges`,
    `says-who-says`).
    """
    for index, fact in enumerate(subject.draft.evidence):
        if fact.status not in ("reported", "alleged") or not fact.text.strip():
            continue
        prose = subject.prose_of_fact(index)
        if not any(subject.matches(words, prose) for words in ("attribution", "hedges", "says-who-says")):
            yield Issue(
                say("This is called {status}, and the text does not say who says so.", status=fact.status),
                say("Name in the sentence who says it, or write that it is alleged."),
                prose.path,
                (0, len(fact.text.rstrip())),
            )


def established_without_source(subject: Subject) -> Iterator[Issue]:
    """A figure or an accusation that is called established has a source.

    Why: “established” is the claim that will be tested, and the letter must hold without you in the room.
    Example: `status: established`, no `sources`, and the text “The police killed 14 people.”
    Instead: give the judgment, the report or the count under `sources`; or call it reported, and say by whom.
    Source: advocacy practice; the words are in the word lists (`accuses`, `outcome-…`).
    """
    for index, fact in enumerate(subject.draft.evidence):
        if fact.status != "established":
            continue
        prose = subject.prose_of_fact(index)
        for start, end in _tested_words(subject, prose):
            if not is_sourced(subject, prose, prose.sentence_at(start)):
                yield Issue(
                    say("‘{text}’ is called established, and has no source.", text=prose.text[start:end]),
                    say("Give the source under `sources`, or call it reported and say by whom."),
                    prose.path,
                    prose.span(start, end),
                    asked=Asked(say("Give its source, or call it reported and say by whom.")),
                )
                break


def _tested_words(subject: Subject, prose: Prose) -> Iterator[Span]:
    """Yield the figures and the accusations of a text, in its order."""
    found = [(figure.start, figure.end) for figure in figures(subject, prose)]
    for words in ("accuses", "accused-passive"):
        found += [(match.start, match.end) for match in subject.matches(words, prose)]
    yield from sorted(found)


def not_printed(subject: Subject) -> Iterator[Issue]:
    """What was gathered for a letter stands in it: evidence, cases, questions to the reader, asks, norms.

    Why: a fact that no passage tells is not printed, and nobody notices that the strongest one is missing.
    Example: a fact under `evidence:` whose id stands in no passage; `cases:` in a letter whose moves list none; `asks:`
    in a passage whose move is about something else.
    Instead: add its id to `evidence:` of a passage that tells evidence, give a passage a move that prints it, or take
    it out.
    Source: contract, section 1 (`evidence` of a passage: the ids that it tells).
    """
    told = _told(subject)
    for index, fact in enumerate(subject.draft.evidence):
        if fact.id not in told:
            yield Issue(
                say("No passage tells the fact ‘{id}’, so it is not printed.", id=fact.id),
                say("Add its id to `evidence:` of a passage that tells evidence, or take it out."),
                ("evidence", index),
                asked=Asked(say("Give a passage a move that tells facts, or take it out.")),
            )
    for key, move in (("cases", "situation/cases"), ("questions", "ask/questions")):
        if getattr(subject.draft, key) and not _prints(subject, key):
            hint = say("Give a passage a move that does, such as `move: {move}`, or take them out.", move=move)
            asked = Asked(say("Give a passage a move that does, or take them out."))
            yield Issue(say("No passage prints the {key}.", key=key), hint, (key,), asked=asked)
    for composed in subject.passages:
        yield from _lists_not_printed(subject, composed)


def _lists_not_printed(subject: Subject, composed: ComposedPassage) -> Iterator[Issue]:
    """Yield the asks and the norms of a passage whose move asks for none, and asks beside which nothing is written."""
    step, passage = subject.step(composed), composed.passage
    if step is None or not composed.by_move:
        return
    asked = {question.kept_as for question in map(subject.pack.question, step.asked.values()) if question}
    for key, name, move, given in (
        ("asks", "asks", "ask/list", passage.asks),
        ("invokes", "norms", "norm/library", passage.invokes),
    ):
        if given and key not in asked:
            yield Issue(
                say("The move of this passage, “{title}”, prints no {name}.", title=step.move.title, name=name),
                say(
                    "Put them into a passage with a move that does, such as `move: {move}`, or take them out.",
                    move=move,
                ),
                (*subject.passage_path(composed), key),
                asked=Asked(say("Give the passage its earlier move again, or another passage one that prints them.")),
            )
        elif given and key == "asks" and not composed.text.strip():
            yield Issue(
                say("The asks of this passage are only kept beside its text, and it has no text yet."),
                say("Say in the passage what you ask for, or take the asks out."),
                (*subject.passage_path(composed), key),
            )


def _passages(subject: Subject) -> tuple[Passage, ...]:
    return tuple(composed.passage for composed in subject.passages)


def _told(subject: Subject) -> set[str]:
    """Return the ids of the evidence that passages tell. One in own words is taken to tell what it names."""
    passages = _passages(subject)
    steps = steps_for(subject.pack, passages)
    by_number = evidence_told(subject.draft, subject.pack)
    told = set[str]()
    for number, (passage, step) in enumerate(zip(passages, steps, strict=True), 1):
        if passage.text is not None:
            told.update(passage.evidence)
        elif tells_evidence(step, subject.pack):
            told.update(by_number.get(number, ()))
    return told - {NEW_PARAGRAPH}


def _prints(subject: Subject, key: str) -> bool:
    """True if the move of a passage prints a list of the draft, or would if the passage were not in own words."""
    for step in steps_for(subject.pack, _passages(subject)):
        asked = step.asked.values() if isinstance(step, MoveStep) else ()
        questions = map(subject.pack.question, asked)
        if any(question is not None and question.kept_as == key for question in questions):
            return True
    return False
