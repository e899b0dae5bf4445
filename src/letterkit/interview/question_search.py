"""Finding a question or a passage by what people remember of it: its id, some words, words with a slip."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from letterkit.errors import nearest
from letterkit.interview.form import Form
from letterkit.interview.position import Position
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question
from letterkit.wording import say

_SHORT: Final = 3
"""Letters of a word in which the search looks for no slips, because norms have short symbols."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A position that fits some words, and what it is called."""

    words: str
    position: Position


def matching_questions(form: Form, wanted: str) -> list[Question]:
    """Return the questions that fit some words, best first.

    By id, by their words and those of their fields, by words that are only alike.
    """
    text = wanted.strip().casefold()
    questions: Sequence[Question] = form.questions
    if not text:
        return list(questions)
    matches = named_questions(form, wanted)
    if matches and matches[0].id == text.replace(" ", "_"):
        return matches[:1]
    matches += [question for question in questions if question not in matches and _fields_with(question, text)]
    from letterkit.norms.word_search import WordSearch

    index = WordSearch(
        [(4.0, [question.id.replace("_", " "), question.name]), (2.0, [question.ask]), (1.0, [question.help])]
        for question in questions
    )
    similar = [questions[number] for number in index.search(text)]
    matches += [question for question in similar if question not in matches]
    return matches or _with_slip_in_id(questions, text)


def question_number(form: Form, wanted: str) -> int | None:
    """Return the index of the question of a number, among all (`12`) or among those that are asked when more is wanted
    (`more 3`); None for anything else."""
    words = wanted.casefold().split()
    of_more = words[:1] == ["more"] and len(words) == 2
    if not words or not words[-1].isdecimal() or (len(words) > 1 and not of_more):
        return None
    questions = form.more_questions if of_more else form.questions
    number = int(words[-1])
    if not 1 <= number <= len(questions):
        return None
    return number - 1 + (len(form.questions) - len(questions) if of_more else 0)


def named_questions(form: Form, wanted: str) -> list[Question]:
    """Return the question of an id, or those that have some words in their id, name or words; none without words."""
    text = wanted.strip().casefold()
    exact = [question for question in form.questions if text and question.id == text.replace(" ", "_")]
    return exact or [
        question for question in form.questions if text and any(text in words for words in _words_of(question))
    ]


def _words_of(question: Question) -> tuple[str, ...]:
    return question.id, question.name.casefold(), question.ask.casefold()


def _fields_with(question: Question, text: str) -> list[Question]:
    """Return the fields of a question that have some words."""
    return [field for field in question.fields if text in field.id.replace("_", " ") or text in field.ask.casefold()]


def _with_slip_in_id(questions: Sequence[Question], text: str) -> list[Question]:
    """Return the question whose id a short word with a slip probably means."""
    near = nearest(text, [question.id for question in questions], 0.72) if len(text) == _SHORT else ""
    return [question for question in questions if question.id == near]


def search(form: Form, wanted: str) -> Iterator[SearchHit]:
    """Yield every question, field of a list and passage that fits some words, best first; without words, everything."""
    text = wanted.strip().casefold()
    for question in matching_questions(form, wanted):
        fields = ", ".join(field.ask for field in _fields_with(question, text)) if text else ""
        yield SearchHit(f"{question.ask} – {fields}" if fields else question.ask, Position(question.id))
    from letterkit.norms.word_search import WordSearch

    titles = [
        say("The passage ‘{title}’, in your own words", title=form.title(number))
        for number in range(1, len(form.steps) + 1)
    ]
    whole = [number for number, title in enumerate(titles) if all(word in title.casefold() for word in text.split())]
    similar = [] if whole else WordSearch([(1.0, [title])] for title in titles).search(text)
    for number in whole or similar:
        yield SearchHit(titles[number], Position(passage=number + 1))
    yield from _moves_named(form, text)


def _moves_named(form: Form, text: str) -> Iterator[SearchHit]:
    """Yield the passages whose move has some words in its title."""
    for number, step in enumerate(form.steps, 1):
        title = step.move.title if isinstance(step, MoveStep) else ""
        if text and title != form.title(number) and all(word in title.casefold() for word in text.split()):
            words = say("The passage ‘{title}’: {move}", title=form.title(number), move=title)
            names = form.names_used_by(number)
            asked = next((question.id for question in form.questions if question.id in names), "")
            yield SearchHit(words, Position(asked) if asked else Position(passage=number))
