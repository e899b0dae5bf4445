"""What is wrong with questions as a template's file has them, beside what their types alone show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from letterkit.errors import KeyPath, Problem, did_you_mean
from letterkit.questions import patterns
from letterkit.questions.question import Question
from letterkit.questions.types import TYPE_NAMES, type_of
from letterkit.wording import say, say_list
from letterkit.yaml.tree import Tree

_ID: Final = re.compile(r"[a-z][a-z0-9_]{0,60}")


def question_problems(
    questions: Sequence[Question], under: KeyPath, tree: Tree, shared: Collection[str], *, worded: bool = False
) -> Iterator[Problem]:
    """Yield what is wrong with the questions of a file. `shared` are those that it can take over by `use`; `worded`:
    their words stand in the same file."""
    seen: set[str] = set()
    for index, question in enumerate(questions):
        path = (*under, index)
        name = question.id or question.use
        if not _ID.fullmatch(name):
            yield tree.problem(
                path,
                say("‘{name}’ cannot be the id of a question.", name=name),
                say("Use small letters, digits and _, starting with a letter."),
            )
        elif name in seen:
            yield tree.problem(
                path, say("The question ‘{name}’ stands twice.", name=name), say("Keep one, or give it another id.")
            )
        seen.add(name)
        if worded and question.id and not question.ask and not question.use:
            yield tree.problem(
                path, say("The question ‘{name}’ has no wording.", name=name), say("Write it in `ask:`.")
            )
        if question.use and not worded and question.use not in shared:
            hint = did_you_mean(question.use, shared) or say("Write the question out.")
            yield tree.problem((*path, "use"), say("There is no question ‘{use}’ to use.", use=question.use), hint)
        yield from _wrong_type(question, path, tree)
        if question.limits.pattern and (says := patterns.pattern_error(question.limits.pattern)):
            hint = say("Correct it. Bounded repetitions such as {1,20}, one after another, can always be used.")
            yield tree.problem((*path, "limits", "pattern"), say("The pattern is wrong: {says}.", says=says), hint)


def _wrong_type(question: Question, path: KeyPath, tree: Tree) -> Iterator[Problem]:
    """Yield what is wrong with the type of a question, or of one of its fields."""
    if question.type not in TYPE_NAMES:
        yield tree.problem(
            (*path, "type"),
            say(
                "This is ‘{type}’; expected is one of {type_names} or {type_names_2}.",
                type=question.type,
                type_names=say_list(TYPE_NAMES[:-1]),
                type_names_2=TYPE_NAMES[-1],
            ),
            did_you_mean(question.type, TYPE_NAMES) or say("Change it, or take it out."),
        )
    elif error := type_of(question).pack_error(question):
        yield tree.problem(path, *error)
    for index, inner in enumerate(question.fields):
        yield from _wrong_type(inner, (*path, "fields", index), tree)
