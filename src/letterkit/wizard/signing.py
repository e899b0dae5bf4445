"""Signatories from a table into the letter: who is added, and what in the table was not taken over."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from letterkit.errors import LetterkitError
from letterkit.wizard import moves
from letterkit.wizard.answers import Refused
from letterkit.wizard.form import At, Form

ENDINGS: Final = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Added:
    """The form with the signatories, and lines that say what came of the table."""

    form: Form
    told: tuple[str, ...]


def read_table(form: Form, name: str) -> Added:
    """Adds the signatories of a table (CSV, XLSX) to the letter. Raises Refused with what to do."""
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
    before = len(form.value(question) or [])
    added = moves.extend(moves.to(form, At(question.id)), table.signatories)
    count = len(added.value(question)) - before
    told = [f"{count} signatories were added." if count != 1 else "1 signatory was added."]
    if table.left_out:
        told.append(f"Not taken over: {', '.join(table.left_out)}.")
    return Added(added, (*told, *table.skipped))


def tables_in(*folders: Path) -> list[Path]:
    """The tables that lie in some folders, by name; a folder that cannot be read has none."""
    found: dict[Path, None] = {}
    for folder in folders:
        with contextlib.suppress(OSError):
            files = sorted(one for one in folder.iterdir() if one.suffix.lower() in ENDINGS)
            found.update(dict.fromkeys(one for one in files if one.resolve() not in {x.resolve() for x in found}))
    return list(found)
