"""Trying moves and kinds of letter on their own examples: alone, in each plan where they stand, with every choice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from letterkit.compose import ComposedPassage, compose_passages
from letterkit.errors import InvalidPack, KeyPath, LetterkitError, Problem, did_you_mean
from letterkit.interview import actions, transitions
from letterkit.interview.draft_paths import put_value
from letterkit.interview.form import Form
from letterkit.interview.pack_check import sample
from letterkit.interview.word_places import WordPlaces
from letterkit.letter.consent_words import CONSENTS
from letterkit.library.library import Library
from letterkit.moves.kind import Kind, KindSettings, KindWords, PlanStep
from letterkit.moves.move import Move
from letterkit.moves.move_shelf import languages_of
from letterkit.moves.template_files import read_template_file, template_tree
from letterkit.packs.pack import Pack
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count, say_list, say_worded, worded

_EMPTY_HINT: Final = worded("Require a question that it prints, or make the step optional.")
_DAY: Final = dt.date(2026, 11, 30)
_TONES: Final = ("firm", "neutral", "diplomatic")
_LENGTHS: Final = ("full", "one-page")


class KindTrial:
    """Tries moves and kinds, and gathers what is wrong in the files of a folder, each thing once."""

    def __init__(self, library: Library, inside: Path) -> None:
        self.library, self.shelf, self.inside = library, library.shelf.moves, inside
        self._problems: dict[str, None] = {}
        self._unfilled: dict[str, Problem] = {}
        self._filled: set[str] = set()
        self._told: set[tuple[str, ...]] = set()

    @property
    def problems(self) -> tuple[str, ...]:
        return tuple(self._problems)

    def tell(self, *problems: Problem) -> None:
        for problem in problems:
            self._problems.setdefault(str(problem))

    def finish(self) -> None:
        """Tell of the beginnings in the folder that no letter could offer."""
        for text, problem in self._unfilled.items():
            if text not in self._filled and Path(problem.file).is_relative_to(self.inside):
                self.tell(problem)

    # -- a move -----------------------------------------------------------------------------------------

    def move(self, name: str, tried: Container[str] = ()) -> str:
        """Try a move in each of its languages; return a line that says what it has, empty where it cannot be read.

        `tried` are the kinds of letter whose plans are tried with all their moves anyway.
        """
        with self._telling():
            place = self.shelf.move_place(name)
            moves = [self.shelf.move(name, language) for language in languages_of(place[1])] if place else []
            for move in moves:
                self._try_move(move, tried)
            first = self.shelf.move(name, "en")
            return f"{name}: {first.title} [{', '.join(move.language for move in moves)}], {_asked(first.questions)}."
        return ""

    def _try_move(self, move: Move, tried: Container[str]) -> None:
        hosts = [*self.hosts(move)]
        for kind, names in hosts:
            if kind.id not in tried:
                self._try_letter(kind, names)
        kind = hosts[0][0] if hosts else self.shelf.kind(self.shelf.kind_ids()[0], move.language)
        if kind.language != move.language:
            return
        with self._telling():
            empty = transitions.start(
                self.library.pack(kind.id, kind.language), self.library, _DAY, _draft_data(kind, (move.id,))
            )
            places = WordPlaces(self.library, empty.pack)
            if self._try_questions(empty, places):
                if not hosts:
                    self._try_starters(self.form(kind, (move.id,)), places)
                self._try_alone(kind, move)

    def _try_alone(self, kind: Kind, move: Move) -> None:
        """Try a letter of one passage in each tone and length, with each choice, and without each optional answer."""
        letter = _Letter(kind, say("{id} alone in {language}", id=move.id, language=move.language), alone=True)
        for tone in _TONES:
            for length in _LENGTHS:
                form = self.form(kind, (move.id,), {"tone": tone, "length": length})
                self._compose(letter, say("all answers, {tone}, {length}", tone=tone, length=length), form)
        required = self.form(kind, (move.id,), required_only=True)
        self._compose(letter, say("the required answers alone"), required, required_only=True)
        branch = letter._replace(branch=True)
        form = self.form(kind, (move.id,))
        for question, value in _choices(form.pack, move):
            chosen = self.form(kind, (move.id,), {"facts": {question.id: value}})
            self._compose(
                branch,
                say("‘{spell}’ for {id}", spell=type_of(question).spell(question, value), id=question.id),
                chosen,
            )
        for question in form.pack.questions:
            if not question.required and form.is_answered(question):
                without = Form(self.library, form.today, put_value(form.data, question.path, None))
                self._compose(branch, say("no answer to {id}", id=question.id), without)

    def hosts(self, move: Move) -> Iterator[tuple[Kind, tuple[str, ...]]]:
        """Yield each kind that has the move in its plan, with the moves of a letter in which it stands, and no other
        differs from the plan."""
        for name in self.shelf.kind_ids():
            try:
                kind = self.shelf.kind(name, move.language)
            except InvalidPack:  # which is told where the kind is tried
                continue
            for index, step in enumerate(kind.settings.plan):
                if kind.language == move.language and move.id in (step.move, *step.instead):
                    moves = [other.move for other in kind.settings.plan]
                    yield kind, (*moves[:index], move.id, *moves[index + 1 :])

    # -- a kind -----------------------------------------------------------------------------------------

    def kind(self, name: str) -> str:
        """Try a kind in each of its languages; return a line that says what it has, empty where it cannot be read."""
        with self._telling():
            place = self.shelf.kind_place(name)
            kinds = [self.shelf.kind(name, language) for language in languages_of(place[1])] if place else []
            problems = [problem for kind in kinds for problem in self._kind_problems(kind)]
            self.tell(*problems)
            if problems:
                return ""
            for kind in kinds:
                for letter in _letters(kind):
                    self._try_letter(kind, letter)
            return self._summary(kinds[0])
        return ""

    def _kind_problems(self, kind: Kind) -> Iterator[Problem]:
        """Yield names in the files of a kind that lead nowhere."""
        settings, tree = read_template_file(KindSettings, kind.folder / "kind.yaml")
        known = self.shelf.move_ids()
        for index, step in enumerate(settings.plan):
            for path, name in (("move",), step.move), *((("instead", at), one) for at, one in enumerate(step.instead)):
                if name not in known:
                    hint = did_you_mean(name, known) or say("Correct it, or write the move.")
                    yield tree.problem(("plan", index, *path), say("There is no move ‘{name}’.", name=name), hint)
                elif name.partition("/")[0] != step.move.partition("/")[0]:
                    hint = say("Take one of the moves in {partition}.", partition=step.move.partition("/")[0])
                    yield tree.problem(
                        ("plan", index, *path),
                        say("‘{name}’ has another role than {move}.", name=name, move=step.move),
                        hint,
                    )
        kinds = self.shelf.kind_ids()
        for index, name in enumerate(settings.companions):
            if name not in kinds:
                hint = did_you_mean(name, kinds) or say("Take it out.")
                yield tree.problem(("companions", index), say("There is no kind of letter ‘{name}’.", name=name), hint)
        moves = [self.shelf.move(name, kind.language) for name in _moves_of(settings.plan) if name in known]
        asked = {question.id for move in moves for question in move.questions}
        asked |= {question.id for question in (*kind.before, *kind.after)}
        for name in settings.from_letter.facts:
            if name not in asked:
                hint = did_you_mean(name, asked) or say("Take it out, or ask it.")
                yield tree.problem(
                    ("from_letter", "facts", name), say("No question has the id ‘{name}’.", name=name), hint
                )
        yield from self._word_problems(kind, settings.plan, asked)

    def _word_problems(self, kind: Kind, plan: Sequence[PlanStep], asked: set[str]) -> Iterator[Problem]:
        words, tree = read_template_file(KindWords, kind.folder / f"{kind.language}.yaml")
        moves = _moves_of(plan)
        for name in words.plan:
            if name not in moves:
                hint = did_you_mean(name, moves) or say("Take it out.")
                yield tree.problem(("plan", name), say("The plan has no move ‘{name}’.", name=name), hint)
        names = asked | {f"{name.partition('/')[0]}_move" for name in moves}
        for name in words.questions:
            if name not in names:
                hint = did_you_mean(name, names) or say("Take it out.")
                yield tree.problem(
                    ("questions", name), say("No question of this kind has the id ‘{name}’.", name=name), hint
                )

    def _summary(self, kind: Kind) -> str:
        pack = self.library.pack(kind.id, kind.language)
        languages = ", ".join(languages_of(kind.folder))
        form = self.form(kind, tuple(step.move for step in kind.settings.plan))
        words = sum(len(passage.text.split()) for passage in compose_passages(form.draft, self.library))
        return say(
            "{id}: {title} [{languages}], {asked}, {number} passages; from its own examples it "
            "writes a letter of {words} words.",
            id=kind.id,
            title=kind.words.title,
            languages=languages,
            asked=_asked(pack.questions),
            number=len(pack.plan),
            words=words,
        )

    # -- a letter ---------------------------------------------------------------------------------------

    def form(
        self,
        kind: Kind,
        moves: Sequence[str],
        keys: Mapping[str, Any] = MappingProxyType({}),
        *,
        required_only: bool = False,
    ) -> Form:
        """Return a form with these moves and keys of a draft, answered with examples. Raises Refused, InvalidPack."""
        pack, data = self.library.pack(kind.id, kind.language), {**_draft_data(kind, moves), **keys}
        return sample(pack, self.library, required_only=required_only, data=data)

    def _try_letter(self, kind: Kind, moves: tuple[str, ...]) -> None:
        """Tell what is wrong with a letter of a kind that has these moves."""
        others = [name for name, step in zip(moves, kind.settings.plan, strict=True) if name != step.move]
        letter = _Letter(
            kind,
            " with ".join(
                filter(None, (say("{id} in {language}", id=kind.id, language=kind.language), ", ".join(others)))
            ),
        )
        with self._telling():
            pack = self.library.pack(kind.id, kind.language)
            empty = transitions.start(pack, self.library, _DAY, _draft_data(kind, moves))
            places = WordPlaces(self.library, empty.pack)
            if self._try_questions(empty, places):
                self._try_starters(self.form(kind, moves), places)
                self._compose(letter, say("all answers"), self.form(kind, moves))
                self._compose(letter, say("all answers, on one page"), self.form(kind, moves, {"length": "one-page"}))
                required = self.form(kind, moves, required_only=True)
                self._compose(letter, say("the required answers alone"), required, required_only=True)

    def _try_questions(self, form: Form, places: WordPlaces) -> bool:
        """Tell of beginnings that fail, of questions without words or example, and of examples that they do not take;
        return whether the questions can be answered."""
        broken = [*map(partial(self._failure, form, places), _all_starters(form.pack.questions))]
        self.tell(*filter(None, broken))
        if any(broken):
            return False
        fine = True
        for question in form.pack.questions:
            for path, message, hint in _question_problems(question, form):
                fine = fine and "example" not in path
                self.tell(places.problem(question, path, message, hint))
        return fine

    def _failure(self, form: Form, places: WordPlaces, starter: _StarterOf) -> Problem | None:
        """Return what is wrong with a beginning as a template, or None."""
        try:
            form.filled(starter.say)
        except InvalidPack as error:
            problem = error.problems[0]
            return places.starter(starter.question, starter.path, starter.say, problem.message, problem.hint)
        return None

    def _try_starters(self, form: Form, places: WordPlaces) -> None:
        """Note the beginnings that a letter with all answers offers, and those that it does not."""
        for starter in _all_starters(form.pack.questions):
            text = starter.say
            if text in self._filled:
                continue
            if form.filled(text):
                self._filled.add(text)
            elif text not in self._unfilled:
                message = say("This beginning is never offered: no letter has all that it says.")
                hint = say("Ask for that in the same move, or begin without it.")
                self._unfilled[text] = places.starter(starter.question, starter.path, text, message, hint)

    def _compose(self, letter: _Letter, words: str, form: Form, *, required_only: bool = False) -> None:
        """Tell what is wrong with the passages of a letter that is answered in some way."""
        kind, title = letter.kind, say("{title}, with {words}", title=letter.title, words=words)
        with self._telling():
            written = compose_passages(form.draft, self.library)
            tree = template_tree(kind.folder / "kind.yaml")
            for composed in written:
                step = form.pack.steps[composed.number - 1]
                path: KeyPath = ("plan",) if letter.alone else ("plan", composed.number - 1)
                name = say(
                    "{title}: the passage {macro}", title=title, macro=step.macro if step else composed.passage.role
                )
                if composed.holes:
                    hint = say("Give the question an example, or do not require it.")
                    self.tell(
                        tree.problem(path, say("{name} lacks ‘{holes}’.", name=name, holes=composed.holes[0]), hint)
                    )
                elif composed.empty and (letter.must_say(composed) if required_only else not letter.branch):
                    empty = tree.problem(path, say("{name} is empty.", name=name), say_worded(_EMPTY_HINT))
                    self._tell_once(empty, words, step.macro if step else "")
            if not (letter.alone or required_only):
                for part in _missing_parts(form, written):
                    problem = tree.problem(
                        ("requires",),
                        say("{title}: nothing carries {part}.", title=title, part=part),
                        say("Add a move that does."),
                    )
                    self._tell_once(problem, part)

    def _tell_once(self, problem: Problem, *about: str) -> None:
        """Tell of a problem, unless the same file had one that is about the same in another letter."""
        key = (problem.file, *about)
        if key not in self._told:
            self._told.add(key)
            self.tell(problem)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell what is raised inside."""
        try:
            yield
        except Refused as error:
            self.tell(
                Problem(
                    say("An example is not an answer that its question takes: {typed}", typed=actions.typed(str(error)))
                )
            )
        except LetterkitError as error:
            self.tell(*error.problems)


