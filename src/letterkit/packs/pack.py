"""A pack as it is used: what a kind of letter asks, in which order it speaks, and what it must have."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from letterkit.letter.roles import WHAT_TO_WRITE, PartName
from letterkit.moves.kind import Kind
from letterkit.packs.plan import AnyStep, MoveStep
from letterkit.questions.question import Question
from letterkit.tags import written_language
from letterkit.wording import say_worded


class Pack(NamedTuple):
    """A kind of letter in one of its languages: what it asks, and what writes its passages.

    A `kind` is made of moves, and its pack is put together for one letter (`assembly.py`): `steps` are what writes each
    passage of that letter, None where nothing does. In the earlier form, `chain` is the pack and the packs it extends,
    and `macro_files` the files (`id/letter.md.j2`) with the macros of their passages.

    `language` is the one of its `languages` that it was loaded in, and `untranslated` names the words that it has
    only in the first of them (`questions.date.ask`). `earlier_languages` are those that only its earlier form writes.
    """

    id: str
    folder: Path
    title: str
    when: str
    languages: tuple[str, ...]
    requires: tuple[PartName, ...]
    plan: tuple[AnyStep, ...]
    questions: tuple[Question, ...]
    defaults: Mapping[str, Any]
    chain: tuple[str, ...]
    macro_files: tuple[str, ...]
    language: str
    untranslated: tuple[str, ...] = ()
    origin: str = ""
    checks: Mapping[str, Any] = {}
    kind: Kind | None = None
    steps: tuple[MoveStep | None, ...] = ()
    earlier_languages: tuple[str, ...] = ()

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Return the languages in which this kind of letter can be written, in its present form or an earlier one."""
        return (*self.languages, *self.earlier_languages)

    def question(self, name: str) -> Question | None:
        """Return the question with this id, or None."""
        return next((question for question in self.questions if question.id == name), None)

    def writes(self, language: str) -> bool:
        """True if the pack has prose in the language of a letter."""
        return written_language(self.languages, language) != ""

    def advice(self, part: PartName) -> str:
        """Return what to write in a part: the pack's own words, or the general ones."""
        own = next((step.advice for step in self.plan if step.role == part and step.advice), "")
        return own or say_worded(WHAT_TO_WRITE[part])
