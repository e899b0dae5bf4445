"""A letter as lines of plain text: every line knows its passage, and nothing of Markdown is left in it."""

from __future__ import annotations

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.letter.markup import lines as paragraph
from letterkit.letter.plain_text import Line, lines


def letter(*parts: Part) -> Letter:
    return Letter("", "en", None, parts)


def test_each_line_knows_its_passage() -> None:
    two = Part(Style.BODY, read("One.\n\nTwo."), 3, "situation", paragraph("The wells"))
    assert lines(letter(Part(Style.DATE, (paragraph("1 May"),)), two, Part(Style.CLOSE, (paragraph("Yours"),)))) == (
        *(Line("1 May"), Line("")),
        *(Line("The wells", 3), Line("", 3), Line("One.", 3), Line("", 3), Line("Two.", 3)),
        *(Line(""), Line("Yours")),
    )


def text(markdown: str) -> str:
    return "\n".join(line.text for line in lines(letter(Part(Style.BODY, read(markdown), 1, "norm"))))


def test_lists_quotes_and_breaks_keep_their_shape() -> None:
    assert text("- a\n- b\n") == "- a\n- b"
    assert text("2. a\n3. b\n") == "2. a\n3. b"
    assert text("- a\n\n  more\n- b\n") == "- a\n\n  more\n\n- b"
    assert text("- a\n  - b\n") == "- a\n  - b"
    assert text("> a\n>\n> b\n") == "> a\n>\n> b"
    assert text("14 Willow Lane\\\nGeneva") == "14 Willow Lane\nGeneva"


def test_emphasis_and_escapes_leave_the_words_and_written_marks_stay() -> None:
    assert text("**Stop** *now*, a\\*b\\* and C#") == "Stop now, a*b* and C#"
    assert text("\\# 1\n#1 and C#\na \\\\\nb") == "# 1 #1 and C# a \\ b"


def test_notes_are_numbered_through_and_stand_at_the_end() -> None:
    assert (
        text("One.[^a] Two.[^b]\n\n[^a]: First.\n[^b]: Second.\n") == "One.[1] Two.[2]\n\n[1]: First.\n\n[2]: Second."
    )


def test_a_link_shows_where_it_leads() -> None:
    assert text("See [the report](https://example.org/r) and https://example.org/x.") == (
        "See the report (https://example.org/r) and https://example.org/x."
    )


def test_a_citation_that_is_not_set_stands_as_it_was_typed() -> None:
    assert text("So it is [@wso-2005].") == "So it is [@wso-2005]."


def test_a_letter_with_nothing_in_it_has_no_lines() -> None:
    assert lines(letter(Part(Style.BODY, (), 1, "norm"))) == ()
