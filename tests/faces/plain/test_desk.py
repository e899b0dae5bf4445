"""What commands work with: a choice by number or by words, asked until it can be taken."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.desk import Desk, OtherCommand, chosen_index
from letterkit.faces.plain.printer import LinePrinter
from letterkit.interview import transitions
from letterkit.interview.session import Session
from letterkit.questions.answers import Refused
from tests.interview.scene import LIBRARY, PACK, TODAY

ROWS = ("A risk", "A government that cannot act", "A government that does not act")


def desk(folder: Path, lines: str) -> tuple[Desk, io.StringIO]:
    shown = io.StringIO()
    session = Session(folder / "a.yaml", transitions.start(PACK, LIBRARY, TODAY))
    return Desk(session, LinePrinter(Lines(io.StringIO(lines), shown))), shown


@pytest.mark.parametrize(("typed", "index"), [("1", 0), ("3.", 2), (" 2) ", 1), ("a risk", 0), ("does not", 2)])
def test_a_row_is_chosen_by_its_number_or_by_words_that_it_alone_has(typed: str, index: int) -> None:
    assert chosen_index(typed, ROWS) == index


@pytest.mark.parametrize("typed", ["0", "4", "government", "nothing", "."])
def test_what_fits_no_row_or_several_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="is not one of them") as refused:
        chosen_index(typed, ROWS)
    assert refused.value.hint == "Type a number from 1 to 3."


def test_the_number_of_choices_is_said_first_and_a_wrong_number_is_asked_again(tmp_path: Path) -> None:
    made, shown = desk(tmp_path, "7\n2\n")
    assert made.pick("Which one?", ROWS) == 1
    assert shown.getvalue().index("3 choices.") < shown.getvalue().index("1. A risk")
    assert "‘7’ is not one of them." in shown.getvalue()


def test_enter_chooses_nothing_and_a_command_is_handed_on(tmp_path: Path) -> None:
    assert desk(tmp_path, "\n")[0].pick("Which one?", ROWS) is None
    with pytest.raises(OtherCommand) as other:
        desk(tmp_path, ":quit\n")[0].pick("Which one?", ROWS)
    assert other.value.command == ":quit"


def test_what_is_chosen_is_not_noted_as_an_answer(tmp_path: Path) -> None:
    made, _ = desk(tmp_path, "2\n")
    noted: list[str | None] = []
    made.printer.console.on_typed = noted.append
    made.pick("Which one?", ROWS)
    assert noted == [] and made.printer.console.on_typed == noted.append
