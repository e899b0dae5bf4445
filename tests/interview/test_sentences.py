"""A text in sentences: nothing is lost between them, and a mark stands behind one and inside nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.text import Origin, markdown_prose
from letterkit.interview.sentences import (
    Mark,
    Sentence,
    marks,
    note_words,
    sentence_at,
    sentences,
    spelled_key,
    with_mark,
    without_mark,
)


def words(text: str) -> list[str]:
    return [sentence.words for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They fled. More came.", ["They fled.", "More came."]),
        ("At 3 p.m. yesterday Mr. Sample met Dr. Example of the U.N. in No. 12. He left.", None),
        ("“He fled. She stayed,” said a nurse. She wept.", ["“He fled. She stayed,” said a nurse.", "She wept."]),
        ("“Where?” he asked. Nobody knew.", ["“Where?” he asked.", "Nobody knew."]),
        ("She left… and came back. Then … nothing.", ["She left… and came back.", "Then … nothing."]),
        ("Il a fui. « Où ? » demanda-t-il. Rien.", ["Il a fui.", "« Où ? » demanda-t-il.", "Rien."]),
        ("¿Dónde? Nadie sabe. El Sr. Ruiz huyó.", ["¿Dónde?", "Nadie sabe.", "El Sr. Ruiz huyó."]),
        ("Погибли люди, в т. ч. дети. Это в 2010 г. Так.", ["Погибли люди, в т. ч. дети.", "Это в 2010 г.", "Так."]),
        ("ذهب الرجل. هل عاد؟ لا أعرف۔ نعم", ["ذهب الرجل.", "هل عاد؟", "لا أعرف۔", "نعم"]),
        ("他说：“走。回来。”然后他走了。完了", ["他说：“走。回来。”", "然后他走了。", "完了"]),
        ("वह गया। फिर आया।", ["वह गया।", "फिर आया।"]),
        ("One [sic] two.\n- Three\n- Four.", ["One [sic] two.", "Three", "Four."]),
        ("“Open. Never closed.\n\nNext.", ["“Open.", "Never closed.", "Next."]),
        ("Still open", ["Still open"]),
        ("See https://a.example/b.c?d. Then", ["See https://a.example/b.c?d.", "Then"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_of_many_languages_and_marks(text: str, expected: list[str] | None) -> None:
    found = words(text)
    assert found == expected if expected is not None else len(found) == 2


def test_marks_belong_to_the_sentence_before_them_and_footnotes_are_no_sentences() -> None:
    text = "They fled.[@a] More came [@b, p. 3].[^1] *So.* End\n\n[^1]: A note. Of two."
    found = sentences(text)
    assert [text[one.start : one.end] for one in found] == [
        "They fled.[@a]",
        "More came [@b, p. 3].[^1]",
        "*So.*",
        "End",
    ]
    assert [one.words for one in found] == ["They fled.", "More came.", "*So.*", "End"]
    assert [mark.name for one in found for mark in marks(text, one)] == ["a", "b", "1"]
    assert note_words(text, "1") == "A note. Of two."
    assert [one.paragraph for one in sentences("A b.\n\nC d. E f.")] == [0, 1, 1]


def test_the_sentence_at_a_place() -> None:
    text = "They fled. More came."
    assert [one and one.words for one in (sentence_at(text, 0), sentence_at(text, 9), sentence_at(text, 11))] == [
        "They fled.",
        "They fled.",
        "More came.",
    ]
    assert sentence_at("  ", 1) is None


PIECES = ["word", "Osh", " ", " ", "*", "**", "_", "[^1]", "[@a]", "[@b; @c, p. 3]", "[b](c)", "\n", "\n\n", "- ", "> "]
PIECES += ["\\", "1. ", ".", ". ", "“", "”", "走。", "https://a.example/b", "(x)", "[sic]", "…", "?", "\n\n[^1]: Note."]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(TEXTS)
def test_sentences_and_what_is_between_them_are_the_text(text: str) -> None:
    body = re.split(r"(?m)^ {0,3}\[\^[^\]\s\[]+\]:", text)[0]
    position, between = 0, ""
    for sentence in sentences(text):
        assert position <= sentence.start < sentence.end <= len(body)
        between += text[position : sentence.start]
        position = sentence.end
    left = between + body[position:]
    assert not re.sub(r"\[[^\]]*\]|1\.", "", left).strip(" \n-+*•>_.“”…?\\")


@given(TEXTS, st.integers(0, 40))
def test_a_mark_is_put_inside_nothing_and_taken_away_again(text: str, number: int) -> None:
    found = sentences(text)
    if not found:
        return
    sentence = found[number % len(found)]
    marked = with_mark(text, sentence, "new-2010")
    assert plain(marked) == plain(text)
    again = sentences(marked)
    holder = next(one for one in again if one.start <= sentence.start < one.end)
    new = [mark for mark in marks(marked, holder) if mark.name == "new-2010"]
    assert len(new) == 1
    assert "".join(without_mark(marked, new[0]).split()) == "".join(text.split())


def plain(text: str) -> list[list[str]]:
    """Return the words and notes of a text as the checks read them."""
    return [[word.folded for word in prose.words] for prose in markdown_prose("passage", Origin((), text))]


def test_a_mark_stands_once_and_only_its_own_source_is_taken_away() -> None:
    text = "They fled.[@a; @b, p. 3] More came.[^1] And more.[^1]\n\n[^1]: Note."
    first, second, third = sentences(text)
    assert with_mark(text, first, "a") == text
    taken = without_mark(text, marks(text, first)[0])
    assert taken.startswith("They fled.[@b, p. 3] More")
    without = without_mark(text, marks(text, second)[0])
    assert "[^1]: Note." in without and without.startswith("They fled.[@a; @b, p. 3] More came. And more.[^1]")
    assert "Note" not in without_mark(without, marks(without, sentences(without)[2])[0])
    assert third.words == "And more."


def test_a_mark_behind_a_backslash_or_before_a_bracket_stays_one() -> None:
    assert with_mark("A b\\", Sentence(0, 4, 0, ""), "k") == "A b\\ [@k]"
    assert with_mark("走。(x)", sentences("走。(x)")[0], "k") == "走。[@k] (x)"
    assert marks("A [^2] b.", sentences("A [^2] b.")[0]) == ()
    assert marks("A.[-@k] b", Sentence(0, 9, 0, "")) == (Mark(2, 7, "k", False),)


@pytest.mark.parametrize(
    ("key", "spelled"),
    [("un-2010", "@un-2010"), ("http://z.org/A_1/", "@{http://z.org/A_1/}"), ("a b", ""), ("a]b", ""), ("ООН", "@ООН")],
)
def test_a_key_is_spelled_as_a_citation_has_it(key: str, spelled: str) -> None:
    assert spelled_key(key) == spelled
