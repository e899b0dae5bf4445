"""Trying a pack on its own examples: the letter that they give, and what is wrong with the pack.

Template authors run it through `letterkit templates check`; the tests run it over every shipped pack.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from letterkit.compose import compose_passages
from letterkit.errors import LetterkitError
from letterkit.interview import actions, transitions
from letterkit.interview.form import Form
from letterkit.interview.suggestions import SALUTATION
from letterkit.letter.drafts import from_data
from letterkit.library.library import Library
from letterkit.packs.pack import Pack
from letterkit.packs.shelf import EARLIER, Shelf, open_shelf
from letterkit.packs.used_names import macros, names_used
from letterkit.questions.answers import Refused
from letterkit.questions.question import Choice, Question
from letterkit.questions.types import type_of
from letterkit.wording import say


@dataclass(frozen=True, slots=True)
class PackReport:
    """The problems of a pack, in words; without problems, the number of words in the passages of its examples."""

    problems: tuple[str, ...]
    words: int = 0


def check_pack(folder: Path) -> tuple[Pack, PackReport]:
    """Return a pack from its folder, and what came of trying it in each of its languages.

    It is tried with all answers, and with the required ones alone.

    Raises InvalidPack, UnknownName for a pack that cannot be read at all.
    """
    # no kind of letter may take the place of its earlier form
    earlier = folder.parent.name == EARLIER
    library = Library(Shelf((("project", folder.parent), *open_shelf().folders), earlier_only=earlier))
    pack = library.shelf.load_earlier(folder.name)
    problems = [*_problems(pack, library)]
    for language in pack.languages[1:]:
        problems += _problems(library.shelf.load_earlier(pack.id, language), library)
    return pack, PackReport(tuple(dict.fromkeys(problems)), 0 if problems else _words(sample(pack, library)))


def sample(pack: Pack, library: Library, *, required_only: bool = False, data: Mapping[str, Any] | None = None) -> Form:
    """Return a form answered with the pack's own examples, with `required_only` those of required questions alone.

    `data` is what a letter of moves has beforehand, which stays: the moves of its passages, some answers.

    Raises Refused for an example that is no answer.
    """
    form = transitions.start(pack, library, dt.date(2026, 11, 30), data)
    answers: Mapping[str, Any] = form.data
    for question in form.pack.questions if pack.kind else pack.questions:
        given = pack.kind is not None and (form.is_answered(question) or question.path in FOLLOWS)
        if not given and (question.required or not required_only):
            so_far = Form(library, form.today, answers)
            answers = so_far.data_with(question, _example(question, form, required_only))
    answered = Form(library, form.today, answers)
    return transitions.without_unasked(answered) if pack.kind else answered


FOLLOWS: Final = frozenset((SALUTATION,))
"""Paths of what follows from other answers where nobody types it: no example suits the readers of every kind."""


def _example(question: Question, form: Form, required_only: bool) -> Any:
    """Return the answer that a question's example gives, else its default, else what it requires to be chosen.

    With `required_only`, a record has its required fields alone, or else its first: a passage may not need more.
    """
    if type_of(question).has_records:
        fields = [field for field in question.fields if field.example or (field.required and _chosen(field))]
        if required_only:
            fields = [field for field in fields if field.required] or fields[:1]
        record = {field.id: value for field in fields if (value := _example(field, form, required_only)) is not None}
        return [_consistent(record)] if record else None
    text = question.example or (form.default(question) if form.pack.kind else "")
    if not text and (chosen := _chosen(question)) and (question.required or question.type == "consent"):
        text = chosen[0].value
    return form.parse(question, text)


def _chosen(question: Question) -> tuple[Choice, ...]:
    """Return what there is to choose from; of yes and no there is nothing that could stand for both."""
    return type_of(question).choices(question) if question.type == "consent" else question.choices


def _consistent(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without what it cannot have beside the rest: an annex is a text or a file."""
    return {key: value for key, value in record.items() if not (key == "file" and record.get("text"))}


def _words(form: Form) -> int:
    return sum(len(passage.text.split()) for passage in compose_passages(form.draft, form.library))


def _problems(pack: Pack, library: Library) -> Iterator[str]:
    letter, settings = _files(pack)
    yield from _unwritten(pack, library)
    yield from _unasked(pack, library)
    for question in pack.questions:
        if not question.example and type_of(question).needs_example:
            yield say("{settings}: the question ‘{id}’ has no example.", settings=settings, id=question.id)
    for words, required_only in ((say("all answers"), False), (say("the required answers alone"), True)):
        try:
            form = sample(pack, library, required_only=required_only)
            for composed in compose_passages(from_data(form.data).draft, library):
                passage = say(
                    "{letter}: with {words}, the {role} passage", letter=letter, words=words, role=composed.passage.role
                )
                if composed.holes:
                    yield (
                        say(
                            "{passage} prints ‘{holes}’, which need not be answered. Put it inside {% if %}, or "
                            "make the question required.",
                            passage=passage,
                            holes=composed.holes[0],
                        )
                    )
                if composed.empty and composed.passage.role in pack.requires:
                    yield say("{passage} is empty, but it is required.", passage=passage)
        except Refused as error:
            yield say(
                "{settings}: an example is not an answer that its own question takes: {typed}",
                settings=settings,
                typed=actions.typed(str(error)),
            )
        except LetterkitError as error:
            yield str(error)


def _files(pack: Pack) -> tuple[str, str]:
    """Return the names of the pack's two files in its language: the letter, and the settings."""
    own = pack.language == pack.languages[0]
    return pack.macro_files[0], f"{pack.id}/template.yaml" if own else f"{pack.id}/template.{pack.language}.yaml"


def _unwritten(pack: Pack, library: Library) -> Iterator[str]:
    """Yield the passages and words that the pack lacks in its language, and macros that have the name of an answer."""
    letter, settings = _files(pack)
    if not (pack.folder / letter.split("/")[1]).is_file():
        yield say(
            "{letter} is not there, but the pack says that it writes {language}.", letter=letter, language=pack.language
        )
    for name in pack.untranslated:
        yield say(
            "{settings}: {name} is missing; it would be asked in {languages}.",
            settings=settings,
            name=name,
            languages=pack.languages[0],
        )
    known = macros(pack, library.shelf)
    for step in pack.plan:
        if step.macro not in known:
            yield say(
                "{letter}: there is no macro ‘{macro}’ for the {role} passage of the plan.",
                letter=letter,
                macro=step.macro,
                role=step.role,
            )
    for question in pack.questions:
        if question.path.startswith("facts.") and question.id in known:
            yield (
                say(
                    "{letter}: the macro ‘{id}’ hides the answer of the same name. Give one of the two another name.",
                    letter=letter,
                    id=question.id,
                )
            )


def _unasked(pack: Pack, library: Library) -> Iterator[str]:
    """Yield the questions that no passage uses."""
    used = frozenset().union(*(names_used(pack, library.shelf, step.macro) for step in pack.plan))
    conditions = " ".join(question.when + question.default for question in pack.questions)
    for question in pack.questions:
        if question.path.startswith("facts.") and question.id not in used and question.id not in conditions:
            yield say("{file}: no passage uses the question ‘{id}’.", file=f"{pack.id}/template.yaml", id=question.id)
