"""Long lists of signatories in columns that run through the pages, in every format."""

from __future__ import annotations

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from pypdf import PdfReader

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import Block, lines
from letterkit.render.formats import write

from . import sample

pytestmark = pytest.mark.slow


def entries(number: int, length: int) -> Sequence[Block]:
    return [lines(f"{one:03} {'x' * (length - 4)}") for one in range(number)]


def signed(*groups: Sequence[Block], after: bool = True, letter: Letter | None = None) -> Letter:
    """Return a letter whose signatories are in groups, with a line of enclosures after them."""
    parts = list((letter or sample.english()).parts)
    parts = [part for part in parts if part.style in (Style.SUBJECT, Style.BODY, Style.CLOSE)]
    for number, group in enumerate(groups, 1):
        parts.append(Part(Style.SIGNATORY_GROUP, (lines(f"Group {number}"),)))
        parts.append(Part(Style.SIGNATORY_LIST, tuple(group)))
    if after:
        parts.append(Part(Style.ENCLOSURES, (lines("Enclosures", "A map"),)))
    return replace(letter or sample.english(), parts=tuple(parts))


def member(letter: Letter, name: str, form: str) -> str:
    return zipfile.ZipFile(io.BytesIO(write(letter, form))).read(name).decode("utf-8")


@pytest.mark.parametrize("after", [True, False])
def test_word_has_the_list_in_a_section_of_its_own(after: bool) -> None:
    document = docx.Document(io.BytesIO(write(signed(entries(40, 20), entries(3, 20), after=after), "docx")))
    result = [section._sectPr for section in document.sections]
    assert [sheet.xpath("string(w:cols/@w:num)") for sheet in result] == ["", "3", ""]
    assert [sheet.xpath("string(w:type/@w:val)") for sheet in result] == ["", "continuous", "continuous"]
    assert [bool(sheet.xpath("w:titlePg")) for sheet in result] == [True, False, False]
    assert [len(sheet.xpath("w:headerReference")) for sheet in result] == [1, 0, 0]
    inside = [
        [
            str(paragraph.style and paragraph.style.name)
            for paragraph in section.iter_inner_content()
            if isinstance(paragraph, Paragraph)
        ]
        for section in document.sections
    ]
    assert set(inside[1]) == {"Signatory Group", "Signatory List"}
    assert not {"Signatory Group", "Signatory List"} & {*inside[0], *inside[2]}
    assert inside[2]  # the columns are of one height only where something follows


def test_the_properties_of_a_section_are_in_the_order_that_word_asks_for() -> None:
    result = member(signed(entries(40, 20)), "word/document.xml", "docx")
    order = ["headerReference", "type", "pgSz", "pgMar", "cols", "titlePg", "bidi"]
    for sheet in re.findall(r"<w:sectPr>(.*?)</w:sectPr>", result, re.DOTALL):
        names = re.findall(r"<w:(\w+)", sheet)
        assert names == sorted(names, key=order.index)
    for properties in re.findall(r"<w:pPr>((?:(?!</w:pPr>).)*<w:sectPr>.*?)</w:pPr>", result, re.DOTALL):
        assert properties.endswith("</w:sectPr>")


def test_a_short_list_needs_no_section() -> None:
    assert member(signed(entries(5, 20)), "word/document.xml", "docx").count("<w:sectPr") == 1
    assert "Columns" not in member(signed(entries(5, 20)), "content.xml", "odt").partition("<office:body>")[2]
    assert 'class="signatories' not in write(signed(entries(5, 20)), "html").decode()


def test_columns_of_a_letter_from_right_to_left_begin_at_the_right() -> None:
    letter = signed(entries(40, 20), letter=sample.arabic())
    result = re.findall(r"<w:sectPr>.*?</w:sectPr>", member(letter, "word/document.xml", "docx"), re.DOTALL)
    assert len(result) == 3 and all("<w:bidi />" in sheet for sheet in result)
    assert 'style:writing-mode="page"' in member(letter, "content.xml", "odt")
    placed = [places(page) for page in PdfReader(io.BytesIO(write(letter, "pdf"))).pages]
    across = {name: x for page in placed for column in page for name, x, _ in column}
    assert across["000"] > across["020"] > across["039"]


