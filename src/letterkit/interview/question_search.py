"""Finding a place by what people remember of it: its id, some words, words with a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from letterkit.interview.form import Form, Position
from letterkit.questions.question import Question

_SHORT: Final = 3
"""Letters of a word in which the library's search looks for no slips, because norms have short symbols."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A place that fits, and what it is called."""

    words: str
    position: Position


def matching_questions(form: Form, wanted: str) -> list[Question]:
    """The questions that fit some words, best first: by id, by their words and those of their fields, by words that are
    only alike."""
    text = wanted.strip().casefold()
    questions: Sequence[Question] = form.questions
    exact = [one for one in questions if one.id == text.replace(" ", "_")]
    if exact or not text:
        return exact or list(questions)
    plain = [one for one in questions if text in one.id or text in one.ask.casefold()]
    plain += [one for one in _by_field(questions, text) if one not in plain]
    from letterkit.norms.search import SearchIndex

    index = SearchIndex(
        ([(4.0, [one.id.replace("_", " ")]), (2.0, [one.ask]), (1.0, [one.help])], ()) for one in questions
    )
    found = [*plain, *(one for at in index.search(text) if (one := questions[at]) not in plain)]
    return found or _nearly(questions, text)


def _by_field(questions: Sequence[Question], text: str) -> list[Question]:
    """The lists that have a field with some words."""
    return [one for one in questions if any(text in _said(field) for field in one.fields)]


def _said(field: Question) -> str:
    return f"{field.id.replace('_', ' ')} {field.ask.casefold()}"


def _nearly(questions: Sequence[Question], text: str) -> list[Question]:
    """The questions whose id a short word with a slip probably means."""
    from letterkit.errors import nearest

    near = nearest(text, [one.id for one in questions], 0.72) if len(text) == _SHORT else ""
    return [one for one in questions if one.id == near]


def search(form: Form, wanted: str) -> Iterator[SearchHit]:
    """Every question, field of a list and passage that fits some words, best first; no words: everything."""
    text = wanted.strip().casefold()
    for one in matching_questions(form, wanted):
        fields = [field.ask for field in one.fields if text and text in _said(field)]
        yield SearchHit(f"{one.ask} – {', '.join(fields)}" if fields else one.ask, Position(one.id))
    from letterkit.norms.search import SearchIndex

    named = [f"The passage ‘{form.title(number)}’, in your own words" for number in range(1, len(form.steps) + 1)]
    whole = [number for number, name in enumerate(named) if all(word in name.casefold() for word in text.split())]
    alike = [] if whole else SearchIndex(([(1.0, [name])], ()) for name in named).search(text)
    for number in whole or alike:
        yield SearchHit(named[number], Position(passage=number + 1))
