"""New words are marked and nothing else is; the text stays what it is, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.interview.marked_words import first_difference, marked_lines


def shown(before: list[str], after: list[str]) -> list[str]:
    return [
        "".join(f"<{span.text}>" if span.is_new else span.text for span in line) for line in marked_lines(before, after)
    ]


CASES = [
    (["We ask you to act."], ["We ask you to act now."], ["We ask you to act <now>."]),
    (["One. Three."], ["One. Two. Three."], ["One. <Two.> Three."]),
    ([], ["All of it."], ["<All of it.>"]),
    (["The same."], ["The same."], ["The same."]),
    (["Words that go."], [], []),
    (["One two three."], ["One three."], ["One three."]),
    (["It fell.[1] It rose.[2]"], ["It fell. It rose.[1]"], ["It fell. It rose.[1]"]),
    (["It fell. It rose.[1]"], ["It fell.[1] It rose.[2]"], ["It fell.<[1]> It rose.[2]"]),
    (["- a", "- b"], ["- a", "- new", "- b"], ["- a", "<- new>", "- b"]),
    (["One. Two."], ["One. More", "", "and more. Two."], ["One. <More>", "", "<and more>. Two."]),
    (["1,400 people"], ["1,500 people"], ["1,<500> people"]),
    (["奥什市爆发暴力事件。"], ["奥什市昨天爆发暴力事件。"], ["奥什市<昨天>爆发暴力事件。"]),
    (["قتل خمسة أشخاص."], ["قتل خمسة أشخاص أمس."], ["قتل خمسة أشخاص <أمس>."]),
    (["क्षि एक"], ["क्षी एक"], ["<क्षी> एक"]),
    (["café au"], ["cafe\u0301 noir au"], ["<cafe\u0301 noir> au"]),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_the_words_that_differ_are_marked(before: list[str], after: list[str], expected: list[str]) -> None:
    assert shown(before, after) == expected


LINES = st.lists(st.text(st.sampled_from("ab 奥。[1].\u0301क्षि\u00a0"), max_size=12), max_size=5)


@given(LINES, LINES)
def test_no_character_is_lost(before: list[str], after: list[str]) -> None:
    assert ["".join(span.text for span in line) for line in marked_lines(before, after)] == after
    assert all(span.text for line in marked_lines(before, after) for span in line)


@given(LINES)
def test_what_stays_is_not_marked_and_what_had_nothing_before_it_is(lines: list[str]) -> None:
    assert not any(span.is_new for line in marked_lines(lines, lines) for span in line)
    for line in marked_lines([], lines):
        assert all(span.is_new or not span.text.strip() for span in line)


def test_the_place_of_a_change_is_found_where_words_were_taken_out() -> None:
    assert first_difference(["a", "b", "c"], ["a", "c"]) == 1
    assert first_difference(["a", "b"], ["a"]) == 0
    assert first_difference(["a"], ["a"]) == 0
    assert first_difference(["a"], []) == 0


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        ("The war goes on.", "The Council met. The war goes on.", "The Council met."),
        ("One. The war goes on.", "One. The Council met. The war goes on.", "The Council met."),
        ("The war goes on.", "The long war goes on.", "long"),
        ("Nobody came.", "Nobody came. Nobody came.", "Nobody came."),
        ("", "The Council met.", "The Council met."),
    ],
)
def test_words_that_were_put_in_are_new_from_the_beginning_of_their_sentence(before: str, after: str, new: str) -> None:
    (line,) = marked_lines([before], [after])
    assert [span.text for span in line if span.is_new] == [new]
    assert "".join(span.text for span in line) == after
