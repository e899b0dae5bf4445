"""The parts of a letter with their questions, and how far each has come.

A question belongs to the first passage that uses it; what no passage uses (to whom, on which day, who signs) belongs to
the letter as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from letterkit.interview.form import Form
from letterkit.interview.more import TITLE as MORE
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question

Mark = Literal["done", "empty", "attention"]
SIGNS: dict[Mark, str] = {"done": "✓", "empty": "·", "attention": "!"}
"""Signs before a question, so that nothing is said by colour alone."""


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A question: its number from 1, its short name, how far it has come, and whether it is being answered."""

    question: Question
    number: int
    name: str
    mark: Mark
    here: bool


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A part of the letter and its questions. `passage` counts passages from 1; 0 is the letter as a whole.

    `own`: the passage is in one's own words. `here`: its words are being written, and not one of its questions. `more`:
    the questions are asked only when more is wanted.
    """

    title: str
    passage: int
    entries: tuple[OutlineEntry, ...]
    own: bool = False
    here: bool = False
    unwritten: bool = False
    more: bool = False

    @property
    def mark(self) -> Mark:
        """Return how far the part has come: what is needed first, then what is open. One's own words are done; an
        unwritten passage, in a language that the template has no words in, is needed."""
        if self.unwritten:
            return "attention"
        marks = {entry.mark for entry in self.entries}
        return "attention" if "attention" in marks else "empty" if "empty" in marks else "done"


def outline(form: Form) -> tuple[OutlinePart, ...]:
    """Return the letter as a whole, then its parts in their order, each with the questions that apply; last those that
    are asked only when more is wanted."""
    passage_of = _passages_by_name(form)
    refused = {question.id for question, _ in form.refused_answers()}
    parts: dict[int, list[OutlineEntry]] = {number: [] for number in range(1, len(form.steps) + 1)}
    more: list[OutlineEntry] = []
    for number, question in enumerate(form.questions, 1):
        here = question.id == form.position.question and not form.position.passage
        entry = OutlineEntry(question, number, form.name_of(question), _mark(form, question, refused), here)
        part = more if question.aside else parts.setdefault(_passage(form, question, passage_of), [])
        part.append(entry)
    of_letter = tuple(
        OutlinePart(
            form.title(number) if number else "The letter",
            number,
            tuple(parts[number]),
            form.has_own_words(number),
            bool(number) and number == form.position.passage,
            number in form.unwritten,
        )
        for number in sorted(parts)
    )
    return (*of_letter, OutlinePart(MORE, 0, tuple(more), more=True)) if more else of_letter


def current_passage(form: Form) -> int:
    """Return the number of the passage that is being written, or whose question is asked; 0 for none."""
    if form.position.passage:
        return form.position.passage
    question = form.pack.question(form.position.question)
    return _passage(form, question, _passages_by_name(form)) if question else 0


def _passage(form: Form, question: Question, by_name: Mapping[str, int]) -> int:
    """Return the passage that a question belongs to: the first that uses it, or that its answer is kept in."""
    head, _, rest = question.path.partition(".")
    kept_in = int(rest.split(".")[0]) + 1 if head == "passages" else 0
    return by_name.get(_key(form, question), kept_in)


def _passages_by_name(form: Form) -> Mapping[str, int]:
    """Return the first passage that uses each name."""
    return {name: number for number, names in reversed([*_names_used(form)]) for name in names}


def progress_words(form: Form) -> str:
    """Return how far the interview has come: `4 of 17`; among the questions that are asked when more is wanted,
    `more: 2 of 9`."""
    number, total = form.progress
    return f"{'more: ' if form.at_more else ''}{number} of {total}"


def _names_used(form: Form) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the names that each passage uses that the template writes; the lists of asks and norms by their keys."""
    for number, passage in enumerate(form.draft.passages or (), 1):
        names = form.names_used_by(number)
        if form.pack.kind is None:
            names |= {"asks"} if passage.role == "ask" else frozenset()
            names |= {"invokes"} if passage.role == "norm" else frozenset()
        elif form.has_own_words(number) and isinstance(step := form.steps[number - 1], MoveStep):
            names |= frozenset(step.asked.values())
        yield number, names


def _key(form: Form, question: Question) -> str:
    """Return what a passage uses a question under: its id, or the key of a list that the earlier form keeps."""
    return question.path if form.pack.kind is None and not question.path.startswith("facts.") else question.id


def _mark(form: Form, question: Question, refused: set[str]) -> Mark:
    if question.id in refused:
        return "attention"
    if form.is_answered(question):
        return "done"
    return "attention" if question.required and not question.aside else "empty"
