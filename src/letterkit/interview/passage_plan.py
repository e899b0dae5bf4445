"""The passages of a letter and their moves: another move, a passage left out, twice, elsewhere, a sentence struck.

Whatever is typed stays: an answer that the new move does not ask for waits in the draft, and is there again when a move
asks for it. A passage that holds words of its own is left out only when that is confirmed.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from letterkit.errors import InvalidPack
from letterkit.interview.draft_paths import get_value, put_value
from letterkit.interview.form import Form
from letterkit.interview.history import with_data
from letterkit.interview.position import END, Position
from letterkit.interview.records import remove_record
from letterkit.packs.plan import MoveStep
from letterkit.questions.answers import Refused
from letterkit.wording import say, say_count, say_list


class MoveChoice(NamedTuple):
    """A move that a passage may have; `planned`: the plan of the letter has it in that place."""

    id: str
    title: str
    when: str
    when_not: str
    planned: bool


class Sentence(NamedTuple):
    """A sentence of a passage's own move, or one that was struck from it."""

    id: str
    text: str
    struck: bool


_Row = tuple[int | None, dict[str, Any]]
"""A passage of the letter as it is to be: the one that it was, from 0, or None for a new one, and its data."""


def move_choices(form: Form, number: int) -> tuple[MoveChoice, ...]:
    """Return the moves that a passage, counted from 1, may have instead: those of the plan, then all of its role.

    Raises Refused for a passage that no move writes.
    """
    step, shelf = _step(form, number), form.library.shelf.moves
    names = [*step.choices, *(name for name in shelf.move_ids() if name.startswith(f"{step.role}/"))]
    return tuple(_choices(form, [name for name in dict.fromkeys(names) if name != step.macro], step))


def _choices(form: Form, names: Sequence[str], step: MoveStep) -> Iterator[MoveChoice]:
    for name in names:
        try:
            move = form.library.shelf.moves.move(name, form.pack.language)
        except InvalidPack:  # a file of somebody's own that cannot be read; `templates check` says what is wrong
            continue
        if move.language == form.pack.language:
            words = move.words
            yield MoveChoice(name, words.title, words.when, words.when_not, name in step.choices)


def change_move(form: Form, number: int, wanted: str) -> Form:
    """Give a passage another move: the one of this number among its choices, of this id, or with this title.

    Raises Refused.
    """
    choices = move_choices(form, number)
    text = wanted.strip()
    if text.isdecimal() and 1 <= int(text) <= len(choices):
        return _with_move(form, number, choices[int(text) - 1].id)
    found = [choice for choice in choices if text.casefold() in (choice.id, choice.title.casefold())]
    found = found or [choice for choice in choices if text and text.casefold() in choice.title.casefold()]
    if len(found) != 1:
        raise Refused(
            say("‘{text}’ is not one of the moves.", text=text),
            say("Type a number from 1 to {number}.", number=len(choices)),
        )
    return _with_move(form, number, found[0].id)


def _with_move(form: Form, number: int, move: str) -> Form:
    rows = _rows(form)
    old, row = rows[number - 1]
    rows[number - 1] = (old, {key: value for key, value in {**row, "move": move}.items() if key != "omit"})
    return _at_question_of(_arranged(form, rows, number), number)


def _at_question_of(form: Form, number: int) -> Form:
    """Return the form at a question of a passage; where all of them are asked on request alone, at the first."""
    names = form.names_used_by(number)
    asked = [question.id for question in form.questions if question.id in names]
    return form if form.position.question in asked or not asked else replace(form, position=Position(asked[0]))


def moved_words(before: Form, after: Form, number: int) -> str:
    """Return what a passage is after it was given another move, and which questions came with it."""
    step = after.steps[number - 1]
    if not isinstance(step, MoveStep):
        return ""
    known = {question.id for question in before.questions}
    came = [after.name_of(question) for question in after.questions if question.id not in known]
    words = say("‘{title}’ is now written as: {move}.", title=before.title(number), move=step.move.title)
    if not came:
        return say("{words} It asks nothing new. F6 takes it back.", words=words)
    return say("{words} New here: {questions}.", words=words, questions=say_list(came))


def leave_out(form: Form, number: int, *, confirmed: bool = False) -> Form:
    """Take a passage out of the letter. Raises Refused where that would lose words, unless it is confirmed."""
    _passage(form, number)
    if not confirmed and (held := held_by(form, number)):
        raise Refused(
            say("The passage ‘{title}’ has {held}.", title=form.title(number), held=held), say("{Leave out}.")
        )
    rows = _rows(form)
    del rows[number - 1]
    return _arranged(form, rows, min(number, len(rows)))


