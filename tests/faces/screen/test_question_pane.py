"""What stands above an answer: the choices, and what Enter takes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.faces.plain.console import Lines
from letterkit.faces.plain.printer import LinePrinter
from letterkit.faces.plain.question_printer import QuestionPrinter
from letterkit.faces.screen import question_pane
from letterkit.interview.position import Position
from tests.faces.screen.full_screen import shown_screen
from tests.faces.screen.test_letter_walk import example


@pytest.mark.parametrize(("added", "takes"), [({}, "Enter leaves it out."), ({"minor": True}, "Enter takes ‘yes’.")])
def test_yes_and_no_are_listed_with_what_enter_takes(tmp_path: Path, added: dict[str, bool], takes: str) -> None:
    with shown_screen(example(tmp_path / "a.yaml", "people", "urgent-appeal"), 80, 24) as screen:
        form = screen.state.form
        (person,) = form.data["people"]
        data = {**form.data, "people": [{**person, **added}]}
        form = replace(form, data=data, position=Position("people", 0, "minor"))
        shown = "".join(part[1] for part in question_pane.question(form, 80))
        while_typing = "".join(part[1] for part in question_pane.question_in_short(form, 80))
    assert f"   1. yes\n   2. no\n {takes}\n" in shown
    assert "   1. yes\n   2. no\n" in while_typing
    printed = io.StringIO()
    console = Lines(io.StringIO(), printed)
    QuestionPrinter(LinePrinter(console), console).print(form)
    assert "  2 choices. Type a number.\n  1. yes\n  2. no\n" in printed.getvalue()
