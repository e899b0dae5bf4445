"""The parts of the letter beside the question."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from letterkit.interview import passage_plan
from letterkit.letter import drafts
from tests.faces.screen.full_screen import (
    ALT_DOWN,
    ALT_UP,
    CTRL_L,
    CTRL_O,
    DELETE,
    DOWN,
    END,
    ESC,
    SHIFT_TAB,
    UP,
    F,
    draft_at,
    open_screen,
    pane_text,
    press,
    whole_draft,
)

pytestmark = pytest.mark.slow


def test_the_parts_are_reached_by_keys(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "meeting")
    last = press(path, f"{SHIFT_TAB}{END}\r{F[10]}").state.form
    assert last.at_more and last.position.question == last.questions[-1].id
    shown = press(path, f"{F[5]}meeting\r{SHIFT_TAB}{UP}\r{F[10]}").state.form
    assert shown.position.question == "meeting"  # a passage leads to the question where one goes on
    assert press(path, f"{F[5]}meeting\r{SHIFT_TAB}{UP}{CTRL_O}{F[10]}").state.form.position.passage == 1


def test_what_can_be_added_is_a_part_of_its_own_and_nothing_that_is_missing(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "meeting")
    with open_screen(path) as (screen, _):
        rows = [row.text.strip() for row in screen.outline.rows]
        title = next(number for number, text in enumerate(rows) if "More, if the letter needs it" in text)
        asked = screen.state.form.more_questions
        assert len(rows) - title - 1 == len(asked)
        assert not any(text.startswith("!") for text in rows[title:])
    assert press(path, f"{SHIFT_TAB}{END}{UP * len(asked)}\r{F[10]}").state.form.at_more
    assert press(path, f"{CTRL_L}{F[10]}").state.form.at_more


def test_signs_say_what_colours_say(tmp_path: Path) -> None:
    screen = press(draft_at(tmp_path / "a.yaml", "meeting"), f"{F[9]}{F[10]}")
    signs = {text.split()[0] for style, text, *_ in screen.outline.text() if style == "class:attention"}
    assert signs == {"!"}


def test_nothing_is_missing_on_the_first_screen(tmp_path: Path) -> None:
    screen = press(tmp_path / "a.yaml", F[10])
    assert "!" not in pane_text(screen.outline, "text")
    screen = press(tmp_path / "b.yaml", f"{F[8] * 2}{F[10]}")
    assert pane_text(screen.outline, "text").count("! Addressees") == 1


# -- changing passages ----------------------------------------------------------------------------------------


def moves(path: Path) -> Sequence[str]:
    return [passage["move"] for passage in drafts.load(path).data["passages"]]


@pytest.mark.parametrize("columns", [80, 140])
def test_a_passage_is_left_out_doubled_and_moved_with_one_key_and_each_is_undone(tmp_path: Path, columns: int) -> None:
    before = moves(draft_at(tmp_path / "a.yaml", "opening"))
    for number, (keys, after) in enumerate(
        (
            (DELETE, before[1:]),
            ("+", [before[0], *before]),
            (ALT_DOWN, [before[1], before[0], *before[2:]]),
            (f"{ALT_DOWN}{ALT_DOWN}", [*before[1:3], before[0], *before[3:]]),
            (f"{ALT_DOWN}{ALT_UP}", before),
        )
    ):
        path = draft_at(tmp_path / f"{number}.yaml", "opening")
        press(path, f"{SHIFT_TAB}{keys}{F[10]}", columns)
        assert moves(path) == after, keys
        path = draft_at(tmp_path / f"{number}-undone.yaml", "opening")
        press(path, f"{SHIFT_TAB}{keys}{F[6] * 2}{F[10]}", columns)
        assert moves(path) == before, keys


def test_a_passage_with_words_of_its_own_is_left_out_at_the_second_time(tmp_path: Path) -> None:
    path = whole_draft(tmp_path / "a.yaml", "asks")
    before = moves(path)
    screen = press(path, f"{SHIFT_TAB}{DELETE}{F[10]}")
    assert moves(path) == before and "Press Del once more" in " ".join(screen.state.message)
    press(path, f"{SHIFT_TAB}{DELETE}{UP}{DOWN}{DELETE}{F[10]}")
    assert moves(path) == before  # another row was chosen meanwhile
    press(path, f"{SHIFT_TAB}{DELETE}{DELETE}{F[10]}")
    assert len(moves(path)) == len(before) - 1


@pytest.mark.parametrize("keys", [f"{SHIFT_TAB}m\r", f"{SHIFT_TAB}M\r", "\x07\r"])
def test_another_move_is_chosen_from_a_list_with_when_to_take_it(tmp_path: Path, keys: str) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    with open_screen(path) as (screen, _):
        screen.state.show_moves(1)
        assert any(row.text.strip().startswith("Not if: ") for row in screen.list.rows)
    press(path, f"{keys}{F[10]}")
    assert moves(path)[0] == "opening/alarm"


def test_esc_goes_back_to_the_plan_and_from_there_to_the_question(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    assert press(path, f"{SHIFT_TAB}m{ESC}{F[10]}").state.mode == "outline"
    assert press(path, f"{SHIFT_TAB}m{ESC}{ESC}{F[10]}").state.mode == "ask"
    assert press(path, f"\x07{ESC}{F[10]}").state.mode == "ask"


def test_what_belongs_to_no_passage_is_said_so(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "subject")
    for keys in (f"{SHIFT_TAB}{DELETE}", f"{SHIFT_TAB}+", f"{SHIFT_TAB}m", f"{SHIFT_TAB}s"):
        assert press(path, f"{keys}{F[10]}").state.message[0] == "This row is no passage.", keys
    assert "is in no passage" in press(path, f"\x07{F[10]}").state.message[1]


def test_in_a_wide_window_the_plan_takes_the_keys_and_the_question_stays(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    with open_screen(path, 120) as (screen, _):
        screen.state.show("outline")
        assert screen.state.pane == "plan" and screen.state.pane_in_the_middle == "answer"


def test_after_another_move_it_is_said_what_the_passage_is_and_which_questions_came(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "opening")
    screen = press(path, f"{SHIFT_TAB}m\r{F[10]}")
    assert screen.state.message[1] == (
        "‘The occasion and what you want’ is now written as: What is happening, and what you ask. "
        "It asks nothing new. F6 takes it back."
    )
    form = screen.state.form
    assert form.position.question in form.names_used_by(1)
    undone = press(path, f"{F[6]}{F[10]}").state.message
    assert undone[0] == "There is nothing to undo."  # another run
    both = draft_at(tmp_path / "b.yaml", "opening")
    assert "the passage ‘" in press(both, f"{SHIFT_TAB}m\r{F[6]}{F[10]}").state.message[1]


def test_questions_that_come_with_a_move_are_named(tmp_path: Path) -> None:
    path = draft_at(tmp_path / "a.yaml", "closing")
    with open_screen(path) as (screen, _):
        form = screen.state.form
        number = next(number for number, _ in enumerate(form.steps, 1) if form.title(number) == "Closing words")
        choices = passage_plan.move_choices(form, number)
        for choice in choices:
            after = passage_plan.change_move(form, number, choice.id)
            new = {one.id for one in after.questions} - {one.id for one in form.questions}
            words = passage_plan.moved_words(form, after, number)
            assert ("New here: " in words) == bool(new)
