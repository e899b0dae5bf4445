"""What differs between two states of a letter, in the words of its questions and passages: what undo took back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from letterkit.interview.form import Form
from letterkit.wording import say, say_count, say_list

_MOST_NAMED: Final = 2


def undone_words(before: Form, after: Form) -> str:
    """Return what undo took back."""
    return say("Taken back: {what}.", what=difference(before, after))


def redone_words(before: Form, after: Form) -> str:
    """Return what redo brought back."""
    return say("Done again: {what}.", what=difference(before, after))


def difference(before: Form, after: Form) -> str:
    """Return in which questions and passages two states of a letter differ."""
    names = [*dict.fromkeys((*_of_passages(before, after), *_of_answers(before, after)))]
    if not names:
        return say("a change of the letter")
    left = len(names) - _MOST_NAMED
    if left > 0:
        others = say_count("{count} other", "{count} others", left)
        names = [*names[:_MOST_NAMED], others]
    return say_list(names)


def _of_passages(before: Form, after: Form) -> Iterator[str]:
    old, new = _rows(before), _rows(after)
    if moves := [*_of_moves(before, after)]:
        yield from moves
        return
    for number, (was, is_now) in enumerate(zip(old, new, strict=True), 1):
        if was.get("text") != is_now.get("text"):
            yield say("the words of ‘{title}’", title=after.title(number))
        if was.get("omit") != is_now.get("omit"):
            yield say("a sentence of ‘{title}’", title=after.title(number))


def _of_moves(before: Form, after: Form) -> Iterator[str]:
    """Yield the passages that only one of the states has, or that they have in another order."""
    old, new = _moves(before), _moves(after)
    if old == new:
        return
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    for form, moves, only in ((before, old, gone), (after, new, come)):
        numbers = [number for number, move in enumerate(moves, 1) if only[move]]
        yield from (say("the passage ‘{title}’", title=form.title(number)) for number in numbers)
    if not gone and not come:
        yield say("the order of the passages")


def _moves(form: Form) -> list[tuple[str, str]]:
    return [(str(row.get("role")), str(row.get("move") or "")) for row in _rows(form)]


def _rows(form: Form) -> Sequence[Mapping[str, Any]]:
    return form.data.get("passages") or ()


def _of_answers(before: Form, after: Form) -> Iterator[str]:
    """Yield the questions whose answers differ. Where passages differ, their questions are theirs."""
    if before.data.get("language") != after.data.get("language"):
        yield say("the language of the letter")
    same = _moves(before) == _moves(after)
    asked = {question.id: question for question in (*after.questions, *before.questions)}
    for question in asked.values():
        if before.value(question) != after.value(question) and (same or not question.path.startswith("passages.")):
            yield say("“{question}”", question=after.name_of(question))
