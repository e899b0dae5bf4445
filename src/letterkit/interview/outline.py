"""The plan of a letter as a person sees it: its passages with their questions, and how far each has come.

The questions stand in the order in which they are asked: first what is asked before the passages, then the passages in
the order of the letter, then what is asked after them, and last what is asked only when more is wanted. So the mark of
the question in hand only moves down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from letterkit.interview.form import Form
from letterkit.interview.more import TITLE as MORE
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Question
from letterkit.wording import say, say_worded, worded

Mark = Literal["done", "empty", "attention"]
SIGNS: dict[Mark, str] = {"done": "✓", "empty": "·", "attention": "!"}
"""Signs before a question, so that nothing is said by colour alone."""
BEFORE: Final = worded("To begin with")
"""What the questions before the passages are called: to whom, about which State."""
AFTER: Final = worded("At the end")
"""What those after the passages are called: title, date, who signs."""
_AFTER = 10**6
"""In the place of the number of a passage: what is asked after all of them."""


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
    """A passage of the letter and its questions. `passage` counts passages from 1; 0 is the letter as a whole.

    `own`: the passage is in one's own words. `here`: its words are being written, and not one of its questions. `more`:
    the questions are asked only when more is wanted. `bare`: nothing has been said yet in a passage that a
    person writes, or all of whose questions are asked only then.
    """

    title: str
    passage: int
    entries: tuple[OutlineEntry, ...]
    own: bool = False
    here: bool = False
    unwritten: bool = False
    more: bool = False
    bare: bool = False

    @property
    def mark(self) -> Mark:
        """Return how far the part has come: what is needed first, then what is open. One's own words are done."""
        marks = {entry.mark for entry in self.entries}
        if self.unwritten or "attention" in marks:
            return "attention"
        return "empty" if self.bare or "empty" in marks else "done"


def outline(form: Form) -> tuple[OutlinePart, ...]:
    """Return what is asked before the passages, the passages in their order, what is asked after them, and last what is
    asked only when more is wanted, each with the questions that apply."""
    place_of = _places(form)
    refused = {question.id for question, _ in form.refused_answers()}
    parts: dict[int, list[OutlineEntry]] = {number: [] for number in range(1, len(form.steps) + 1)}
    more: list[OutlineEntry] = []
    passed_over = _passed_over(form)
    known: Counter[str] = Counter()
    for number, question in enumerate(form.questions, 1):
        here = question.id == form.position.question and not form.position.passage
        known[question.title] += 1
        name = f"{question.title} ({count})" if (count := known[question.title]) > 1 else question.title
        mark: Mark = "done" if form.is_answered(question) else "empty"
        if question.id in refused or question.id in passed_over:
            mark = "attention"
        part = more if question.aside else parts.setdefault(place_of[question.id], [])
        part.append(OutlineEntry(question, number, name, mark, here))
    of_letter = tuple(_part(form, number, tuple(parts[number])) for number in sorted(parts))
    return (*of_letter, OutlinePart(say_worded(MORE), 0, tuple(more), more=True)) if more else of_letter


def _part(form: Form, number: int, entries: tuple[OutlineEntry, ...]) -> OutlinePart:
    if number in (0, _AFTER):
        return OutlinePart(say_worded(say_worded(AFTER) if number else say_worded(BEFORE)), 0, entries)
    return OutlinePart(
        form.title(number),
        number,
        entries,
        own=form.has_own_words(number),
        here=number == form.position.passage,
        unwritten=number in form.unwritten and form.looked_over,
        bare=number in form.unwritten or (not entries and _is_bare(form, number)),
    )


def _is_bare(form: Form, number: int) -> bool:
    """True if nothing is said yet in a passage: it has questions, and none of them is answered."""
    if form.has_own_words(number):
        return False
    names = form.names_used_by(number)
    asked = [question for question in form.questions if question.id in names]
    return bool(asked) and not any(form.is_answered(question) for question in asked)


def _passed_over(form: Form) -> frozenset[str]:
    """Return the questions that are needed, have no answer, and were left for later or gone past. Before anybody has
    been there an open question is only open."""
    needed = [question.id for question in form.main_questions if question.required and not form.is_answered(question)]
    if form.finished or form.looked_over or not needed:
        return frozenset(needed)
    order = [question.id for question in form.main_questions]
    here = form.position.question
    before = frozenset(order[: order.index(here)]) if here in order else frozenset()
    return frozenset(needed) & (before | form.skipped)


