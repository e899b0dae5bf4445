"""What a type of question is: a file of its own for each, and a row in `types.TYPES`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal

from letterkit.letter.white_space import single_line
from letterkit.questions.answers import AnswerContext, Refused, check_limits, clean_answer, without_source
from letterkit.questions.question import Choice, Question
from letterkit.wording import say, worded

Suggestion = tuple[str, str]
"""A value that can be taken, and the words that explain it."""


class QuestionType:
    """A type of question: how an answer is typed, stored, shown, offered and edited.

    Values are plain data as the draft file has them. A type overrides what is special to it.
    """

    name: str
    """The name that packs use."""
    description: str
    """What an answer is, in a few words of Markdown, for the documentation."""

    multiline: ClassVar[bool] = False
    """An answer may have several lines."""
    multiline_in_records: ClassVar[bool] = False
    """Also where it is a field of a record."""
    lines_hint: ClassVar[str] = worded("Several lines")
    """What a face says of the lines of an answer."""
    retyped: ClassVar[bool] = False
    """A new answer is typed from the start, and the old one is not edited."""
    completion: ClassVar[Literal["", "on request", "while typing"]] = ""
    """When a face shows the values that can be chosen."""
    offers_phrases: ClassVar[bool] = False
    """The organisation's phrases are offered while an answer is typed."""
    part_is_enough: ClassVar[bool] = False
    """A part of a value's name is enough to choose it."""
    offers_ids: ClassVar[bool] = False
    """The values that are offered are ids; people read the words beside them."""
    repeated: ClassVar[bool] = False
    """A face says how an answer was understood."""
    details_indented: ClassVar[bool] = False
    """The lines that follow from an answer begin with what it names, and the others belong to that."""

    needs_example: ClassVar[bool] = True
    """A pack should give an example, and a face shows it; what lists its choices needs none."""
    translated: ClassVar[bool] = True
    """Examples and defaults are words, which a pack in another language has to translate."""
    of_one_letter: ClassVar[bool] = False
    """An answer belongs to one letter and not to the next that is made from it."""
    is_list: ClassVar[bool] = False
    """The value is a list, also where it has one item."""
    has_records: ClassVar[bool] = False
    """The value is a list of records, each of which answers the question's fields."""
    none_is_answer: ClassVar[bool] = False
    """An empty list is an answer, and stays in the draft: nobody, and not nobody yet."""
    has_paragraphs: ClassVar[bool] = False
    """A blank line in an answer begins a new paragraph of the letter."""

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return the answers that a face lists, each with its number."""
        return question.choices

    def pack_error(self, question: Question) -> tuple[str, str] | None:
        """Return the message and the hint for a question that a pack cannot ask so, or None."""
        return None

    def parse(self, question: Question, typed: str, context: AnswerContext) -> Any:
        """Return the value of a typed answer, None for nothing. Raises Refused with what would be right."""
        text = clean_answer(typed).strip()
        if not text:
            return None
        if not any(character.isalnum() for character in text):
            raise Refused(
                say("‘{text}’ has no words in it.", text=text[:20]), say("Type words, or press Enter on an empty line.")
            )
        value = self._value(question, text if self.multiline else single_line(text), context)
        check_limits(question, value)
        return value

    def _value(self, question: Question, text: str, context: AnswerContext) -> Any:
        """Return the value of a text that is not empty, in one line unless the type is `multiline`."""
        return text

    def spell(self, question: Question, value: Any) -> str:
        """Return a value as a person would type it again; the inverse of `parse`."""
        value = without_source(value)
        if value is None:
            return ""
        if isinstance(value, bool):
            return say("yes") if value else say("no")
        if isinstance(value, list):
            return "\n".join(str(without_source(item)) for item in value)
        return str(value)

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        """Return a value in one line, for a review: what has a name beside its id is shown with it."""
        value = without_source(value)
        if isinstance(value, Sequence) and not isinstance(value, str):
            return "; ".join(str(without_source(item)) for item in value)
        name = self.value_name(question, value, context) if isinstance(value, str) else ""
        return name or single_line(self.spell(question, value))

    def value_name(self, question: Question, value: str, context: AnswerContext) -> str:
        """Return what a value is called; empty where it is its own name."""
        return ""

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Look at a value that is in the draft already, as if it had been typed. Raises Refused."""
        if without_source(value) is not None:
            self.parse(question, self.spell(question, value), context)

    def suggest(self, question: Question, typed: str, context: AnswerContext) -> Sequence[Suggestion]:
        """Return completions for what is typed so far."""
        if not self.offers_phrases or not typed.strip():
            return ()
        return starting_with(typed, [(phrase, "") for phrase in context.library.profile.phrases])

    def answers_beside(self, typed: str, context: AnswerContext) -> Mapping[str, str]:
        """Return what a typed answer says of other fields of its record, by the fields' ids."""
        return {}

    def consequences(self, question: Question, typed: str, context: AnswerContext) -> Sequence[str]:
        """Return lines that say what an answer leads to."""
        return ()

    def asked_fields(
        self, question: Question, record: Mapping[str, Any], index: int, context: AnswerContext
    ) -> Sequence[Question]:
        """Return the fields that are asked for a record, which may have answers to some; `index` counts from 0."""
        return question.fields

    def default_in_record(self, question: Question, record: Mapping[str, Any], context: AnswerContext) -> str:
        """Return an answer that follows from the other fields of its record, as text; empty for none."""
        return ""

    def offered(self, question: Question, text: str, context: AnswerContext) -> str:
        """Return what a pack suggests as an answer, with other answers filled in, or empty."""
        return text

    def template_value(self, value: Any) -> Any:
        """Return a plain value as a template sees it."""
        if isinstance(value, bool):
            return str(value).lower()  # as the file has it
        return str(value) if isinstance(value, (int, float)) else value  # a year is not ‘2,010’


def fitting(typed: str, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions whose value or words have what is typed; those that begin with it first."""
    text = typed.strip().casefold()
    rows = [row for row in suggestions if any(text in part.casefold() for part in row)]
    return tuple(sorted(rows, key=lambda row: not row[0].casefold().startswith(text)))


def starting_with(typed: str, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions whose value begins with what is typed."""
    start = typed.strip().casefold()
    return tuple(row for row in suggestions if row[0].casefold().startswith(start))
