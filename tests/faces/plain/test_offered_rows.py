"""What there is to choose from has numbers and words: formulas, actors, sources, norms, forms of address, States."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.faces.plain.offered_rows import MOST_FITTING, OfferedRow, fitting_rows, offered_rows, taken
from letterkit.interview import transitions
from letterkit.interview.position import Position
from tests.faces.plain.test_beginnings import COUNCIL, LIBRARY, TODAY, Answered

ROWS = (OfferedRow("a report", "A report"), OfferedRow("an inquiry into ", "an inquiry into …"))


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1", "a report"),
        ("1.", "a report"),
        ("2", "an inquiry into "),
        ("2 the raid", "an inquiry into the raid"),
        ("1 June 2010", "1 June 2010"),
        ("1 report", "1 report"),
        ("3", "3"),
        ("\\1", "\\1"),
        ("", ""),
    ],
)
def test_a_number_takes_a_row_and_one_that_goes_on_takes_the_words_behind_it(typed: str, answer: str) -> None:
    assert taken(ROWS, typed) == answer


def test_in_a_list_of_sources_each_number_is_one() -> None:
    assert taken(ROWS[:1], "Reuters; 1\n5 June", several=True) == "Reuters; a report; 5 June"
    assert taken((), "1", several=True) == "1"


def test_no_id_is_read_out_and_no_more_rows_than_can_be_kept_in_mind() -> None:
    form = transitions.start(LIBRARY.pack("council-appeal", "en"), LIBRARY, TODAY, COUNCIL)
    norm = transitions.go_to(form, Position("norms", 0, "norm"))
    rows = fitting_rows(norm, "detention")
    assert len(rows) == MOST_FITTING
    assert rows[-1].words == "detention: It is not in the library: give it yourself"
    assert not any(f"({row.value})" in row.words for row in rows[:-1])
    style = transitions.go_to(form, Position("recipients", 0, "style"))
    assert "Head of State, a president" in [row.words for row in fitting_rows(style, "head of")]
    state = transitions.jump(form, "concerns")
    assert [row.words for row in fitting_rows(state, "Congo")] and not offered_rows(state)


# -- as it is typed ---------------------------------------------------------------------------------------


def test_a_norm_is_taken_by_its_number_among_those_that_fit(tmp_path: Path) -> None:
    done = Answered(tmp_path / "a.yaml", "norms", "detention\n2\n\n\n")
    assert "‘detention’ fits several norms. 12 choices. 1. " in done.shown
    assert "Type one of" not in done.shown
    (norm,) = (passage["invokes"] for passage in done.data["passages"] if passage.get("invokes"))
    assert norm[0]["norm"] != "2"


def test_other_words_search_again_enter_takes_none_and_a_command_is_obeyed(tmp_path: Path) -> None:
    again = Answered(tmp_path / "a.yaml", "norms", "detention\nzzzz\niccpr\n\n\n")
    assert "no norm ‘zzzz’" in again.shown
    assert "iccpr" in str(again.data["passages"])
    none = Answered(tmp_path / "b.yaml", "norms", "detention\n\n")
    assert none.session.form.position == Position("norms", 0, "norm")
    assert [*none.session.form.pending.values()] == ["detention"]
    assert Answered(tmp_path / "c.yaml", "norms", "detention\n:go asks\n").session.form.position.question == "asks"


def test_a_formula_that_goes_on_is_finished_on_the_next_line(tmp_path: Path) -> None:
    rows = offered_rows(
        transitions.jump(transitions.start(LIBRARY.pack("council-appeal", "en"), LIBRARY, TODAY, COUNCIL), "asks")
    )
    number = next(number for number, row in enumerate(rows, 1) if row.goes_on)
    done = Answered(tmp_path / "a.yaml", "asks", f"{number}\nthe raid on the school\n\n\n\n")
    asks = next(passage["asks"] for passage in done.data["passages"] if passage.get("asks"))
    assert asks[0]["action"] == f"{rows[number - 1].value}the raid on the school"
    left = Answered(tmp_path / "b.yaml", "asks", f"{number}\n:quit\n")
    assert [*left.session.form.pending.values()] == [rows[number - 1].value]
