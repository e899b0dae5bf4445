"""What a letter asks for: an action, who should do it, by when."""

from __future__ import annotations

from letterkit.questions.records import RecordsType
from letterkit.wording import worded


class AsksType(RecordsType):
    name = "asks"
    description = worded("what is asked: an action, who should do it, by when")
