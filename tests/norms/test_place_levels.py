"""Brackets behind ‘and’ stand beside the division of their sort, in every language of letters."""

import pytest

from letterkit.norms.pinpoints import read_places, unread_words

ROME_STATUTE = ["art. 8(2)(c)(i)", "art. 8(2)(e)(i)"]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("art. 8(2)(c)(i) and (e)(i)", ROME_STATUTE),
        ("art. 8 (2) (c) (i) and (e) (i)", ROME_STATUTE),
        ("art. 8, para. 2, subparas. (c)(i) and (e)(i)", ROME_STATUTE),
        ("art. 8, par. 2 c) i) et e) i)", ROME_STATUTE),
        ("artículo 8, párr. 2 c) i) y e) i)", ROME_STATUTE),
        ("подпункты c) i) и e) i) пункта 2 статьи 8", ROME_STATUTE),
        ("المادة 8 (2) (c) (i) و(e) (i)", ROME_STATUTE),
        ("第8条第2款 (c) (i) 和 (e) (i)", ROME_STATUTE),
        ("art. 8(2)(a)(i), (b)(ii) and (c)(i)", ["art. 8(2)(a)(i)", "art. 8(2)(b)(ii)", "art. 8(2)(c)(i)"]),
        ("art. 8(2)(b)(i)-(iii) and (e)(iv)", ["art. 8(2)(b)(i)-(iii)", "art. 8(2)(e)(iv)"]),
        ("art. 8(2)(c)(i), (ii) and (v)", ["art. 8(2)(c)(i)", "art. 8(2)(c)(ii)", "art. 8(2)(c)(v)"]),
        ("art. 7(1)(a) and (2)(b)", ["art. 7(1)(a)", "art. 7(2)(b)"]),
        ("art. 7(1)(a), (2) and 9(3)", ["art. 7(1)(a)", "art. 7(2)", "art. 9(3)"]),
        ("art. 6(1)(h) and (i)", ["art. 6(1)(h)", "art. 6(1)(i)"]),
        ("art. 5(i) and (ii)", ["art. 5(i)", "art. 5(ii)"]),
        ("arts. 9(1) and (3)", ["art. 9(1)", "art. 9(3)"]),
        ("art. 5 (a), (b) and (d)", ["art. 5(a)", "art. 5(b)", "art. 5(d)"]),
        ("art. 9, paragraphes 1 et 3", ["art. 9(1)", "art. 9(3)"]),
        ("artículo 9, párrafos 1 y 3", ["art. 9(1)", "art. 9(3)"]),
        ("пункты 1 и 3 статьи 9", ["art. 9(1)", "art. 9(3)"]),
        ("paras. (5.10)(a) and (b)", ["para. 5.10(a)", "para. 5.10(b)"]),
    ],
)
def test_a_bracket_stands_beside_the_division_of_its_sort(typed: str, places: list[str]) -> None:
    assert [place.printed() for place in read_places(typed)] == places


@pytest.mark.parametrize(
    "typed",
    [
        "art. 8(2)(h)(ii) and (i)",  # (h)(i), or (i) beside (h)
        "art. 8(2)(b)(i)-(c)(ii)",  # what lies between is not known
        "art. 4(a)-(b)(i)",
        "art. 8 2) c) i)",
    ],
)
def test_what_can_be_read_in_two_ways_stays_as_it_is_typed(typed: str) -> None:
    assert [place.printed() for place in read_places(typed)] == [typed]


@pytest.mark.parametrize("typed", ["art. 8.2.c and d", "art. 8.2.a, c and d", "art. 5 d", "art. 5a and d"])
def test_a_letter_that_is_not_read_is_told(typed: str) -> None:
    assert "d" in unread_words(typed)
