"""The types of question, in the order of the documentation. A new type is a file of its own and a row here."""

from __future__ import annotations

from typing import Final

from letterkit.questions.choice import ChoiceType
from letterkit.questions.date import DateType
from letterkit.questions.deadline import DeadlineType
from letterkit.questions.figure import FigureType
from letterkit.questions.list import ListType
from letterkit.questions.move import MoveType
from letterkit.questions.norm import NormType
from letterkit.questions.number import NumberType
from letterkit.questions.numbered import NumberedType
from letterkit.questions.paragraph import ParagraphType
from letterkit.questions.prose import ProseType
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
    ProseType(),
    MoveType(),
)
_OF_FIELDS: Final = {kind.name: kind for kind in _OF_ONE_VALUE}
TYPES: Final = (
    *_OF_ONE_VALUE,
    RecordsType(_OF_FIELDS),
    RecordsType(_OF_FIELDS, "evidence", "facts, each a sentence or two with its sources"),
    RecordsType(_OF_FIELDS, "cases", "people or incidents, each with what happened"),
    RecordsType(_OF_FIELDS, "asks", "what is asked: an action, who should do it, by when"),
    RecordsType(_OF_FIELDS, "annexes", "texts that go with the letter, each with its title"),
    RecordsType(_OF_FIELDS, "sources", "sources, each with its title, publisher, date and link"),
    NumberedType(),
)

_BY_NAME: Final = {kind.name: kind for kind in TYPES}
TYPE_NAMES: Final = tuple(_BY_NAME)


def type_of(question: Question) -> QuestionType:
    """Return the type of a question. Raises KeyError for one that no pack can have been read with."""
    return _BY_NAME[question.type]
