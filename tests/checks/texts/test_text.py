"""Prose is a text without its markup, and every word of it leads back to where it was typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.checks.texts.quotes import is_quoted, lonely_marks, quotations
from letterkit.checks.texts.text import ADDRESS, Origin, Prose, markdown_prose, plain_prose


def read(raw: str) -> list[Prose]:
    return list(markdown_prose("passage", Origin(("passages", 0, "text"), raw)))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Bold** and *so* _on_", "Bold and so on"),
        ("June 10^th^ and H~2~O", "June 10th and H~2~O"),
        ("See [the report](https://example.org/a_b) there.", "See the report there."),
        ("They fled.[^1] More", "They fled. More"),
        ("As agreed [@wso-2005, para. 139], they", "As agreed, they"),
        (r"Two \* three \[brackets]", "Two * three [brackets]"),
        ("Write to a.b@example.org or https://example.org.", f"Write to {ADDRESS} or {ADDRESS}."),
        ("[country] stays", "[country] stays"),
        ("snake_case stays", "snake_case stays"),
    ],
)
def test_markup_is_taken_out(raw: str, text: str) -> None:
    assert read(raw)[0].text == text


def test_notes_are_texts_of_their_own() -> None:
    body, first, second = read("A.[^1] B.[^2]\n\n[^1]: The *first*.\n\n[^2]: The second.\n")
    assert (body.text.strip(), first.text.strip(), second.text.strip()) == ("A. B.", "The first.", "The second.")
    assert (first.kind, second.kind) == ("note", "note")


@given(
    st.lists(
        st.sampled_from(
            [
                "word",
                "Osh",
                " ",
                "*",
                "**",
                "_",
                "[^1]",
                "[@a]",
                "[b](c)",
                "\n",
                "\n\n",
                "- ",
                "> ",
                "\\*",
                "1. ",
                ".",
                "“",
                "”",
            ]
        ),
        max_size=40,
    )
)
def test_every_word_leads_back_to_where_it_was_typed(pieces: list[str]) -> None:
    raw = "".join(pieces)
    for prose in read(raw):
        for word in prose.words:
            span = prose.span(word.start, word.end)
            assert span is not None
            typed = raw[slice(*span)]
            if typed.isalnum():
                assert typed == prose.text[word.start : word.end]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_sentences_and_paragraphs_stand_apart_and_hold_every_word(raw: str) -> None:
    for prose in read(raw):
        for spans in (prose.sentences, prose.paragraphs):
            assert all(first[1] <= second[0] for first, second in pairwise(spans))
            assert all(any(start <= word.start < end for start, end in spans) for word in prose.words)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Sample came. He left.", 2),
        ("See para. 139 of the Outcome. It binds.", 2),
        ("J. K. Sample wrote to the U.S. Congress. Nobody came!", 2),
        ("Ст. 12, п. 3. Это в г. Ош. В 2010 г. Он ушёл.", 4),
        ("M. Exemple est venu. Il a dit « Partez. » Puis il est parti.", 3),
        ("El Sr. Pérez vino… ¿Quién? Nadie.", 3),
        ("One e.g. two etc. and three", 1),
    ],
)
def test_a_stop_behind_an_abbreviation_ends_no_sentence(text: str, count: int) -> None:
    assert len(plain_prose("passage", (), text).sentences) == count


def test_what_is_quoted_and_which_marks_are_alone() -> None:
    prose = plain_prose("passage", (), "He said “go, ‘now’” and «leave». It’s 5'10\" „so“ said “nobody")
    assert [prose.text[start:end] for start, end in quotations(prose)] == ["go, ‘now’", "leave", "so", "nobody"]
    assert [prose.text[start:end] for start, end in lonely_marks(prose)] == ["“"]
    assert is_quoted(prose, prose.text.index("go"))
    assert not is_quoted(prose, prose.text.index("He"))
