"""What a norm provides, place by place: `art. 12: Nobody is punished for what was lawful.`, one place to a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from letterkit.letter.white_space import single_line
from letterkit.norms.norm import WHOLE
from letterkit.norms.pinpoints import read_places
from letterkit.questions.answers import AnswerContext, Refused, without_source
from letterkit.questions.question import Question
from letterkit.questions.question_type import QuestionType
from letterkit.wording import say, say_worded, worded

_PLACE: Final = re.compile(r"(?P<at>[^:：]{1,80}?)\s*[:：]\s*(?P<words>.*)")
_MOST: Final = 200
_AS: Final = worded("Write the place, a colon and a whole sentence: art. 12: Everybody may leave the country.")


class ProvisionsType(QuestionType):
    name = "provisions"
    description = worded(
        "what each place of a norm provides: `art. 12: …`, one to a line; without a place, the whole norm"
    )
    multiline = multiline_in_records = True
    lines_hint = worded("One place to a line")

    def _value(self, question: Question, text: str, context: AnswerContext) -> dict[str, str]:
        """Return the sentence of each place. A line without a place goes on with the one above."""
        says: dict[str, str] = {}
        at = WHOLE
        for line in filter(str.strip, text.split("\n")):
            match = _PLACE.fullmatch(line.strip())
            if match and is_place(match["at"]):
                at = single_line(match["at"])
                if any(same_place(at, other) for other in says):
                    raise Refused(
                        say("‘{at}’ stands there twice.", at=at), say("Put both sentences behind one of them.")
                    )
                says[at] = match["words"]
            else:
                says[at] = f"{says.get(at, '')} {line.strip()}".strip()
        _check(says)
        return says

    def spell(self, question: Question, value: Any) -> str:
        value = without_source(value)
        return "\n".join(f"{at}: {words}" for at, words in value.items()) if isinstance(value, Mapping) else ""

    def show(self, question: Question, value: Any, context: AnswerContext) -> str:
        return "; ".join(self.spell(question, value).split("\n"))

    def check(self, question: Question, value: Any, context: AnswerContext) -> None:
        """Take what a draft has: the checks of a letter look at its places."""


def _check(says: Mapping[str, str]) -> None:
    empty = next((at for at, words in says.items() if not any(ch.isalnum() for ch in words)), None)
    if empty is not None:
        raise Refused(say("Nothing is said of ‘{empty}’.", empty=empty), say_worded(_AS))
    if len(says) > _MOST:
        raise Refused(
            say("A norm may have {most} places here; these are {number}.", most=_MOST, number=len(says)),
            say("Keep those that you invoke."),
        )


def is_place(text: str) -> bool:
    """True if a text names places of a norm, and nothing else."""
    places = read_places(text)
    return bool(places) and all(place.locator is not None for place in places)


def same_place(first: str, second: str) -> bool:
    """True if two texts name the same places: art. 9 and article 9."""
    one, other = ([place.locator or place.text for place in read_places(text)] for text in (first, second))
    return one == other
