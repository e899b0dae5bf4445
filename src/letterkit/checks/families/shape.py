"""Rules about a letter as a whole: the order of its parts, its length, and what is left of the template's examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from letterkit.checks.findings import Asked, Issue
from letterkit.checks.texts.length import pages
from letterkit.checks.texts.subject import Subject
from letterkit.compose import ComposedPassage
from letterkit.errors import KeyPath
from letterkit.letter.roles import part_name
from letterkit.questions.question import Question
from letterkit.wording import say, say_count, say_number, say_worded, worded


def order_unusual(subject: Subject) -> Iterator[Issue]:
    """The parts stand in an order that a reader can follow.

    Why: an ask that comes before anybody knows what has happened has to be read twice.
    Example: the asks first, then the situation; the closing words in the middle; an opening on the second page.
    Instead: move the passage, unless the letter gains by it. Parts may repeat and be interleaved.
    Source: the five letters of 2010 interleave freely, but open with the opening and end with the closing.
    """
    written = [composed for composed in subject.passages if not composed.empty]
    if _has_the_order_of_the_plan(subject, written):
        return
    for composed in written[1:]:
        if composed.passage.role == "opening" and written[0].passage.role != "opening":
            yield _misplaced(
                subject, composed, say("The opening stands behind another passage."), say("Move it to the beginning.")
            )
            break
    for index, composed in enumerate(written[:-1], 1):
        if composed.passage.role == "closing" and all(later.passage.role != "closing" for later in written[index:]):
            yield _misplaced(
                subject, composed, say("The closing words stand before another passage."), say("Move them to the end.")
            )
            break
    first = {
        role: index
        for index, composed in reversed([*enumerate(written)])
        for role in (composed.passage.role, *composed.passage.also)
    }
    background = [first[role] for role in ("situation", "risk", "opening") if role in first]
    if "ask" in first and background and first["ask"] < min(background):
        message = say("The ask comes before anything is said of what has happened.")
        yield _misplaced(subject, written[first["ask"]], message, say("Move it behind the situation."))


def _has_the_order_of_the_plan(subject: Subject, written: Sequence[ComposedPassage]) -> bool:
    """True if moves write all passages, and they follow one another as in the plan of this kind of letter."""
    plan = subject.pack.kind.settings.plan if subject.pack.kind else ()
    at = 0
    for composed in written:
        step = subject.step(composed)
        name = step.move.id if step else ""
        at = next((number for number, one in enumerate(plan[at:], at + 1) if name in (one.move, *one.instead)), -1)
        if at < 0:
            return False
    return bool(plan)


def _misplaced(subject: Subject, composed: ComposedPassage, message: str, hint: str) -> Issue:
    return Issue(message, hint, subject.passage_path(composed))


def letter_too_long(subject: Subject) -> Iterator[Issue]:
    """A letter fits on a few pages.

    Why: a page that is not read persuades nobody; what is on the fourth seldom is.
    Example: five pages to a Head of State.
    Instead: move detail into an enclosure or a note with its source. A pack or a profile may set another number
    (`pages`), and a number of words for a text that is printed elsewhere (`words`; 0: any number). A letter that is to
    have one page (`length: one-page`) has one. A long list of signatories does not count.
    Source: the letters of 2010 have two or three pages. The number of pages is an estimate; a test compares it with
    what is printed.
    """
    where: KeyPath = ("passages",) if subject.draft.passages is not None else ()
    most, estimate = subject.limits["letter-too-long.pages"], pages(subject, sign_on_list=False)
    longest = _longest_passage(subject)
    if subject.draft.length == "one-page" and round(estimate, 1) > 1 + _TOLERANCE:
        hint, asked = say_worded(_SHORTER), say_worded(_SHORTER)
        if most > 1:
            hint = say("Take out a passage, or set `length: full`.")
            asked = say("Take out a passage, or let the letter have its full length, under More.")
        yield Issue(
            say("The letter has about {estimate} pages; it is to have one page.", estimate=f"{estimate:.1f}"),
            f"{hint}{longest}",
            where,
            asked=Asked(f"{asked}{longest}"),
        )
    elif round(estimate, 1) > most:
        message = say(
            "The letter has about {estimate} pages; this kind of letter should have {most} at most.",
            estimate=f"{estimate:.1f}",
            most=most,
        )
        yield Issue(message, f"{say_worded(_SHORTER)}{longest}", where)
    most_words = subject.limits["letter-too-long.words"]
    words = sum(len(prose.words) for prose in subject.body)
    if 0 < most_words < words:
        yield Issue(
            say(
                "The text has {words} words; {most_words} are the most that is taken.",
                words=words,
                most_words=most_words,
            ),
            f"{say_worded(_FEWER)}{longest}",
            where,
        )


def _longest_passage(subject: Subject) -> str:
    """Return the sentence that names the longest passage, a blank before it; empty for a letter with one passage."""
    words = [(len(composed.text.split()), composed) for composed in subject.passages if not composed.empty]
    if len(words) < 2:
        return ""
    count, longest = max(words, key=lambda row: row[0])
    steps = subject.pack.steps
    step = steps[longest.number - 1] if longest.number <= len(steps) else None
    name = step.title if step else part_name(longest.passage.role)
    return " " + say("The longest passage is “{name}”, with {count} words.", name=name, count=say_number(count))


_TOLERANCE: Final = 0.1
"""By so much the estimate may be too high."""
_SHORTER: Final = worded("Move detail into an enclosure, and cut what the reader knows.")
_FEWER: Final = worded("Cut what the reader can do without, before somebody else does.")


def template_text_unedited(subject: Subject) -> Iterator[Issue]:
    """Nothing is left of the examples that the template shows.

    Why: a sentence from an example, in a letter about another country, is a false statement under your name.
    Example: `delay` still says that families will have lost the harvest.
    Instead: write your own answer, or take it out.
    Source: the examples of the template: `letterkit templates show`.
    """
    left = [question for question in subject.pack.questions if _is_example(subject, question)]
    if left:
        shown = ", ".join(f"‘{question.title}’" for question in left[:_SHOWN]) + (" …" if len(left) > _SHOWN else "")
        yield Issue(
            say_count(
                "{count} answer is still an example of the template: {shown}.",
                "{count} answers are still examples of the template: {shown}.",
                len(left),
                shown=shown,
            ),
            say("Write your own."),
            ("facts", left[0].id),
        )
    examples = [*_long_examples(subject.pack.questions)]
    told = {question.id for question in left}
    for prose in subject.body:
        if not prose.origin.typed or (prose.path[0] == "facts" and prose.path[1] in told):
            continue
        text = " ".join(prose.text.split()) if examples else ""
        for example in examples:
            if example in text:
                start = prose.text.find(example)
                yield Issue(
                    say("This is an example of the template: “{example} …”", example=example[:_BEGINNING]),
                    say("Write your own words."),
                    prose.path,
                    prose.span(start, start + len(example)) if start >= 0 else None,
                )


_SHOWN = 4
_PHRASE, _SENTENCE = 25, 60
"""Characters from which an example is too long to be meant by chance."""


_BEGINNING = 40


def _long_examples(questions: Sequence[Question]) -> Iterator[str]:
    """Yield the examples of questions and of the fields of records that are too long to be meant by chance."""
    for question in questions:
        example = " ".join(question.example.split()).rstrip(".")
        if len(example) >= _SENTENCE:
            yield example
        yield from _long_examples(question.fields)


def _is_example(subject: Subject, question: Question) -> bool:
    value = subject.draft.facts.get(question.id)
    value = getattr(value, "value", value)
    return len(question.example) >= _PHRASE and isinstance(value, str) and value.strip() == question.example.strip()
