from __future__ import annotations

import re

from letterkit.letter.composed import Letter, Style
from letterkit.render.formats import write

from . import sample


def page(letter: Letter) -> str:
    return write(letter, "html").decode()


def test_one_page_that_loads_nothing() -> None:
    result = page(sample.english())
    assert result.startswith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert f"<title>{sample.TITLE}</title>" in result
    assert '<meta name="viewport"' in result
    assert not re.search(r"<script|<link|<img|<iframe|src=|@import|url\(", result)


def test_structure() -> None:
    result = page(sample.english())
    assert result.count("<h1") == 1
    assert "<h2>The commitment" in result
    assert '<section id="lk-passage-3-norm" class="passage">' in result
    assert result.count('class="footnote-ref"') == result.count('class="footnote-back"') == 2
    for name in ("draft-mark", "inside-address", "signatory-list"):
        assert f'<div class="{name}">' in result


def test_typed_markup_is_text() -> None:
    result = page(sample.plain("<b>x</b>", "<script>alert(1)</script>"))
    assert "&lt;b&gt;x&lt;/b&gt;" in result
    assert "<script" not in result


def test_title_and_language_are_escaped() -> None:
    result = page(Letter("a </title><script>", '"><script>', None, (sample.part(Style.DATE, "x"),)))
    assert "<script" not in result


def test_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in page(sample.arabic())
