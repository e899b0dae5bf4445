"""The types of question, in the order of the documentation. A new type is a file of its own and a row here."""

from __future__ import annotations

from typing import Final

from letterkit.questions.action import ActionType
from letterkit.questions.actor import ActorType
from letterkit.questions.annexes import AnnexesType
from letterkit.questions.asks import AsksType
from letterkit.questions.cases import CasesType
from letterkit.questions.choice import ChoiceType
from letterkit.questions.consent import ConsentType
from letterkit.questions.date import DateType
from letterkit.questions.deadline import DeadlineType
from letterkit.questions.evidence import EvidenceType
from letterkit.questions.figure import FigureType
from letterkit.questions.list import ListType
from letterkit.questions.moment import MomentType
from letterkit.questions.move import MoveType
from letterkit.questions.norm import NormType
from letterkit.questions.number import NumberType
from letterkit.questions.numbered import NumberedType
from letterkit.questions.paragraph import ParagraphType
from letterkit.questions.partial_date import PartialDateType
from letterkit.questions.people import PeopleType
from letterkit.questions.prose import ProseType
from letterkit.questions.provisions import ProvisionsType
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.questions.records import RecordsType
from letterkit.questions.source import SourceType
from letterkit.questions.source_list import SourceListType
from letterkit.questions.sources import SourcesType
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
    ConsentType(),
    ListType(),
    NormType(),
    ProvisionsType(),
    StyleType(),
    StateType(),
    DeadlineType(),
    PartialDateType(),
    MomentType(),
    ProseType(),
    SourceType(),
    SourceListType(),
    ActionType(),
    ActorType(),
    MoveType(),
)
_OF_FIELDS: Final = {kind.name: kind for kind in _OF_ONE_VALUE}
_OF_RECORDS: Final = (RecordsType, PeopleType, EvidenceType, CasesType, AsksType, AnnexesType, SourcesType)
TYPES: Final = (*_OF_ONE_VALUE, *(records(_OF_FIELDS) for records in _OF_RECORDS), NumberedType())

_BY_NAME: Final = {kind.name: kind for kind in TYPES}
TYPE_NAMES: Final = tuple(_BY_NAME)


def type_of(question: Question) -> QuestionType:
    """Return the type of a question. Raises KeyError for one that no pack can have been read with."""
    return _BY_NAME[question.type]
