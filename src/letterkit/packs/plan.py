"""The plan of a letter: its passages in order, each with the macro that writes it."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from dataclasses import dataclass

from letterkit.letter.roles import Role


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
        """Return the name of the macro in letter.md.j2."""
        return self.write or self.role
