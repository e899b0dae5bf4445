"""Entries of several fields each."""

from __future__ import annotations

from letterkit.questions.question import Question
from letterkit.questions.types import type_of
from tests.questions.answering import show


def test_records_are_shown_in_one_line() -> None:
    records = [{"name": "A", "title": "", "places": ["X", "Y"]}, {"organization": "B"}]
    assert show(Question(type="records"), records) == "A, X / Y; B"


def test_what_has_a_name_in_a_record_is_shown_with_it() -> None:
    asks = Question(type="records", fields=(Question(id="norm", type="norm"), Question(id="at")))
    shown = show(asks, [{"norm": "wso-2005", "at": "para. 139"}])
    assert shown == "2005 World Summit Outcome, para. 139"


def test_a_date_in_a_record_is_shown_as_it_is() -> None:
    records = Question(type="records", fields=(Question(id="day", type="date"),))
    assert show(records, [{"day": "2026-12-03", "trial": True}]) == "2026-12-03, trial"


def test_a_list_of_records_needs_fields() -> None:
    records = type_of(Question(type="records"))
    assert records.pack_error(Question(id="a", type="records")) is not None
    assert records.pack_error(Question(id="a", type="records", fields=(Question(id="b"),))) is None
    assert records.pack_error(Question(use="a", type="records")) is None
