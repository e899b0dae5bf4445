"""Which of its moves a passage has."""

from __future__ import annotations

from letterkit.questions.choice import ChoiceType
from letterkit.wording import worded


class MoveType(ChoiceType):
    name = "move"
    description = worded("one of the moves that a plan has for a passage; the plan asks it, no file")
