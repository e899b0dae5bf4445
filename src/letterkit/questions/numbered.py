"""Questions to the reader, which the letter numbers."""

from __future__ import annotations

from letterkit.questions.list import ListType


class NumberedType(ListType):
    name = "numbered"
    description = "questions that the reader is to answer, one to a line"
