"""What keys do to an answer or a passage that is being written."""

from __future__ import annotations

from pathlib import Path

import pytest

from letterkit.interview import transitions
from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    CTRL_C,
    CTRL_L,
    CTRL_O,
    CTRL_T,
    CTRL_Z,
    DOWN,
    ESC,
    F,
    draft_at,
    fact,
    open_screen,
    pane_text,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow

WHY_NOW = 12
"""The passage on urgency in the plan of the letter."""


def test_a_passage_is_written_in_ones_own_words_and_given_back(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "urgency")
    number = WHY_NOW
    screen = press(path, f"{CTRL_O} Nobody else will come.{F[2]}{F[10]}")
    assert drafts.load(path).data["passages"][number - 1]["text"].endswith("Nobody else will come.")
    assert screen.state.form.has_own_words(number)
    press(path, f"{F[5]}in your own words why now\r{CTRL_T}{F[10]}")
    assert "text" not in drafts.load(path).data["passages"][number - 1]


def test_leaving_a_passage_as_it_is_leaves_it_to_the_template(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "urgency")
    screen = press(path, f"{CTRL_O}{F[2]}{F[10]}")
    assert not screen.state.form.has_own_words(WHY_NOW)
    assert screen.state.form.position.question == "urgency"


def test_esc_and_any_other_way_out_of_a_passage_keep_its_words(tmp_path: Path) -> None:
    for number, keys in enumerate((ESC, F[3], F[9], F[10], CTRL_C, CTRL_O)):
        path = whole_draft(tmp_path / f"{number}.yaml", "urgency")
        press(path, f"{CTRL_O} Mine.{keys}{F[10]}" if keys not in (F[10], CTRL_C) else f"{CTRL_O} Mine.{keys}")
        assert drafts.load(path).data["passages"][WHY_NOW - 1]["text"].endswith(" Mine."), keys


def test_enter_on_an_empty_text_goes_on_where_no_answer_is_needed(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "urgency")
    with open_screen(path) as (screen, _):
        free = next(
            question
            for question in screen.state.form.questions
            if question.type == "prose" and not (question.required or question.aside)
        )
        screen.state.move(lambda form: transitions.jump(form, free.id))
        assert pane_text(screen.texts, "here").startswith(" Enter next  Ctrl-J new line")
        screen.state.answer.text = ""
        assert pane_text(screen.texts, "here").startswith(" Enter leaves it out")
    other = whole_draft(tmp_path / "b.yaml", free.id, facts={})
    assert press(other, f"\r{F[10]}").state.form.position.question != free.id
    assert press(other, f"{F[3]}One.\nTwo.\r{F[10]}").state.form.value(free) == "One.\nTwo."
    assert press(draft_at(tmp_path / "c.yaml", "opening"), f"\r{F[10]}").state.form.position.question == "opening"


def test_an_answer_before_a_list_of_facts_that_is_empty_is_taken(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    screen = press(path, f"We write to you.\r\r{F[10]}")
    assert fact(path, "opening") == "We write to you."
    assert screen.state.form.question.kept_as == "evidence"
    assert "fault" not in screen.state.message[0]


@pytest.mark.parametrize("columns", [80, 160])
def test_a_norm_that_the_library_lacks_is_chosen_from_the_list_and_asked_about(tmp_path: Path, columns: int) -> None:
    path = draft_at(tmp_path / f"{columns}.yaml", "norms")
    keys = f"new: Law on Security\rart. 12\r{DOWN}\r\rX 1\r\r30 June 2020\rart. 12: Nobody is punished.{F[2]}Gazette\r{F[10]}"
    screen = press(path, keys, columns)
    (law,) = drafts.load(path).data["norms"]
    assert law == {
        "id": "law-on-security",
        "title": "Law on Security",
        "symbol": "X 1",
        "date": "2020-06-30",
        "says": {"art. 12": "Nobody is punished."},
        "source": "Gazette",
    }
    assert screen.state.form.at_record_list and screen.state.form.position.question == "own_norms"


def test_half_a_new_norm_is_kept_when_the_window_is_closed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "norms")
    press(path, f"new:{CTRL_C}")
    screen = press(path, f" Law on Security\r{F[10]}")
    assert drafts.load(path).data["norms"] == [{"id": "law-on-security", "title": "Law on Security"}]
    assert screen.state.form.position.field == "at"


def test_undo_takes_back_typing_before_it_takes_back_an_answer(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    screen = press(path, f"Ruritania\rFriday{CTRL_Z}{F[10]}")
    assert fact(path, "meeting") == "Ruritania"
    assert fact(path, "meeting_date") is None
    assert screen.state.form.position.question == "meeting_date"
    press(path, f"{CTRL_Z}{F[10]}")
    assert fact(path, "meeting") == "Ruritania"  # what was changed before the window was opened stays


def test_what_is_offered_is_replaced_by_what_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    press(path, f"Permanent Council of the OSCE\r\r\r\x7fcouncil\r{F[10]}")
    assert drafts.load(path).data["recipients"][0]["style"] == "council"
    press(path, f"{F[5]}date of the letter\r2026-12-01\r{F[10]}")
    assert drafts.load(path).data["date"] == "2026-12-01"


@pytest.mark.parametrize("back", [ESC, F[3]])
def test_from_what_is_asked_on_request_one_comes_back_to_where_one_was(tmp_path: Path, back: str) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    screen = press(path, f"{CTRL_L}{F[10]}")
    total = len(screen.state.form.more_questions)
    title = screen.state.form.name_of(screen.state.form.question_named("opening"))
    assert screen.state.message[1] == (
        f"2 of {total} questions that are asked only on request. Esc goes back to ‘{title}’."
    )
    other = draft_at(tmp_path / "b.yaml", "opening")
    assert press(other, f"{CTRL_L}{back}{F[10]}").state.form.position.question == "opening"
    third = draft_at(tmp_path / "c.yaml", "opening")
    assert press(third, f"{CTRL_L}{CTRL_L}{CTRL_L}{ESC}{F[10]}").state.form.position.question == "opening"
