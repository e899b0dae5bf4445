"""The passage under the answer: its new words marked and in sight, at every size, in every script."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.faces import text_width
from letterkit.faces.screen import styles
from letterkit.faces.screen.app import Screen
from letterkit.faces.screen.passage_pane import wrap
from letterkit.interview import transitions
from letterkit.interview.marked_words import marked_lines
from letterkit.interview.passage_preview import Preview
from letterkit.interview.position import Position
from tests.faces.screen import full_screen as screen

SIZES = [(60, 16), (80, 24), (100, 30), (120, 40), (160, 50)]
LONG = "The people of the delta wait at the gate, and nobody tells them why or how long it will be. "


def shown(opened: Screen, typed: str) -> str:
    """Return the pane with what is typed, worked out as it is in the background."""
    state = opened.state
    state.answer.text = typed
    followed = opened.autosave.preview(state.form, typed, styles.middle_width())
    opened.passage.show(state.form, followed.passage, followed.follows, {})
    return "".join(part[1] for part in opened.texts.passage())


def new_words(opened: Screen) -> str:
    return " ".join("".join(part[1] for part in opened.texts.passage() if part[0] == "class:new").split())


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_last_words_that_are_typed_are_in_sight_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    with screen.shown_screen(path, *size) as opened:
        shown(opened, LONG * 8)
        text = shown(opened, f"{LONG * 8}And this is the end.")
        room = opened.texts.room
        assert "this is the end." in " ".join(text.split())
        assert room.passage >= 5 or size[1] < 24
        assert room.answer >= 3 and room.question >= 2
        assert sum((room.question, room.answer, room.passage, room.remarks)) <= size[1] - styles.BARS
        assert all(text_width.columns(line) <= styles.middle_width() for line in text.split("\n"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_word_that_is_changed_in_the_middle_of_a_long_passage_is_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "opening")
    with screen.shown_screen(path, *size) as opened:
        opened.state.session.store(screen.in_words_of(opened.state.form, 1, LONG * 12))
        opened.state.show_place()
        typed = opened.state.answer.text
        assert "Nobody" not in shown(opened, typed)
        middle = len(LONG) * 6
        text = shown(opened, f"{typed[:middle]}Nobody came. {typed[middle:]}")
        assert "Nobody came." in " ".join(text.split())


def test_the_words_that_are_typed_are_marked_and_no_others(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "opening")
    with screen.shown_screen(path) as opened:
        text = shown(opened, "We urge the Council to act.")
        assert new_words(opened) == "We urge the Council to act."
        assert "The referendum of 27 June" in " ".join(text.split())
        assert "As it will read: The occasion" in text


def test_the_question_is_short_while_much_is_written_and_whole_where_there_is_room(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    for size, is_whole in (((80, 24), False), ((100, 60), True)):
        with screen.shown_screen(path, *size) as opened:
            assert "For example" in screen.pane_text(opened.texts, "question")
            shown(opened, LONG * 6)
            question = screen.pane_text(opened.texts, "question")
            assert ("For example" in question) == is_whole
            assert question.startswith(" With which sentences does the letter begin?")


def test_the_letter_goes_on_below_the_passage_where_it_is_not_beside_the_question(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "opening")
    for columns, goes_on in ((80, True), (140, False)):
        with screen.shown_screen(path, columns, 50) as opened:
            text = shown(opened, "We urge the Council to act.")
            assert ("three shells struck" in " ".join(text.split())) == goes_on


def test_a_passage_without_words_says_so(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    with screen.shown_screen(path) as opened:
        assert "Nothing stands here yet." in shown(opened, "")


def test_what_cannot_be_an_answer_is_told_below_it_once(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "meeting_date")
    with screen.shown_screen(path) as opened:
        shown(opened, "30 Feb")
        told = screen.pane_text(opened.texts, "remarks")
        assert "February has" in told
        opened.state.message = ("February has 29 days at most, not 30.", "Check the day.")
        assert screen.pane_text(opened.texts, "remarks").count("February has") == 1


def test_what_the_checks_find_is_told_after_a_pause_and_until_more_is_typed(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")

    async def typing() -> tuple[str, str]:
        with screen.open_screen(path, 80, 24) as (opened, source):
            running = asyncio.ensure_future(opened.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("We urge the the Council to act")
            seen = ""
            for _ in range(50):
                await asyncio.sleep(0.1)
                seen = screen.pane_text(opened.texts, "remarks")
                if "stands twice" in seen:
                    break
            source.send_text(" now")
            await asyncio.sleep(0.05)
            after = screen.pane_text(opened.texts, "remarks")
            source.send_text(screen.F[10])
            await running
            return seen, after

    seen, after = asyncio.run(typing())
    assert "‘the’ stands twice." in seen and "full stop" not in seen
    assert "stands twice" not in after


def test_page_keys_turn_the_passage_where_no_letter_is_beside_it(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")
    with screen.shown_screen(path, 80, 24) as opened:
        first = "The first sentence stands here. "
        assert "The first sentence" in shown(opened, first + LONG * 11)
        text = shown(opened, first + LONG * 12)
        assert "The first sentence" not in text and "PgUp PgDn" in text
        for _ in range(9):
            opened.texts.turn_letter(-10)
        assert "The first sentence" in "".join(part[1] for part in opened.texts.passage())
        opened.texts.turn_letter(10)
        assert "The first sentence" not in "".join(part[1] for part in opened.texts.passage())
        assert "wait at the gate" in shown(opened, first + LONG * 12)  # the same words again: it stays
        assert "this is new" in " ".join(shown(opened, f"{first}{LONG * 12}And this is new.").split())


def test_a_choice_and_a_list_of_entries_show_their_passage(tmp_path: Path) -> None:
    path = screen.whole_draft(tmp_path / "a.yaml", "asks")
    with screen.shown_screen(path) as opened:
        assert opened.state.choosing_record
        assert "publish the register" in " ".join(shown(opened, "").split())


# -- lines ----------------------------------------------------------------------------------------------

SCRIPTS = st.text(st.sampled_from("ab-’é́क्षि奥什。، قرغي 😀\u0301 \u3000\u00a0"), max_size=80)


@given(st.lists(SCRIPTS, max_size=4), st.lists(SCRIPTS, max_size=4), st.integers(26, 60))
def test_no_character_vanishes_and_no_line_is_too_wide(before: list[str], after: list[str], width: int) -> None:
    preview = Preview("", marked_lines(before, after))
    lines = ["".join(part[1] for part in line) for line in wrap(preview, width).lines]
    if after:
        assert "".join("".join(lines).split()) == "".join("".join(after).split())
    assert all(text_width.columns(line.rstrip()) < width for line in lines if line.strip() == line[1:].rstrip())


@given(st.lists(SCRIPTS, max_size=4), st.lists(SCRIPTS, max_size=4))
def test_what_is_marked_is_what_is_new(before: list[str], after: list[str]) -> None:
    preview = Preview("", marked_lines(before, after))
    marked = "".join(part[1] for line in wrap(preview, 30).lines for part in line if part[0])
    assert "".join(marked.split()) == "".join(preview.new_words.split())


def test_a_further_line_of_an_entry_stands_under_its_words() -> None:
    wrapped = wrap(Preview("", marked_lines([], ["- " + "word " * 12])), 32)
    assert [line[0][1] + line[1][1] for line in wrapped.lines][1].startswith("   word")


# -- in the background ------------------------------------------------------------------------------------


def test_it_follows_what_is_typed_and_the_place(tmp_path: Path) -> None:
    path = screen.draft_at(tmp_path / "a.yaml", "opening")

    async def typing() -> tuple[str, str]:
        with screen.open_screen(path, 80, 24) as (opened, source):
            running = asyncio.ensure_future(opened.app.run_async())
            await asyncio.sleep(0.1)
            source.send_text("We ask you to use the Friday meeting to act.")
            await asyncio.sleep(0.6)
            first = screen.pane_text(opened.texts, "passage")
            opened.state.go(lambda form: transitions.go_to(form, Position("date")))
            source.send_text("13 November 2026")
            await asyncio.sleep(0.6)
            second = screen.pane_text(opened.texts, "passage")
            source.send_text(screen.F[10])
            await running
            return first, second

    first, second = asyncio.run(typing())
    assert "use the Friday meeting to act." in " ".join(first.split())
    assert "As it will read: The letter" in second and "13 November 2026" in second
