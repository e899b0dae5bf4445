"""The letter beside the question: no character vanishes in any script, the whole passage is marked, every turn shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session

from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.faces.screen.app import Screen
from letterkit.interview import transitions
from letterkit.interview.position import Position
from tests.faces.screen import full_screen as screen

SCRIPTS = st.text(st.sampled_from("ab-’é́क्षि奥什。، قرغي 😀ー\u0301 \u3000"), max_size=80)


@given(SCRIPTS, st.integers(20, 60), st.sampled_from(["", " ", "    "]))
def test_no_character_vanishes_and_no_line_is_too_wide(text: str, width: int, indent: str) -> None:
    lines = text_width.wrapped(text, width, indent)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width.columns(line.rstrip()) <= width for line in lines if line.strip() and text == text.lstrip())


def test_words_are_broken_at_blanks_and_marks_stay_on_their_letters() -> None:
    assert text_width.wrapped("one two three", 8) == ["one two", "three"]
    assert text_width.wrapped("奥什市爆发暴力事件", 8) == ["奥什市爆", "发暴力事", "件"]
    assert all(not line.startswith("\u0301") for line in text_width.wrapped("e\u0301" * 40, 20))
    assert text_width.wrapped("", 8) == []
    assert text_width.wrapped("a b", 8, "  ", "1.") == ["1.a b"]


def test_a_list_keeps_its_width_in_chinese() -> None:
    shown = styles.filled("奥什市爆发暴力事件" * 6, 30)
    assert all(styles.text_columns(line) < 30 for line in shown.split("\n"))
    assert "".join(shown.split()) == "奥什市爆发暴力事件" * 6


def test_no_line_of_a_whole_letter_ends_with_a_backslash_or_begins_with_the_mark_of_a_heading(tmp_path: Path) -> None:
    sender = {"name": "Example Watch", "lines": ["14 Willow Lane", "Geneva"]}
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency", sender=sender)
    with screen.open_screen(path) as (shown, _):
        lines = [line.text for line in shown.letter.text.lines]
    assert "14 Willow Lane" in lines
    assert not [line for line in lines if line.endswith("\\") or line.startswith("#")]


def marked(pane: Screen) -> str:
    text = "".join(one[1] for one in pane.letter.beside() if one[0] == "class:passage")
    return " ".join(text.replace("▌", " ").split())


@pytest.mark.parametrize("source", ["", "UN OCHA, 18 June 2010"])
def test_the_whole_passage_is_marked_also_with_a_note(tmp_path: Path, source: str) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    if source:
        with screen.open_screen(path) as (shown, _):
            there = transitions.go_to(shown.state.form, Position("urgency", field="source"))
            shown.state.session.store(transitions.answer(there, source))
            shown.state.session.store(transitions.jump(shown.state.form, "urgency"))
    with screen.open_screen(path) as (shown, _):
        text, typed = marked(shown), str(shown.state.form.current_text)
    assert text.startswith(typed[:60])
    assert re.sub(r"\[\d\]", "", text).endswith(typed[-60:])
    assert bool(re.search(r"\[\d\]", text)) == bool(source)


def test_what_is_typed_at_the_end_of_a_passage_is_marked_with_it(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    with screen.open_screen(path) as (shown, _):
        shown.state.session.store(transitions.go_to_passage(shown.state.form, 12))
        shown.state.show_place()
        typed = shown.state.form.current_text
        letter = shown.autosave.preview(shown.state.form, f"{shown.state.form.current_text} And more.").letter
        assert letter
        shown.letter.replace(shown.state.form, *letter)
        assert marked(shown).endswith("And more.")
        assert marked(shown).startswith(typed[:40])


def test_every_turn_moves_the_letter_until_its_ends(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "urgency")
    with screen.open_screen(path) as (shown, _), create_app_session(output=screen.Window()):
        before = shown.letter.beside_top().y
        shown.letter.turn(-3)
        assert shown.letter.beside_top().y == before - 3
        shown.letter.turn(-999)
        assert shown.letter.beside_top().y == 0
        shown.letter.turn(1)
        assert shown.letter.beside_top().y == 1
        shown.letter.turn(999)
        last = shown.letter.beside_top().y
        shown.letter.turn(-1)
        assert shown.letter.beside_top().y == last - 1


def test_only_the_passage_in_hand_is_marked_where_another_one_begins_alike(tmp_path: Path) -> None:
    words = "The people of Ruritania are in"
    path = screen.whole_draft(tmp_path / "a.yaml", "meeting")
    with screen.open_screen(path) as (shown, _):
        for number, rest in ((1, "want of everything."), (4, "danger.")):
            there = transitions.go_to_passage(shown.state.form, number)
            shown.state.session.store(transitions.answer(there, f"{words} {rest}"))
        shown.state.session.store(transitions.go_to_passage(shown.state.form, 4))
        assert marked(shown) == f"{words} danger."
        letter = shown.autosave.preview(shown.state.form, f"{words} want of everything.").letter
        assert letter
        shown.letter.replace(shown.state.form, *letter)
        assert marked(shown) == f"{words} want of everything."
