"""Entries of several fields each, such as recipients; how they are added and changed is the interview's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from letterkit.questions.answers import AnswerContext, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, say_worded, worded

_NEEDS: Final[Mapping[str, tuple[str, ...]]] = {"capacity": ("name", "organization")}
"""Fields that matter only beside others: a signatory's capacity, where both a person and an organisation are named."""
_READ_BY_NAME: Final = frozenset(("evidence", "asks", "cases", "people", "norms", "annexes"))
"""Lists whose entries are read out with the names of their fields."""
_BESIDE_FIELDS: Final = {"also": worded("Also called"), "source": worded("Source")}
"""What drafts have in records beside the fields that are asked."""
_STOPS: Final = (*".?!…؟。", "")


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

    def read_out(self, question: Question, record: Any, context: AnswerContext) -> str:
        """Return a record as it is read out: what it says, then its other fields by their names, so that a fact does
        not run into its source. What everybody writes in a row, such as a name and an office, stays one."""
        if question.kept_as not in _READ_BY_NAME or not isinstance(record, Mapping) or "value" in record:
            return self.show(question, [record], context)
        first, *rest = [*self._named_fields(question, record, context)] or [("", "")]
        named = [say("{field}: {answer}", field=name, answer=text) if name else _begun(text) for name, text in rest]
        return " ".join(text if text[-1:] in _STOPS else f"{text}." for text in (first[1], *named))

    def _shown_fields(self, question: Question, record: Mapping[str, Any], context: AnswerContext) -> Iterator[str]:
        return (text for _, text in self._named_fields(question, record, context))

    def _named_fields(
        self, question: Question, record: Mapping[str, Any], context: AnswerContext
    ) -> Iterator[tuple[str, str]]:
        """Yield the name and the words of each field that a record has; no name for what says itself what it is."""
        fields = {field.id: field for field in question.fields}
        for key, value in record.items():
            field = fields.get(key)
            title = field.name if field else say_worded(_BESIDE_FIELDS[key]) if key in _BESIDE_FIELDS else ""
            if not value or key == "id":  # by which the draft names it
                continue
            if value is True:
                yield "", (title.casefold() or key)
            else:
                yield title, self._in_words(field, value, context)

    def _in_words(self, field: Question | None, value: Any, context: AnswerContext) -> str:
        kind = self._field_types.get(field.type) if field else None
        if isinstance(value, list):
            return kind.show(field, value, context) if kind and field else " / ".join(map(str, value))
        if isinstance(value, Mapping):
            return "; ".join(f"{name}: {words}" for name, words in value.items())
        name = kind.value_name(field, value, context) if kind and field and isinstance(value, str) else ""
        return name or str(value)


def _begun(text: str) -> str:
    """Return a text with a capital at its beginning, as a sentence has it."""
    return text[:1].upper() + text[1:]


def _in_one_line(texts: Sequence[str]) -> str:
    """Return the fields of a record in one line; a sentence that something follows has no stop."""
    return ", ".join([*(text.removesuffix(".") for text in texts[:-1]), *texts[-1:]])
