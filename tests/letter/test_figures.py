"""Figures stay as they are typed; what is a list, a quotation or emphasis stays one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.letter.markdown import read
from letterkit.letter.markup import BulletList, Emphasis, OrderedList, Paragraph, Quote, blocks_text


@pytest.mark.parametrize(
    "text",
    [
        "138. Each State carries the duty.\n\n141. We look forward.",
        "1990. The first clashes.\n\n2010. The second.",
        "10. Juni 2010 war ein Donnerstag.",
        "3) The third alone.",
        "138. Each\n141. We",
        "> 200 killed",
        ">200 killed",
        "3*4*5 metres, and 6*7*8.",
        "+ 200 more",
        "138. *Each* State.\n\n140. The *last*.",
        "> 12 people\n\nwere there.",
        "The first.\n> 200 killed\nwere found.\n\n> 300 more",
    ],
)
def test_a_figure_is_as_typed(text: str) -> None:
    words = blocks_text(read(text)).replace("\n", " ").split()
    assert words == text.replace("*Each*", "Each").replace("*last*", "last").split()


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("1. one\n2. two", OrderedList, 1),
        ("1. one\n1. two\n1. three", OrderedList, 1),
        ("138. one\n\n139. two", OrderedList, 138),
        ("3. one\n4. two", OrderedList, 3),
    ],
)
def test_numbers_that_count_on_are_a_list(text: str, kind: type, start: int) -> None:
    (block,) = read(text)
    assert isinstance(block, OrderedList) and block.start == start


def test_a_list_inside_an_item_stays_there() -> None:
    first, inner, last = read("5. one\n   - inner\n\n9. two")
    assert isinstance(first, Paragraph) and isinstance(inner, BulletList) and isinstance(last, Paragraph)


@pytest.mark.parametrize("text", ["> She said so.", "> 12 people were there,\n> and saw it.", "> one\n>\n> 2 others"])
def test_a_quotation_stays_one(text: str) -> None:
    assert isinstance(read(text)[0], Quote)


def test_emphasis_beside_figures_stays() -> None:
    (paragraph,) = read("On *3 May* and 5 *June* 2026, 3*4 metres.")
    assert isinstance(paragraph, Paragraph)
    assert sum(isinstance(child, Emphasis) for child in paragraph.children) == 2
    assert blocks_text((paragraph,)).endswith("3*4 metres.")


def test_an_address_in_angle_brackets_is_left_alone() -> None:
    assert "https://example.org/3*4" in blocks_text(read("See <https://example.org/3*4> and 5*6."))


@given(st.lists(st.integers(1, 2100), min_size=1, max_size=6), st.sampled_from([".", ")"]))
def test_every_number_typed_at_the_start_of_a_paragraph_is_kept_or_counted(numbers: list[int], mark: str) -> None:
    blocks = read("\n\n".join(f"{number}{mark} The words." for number in numbers))
    if isinstance(blocks[0], OrderedList):
        counted = [blocks[0].start + at for at in range(len(numbers))]
        assert numbers in (counted, [numbers[0]] * len(numbers))
    else:
        assert blocks_text(blocks).split("\n\n") == [f"{number}{mark} The words." for number in numbers]
