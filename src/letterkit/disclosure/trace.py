"""A trace: one thing that a file reveals beside its words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, NamedTuple

from letterkit.office.printable import LONGEST, clean
from letterkit.wording import say_count, say_number, say_worded, worded

DAMAGED: Final = worded("cannot be read, and may hold anything")


class Field(NamedTuple):
    """A piece of metadata before it is known where in the file it is: name, value, and why it identifies a person."""

    name: str
    value: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of metadata or hidden content: its part of the file (`part` for people, `place` for programs), its name
    and its value.

    `why` says in a phrase why it identifies a person, `remedy` what to do about it. Both are empty for what a letter
    may say: without a reason the remedy is dropped. All fields are cleaned, because they come from an untrusted file:
    no character of them can move a cursor or change the direction of a line. Our own words are said in the language
    of the run.
    """

    part: str
    place: str
    name: str
    value: str
    why: str = ""
    remedy: str = ""

    def __post_init__(self) -> None:
        for field in fields(self):
            text = getattr(self, field.name)
            ours = field.name in ("part", "name", "why", "remedy")
            object.__setattr__(self, field.name, clean(say_worded(text) if ours else text))
        if not self.why:
            object.__setattr__(self, "remedy", "")

    @property
    def is_revealing(self) -> bool:
        """True if it says more to a reader than the letter means to."""
        return bool(self.why)


def size_in_words(size: int) -> str:
    """Return a number of bytes in words."""
    return say_count("{number} byte", "{number} bytes", size, number=say_number(size))


def describe_bytes(content: bytes) -> str:
    """Return the size of some bytes in words, and the start of their text where they are text."""
    text = content[: LONGEST * 2].decode("utf-8", "replace").strip("\0\t\r\n ")
    readable = text and all(ch.isprintable() or ch.isspace() for ch in text)
    size = size_in_words(len(content))
    return f"{size}: ‘{text}’" if readable else size
