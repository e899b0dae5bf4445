"""Trying what a folder adds to the questions of any letter: beginnings of answers, and set formulas for asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem, did_you_mean
from letterkit.interview.kind_trial import KindTrial
from letterkit.moves.kind import Kind
from letterkit.moves.move_shelf import FORMULAS, STARTERS, Formulas, SharedWords, languages_of
from letterkit.moves.template_files import read_template_file
from letterkit.questions.question import Question
from letterkit.wording import say, say_count
from letterkit.yaml.tree import Tree

_GOES_ON: Final = re.compile(r"[^…]+ …", re.DOTALL)

Letter = tuple[Kind, tuple[str, ...]]
"""A kind of letter, and the moves of its passages."""


def try_added_words(trial: KindTrial, root: Path) -> Iterator[str]:
    """Try the beginnings and formulas in a folder of templates, and yield a line for each file, which says what it has.

    What is wrong the trial is told.
    """
    for language in _languages(root / STARTERS):
        try:
            words, tree = read_template_file(SharedWords, root / STARTERS / f"{language}.yaml")
        except InvalidPack as error:
            trial.tell(*error.problems)
            continue
        trial.tell(*_starter_problems(trial, words, tree, language))
        count = sum(len(says) for one in words.questions.values() for says in one.starters.values())
        beginnings = say_count("{count} beginning", "{count} beginnings", count)
        questions = say_count("{count} question", "{count} questions", len(words.questions))
        yield say(
            "{file}: {beginnings} for {questions} [{language}].",
            file=STARTERS,
            beginnings=beginnings,
            questions=questions,
            language=language,
        )
    for language in _languages(root / FORMULAS):
        try:
            formulas, tree = read_template_file(Formulas, root / FORMULAS / f"{language}.yaml")
        except InvalidPack as error:
            trial.tell(*error.problems)
            continue
        trial.tell(*_formula_problems(trial, formulas, tree))
        counted = say_count("{count} formula", "{count} formulas", len(formulas.formulas))
        yield f"{FORMULAS}: {counted} [{language}]."


def added_languages(root: Path) -> list[str]:
    """Return the languages in which a folder of templates adds beginnings or formulas."""
    return list(dict.fromkeys((*_languages(root / STARTERS), *_languages(root / FORMULAS))))


def _languages(folder: Path) -> tuple[str, ...]:
    return languages_of(folder) if files.is_folder(folder) else ()


# -- beginnings -----------------------------------------------------------------------------------------


def _starter_problems(trial: KindTrial, words: SharedWords, tree: Tree, language: str) -> Iterator[Problem]:
    """Yield beginnings of questions that no letter asks, and those that no letter can offer."""
    letters = _letters_by_question(trial, language)
    for name, added in words.questions.items():
        if name not in letters:
            hint = did_you_mean(name, letters) or say(
                "`letterkit templates show` names the questions of a kind of letter."
            )
            yield tree.problem(("questions", name), say("No letter asks a question ‘{name}’.", name=name), hint)
            continue
        for tone, says in added.starters.items():
            for index, starter in enumerate(says):
                path = ("questions", name, "starters", tone, index)
                yield from (tree.problem(path, *wrong) for wrong in _unfillable(trial, starter, letters[name]))


def _letters_by_question(trial: KindTrial, language: str) -> Mapping[str, list[Letter]]:
    """Return the letters that ask each question, by its id."""
    letters: dict[str, list[Letter]] = {}

    def asked(questions: tuple[Question, ...], letter: Letter) -> None:
        for question in questions:
            letters.setdefault(question.id, []).append(letter)

    for name in trial.shelf.kind_ids():
        kind = trial.shelf.kind(name, language)
        if kind.language == language:
            asked((*kind.before, *kind.after), (kind, tuple(step.move for step in kind.settings.plan)))
    for name in trial.shelf.move_ids():
        move = trial.shelf.move(name, language)
        for letter in trial.hosts(move) if move.language == language else ():
            asked(move.questions, letter)
    return letters


def _unfillable(trial: KindTrial, starter: str, letters: Sequence[Letter]) -> Iterator[tuple[str, str]]:
    """Yield the message and the hint for a beginning that cannot be filled in, with the examples of none of the
    letters."""
    for kind, moves in letters:
        try:
            if trial.form(kind, moves).filled(starter):
                return
        except InvalidPack as error:
            yield error.problems[0].message, error.problems[0].hint
            return
    yield (
        say("This beginning is never offered: no letter has all that it says."),
        say("Begin without what is not asked for."),
    )


# -- formulas -------------------------------------------------------------------------------------------


def _formula_problems(trial: KindTrial, formulas: Formulas, tree: Tree) -> Iterator[Problem]:
    known = (*trial.shelf.kind_ids(), *trial.shelf.move_ids())
    seen: set[str] = set()
    for index, formula in enumerate(formulas.formulas):
        path = ("formulas", index)
        if formula.id in seen:
            yield tree.problem(
                path, say("The formula ‘{id}’ stands twice.", id=formula.id), say("Keep one, or give it another id.")
            )
        seen.add(formula.id)
        if not _GOES_ON.fullmatch(formula.say.strip()):
            message = say("‘{say}’ does not end where the writer goes on.", say=formula.say)
            yield tree.problem((*path, "say"), message, say("End it with a blank and …."))
        for at, name in enumerate(formula.used_in):
            if name not in known:
                hint = did_you_mean(name, known) or say("`letterkit templates list` names them.")
                yield tree.problem(
                    (*path, "used_in", at), say("‘{name}’ is neither a kind of letter nor a move.", name=name), hint
                )
