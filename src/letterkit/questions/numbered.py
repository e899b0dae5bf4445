"""Questions to the reader, which the letter numbers."""

from __future__ import annotations

import re
from typing import Final

from letterkit.questions.list import ListType

_NUMBER: Final = re.compile(r"^\d{1,3}[.)]\s+")
"""The number with which questions are pasted; the letter counts them itself."""


class NumberedType(ListType):
    name = "numbered"
    description = "questions that the reader is to answer, one to a line"

    def _item(self, line: str) -> str:
        """Return a question as it was typed: it is one sentence or more, and keeps its stop."""
        return _NUMBER.sub("", line)
