"""Signatories from a table into the letter: who is added, and what in the table was not taken over."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from letterkit.errors import LetterkitError
from letterkit.library.questions import Question
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import At, Form

ENDINGS: Final = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Added:
    """The form with the signatories, and lines that say what came of the table."""

    form: Form
    told: tuple[str, ...]


def read_table(form: Form, name: str, usual: bool = True) -> Added:
    """Adds the signatories of a table (CSV, XLSX) to the letter. Raises Refused with what to do.

    The usual signatory of the profile, who stands filled in for the first one, comes before them; with `usual` false
    the person took that name out.
    """
    from letterkit.people.tables import read_signatories

    text = name.strip().strip("\"'")
    question = next((one for one in form.questions if one.path == "signatories"), None)
    if question is None:
        raise Refused("This letter asks for no signatories.")
    if not text:
        raise Refused("Which file?", "{read}.")
    try:
        table = read_signatories(Path(text).expanduser())
    except LetterkitError as error:
        problem = error.problems[0]
        raise Refused(problem.message, problem.hint) from None
    there = _with_usual(form, question, table.signatories) if usual else form
    before = len(there.value(question) or [])
    added = moves.extend(moves.to(there, At(question.id)), table.signatories)
    count = len(added.value(question)) - before
    told = [f"{count} signatories were added." if count != 1 else "1 signatory was added."]
    if not form.answered(question) and before:
        told.insert(0, f"{_called(form.library.profile.signatory)}, who usually signs, stands first.")
    if table.left_out:
        told.append(f"Not taken over: {', '.join(table.left_out)}.")
    return Added(added, (*told, *table.skipped))


def _with_usual(form: Form, question: Question, rows: Sequence[Mapping[str, Any]]) -> Form:
    """The form with the usual signatory of the profile as the first one, as Enter on each field that is filled in would
    take it; unchanged where somebody else signs first, or the table has that name."""
    profile, signing = form.library.profile.signatory, form.value(question) or []
    called = _called(profile)
    if not called or any(_called(one) == called for one in rows):
        return form
    if not signing:
        taken = moves.to(form, At(question.id, 0, question.fields[0].id))
    elif _called(signing[0]) == called and form.at.question == question.id and form.at.item == 0:
        taken = form
    else:
        return form
    try:
        while taken.at.item == 0:
            taken = moves.answer(taken, taken.current)
    except Refused:
        return form
    return taken


def _called(signatory: Mapping[str, Any]) -> str:
    """Whom a signatory names."""
    return str(signatory.get("name") or signatory.get("organization") or "")


def tables_in(*folders: Path) -> list[Path]:
    """The tables that lie in some folders, by name; a folder that cannot be read has none."""
    found: dict[Path, None] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            files = sorted(one for one in folder.iterdir() if one.suffix.lower() in ENDINGS)
            found.update(dict.fromkeys(one for one in files if one.resolve() not in {x.resolve() for x in found}))
    return list(found)