def test_opendocument_has_the_list_in_a_section() -> None:
    result = member(signed(entries(40, 20), entries(4, 20)), "content.xml", "odt")
    section = re.search(r'<text:section text:style-name="Columns3"[^>]*>(.*?)</text:section>', result, re.DOTALL)
    assert section and section[1].count("<text:p ") == 46
    assert 'style:name="Columns3"' in result and "<table:" not in result.partition("<office:body>")[2]


def test_a_page_has_the_list_in_columns() -> None:
    result = write(signed(entries(40, 20)), "html").decode()
    assert '<div class="signatories columns-3">' in result
    assert ".columns-3 { columns: 3" in result


def test_the_signatories_are_in_their_order_in_every_format() -> None:
    letter = signed(entries(70, 20), entries(70, 20))
    wanted = [f"{number:03}" for number in range(70)] * 2
    for form in ("md", "html", "txt"):
        assert re.findall(r"\b\d{3}(?= x)", write(letter, form).decode()) == wanted
    assert re.findall(r"\b\d{3}(?= x)", member(letter, "word/document.xml", "docx")) == wanted
    text = re.sub("<[^>]+>", "", member(letter, "content.xml", "odt"))
    assert re.findall(r"\d{3}(?= x)", text) == wanted
    pages = PdfReader(io.BytesIO(write(letter, "pdf"))).pages
    assert re.findall(r"\b\d{3}(?=\s+x)", "\n".join(page.extract_text() for page in pages)) == wanted


def places(page: object) -> list[list[tuple[str, float, float]]]:
    """Return the numbers of the entries on a page of a PDF with their places, by column, from the top."""
    result: dict[int, list[tuple[str, float, float]]] = defaultdict(list)

    def visit(text: str, page: Sequence[float], line: Sequence[float], _font: object, _size: object) -> None:
        if number := re.match(r"\s*(\d{3}) x|\s*(Group \d)", text):
            x, y = (line[4] * page[at] + line[5] * page[at + 2] + page[at + 4] for at in (0, 1))
            result[round(x)].append((number[1] or number[2], x, y))

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    return [sorted(rows, key=lambda row: -row[2]) for _, rows in sorted(result.items())]


@pytest.mark.parametrize("number", [8, 40, 300])
def test_columns_of_a_pdf_run_through_the_pages_and_end_level(number: int) -> None:
    result = PdfReader(io.BytesIO(write(signed(entries(number, 20)), "pdf")))
    pages = [page for page in map(places, result.pages) if page]
    read = [name for page in pages for column in page for name, _, _ in column if name.isdigit()]
    assert read == [f"{one:03}" for one in range(number)]
    for page in pages:
        heights = [len(column) for column in page]
        assert max(heights) - min(heights) <= (2 if page is pages[-1] else 1) + (page is pages[0])


def test_the_heading_of_a_group_stays_with_its_first_line() -> None:
    for count in range(15, 60, 4):
        result = PdfReader(io.BytesIO(write(signed(*(entries(count, 20) for _ in range(9))), "pdf")))
        for page in result.pages:
            for column in places(page):
                assert not column[-1][0].startswith("Group")


def test_the_head_and_foot_of_a_letterhead_stand_in_the_first_section(tmp_path: Path) -> None:
    from letterkit.render.letterhead import starter

    head = tmp_path / "head.docx"
    head.write_bytes(starter.make(sample.english()))
    document = docx.Document(io.BytesIO(write(replace(signed(entries(40, 20)), letterhead=head), "docx")))
    first, *others = (section._sectPr for section in document.sections)
    assert first.xpath("w:titlePg") and first.xpath("w:headerReference[@w:type='first']")
    assert [len(sheet.xpath("w:headerReference|w:footerReference|w:titlePg")) for sheet in others] == [0, 0]
