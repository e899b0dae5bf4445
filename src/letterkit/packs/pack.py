"""A pack as it is used: what a kind of letter asks, in which order it speaks, and what it must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from letterkit import tags
from letterkit.letter.roles import WHAT_TO_WRITE, PartName
from letterkit.packs.plan import Step
from letterkit.questions.question import Question


class Pack(NamedTuple):
    """A pack with everything it takes over from the one it extends, in one of its languages.

    `chain` is the pack and its bases, `macro_files` the files (`id/letter.md.j2`) with the macros of their passages.
    `language` is the one of its `languages` that it was loaded in, and `untranslated` names the words that it has
    only in the first of them (`questions.date.ask`).
    """

    id: str
    folder: Path
    title: str
    when: str
    languages: tuple[str, ...]
    requires: tuple[PartName, ...]
    plan: tuple[Step, ...]
    questions: tuple[Question, ...]
    defaults: Mapping[str, Any]
    chain: tuple[str, ...]
    macro_files: tuple[str, ...]
    language: str
    untranslated: tuple[str, ...] = ()
    origin: str = ""
    checks: Mapping[str, Any] = {}

    def question(self, name: str) -> Question | None:
        """Return the question with this id, or None."""
        return next((question for question in self.questions if question.id == name), None)

    def writes(self, language: str) -> bool:
        """True if the pack has prose in the language of a letter."""
        return written_language(self.languages, language) != ""

    def advice(self, part: PartName) -> str:
        """Return what to write in a part: the pack's own words, or the general ones."""
        own = next((step.advice for step in self.plan if step.role == part and step.advice), "")
        return own or WHAT_TO_WRITE[part]


def written_language(languages: Sequence[str], language: str) -> str:
    """Return the one of a pack's languages in which it writes a letter of this language; empty when it has none.

    The tag itself, else a wider one, else one of the same language: fr-CA is written by fr, and pt by pt-BR.
    """
    by_tag = {written.lower(): written for written in reversed(languages)}
    for tag in tags.tags(language.lower()):
        if tag in by_tag:
            return by_tag[tag]
    return next((written for written in languages if tags.base(written) == tags.base(language)), "")
