"""What the checks find in a letter while it is being written, and where in the interview each finding is put right.

The rules are those of `letterkit check`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from letterkit.checks.families.references import ADD_SOURCE
from letterkit.checks.findings import Finding
from letterkit.checks.rules import RULES, report
from letterkit.errors import InvalidDraft, InvalidPack, KeyPath
from letterkit.interview.form import Form
from letterkit.interview.position import END, Position
from letterkit.letter.drafts import from_data
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.wording import say, say_worded, worded

_SOURCES: Final = worded(
    "Choose a source for the sentence from those of the letter, or take the mark out. A note in your own words needs "
    "none: write [^1] here, and [^1]: with its words in a line of its own below."
)
_SEEN_AT_THE_END: Final = frozenset(("missing-full-stop", "unbalanced-quotes"))
"""Rules that every sentence breaks until it is finished."""
_SLIPS: Final = frozenset(("misspelled-word", "confused-word", "repeated-word"))
"""Rules that are asked of a passage while it is being written: the others need all of it."""
_FIELDS: Final = {rule.name: rule.record_field for rule in RULES}
"""The field of a record in which a finding is put right, by the rule."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A finding, and the position of the interview where it can be put right."""

    finding: Finding
    position: Position


def advice(form: Form, file: str = "", only: frozenset[str] = frozenset()) -> tuple[Advice, ...]:
    """Return what the rules find in the letter so far; `only` are names of rules, none: all.

    `file` is the draft's own, from whose folder its bibliography is found. A draft that cannot be read has no advice.
    """
    try:
        findings = report(from_data(form.data, file), form.library, form.today, only=only).findings
    except (InvalidDraft, InvalidPack):
        return ()
    return tuple(
        Advice(
            _with_way_to_know(as_asked(_with_place_of_sources(finding))),
            position_of_path(form, finding.path, _FIELDS.get(finding.name, "")),
        )
        for finding in findings
    )


def as_asked(finding: Finding) -> Finding:
    """Return a finding as the interview says it, which asks questions and has no file and no commands."""
    if (asked := finding.asked) is None:
        return finding
    return replace(
        finding,
        message=asked.message or finding.message,
        hint=asked.hint or finding.hint,
        severity=asked.severity or finding.severity,
    )


def _with_place_of_sources(finding: Finding) -> Finding:
    """Return a finding that says where sources are written, because no question asks for one."""
    if finding.name != "unknown-source":
        return finding
    return replace(
        finding,
        hint=say_worded(_SOURCES)
        if finding.hint == say_worded(ADD_SOURCE)
        else f"{finding.hint} {say_worded(_SOURCES)}",
    )


def _with_way_to_know(finding: Finding) -> Finding:
    """Return a finding about a word that is in no dictionary with the way to take it as known, which each face words
    in its own manner."""
    if finding.name != "misspelled-word":
        return finding
    return replace(finding, hint=f"{finding.hint} {say('If it is right, {known}.')}")


def ask_findings(form: Form, item: int, field: str = "") -> tuple[Finding, ...]:
    """Return what the rules find in one ask of the current list, counted from 0, or in one field of it."""
    if not form.at_question or form.question.kept_as != "asks":
        return ()
    fields = {other.id for other in form.question.fields}
    of_asks = [rule for rule in RULES if rule.record_field in fields]
    rules = [rule for rule in of_asks if rule.record_field == field] or of_asks
    return tuple(
        row.finding
        for row in advice(form, only=frozenset(rule.name for rule in rules))
        if row.finding.path[2:4] == ("asks", item) and row.position.question == form.question.id
    )


def findings_of_answer(form: Form, typed: str) -> tuple[Finding, ...]:
    """Return what the rules find in an answer that is being typed, but for what only its end can show. Of asks nothing:
    what follows from them says it already. Of a passage in own words, the slips of the pen."""
    from letterkit.interview import transitions

    in_own_words = bool(form.position.passage) and not form.finished
    answered = form.at_question and not form.at_record_list and form.question.kept_as != "asks"
    if not (in_own_words or answered) or not typed.strip():
        return ()
    try:
        after = transitions.answer(form, typed)
    except Refused:
        return ()
    here = form.position
    findings = tuple(
        row.finding
        for row in advice(after, only=_SLIPS if in_own_words else frozenset())
        if row.position == here
        and row.finding.severity != "note"
        and row.finding.name not in _SEEN_AT_THE_END
        and not _is_being_typed(row.finding, typed)
    )
    first = next((finding for finding in findings if finding.name == "misspelled-word"), None)
    return tuple(finding if finding is first else _without_way_to_know(finding) for finding in findings)


def _without_way_to_know(finding: Finding) -> Finding:
    """Return a finding behind the first of its kind: the key takes the first word as known, and no other."""
    return replace(finding, hint=finding.hint.removesuffix(say("If it is right, {known}.")).rstrip())


def _is_being_typed(finding: Finding, typed: str) -> bool:
    """True for a word at the end of what is typed: it may not be finished."""
    return finding.name == "misspelled-word" and finding.excerpt is not None and typed.endswith(finding.excerpt.words)


def position_of_path(form: Form, path: KeyPath, field: str = "") -> Position:
    """Return where the interview asks for a key path of the draft; the end, where nothing does.

    `field` is the one that counts where the path names a whole record.
    """
    if path[:1] == ("passages",) and len(path) > 1 and isinstance(path[1], int):
        return _in_passage(form, path[1] + 1, path[2:], field)
    if path[:1] == ("evidence",) and len(path) > 1 and isinstance(path[1], int):
        return _in_evidence(form, path[1], path[2:], field)
    return _at_question(form, path, field) or Position(END)


def _at_question(form: Form, path: KeyPath, field: str) -> Position | None:
    """Return the position of the question whose answer is kept at a path, or around it; None where there is none."""
    by_path = {question.path: question for question in form.questions}
    for end in range(len(path), 0, -1):
        if question := by_path.get(".".join(map(str, path[:end]))):
            return _in_list(question, path[end:], field)
    return None


def _in_evidence(form: Form, index: int, keys: KeyPath, field: str) -> Position:
    """Return the position of a fact, among those of the first passage that tells it."""
    facts = form.draft.evidence
    name = facts[index].id if index < len(facts) else ""
    for question in form.questions:
        if question.kept_as == "evidence":
            for item, fact in enumerate(form.value(question) or []):
                if fact.get("id") == name:
                    return _in_list(question, (item, *keys), field)
    return Position(END)


def _in_passage(form: Form, number: int, keys: KeyPath, field: str) -> Position:
    """Return a position for a passage: its list of asks or norms, its words, or the first question that it needs."""
    from letterkit.interview.outline import outline

    path: KeyPath = ("passages", number - 1, *keys)
    asked = _at_question(form, path, field) if keys else None
    if asked is None and keys[:1] in (("asks",), ("invokes",)):  # where the earlier form keeps them
        asked = _at_question(form, keys, field)
    if asked is not None:
        return asked
    if form.has_own_words(number):
        return Position(passage=number)
    entries = next((part.entries for part in outline(form) if part.passage == number), ())
    return Position(entries[0].question.id) if entries else Position(passage=number)


def _in_list(question: Question, keys: KeyPath, field: str) -> Position:
    """Return a position in a list: the field of the path, the one that counts, or the first of the record."""
    item, *inner = keys or ("",)
    if not isinstance(item, int) or not question.fields:
        return Position(question.id)
    fields = [other.id for other in question.fields]
    wanted = [name for name in (*map(str, inner[:1]), field) if name in fields]
    return Position(question.id, item, (wanted or fields)[0])
