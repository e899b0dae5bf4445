"""Named cases: people or incidents, each with what happened."""

from __future__ import annotations

from letterkit.questions.records import RecordsType
from letterkit.wording import worded


class CasesType(RecordsType):
    name = "cases"
    description = worded("people or incidents, each with what happened")
