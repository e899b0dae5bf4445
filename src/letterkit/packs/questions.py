"""What a pack asks: questions, the choices and limits of their answers, and the steps of a letter's plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from letterkit.letter.roles import Role

QuestionType = Literal[
    "text", "paragraph", "number", "figure", "date", "choice", "yes-no", "list", "records", "norm", "style", "deadline"
]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose: the value that is stored and the words that are shown."""

    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must satisfy: a pattern with its explanation, a range, a number of words."""

    pattern: str = ""
    says: str = ""
    min: int | None = None
    max: int | None = None
    max_words: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a pack.

    `fills` is where the answer goes in the draft (`subject`, `sender.name`, `recipients`, `asks`,
    `invokes`); empty means `facts.<id>`. `when` is a condition over the other answers. `sourced` asks
    for a source beside the answer. `consent_to` names the question whose answer is a person's name, which only a yes to
    this one lets be printed. `fields` are the questions of one record of type `records`.
    """

    id: str = ""
    use: str = ""
    ask: str = ""
    help: str = ""
    why: str = ""
    type: QuestionType = "text"
    example: str = ""
    default: str = ""
    required: bool = False
    sourced: bool = False
    when: str = ""
    fills: str = ""
    consent_to: str = ""
    choices: tuple[Choice, ...] = ()
    limits: Limits = field(default_factory=Limits)
    fields: tuple[Question, ...] = ()
    one: str = ""

    @property
    def path(self) -> str:
        """Where the answer goes in the draft."""
        return self.fills or f"facts.{self.id}"


@dataclass(frozen=True, slots=True)
class Step:
    """One passage of a pack's plan: its role, what it is called, and the macro that writes it."""

    role: Role
    title: str = ""
    also: tuple[Role, ...] = ()
    heading: str = ""
    write: str = ""
    advice: str = ""

    @property
    def macro(self) -> str:
        """The name of the macro in letter.md.j2."""
        return self.write or self.role
