"""Where moves, kinds of letters and what they share are found: the project's templates, the user's, the shipped ones.

The nearer folder has the last word, file by file: a move or a kind of the same id takes the place of the shipped one,
shared questions and starters are added to. Words are in a file for each language beside the settings (`en.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from letterkit import tags
from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem, UnknownName, did_you_mean
from letterkit.letter.model import FORMAT
from letterkit.letter.roles import ROLES, Role
from letterkit.moves.kind import Kind, KindSettings, KindWords
from letterkit.moves.move import NEW_PARAGRAPH, Move, MoveSettings, MoveWords
from letterkit.moves.question_problems import question_problems
from letterkit.moves.template_files import read_template_file
from letterkit.moves.wording import NO_WORDS, QuestionWords, with_words
from letterkit.questions.question import Question
from letterkit.wording import say
from letterkit.yaml.tree import Tree

MOVES: Final = "moves"
KINDS: Final = "letters"
STARTERS: Final = "starters"
FORMULAS: Final = "formulas"
_QUESTIONS: Final = Path("questions", "questions.yaml")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_SETTINGS: Final = ("move.yaml", "kind.yaml", "questions.yaml")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _SharedQuestions:
    """The contents of questions/questions.yaml."""

    letterkit: int
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedWords:
    """The contents of questions/en.yaml and starters/en.yaml: words by the ids of questions."""

    questions: Mapping[str, QuestionWords] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Formula:
    """A set formula for what is asked, which every organisation uses; a template that begins with a verb.

    `used_in` names the moves and kinds of letter that it is offered in; all of them if it is empty.
    """

    id: str
    title: str
    say: str
    used_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Formulas:
    """The contents of formulas/en.yaml."""

    formulas: tuple[Formula, ...] = ()


class MoveShelf(NamedTuple):
    """The folders of templates, first hit wins, each with the name that a person knows it by."""

    folders: tuple[tuple[str, Path], ...]

    def kind_ids(self) -> list[str]:
        """Return the ids of all kinds of letter."""
        found = (folder.name for _, root in self.folders for folder in _subfolders(root / KINDS, "kind.yaml"))
        return list(dict.fromkeys(found))

    def move_ids(self) -> list[str]:
        """Return the ids of all moves, by role in the order of a letter."""
        found = (
            f"{role}/{folder.name}"
            for role in ROLES
            for _, root in self.folders
            for folder in _subfolders(root / MOVES / role, "move.yaml")
        )
        return list(dict.fromkeys(found))

    def kind_place(self, name: str) -> tuple[str, Path] | None:
        """Return the name of the folder that has a kind, and the kind's own folder; None if there is none."""
        return self._place(Path(KINDS, name), "kind.yaml") if _NAME.fullmatch(name) else None

    def move_place(self, name: str) -> tuple[str, Path] | None:
        """Return the name of the folder that has a move, and the move's own folder; None if there is none."""
        role, _, short = name.partition("/")
        known = role in ROLES and _NAME.fullmatch(short)
        return self._place(Path(MOVES, role, short), "move.yaml") if known else None

    def kind(self, name: str, language: str) -> Kind:
        """Return a kind of letter in a language, or in its own first one where it does not write that.

        Raises UnknownName, InvalidPack.
        """
        return _kind(self, name, language)

    def move(self, name: str, language: str) -> Move:
        """Return a move in a language that has words for it. Raises UnknownName with the nearest id, InvalidPack."""
        return _move(self, name, language)

    def has_move(self, name: str) -> bool:
        """True if there is a move of this id."""
        return self.move_place(name) is not None

    def shared_questions(self, language: str) -> Mapping[str, Question]:
        """Return the questions that moves and kinds share, in a language, by their ids. Raises InvalidPack."""
        return _shared_questions(self, language)

    def starters_for(self, name: str, language: str) -> tuple[QuestionWords, ...]:
        """Return the starters that the folders add to a question, whatever move asks it."""
        return tuple(_layers(self, Path(STARTERS), language, name))

    def formulas(self, language: str) -> tuple[Formula, ...]:
        """Return the set formulas for asks, those of the nearest folder first; one id takes another's place."""
        return _formulas(self, language)

    def _place(self, inside: Path, settings: str) -> tuple[str, Path] | None:
        for origin, root in self.folders:
            if files.is_file(root / inside / settings):
                return origin, root / inside
        return None


