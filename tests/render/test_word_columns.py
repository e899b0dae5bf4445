"""Sections in the XML of a Word file."""

from __future__ import annotations

import re

from letterkit.render.word_columns import END, make_sections, start

SHEET = (
    '<w:sectPr w:rsidR="1"><w:headerReference w:type="even" r:id="a" /><w:footerReference w:type="default" r:id="b" />'
    '<w:footnotePr><w:numFmt w:val="decimal" /></w:footnotePr><w:type w:val="nextPage" /><w:pgSz w:w="1" w:h="2" />'
    '<w:pgNumType w:fmt="lowerRoman" w:start="5" /><w:cols w:space="708" /><w:titlePg /><w:bidi /><w:docGrid /></w:sectPr>'
)
LATER = '<w:footnotePr><w:numFmt w:val="decimal" /></w:footnotePr><w:type w:val="continuous"/><w:pgSz w:w="1" w:h="2" /><w:pgNumType w:fmt="lowerRoman" />'


def paragraph(words: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="A" /></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>'


def text(*parts: str) -> str:
    return f"<w:body>{''.join(parts)}{SHEET}</w:body>"


def sections(xml: str) -> list[str]:
    return re.findall(r"<w:sectPr>(.*?)</w:sectPr>", xml)


def test_a_text_without_columns_stays_as_it_is() -> None:
    assert make_sections(text(paragraph("a"))) == text(paragraph("a"))


def test_the_first_section_alone_says_what_holds_for_the_whole_text() -> None:
    first, columns, last = sections(
        make_sections(text(paragraph("a"), start(2), paragraph("b"), paragraph("c"), END, paragraph("d")))
    )
    assert first.startswith("<w:headerReference") and "<w:titlePg />" in first and 'w:start="5"' in first
    assert columns == f'{LATER}<w:cols w:num="2" w:space="340"/><w:bidi /><w:docGrid />'
    assert last == f'{LATER}<w:cols w:space="708" /><w:bidi /><w:docGrid />'


def test_the_properties_of_a_section_are_in_its_last_paragraph() -> None:
    result = make_sections(text(paragraph("a"), start(2), paragraph("b"), paragraph("c"), END, paragraph("d")))
    ended = re.findall(r"</w:sectPr></w:pPr><w:r><w:t>(.)<", result)
    assert ended == ["a", "c"]
    assert "<!--" not in result


def test_a_list_with_nothing_before_or_after_it() -> None:
    result = make_sections(text(start(3), "<w:p><w:r><w:t>a</w:t></w:r></w:p>", END))
    first, last = sections(result)
    assert first.startswith("<w:headerReference") and '<w:cols w:num="3"' in first
    assert "headerReference" not in last
    assert result.count("<w:p>") == 2


def test_two_lists() -> None:
    result = make_sections(
        text(paragraph("a"), start(3), paragraph("b"), END, paragraph("c"), start(2), paragraph("d"), END)
    )
    assert [re.findall(r'w:num="(\d)"', section) for section in sections(result)] == [[], ["3"], [], ["2"], []]
