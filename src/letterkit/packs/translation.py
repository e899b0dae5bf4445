"""A pack in another of its languages: the wording of `template.fr.yaml` laid over the pack's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from letterkit.disk import files
from letterkit.errors import InvalidPack, Problem, did_you_mean
from letterkit.moves.kind import StepWords
from letterkit.moves.template_files import read_template_file
from letterkit.moves.wording import QuestionWords
from letterkit.packs.pack import Pack
from letterkit.packs.plan import Step
from letterkit.packs.settings import SETTINGS, Settings
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say
from letterkit.yaml.tree import Tree


@dataclass(frozen=True, slots=True)
class _Wording:
    """The contents of template.fr.yaml: steps by the name of their macro, questions by their id."""

    title: str = ""
    when: str = ""
    plan: Mapping[str, StepWords] = field(default_factory=dict)
    questions: Mapping[str, QuestionWords] = field(default_factory=dict)


_SAME_EVERYWHERE: Final = re.compile(r"[\d\W]*|\S*[@/]\S*|\S+\.\w{2,}|\{\{[^}]*\}\}")
"""Examples that need no translation: figures and dates, addresses on the net, another answer."""


def translate(pack: Pack, settings: Settings, tree: Tree) -> Pack:
    """Return the pack with its wording in the language it is loaded in. Raises InvalidPack."""
    path = pack.folder / SETTINGS.replace(".", f".{pack.language}.", 1)
    if not files.is_file(path):
        raise InvalidPack(
            tree.problem(
                ("languages",),
                say(
                    "The pack says that it writes {language}, but it has no {name}.",
                    language=pack.language,
                    name=path.name,
                ),
                say("Write the questions in that language there, or take {language} out.", language=pack.language),
            )
        )
    wording, wording_tree = read_template_file(_Wording, path)
    problems = list(_unknown_names(pack, wording, wording_tree))
    if problems:
        raise InvalidPack.of(problems)
    missing: list[str] = [key for key in ("title", "when") if getattr(settings, key) and not getattr(wording, key)]
    rows = tree.data.get("questions") or ()
    own = {question.id or question.use: row for question, row in zip(settings.questions, rows, strict=True)}
    return pack._replace(
        title=wording.title or pack.title,
        when=wording.when or pack.when,
        plan=tuple(
            _translate_step(step, wording.plan, bool(settings.plan), missing)
            for step in pack.plan
            if isinstance(step, Step)
        ),
        questions=tuple(
            _translate_question(
                question,
                wording.questions.get(question.id),
                own.get(question.id, {}),
                f"questions.{question.id}",
                missing,
            )
            for question in pack.questions
        ),
        untranslated=tuple(missing),
    )


def _unknown_names(pack: Pack, wording: _Wording, tree: Tree) -> Iterator[Problem]:
    """Yield the steps and questions of a wording that the pack does not have."""
    steps, questions = [step.macro for step in pack.plan], [question.id for question in pack.questions]
    for key, known in (("plan", steps), ("questions", questions)):
        for name in getattr(wording, key):
            if name not in known:
                yield tree.problem(
                    (key, name),
                    say("{settings} has no ‘{name}’ under {key}.", settings=SETTINGS, name=name, key=key),
                    did_you_mean(name, known) or say("Take it out, or correct the name."),
                )


def _translate_step(step: Step, wordings: Mapping[str, StepWords], own: bool, missing: list[str]) -> Step:
    """Return a step in other words; what the pack's `own` plan says and the wording lacks is added to `missing`."""
    wording = wordings.get(step.macro, StepWords())
    texts = {name.name: getattr(wording, name.name) for name in fields(StepWords)}
    missing += [f"plan.{step.macro}.{name}" for name, text in texts.items() if own and getattr(step, name) and not text]
    return replace(step, **{name: text for name, text in texts.items() if text})


def _translate_question(
    question: Question, wording: QuestionWords | None, own: Mapping[str, Any], path: str, missing: list[str]
) -> Question:
    """Return a question in other words; what the pack says itself (`own`, its row) and the wording lacks is added to
    `missing`."""
    wording = wording or QuestionWords()
    changed: dict[str, Any] = {}
    for name in ("ask", "name", "help", "why", "one", "example", "default"):
        text = getattr(wording, name)
        if text:
            changed[name] = text
        elif own.get(name) and not (name in ("example", "default") and _is_same_everywhere(question, own[name])):
            missing.append(f"{path}.{name}")
    if wording.says:
        changed["limits"] = replace(question.limits, says=wording.says)
    elif (own.get("limits") or {}).get("says"):
        missing.append(f"{path}.says")
    if question.choices:
        labels, choices = wording.choices, question.choices
        missing += [f"{path}.choices.{choice.value}" for choice in choices if own and choice.value not in labels]
        changed["choices"] = tuple(replace(choice, label=labels.get(choice.value, choice.label)) for choice in choices)
    if question.fields:
        rows = {str(row.get("id")): row for row in own.get("fields") or ()}
        changed["fields"] = tuple(
            _translate_question(
                inner, wording.fields.get(inner.id), rows.get(inner.id, {}), f"{path}.fields.{inner.id}", missing
            )
            for inner in question.fields
        )
    return replace(question, **changed)


def _is_same_everywhere(question: Question, text: str) -> bool:
    return not type_of(question).translated or bool(_SAME_EVERYWHERE.fullmatch(text))
