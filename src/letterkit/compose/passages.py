"""Who writes each passage: the draft in its own words, or the template from the facts."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from letterkit.compose.move_passages import MoveWriter, Piece
from letterkit.compose.template_values import writer_for
from letterkit.errors import InvalidDraft, Problem
from letterkit.letter.model import Draft, Passage
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.wording import say, say_list


class ComposedPassage(NamedTuple):
    """A passage with its final Markdown.

    `number` counts from 1 in the draft's own order (or the plan's, where the draft has no passages);
    `by_template` tells who wrote it, `by_move` that a move did; `holes` are the ids of questions whose answers it
    lacked, and `pieces` what a move made it of.
    """

    number: int
    passage: Passage
    text: str
    by_template: bool
    holes: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    by_move: bool = False

    @property
    def prints_asks_below(self) -> bool:
        """True if its asks are printed below its text. A move has those that it prints in the text."""
        return not self.by_move and any(ask.action.strip() for ask in self.passage.asks)

    @property
    def empty(self) -> bool:
        """True if nothing at all would be printed."""
        return not self.text.strip() and not self.prints_asks_below


def compose_passages(draft: Draft, library: Library, *, gaps: bool = False) -> tuple[ComposedPassage, ...]:
    """Return every passage of the letter with its text.

    With `gaps` a passage that nobody has written yet, in a language that the template does not write, is empty, and no
    error. Raises UnknownName, InvalidPack, InvalidDraft.
    """
    pack = library.pack_for(draft)
    listed = draft.passages if draft.passages is not None else planned_passages(pack)
    if all(passage.text is not None for passage in listed):
        return tuple(
            ComposedPassage(number, passage, passage.text or "", by_template=False)
            for number, passage in enumerate(listed, 1)
        )
    return tuple(_by_template(draft, pack, library, listed, gaps=gaps))


def planned_passages(pack: Pack) -> tuple[Passage, ...]:
    """Return the passages of a pack's own plan, none of them written yet."""
    if pack.kind is not None:
        return tuple(Passage(step.role, move=step.macro) for step in pack.plan)
    return tuple(Passage(step.role, step.also, heading=step.heading) for step in pack.plan)


def _by_template(
    draft: Draft, pack: Pack, library: Library, listed: Sequence[Passage], *, gaps: bool
) -> Iterator[ComposedPassage]:
    writer, moves = None, None
    for number, (passage, step) in enumerate(zip(listed, steps_for(pack, listed), strict=True), 1):
        if passage.text is not None:
            yield ComposedPassage(number, passage, passage.text, by_template=False)
            continue
        if not pack.writes(draft.language):
            if gaps:
                yield ComposedPassage(number, passage, "", by_template=True)
                continue
            raise InvalidDraft(
                Problem(
                    say(
                        "The template ‘{id}’ writes {languages}, not {language}.",
                        id=pack.id,
                        languages=say_list(pack.languages),
                        language=draft.language,
                    ),
                    say("Write the passage yourself (`text:`), or change `language:`."),
                    path=("passages", number - 1),
                )
            )
        if step is None:
            yield ComposedPassage(number, passage, "", by_template=True)
            continue
        writer = writer or writer_for(draft, pack, library, listed)
        if isinstance(step, MoveStep):
            moves = moves or MoveWriter(draft, pack, library, writer)
            yield _by_move(number, passage, step, moves)
            continue
        written = writer.write(step.macro)
        also, heading = passage.also or step.also, passage.heading or step.heading
        completed = replace(passage, also=also, heading=heading)
        yield ComposedPassage(number, completed, written.text, by_template=True, holes=written.holes)


def _by_move(number: int, passage: Passage, step: MoveStep, moves: MoveWriter) -> ComposedPassage:
    written = moves.write(number, passage, step)
    also = tuple(dict.fromkeys((*passage.also, *written.also)))
    completed = replace(passage, also=also, heading=passage.heading or step.heading)
    return ComposedPassage(
        number, completed, written.text, by_template=True, holes=written.holes, pieces=written.pieces, by_move=True
    )


def steps_for(pack: Pack, listed: Sequence[Passage]) -> tuple[AnyStep | None, ...]:
    """Return what writes each passage: in a kind that is made of moves, its own; in the earlier form, the step of the
    plan for the first of its role for the first, and so on; else None."""
    if pack.kind is not None:
        return pack.steps
    steps: list[AnyStep | None] = []
    used: dict[str, int] = {}
    for passage in listed:
        same = [step for step in pack.plan if step.role == passage.role]
        index = used.get(passage.role, 0)
        used[passage.role] = index + 1
        steps.append(same[index] if index < len(same) else None)
    return tuple(steps)
