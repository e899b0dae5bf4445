"""The parts of a letter with their questions and how far each has come: what a rail beside the question shows.

Pure: a form in, entries out. A question belongs to the first passage that uses it; what no passage uses (to whom, on
which day, who signs) belongs to the letter as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from letterkit.interview.form import Form
from letterkit.questions.question import Question

Mark = Literal["done", "empty", "attention"]
SIGNS: dict[Mark, str] = {"done": "✓", "empty": "·", "attention": "!"}
"""What stands before a question, so that nothing is told by colour alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the rail: its number from 1, its short name, how far it has come, whether it is in hand."""

    question: Question
    number: int
    name: str
    mark: Mark
    here: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the letter and its questions. `passage` counts passages from 1; 0 is the letter as a whole.

    `own`: the passage is in one's own words. `here`: its words are in hand, and not one of its questions.
    """

    title: str
    passage: int
    entries: tuple[Entry, ...]
    own: bool = False
    here: bool = False
    unwritten: bool = False

    @property
    def mark(self) -> Mark:
        """How far the part has come: what is needed first, then what is open. One's own words are done; a passage that
        nobody writes, in a language that the template has no words in, is needed."""
        if self.unwritten:
            return "attention"
        marks = {one.mark for one in self.entries}
        return "attention" if "attention" in marks else "empty" if "empty" in marks else "done"


def rail(form: Form) -> tuple[Part, ...]:
    """The letter as a whole, then its parts in their order, each with the questions that apply."""
    belongs = {name: number for number, names in reversed([*_uses(form)]) for name in names}
    refused = {one.id for one, _ in form.refused_answers()}
    parts: dict[int, list[Entry]] = {number: [] for number in range(1, len(form.steps) + 1)}
    for number, one in enumerate(form.questions, 1):
        here = one.id == form.position.question and not form.position.passage
        entry = Entry(one, number, _name(one), _mark(form, one, refused), here)
        parts.setdefault(belongs.get(_key(one), 0), []).append(entry)
    return tuple(
        Part(
            form.title(number) if number else "The letter",
            number,
            tuple(parts[number]),
            form.has_own_words(number),
            bool(number) and number == form.position.passage,
            number in form.unwritten,
        )
        for number in sorted(parts)
    )


def passage_in_hand(form: Form) -> int:
    """The passage, from 1, to which the question in hand belongs; 0 for the letter as a whole."""
    if form.position.passage:
        return form.position.passage
    return next((part.passage for part in rail(form) if any(one.here for one in part.entries)), 0)


def _uses(form: Form) -> Iterator[tuple[int, frozenset[str]]]:
    """The names that each passage uses that the template writes; the lists of asks and norms by their keys."""
    from letterkit.packs.used_names import names_used

    for number, (passage, step) in enumerate(zip(form.draft.passages or (), form.steps, strict=True), 1):
        by_template = passage.text is None and step is not None
        names = names_used(form.pack, form.library.shelf, step.macro) if by_template and step else frozenset()
        names |= {"asks"} if passage.role == "ask" else frozenset()
        names |= {"invokes"} if passage.role == "norm" else frozenset()
        yield number, names


def _key(question: Question) -> str:
    return question.id if question.path.startswith("facts.") else question.path


def _mark(form: Form, question: Question, refused: set[str]) -> Mark:
    if question.id in refused:
        return "attention"
    if form.is_answered(question):
        return "done"
    return "attention" if question.required else "empty"


def _name(question: Question) -> str:
    """A question in two or three words: its id, as one would say it."""
    return question.id.replace("_", " ").capitalize()