def held_by(form: Form, number: int) -> str:
    """Return what a passage has that would go with it, in words; empty where all of it stays in the draft."""
    row, own = _passage(form, number), [*_own_answers(form, number)]
    counted = [
        say("words of your own") if str(row.get("text") or "").strip() else "",
        say_count("{count} ask", "{count} asks", len(row["asks"])) if row.get("asks") else "",
        say_count("{count} norm", "{count} norms", len(row["invokes"])) if row.get("invokes") else "",
        say_count("{count} answer of its own", "{count} answers of its own", len(own)) if own else "",
    ]
    return say_list(filter(None, counted))


def _own_answers(form: Form, number: int) -> Iterator[str]:
    """Yield the answers that only this passage has."""
    yield from ((_passage(form, number).get("answers")) or {})


def put_twice(form: Form, number: int) -> Form:
    """Put a passage with the same move behind another one. Raises Refused for a passage that no move writes."""
    step = _step(form, number)
    rows = _rows(form)
    rows.insert(number, (None, {"role": step.role, "move": step.macro}))
    return _arranged(form, rows, number + 1)


def shift(form: Form, number: int, distance: int) -> Form:
    """Move a passage up (-1) or down (1). Raises Refused at the end of the letter."""
    rows, to = _rows(form), number + distance
    _passage(form, number)
    if not 1 <= to <= len(rows):
        title = form.title(number)
        raise Refused(
            say("The passage ‘{title}’ is the first one.", title=title)
            if distance < 0
            else say("The passage ‘{title}’ is the last one.", title=title)
        )
    rows.insert(to - 1, rows.pop(number - 1))
    return _arranged(form, rows, to)


def sentences(form: Form, number: int) -> tuple[Sentence, ...]:
    """Return the sentences of its own that a passage's move prints, and those that were struck.

    Raises Refused for a passage that no move writes.
    """
    step = _step(form, number)
    struck = _passage(form, number).get("omit") or ()
    whole = _with_omitted(form, number, ())
    printed = {piece.item: piece.text for piece in whole.passages[number - 1].pieces if piece.voice == "ours"}
    return tuple(
        Sentence(name, _as_read(printed[name]), name in struck)
        for name in step.move.passage
        if name in step.move.sentences and name in printed
    )


def _as_read(text: str) -> str:
    """Return Markdown as somebody reads it: without its signs, in one line."""
    from letterkit.checks.texts.text import Origin, markdown_prose  # not at the start of an interview

    return " ".join(next(markdown_prose("passage", Origin((), text))).text.split())


def strike(form: Form, number: int, name: str) -> Form:
    """Strike a sentence of a passage's move; one that is struck stands again. Raises Refused for one that is none."""
    known = {sentence.id: sentence for sentence in sentences(form, number)}
    if name not in known:
        raise Refused(say("The passage ‘{title}’ has no sentence ‘{name}’.", title=form.title(number), name=name))
    struck = [sentence.id for sentence in known.values() if sentence.struck != (sentence.id == name)]
    return with_data(form, _with_omitted(form, number, struck).data)


def without_sentences(form: Form, number: int) -> Refused:
    """Return why no sentence of a passage can be struck, and what can be done instead."""
    title = form.title(number)
    if form.has_own_words(number):
        return Refused(say("‘{title}’ is in your own words: change them there.", title=title))
    return Refused(
        say("The template has no sentence in ‘{title}’ that could be struck.", title=title),
        say("Its words come from your answers, and from the library for the norms that you name."),
    )


def without_norm(form: Form, number: int, index: int) -> Form:
    """Return the letter without one of the norms that a passage names, counted from 0. Does not move, but out of the
    entry of that norm. Raises Refused where the letter asks for no such list."""
    path = f"passages.{number - 1}.invokes"
    question = next((one for one in form.questions if one.path in (path, "invokes")), None)
    if question is None or index >= len(form.value(question) or []):
        raise Refused(say("This norm is not in a list of the interview."), say("It stands in the draft file."))
    here = form.position
    after = remove_record(replace(form, position=Position(question.id)), index)
    return after if here.question == question.id else replace(after, position=here)


def _with_omitted(form: Form, number: int, names: Sequence[str]) -> Form:
    passages = [dict(passage) for passage in form.data["passages"]]
    passages[number - 1].pop("omit", None)
    if names:
        passages[number - 1]["omit"] = list(names)
    return replace(form, data={**form.data, "passages": passages})


# -- passages in another order --------------------------------------------------------------------------


