"""Days in messages are in the language of the interview."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit import wording
from letterkit.languages import spoken_dates
from letterkit.wording import Catalogue

DAY = dt.date(2010, 7, 1)


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", ("1 July 2010", "Thursday 1 July 2010", "July 2010", "July", "Thursday")),
        ("fr", ("1 juillet 2010", "jeudi 1 juillet 2010", "juillet 2010", "juillet", "jeudi")),
        ("es", ("1 de julio de 2010", "jueves, 1 de julio de 2010", "julio de 2010", "julio", "jueves")),
        ("xx", ("2010-07-01", "2010-07-01", "2010-07-01", "July", "Thursday")),
    ],
)
def test_days_are_said_in_the_language_that_is_spoken(tag: str, said: tuple[str, ...]) -> None:
    with wording.speaking(Catalogue(tag)):
        assert said == (
            spoken_dates.day_in_words(DAY),
            spoken_dates.day_in_words(DAY, weekday=True),
            spoken_dates.month_in_words(2010, 7),
            spoken_dates.month_name(7),
            spoken_dates.weekday_name(DAY.weekday()),
        )
