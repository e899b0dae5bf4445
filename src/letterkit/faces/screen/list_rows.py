"""The rows of the lists: outline, search, the records of a question, the review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from letterkit.checks.harm import harm
from letterkit.faces.screen.language_rows import language_rows
from letterkit.faces.screen.passage_rows import passage_rows
from letterkit.faces.screen.record_table import RecordTable
from letterkit.faces.screen.state import Move
from letterkit.faces.screen.styles import Row, cut
from letterkit.interview import actions, passage_plan, transitions
from letterkit.interview.form import Form
from letterkit.interview.more import more_notice
from letterkit.interview.pending import pending_texts
from letterkit.interview.position import Position
from letterkit.interview.question_search import SearchHit, named_questions, search
from letterkit.questions.answers import Refused
from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from letterkit.wording import say, say_count, say_list, say_worded, worded

if TYPE_CHECKING:
    from letterkit.checks.findings import Finding
    from letterkit.interview.advice import Advice
    from letterkit.interview.letter_places import LetterHit

Go = Callable[[Move], None]
"""Goes to another place of the interview."""

_SEVERITIES = {"error": "!", "warning": "?", "note": "·"}
_SEVERITY_WORDS = {"error": worded("error"), "warning": worded("warning"), "note": worded("note")}


def move_rows(form: Form, number: int, go: Go) -> list[Row]:
    """Return the moves that a passage, counted from 1, may have instead of its own, with when each fits and when not;
    a line that says why, where no move writes it."""
    try:
        choices = passage_plan.move_choices(form, number)
    except Refused as error:
        return [Row(f"{error.message} {actions.pressed(error.hint)}")]
    rows = [row for choice in choices for row in _move_row(number, choice, go)]
    return rows or [Row(say("There is no other move for this passage."))]


def _move_row(number: int, choice: passage_plan.MoveChoice, go: Go) -> Iterator[Row]:
    yield Row(f" {choice.title}", partial(go, _with_move(number, choice.id)), "head")
    if choice.when:
        yield Row(f"   {choice.when}")
    if choice.when_not:
        yield Row(f"   {say('Not if: {case}', case=choice.when_not)}")


def _with_move(number: int, move: str) -> Move:
    return lambda form: passage_plan.change_move(form, number, move)


def _write(passage: int) -> Move:
    return lambda form: transitions.go_to_passage(form, passage)


def _go_to(question: Question) -> Move:
    return lambda form: transitions.jump(form, question.id)


def hit_rows(form: Form, wanted: str, go: Go, in_letter: Sequence[LetterHit] = ()) -> list[Row]:
    """Return the questions that have the words which are looked for, sentences of the letter and answers that have
    them, then fields, passages and words that are only alike."""
    by_name = {question.id for question in named_questions(form, wanted)}
    hits = [*search(form, wanted)]
    named = [hit for hit in hits if hit.position.question in by_name]
    similar = [hit for hit in hits if hit not in named]
    of_passage = passage_rows(form, wanted, go)
    rows = [
        *of_passage.named,
        *(Row(hit.words, partial(go, _go_to_hit(hit))) for hit in named),
        *(Row(f"“{hit.words}” – {hit.name}", partial(go, _to(hit.position))) for hit in in_letter),
        *of_passage.others,
        *(Row(hit.words, partial(go, _go_to_hit(hit))) for hit in similar),
        *language_rows(form, wanted, go),
    ]
    return rows or [Row(say("Nothing fits ‘{wanted}’. Type fewer letters, or another word.", wanted=wanted.strip()))]


def _go_to_hit(hit: SearchHit) -> Move:
    if hit.position.passage:
        return _write(hit.position.passage)
    return lambda form: transitions.jump(form, hit.position.question)


def record_rows(
    table: RecordTable,
    change: Callable[[int], Callable[[], None]],
    add: Callable[[], None],
    go_on: Callable[[], None],
    command: Callable[[str], None],
) -> list[Row]:
    """Return the records of the question, the row that adds one, and the one that goes on, where there is a record or
    none is needed. In a list of people also the names that are offered, and nobody; `command` obeys what is typed."""
    question = table.form.question
    rows = [Row(line, change(index)) for index, line in enumerate(table.lines)]
    if type_of(question).none_is_answer:
        rows += _people_rows(table, command)
    rows.append(Row(f" + {_add(question.one)}", add))
    if not table.lines and type_of(question).none_is_answer:
        rows.append(Row(f" 0 {say('Nobody: no name has to be kept back')}", partial(command, "0")))
    can_go_on = table.form.is_answered(question) or not question.required
    return [*rows, Row((" " + say("→ go on to the next question")), go_on)] if can_go_on else rows


def _people_rows(table: RecordTable, command: Callable[[str], None]) -> Iterator[Row]:
    """Yield the names that stand in the answers and are not listed, and the row that takes all of them."""
    if table.offered:
        yield Row(f" {say('In your answers, and not in this list:')}")
    for number, person in enumerate(table.offered, len(table.lines) + 1):
        yield Row(f"{number:>3}. + {person.words}", partial(command, str(number)))
    if len(table.offered) > 1:
        yield Row(f" * {say('add all of these')}", partial(command, "*"))


def review_rows(form: Form, advice: Sequence[Advice], go: Go) -> list[Row]:
    """Return the objections to sending the letter, then every answer."""
    if form.missing_questions():
        advice = [item for item in advice if item.finding.name != "missing-answer"]
    return [
        *_objections(form, advice, go),
        *_more(form, go),
        Row(say("Your answers"), None, "head"),
        *_answers(form, go),
    ]


def _more(form: Form, go: Go) -> Iterator[Row]:
    if notice := more_notice(form):
        yield Row(f" {actions.pressed(notice)}", partial(go, transitions.go_to_more))


def _add(noun: str) -> str:
    """Return what the row says that adds an entry. The words of a template have an article only in English."""
    if not noun:
        return say("add an entry")
    return say("add an {noun}", noun=noun) if noun[0] in "aeiou" else say("add a {noun}", noun=noun)


def _objections(form: Form, advice: Sequence[Advice], go: Go) -> Iterator[Row]:
    missing, refused, typed = form.missing_questions(), form.refused_answers(), pending_texts(form)
    for text in typed:
        yield Row(
            (" ! " + say("Not taken as an answer yet: {text}", text=text)), partial(go, _to(text.position)), "attention"
        )
    if not (missing or refused or advice or form.unwritten):
        if not typed:
            yield Row(say("Nothing is missing, and the checks found nothing. F2 finishes."), None, "head")
            yield Row(
                f" {say('Facts, consent and tone no program can judge: read the letter once more.')}", None, "note"
            )
        return
    yield Row(
        say("To look at: {counted}", counted=_counted(form, advice) or "answers that cannot be taken"), None, "head"
    )
    for needed in missing:
        yield Row(f" ! {say('Needed: {ask}', ask=needed.ask)}", partial(go, _go_to(needed)), "attention")
    for number in form.unwritten:
        yield Row(
            (" ! " + say("To write: {title}", title=form.title(number))), partial(go, _write(number)), "attention"
        )
    for question, error in refused:
        words = f" ! {question.ask} {error.message} {actions.pressed(error.hint)}"
        yield Row(words, partial(go, _go_to(question)), "attention")
    for item in sorted(advice, key=lambda item: harm(item.finding)):
        style = "attention" if item.finding.severity == "error" else ""
        yield Row(f" {_sentence(item.finding)}", partial(go, _to(item.position)), style)


def _counted(form: Form, advice: Sequence[Advice]) -> str:
    """Return how many there are of everything that is to be looked at."""
    missing = form.missing_questions()
    number = Counter(item.finding.severity for item in advice)
    counted = (
        (len(missing), say_count("{count} to answer", "{count} to answer", len(missing))),
        (len(form.unwritten), say_count("{count} to write", "{count} to write", len(form.unwritten))),
        (number["error"], say_count("{count} error", "{count} errors", number["error"])),
        (number["warning"], say_count("{count} warning", "{count} warnings", number["warning"])),
        (number["note"], say_count("{count} note", "{count} notes", number["note"])),
    )
    return say_list(words for count, words in counted if count)


def _sentence(finding: Finding) -> str:
    words = f" (“{cut(' '.join(finding.excerpt.words.split()), 40)}”)" if finding.excerpt else ""
    ask = finding.path[3] if finding.path[2:3] == ("asks",) and len(finding.path) > 3 else None
    which = (say("ask {ask}:", ask=ask + 1) + " ") if isinstance(ask, int) else ""
    severity = say_worded(_SEVERITY_WORDS[finding.severity])
    return (
        f"{_SEVERITIES[finding.severity]} {severity}: {which}{finding.message}{words} {actions.pressed(finding.hint)}"
    )


def _to(position: Position) -> Move:
    return lambda form: transitions.go_to(form, position)


def _answers(form: Form, go: Go) -> Iterator[Row]:
    for number, (question, answer) in enumerate(form.review(), 1):
        sign = "!" if question.required and not answer else " "
        yield Row(f"{sign}{number:>2}. {question.ask} {answer or '–'}", partial(go, _go_to(question)))
    for number in range(1, len(form.steps) + 1):
        if form.has_own_words(number):
            yield Row(
                ("    " + say("In your own words: {title}", title=form.title(number))), partial(go, _write(number))
            )
