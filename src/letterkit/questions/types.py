"""The types of question, in the order of the documentation. A new type is a file of its own and a row here."""

from __future__ import annotations

from typing import Final

from letterkit.questions.choice import ChoiceType
from letterkit.questions.date import DateType
from letterkit.questions.deadline import DeadlineType
from letterkit.questions.figure import FigureType
from letterkit.questions.list import ListType
from letterkit.questions.norm import NormType
from letterkit.questions.number import NumberType
from letterkit.questions.paragraph import ParagraphType
from letterkit.questions.provisions import ProvisionsType
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.records import RecordsType
from letterkit.questions.state import StateType
from letterkit.questions.style import StyleType
from letterkit.questions.text import TextType
from letterkit.questions.yes_no import YesNoType

TEXT: Final = TextType()
_OF_ONE_VALUE: Final[tuple[QuestionType, ...]] = (
    TEXT,
    ParagraphType(),
    NumberType(),
    FigureType(),
    DateType(),
    ChoiceType(),
    YesNoType(),
    ListType(),
    NormType(),
    ProvisionsType(),
    StyleType(),
    StateType(),
    DeadlineType(),
)
TYPES: Final = (*_OF_ONE_VALUE, RecordsType({kind.name: kind for kind in _OF_ONE_VALUE}))

_BY_NAME: Final = {kind.name: kind for kind in TYPES}
TYPE_NAMES: Final = tuple(_BY_NAME)


def type_of(question: Question) -> QuestionType:
    """Return the type of a question. Raises KeyError for one that no pack can have been read with."""
    return _BY_NAME[question.type]
