"""The state of an interview, without a screen: what is asked now, what is answered, what is missing.

A `Form` never changes; every move (`moves.py`) returns another. Answers are kept nowhere but in the plain data of the
draft, as its file has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from letterkit.compose import ComposedPassage, compose, compose_passages, steps_for, template_value, template_variables
from letterkit.interview.draft_paths import get_value
from letterkit.interview.own_norms_question import with_question
from letterkit.interview.position import END, Position, Snapshot
from letterkit.letter.composed import Letter
from letterkit.letter.concerned import concerned_states
from letterkit.letter.drafts import from_data
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.questions.answers import AnswerContext, Refused, source_of
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.types import type_of

if TYPE_CHECKING:
    from letterkit.packs.writer import PassageWriter


@dataclass(frozen=True)
class Form:
    """The state of an interview.

    `data` is the draft as plain data; `skipped` are questions left for later; `pending` is text that was typed at some
    positions and is no answer yet (empty: the answer there was emptied).
    """

    library: Library
    today: dt.date
    data: Mapping[str, Any]
    position: Position = field(default_factory=Position)
    skipped: frozenset[str] = frozenset()
    pending: Mapping[Position, str] = field(default_factory=dict)
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()

    @cached_property
    def pack(self) -> Pack:
        """Return the template that the data name, with the moves that their passages have, and the question on norms of
        one's own. Raises InvalidDraft, UnknownName, InvalidPack."""
        return with_question(self.library.pack_for(self.draft), self.library)

    @cached_property
    def context(self) -> AnswerContext:
        """Return the context in which answers are read and shown. Raises InvalidLibrary."""
        language = self.library.language(str(self.data.get("language") or "en"))
        own = self.library.norms_of(self.draft) if self.data.get("norms") else None
        return AnswerContext(
            self.library,
            self.today,
            language,
            norms_of_draft=own,
            starters=self.starters,
            states=lambda: concerned_states(self.draft),
        )

    def starters(self, question: Question) -> tuple[str, ...]:
        """Return the beginnings that a question offers in the tone of the letter, filled in, without their ` …`; one
        that lacks something is not offered."""
        tone = self.draft.tone
        fitting = (one.say for one in question.starters if not (tone and one.tone) or one.tone == tone)
        filled = (self.filled(say).strip().removesuffix("…").strip() for say in fitting)
        return tuple(dict.fromkeys(f"{text} " for text in filled if text))

    def parse(self, question: Question, typed: str) -> Any:
        """Return the value of a typed answer, None for nothing. Raises Refused."""
        return type_of(question).parse(question, typed, self.context)

    def show(self, question: Question, value: Any) -> str:
        """Return a value in one line, for a review."""
        return type_of(question).show(question, value, self.context)

    # -- what can be asked ------------------------------------------------------------------------------

    @cached_property
    def draft(self) -> Draft:
        """Return the draft so far. Raises InvalidDraft for data that no draft can hold."""
        return from_data(self.data).draft

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions that apply now, in order: those whose condition holds and that some passage uses."""
        return tuple(question for question in self.pack.questions if self._applies(question))

    @cached_property
    def _used_names(self) -> frozenset[str]:
        """Return the names used by the passages that the template writes."""
        return frozenset().union(*map(self.names_used_by, range(1, len(self.steps) + 1)))

    def names_used_by(self, passage: int) -> frozenset[str]:
        """Return the names of the answers that a passage, counted from 1, is made of if the template writes it."""
        from letterkit.packs.used_names import names_used

        step = self.steps[passage - 1]
        if step is None or self.has_own_words(passage) or not self.template_writes:
            return frozenset()
        if isinstance(step, MoveStep):
            return frozenset(step.asked.values())
        return names_used(self.pack, self.library.shelf, step.macro)

    @cached_property
    def _passage_of(self) -> Mapping[str, int]:
        """Return the first passage, from 1, of those whose moves ask each question."""
        steps = reversed([*enumerate(self.steps, 1)])
        return {name: number for number, step in steps if isinstance(step, MoveStep) for name in step.asked.values()}

    def _applies(self, question: Question) -> bool:
        if not self._is_used(question):
            return False
        return not question.when or self.evaluate(question.when, self._answers_beside(question))

    def _is_used(self, question: Question) -> bool:
        """True if a passage uses the answer, or the letter as a whole."""
        if question.path == "norms":  # those that were given where a norm was asked for
            return self.is_answered(question)
        if self.pack.kind is not None:
            if question.id not in self._passage_of or question.id in self._used_names:
                return True
            return question.kept_as in ("asks", "invokes") and self.is_answered(question)
        if question.path.startswith("facts."):
            return question.id in self._used_names
        return question.path not in ("asks", "invokes") or self._is_list_wanted(question)

    def _answers_beside(self, question: Question) -> Mapping[str, Any]:
        """Return the answers of the passage alone that a question belongs to, by their ids in its move."""
        number = self._passage_of.get(question.id, 0)
        passages = self.draft.passages or ()
        step = self.steps[number - 1] if 0 < number <= len(passages) else None
        if not isinstance(step, MoveStep):
            return {}
        own = passages[number - 1].answers
        asked = {name: self.pack.question(step.asked[name]) for name in step.asked}
        others = {name: None for name, other in asked.items() if other and other.path.startswith("passages.")}
        return {
            name: template_value(other, {**others, **own}.get(name))
            for name, other in asked.items()
            if other and (name in others or name in own) and other.kept_as == "facts"
        }

    def _is_list_wanted(self, question: Question) -> bool:
        """True if the template writes a passage for asks or norms, or the draft has some already."""
        role = "ask" if question.path == "asks" else "norm"
        return self.is_answered(question) or any(
            passage.role == role and passage.text is None for passage in self.draft.passages or ()
        )

    def evaluate(self, condition: str, answers: Mapping[str, Any] = MappingProxyType({})) -> bool:
        """Return whether a condition over the answers is true; those given go before the letter's."""
        return self._writer.evaluate(condition, answers)

    def filled(self, text: str) -> str:
        """Return a template of plain text with the answers so far; empty where one of them is missing."""
        return self._writer.fill(text)

    @cached_property
    def _writer(self) -> PassageWriter:
        from letterkit.packs.writer import PassageWriter

        known = template_variables(self.draft, self.pack, self.library, self.draft.passages or ())
        tag = self.draft.language if self.pack.writes(self.draft.language) else self.pack.language
        variables = {**known, "today": self.today.isoformat()}
        return PassageWriter(self.pack, self.library.shelf, self.library.language(tag), variables, {})

    # -- what is asked now ------------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """True after the last question."""
        return self.position.question == END and not self.position.passage

    @property
    def question(self) -> Question:
        """Return the current question, or the one for the words of a passage. Raises LookupError after the last one."""
        return passage_question(self) if self.position.passage else self.question_named(self.position.question)

    @property
    def prompt(self) -> Question:
        """Return what is asked right now: the question, a field of it, or the source of its answer."""
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
            return next(field for field in self.question.fields if field.id == self.position.field)
        return self.question

    @property
    def prompt_type(self) -> QuestionType:
        """Return the type of what is asked right now."""
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
        """True if what to do with a list of records is asked: add, change, remove, go on."""
        return self.at_question and type_of(self.question).has_records and self.position.item is None

    @property
    def at_question(self) -> bool:
        """True if a question of the pack is asked, and not the words of a passage, and before the end."""
        return self.position.question != END and not self.position.passage

    @property
    def progress(self) -> tuple[int, int]:
        """Return the number of the question, from 1, and how many there are."""
        ids = [question.id for question in self.questions]
        return (ids.index(self.position.question) + 1 if self.position.question in ids else len(ids), len(ids))

    @property
    def fields(self) -> tuple[Question, ...]:
        """Return the fields that are asked for the current record."""
        return applicable_fields(self.question, self.record)

    @property
    def record(self) -> Mapping[str, Any]:
        """Return the current record; empty for a new one, and where there is none."""
        records, index = self.value(self.question) or [], self.position.item
        record: Mapping[str, Any] = records[index] if index is not None and index < len(records) else {}
        return record

    def question_named(self, name: str) -> Question:
        """Return a question of the pack by its id. Raises LookupError."""
        question = self.pack.question(name)
        if question is None:
            raise LookupError(name)
        return question

    def value(self, question: Question) -> Any:
        """Return what the draft holds for a question, or None."""
        return get_value(self.data, question.path)

    @property
    def current_text(self) -> str:
        """Return the current answer as a person would type it again: the stored one, else the suggestion."""
        if self.position.passage:
            return self._passage_text
        if self.position.field == "source" and self.position.item is None:
            return source_of(self.value(self.question))
        in_record = self.position.item is not None
        stored = self.record.get(self.position.field) if in_record else self.value(self.question)
        return self.default(self.prompt) if stored is None else self.prompt_type.spell(self.prompt, stored)

    @property
    def initial_text(self) -> str:
        """Return the text with which the input field begins: what is pending here, otherwise the current answer."""
        pending = self.pending.get(self.position.input_key)
        return self.current_text if pending is None else pending

    @cached_property
    def _passage_text(self) -> str:
        """Return the words of the current passage, whoever wrote them."""
        from letterkit.letter.markdown import with_few_escapes  # markdown-it-py takes 25 ms to import

        written = self.passages[self.position.passage - 1]
        return with_few_escapes(written.text) if written.by_template else written.text

    def default(self, question: Question) -> str:
        """Return the suggestion for a question, with other answers filled in; empty where one of them is missing."""
        kind = type_of(question)
        if self.position.item is not None and (text := kind.default_in_record(question, self.record, self.context)):
            return text
        usual = self._from_profile(question)
        if usual is not None:
            return kind.spell(question, usual)
        if "{{" not in question.default:
            return question.default
        return kind.offered(question, self._writer.fill(question.default), self.context)

    def _from_profile(self, question: Question) -> Any:
        """Return what the organisation's profile has for a question, or for a field of the first signatory."""
        profile = self.library.profile
        if self.position.item is None:
            return profile.suggested(question.path)
        first = not self.position.item and self.question.path == "signatories"
        return profile.signatory.get(question.id) if first else None

    def record_lines(self) -> tuple[str, ...]:
        """Return the records of the current question, each in one line."""
        return tuple(self.show(self.question, [record]) for record in self.value(self.question) or [])

    # -- passages ---------------------------------------------------------------------------------------

    @cached_property
    def passages(self) -> tuple[ComposedPassage, ...]:
        """Return the passages of the letter with their text, whoever writes it. Raises LetterkitError."""
        return compose_passages(self.draft, self.library, gaps=True)

    @cached_property
    def steps(self) -> tuple[AnyStep | None, ...]:
        """Return what writes each passage; None where the template has nothing for it."""
        return steps_for(self.pack, self.draft.passages or ())

    def has_own_words(self, passage: int) -> bool:
        """Return whether a passage, counted from 1, is in the person's own words."""
        passages = self.draft.passages or ()
        return 0 < passage <= len(passages) and passages[passage - 1].text is not None

    def title(self, passage: int) -> str:
        """Return what a passage, counted from 1, is called."""
        step = self.steps[passage - 1]
        written = (self.draft.passages or ())[passage - 1]
        return step.title if step and step.title else written.heading or written.role.capitalize()

    # -- what is answered, and what is missing ----------------------------------------------------------

    def is_answered(self, question: Question) -> bool:
        """Return whether the draft holds an answer."""
        return self.value(question) not in (None, "", [], {})

    def missing_questions(self) -> tuple[Question, ...]:
        """Return the questions that must be answered and are not."""
        return tuple(question for question in self.questions if question.required and not self.is_answered(question))

    def refused_answers(self) -> tuple[tuple[Question, Refused], ...]:
        """Return the questions whose answer in the draft they would not take, each with the refusal."""
        refusals = []
        for question in self.questions:
            try:
                type_of(question).check(question, self.value(question), self.context)
            except Refused as error:
                refusals.append((question, error))
        return tuple(refusals)

    def review(self) -> tuple[tuple[Question, str], ...]:
        """Return every question that applies, with its answer in one line."""
        return tuple((question, self.show(question, self.value(question))) for question in self.questions)

    @property
    def template_writes(self) -> bool:
        """True if the template writes passages in the letter's language; if not, people write all of them."""
        return self.pack.writes(self.draft.language)

    @property
    def unwritten(self) -> tuple[int, ...]:
        """Return the passages, from 1, that a person has to write: the template has no words in the language."""
        if self.template_writes:
            return ()
        return tuple(number for number in range(1, len(self.steps) + 1) if not self.has_own_words(number))

    def letter(self) -> Letter:
        """Return the letter so far; what is missing shows as a gap."""
        return compose(self.draft, self.library, self.passages)


_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"capacity": ("name", "organization")}
"""Fields that matter only beside others: a signatory's capacity, where both a person and an organisation are named."""


def unconditional_fields(question: Question) -> tuple[Question, ...]:
    """Return the fields of a question that are asked for each of its records."""
    return tuple(field for field in question.fields if field.id not in _NEEDS)


def applicable_fields(question: Question, record: Mapping[str, Any]) -> tuple[Question, ...]:
    """Return the fields of a question that are asked for one of its records."""
    return tuple(
        field
        for field in question.fields
        if record.get(field.id) or all(record.get(name) for name in _NEEDS.get(field.id, ()))
    )


def passage_question(form: Form) -> Question:
    """Return the question that asks for the words of the current passage."""
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
