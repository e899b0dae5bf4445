"""A pack in another of its languages: the wording of `template.fr.yaml` laid over the pack's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem, nearest
from letterkit.packs.pack import Pack
from letterkit.packs.plan import Step
from letterkit.packs.settings import SETTINGS, Settings, read_pack_file
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class _Words:
    """A question in another language; what is absent stays as it is."""

    ask: str = ""
    help: str = ""
    why: str = ""
    example: str = ""
    default: str = ""
    one: str = ""
    says: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, _Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _StepWords:
    """A step of the plan in another language."""

    title: str = ""
    heading: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class _Wording:
    """template.fr.yaml as it stands in the file: steps by the name of their macro, questions by their id."""

    title: str = ""
    when: str = ""
    plan: Mapping[str, _StepWords] = field(default_factory=dict)
    questions: Mapping[str, _Words] = field(default_factory=dict)


_SAME_EVERYWHERE: Final = re.compile(r"[\d\W]*|\S*[@/]\S*|\S+\.\w{2,}|\{\{[^}]*\}\}")
"""Examples that need no translation: figures and dates, addresses on the net, another answer."""


def translate(pack: Pack, settings: Settings, tree: Tree) -> Pack:
    """The pack with its wording in the language it is loaded in. Raises InvalidPack."""
    path = pack.folder / SETTINGS.replace(".", f".{pack.language}.", 1)
    if not files.is_file(path):
        raise InvalidPack(
            tree.problem(
                ("languages",),
                f"The pack says that it writes {pack.language}, but it has no {path.name}.",
                f"Write the questions in that language there, or take {pack.language} out.",
            )
        )
    wording, words_tree = read_pack_file(_Wording, path)
    problems: list[Problem] = []
    for key, known in (("plan", [one.macro for one in pack.plan]), ("questions", [one.id for one in pack.questions])):
        for name in getattr(wording, key):
            if name not in known:
                near = nearest(name, known)
                problems.append(
                    words_tree.problem(
                        (key, name),
                        f"{SETTINGS} has no ‘{name}’ under {key}.",
                        f"Did you mean ‘{near}’?" if near else "Take it out, or correct the name.",
                    )
                )
    if problems:
        raise InvalidPack.of(problems)
    lacking: list[str] = [key for key in ("title", "when") if getattr(settings, key) and not getattr(wording, key)]
    own = {
        one.id or one.use: data for one, data in zip(settings.questions, tree.data.get("questions") or (), strict=True)
    }
    return replace(
        pack,
        title=wording.title or pack.title,
        when=wording.when or pack.when,
        plan=tuple(_said(one, wording.plan, bool(settings.plan), lacking) for one in pack.plan),
        questions=tuple(
            _asked(one, wording.questions.get(one.id), own.get(one.id, {}), f"questions.{one.id}", lacking)
            for one in pack.questions
        ),
        untranslated=tuple(lacking),
    )


def _said(step: Step, words: Mapping[str, _StepWords], own: bool, lacking: list[str]) -> Step:
    said = words.get(step.macro, _StepWords())
    for f in fields(_StepWords):
        if own and getattr(step, f.name) and not getattr(said, f.name):
            lacking.append(f"plan.{step.macro}.{f.name}")
    return replace(step, **{f.name: getattr(said, f.name) or getattr(step, f.name) for f in fields(_StepWords)})


def _asked(question: Question, words: _Words | None, own: Mapping[str, Any], path: str, lacking: list[str]) -> Question:
    """A question in other words; what this pack says itself (`own`) and the words lack is noted in `lacking`."""
    said = words or _Words()
    changed: dict[str, Any] = {}
    for name in ("ask", "help", "why", "one", "example", "default"):
        text = getattr(said, name)
        if text:
            changed[name] = text
        elif own.get(name) and not (name in ("example", "default") and _is_same_everywhere(question, own[name])):
            lacking.append(f"{path}.{name}")
    if said.says:
        changed["limits"] = replace(question.limits, says=said.says)
    elif (own.get("limits") or {}).get("says"):
        lacking.append(f"{path}.says")
    if question.choices:
        lacking += [f"{path}.choices.{one.value}" for one in question.choices if own and one.value not in said.choices]
        changed["choices"] = tuple(
            replace(one, label=said.choices.get(one.value, one.label)) for one in question.choices
        )
    if question.fields:
        inner = {str(one.get("id")): one for one in own.get("fields") or ()}
        changed["fields"] = tuple(
            _asked(one, said.fields.get(one.id), inner.get(one.id, {}), f"{path}.fields.{one.id}", lacking)
            for one in question.fields
        )
    return replace(question, **changed)


def _is_same_everywhere(question: Question, text: str) -> bool:
    return not type_of(question).translated or bool(_SAME_EVERYWHERE.fullmatch(text))
