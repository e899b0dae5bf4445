"""The state of an interview, without a screen: what is asked now, what is answered, what is missing.

A `Form` never changes; every move (`moves.py`) returns another. Answers are kept nowhere but in the plain data of the
draft, as its file has them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from letterkit.compose import ComposedPassage, compose, compose_passages, steps_for, template_variables
from letterkit.compose.ask_leads import reader
from letterkit.interview.draft_paths import get_value, put_value
from letterkit.interview.offers import Offers, with_choices_filled
from letterkit.interview.own_norms_question import with_question
from letterkit.interview.passage_questions import own_answers, passage_question
from letterkit.interview.position import END, Position, Snapshot, SourceErrand
from letterkit.interview.source_answers import source_answers, source_items
from letterkit.interview.value_changes import ValueChanges
from letterkit.letter.composed import Letter
from letterkit.letter.concerned import concerned_states
from letterkit.letter.drafts import from_data
from letterkit.letter.model import Draft
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.questions.answers import AnswerContext, Refused, source_of
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType, Suggestion
from letterkit.questions.records import RecordsType
from letterkit.questions.types import type_of
from letterkit.wording import say

if TYPE_CHECKING:
    from letterkit.packs.writer import PassageWriter


@dataclass(frozen=True)
class Form:
    """The state of an interview.

    `data` is the draft as plain data; `skipped` are questions left for later; `pending` is text that was typed at some
    positions and is no answer yet (empty: the answer there was emptied). `looked_over`: the person has asked for the
    review or come to the end, so that what is missing is shown as missing. `changes` are values that sentences may
    still hold as they were.
    """

    library: Library
    today: dt.date
    data: Mapping[str, Any]
    position: Position = field(default_factory=Position)
    skipped: frozenset[str] = frozenset()
    pending: Mapping[Position, str] = field(default_factory=dict)
    past: tuple[Snapshot, ...] = ()
    future: tuple[Snapshot, ...] = ()
    looked_over: bool = False
    errand: SourceErrand | None = None
    changes: ValueChanges = field(default_factory=ValueChanges)

    @cached_property
    def pack(self) -> Pack:
        """Return the template that the data name, with the moves that their passages have, and the question on norms of
        one's own. Raises InvalidDraft, UnknownName, InvalidPack."""
        return with_question(self.library.pack_for(self.draft), self.library)

    @cached_property
    def context(self) -> AnswerContext:
        """Return the context in which answers are read and shown. Raises InvalidLibrary."""
        language = self.library.language_of_interview(str(self.data.get("language") or "en"))
        own = self.library.norms_of(self.draft) if self.data.get("norms") else None
        return AnswerContext(
            self.library,
            self.today,
            language,
            norms_of_draft=own,
            starters=self.starters,
            states=lambda: concerned_states(self.draft),
            formulas=lambda: self._formulas,
            actors=lambda: self._offers.actors,
            sources=lambda: self._offers.sources,
        )

    @cached_property
    def _offers(self) -> Offers:
        return Offers(self.draft, self.library, self.filled)

    def starters(self, question: Question) -> tuple[str, ...]:
        """Return the beginnings that a question offers, filled in, with a blank in the place of their `…`."""
        return self._offers.starters(question)

    @cached_property
    def _formulas(self) -> tuple[Suggestion, ...]:
        number = self._passage_of.get(self.position.question, 0)
        step = self.steps[number - 1] if number else None
        fitting = {self.pack.id, *([step.move.id] if isinstance(step, MoveStep) else ())}
        return self._offers.formulas(self.pack.language, frozenset(fitting))

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
        return tuple(self._worded(question) for question in self.pack.questions if self._applies(question))

    @property
    def main_questions(self) -> tuple[Question, ...]:
        """Return the questions that are asked of everybody."""
        return tuple(question for question in self.questions if not question.aside)

    @property
    def more_questions(self) -> tuple[Question, ...]:
        """Return those that are asked only when the writer wants more than most letters need."""
        return tuple(question for question in self.questions if question.aside)

    def _worded(self, question: Question) -> Question:
        """Return a question with the values that the words of its choices name: who is asked."""
        if not any("{{" in choice.label for choice in question.choices):
            return question
        actor = reader(self.draft, self.library)

        def fill(text: str) -> str:
            """Return a text with who is asked; what else it has is the writer's, which takes a while to import."""
            named = text.replace("{{ actor }}", actor) if actor else text
            return self._writer.fill(text, {"actor": actor}) if "{" in named else named

        return with_choices_filled(question, fill)

    @cached_property
    def _used_names(self) -> frozenset[str]:
        """Return the names used by the passages that the template writes."""
        return frozenset().union(*map(self.names_used_by, range(1, len(self.steps) + 1)))

    def names_used_by(self, passage: int) -> frozenset[str]:
        """Return the names of the answers that a passage, counted from 1, is made of if the template writes it."""
        step = self.steps[passage - 1]
        if step is None or self.has_own_words(passage) or not self.template_writes:
            return frozenset()
        if isinstance(step, MoveStep):
            return frozenset(step.asked.values())
        from letterkit.packs.used_names import names_used

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
        return own_answers(step, passages[number - 1], self.pack) if isinstance(step, MoveStep) else {}

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

        tag = self.draft.language if self.pack.writes(self.draft.language) else self.pack.language
        known = template_variables(
            replace(self.draft, language=tag), self.pack, self.library, self.draft.passages or ()
        )
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
        return self._passage_question if self.position.passage else self.question_named(self.position.question)

    @property
    def prompt(self) -> Question:
        """Return what is asked right now: the question, a field of it, or the source of its answer."""
        if self.position.passage:
            return self.question
        if self.position.field == "source" and self.position.item is None:
            return Question(
                id="source",
                ask=say("Where does this come from?"),
                type="source",
                example="UN OCHA, 18 June 2010",
                help=say("It is asked of every answer that states facts, and becomes a footnote.")
                if self.prints_sources
                else say(
                    "It is asked of every answer that states facts. It is not printed; it is kept for your editor."
                ),
            )
        if self.position.field:
            return self.question.field_named(self.position.field)
        return self.question

    @property
    def prints_sources(self) -> bool:
        """True if the letter prints its sources as notes; a newspaper does not."""
        return self.pack.kind is None or self.pack.kind.settings.source_notes

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
        """Return the number of the question, from 1, and how many there are: of those that everybody is asked, or, for
        one that is asked only when more is wanted, of those."""
        asked = self.more_questions if self.at_more else self.main_questions
        ids = [question.id for question in asked]
        return (ids.index(self.position.question) + 1 if self.position.question in ids else len(ids), len(ids))

    @property
    def at_more(self) -> bool:
        """True at a question that is asked only when the writer wants more."""
        question = self.pack.question(self.position.question) if self.position.question != END else None
        return question is not None and question.aside

    @property
    def fields(self) -> tuple[Question, ...]:
        """Return the fields that are asked for the current record."""
        return self.fields_of(self.question, self.record, self.position.item or 0)

    def fields_of(self, question: Question, record: Mapping[str, Any], index: int) -> tuple[Question, ...]:
        """Return the fields of a question that are asked for one of its records, which counts from 0."""
        return tuple(type_of(question).asked_fields(question, record, index, self.context))

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
        return self._worded(question)

    def name_of(self, question: Question) -> str:
        """Return what a question is called in lists; where two are called alike, with the passage it belongs to."""
        alike = sum(other.title == question.title for other in self.questions) > 1
        title = self.title(number) if alike and (number := self._passage_of.get(question.id, 0)) else ""
        return f"{question.title} ({title})" if title not in ("", question.title) else question.title

    def value(self, question: Question) -> Any:
        """Return the answer that the draft holds to a question, or None."""
        value = get_value(self.data, question.path)
        return source_answers(value, self.context.language) if question.type == "sources" else value

    def data_with(self, question: Question, value: Any) -> dict[str, Any]:
        """Return the data with an answer to a question. Raises Refused for one that no draft can hold."""
        if question.type == "sources" and value:
            value = source_items(value, get_value(self.data, question.path), self.context.language, self.context.norms)
        return put_value(self.data, question.path, value)

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
        plain = "{{" not in question.default and "{%" not in question.default
        return kind.offered(question, question.default if plain else self.filled(question.default), self.context)

    def _from_profile(self, question: Question) -> Any:
        """Return what the organisation's profile has for a question, or for a field of the first signatory."""
        profile = self.library.profile
        if self.position.item is None:
            return profile.suggested(question.path)
        first = not self.position.item and self.question.path == "signatories"
        usual = profile.signatory.get(question.id) if first else None
        return get_value(self.data, "sender.name") if first and not usual and question.id == "organization" else usual

    def record_lines(self) -> tuple[str, ...]:
        """Return the records of the current question, each as it is read out."""
        kind = type_of(self.question)
        if not isinstance(kind, RecordsType):
            return tuple(self.show(self.question, [record]) for record in self.value(self.question) or [])
        return tuple(kind.read_out(self.question, record, self.context) for record in self.value(self.question) or [])

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

    @property
    def _passage_question(self) -> Question:
        """Return the question that asks for the words of the current passage."""
        number = self.position.passage
        step, asks = self.steps[number - 1], self.value(Question(fills="asks"))
        has_list = bool(asks) and (self.draft.passages or ())[number - 1].role == "ask"
        language = "" if self.template_writes else self.draft.language
        advice = step.advice if step else ""
        return passage_question(self.title(number), advice, self.has_own_words(number), language, has_list)

    def title(self, passage: int) -> str:
        """Return what a passage, counted from 1, is called."""
        step = self.steps[passage - 1]
        written = (self.draft.passages or ())[passage - 1]
        return step.title if step and step.title else written.heading or written.role.capitalize()

    # -- what is answered, and what is missing ----------------------------------------------------------

    def is_answered(self, question: Question) -> bool:
        """Return whether the draft holds an answer."""
        value = self.value(question)
        return value not in (None, "", [], {}) or (value == [] and type_of(question).none_is_answer)

    def missing_questions(self) -> tuple[Question, ...]:
        """Return the questions that must be answered and are not."""
        needed = [question for question in self.main_questions if question.required]
        missing = [question for question in needed if not self.is_answered(question)]
        return tuple(missing or self._questions_of_missing_parts())

    def _questions_of_missing_parts(self) -> Iterator[Question]:
        """Yield a question for each part that the letter must have and no passage plays, although none of those that
        everybody is asked is open: that of the first passage which could."""
        if self.pack.kind is None or not self.template_writes:
            return
        played = {role for one in self.passages if not one.empty for role in (one.passage.role, *one.passage.also)} | {
            "norm" for one in self.passages if one.passage.invokes
        }
        for role in self.pack.requires:
            step = next((step for step in self.pack.steps if step and step.role == role), None)
            if role in played or step is None:
                continue
            questions = filter(None, map(self.pack.question, step.asked.values()))
            printed = (question for question in questions if question.kept_as != "facts" or question.type == "prose")
            yield from [question for question in printed if not self.is_answered(question)][:1]

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

    @property
    def companions(self) -> tuple[str, ...]:
        """Return the ids of the kinds of letter that go with this one and that there are."""
        named = self.pack.kind.settings.companions if self.pack.kind else ()
        known = self.library.shelf.moves.kind_ids() if named else ()
        return tuple(name for name in named if name in known)

    def letter(self) -> Letter:
        """Return the letter so far; what is missing shows as a gap."""
        return compose(self.draft, self.library, self.passages)
