"""Names and days in texts: whole words, whatever blanks and apostrophes, a capital where a sentence begins."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.text import plain_prose
from letterkit.interview.value_changes import Kind, ValueChange
from letterkit.interview.value_mentions import written_mentions
from tests.interview.scene import LIBRARY


def changed(text: str, old: str, new: str, kind: Kind = "name", tag: str = "en-GB") -> str:
    """Return a text with the new value in the place of the old one."""
    prose = plain_prose("passage", ("subject",), text)
    for one in sorted(written_mentions(prose, ValueChange(kind, "x", old, new), LIBRARY.language(tag)), reverse=True):
        text = text[: one.start] + one.new + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("In Niger’s north. Nigeria is not Niger.", "Niger", "Mali", "In Mali’s north. Nigeria is not Mali."),
        ("the\nHuman  Rights Council", "the Human Rights Council", "the Board", "the Board"),
        ("The Council met. So did the Council.", "the Council", "the Board", "The Board met. So did the Board."),
        ("Uganda must act. We ask Uganda.", "Uganda", "the Gambia", "The Gambia must act. We ask the Gambia."),
        ("People’s Court", "People's Court", "High Court", "High Court"),
        ("the Example Council meets", "Example Council", "the Board", "the Board meets"),  # not: the the Board
        ("Nothing of it", "Example", "Sample", "Nothing of it"),
        (
            "Before the talks in Oslo, and talks in Oslo",
            "the talks in Oslo",
            "the talks in Bern",
            "Before the talks in Bern, and talks in Bern",
        ),
        ("C++ and [C] (C++)", "C++", "Go", "Go and [C] (Go)"),
        ("X stays", "X", "Y", "X stays"),  # a single letter is everywhere
        ("在乌干达政府", "乌干达", "肯尼亚", "在肯尼亚政府"),
    ],
)
def test_names(text: str, old: str, new: str, expected: str) -> None:
    assert changed(text, old, new) == expected


def test_a_person_is_found_by_the_family_name() -> None:
    text = "Ivan Petrov was arrested. Mr Petrov is ill. Petrovsk is a city."
    expected = "Oleg Sidorov was arrested. Mr Sidorov is ill. Petrovsk is a city."
    assert changed(text, "Ivan Petrov", "Oleg Sidorov", "person") == expected


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en-GB", "on Thursday, 1 July 2010.", "on Friday, 9 July 2010."),
        ("en-GB", "on 1 July; 21 July; 1 July 2009", "on 9 July; 21 July; 1 July 2009"),
        ("en-GB", "July 1, 2010, 2010-07-01 and 1 Jul 2010", "July 9, 2010, 2010-07-09 and 9 Jul 2010"),
        ("en-US", "July 1st, the 1st of July and July 1", "July 9th, the 9th of July and July 9"),
        ("fr", "le jeudi 1er juillet 2010, le 1er juillet", "le vendredi 9 juillet 2010, le 9 juillet"),
        ("es", "el 1 de julio de 2010 y el 1 de julio; 1 de julio de 2011", "el 9 de julio de 2010 y el 9 de julio; 1 de julio de 2011"),
        ("ru", "1 июля 2010 года, 1 июля 2010\u202fг., 1 июля", "9 июля 2010 года, 9 июля 2010\u202fг., 9 июля"),
        ("ar", "في 1 يوليو 2010", "في 9 يوليو 2010"),
        ("zh", "会议于2010年7月1日举行", "会议于2010年7月9日举行"),
        ("de", "am 1. Juli 2010", "am 9. Juli 2010"),
    ],
)  # fmt: skip
def test_days(tag: str, text: str, expected: str) -> None:
    plain = changed(text, "2010-07-01", "2010-07-09", "day", tag)
    assert " ".join(plain.split()) == " ".join(expected.split())


def test_a_day_of_another_year_has_its_year() -> None:
    assert changed("on 1 July", "2010-07-01", "2011-07-08", "day") == "on 8 July 2011"


def test_days_from_one_to_another() -> None:
    text = "from 2 to 4 March 2026"
    assert changed(text, "2026-03-02/2026-03-04", "2026-03-09/2026-03-11", "days") == "from 9 to 11 March 2026"
    assert changed(text, "2026-03-02/2026-03-04", "2026-03-09/2026-03-04", "days") == text  # the last day is to come
    assert changed("du 2 au 4 mars 2026", "2026-03-02/2026-03-04", "2026-03-30/2026-04-02", "days", "fr") == (
        "du 30 mars au 2 avril 2026"
    )


@pytest.mark.parametrize("value", ["", "soon", "2026-13-01"])
def test_what_is_no_day_is_in_no_text(value: str) -> None:
    assert changed("soon, 1 July 2010", value, "2010-07-08", "day") == "soon, 1 July 2010"
