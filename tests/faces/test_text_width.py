"""Text in the width of a window: broken at words, wide characters counted, addresses whole."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth

from letterkit.faces import text_width
from letterkit.faces.text_width import terminal_width, wrapped
from letterkit.letter.white_space import NO_BREAK

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=40), max_size=20).map(" ".join)


@given(WORDS, st.integers(12, 60), st.sampled_from(["", "  ", "    "]), st.sampled_from([None, "", "1. "]))
def test_latin_text_is_wrapped_as_the_standard_library_does(
    text: str, width: int, indent: str, first: str | None
) -> None:
    begins = indent if first is None else first
    assert wrapped(text, width, indent, first, break_words=False) == textwrap.wrap(
        text, width, initial_indent=begins, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def test_a_chinese_title_is_broken_where_an_address_stays_whole() -> None:
    assert wrapped("奥什市爆发暴力事件", 8, break_words=False) == ["奥什市爆", "发暴力事", "件"]
    assert wrapped("at https://example.org/a/long/address", 12, break_words=False)[-1].startswith("https://")


@pytest.mark.parametrize(("terminal", "width"), [(20, 30), (60, 59), (200, 76)])
def test_a_line_is_as_wide_as_the_terminal_within_limits(
    terminal: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(terminal))
    assert terminal_width(30, 76) == width


def test_blanks_inside_a_line_stay_and_a_line_feed_is_one_blank() -> None:
    assert wrapped("para. 132      the Guiding Principles", 28) == ["para. 132      the Guiding", "Principles"]
    assert wrapped("one\n   two", 28) == ["one two"]


@pytest.mark.parametrize("space", NO_BREAK)
def test_a_no_break_space_stays_and_no_line_is_broken_at_it(space: str) -> None:
    assert wrapped(f"adopted  on 12 May 2026{space}г. and since", 22) == [
        "adopted  on 12 May",
        f"2026{space}г. and since",
    ]
    assert wrapped(f"  {space}a b", 22) == [f"  {space}a b"]
    assert wrapped(space, 22) == []


def test_what_is_taken_for_narrow_is() -> None:
    narrow = [chr(code) for code in range(0x20, 0x3000) if text_width._NARROW.fullmatch(chr(code))]
    assert len(narrow) > 900 and {"é", "Ж", "’", "–"} <= set(narrow)
    assert [char for char in narrow if get_cwidth(char) != 1] == []
