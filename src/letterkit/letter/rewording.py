"""A sentence that one version of a letter has in other words."""

from dataclasses import dataclass, field
from typing import Literal

from letterkit.letter.descriptions import described
from letterkit.wording import say

OutsideReader = Literal["public", "recipient"]


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence that the version for an audience has in other words."""

    audience: OutsideReader = field(metadata=described("Whose version: public or recipient."))
    sentence: str = field(metadata=described("The sentence as that version has it otherwise, with the names replaced."))
    text: str = field(
        default="", metadata=described("What stands there instead, as plain text; absent: the sentence is left out.")
    )

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError(say("needs the sentence that is put in other words"))

    @property
    def id(self) -> str:
        """The sentence with its blanks made alike; empty where there is none."""
        words = " ".join(self.sentence.split())
        return f"{self.audience}: {words}" if words else ""