class _Letter(NamedTuple):
    """A letter that is tried. `alone`: it has one passage; `branch`: one of its answers is chosen or left out."""

    kind: Kind
    title: str
    alone: bool = False
    branch: bool = False

    def must_say(self, composed: ComposedPassage) -> bool:
        """True if a passage must say something with the required answers alone: its part is needed, and so is it."""
        if self.alone:
            return False
        step, required = self.kind.settings.plan[composed.number - 1], self.kind.settings.requires
        return not (step.optional or step.aside) and (required is None or composed.passage.role in required)


def _draft_data(kind: Kind, moves: Sequence[str]) -> dict[str, Any]:
    passages = [{"role": name.partition("/")[0], "move": name} for name in moves]
    return {"template": kind.id, "language": kind.language, "passages": passages}


def _missing_parts(form: Form, written: Sequence[ComposedPassage]) -> Iterator[str]:
    """Yield the parts that the kind requires and that no passage carries."""
    there = {role for one in written if not one.empty for role in (one.passage.role, *one.passage.also)}
    for part in form.pack.requires:
        if not (form.draft.signatories if part == "signatories" else part in there):
            yield part


def _letters(kind: Kind) -> Iterator[tuple[str, ...]]:
    """Yield the moves of letters in which each move of the plan stands once at least."""
    options = [(step.move, *step.instead) for step in kind.settings.plan]
    for number in range(max(map(len, options))):
        yield tuple(names[number] if number < len(names) else names[0] for names in options)


