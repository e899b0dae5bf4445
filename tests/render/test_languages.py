"""Where the language of a letter changes, the files say so: for spell checkers, and for readers of the screen."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.library.library import open_library
from letterkit.render.formats import with_citations_set, write

from . import pictures, sample

MIXED = "The group «Мемориал», مركز القاهرة and 人权观察 agree; the French say Київ (see https://example.org/мир)."


def body(letter: Letter, member: str = "word/document.xml", kind: str = "docx") -> str:
    with zipfile.ZipFile(io.BytesIO(write(letter, kind))) as packed:
        return packed.read(member).decode()


def mixed(language: str = "en-GB") -> Letter:
    return Letter("Title", language, None, (Part(Style.BODY, read(MIXED), 1, "situation"),))


def test_word_is_told_by_the_kind_of_script() -> None:
    result = re.findall(
        r"<w:rPr>(?:<w:rtl />|<w:rFonts [^>]*/>)?(<w:lang [^>]*/>)</w:rPr><w:t[^>]*>([^<]*)<", body(mixed())
    )
    assert ('<w:lang w:val="ru" />', "Мемориал") in result
    assert ('<w:lang w:eastAsia="zh-CN" />', "人权观察") in result
    assert ('<w:lang w:val="uk" />', "Київ") in result
    arabic = [language for language, words in result if "مركز" in words]
    assert arabic == ['<w:lang w:bidi="ar" />']


def test_a_page_says_language_and_direction() -> None:
    result = write(mixed(), "html").decode()
    assert '<span lang="ru">Мемориал</span>' in result
    assert re.search(r'<span lang="ar"\s+dir="rtl">مركز القاهرة</span>', result)
    assert '<span lang="zh">人权观察</span>' in result
    assert "мир</a>" in result


def test_a_pdf_says_the_language_of_each_stretch() -> None:
    with pikepdf.open(io.BytesIO(write(mixed(), "pdf"))) as result:
        told = set(re.findall(rb"/Lang\(([^)]*)\)", result.pages[0].Contents.read_bytes()))
    assert told == {b"ru", b"ar", b"zh", b"uk"}


def test_opendocument_says_the_language() -> None:
    result = body(mixed(), "content.xml", "odt")
    assert {'fo:language="ru"', 'fo:language="ar"'} <= set(re.findall(r'fo:language="\w+"', result))


def test_latin_words_in_a_russian_letter_are_english() -> None:
    letter = Letter("x", "ru", None, (Part(Style.BODY, read("Доклад Freedom House 2020 года.")),))
    assert '<w:lang w:val="en" /></w:rPr><w:t xml:space="preserve">Freedom House 2020</w:t>' in body(letter)


SOURCED = """\
letterkit: 1
template: council-appeal
language: {language}
sources:
- {{id: rapport, type: report, title: "Où est la justice ?", publisher: Human Rights Watch, language: fr-FR}}
- {{id: report, type: report, title: Where Is the Justice?, publisher: Human Rights Watch, language: en}}
- {{id: odd, type: report, title: Odd, publisher: X, language: "fr<b>"}}
passages:
- {{role: situation, text: "One [@rapport, p. 3]. Two [@report]. Three [@odd]."}}
"""


@pytest.mark.parametrize(("language", "wanted"), [("en-GB", {"fr-FR"}), ("fr", {"en"}), ("es", {"fr-FR", "en"})])
def test_a_note_is_in_the_language_of_its_source(language: str, wanted: set[str]) -> None:
    draft = drafts.read(SOURCED.format(language=language).encode(), "a.yaml").draft
    notes = body(with_citations_set(compose(draft, open_library())), "word/footnotes.xml")
    assert set(re.findall(r'<w:lang w:val="([^"]*)"', notes)) == wanted


def test_what_leads_to_a_list_or_to_the_close_stays_with_it() -> None:
    result = body(sample.english())
    kept = re.findall(r"<w:p><w:pPr><w:pStyle [^>]*/><w:keepNext />.*?</w:p>", result, re.S)
    texts = ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", one)) for one in kept]
    assert texts[0].startswith("We therefore call on") and texts[1].startswith("We also ask each member")
    assert texts[-2].startswith("The rains begin")


def test_the_picture_is_not_there_twice(tmp_path: Path) -> None:
    result = body(replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png")))
    assert "<pic:pic>" in result and "data:image" not in result
