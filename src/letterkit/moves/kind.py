"""A kind of letter: a plan of moves, and the questions of the letter around them."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from letterkit.letter.roles import PartName
from letterkit.moves.wording import QuestionWords
from letterkit.questions.question import Question


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One passage of a plan: its move, and those that may be taken in its place.

    `choose`: the writer is asked which. `optional`: its questions need no answer. `aside`: they are asked only when the
    writer wants more. `full`: a letter of one page goes without it.
    """

    move: str
    instead: tuple[str, ...] = ()
    choose: bool = False
    optional: bool = False
    aside: bool = False
    full: bool = False


@dataclass(frozen=True, slots=True)
class FromLetter:
    """How a letter of a kind begins from another letter: the keys of its draft that stay, and answers made of others.

    `facts` names an answer of this kind and the key of the other draft (`date`, `subject`, `recipients`) it is taken
    from.
    """

    keep: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KindSettings:
    """The contents of kind.yaml."""

    letterkit: int
    plan: tuple[PlanStep, ...]
    requires: tuple[PartName, ...] | None = None
    before: tuple[Question, ...] = ()
    after: tuple[Question, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    checks: Mapping[str, Any] = field(default_factory=dict)
    source_notes: bool = True
    asks_lead: str = ""
    companions: tuple[str, ...] = ()
    from_letter: FromLetter = field(default_factory=FromLetter)


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a passage is called in a kind of letter, the heading above it, and what belongs there."""

    title: str = ""
    heading: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of a kind in one language: en.yaml; the passages of its plan by the ids of their moves."""

    title: str
    when: str = ""
    plan: Mapping[str, StepWords] = field(default_factory=dict)
    questions: Mapping[str, QuestionWords] = field(default_factory=dict)


class Kind(NamedTuple):
    """A kind of letter in one language; its plan names moves, which are looked for where it is used.

    `before` and `after` are the questions of the letter as a whole, asked before and after those of its passages.
    """

    id: str
    folder: Path
    origin: str
    languages: tuple[str, ...]
    language: str
    settings: KindSettings
    words: KindWords
    before: tuple[Question, ...] = ()
    after: tuple[Question, ...] = ()
