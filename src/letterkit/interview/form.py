"""The form without a screen: what is asked now, what has been answered, what is missing, how the letter looks.

A `Form` never changes; every move (`moves.py`) returns another. The draft's plain data are the one truth:
an answer stands where the draft file keeps it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from letterkit.compose import ComposedPassage, compose, compose_passages, steps_for, template_variables
from letterkit.interview.draft_paths import get_value
from letterkit.letter.composed import Letter
from letterkit.letter.drafts import from_data
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import Step
from letterkit.questions.answers import Context, Refused, source_of
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.types import type_of

END = ""
"""The place after the last question."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where the form stands: a question; in one of records, a field of an item; beside a fact, its source.

    `passage`, counted from 1, is a passage being written in one's own words; `question` is then where one came from.
    """

    question: str = END
    item: int | None = None
    field: str = ""
    passage: int = 0

    @property
    def input_key(self) -> Position:
        """Where what is typed belongs: for a passage it does not matter where one came from."""
        return Position(passage=self.passage) if self.passage else self


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What undo brings back."""

    data: Mapping[str, Any]
    position: Position


@dataclass(frozen=True)
class Form:
    """The state of an interview. `data` is the draft as plain data; `skipped` are questions left for later; `waiting`
    is what was typed at some places and is not an answer yet (an empty text: the answer there was emptied)."""

    pack: Pack
    library: Library
    today: dt.date
    data: Mapping[str, Any]
    position: Position = field(default_factory=Position)
    skipped: frozenset[str] = frozenset()
    pending: Mapping[Position, str] = field(default_factory=dict)
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()

    @cached_property
    def context(self) -> Context:
        """What answers are read and shown with. Raises InvalidLibrary."""
        return Context(self.library, self.today, self.library.language(str(self.data.get("language") or "en")))

    def parse(self, question: Question, typed: str) -> Any:
        """Return the value of a typed answer, None for nothing. Raises Refused."""
        return type_of(question).parse(question, typed, self.context)

    def show(self, question: Question, value: Any) -> str:
        """Return a value in one line, for a review."""
        return type_of(question).show(question, value, self.context)

    # -- what can be asked ------------------------------------------------------------------------------

    @cached_property
    def draft(self) -> Draft:
        """The draft as it stands. Raises InvalidDraft for data that no draft can hold."""
        return from_data(self.data).draft

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that apply now, in order: those whose condition holds and that some passage uses."""
        needed = self._needed
        return tuple(one for one in self.pack.questions if self._applies(one, needed))

    @cached_property
    def _needed(self) -> frozenset[str]:
        """Names used by the passages that the template writes, and by conditions and defaults."""
        from letterkit.packs.used_names import names_used

        found: set[str] = set()
        for passage, step in zip(self.draft.passages or (), self.steps, strict=True):
            if passage.text is None and step is not None and self.template_writes:
                found |= names_used(self.pack, self.library.shelf, step.macro)
        return frozenset(found)

    def _applies(self, question: Question, needed: frozenset[str]) -> bool:
        if question.path.startswith("facts.") and question.id not in needed:
            return False
        if question.path in ("asks", "invokes") and not self._listed(question):
            return False
        return not question.when or self.evaluate(question.when)

    def _listed(self, question: Question) -> bool:
        """Whether asks or norms are wanted: a passage of their role is written by the template, or has some already."""
        role = "ask" if question.path == "asks" else "norm"
        return self.is_answered(question) or any(
            one.role == role and one.text is None for one in self.draft.passages or ()
        )

    def evaluate(self, condition: str) -> bool:
        """Whether a condition over the answers holds."""
        return bool(self._writer.evaluate(condition))

    @cached_property
    def _writer(self) -> Any:
        from letterkit.packs.writer import PassageWriter

        known = template_variables(self.draft, self.pack, self.library, self.draft.passages or ())
        tag = self.draft.language if self.pack.writes(self.draft.language) else self.pack.language
        variables_ = {**known, "today": self.today.isoformat()}
        return PassageWriter(self.pack, self.library.shelf, self.library.language(tag), variables_, {})

    # -- the question in hand ---------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """Whether the form stands after its last question."""
        return self.position.question == END and not self.position.passage

    @property
    def question(self) -> Question:
        """The question in hand, or what asks for the words of a passage. Raises LookupError after the last one."""
        return passage_question(self) if self.position.passage else self.question_named(self.position.question)

    @property
    def prompt(self) -> Question:
        """What is asked right now: the question, a field of it, or its source."""
        if self.position.passage:
            return self.question
        if self.position.field == "source" and self.position.item is None:
            return Question(
                id="source",
                ask="Where does this come from?",
                example="UN OCHA, 18 June 2010",
                help="It becomes a footnote.",
            )
        if self.position.field:
            return next(one for one in self.question.fields if one.id == self.position.field)
        return self.question

    @property
    def prompt_type(self) -> QuestionType:
        """The type of what is asked right now."""
        return type_of(self.prompt)

    @property
    def multiline(self) -> bool:
        """True if what is asked may have several lines."""
        if self.finished or self.at_record_list:
            return False
        kind = self.prompt_type
        return kind.multiline and (self.position.item is None or kind.multiline_in_records)

    @property
    def at_record_list(self) -> bool:
        """Whether the form waits for what to do with a list of records: add, change, remove, go on."""
        return self.at_question and type_of(self.question).has_records and self.position.item is None

    @property
    def at_question(self) -> bool:
        """Whether a question of the pack is in hand, and not a passage or the end."""
        return self.position.question != END and not self.position.passage

    @property
    def progress(self) -> tuple[int, int]:
        """Which question this is, counted from 1, and of how many."""
        ids = [one.id for one in self.questions]
        return (ids.index(self.position.question) + 1 if self.position.question in ids else len(ids), len(ids))

    @property
    def fields(self) -> tuple[Question, ...]:
        """The fields that are asked for the record in hand."""
        return applicable_fields(self.question, self.record)

    @property
    def record(self) -> Mapping[str, Any]:
        """The record that is being answered; empty for a new one, and where there is none."""
        records, index = self.value(self.question) or [], self.position.item
        record: Mapping[str, Any] = records[index] if index is not None and index < len(records) else {}
        return record

    def question_named(self, name: str) -> Question:
        """A question of the pack by its id. Raises LookupError."""
        found = self.pack.question(name)
        if found is None:
            raise LookupError(name)
        return found

    def value(self, question: Question) -> Any:
        """What the draft holds for a question, or None."""
        return get_value(self.data, question.path)

    @property
    def current_text(self) -> str:
        """The answer in hand as a person would type it again: what is stored, else what is suggested."""
        if self.position.passage:
            return self._words
        if self.position.field == "source" and self.position.item is None:
            return source_of(self.value(self.question))
        in_record = self.position.item is not None
        stored = self.record.get(self.position.field) if in_record else self.value(self.question)
        return self.default(self.prompt) if stored is None else self.prompt_type.spell(self.prompt, stored)

    @property
    def initial_text(self) -> str:
        """What the room to write begins with: what was typed there and waits, otherwise the answer in hand."""
        waits = self.pending.get(self.position.input_key)
        return self.current_text if waits is None else waits

    @cached_property
    def _words(self) -> str:
        """The words of the passage in hand, whoever wrote them."""
        from letterkit.letter.markdown import with_few_escapes  # markdown-it-py takes 25 ms to import

        written = self.passages[self.position.passage - 1]
        return with_few_escapes(written.text) if written.by_template else written.text

    def default(self, question: Question) -> str:
        """The suggestion for a question, with other answers filled in; empty where one of them is missing."""
        kind = type_of(question)
        if self.position.item is not None and (text := kind.default_in_record(question, self.record, self.context)):
            return text
        offered = self._offered(question)
        if offered is not None:
            return kind.spell(question, offered)
        if "{{" not in question.default:
            return question.default
        return str(self._writer.fill(question.default))

    def _offered(self, question: Question) -> Any:
        """What the profile of the organisation has for a question, or for a field of the first signatory."""
        profile = self.library.profile
        if self.position.item is None:
            return profile.suggested(question.path)
        first = not self.position.item and self.question.path == "signatories"
        return profile.signatory.get(question.id) if first else None

    def record_lines(self) -> tuple[str, ...]:
        """The records of the question in hand, each in one line."""
        return tuple(self.show(self.question, [item]) for item in self.value(self.question) or [])

    # -- passages ---------------------------------------------------------------------------------------

    @cached_property
    def passages(self) -> tuple[ComposedPassage, ...]:
        """The passages of the letter with their text, whoever writes it. Raises LetterkitError."""
        return compose_passages(self.draft, self.library, gaps=True)

    @cached_property
    def steps(self) -> tuple[Step | None, ...]:
        """The step of the pack's plan for each passage; None where the plan has none."""
        return steps_for(self.pack, self.draft.passages or ())

    def has_own_words(self, passage: int) -> bool:
        """Whether a passage, counted from 1, is in one's own words."""
        listed = self.draft.passages or ()
        return 0 < passage <= len(listed) and listed[passage - 1].text is not None

    def title(self, passage: int) -> str:
        """What a passage, counted from 1, is called."""
        step, listed = self.steps[passage - 1], self.draft.passages or ()
        return (
            step.title if step and step.title else listed[passage - 1].heading or listed[passage - 1].role.capitalize()
        )

    # -- what stands, and what is missing ---------------------------------------------------------------

    def is_answered(self, question: Question) -> bool:
        """Whether the draft holds an answer."""
        return self.value(question) not in (None, "", [], {})

    def missing_questions(self) -> tuple[Question, ...]:
        """The questions that must be answered and are not."""
        return tuple(one for one in self.questions if one.required and not self.is_answered(one))

    def refused_answers(self) -> tuple[tuple[Question, Refused], ...]:
        """Answers in the draft that their own question would not take."""
        found = []
        for one in self.questions:
            try:
                type_of(one).check(one, self.value(one), self.context)
            except Refused as error:
                found.append((one, error))
        return tuple(found)

    def review(self) -> tuple[tuple[Question, str], ...]:
        """Every question that applies, with its answer in one line."""
        return tuple((one, self.show(one, self.value(one))) for one in self.questions)

    @property
    def template_writes(self) -> bool:
        """Whether the template writes passages in the letter's language; if not, people write all of them."""
        return self.pack.writes(self.draft.language)

    @property
    def unwritten(self) -> tuple[int, ...]:
        """The passages, from 1, that somebody has to write, because the template has no words in the language."""
        if self.template_writes:
            return ()
        return tuple(number for number in range(1, len(self.steps) + 1) if not self.has_own_words(number))

    def letter(self) -> Letter:
        """The letter as it stands; what is missing shows as a gap."""
        return compose(self.draft, self.library, self.passages)


