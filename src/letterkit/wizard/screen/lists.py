"""The lists of the full-screen face: the rail, what was found, the records of a question, the review, what changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.library.questions import Question
from letterkit.wizard import answers, moves
from letterkit.wizard.differences import Difference
from letterkit.wizard.finding import matching
from letterkit.wizard.form import Form
from letterkit.wizard.rail import SIGNS, Part
from letterkit.wizard.screen.looks import Row, cut, padded, wide

if TYPE_CHECKING:
    from letterkit.checks.findings import Finding
    from letterkit.wizard.advice import Advice

Goes = Callable[[Callable[[Form], Form]], Callable[[], None]]
"""Turns a move into what happens on a row."""

_ASK = re.compile(r"\.asks\[(\d+)\]")
_TABLE = 70
"""Columns that a table needs."""
_SEVERITIES = {"error": "!", "warning": "?", "note": "·"}


def rail_rows(parts: Sequence[Part], goes: Goes, width: int) -> tuple[list[Row], int]:
    """The parts with their questions, and the row that is in hand."""
    rows: list[Row] = []
    here = 0
    for part in parts:
        title = f"{SIGNS[part.mark]} {part.title}"
        own = " (yours)" if part.own else ""
        if part.here:
            here = len(rows)
        does = goes(_writes(part.passage)) if part.passage else None
        rows.append(Row(cut(title, width - len(own)) + own, does, "head"))
        for one in part.entries:
            if one.here:
                here = len(rows)
            style = {"attention": "attention", "done": "done"}.get(one.mark, "")
            rows.append(Row(f"  {SIGNS[one.mark]} {one.name}", goes(_goes_to(one.question)), style))
    return rows, here


def _writes(number: int) -> Callable[[Form], Form]:
    return lambda form: moves.write(form, number)


def _goes_to(question: Question) -> Callable[[Form], Form]:
    return lambda form: moves.go(form, question.id)


def found_rows(form: Form, wanted: str, goes: Goes) -> list[Row]:
    """The questions and passages that fit what is looked for."""
    words = wanted.casefold().split()
    rows = [Row(one.ask, goes(_goes_to(one))) for one in matching(form, wanted)]
    for number in range(1, len(form.steps) + 1):
        named = f"The passage ‘{form.title(number)}’, in your own words"
        if all(word in named.casefold() for word in words):
            rows.append(Row(named, goes(_writes(number))))
    return rows


def table(form: Form, width: int) -> tuple[str, list[str]]:
    """The records of the question in hand as a table: its head, and a line for each record; two lines without a head
    where there is no room for columns."""
    fields = form.question.fields
    records = [
        [answers.shown(field, item.get(field.id)) for field in fields] for item in form.value(form.question) or []
    ]
    if width < _TABLE:
        below = [" · ".join(cell for cell in one[1:] if cell) for one in records]
        pairs = zip(records, below, strict=True)
        return "", [f" {at}. {one[0]}\n     {rest or '–'}" for at, (one, rest) in enumerate(pairs, 1)]
    names = [_short_name(one) for one in fields]
    widths = _widths([names, *records], width - 6)
    shown = [
        " ".join(padded(cell, given) for cell, given in zip(one, widths, strict=True) if given).rstrip()
        for one in (names, *records)
    ]
    return f"    {shown[0]}", [f" {number}. {line}" for number, line in enumerate(shown[1:], 1)]


def _short_name(field: Question) -> str:
    return field.id.replace("_", " ").capitalize()


def _widths(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns for each field: what it needs where there is room; otherwise those after the first share half of it."""
    needs = [max(wide(row[at]) for row in cells) for at in range(len(cells[0]))]
    most = max(width // 2 // max(len(needs) - 1, 1), 8)
    others = needs[1:] if sum(needs) + len(needs) <= width else [min(need, most) for need in needs[1:]]
    return [max(min(needs[0], width - sum(others) - len(needs)), 8), *others]


def record_rows(
    form: Form, width: int, change: Callable[[int], Callable[[], None]], add: Callable[[], None]
) -> list[Row]:
    """The records of the question in hand, and the row that adds one."""
    _, shown = table(form, width)
    one = form.question.one or "entry"
    rows = [Row(line, change(number)) for number, line in enumerate(shown)]
    return [*rows, Row(f" + add {'an' if one[0] in 'aeiou' else 'a'} {one}", add)]


def review_rows(form: Form, found: Sequence[Advice], goes: Goes) -> list[Row]:
    """What stands against sending, then every answer."""
    new = [one for one in found if one.finding.name != "missing-answer"] if form.missing() else found
    return [*_against(form, new, goes), Row("Your answers", None, "head"), *_answers(form, goes)]


def _against(form: Form, found: Sequence[Advice], goes: Goes) -> Iterator[Row]:
    missing = form.missing()
    refused = form.refused()
    if not (missing or refused or found):
        yield Row("Nothing is missing, and the checks found nothing. F2 finishes.", None, "head")
        return
    counted = [f"{len(missing)} to answer"] if missing else []
    for severity in ("error", "warning", "note"):
        count = sum(one.finding.severity == severity for one in found)
        counted += [f"{count} {severity}{'s' if count > 1 else ''}"] if count else []
    yield Row(f"To look at: {', '.join(counted) or 'answers that cannot be taken'}", None, "head")
    for one in missing:
        yield Row(f" ! Needed: {one.ask}", goes(_goes_to(one)), "attention")
    for question, error in refused:
        yield Row(f" ! {question.ask} {error.message} {error.hint}", goes(_goes_to(question)), "attention")
    for each in sorted(found, key=lambda advice: list(_SEVERITIES).index(advice.finding.severity)):
        yield Row(
            f" {_sentence(each.finding)}", goes(_to(each)), "attention" if each.finding.severity == "error" else ""
        )


def _sentence(finding: Finding) -> str:
    words = f" (“{cut(' '.join(finding.excerpt.words.split()), 40)}”)" if finding.excerpt else ""
    ask = _ASK.search(finding.path)
    which = f"ask {int(ask[1]) + 1}: " if ask else ""
    return f"{_SEVERITIES[finding.severity]} {finding.severity}: {which}{finding.message}{words} {finding.hint}"


def _to(advice: Advice) -> Callable[[Form], Form]:
    return lambda form: moves.to(form, advice.at)


def _answers(form: Form, goes: Goes) -> Iterator[Row]:
    for number, (one, said) in enumerate(form.review(), 1):
        needed = one.required and not said
        yield Row(f"{'!' if needed else ' '}{number:>2}. {one.ask} {said or '–'}", goes(_goes_to(one)))
    for number in range(1, len(form.steps) + 1):
        if form.own(number):
            yield Row(f"    In your own words: {form.title(number)}", goes(_writes(number)))


def changed_rows(
    found: Sequence[Difference], take: Callable[[], None], keep: Callable[[], None], later: Callable[[], None]
) -> list[Row]:
    """What another program changed in the file, and what can be done about it."""
    rows = [Row("Another program changed the file while you were working. Nothing was overwritten.", None, "head")]
    for one in found:
        rows += [
            Row(one.name),
            Row(f"    yours:  {one.mine or '–'}"),
            Row(f"    theirs: {one.theirs or '–'}"),
        ]
    return [
        *rows,
        Row("Take the changed file; undo brings your answers back", take),
        Row("Keep my answers; the changed file is put beside them under another name", keep),
        Row("Decide later", later),
    ]
