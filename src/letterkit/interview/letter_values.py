"""The values of a letter that sentences may hold: how many sign, its days, the names of those it speaks of.

A value is kept under its kind and place. A place that may hold several (recipients, cases) has them in their order, so
that one that is put before another is no change of either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, Final

from letterkit.interview.form import Form
from letterkit.interview.value_changes import APART, Place, Values
from letterkit.letter.concerned import concerned_states
from letterkit.letter.model import Draft, Sourced
from letterkit.questions.question import Question
from letterkit.tags import iso_date

_LONGEST_NAME: Final = 12
"""Words; what is longer is no name."""
_MOST_DAYS: Final = 12
"""Days whose pairs are looked at."""


def letter_values(form: Form) -> Values:
    """Return the values of a letter; days as 2026-06-30. Raises InvalidDraft, and what the library raises."""
    found: dict[Place, list[str]] = {}
    for place, value in _values(form):
        if value.strip():
            found.setdefault(place, []).append(value.strip())
    return {place: tuple(values) for place, values in found.items()}


def _values(form: Form) -> Iterator[tuple[Place, str]]:
    draft = form.draft
    yield from _counts(draft)
    yield from _days(form)
    yield from _people(draft)
    yield from _bodies(form)
    for question in _asked_facts(form):
        if question.type == "text" and len((text := _text(form.value(question))).split()) <= _LONGEST_NAME:
            yield Place("name", _fact(question)), text


def _counts(draft: Draft) -> Iterator[tuple[Place, str]]:
    """Yield how many sign, as a letter counts them."""
    signing = draft.signing
    organizations = [one for one in signing if one.organization.strip() and one.capacity in (None, "organization")]
    if signing:
        yield Place("signatories", ""), str(len(signing))
        yield Place("organizations", ""), str(len(organizations))


# -- days -----------------------------------------------------------------------------------------------


def _days(form: Form) -> Iterator[tuple[Place, str]]:
    draft = form.draft
    for name, day in (("date", draft.date), ("reply_by", draft.reply_by)):
        yield Place("day", name), day.isoformat() if day else ""
    for passage in draft.passages or ():
        for ask in passage.asks:
            yield Place("day", "deadline"), ask.deadline_date.isoformat() if ask.deadline_date else ""
    answered = [(_fact(question), _text(form.value(question))) for question in _asked_facts(form)]
    days = [(name, text) for name, text in answered if iso_date(text)]
    for name, text in days:
        yield Place("day", name), text
    for (first, begin), (last, end) in permutations(days[:_MOST_DAYS], 2):
        yield Place("days", first + APART + last), begin + APART + end


def _asked_facts(form: Form) -> Iterator[Question]:
    return (question for question in form.questions if question.kept_as == "facts")


def _fact(question: Question) -> str:
    """Return what a fact is called, in whichever passage it is kept."""
    return question.path.rpartition(".")[2]


def _text(value: Any) -> str:
    plain = value.get("value") if isinstance(value, Mapping) else value.value if isinstance(value, Sourced) else value
    return str(plain).strip() if isinstance(plain, (str, int)) and not isinstance(plain, bool) else ""


# -- names ----------------------------------------------------------------------------------------------


def _people(draft: Draft) -> Iterator[tuple[Place, str]]:
    named: Sequence[tuple[str, Iterable[str]]] = (
        ("recipients", (one.name for one in draft.recipients)),
        ("cc", (one.name for one in draft.cc)),
        ("people", (one.name for one in draft.people)),
        ("cases", (one.name for one in draft.cases)),
        ("signatories", (one.name for one in draft.signing if not one.withheld)),
    )
    for name, people in named:
        for person in people:
            yield Place("person", name), person


def _bodies(form: Form) -> Iterator[tuple[Place, str]]:
    draft, language, book = form.draft, form.context.language, form.library.addresses
    yield Place("name", "sender"), draft.sender.name if draft.sender else ""
    for recipient in draft.recipients:
        if book.has_form(recipient) and not book.is_person(recipient):
            yield Place("name", "addressee"), book.reference(recipient, language)
            yield Place("name", "addressee in short"), book.short_reference(recipient, language)
    for name, people in (("recipients", draft.recipients), ("cc", draft.cc)):
        for person in people:
            yield Place("name", f"offices of {name}"), person.title
            yield Place("name", f"bodies of {name}"), person.organization
    for signatory in draft.signing:
        yield Place("name", "signatories"), "" if signatory.withheld else signatory.organization
    for state in concerned_states(draft):
        name = state.in_sentence(language.tag)
        yield Place("name", "state"), name
        yield Place("name", "state in lists"), state.label(language.tag)
        yield Place("name", "government"), language.government.format(state=name) if language.government else ""
