"""A move of a letter: what it asks, and the passage that it makes of the answers."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from letterkit.letter.roles import Role
from letterkit.moves.wording import QuestionWords
from letterkit.questions.question import Question

NEW_PARAGRAPH: Final = "-"
"""The item of a passage, and of the evidence that it tells, that begins a paragraph."""


@dataclass(frozen=True, slots=True)
class MoveSettings:
    """The contents of move.yaml: ids, types and conditions, the same in every language."""

    letterkit: int
    also: Mapping[Role, tuple[str, ...] | str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    passage: tuple[str, ...] = ()
    only_if: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MoveWords:
    """The words of a move in one language: en.yaml."""

    title: str
    when: str = ""
    when_not: str = ""
    questions: Mapping[str, QuestionWords] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)


class Move(NamedTuple):
    """A move in one language.

    `id` is its role and name (`opening/occasion`). `also` are the further roles that its passage plays, each with the
    answers of which one must be there for that. `passage` are the things that it prints, in order: answers, by their
    questions' ids, its own `sentences`, by theirs, and NEW_PARAGRAPH; `only_if` has the conditions of some of them, and
    `headings` the line above some.
    """

    id: str
    role: Role
    folder: Path
    origin: str
    language: str
    words: MoveWords
    also: Mapping[Role, tuple[str, ...]]
    questions: tuple[Question, ...]
    passage: tuple[str, ...]
    only_if: Mapping[str, str]

    @property
    def title(self) -> str:
        return self.words.title

    @property
    def sentences(self) -> Mapping[str, str]:
        """The move's own sentences, as templates, by their ids."""
        return self.words.sentences