def current_passage(form: Form) -> int:
    """Return the number of the passage that is being written, or whose question is asked; 0 for none."""
    if form.position.passage:
        return form.position.passage
    question = form.pack.question(form.position.question)
    return _passage(form, question, _passages_by_name(form)) if question else 0


def first_question(form: Form, number: int) -> Question | None:
    """Return the question where one goes on in a passage, counted from 1: the first that is open, else the first; those
    that are asked of everybody before the others. None where it has no question."""
    names = form.names_used_by(number) | frozenset(
        question.id for question in form.questions if _kept_in(question) == number
    )
    place_of = _places(form)
    asked = [question for question in form.questions if question.id in names]
    shown = [question for question in asked if place_of.get(question.id) == number] or asked
    opened = [question for question in shown if not form.is_answered(question)]
    return next(iter(opened or shown), None)


# -- the passage that a question stands in ----------------------------------------------------------------


def _places(form: Form) -> Mapping[str, int]:
    """Return the passage that each question which everybody is asked stands in: 0 before the passages, `_AFTER` behind.

    Of the passages that use an answer it is the first that does not lead back to a passage above.
    """
    users = _users(form)
    asked = [(question.id, _candidates(form, question, users)) for question in form.main_questions]
    first, last = _ends(form, asked)
    places = dict.fromkeys((name for name, _ in asked[:first]), 0)
    places |= dict.fromkeys((name for name, _ in asked[last:]), _AFTER)
    running, between = 0, []
    for name, numbers in asked[first:last]:
        below = [number for number in numbers if number >= running]
        running = min(below) if below else max(numbers, default=running)
        between.append((name, running))
    lowest = _AFTER
    for name, number in reversed(between):  # nothing stands below what is asked after it
        lowest = min(lowest, number)
        places[name] = lowest
    return places


def _ends(form: Form, asked: Sequence[tuple[str, Sequence[int]]]) -> tuple[int, int]:
    """Return the index of the first question of the passages, and the one behind the last.

    In the earlier form what is asked before a question of the letter as a whole belongs to it: to whom, where.
    """
    of_passages = [index for index, (_, numbers) in enumerate(asked) if numbers]
    if not of_passages:
        return len(asked), len(asked)
    last = of_passages[-1] + 1
    if form.pack.kind is not None:
        return of_passages[0], last
    return max((index + 1 for index, (_, numbers) in enumerate(asked[:last]) if not numbers), default=0), last


def _candidates(form: Form, question: Question, users: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """Return the passages that use an answer, or the one that it is kept in."""
    kept_in = _kept_in(question)
    return users.get(_key(form, question), (kept_in,) if kept_in else ())


def _passage(form: Form, question: Question, by_name: Mapping[str, int]) -> int:
    """Return the passage that a question belongs to: the first that uses it, or that its answer is kept in."""
    return by_name.get(_key(form, question), _kept_in(question))


def _kept_in(question: Question) -> int:
    """Return the passage, from 1, that an answer is kept in; 0 for none."""
    head, _, rest = question.path.partition(".")
    return int(rest.split(".")[0]) + 1 if head == "passages" else 0


def _passages_by_name(form: Form) -> Mapping[str, int]:
    """Return the first passage that uses each name."""
    return {name: numbers[0] for name, numbers in _users(form).items()}


def _users(form: Form) -> Mapping[str, Sequence[int]]:
    """Return the passages that use each name, in their order."""
    users: dict[str, list[int]] = {}
    for number, names in _names_used(form):
        for name in names:
            users.setdefault(name, []).append(number)
    return users


def progress_words(form: Form) -> str:
    """Return how far the interview has come: `4 of 17`; among the questions that are asked when more is wanted, with
    the number under which each of all questions is found: `20, asked on request (2 of 9)`."""
    number, total = form.progress
    if not form.at_more:
        return say("{number} of {total}", number=number, total=total)
    at = len(form.main_questions) + number
    return say("{number}, asked on request ({index} of {total})", number=at, index=number, total=total)


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
