from __future__ import annotations

import re

from letterkit.letter.composed import Letter, Style
from letterkit.render.formats import write

from . import sample


def page(letter: Letter) -> str:
    return write(letter, "html").decode()


def test_one_page_that_loads_nothing() -> None:
    made = page(sample.english())
    assert made.startswith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert f"<title>{sample.TITLE}</title>" in made
    assert '<meta name="viewport"' in made
    assert not re.search(r"<script|<link|<img|<iframe|src=|@import|url\(", made)


def test_structure() -> None:
    made = page(sample.english())
    assert made.count("<h1") == 1
    assert "<h2>The commitment" in made
    assert '<section id="lk-passage-3-norm" class="passage">' in made
    assert made.count('class="footnote-ref"') == made.count('class="footnote-back"') == 2
    for name in ("draft-mark", "inside-address", "signatory-list"):
        assert f'<div class="{name}">' in made


def test_typed_markup_is_text() -> None:
    made = page(sample.plain("<b>x</b>", "<script>alert(1)</script>"))
    assert "&lt;b&gt;x&lt;/b&gt;" in made
    assert "<script" not in made


def test_title_and_language_are_escaped() -> None:
    made = page(Letter("a </title><script>", '"><script>', None, (sample.part(Style.DATE, "x"),)))
    assert "<script" not in made


def test_right_to_left() -> None:
    assert '<html lang="ar" dir="rtl">' in page(sample.arabic())
