"""What is wrong with questions as a template's file has them, beside what their types alone show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from letterkit.errors import KeyPath, Problem, did_you_mean
from letterkit.questions import patterns
from letterkit.questions.question import Question
from letterkit.questions.types import TYPE_NAMES, type_of
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
                f"‘{name}’ cannot be the id of a question.",
                "Use small letters, digits and _, starting with a letter.",
            )
        elif name in seen:
            yield tree.problem(path, f"The question ‘{name}’ stands twice.", "Keep one, or give it another id.")
        seen.add(name)
        if worded and question.id and not question.ask and not question.use:
            yield tree.problem(path, f"The question ‘{name}’ has no wording.", "Write it in `ask:`.")
        if question.use and not worded and question.use not in shared:
            hint = did_you_mean(question.use, shared) or "Write the question out."
            yield tree.problem((*path, "use"), f"There is no question ‘{question.use}’ to use.", hint)
        yield from _wrong_type(question, path, tree)
        if question.limits.pattern and (says := patterns.pattern_error(question.limits.pattern)):
            hint = "Correct it. Bounded repetitions such as {1,20}, one after another, can always be used."
            yield tree.problem((*path, "limits", "pattern"), f"The pattern is wrong: {says}.", hint)


def _wrong_type(question: Question, path: KeyPath, tree: Tree) -> Iterator[Problem]:
    """Yield what is wrong with the type of a question, or of one of its fields."""
    if question.type not in TYPE_NAMES:
        yield tree.problem(
            (*path, "type"),
            f"This is ‘{question.type}’; expected is one of {', '.join(TYPE_NAMES[:-1])} or {TYPE_NAMES[-1]}.",
            did_you_mean(question.type, TYPE_NAMES) or "Change it, or take it out.",
        )
    elif error := type_of(question).pack_error(question):
        yield tree.problem(path, *error)
    for index, inner in enumerate(question.fields):
        yield from _wrong_type(inner, (*path, "fields", index), tree)
