"""Questions that are asked only when the writer wants more than most letters need: going to them, naming them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from letterkit.interview.form import Form
from letterkit.interview.navigation import entry_position, forward
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_count, worded

TITLE: Final = worded("More, if the letter needs it")
_MOST_NAMED: Final = 6


def go_to_more(form: Form) -> Form:
    """Go to the first of these questions that has no answer, from one of them to the next. Raises Refused where there
    are none."""
    if form.at_more and not form.position.passage:
        return forward(replace(form, position=replace(form.position, item=None, field="")))
    questions = form.more_questions
    if not questions:
        raise Refused(say("Nothing more is asked for a letter of this kind."))
    first = next((question for question in questions if not form.is_answered(question)), questions[0])
    return replace(form, position=entry_position(form, first))


def more_notice(form: Form) -> str:
    """Return in one line what can still be added; empty for nothing. It names actions in braces."""
    names = [form.name_of(question) for question in form.more_questions if not form.is_answered(question)]
    if not names:
        return ""
    shown, left = names[:_MOST_NAMED], len(names) - _MOST_NAMED
    named = "; ".join(shown)
    if left > 0:
        return say_count(
            "More, if the letter needs it ({more}): {named} and {count} other.",
            "More, if the letter needs it ({more}): {named} and {count} others.",
            left,
            named=named,
        )
    return say("More, if the letter needs it ({more}): {named}.", named=named)
