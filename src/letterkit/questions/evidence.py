"""Facts, each a sentence or two with its sources; what is asked of one depends on what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from letterkit.languages import claims
from letterkit.questions.answers import AnswerContext
from letterkit.questions.question import Question
from letterkit.questions.records import RecordsType
from letterkit.wording import worded


class EvidenceType(RecordsType):
    name = "evidence"
    description = worded("facts, each a sentence or two with its sources")

    def asked_fields(
        self, question: Question, record: Mapping[str, Any], index: int, context: AnswerContext
    ) -> Sequence[Question]:
        """Return the fields of a fact: as of when it holds is asked where it has a figure, how sure it is where it has
        one or accuses somebody, and whether it begins a paragraph of every fact but the first."""
        text = str(record.get("text") or "")
        is_counted = claims.has_figure(text, context.language)
        wanted = {
            "as_of": is_counted,
            "status": is_counted or claims.has_accusation(text, context.language),
            "paragraph": index > 0,
        }
        return [field for field in question.fields if wanted.get(field.id, True) or record.get(field.id)]
