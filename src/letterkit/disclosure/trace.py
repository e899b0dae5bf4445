"""One thing that a file tells beside its words."""

from __future__ import annotations

from dataclasses import dataclass, fields

from letterkit.office.printable import LONGEST, clean

__all__ = ["LONGEST", "Told", "clean", "sample", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """Where it stands (`part` for a person, `place` for a program), what it is called, and its value.

    `why` says in a phrase why it gives somebody away, `remedy` what to do about it; both are empty for what a letter
    may tell. All of it is clean: the file is somebody else's, and no character of it can move a cursor or turn a line
    round.
    """

    part: str
    place: str
    name: str
    value: str
    why: str = ""
    remedy: str = ""

    def __post_init__(self) -> None:
        for one in fields(self):
            object.__setattr__(self, one.name, clean(getattr(self, one.name)))

    @property
    def gives_away(self) -> bool:
        """Whether somebody who reads it learns more than the letter means to say."""
        return bool(self.why)


def told(part: str, place: str, name: str, value: str, why: str = "", remedy: str = "") -> Told:  # noqa: PLR0913, PLR0917  # the parts of a row
    """A row whose remedy is kept only where there is something to put right."""
    return Told(part, place, name, value, why, remedy if why else "")


def sample(piece: bytes) -> str:
    """Some bytes in words: how many, and what they say where they are text."""
    text = piece[: LONGEST * 2].decode("utf-8", "replace").strip("\0\t\r\n ")
    readable = text and all(ch.isprintable() or ch.isspace() for ch in text)
    return f"{len(piece):,} bytes" + (f": ‘{text}’" if readable else "")