def _passage(form: Form, number: int) -> Mapping[str, Any]:
    passages: Sequence[Mapping[str, Any]] = form.data.get("passages") or ()
    if not 1 <= number <= len(passages):
        listed = "; ".join(f"{index} {form.title(index)}" for index in range(1, len(passages) + 1))
        raise Refused(
            say("There is no passage {number}.", number=number), say("The passages are: {listed}.", listed=listed)
        )
    return passages[number - 1]


def _step(form: Form, number: int) -> MoveStep:
    _passage(form, number)
    step = form.steps[number - 1]
    if not isinstance(step, MoveStep):
        raise Refused(say("This passage is not made of a move."), say("Its words can be written anew."))
    return step


def _rows(form: Form) -> list[_Row]:
    return [(index, dict(row)) for index, row in enumerate(copy.deepcopy(list(form.data.get("passages") or ())))]


def _arranged(form: Form, rows: Sequence[_Row], number: int) -> Form:
    """Return the letter with these passages, at a question of the one with a number; undo brings the former back.

    A question that several passages ask has its plain id in the first of them, so each answer is put where the passage
    that it belongs to now has it.
    """
    if form.pack.kind is None:
        raise Refused(say("This letter is in the earlier form, whose passages have no moves."))
    answers = {index: _printed_answers(form, index) for index in range(len(form.steps))}
    data: dict[str, Any] = dict(form.data)
    for of_passage in answers.values():
        for path, _ in of_passage.values():
            data = put_value(data, path, None)
    kept = [_without_answers(row, answers.get(old, {}) if old is not None else {}) for old, row in rows]
    after = replace(form, data={**data, "passages": kept})
    ids: dict[str, str] = {}
    new = dict(after.data)
    for place, (old, _) in enumerate(rows):
        step = after.steps[place]
        before = form.steps[old] if old is not None else None
        if not (isinstance(step, MoveStep) and isinstance(before, MoveStep) and old is not None):
            continue
        for name, asked in step.asked.items():
            if name in before.asked:
                ids[before.asked[name]] = asked
            question = after.pack.question(asked)
            if name in answers[old] and question is not None:
                new = put_value(new, question.path, answers[old].pop(name)[1])
    for of_passage in answers.values():  # what no passage asks now waits among the facts
        for name, (_, value) in of_passage.items():
            if value is not None and get_value(new, f"facts.{name}") is None:
                new = put_value(new, f"facts.{name}", value)
    changed = with_data(form, new)
    moved = {old: place for place, (old, _) in enumerate(rows, 1) if old is not None}
    pending = dict(_renamed(form.pending, ids, moved))
    return replace(changed, pending=pending, position=_first_question(changed, number))


def _printed_answers(form: Form, index: int) -> dict[str, tuple[str, Any]]:
    """Return the answers that a passage, from 0, prints, with their paths, by the questions' ids in its move."""
    step = form.steps[index]
    if not isinstance(step, MoveStep):
        return {}
    found = {}
    for name, asked in step.asked.items():
        question = form.pack.question(asked)
        if name in step.move.passage and question is not None and question.kept_as == "facts":
            own = f"passages.{index}.answers.{name}"
            path = own if get_value(form.data, own) is not None else question.path
            if (value := get_value(form.data, path)) is not None:
                found[name] = (path, value)
    return found


def _without_answers(row: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return a passage without the answers that are put where they now belong."""
    own = {name: value for name, value in (row.get("answers") or {}).items() if name not in answers}
    kept = {key: value for key, value in row.items() if key != "answers"}
    return {**kept, "answers": own} if own else kept


def _renamed(
    pending: Mapping[Position, str], ids: Mapping[str, str], moved: Mapping[int, int]
) -> Iterator[tuple[Position, str]]:
    """Yield what was typed and is no answer yet under the positions that it has now."""
    for position, text in pending.items():
        if position.passage:
            if position.passage - 1 in moved:
                yield replace(position, passage=moved[position.passage - 1]), text
        else:
            yield replace(position, question=ids.get(position.question, position.question)), text


def _first_question(form: Form, number: int) -> Position:
    """Return the first question of a passage that is open, else its first, else where the letter ends."""
    names = form.names_used_by(number) if number else frozenset()
    asked = [question for question in form.questions if question.id in names and not question.aside]
    open_ones = [question for question in asked if not form.is_answered(question)]
    if open_ones or asked:
        return Position((open_ones or asked)[0].id)
    here = form.position.question
    known = any(question.id == here for question in form.questions)
    return Position(here) if known else Position(END)