_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {"capacity": ("name", "organization")}
"""Fields that matter only beside others: in which capacity somebody signs, where a person stands beside an
organisation."""


def unconditional_fields(question: Question) -> tuple[Question, ...]:
    """The fields of a question that are asked for each of its records."""
    return tuple(one for one in question.fields if one.id not in _BESIDE)


def applicable_fields(question: Question, item: Mapping[str, Any]) -> tuple[Question, ...]:
    """The fields of a question that are asked for one of its records."""
    return tuple(
        one for one in question.fields if item.get(one.id) or all(item.get(name) for name in _BESIDE.get(one.id, ()))
    )


def passage_question(form: Form) -> Question:
    """What asks for the words of the passage in hand."""
    number = form.position.passage
    step = form.steps[number - 1]
    if form.has_own_words(number):
        now = "These are your own words."
    elif form.template_writes:
        now = "The template writes this from your answers. What you change here becomes your own words."
    else:
        now = f"The template has no words in this language ({form.draft.language}): write the passage here yourself."
    if form.value(Question(fills="asks")) and (form.draft.passages or ())[number - 1].role == "ask":
        now += " The list of asks stands below it."
    return Question(
        id="passage",
        ask=f"The passage ‘{form.title(number)}’",
        why=step.advice if step else "",
        help=now,
        type="paragraph",
    )
