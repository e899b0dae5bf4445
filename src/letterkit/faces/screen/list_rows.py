"""The lists of the full-screen face: the rail, what was found, the records of a question, the review, what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.faces.screen.styles import Row, cut, padded, wide
from letterkit.interview import actions, moves
from letterkit.interview.form import Form, Position, unconditional_fields
from letterkit.interview.outline import SIGNS, Part
from letterkit.interview.pending import pending_texts
from letterkit.interview.question_search import SearchHit, search
from letterkit.questions.question import Question

if TYPE_CHECKING:
    from letterkit.checks.findings import Finding
    from letterkit.interview.advice import Advice

Goes = Callable[[Callable[[Form], Form]], Callable[[], None]]
"""Turns a move into what happens on a row."""

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
    return lambda form: moves.go_to_passage(form, number)


def _goes_to(question: Question) -> Callable[[Form], Form]:
    return lambda form: moves.jump(form, question.id)


def found_rows(form: Form, wanted: str, goes: Goes) -> list[Row]:
    """The questions, fields and passages that fit what is looked for."""
    rows = [Row(one.words, goes(_hit(one))) for one in search(form, wanted)]
    return rows or [Row(f"Nothing fits ‘{wanted.strip()}’. Type fewer letters, or another word.")]


def _hit(hit: SearchHit) -> Callable[[Form], Form]:
    if hit.position.passage:
        return _writes(hit.position.passage)
    return lambda form: moves.jump(form, hit.position.question)


def table(form: Form, width: int) -> tuple[str, list[str]]:
    """The records of the question in hand as a table: its head, and a line for each record; two lines without a head
    where there is no room for columns. A field that is asked now and then has no column where nobody answers it."""
    items = form.value(form.question) or []
    always = unconditional_fields(form.question)
    fields = [one for one in form.question.fields if one in always or any(item.get(one.id) for item in items)]
    records = [[form.show(field, item.get(field.id)) for field in fields] for item in items]
    for record, item in zip(records, items, strict=True):
        record[0] = " ".join(
            (record[0], *(f"({mark})" for mark in ("withheld", "withdrawn") if item.get(mark)))
        ).strip()
    if width < _TABLE:
        said = [[cell for cell in one if cell] or ["–"] for one in records]
        return "", [f" {at}. {one[0]}\n     {' · '.join(one[1:]) or '–'}" for at, one in enumerate(said, 1)]
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
    form: Form,
    width: int,
    change: Callable[[int], Callable[[], None]],
    add: Callable[[], None],
    on: Callable[[], None],
) -> list[Row]:
    """The records of the question in hand, the row that adds one, and the one that goes on, where there is a record or
    none is needed."""
    _, shown = table(form, width)
    one = form.question.one or "entry"
    rows = [Row(line, change(number)) for number, line in enumerate(shown)]
    rows.append(Row(f" + add {'an' if one[0] in 'aeiou' else 'a'} {one}", add))
    return [*rows, Row(" → go on to the next question", on)] if shown or not form.question.required else rows


def review_rows(form: Form, found: Sequence[Advice], goes: Goes) -> list[Row]:
    """What stands against sending, then every answer."""
    new = [one for one in found if one.finding.name != "missing-answer"] if form.missing_questions() else found
    return [*_against(form, new, goes), Row("Your answers", None, "head"), *_answers(form, goes)]


def _against(form: Form, found: Sequence[Advice], goes: Goes) -> Iterator[Row]:
    missing = form.missing_questions()
    refused = form.refused_answers()
    typed = pending_texts(form)
    for one in typed:
        yield Row(f" ! Not taken as an answer yet: {one}", goes(_place(one.position)), "attention")
    if not (missing or refused or found or typed or form.unwritten):
        yield Row("Nothing is missing, and the checks found nothing. F2 finishes.", None, "head")
        return
    if not (missing or refused or found or form.unwritten):
        return
    counted = [f"{len(missing)} to answer"] if missing else []
    counted += [f"{len(form.unwritten)} to write"] if form.unwritten else []
    for severity in ("error", "warning", "note"):
        count = sum(one.finding.severity == severity for one in found)
        counted += [f"{count} {severity}{'s' if count > 1 else ''}"] if count else []
    yield Row(f"To look at: {', '.join(counted) or 'answers that cannot be taken'}", None, "head")
    for needed in missing:
        yield Row(f" ! Needed: {needed.ask}", goes(_goes_to(needed)), "attention")
    for number in form.unwritten:
        yield Row(f" ! To write: {form.title(number)}", goes(_writes(number)), "attention")
    for question, error in refused:
        said = f" ! {question.ask} {error.message} {actions.pressed(error.hint)}"
        yield Row(said, goes(_goes_to(question)), "attention")
    for each in sorted(found, key=lambda advice: list(_SEVERITIES).index(advice.finding.severity)):
        yield Row(
            f" {_sentence(each.finding)}",
            goes(_place(each.position)),
            "attention" if each.finding.severity == "error" else "",
        )


def _sentence(finding: Finding) -> str:
    words = f" (“{cut(' '.join(finding.excerpt.words.split()), 40)}”)" if finding.excerpt else ""
    ask = finding.path[3] if finding.path[2:3] == ("asks",) and len(finding.path) > 3 else None
    which = f"ask {ask + 1}: " if isinstance(ask, int) else ""
    return f"{_SEVERITIES[finding.severity]} {finding.severity}: {which}{finding.message}{words} {finding.hint}"


def _place(at: Position) -> Callable[[Form], Form]:
    return lambda form: moves.go_to(form, at)


def _answers(form: Form, goes: Goes) -> Iterator[Row]:
    for number, (one, said) in enumerate(form.review(), 1):
        needed = one.required and not said
        yield Row(f"{'!' if needed else ' '}{number:>2}. {one.ask} {said or '–'}", goes(_goes_to(one)))
    for number in range(1, len(form.steps) + 1):
        if form.has_own_words(number):
            yield Row(f"    In your own words: {form.title(number)}", goes(_writes(number)))
