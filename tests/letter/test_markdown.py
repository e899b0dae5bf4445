"""Markdown in: what a letter may hold becomes structure, everything else stays the characters that were typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.letter.citation_syntax import citations
from letterkit.letter.escapes import escape
from letterkit.letter.markdown import read, with_few_escapes
from letterkit.letter.markup import (
    BulletList,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Note,
    OrderedList,
    Paragraph,
    Quote,
    Strong,
    Subscript,
    Superscript,
    Text,
    blocks_text,
)


def paragraph(*children: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(child) if isinstance(child, str) else child for child in children))


@pytest.mark.parametrize(
    ("text", "children"),
    [
        ("one\ntwo", ["one two"]),
        ("an *emphatic* word", ["an ", Emphasis((Text("emphatic"),)), " word"]),
        ("a **strong** word", ["a ", Strong((Text("strong"),)), " word"]),
        ("the 21^st^ century", ["the 21", Superscript((Text("st"),)), " century"]),
        ("H~2~O", ["H", Subscript((Text("2"),)), "O"]),
        ("[here](https://x.org)", [Link((Text("here"),), "https://x.org")]),
        ("[mail](mailto:a@x.org)", [Link((Text("mail"),), "mailto:a@x.org")]),
        ("<https://x.org>", [Link((Text("https://x.org"),), "https://x.org")]),
        ("see https://x.org/a.", ["see ", Link((Text("https://x.org/a"),), "https://x.org/a"), "."]),
        ("one  \ntwo", ["one", LineBreak(), "two"]),
        ("one\\\ntwo", ["one", LineBreak(), "two"]),
        ("AT&amp;T &copy;", ["AT&T ©"]),
        (r"\*not\* \[this\]", ["*not* [this]"]),
    ],
)
def test_what_a_letter_may_hold_becomes_structure(text: str, children: list[Inline | str]) -> None:
    assert read(text) == (paragraph(*children),)


def test_lists_and_quotes_hold_blocks() -> None:
    assert read("- a\n- b\n  - c") == (
        BulletList(((paragraph("a"),), (paragraph("b"), BulletList(((paragraph("c"),),))))),
    )
    assert read("3. a\n4. b") == (OrderedList(((paragraph("a"),), (paragraph("b"),)), 3),)
    assert read("> a\n> b\n\nc") == (Quote((paragraph("a b"),)), paragraph("c"))


def test_a_list_that_starts_at_nought_does() -> None:
    assert read("0. a\n1. b") == (OrderedList(((paragraph("a"),), (paragraph("b"),)), 0),)


def test_a_footnote_stands_where_its_mark_is() -> None:
    note = Note((paragraph("The report."),))
    assert read("Said.[^1] More.[^x]\n\n[^1]: The report.\n[^x]: The report.") == (
        paragraph("Said.", note, " More.", note),
    )


def test_a_footnote_that_refers_to_itself_ends() -> None:
    (result,) = read("a[^1]\n\n[^1]: b[^1]")
    assert blocks_text([result]) == "a\n\nb"


@pytest.mark.parametrize(
    "text",
    [
        "# 1", "### A heading", "`code`", "***", "---", "___", "<b>bold</b>", "<script>alert(1)</script>", "<!-- x -->", "&nosuch;",
        "![image](https://x.org/a.png)", "[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](file:///etc/passwd)", "[x](https://a b)",
        "{{ x }}", "{% include 'x' %}", "$5 and $6$", "@minister", "(@) example", "a_b_c", "2026\\. A year", "| a | b |", "~~x~~", "^[inline note]",
        "[^missing]", "[name withheld]", "[T]he", "x^y", "a ~ b", "\u201cquotes\u201d -- and ' dashes", "{.class}", "::: div", "\\newpage", "[sic]", "**", "[", "^^x^^", "~~~~",
    ],
)  # fmt: skip
def test_everything_else_is_the_characters_that_were_typed(text: str) -> None:
    blocks = read(text)
    assert blocks_text(blocks) == text.replace("\\.", ".").replace("![image](https://x.org/a.png)", "!image")
    assert all(isinstance(block, Paragraph) for block in blocks)


def test_code_by_indentation_and_underlined_headings_are_paragraphs() -> None:
    assert blocks_text(read("    indented")) == "indented"
    assert all(isinstance(one, Paragraph) for one in read("Title\n=====\n\nOther\n~~~\nx\n~~~"))


def test_a_definition_of_a_link_is_text() -> None:
    assert blocks_text(read("[a]: https://x.org")) == "[a]: https://x.org"


# -- any text ------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["a", "word", " ", "  ", "\n", "\n\n", "\n \n", "*", "**", "_", "`", "[", "]", "(", ")", "[^1]", "[^1]: ", "[^a-b]", "\n\n[^1]: ", "\n[^1]: note", "^", "~", "\\", "\\*",
     "\\\n", "<", ">", "&", "&amp;", "-", "- ", "+ ", "1.", "1. ", "2) ", "\t", "\r", "\x00", "#", "# ", "\xa0", "\u2028", "\u3000", "!", "|", ":", ".", ",", "https://x.org",
     "https://x.org/a_b", "mailto:a@b", "'", "\u201d", "é", "א", "=", "---", "===", "    ", "   ", "{{", "http://", "*a*", "**b c**", "*a**", "\x0b", "\x0c", "\x85", "\x1c", "@", "$", "]:", "\u200b"]
)  # fmt: skip
PIECED = st.lists(PIECES, max_size=14).map("".join)


@settings(max_examples=400)
@given(PIECED | st.text())
def test_any_text_is_read_and_no_tree_is_more_than_the_text(text: str) -> None:
    blocks = read(text)
    assert sum(map(str.isalnum, blocks_text(blocks))) <= sum(map(str.isalnum, text)) * (1 + text.count("[^"))


# -- escapes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "fewer"),
    [
        (r"Ms\. O\'Brien \(Kyiv\)", "Ms. O'Brien (Kyiv)"),
        (r"\*not emphatic\*, 3 \* 4", r"\*not emphatic*, 3 * 4"),
        (r"\[name\] and \[text\]\(https://x.org\)", r"[name] and \[text](https://x.org)"),
        (r"2026\. A year\.", r"2026. A year."),
        (r"\[^1\]\." + "\n\n[^1]: a note", r"\[^1]." + "\n\n[^1]: a note"),
        ("no escape", "no escape"),
    ],
)
def test_a_text_loses_the_backslashes_that_nothing_needs(text: str, fewer: str) -> None:
    assert with_few_escapes(text) == fewer


@settings(max_examples=300)
@given(PIECED | st.text().map(escape))
def test_fewer_backslashes_are_the_same_text(text: str) -> None:
    fewer = with_few_escapes(text)
    assert read(fewer) == read(text) and len(fewer) <= len(text)


@settings(max_examples=300)
@given(st.text())
def test_escaped_text_is_read_as_it_was(text: str) -> None:
    wanted = " ".join(text.replace("\x00", "").split())
    assert " ".join(blocks_text(read(escape(text))).split()) == wanted


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "[",
        "](",
        "^a~",
        "[^1]",
        "https://x.org/.",
        "\\",
        "&",
        "<",
        "**a ",
        "_a*b",
        "[ @a ",
        " ",
        "`",
        "a\n",
        "[a](",
        "![",
    ],
)
def test_marks_repeated_without_end_are_read(piece: str) -> None:
    text = piece * 3_000 + "x"
    assert "x" in blocks_text(read(text))
    assert citations(text) == []
