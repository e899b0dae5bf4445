"""Names that stand in the answers and that nobody has been asked about: offered to the question on people.

Nobody has to take one: an expert who is quoted by office is no person at risk. What is taken counts as not asked until
the writer says what the person agreed to, which is the next thing that is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from letterkit.checks.texts.people_mentions import unlisted_people
from letterkit.checks.texts.subject import Subject
from letterkit.errors import LetterkitError
from letterkit.interview import transitions
from letterkit.interview.advice import position_of_path
from letterkit.interview.form import Form
from letterkit.interview.history import with_data
from letterkit.interview.letter_places import name_of_position
from letterkit.interview.position import Position
from letterkit.letter.drafts import from_data
from letterkit.questions.types import type_of
from letterkit.wording import say

_MOST: Final = 20
"""Names that are offered at once."""
CONSENT: Final = "consent"


class OfferedPerson(NamedTuple):
    """Somebody who stands in an answer and is not listed: the name, in which answer, and why it is asked about."""

    name: str
    where: str
    reason: str

    @property
    def words(self) -> str:
        """The offer in one line."""
        return say("{name} – in ‘{where}’: {reason}", name=self.name, where=self.where, reason=self.reason)


def offered_people(form: Form) -> tuple[OfferedPerson, ...]:
    """Return who stands in the answers and is not listed, where the question in hand asks for people; nobody for a
    draft that cannot be read yet."""
    if not (form.at_question and type_of(form.question).none_is_answer):
        return ()
    try:
        mentions = unlisted_people(Subject(from_data(form.data), form.library, form.today))[:_MOST]
        return tuple(
            OfferedPerson(one.name, name_of_position(form, position_of_path(form, one.path)), one.reason)
            for one in mentions
        )
    except LetterkitError:
        return ()


def answer(form: Form, typed: str) -> Form:
    """Take what is typed at the list of people: the number of a name that is offered, behind those of the list, * for
    all of them, or what any list takes. Raises Refused."""
    text, listed = typed.strip(), len(form.value(form.question) or [])
    offered = offered_people(form) if text == "*" or text.isdecimal() else ()
    if text == "*" and offered:
        return take(form, offered)
    if text.isdecimal() and listed < int(text) <= listed + len(offered):
        return take(form, [offered[int(text) - listed - 1]])
    return transitions.answer(form, typed)


def take(form: Form, people: Sequence[OfferedPerson]) -> Form:
    """Add people to the list, and ask the first of them what he or she agreed to."""
    records: list[dict[str, Any]] = list(form.value(form.question) or [])
    added = [{"name": person.name, CONSENT: "not-asked"} for person in people]
    after = with_data(form, form.data_with(form.question, [*records, *added]))
    return replace(after, position=Position(form.question.id, len(records), CONSENT))
