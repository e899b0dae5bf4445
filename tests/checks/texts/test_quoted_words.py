"""Quoted words and known ones: what is the same, what is nearly the same, what is something else."""

from __future__ import annotations

import pytest

from letterkit.checks.texts.quoted_words import is_part_of, likeness, plain_words, quoted_pieces

BORN = plain_words("All human beings are born free and equal in dignity and rights")


@pytest.mark.parametrize(
    "quoted",
    [
        "All human beings are born free and equal in dignity and rights.",
        "[a]ll human beings are born free and equal",
        "born free\nand  equal in dignity",
        "BORN FREE AND EQUAL",
        "[they] are born free … in dignity [and rights]",
    ],
)
def test_typography_and_open_changes_are_no_change(quoted: str) -> None:
    assert all(is_part_of(piece, BORN) for piece in quoted_pieces(quoted))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("recognised and organised defence of labour", "recognized and organized defense of labor"),
        ("l’intérêt", "l'intérêt"),
        ("ребёнка", "ребенка"),
        ("bien‐être", "bien-être"),
    ],
)
def test_house_spelling_is_no_change(one: str, other: str) -> None:
    assert plain_words(one) == plain_words(other)


def test_an_elided_article_stands_apart() -> None:
    assert plain_words("l’intérêt supérieur d’une enfant") == ("l'", "intérêt", "supérieur", "d'", "une", "enfant")
    assert plain_words("the child’s rights") == ("the", "child's", "rights")


@pytest.mark.parametrize(
    ("quoted", "pieces"),
    [
        ("no one … shall […] be [he] free", ["no one", "shall", "be", "free"]),
        ("no one ... shall (...) be . . . free", ["no one", "shall", "be", "free"]),
        ("… free", ["free"]),
        ("…", []),
        ("", []),
    ],
)
def test_a_quotation_has_a_piece_between_two_omissions(quoted: str, pieces: list[str]) -> None:
    assert [" ".join(piece) for piece in quoted_pieces(quoted)] == pieces


@pytest.mark.parametrize(
    "quoted",
    [
        "all people are born free and equal in dignity and rights",
        "born free and equal in rights and dignity",
        "all human beings are born equal and free in dignity and rights",
        "born free and equal in dignity and in rights",
        "we hold that all human beings are born free and equal in dignity and right",
    ],
)
def test_a_changed_word_is_near(quoted: str) -> None:
    assert likeness(plain_words(quoted), BORN).is_near


@pytest.mark.parametrize(
    "quoted",
    [
        "born free",
        "are born free and equal",
        "All human beings are born free and equal in dignity and rights",
        "free and equal citizens",
        "human beings of equal dignity",
        "les hommes naissent et demeurent libres et égaux en droits",
        "the state is unable or unwilling",
        "human beings are born free and equal in dignity and wealth, we hope",
        "",
    ],
)
def test_the_same_words_and_other_words_are_not_near(quoted: str) -> None:
    assert not likeness(plain_words(quoted), BORN).is_near


def test_a_likeness_is_measured_where_both_have_words() -> None:
    like = likeness(("x", "a", "b", "c", "d"), ("a", "b", "c", "e", "y"))
    assert (like.changes, like.all_known, like.all_quoted) == (0.5, False, False)
    assert likeness((), ("a",)).share == 1
