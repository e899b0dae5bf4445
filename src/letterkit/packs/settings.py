"""The files of a pack on disk: read within limits, each mistake with its place."""

# Type hints are no text here (`from __future__ import annotations`): each would be compiled again at each start.

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypeVar

from letterkit.disk import files
from letterkit.errors import InvalidPack, KeyPath, Problem, did_you_mean
from letterkit.letter import builder
from letterkit.letter.model import FORMAT
from letterkit.letter.roles import PartName
from letterkit.packs.plan import Step
from letterkit.questions import patterns
from letterkit.questions.question import Question
from letterkit.questions.types import TYPE_NAMES, type_of
from letterkit.tags import LANGUAGE_TAG
from letterkit.yaml.source import decode, parse
from letterkit.yaml.tree import Tree, Unreadable

SETTINGS: Final = "template.yaml"
LETTER: Final = "letter.md.j2"
MAX_PACK_BYTES: Final = 400_000
_VARIABLE = re.compile(r"[a-z][a-z0-9_]{0,60}")


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


_T = TypeVar("_T")


def read_settings(path: Path) -> tuple[Settings, Tree]:
    """Return template.yaml, checked. Raises InvalidPack with every problem."""
    settings, tree = read_pack_file(Settings, path)
    problems = list(_problems(settings, tree))
    if problems:
        raise InvalidPack.of(problems)
    return settings, tree


def read_pack_file(kind: type[_T], path: Path) -> tuple[_T, Tree]:
    """Return a YAML file of a pack as an object of a kind. Raises InvalidPack."""
    try:
        raw = files.read(path, MAX_PACK_BYTES)
        if len(raw) > MAX_PACK_BYTES:
            raise InvalidPack(
                Problem("The file is too large for a template's settings.", "Make it shorter.", str(path))
            )
        tree = parse(decode(raw, str(path)), str(path))
        if not isinstance(tree.data, dict):
            raise InvalidPack(tree.problem((), "The file has no keys.", "Start with `letterkit: 1` and `title:`."))
        return builder.build(kind, tree), tree
    except Unreadable as error:
        raise InvalidPack.of(error.problems) from None
    except OSError as error:
        raise InvalidPack(Problem(f"The file cannot be read ({error.strerror}).", "", str(path))) from None


def _problems(settings: Settings, tree: Tree) -> Iterator[Problem]:
    """Yield the problems that the types alone do not find."""
    if settings.letterkit != FORMAT:
        yield tree.problem(
            ("letterkit",),
            f"This pack is in format {settings.letterkit}; this letterkit reads format {FORMAT}.",
            "Update letterkit, or the pack.",
        )
    if not settings.languages:
        yield tree.problem(("languages",), "The pack writes no language.", "List at least one: `languages: [en]`.")
    for index, language in enumerate(settings.languages):
        if not LANGUAGE_TAG.fullmatch(language):
            yield tree.problem(
                ("languages", index), f"‘{language}’ is not a language tag.", "Write en, en-US, fr, ru, ar …"
            )
    seen: set[str] = set()
    for index, question in enumerate(settings.questions):
        path = ("questions", index)
        name = question.id or question.use
        if not _VARIABLE.fullmatch(name):
            yield tree.problem(
                path,
                f"‘{name}’ cannot be the id of a question.",
                "Use small letters, digits and _, starting with a letter.",
            )
        elif name in seen:
            yield tree.problem(path, f"The question ‘{name}’ stands twice.", "Keep one, or give it another id.")
        seen.add(name)
        if question.id and not question.ask and not question.use:
            yield tree.problem(path, f"The question ‘{name}’ has no wording.", "Write it in `ask:`.")
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
