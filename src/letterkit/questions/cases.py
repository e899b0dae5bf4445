"""Named cases: people or incidents, each with what happened."""

from __future__ import annotations

from letterkit.questions.records import RecordsType


class CasesType(RecordsType):
    name = "cases"
    description = "people or incidents, each with what happened"
