"""The rows with what can be done with the passage in hand, in the list that F5 searches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, NamedTuple

from letterkit.faces.screen.state import Move
from letterkit.faces.screen.styles import Row
from letterkit.interview import passage_plan
from letterkit.interview.form import Form
from letterkit.interview.outline import current_passage
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_worded, worded

Go = Callable[[Move], None]


class PassageRows(NamedTuple):
    """Rows that were looked for by what they do (`leave out`), and those by other words of theirs."""

    named: tuple[Row, ...] = ()
    others: tuple[Row, ...] = ()


def passage_rows(form: Form, wanted: str, go: Go) -> PassageRows:
    """Return what can be done with the passage in hand that has the words which are looked for."""
    number, words = current_passage(form), wanted.casefold().split()
    if not number or not words or form.pack.kind is None:
        return PassageRows()
    passage = say("Passage ‘{title}’:", title=form.title(number))
    named, others = [], []
    for does, text, move in _rows(form, number):
        row = Row(f"{passage} {text}", partial(go, move))
        found_by = f"{does} {say_worded(_FOUND_BY[does])}".casefold()
        if all(word in f"{passage} {found_by}".casefold() for word in words) and any(
            word in found_by for word in words
        ):
            named.append(row)
        elif all(word in f"{does} {row.text}".casefold() for word in words):
            others.append(row)
    return PassageRows(tuple(named), tuple(others))


_FOUND_BY: Final = {
    "another move": worded("another move"),
    "put it twice": worded("put it twice"),
    "leave out": worded("leave out"),
    "move up": worded("move up"),
    "move down": worded("move down"),
}
"""The words by which a row is found, in the language of the interview too."""


def _rows(form: Form, number: int) -> Iterator[tuple[str, str, Move]]:
    """Yield what can be done with a passage: the words by which it is found first, those of its row, and the move."""
    try:
        for choice in passage_plan.move_choices(form, number):
            does = partial(passage_plan.change_move, number=number, wanted=choice.id)
            yield "another move", say("write it as “{title}”. {when}", title=choice.title, when=choice.when), does
        yield "put it twice", say("put it twice"), partial(passage_plan.put_twice, number=number)
    except Refused:  # no move writes it: it stands in somebody's own words
        pass
    held = passage_plan.held_by(form, number)
    words = say("leave it out, with {held}", held=held) if held else say("leave it out")
    yield "leave out", words, partial(passage_plan.leave_out, number=number, confirmed=True)
    if number > 1:
        yield "move up", say("move it up"), partial(passage_plan.shift, number=number, distance=-1)
    if number < len(form.steps):
        yield "move down", say("move it down"), partial(passage_plan.shift, number=number, distance=1)
