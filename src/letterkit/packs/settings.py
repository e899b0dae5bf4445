"""The files of a pack on disk: read within limits, each mistake with its place."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from letterkit.errors import InvalidPack, Problem
from letterkit.letter.model import FORMAT
from letterkit.letter.roles import PartName
from letterkit.moves.question_problems import question_problems
from letterkit.moves.template_files import read_template_file
from letterkit.packs.plan import Step
from letterkit.questions.question import Question
from letterkit.tags import LANGUAGE_TAG
from letterkit.wording import say
from letterkit.yaml.tree import Tree

SETTINGS: Final = "template.yaml"
LETTER: Final = "letter.md.j2"


@dataclass(frozen=True, slots=True)
class Settings:
    """The contents of template.yaml."""

    letterkit: int
    title: str
    when: str = ""
    extends: str = ""
    languages: tuple[str, ...] = ("en",)
    requires: tuple[PartName, ...] | None = None
    plan: tuple[Step, ...] = ()
    questions: tuple[Question, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)
    checks: Mapping[str, Any] = field(default_factory=dict)


def read_settings(path: Path) -> tuple[Settings, Tree]:
    """Return template.yaml, checked. Raises InvalidPack with every problem."""
    settings, tree = read_template_file(Settings, path)
    problems = list(_problems(settings, tree))
    if problems:
        raise InvalidPack.of(problems)
    return settings, tree


def _problems(settings: Settings, tree: Tree) -> Iterator[Problem]:
    """Yield the problems that the types alone do not find."""
    if settings.letterkit != FORMAT:
        yield tree.problem(
            ("letterkit",),
            say(
                "This pack is in format {letterkit}; this letterkit reads format {format}.",
                letterkit=settings.letterkit,
                format=FORMAT,
            ),
            say("Update letterkit, or the pack."),
        )
    if not settings.languages:
        yield tree.problem(
            ("languages",), say("The pack writes no language."), say("List at least one: `languages: [en]`.")
        )
    for index, language in enumerate(settings.languages):
        if not LANGUAGE_TAG.fullmatch(language):
            yield tree.problem(
                ("languages", index),
                say("‘{language}’ is not a language tag.", language=language),
                say("Write en, en-US, fr, ru, ar …"),
            )
    yield from question_problems(settings.questions, ("questions",), tree, (), worded=True)
