"""The Arabic word for ‘that’ before a clause."""

from __future__ import annotations

import pytest

from letterkit.languages import arabic


@pytest.mark.parametrize(
    ("clause", "after"),
    [
        ("لكل فرد الحق في الحياة", "أن لكل فرد الحق في الحياة"),
        ("لا يجوز استرقاق أحد", "أنه لا يجوز استرقاق أحد"),
        ("يجب احترام الوحدات الطبية", "أنه يجب احترام الوحدات الطبية"),
        ("لاجئ", "أن لاجئ"),
    ],
)
def test_that_before_a_clause(clause: str, after: str) -> None:
    assert arabic.that(clause) == after
