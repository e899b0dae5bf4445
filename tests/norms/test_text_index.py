"""Fields of texts: words and phrases are found whole, at the beginning of words, inside them, and with slips."""

from __future__ import annotations

from letterkit.norms.text_index import (
    BEGINNING,
    INSIDE,
    WHOLE,
    build_field,
    find,
    find_inside,
    find_typed,
    parts,
    similar_words,
    words_of,
)

FIELD = build_field(
    [
        ["Freedom of assembly", "Право на мирные собрания"],
        [],
        ["Assemblies", "Resolution 60/1"],
        ["Resolution 60/147", "表达自由"],
    ]
)


def test_a_word_is_found_whole_and_as_a_beginning() -> None:
    assert find(FIELD, "assembli") == {0: WHOLE, 2: WHOLE}
    assert find(FIELD, "assem") == {0: BEGINNING, 2: BEGINNING}
    assert find(FIELD, "assem", beginnings=False) == {}
    assert find(FIELD, "ass") == {}


def test_a_phrase_is_found_in_its_order_and_in_one_text() -> None:
    assert find(FIELD, "freedom assembli") == {0: WHOLE}
    assert find(FIELD, "assembli freedom") == {}
    assert find(FIELD, "assembli resolution") == {}


def test_a_number_is_that_number() -> None:
    assert find(FIELD, "60/1") == {2: WHOLE}
    assert find(FIELD, "2") == {}, "the number of a document is no word of it"
    assert find_typed(FIELD, "60/1") == {2: BEGINNING, 3: BEGINNING}


def test_other_scripts_are_found_in_their_own_text() -> None:
    assert find(FIELD, "мирн") == {0: WHOLE}
    assert find_inside(FIELD, "表达") == {3: INSIDE}


def test_the_texts_of_a_document_are_given_back() -> None:
    assert parts(FIELD)[2] == [["assembli"], ["resolution", "60/1"]]
    assert 1 not in parts(FIELD)


def test_words_are_like_others_but_numbers_are_not() -> None:
    assert "60/1" not in words_of([FIELD])
    assert [word for word, _ in similar_words("asembli", ["assembli", "resolution"])] == ["assembli"]
    assert similar_words("2730", ["2736"]) == similar_words("cat", ["bat"]) == []