def _subfolders(root: Path, settings: str) -> Iterator[Path]:
    if files.is_folder(root):
        for folder in sorted(root.iterdir()):
            if _NAME.fullmatch(folder.name) and files.is_file(folder / settings):
                yield folder


def languages_of(folder: Path) -> tuple[str, ...]:
    """Return the languages that a folder of a move or a kind has words in, English first."""
    found = [path.stem for path in folder.glob("*.yaml") if path.name not in _SETTINGS]
    return tuple(sorted(found, key=lambda tag: (tag != "en", tag)))


@cache
def _kind(shelf: MoveShelf, name: str, language: str) -> Kind:
    place = shelf.kind_place(name)
    if place is None:
        hint = did_you_mean(name, shelf.kind_ids()) or say("See `letterkit templates list` for those there are.")
        raise UnknownName(say("There is no template ‘{name}’.", name=name), hint=hint)
    origin, folder = place
    settings, tree = read_template_file(KindSettings, folder / "kind.yaml")
    languages = languages_of(folder)
    tag = _language(languages, language, folder)
    shared = shelf.shared_questions(tag)
    rows = {"before": settings.before, "after": settings.after}
    problems = [*_format_problems(settings.letterkit, tree), *_kind_problems(settings, tree)]
    for key, questions in rows.items():
        problems += question_problems(questions, (key,), tree, shared)
    if problems:
        raise InvalidPack.of(problems)
    words, _ = read_template_file(KindWords, folder / f"{tag}.yaml")
    before, after = (
        tuple(taken_over(question, shared, tree.data[key][index]) for index, question in enumerate(questions))
        for key, questions in rows.items()
    )
    return Kind(name, folder, origin, languages, tag, settings, words, before, after)


@cache
def _move(shelf: MoveShelf, name: str, language: str) -> Move:
    place = shelf.move_place(name)
    if place is None:
        hint = did_you_mean(name, shelf.move_ids()) or say(
            "See `letterkit templates list --moves` for those there are."
        )
        raise UnknownName(say("There is no move ‘{name}’.", name=name), hint=hint)
    origin, folder = place
    settings, tree = read_template_file(MoveSettings, folder / "move.yaml")
    languages = languages_of(folder)
    tag = _language(languages, language, folder)
    words, words_tree = read_template_file(MoveWords, folder / f"{tag}.yaml")
    shared = shelf.shared_questions(tag)
    problems = [
        *_format_problems(settings.letterkit, tree),
        *question_problems(settings.questions, ("questions",), tree, shared),
        *_passage_problems(settings, words, tree, words_tree),
    ]
    if problems:
        raise InvalidPack.of(problems)
    questions = tuple(
        with_words(
            taken_over(question, shared, tree.data["questions"][index]),
            (words.questions.get(question.id or question.use, NO_WORDS),),
        )
        for index, question in enumerate(settings.questions)
    )
    also = {other: (names,) if isinstance(names, str) else names for other, names in settings.also.items()}
    return Move(
        name,
        _role(name.partition("/")[0]),
        folder,
        origin,
        tag,
        words,
        also,
        questions,
        settings.passage,
        settings.only_if,
    )


def taken_over(question: Question, shared: Mapping[str, Question], row: Mapping[str, Any]) -> Question:
    """Return a question; where it `use`s a shared one, that with what its own row (plain data) changes.

    The fields of a record are those that the row lists, in its order, each the shared one of its id with what changes.
    """
    if not question.use:
        return question
    return _changed(shared[question.use], question, row)


def _changed(base: Question, question: Question, row: Mapping[str, Any]) -> Question:
    names = [one.name for one in fields(Question) if one.name in row and one.name not in ("id", "use", "fields")]
    changed: dict[str, Any] = {name: getattr(question, name) for name in names}
    if "fields" in row:
        known = {inner.id: inner for inner in base.fields}
        changed["fields"] = tuple(
            _changed(known.get(inner.id, inner), inner, row["fields"][index])
            for index, inner in enumerate(question.fields)
        )
    return replace(base, **changed)