def _moves_of(plan: Sequence[PlanStep]) -> list[str]:
    return list(dict.fromkeys(name for step in plan for name in (step.move, *step.instead)))


def _asked(questions: Sequence[Question]) -> str:
    """Return how many questions are asked, in words; norms that the library lacks are asked for where one is typed."""
    counted = [question for question in questions if question.path != "norms"]
    first = [question for question in counted if not question.aside]
    on_condition = sum(bool(question.when) for question in first)
    asked, aside = len(first) - on_condition, len(counted) - len(first)
    more = [
        say("{on_condition} more as the answers are", on_condition=on_condition) if on_condition else "",
        say("{aside} more if the letter needs them", aside=aside) if aside else "",
    ]
    counted_words = say_count("{count} question", "{count} questions", asked)
    in_words = say_list(filter(None, more))
    return f"{counted_words} ({in_words})" if in_words else counted_words


def _choices(pack: Pack, move: Move) -> Iterator[tuple[Question, Any]]:
    """Yield each answer that the questions of a move let choose."""
    names = {question.id for question in move.questions}
    for question in pack.questions:
        if not question.path.startswith("facts."):
            continue
        if question.id in names and question.type == "choice":
            yield from ((question, choice.value) for choice in question.choices)
        elif question.id in names and question.type == "consent":
            yield from ((question, consent) for consent in CONSENTS)
        elif question.id in names and question.type == "yes-no":
            yield from ((question, value) for value in (True, False))


