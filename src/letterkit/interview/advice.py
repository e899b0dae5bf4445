"""What the checks say of a letter while it is being written, and where in the interview each thing is put right.

Pure: a form in, findings out. The same rules as in `letterkit check`; nothing is judged twice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from letterkit.checks.findings import Finding
from letterkit.checks.rules import RULES, report
from letterkit.errors import InvalidDraft, InvalidPack, KeyPath
from letterkit.interview.form import END, Form, Position
from letterkit.letter.drafts import from_data
from letterkit.questions.question import Question

_SOURCES: Final = (
    "A source stands in the draft file, under `sources:`, or in a `bibliography:` that it names. A note in your own "
    "words needs none: write [^1] here, and [^1]: with its words in a line of its own below."
)
_FIELDS: Final = {rule.name: rule.record_field for rule in RULES}


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
        findings = report(from_data(form.data, file), form.library, form.today, only=only).findings
    except (InvalidDraft, InvalidPack):
        return ()
    return tuple(Advice(_where(one), position_of_path(form, one.path, _FIELDS.get(one.name, ""))) for one in findings)


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
    fields = {inner.id for inner in form.question.fields}
    of_asks = [rule for rule in RULES if rule.record_field in fields]
    rules = [rule for rule in of_asks if rule.record_field == field] or of_asks
    return tuple(
        one.finding
        for one in advice(form, only=frozenset(rule.name for rule in rules))
        if one.finding.path[2:4] == ("asks", item)
    )


def position_of_path(form: Form, path: KeyPath, field: str = "") -> Position:
    """Where in the interview a key path of the draft is answered; the end, where nothing asks for it. `field` is the
    one that counts where the path names a whole record."""
    if path[:1] == ("passages",) and len(path) > 1 and isinstance(path[1], int):
        return _in_passage(form, path[1] + 1, path[2:], field)
    known = {one.path: one for one in form.questions}
    for end in range(len(path), 0, -1):
        question = known.get(".".join(map(str, path[:end])))
        if question is None:
            continue
        return _entry(question, path[end:], field)
    return Position(END)


def _in_passage(form: Form, number: int, keys: KeyPath, field: str) -> Position:
    """A place inside a passage: its list of asks or norms, its own words, or the first question that it needs."""
    from letterkit.interview.outline import outline

    if keys[:1] in (("asks",), ("invokes",)):
        question = next((one for one in form.questions if one.path == keys[0]), None)
        if question is not None:
            return _entry(question, keys[1:], field)
    if form.has_own_words(number):
        return Position(passage=number)
    entries = next((part.entries for part in outline(form) if part.passage == number), ())
    return Position(entries[0].question.id) if entries else Position(passage=number)


def _entry(question: Question, keys: KeyPath, field: str) -> Position:
    """A place in a list: the field that is named, the one that counts, or the first of the record."""
    item, *inner = keys or ("",)
    if not isinstance(item, int) or not question.fields:
        return Position(question.id)
    fields = [one.id for one in question.fields]
    named = [name for name in (*map(str, inner[:1]), field) if name in fields]
    return Position(question.id, item, (named or fields)[0])