def _role(name: str) -> Role:
    return next(role for role in ROLES if role == name)


def _language(languages: Sequence[str], wanted: str, folder: Path) -> str:
    if not languages:
        raise InvalidPack(
            Problem(say("It has words in no language."), say("Write them in en.yaml, fr.yaml …"), str(folder))
        )
    return tags.written_language(languages, wanted) or languages[0]


def _format_problems(number: int, tree: Tree) -> Iterator[Problem]:
    if number != FORMAT:
        message = say(
            "This file is in format {number}; this letterkit reads format {format}.", number=number, format=FORMAT
        )
        yield tree.problem(("letterkit",), message, say("Update letterkit, or the file."))


def _kind_problems(settings: KindSettings, tree: Tree) -> Iterator[Problem]:
    if not settings.plan:
        yield tree.problem(
            ("plan",), say("The plan has no passage."), say("List its moves: `- move: situation/evidence`.")
        )


def _passage_problems(settings: MoveSettings, words: MoveWords, tree: Tree, words_tree: Tree) -> Iterator[Problem]:
    """Yield the items of a passage that nothing stands behind, and words of what the move does not have."""
    asked = [question.id or question.use for question in settings.questions]
    known = [*asked, *words.sentences, NEW_PARAGRAPH]
    for index, item in enumerate(settings.passage):
        if item not in known:
            hint = did_you_mean(item, known) or say(
                "Write the sentence in {name}, or ask it.", name=Path(words_tree.file).name
            )
            yield tree.problem(
                ("passage", index), say("‘{item}’ is neither a question nor a sentence of the move.", item=item), hint
            )
    for names, key in ((words.questions, "questions"), (words.headings, "headings")):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or say("Take it out, or correct the name.")
                yield words_tree.problem((key, name), say("move.yaml has no ‘{name}’.", name=name), hint)
    for name in words.sentences:
        if name not in settings.passage:
            hint = say("Put it into `passage:` of move.yaml, or take it out.")
            yield words_tree.problem(("sentences", name), say("The sentence ‘{name}’ stands nowhere.", name=name), hint)
        if name in asked:
            hint = say("Give one of the two another name.")
            yield words_tree.problem(
                ("sentences", name), say("‘{name}’ is a question and a sentence.", name=name), hint
            )


# -- what is shared -------------------------------------------------------------------------------------


@cache
def _shared_questions(shelf: MoveShelf, language: str) -> Mapping[str, Question]:
    questions: dict[str, Question] = {}
    for _, root in shelf.folders:
        path = root / _QUESTIONS
        if not files.is_file(path):
            continue
        shared, tree = read_template_file(_SharedQuestions, path)
        problems = [*_format_problems(shared.letterkit, tree)]
        problems += question_problems(shared.questions, ("questions",), tree, ())
        if problems:
            raise InvalidPack.of(problems)
        for question in shared.questions:
            questions.setdefault(question.id, question)
    words = Path("questions")
    return {name: with_words(one, tuple(_layers(shelf, words, language, name))) for name, one in questions.items()}


def _layers(shelf: MoveShelf, inside: Path, language: str, name: str) -> Iterator[QuestionWords]:
    for words in _shared_words(shelf, inside, language):
        if name in words.questions:
            yield words.questions[name]


@cache
def _shared_words(shelf: MoveShelf, inside: Path, language: str) -> tuple[SharedWords, ...]:
    return tuple(_read_in_language(shelf, inside, language, SharedWords))


@cache
def _formulas(shelf: MoveShelf, language: str) -> tuple[Formula, ...]:
    found = _read_in_language(shelf, Path(FORMULAS), language, Formulas)
    by_id: dict[str, Formula] = {}
    for row in (formula for formulas in found for formula in formulas.formulas):
        by_id.setdefault(row.id, row)
    return tuple(by_id.values())


def _read_in_language(shelf: MoveShelf, inside: Path, language: str, kind: type[_T]) -> Iterator[_T]:
    """Yield a file of words of each folder that has one in a language, the nearest folder first."""
    for _, root in shelf.folders:
        folder = root / inside
        tag = tags.written_language(languages_of(folder), language) if files.is_folder(folder) else ""
        if tag:
            yield read_template_file(kind, folder / f"{tag}.yaml")[0]
