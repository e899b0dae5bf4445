"""Rows from a spreadsheet as entries of a list: by their headings or by position, shown first, nothing lost silently."""

from __future__ import annotations

import pytest

from letterkit.interview import transitions
from letterkit.interview.form import Form
from letterkit.interview.pasted_rows import PastedRows, as_lines, is_table, read_rows
from letterkit.interview.position import Position
from letterkit.library.library import open_library
from letterkit.questions.answers import Refused
from tests.interview.scene import TODAY, at, new

LIBRARY = open_library()
HEADED = (
    "No.\tWhen\tAsk\tBy whom\tColour\n1\t10 December 2026\tSend a mission\tthe Council\tred\n2\t\tOpen the border\t\t\n"
)


def at_list(kind: str, of: str) -> Form:
    form = transitions.start(LIBRARY.pack(kind), LIBRARY, TODAY)
    return transitions.go_to(form, Position(next(one.id for one in form.pack.questions if one.type == of)))


def set_otherwise(rows: PastedRows, about: str, value: str) -> PastedRows:
    return rows.answer(value, next(setting for setting in rows.settings if setting.about == about))


def test_columns_are_known_by_their_headings_and_the_rest_is_told() -> None:
    rows = read_rows(at(new(), "asks"), HEADED)
    assert rows.ways == (("rows", "Take over 2 entries"),)
    assert rows.samples() == ("1. Send a mission, the Council, 2026-12-10", "2. Open the border")
    assert rows.notes == ("Not taken over: ‘No.’, ‘Colour’.",)
    result = rows.take()
    assert result.form.value(result.form.question) == [
        {"action": "Send a mission", "actor": "the Council", "deadline": "2026-12-10"},
        {"action": "Open the border"},
    ]
    assert result.lines == ("2 entries were added.", "Not taken over: ‘No.’, ‘Colour’.")
    assert transitions.undo(result.form).value(result.form.question) is None


def test_without_headings_columns_are_taken_in_the_order_of_the_fields() -> None:
    rows = read_rows(at(new(), "asks"), "1\tSend a mission\tthe Council\n2\tOpen the border\tKenya\n")
    assert rows.fields == ("", "action", "actor")
    assert [setting.text for setting in rows.settings] == [
        "Column A (‘1’): stays behind",
        "Column B (‘Send a mission’): Action",
        "Column C (‘the Council’): Who should do it",
        "The first line is an entry",
    ]
    other = set_otherwise(set_otherwise(rows, "2", "none"), "headings", "yes")
    assert other.samples() == ("1. Open the border",)


def test_what_a_field_does_not_take_waits_in_its_entry() -> None:
    form = transitions.go_to(at(new(), "asks"), Position("asks"))
    rows = read_rows(form, "Ask\tDeadline\nOne\t2026-12-10\nSend a mission\t12/11/26\n")
    assert rows.notes[0].startswith("Line 3, By when: ‘12/11/26’")
    after = rows.take().form
    assert after.value(after.question)[1] == {"action": "Send a mission"}
    assert after.pending == {Position("asks", 1, "deadline"): "12/11/26"}


def test_a_row_that_nothing_names_is_left_out_and_told() -> None:
    rows = read_rows(at(new(), "asks"), "Ask\tBy whom\nOne\tthe Council\n\tKenya\n")
    assert rows.notes == ("Left out, because nothing in it names the entry: line 3.",)
    nothing = set_otherwise(rows, "0", "none")
    assert nothing.ways == ()
    with pytest.raises(Refused, match="Nothing here"):
        nothing.take()


def test_a_cell_of_several_lines_keeps_its_paragraphs_where_an_answer_may_have_them() -> None:
    form = at_list("third-government", "cases")
    rows = read_rows(form, 'Name\tWhat happened\r\nAmina Example\t"She was taken.\r\n\r\nShe came back."\r\n')
    after = rows.take().form
    assert after.value(after.question) == [{"name": "Amina Example", "what": "She was taken.\n\nShe came back."}]


def test_the_parts_of_a_name_are_one_name() -> None:
    rows = read_rows(
        at_list("third-government", "cases"), "Surname\tFirst name\tWhat\nExample\tAmina\tShe was taken.\n"
    )
    assert rows.samples() == ("1. Amina Example, She was taken.",)


def test_a_link_that_is_none_waits_and_the_source_is_there() -> None:
    form = at_list("company", "sources")
    rows = read_rows(form, "Title\tPublisher\tLink\nReport\tUN OCHA\twww example\nOther\tUN\thttps://example.org/a\n")
    after = rows.take().form
    assert [one.get("link", "") for one in after.value(after.question)] == ["", "https://example.org/a"]
    assert after.pending == {Position(form.question.id, 0, "link"): "www example"}


def test_more_than_a_letter_may_have_is_refused() -> None:
    rows = read_rows(
        at_list("third-government", "cases"), "\n".join(f"Name {number}\tWas taken." for number in range(501))
    )
    with pytest.raises(Refused, match="500 cases"):
        rows.take()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Send a mission", False),
        ("Send a mission\nOpen the border", True),
        ("Send a mission\tthe Council", True),
        ("\tSend a mission", False),
        ("Send a mission\n", False),
    ],
)
def test_what_is_a_table_for_a_list_of_short_entries(text: str, expected: bool) -> None:
    assert is_table(at(new(), "asks"), text) is expected


def test_lines_are_one_entry_where_entries_are_paragraphs() -> None:
    form = at_list("company", "evidence")
    assert not is_table(form, "It burnt.\nIt was not the first time.")
    assert is_table(form, "It burnt.\tUN OCHA")


def test_a_list_of_lines_takes_the_column_that_has_most_words() -> None:
    assert as_lines('1\t"What did you\nknow?"\n2\tWhen?\n') == (
        "What did you know?\nWhen?",
        "Not taken over of what was pasted: column A.",
    )
    assert as_lines("What?\nWhen?") == ("What?\nWhen?", "")


def test_a_pasted_column_of_capacities_that_has_posts_is_one_of_titles() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal"), LIBRARY, TODAY)
    form = transitions.go_to(form, Position("signatories"))
    assert read_rows(form, "Name\tCapacity\nBo Sample\tDirector\n").fields[:2] == ("name", "title")
