"""What becomes of a sentence of the letter that somebody wants out: struck, taken out with its norm, or changed where
it is written.

A sentence of the template is struck. One on the law goes with its norm. Every other one is printed from an answer, and
is changed there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from letterkit.compose.move_passages import ASKS_LEAD
from letterkit.interview import passage_plan
from letterkit.interview.form import Form
from letterkit.interview.letter_places import LetterSentence, name_of_position
from letterkit.interview.navigation import go_to
from letterkit.interview.position import Position
from letterkit.questions.answers import Refused, shorten
from letterkit.wording import say, say_count

_SHOWN = 70
"""Characters of a norm that a message names."""


class Removal(NamedTuple):
    """The form after it, and what is said. `elsewhere`: the form stands where the sentence can be changed, and nothing
    is taken out yet."""

    form: Form
    words: str
    elsewhere: bool = False


def remove_sentence(form: Form, sentence: LetterSentence) -> Removal:
    """Take a sentence out of the letter, or put one back that was struck. Raises Refused for an answer."""
    if sentence.sentence:
        after = passage_plan.strike(form, sentence.passage, sentence.sentence)
        again = say("It stands in the letter again.")
        return Removal(after, again if sentence.struck else say("Struck. Del puts it back, F6 too."))
    if sentence.voice == "law" and sentence.position is not None and sentence.norms:
        return _without_norm(form, sentence, sentence.position)
    position = sentence.position
    question = form.pack.question(position.question) if position is not None else None
    if position is not None and question is not None and sentence.voice == "data" and question.id.startswith(ASKS_LEAD):
        return Removal(go_to(form, position), say("Here you choose the words that introduce your asks."), True)
    raise _refusal(form, sentence)


def _without_norm(form: Form, sentence: LetterSentence, position: Position) -> Removal:
    if len(sentence.norms) > 1:
        there = go_to(form, replace(position, item=None, field=""))
        words = say_count(
            "This sentence names {count} norm: choose it, and Del takes it out.",
            "This sentence names {count} norms: choose one, and Del takes it out.",
            len(sentence.norms),
        )
        return Removal(there, words, True)
    index = sentence.norms[0]
    after = passage_plan.without_norm(form, sentence.passage, index)
    question = form.question_named(position.question)
    name = shorten(form.show(question, [(form.value(question) or [])[index]]), _SHOWN)
    return Removal(after, say("The norm ‘{norm}’ was taken out. F6 brings it back.", norm=name))


def _refusal(form: Form, sentence: LetterSentence) -> Refused:
    if sentence.position is None:
        heading = say("These words are a heading of the template.")
        return Refused(heading if sentence.voice == "ours" else say("No question is behind this line."))
    name = name_of_position(form, sentence.position)
    if sentence.passage:
        return Refused(say("This is your answer to ‘{question}’.", question=name), say("Enter goes to it."))
    return Refused(say("This line is made from your answer to ‘{question}’.", question=name), say("Enter goes to it."))
