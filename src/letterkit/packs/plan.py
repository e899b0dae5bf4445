"""The plan of a letter: its passages in order, each with the move, or in the earlier form the macro, that writes it."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from letterkit.letter.roles import Role
from letterkit.moves.move import Move


@dataclass(frozen=True, slots=True)
class Step:
    """One passage of the plan of a pack: its role, what it is called, and the macro that writes it."""

    role: Role
    title: str = ""
    also: tuple[Role, ...] = ()
    heading: str = ""
    write: str = ""
    advice: str = ""

    @property
    def macro(self) -> str:
        """Return the name of the macro in letter.md.j2."""
        return self.write or self.role


class MoveStep(NamedTuple):
    """One passage of a letter that a move writes.

    `asked` has the ids under which the letter asks the questions of the move, by their ids in the move: a question that
    another passage asks too has another one here. `needed` are those, in the letter, without which the passage says too
    little. `choices` are the moves that the plan would have in its place.
    """

    move: Move
    title: str
    heading: str = ""
    advice: str = ""
    asked: Mapping[str, str] = {}
    needed: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def role(self) -> Role:
        return self.move.role

    @property
    def also(self) -> tuple[Role, ...]:
        """The further roles that the passage may play, given the answers that carry them."""
        return tuple(self.move.also)

    @property
    def macro(self) -> str:
        """Return the id of the move; no pack has a macro of that name."""
        return self.move.id


AnyStep = Step | MoveStep
