"""Entries of several fields each, such as recipients; how they are added and changed is the interview's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from letterkit.questions.answers import AnswerContext, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, worded

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"capacity": ("name", "organization")}
"""Fields that matter only beside others: a signatory's capacity, where both a person and an organisation are named."""


class RecordsType(QuestionType):
    name = "records"
    description = worded("entries of several `fields` each, such as recipients")
    needs_example = False
    has_records = True

    def __init__(self, field_types: Mapping[str, QuestionType]) -> None:
        """`field_types` are the types that a field may have, by name."""
        self._field_types = field_types

    def pack_error(self, question: Question) -> tuple[str, str] | None:
        if question.fields or question.use:
            return None
        return (
            say("The question ‘{id}’ has records without fields.", id=question.id),
            say("List `fields:`, each with `id:` and `ask:`."),
        )

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Take any records: the checks of a letter look at what is in them."""

    def asked_fields(
        self, question: Question, record: Mapping[str, Any], index: int, context: AnswerContext
    ) -> Sequence[Question]:
        return [
            field
            for field in question.fields
            if record.get(field.id) or all(record.get(name) for name in _NEEDS.get(field.id, ()))
        ]

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        value = without_source(value)
        if not isinstance(value, Sequence) or isinstance(value, str):
            return super().show(question, value, context)
        return "; ".join(
            _in_one_line([*self._shown_fields(question, record, context)])
            if isinstance(record, Mapping) and "value" not in record
            else str(without_source(record))
            for record in value
        )

    def _shown_fields(self, question: Question, record: Mapping[str, Any], context: AnswerContext) -> Iterator[str]:
        fields = {field.id: field for field in question.fields}
        for key, value in record.items():
            field = fields.get(key)
            text = (field.name.casefold() if field and field.name else key) if value is True else value
            if not text or key == "id":  # by which the draft names it
                continue
            if isinstance(text, list):
                kind = self._field_types.get(field.type) if field else None
                yield kind.show(field, text, context) if kind and field else " / ".join(map(str, text))
                continue
            if isinstance(text, Mapping):
                yield "; ".join(f"{name}: {words}" for name, words in text.items())
                continue
            named = isinstance(text, str) and field is not None and field.type in self._field_types
            name = self._field_types[field.type].value_name(field, text, context) if field and named else ""
            yield name or str(text)


def _in_one_line(texts: Sequence[str]) -> str:
    """Return the fields of a record in one line; a sentence that something follows has no stop."""
    return ", ".join([*(text.removesuffix(".") for text in texts[:-1]), *texts[-1:]])
