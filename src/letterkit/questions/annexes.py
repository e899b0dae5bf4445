"""Texts that go with a letter: each has its words in the draft or in a file, never both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.records import RecordsType
from letterkit.wording import worded

_OTHER: Final = {"text": "file", "file": "text"}


class AnnexesType(RecordsType):
    name = "annexes"
    description = worded("texts that go with the letter, each with its title, and its words or a file that has them")

    def asked_fields(
        self, question: Question, record: Mapping[str, Any], index: int, context: AnswerContext
    ) -> Sequence[Question]:
        """Return the fields of an annex: of text and file, the one that is not answered is not asked."""
        return [field for field in question.fields if record.get(field.id) or not record.get(_OTHER.get(field.id, ""))]
