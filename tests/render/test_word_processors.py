"""DOCX and ODT: each kind of block in its own style, each passage findable, properties and sheet right."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.render.formats import write

from . import sample

pytestmark = pytest.mark.slow


def member(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


DOCX = write(sample.english(), "docx")
ODT = write(sample.english(), "odt")
PASSAGES = [f"lk-passage-{number}-{role}" for number, (role, _, _) in enumerate(sample.PASSAGES, 1)]


def test_docx_has_a_style_for_each_kind_of_block() -> None:
    document = docx.Document(io.BytesIO(DOCX))
    known = {style.name for style in document.styles}
    assert {style.value for style in Style} <= known
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    elsewhere = {"Byline", "Logo", "Signatory Count"}
    assert used == {style.value for style in Style} - elsewhere | {"Compact", "Block Text"}


def test_docx_paragraphs_point_at_styles_that_exist() -> None:
    ids = set(re.findall(r'w:styleId="([^"]*)"', member(DOCX, "word/styles.xml")))
    body = member(DOCX, "word/document.xml") + member(DOCX, "word/footnotes.xml")
    assert set(re.findall(r'<w:[pr]Style w:val="([^"]*)"', body)) <= ids


def test_docx_has_a_bookmark_for_each_passage() -> None:
    body = member(DOCX, "word/document.xml")
    assert re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', body) == PASSAGES


def test_docx_lists_are_numbered_and_notes_are_notes() -> None:
    body = member(DOCX, "word/document.xml")
    assert body.count("<w:numPr>") == 8
    assert body.count("<w:footnoteReference ") == 2


def test_docx_properties() -> None:
    core = docx.Document(io.BytesIO(DOCX)).core_properties
    assert (core.title, core.language, core.author) == (sample.TITLE, "en-GB", "")
    assert core.created is not None and core.created.date() == sample.DATE
    assert "Microsoft" not in member(DOCX, "docProps/app.xml")
    assert "1970" not in member(write(sample.english(date=None), "docx"), "docProps/core.xml")


@pytest.mark.parametrize(("language", "width"), [("en-GB", 11906), ("en-US", 12240), ("fr-CA", 12240), ("ru", 11906)])
def test_the_sheet_follows_the_region(language: str, width: int) -> None:
    letter = sample.english(language)
    assert f'w:w="{width}"' in member(write(letter, "docx"), "word/document.xml")
    assert f'fo:page-width="{"215.9" if width == 12240 else "210.0"}mm"' in member(write(letter, "odt"), "styles.xml")


def test_docx_language() -> None:
    assert 'w:lang w:val="en-GB"' in member(DOCX, "word/styles.xml")


def test_right_to_left() -> None:
    data = write(sample.arabic(), "docx")
    body = member(data, "word/document.xml")
    assert body.count("<w:bidi />") >= 5
    assert re.search(
        r'<w:r><w:rPr><w:i /><w:iCs /><w:lang w:val="en" /></w:rPr><w:t[^>]*>\u200eResponsibility to Protect\u200e<',
        body,
    )
    assert 'style:writing-mode="rl-tb"' in member(write(sample.arabic(), "odt"), "styles.xml")


def test_the_first_page_has_no_number() -> None:
    assert member(DOCX, "word/document.xml").count("<w:titlePg />") == 1
    assert "NUMPAGES" in member(DOCX, "word/header1.xml")


def test_odt_uses_only_styles_that_exist() -> None:
    content, styles = member(ODT, "content.xml"), member(ODT, "styles.xml")
    known = set(re.findall(r'style:name="([^"]*)"', content + styles))
    used = set(re.findall(r'<text:(?:p|span|list)\b[^>]* ?text:style-name="([^"]*)"', content))
    assert used <= known
    assert {"Inside_20_Address", "Body_20_Text", "Subject", "Signatory_20_List"} <= used


def test_odt_has_a_section_for_each_passage() -> None:
    sections = re.findall(r'<text:section [^>]*text:name="([^"]*)"', member(ODT, "content.xml"))
    assert sections == [*PASSAGES, "Signatories 1"]


def test_odt_properties() -> None:
    meta = member(ODT, "meta.xml")
    assert "<dc:date>2024-03-21T00:00:00</dc:date>" in meta
    assert f"<dc:title>{sample.TITLE}</dc:title>" in meta
    with zipfile.ZipFile(io.BytesIO(ODT)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_title_is_not_printed_twice() -> None:
    letter = Letter("Never printed", "en", None, (sample.part(Style.DATE, "today"),))
    assert "Never printed" not in member(write(letter, "docx"), "word/document.xml")
    assert "Never printed" not in member(write(letter, "odt"), "content.xml")


def test_odd_languages_do_not_break_the_styles() -> None:
    letter = Letter("t", 'x"<&', None, (sample.part(Style.DATE, "today"),))
    assert docx.Document(io.BytesIO(write(letter, "docx"))).paragraphs[0].text == "today"
    assert "today" in member(write(letter, "odt"), "content.xml")
    assert write(letter, "pdf").startswith(b"%PDF")


def test_every_paragraph_of_a_list_has_a_style_and_stays_with_what_leads_to_it() -> None:
    text = "We ask the Council to:\n\n- one\n\n  more\n\n- two\n\n  more\n"
    parts = (Part(Style.BODY, read(text), 1, "ask"), sample.part(Style.CLOSE, "Yours"))
    body = member(write(Letter("t", "en", None, parts), "docx"), "word/document.xml")
    paragraphs = re.findall(r"<w:p>.*?</w:p>", body, re.S)
    assert all("<w:pStyle " in paragraph for paragraph in paragraphs)
    kept = [re.sub(r"<[^>]+>", "", paragraph) for paragraph in paragraphs if "<w:keepNext />" in paragraph]
    assert kept[0] == "We ask the Council to:" and kept[-1] == "more"
    assert body.count("<w:numPr>") == 4
