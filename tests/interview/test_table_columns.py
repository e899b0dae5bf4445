"""What the columns of a table of signatories are: asked where nothing is understood, said otherwise by a person."""

from __future__ import annotations

import pytest

from letterkit.interview.signatory_import import TableImport, open_pasted
from tests.interview.scene import new

BARE = "x1\tAmina Example\tDirector\tExample Centre\tKenya\nx2\tBo Sample\tChair\tExample Forum\tSudan\n"


def settings(table: TableImport) -> list[str]:
    return [setting.text for setting in table.settings]


def set_otherwise(table: TableImport, begins: str, value: str) -> TableImport:
    return table.answer(value, next(setting for setting in table.settings if setting.text.startswith(begins)))


def test_a_column_that_nobody_stands_in_is_passed_over_and_the_others_are_guessed() -> None:
    table = open_pasted(new(), BARE)
    assert table.question and "column A (x1; x2)" in table.question.text
    table = table.answer("passed")
    assert table.question and "column B (Amina Example; Bo Sample)" in table.question.text
    table = table.answer("name")
    assert table.question is None
    assert settings(table) == [
        "Column A (‘x1’): stays behind",
        "Column B (‘Amina Example’): name",
        "Column C (‘Director’): title",
        "Column D (‘Example Centre’): organisation",
        "Column E (‘Kenya’): country",
        "The first line is a signatory",
    ]
    assert table.samples()[1] == "  Amina Example, Director, Example Centre (Kenya)"


def test_the_first_line_can_be_one_of_headings() -> None:
    table = open_pasted(new(), BARE).answer("passed").answer("name")
    below = set_otherwise(table, "The first line", "yes")
    assert below.samples()[-1] == "1 signatory: 1 person"
    assert set_otherwise(below, "The first line", "no").samples() == table.samples()
    direct = open_pasted(new(), "Wer\nAmina\nBo\n").answer("name-below")
    assert direct.samples()[-1] == "2 signatories: 2 persons"


def test_who_stands_beside_organisations_is_not_guessed() -> None:
    table = open_pasted(new(), "Example Centre\tMira Sample\tKenya\nExample Forum\tBo Sample\tSudan\n").answer(
        "organization"
    )
    assert settings(table)[1] == "Column B (‘Mira Sample’): stays behind"
    assert table.samples()[1] == "  Example Centre (Kenya)"


def test_a_column_of_yes_and_no_is_asked_about_before_anybody_is_taken() -> None:
    table = open_pasted(new(), "Example Centre\tyes\nExample Forum\tno\n").answer("organization")
    assert table.question and "may be about whether names are printed" in table.question.text
    table = table.answer("publish")
    assert table.samples()[-1] == "2 signatories: 1 organisation, 1 name withheld"
    assert not any("Example" in text for text in settings(table))  # one of them must not be shown


@pytest.mark.parametrize("order", ["", "none", "name"])
def test_a_column_said_to_be_something_else_is_that(order: str) -> None:
    table = open_pasted(new(), "Organisation\tContact person\nForum\tZoe\nCentre\tAdam\n")
    assert settings(table)[1].endswith("stays behind (a person to ask, who does not sign)")
    table = set_otherwise(table, "Column B", "name")
    names = [one["name"] for one in table.take(order).form.data["signatories"]]
    assert names == (["Adam", "Zoe"] if order == "name" else ["Zoe", "Adam"])
