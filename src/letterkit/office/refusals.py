"""The reasons why an office file is refused, one class each, so that callers act on the reason and not on words."""

from __future__ import annotations

from typing import Final

from letterkit.errors import UnreadableFile
from letterkit.office.printable import clean
from letterkit.wording import say, say_worded, worded

HARMFUL_HINT: Final = worded("It may be made to do harm; do not open it, and ask whoever sent it.")


class Damaged(UnreadableFile):
    """A file, or its part of that name, that is not what it should be."""

    def __init__(self, part: str = "") -> None:
        message = say("Its part {clean} is damaged.", clean=clean(part)) if part else say("It is damaged.")
        super().__init__(message, hint=say("Open it in the program that made it, save it again, and look at that."))
        self.part = part


class Encrypted(UnreadableFile):
    """A file that only a password opens."""

    def __init__(self) -> None:
        super().__init__(
            say("It is protected by a password, and cannot be looked into."),
            hint=say("Open it, save it without the password, and look at that."),
        )


class TooLarge(UnreadableFile):
    """A file with more bytes, parts or elements than any letter; the message says which."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint=hint)


class Harmful(UnreadableFile):
    """XML made to exhaust its readers: with a document type, or nested without end."""

    def __init__(self, part: str, predicate: str) -> None:
        super().__init__(
            say("Its part {clean} {predicate}", clean=clean(part), predicate=predicate), hint=say_worded(HARMFUL_HINT)
        )
