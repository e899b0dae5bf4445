"""What the checks say of a letter while it is being written, and where in the interview each thing is put right.

Pure: a form in, findings out. The same rules as in `letterkit check`; nothing is judged twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.errors import InvalidDraft, InvalidPack
from letterkit.letter.drafts import LoadedDraft, to_draft
from letterkit.letter.yaml_source import Tree
from letterkit.wizard.form import END, At, Form

_PART: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ASKS: Final = {
    "action": frozenset(["ask-not-actionable", "several-acts-in-one-ask"]),
    "actor": frozenset(["ask-without-actor", "ask-actor-not-addressed"]),
    "deadline": frozenset(["ask-without-deadline", "deadline-before-letter-date"]),
}
"""The rules that speak of one ask, by the field that they speak of."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, and the place of the interview where it can be put right."""

    finding: Finding
    at: At


def advice(form: Form, file: str = "", only: frozenset[str] = frozenset()) -> tuple[Advice, ...]:
    """What the rules find in the letter as it stands; `only` are names of rules, none: all.

    `file` is the draft's own, from whose folder its bibliography is found. A draft that cannot be read has no advice.
    """
    try:
        tree = Tree(dict(form.data), {}, file)
        found = report(LoadedDraft(to_draft(tree), tree), form.library, form.today, only=only).findings
    except (InvalidDraft, InvalidPack):
        return ()
    return tuple(Advice(one, place(form, one.path)) for one in found)


def hints(form: Form, item: int, field: str = "") -> tuple[Finding, ...]:
    """What the rules say of one ask of the list in hand, counted from 0, or of one field of it."""
    if not form.asking or form.question.path != "asks":
        return ()
    ending = f".asks[{item}]"
    return tuple(
        one.finding
        for one in advice(form, only=_ASKS.get(field) or frozenset().union(*_ASKS.values()))
        if one.finding.path.endswith(ending) or f"{ending}." in one.finding.path
    )


def place(form: Form, path: str) -> At:
    """Where in the interview a key path of the draft is answered; the end, where nothing asks for it."""
    keys = [name or int(number) for name, number in _PART.findall(path)]
    if keys[:1] == ["passages"] and len(keys) > 1 and isinstance(keys[1], int):
        return _in_passage(form, keys[1] + 1, keys[2:])
    known = {one.path: one for one in form.questions}
    for end in range(len(keys), 0, -1):
        question = known.get(".".join(map(str, keys[:end])))
        if question is None:
            continue
        item = keys[end] if question.type == "records" and end < len(keys) else None
        return _entry(question.id, item, keys[end + 1 :], {one.id for one in question.fields})
    return At(END)


def _in_passage(form: Form, number: int, keys: list[str | int]) -> At:
    """A place inside a passage: its list of asks or norms, its own words, or the first question that it needs."""
    from letterkit.wizard.rail import rail

    if keys[:1] in (["asks"], ["invokes"]):
        question = next((one for one in form.questions if one.path == keys[0]), None)
        if question is not None:
            item = keys[1] if len(keys) > 1 else None
            return _entry(question.id, item, keys[2:], {one.id for one in question.fields})
    if form.own(number):
        return At(passage=number)
    entries = next((part.entries for part in rail(form) if part.passage == number), ())
    return At(entries[0].question.id) if entries else At(passage=number)


def _entry(question: str, item: str | int | None, keys: list[str | int], fields: set[str]) -> At:
    if not isinstance(item, int) or not fields:
        return At(question)
    named = str(keys[0]) if keys and keys[0] in fields else ""
    return At(question, item, named) if named else At(question)
