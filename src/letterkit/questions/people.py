"""The people whom a letter speaks of, each with what he or she agreed to. ‘Nobody’ is an answer too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.letter.person import as_consent
from letterkit.questions.answers import AnswerContext, without_source
from letterkit.questions.question import Question
from letterkit.questions.records import RecordsType
from letterkit.wording import hears, say_worded, worded

NOBODY: Final = worded("Nobody")
_NOBODY: Final = (NOBODY, worded("no one"), worded("none"), "no", "0")


class PeopleType(RecordsType):
    name = "people"
    description = worded("people who are named, each with who may read the name; nobody is an answer: `[]`")
    none_is_answer = True

    def asked_fields(
        self, question: Question, record: Mapping[str, Any], index: int, context: AnswerContext
    ) -> Sequence[Question]:
        """Return the fields that are asked of a person: until when, where some may read the name; what stands in its
        place, where some may not."""
        return [field for field in question.fields if record.get(field.id) or _is_asked(field.id, record)]

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        return say_worded(NOBODY) if without_source(value) == [] else super().show(question, value, context)


def _is_asked(field: str, record: Mapping[str, Any]) -> bool:
    consent = as_consent(record.get("consent"))
    if field == "until":
        return consent in ("public", "recipient-only")
    return field != "pseudonym" or consent != "public" or bool(record.get("until"))


def means_nobody(typed: str) -> bool:
    """True for what people type who mean that nobody has to be listed."""
    return hears(typed.strip().rstrip("."), *_NOBODY)
