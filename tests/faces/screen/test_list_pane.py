"""The list in the middle: records, search and review are chosen from by keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from letterkit.faces.screen import list_rows
from letterkit.interview import transitions
from letterkit.interview.opening import create
from letterkit.interview.position import Position
from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    ALT_DOWN,
    ALT_UP,
    CTRL_S,
    DELETE,
    DOWN,
    ESC,
    LIBRARY,
    TODAY,
    UP,
    F,
    asks,
    draft_at,
    open_screen,
    pane_text,
    press,
    shown_screen,
    whole_draft,
)

pytestmark = pytest.mark.slow


def test_records_are_added_and_removed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"Send a mission\rthe Council\r2026-12-15\r+\rOpen the border\r\r\r{UP}{UP}{UP}-{F[10]}")
    assert asks(path) == ["Open the border"]


def test_asks_are_moved_by_keys_and_removed(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"One\r\r\r+Two\r\r\r+Three\r\r\r{UP}{UP}{ALT_UP}{ALT_UP}{F[10]}")
    assert asks(path) == ["Three", "One", "Two"]
    press(path, f"{UP}{UP}{UP}{UP}{ALT_DOWN}{DOWN}{DELETE}{F[10]}")
    assert asks(path) == ["One", "Three"]


def test_typing_and_pasting_begin_a_record_and_enter_changes_one(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    press(path, f"One\r\r\rTwo\r\r\r\x1b[200~Three\x1b[201~\r\r\r{UP}{UP}{UP}{UP}\r and a half\r\r\r{F[10]}")
    assert asks(path) == ["One and a half", "Two", "Three"]


def test_a_digit_chooses_an_entry_and_begins_none(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    screen = press(path, f"One\r\r\r+Two\r\r\r1\r and a half\r\r\r3{F[10]}")
    assert asks(path) == ["One and a half", "Two"]
    assert screen.state.message == ("There is no entry 3.", "Press + to add one.")
    press(path, f"1{DELETE}{F[10]}")
    assert asks(path) == ["Two"]


def test_a_list_that_may_stay_empty_has_the_row_that_goes_on_and_it_is_chosen(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    create(path, LIBRARY.pack("joint-letter", "en"), LIBRARY, TODAY)
    with open_screen(path) as (screen, _):
        listed = [question for question in screen.state.form.questions if question.type == "records"]
        free, needed = (next(one.id for one in listed if one.required is want) for want in (False, True))
        screen.state.move(lambda form: replace(form, position=Position(needed)))
        assert len(screen.list.rows) == 1
        screen.state.move(lambda form: transitions.jump(form, free))
        assert len(screen.list.rows) == 2
        assert screen.list.rows[screen.list.row].text == " → go on to the next question"
        screen.list.choose()
        assert screen.state.form.position.question not in (free, needed)


def test_hints_stand_below_the_ask_that_is_chosen(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    screen = press(path, f"Consider the matter\rthe Government of France\r\r{F[10]}")
    assert "Name the decision" in pane_text(screen.texts, "remarks")
    assert "Consider the matter" in pane_text(screen.list, "text")


def test_the_review_leads_to_what_is_missing_and_to_what_was_found(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "subject")
    screen = press(path, f"{F[9]}\r{F[10]}")
    assert screen.state.form.position.question == screen.state.form.missing_questions()[0].id
    other = whole_draft(tmp_path / "b.yaml", "subject", subject="On On the situation")
    screen = press(other, f"{F[9]}{F[9]}{F[10]}")
    rows = [row.text for row in list_rows.review_rows(screen.state.form, screen.state.advice, screen.state.go)]
    assert any("On On" in row for row in rows)


def test_finding_takes_slips_of_the_pen(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    assert press(path, f"{F[5]}signatoris\r{F[10]}").state.form.question.path == "signatories"
    assert press(path, f"{F[5]}zzzz\r{ESC}{F[10]}").state.form.question.path == "signatories"


def test_asks_are_sorted_at_the_second_press_and_people_at_once(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "asks")
    screen = press(path, f"Two\r\r\r+One\r\r\r{CTRL_S}{F[10]}")
    assert asks(path) == ["Two", "One"] and "weightiest" in screen.state.message[1]
    press(path, f"{CTRL_S}{CTRL_S}{F[10]}")
    assert asks(path) == ["One", "Two"]


def test_sorting_again_goes_by_the_next_field_and_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    def signing(path: Path) -> list[str]:
        return [one["name"] for one in drafts.load(path).data["signatories"]]

    people = [{"name": "Bo", "title": "Chair"}, {"name": "Zoe", "title": "Adviser"}, {"name": "Amina"}]
    for number, (keys, expected) in enumerate(
        (
            (CTRL_S, ["Amina", "Bo", "Zoe"]),
            (CTRL_S * 2, ["Zoe", "Bo", "Amina"]),
            (CTRL_S * 3, ["Bo", "Zoe", "Amina"]),
            (f"{CTRL_S * 2}{F[6]}", ["Bo", "Zoe", "Amina"]),
        )
    ):
        path = whole_draft(tmp_path / f"{number}.yaml", "signatories", signatories=people)
        press(path, f"{keys}{F[10]}")
        assert signing(path) == expected


def test_digits_one_behind_the_other_choose_an_entry_over_nine(tmp_path: Path) -> None:
    people = [{"name": f"Person {number}"} for number in range(1, 60)]
    path = whole_draft(tmp_path / "a.yaml", "signatories", signatories=people)
    for keys, row in (("12", 11), ("59", 58), ("60", 5), ("5", 4), ("1" + DOWN + "2", 1)):
        assert press(path, f"{keys}{F[10]}").list.row == row


def test_a_row_that_is_cut_stands_in_full_below(tmp_path: Path) -> None:
    group = "Network of Organisations for the Protection of Civilians in War"
    path = whole_draft(
        tmp_path / "a.yaml", "signatories", signatories=[{"name": "Amina Example", "organization": group}]
    )
    with open_screen(path, 60) as (screen, _):
        screen.list.row = 0
        assert "in War" not in pane_text(screen.list, "text")
        assert "in War" in " ".join(pane_text(screen.list, "below").split())
        screen.list.row = 1
        assert pane_text(screen.list, "below") == ""


def test_the_line_above_a_search_breaks_between_words(tmp_path: Path) -> None:
    with shown_screen(draft_at(tmp_path / "a.yaml", "meeting"), columns=60) as screen:
        screen.state.show("find")
        lines = pane_text(screen.list, "head").rstrip("\n").split("\n")
    assert len(lines) > 1
    assert all(len(line) < 80 for line in lines)
