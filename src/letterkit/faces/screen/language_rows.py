"""The rows with the languages of the letter, in the list that F5 searches."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from letterkit.faces.screen.state import Move
from letterkit.faces.screen.styles import Row
from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.language_choice import language_choices
from letterkit.wording import say

Go = Callable[[Move], None]
_FEWEST = 3
"""Letters of a word that is looked for."""


def language_rows(form: Form, wanted: str, go: Go) -> list[Row]:
    """Return a row for each other language that the template writes and whose row has the words looked for."""
    words = wanted.casefold().split()
    if not words or max(map(len, words)) < _FEWEST:
        return []
    rows = [
        Row(
            say("Another language: write the letter, and be asked, in {language}", language=choice.name),
            partial(go, partial(transitions.change_language, language=choice.tag)),
        )
        for choice in language_choices(form)
        if not choice.here
    ]
    return [row for row in rows if all(word in row.text.casefold() for word in words)]