class _StarterOf(NamedTuple):
    """A beginning with its question, and the path of the field in that which offers it."""

    question: Question
    path: KeyPath
    say: str


def _all_starters(questions: Sequence[Question]) -> Iterator[_StarterOf]:
    for question in questions:
        for path, one in (((), question), *((("fields", field.id), field) for field in question.fields)):
            yield from (_StarterOf(question, path, starter.say.strip()) for starter in one.starters)


def _question_problems(question: Question, form: Form) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield what a question lacks, or its fields, with the path of the words that should say it."""
    asked = [((), question), *((("fields", field.id), field) for field in question.fields)]
    for path, one in asked:
        kind = type_of(one)
        if not one.ask and question.type != "move":
            yield (*path, "ask"), say("‘{id}’ has no wording.", id=one.id), say("Write it in `ask:`.")
        if not one.example and kind.needs_example:
            yield (*path, "example"), say("‘{id}’ has no example.", id=one.id), say("Write one in `example:`.")
        if one.example and not kind.has_records:
            try:
                form.parse(one, one.example)
            except Refused as error:
                message = say(
                    "The example of ‘{id}’ is no answer that it takes: {typed}",
                    id=one.id,
                    typed=actions.typed(str(error)),
                )
                yield (*path, "example"), message, say("Correct it.")
        for choice in one.choices if question.type != "move" else ():
            if not choice.label:
                hint = say("Write them in `choices:`, as `{value}: …`.", value=choice.value)
                yield (
                    (*path, "choices"),
                    say("The choice ‘{value}’ of ‘{id}’ has no words.", value=choice.value, id=one.id),
                    hint,
                )
