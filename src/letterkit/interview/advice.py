"""What the checks say of a letter while it is being written, and where in the interview each thing is put right.

Pure: a form in, findings out. The same rules as in `letterkit check`; nothing is judged twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.checks.rules import report
from letterkit.errors import InvalidDraft, InvalidPack
from letterkit.interview.form import END, Form, Position
from letterkit.letter.drafts import LoadedDraft, to_draft
from letterkit.packs.questions import Question
from letterkit.yaml.source import Tree

_PART: Final = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_ASKS: Final = {
    "action": frozenset(["ask-not-actionable", "several-acts-in-one-ask"]),
    "actor": frozenset(["ask-without-actor", "ask-actor-not-addressed"]),
    "deadline": frozenset(["ask-without-deadline", "deadline-before-letter-date"]),
}
"""The rules that speak of one ask, by the field that they speak of."""
_SOURCES: Final = (
    "A source stands in the draft file, under `sources:`, or in a `bibliography:` that it names. A note in your own "
    "words needs none: write [^1] here, and [^1]: with its words in a line of its own below."
)
_FIELD: Final = {rule: field for field, rules in _ASKS.items() for rule in rules} | {
    "capacity-unclear": "capacity",
    "signatory-without-place": "places",
}
"""The field of a record in which a finding is put right that names the record alone."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, and the place of the interview where it can be put right."""

    finding: Finding
    position: Position


def advice(form: Form, file: str = "", only: frozenset[str] = frozenset()) -> tuple[Advice, ...]:
    """What the rules find in the letter as it stands; `only` are names of rules, none: all.

    `file` is the draft's own, from whose folder its bibliography is found. A draft that cannot be read has no advice.
    """
    try:
        tree = Tree(dict(form.data), {}, file)
        found = report(LoadedDraft(to_draft(tree), tree), form.library, form.today, only=only).findings
    except (InvalidDraft, InvalidPack):
        return ()
    return tuple(Advice(_where(one), position_of_path(form, one.path, one.name)) for one in found)


def _where(found: Finding) -> Finding:
    """A finding as the interview shows it: no question asks for a source, so it says where one is written."""
    if found.name != "unknown-source":
        return found
    hint = "" if "`sources:`" in found.hint else f"{found.hint} "
    return replace(found, hint=f"{hint}{_SOURCES}")


def ask_findings(form: Form, item: int, field: str = "") -> tuple[Finding, ...]:
    """What the rules say of one ask of the list in hand, counted from 0, or of one field of it."""
    if not form.at_question or form.question.path != "asks":
        return ()
    ending = f".asks[{item}]"
    return tuple(
        one.finding
        for one in advice(form, only=_ASKS.get(field) or frozenset().union(*_ASKS.values()))
        if one.finding.path.endswith(ending) or f"{ending}." in one.finding.path
    )


def position_of_path(form: Form, path: str, rule: str = "") -> Position:
    """Where in the interview a key path of the draft is answered; the end, where nothing asks for it. `rule` is what
    found something there: it tells the field, where the path names a whole record."""
    keys = [name or int(number) for name, number in _PART.findall(path)]
    if keys[:1] == ["passages"] and len(keys) > 1 and isinstance(keys[1], int):
        return _in_passage(form, keys[1] + 1, keys[2:], rule)
    known = {one.path: one for one in form.questions}
    for end in range(len(keys), 0, -1):
        question = known.get(".".join(map(str, keys[:end])))
        if question is None:
            continue
        return _entry(question, keys[end:], rule)
    return Position(END)


def _in_passage(form: Form, number: int, keys: list[str | int], rule: str) -> Position:
    """A place inside a passage: its list of asks or norms, its own words, or the first question that it needs."""
    from letterkit.interview.outline import rail

    if keys[:1] in (["asks"], ["invokes"]):
        question = next((one for one in form.questions if one.path == keys[0]), None)
        if question is not None:
            return _entry(question, keys[1:], rule)
    if form.has_own_words(number):
        return Position(passage=number)
    entries = next((part.entries for part in rail(form) if part.passage == number), ())
    return Position(entries[0].question.id) if entries else Position(passage=number)


def _entry(question: Question, keys: list[str | int], rule: str) -> Position:
    """A place in a list: the field that is named, the one of which the rule speaks, or the first of the record."""
    item, *inner = keys or [""]
    if not isinstance(item, int) or not question.fields:
        return Position(question.id)
    fields = [one.id for one in question.fields]
    named = [name for name in (*map(str, inner[:1]), _FIELD.get(rule, "")) if name in fields]
    return Position(question.id, item, (named or fields)[0])
