"""A kind of letter with the moves of one letter, as a pack: what is asked, in which order, what writes each passage.

Which questions there are depends on the moves that a draft has in its passages, so a pack of a kind is put together for
each draft. A question whose answer a move prints is asked for each passage that prints it: the first time under its own
id, its answer among the facts; after that as `opening_2`, its answer in the passage. What moves only know (a meeting,
its day) is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from letterkit.letter.roles import REQUIRED_PARTS, Role
from letterkit.moves.kind import Kind, PlanStep, StepWords
from letterkit.moves.move import Move
from letterkit.moves.move_shelf import MoveShelf
from letterkit.moves.wording import NO_WORDS, with_words
from letterkit.packs.pack import Pack
from letterkit.packs.plan import MoveStep
from letterkit.questions.question import Choice, Question

OF_A_PASSAGE: Final = ("asks", "invokes", "evidence")
"""What a draft keeps in the passage that it belongs to."""
OWN_NORMS: Final = "own_norms"
"""The shared question on norms that the library lacks; it is asked wherever norms are."""


class PassageOutline(NamedTuple):
    """What a pack depends on in a passage of a draft: its role, and the move that the draft names for it."""

    role: Role
    move: str = ""


def assemble(
    kind: Kind, moves: MoveShelf, outline: Sequence[PassageOutline] | None = None, short: bool = False
) -> Pack:
    """Return the pack of a kind for a letter whose passages have these moves; without them, for a new letter.

    `short`: the letter has one page, and goes without the passages that the plan marks.

    Raises UnknownName, InvalidPack.
    """
    steps = tuple(_planned(kind, moves, outline))
    return _Assembly(kind, moves, steps, short).pack()


class _Planned(NamedTuple):
    """A passage of the letter with its step of the plan; `move` is None where nothing writes it."""

    move: Move | None
    step: PlanStep


def _planned(kind: Kind, moves: MoveShelf, outline: Sequence[PassageOutline] | None) -> Iterator[_Planned]:
    plan = kind.settings.plan
    if outline is None:
        for step in plan:
            yield _Planned(moves.move(step.move, kind.language), step)
        return
    for passage, planned in zip(outline, _steps_of(plan, outline), strict=True):
        name = passage.move or (planned.move if planned else "")
        yield _Planned(moves.move(name, kind.language) if name else None, planned or PlanStep(name))


def _steps_of(plan: Sequence[PlanStep], outline: Sequence[PassageOutline]) -> list[PlanStep | None]:
    """Return the step of the plan for each passage: that in its place among those of its role, if that may have its
    move; else the first free one with its move, or that may have it; for a move that no step has, and for none, the
    first free one of its role."""
    free = dict(enumerate(plan))
    found: list[PlanStep | None] = [None] * len(outline)

    def take(fits: Callable[[PlanStep, PassageOutline], bool]) -> None:
        for number, passage in enumerate(outline):
            if found[number] is None:
                index = next((index for index, step in free.items() if fits(step, passage)), None)
                found[number] = None if index is None else free.pop(index)

    roles = [step.move.partition("/")[0] for step in plan]
    used: dict[Role, int] = {}
    for number, passage in enumerate(outline):
        same = [index for index, role in enumerate(roles) if role == passage.role]
        place = used.get(passage.role, 0)
        used[passage.role] = place + 1
        if place < len(same) and passage.move in (plan[same[place]].move, *plan[same[place]].instead):
            found[number] = free.pop(same[place])
    planned = {name for step in plan for name in (step.move, *step.instead)}
    take(lambda step, passage: step.move == passage.move)
    take(lambda step, passage: passage.move in step.instead)
    take(lambda step, passage: passage.move not in planned and step.move.startswith(f"{passage.role}/"))
    return found


class _Assembly:
    """Puts the questions of a letter in their order, each under the id and the place of its answer."""

    def __init__(self, kind: Kind, moves: MoveShelf, planned: Sequence[_Planned], short: bool) -> None:
        self.kind, self.moves, self.planned, self.short = kind, moves, planned, short
        self.shared = moves.shared_questions(kind.language)
        self.questions: dict[str, Question] = {}

    def pack(self) -> Pack:
        kind, settings = self.kind, self.kind.settings
        for question in kind.before:
            self._add(question)
        steps = self._steps()
        for question in kind.after:
            self._add(question)
        questions = self.questions.values()
        return Pack(
            id=kind.id,
            folder=kind.folder,
            title=kind.words.title,
            when=kind.words.when,
            languages=kind.languages,
            requires=REQUIRED_PARTS if settings.requires is None else settings.requires,
            plan=tuple(step for step in steps if step),
            questions=(*(one for one in questions if not one.aside), *(one for one in questions if one.aside)),
            defaults=settings.defaults,
            chain=(kind.id,),
            macro_files=(),
            language=kind.language,
            origin=kind.origin,
            checks=settings.checks,
            kind=kind,
            steps=steps,
        )

    def _steps(self) -> tuple[MoveStep | None, ...]:
        """Return what writes each passage. What is asked at once has its plain id, before what is asked of those who
        want more: passages that are aside come last here, whatever their place in the letter."""
        order = sorted(range(len(self.planned)), key=lambda number: (self._is_late(self.planned[number].step), number))
        steps = {number: self._step(number, self.planned[number]) for number in order}
        return tuple(steps[number] for number in range(len(self.planned)))

    def _is_late(self, step: PlanStep) -> bool:
        return step.aside or (self.short and step.full)

    def _add(self, question: Question) -> None:
        words = self.kind.words.questions.get(question.id, NO_WORDS)
        starters = self.moves.starters_for(question.id, self.kind.language)
        self.questions.setdefault(question.id, with_words(question, (*starters, words)))

    def _step(self, number: int, planned: _Planned) -> MoveStep | None:
        move, step = planned
        if move is None:
            return None
        if step.choose:
            self._add_choice(number, move, step)
        asked = {question.id: self._ask(number, question, move, step) for question in move.questions}
        needed = tuple(name for name in asked.values() if self.questions[name].required)
        words = self.kind.words.plan.get(move.id) or self.kind.words.plan.get(step.move, StepWords())
        title = words.title or move.title
        return MoveStep(move, title, words.heading, words.advice, asked, needed, (step.move, *step.instead))

    def _add_choice(self, number: int, move: Move, step: PlanStep) -> None:
        """Add the question which of its moves a passage has."""
        moves = [self.moves.move(name, self.kind.language) for name in (step.move, *step.instead)]
        name = f"{move.role}_move"
        known = self.shared.get(name, Question(ask=move.title))
        choices = tuple(Choice(other.id, other.title, other.words.when, other.words.when_not) for other in moves)
        question = replace(known, id=name, type="move", fills=f"passages.{number}.move", choices=choices)
        self._add(replace(question, default=move.id))

    def _ask(self, number: int, question: Question, move: Move, step: PlanStep) -> str:
        """Add a question of a move, and return the id under which the letter asks it."""
        late = self._is_late(step)
        changed = replace(
            question,
            required=question.required and not (late or step.optional),
            aside=question.aside or late,
        )
        is_printed = {question.id, question.consent_to} & {*move.passage}
        name = self._free_name(question.id, bool(is_printed))
        if question.fills in OF_A_PASSAGE:
            changed = replace(changed, fills=f"passages.{number}.{question.fills}")
        elif name != question.id and not question.fills:
            changed = replace(changed, fills=f"passages.{number}.answers.{question.id}")
        words = self.kind.words.questions.get(question.id, NO_WORDS)
        starters = self.moves.starters_for(question.id, self.kind.language)
        self.questions.setdefault(name, replace(with_words(changed, (*starters, words)), id=name))
        if question.fills == "invokes" and OWN_NORMS in self.shared:
            self._add(replace(self.shared[OWN_NORMS], aside=changed.aside))
        return name

    def _free_name(self, name: str, printed: bool) -> str:
        if not printed or name not in self.questions:
            return name
        number = 2
        while f"{name}_{number}" in self.questions:
            number += 1
        return f"{name}_{number}"
