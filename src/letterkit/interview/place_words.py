"""A place of the draft in the words of the question that is answered there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from letterkit.errors import KeyPath, LetterkitError
from letterkit.interview.advice import position_of_path
from letterkit.interview.form import Form
from letterkit.interview.position import END
from letterkit.library.library import Library
from letterkit.wording import say


def words_of_place(form: Form, path: KeyPath) -> str:
    """Return the question whose answer stands at a key path, with the entry of its list, or what the passage is called;
    empty where the interview asks for nothing there."""
    position = position_of_path(form, path)
    if position.passage:
        return say("“{question}”", question=form.title(position.passage))
    if position.question == END:
        return ""
    question = form.question_named(position.question)
    if position.item is None:
        return say("“{question}”", question=question.ask)
    if len(path) and isinstance(path[-1], int):
        return say("“{question}”, entry {number}", question=question.ask, number=position.item + 1)
    return say(
        "“{question}”, entry {number}, “{field}”",
        question=question.ask,
        number=position.item + 1,
        field=question.field_named(position.field).ask,
    )


def words_of_places(data: Mapping[str, Any], library: Library, today: dt.date) -> Callable[[KeyPath], str]:
    """Return what finds those words for the places of a draft; nothing is read before the first."""

    @cache
    def form() -> Form:
        return Form(library, today, data)

    def words(path: KeyPath) -> str:
        try:
            return words_of_place(form(), path) if path else ""
        except (LetterkitError, LookupError):  # a draft that cannot be read, a place that it does not have
            return ""

    return words
