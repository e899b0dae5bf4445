"""Pages in a browser: read by axe-core, on a telephone and on a desk, on the screen and in print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from letterkit.compose import compose
from letterkit.letter import drafts
from letterkit.letter.composed import Letter
from letterkit.library.library import open_library
from letterkit.render.formats import write

from . import browser, pictures, sample
from .test_columns import entries

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.yaml"))
RULES = """async () => (await axe.run()).violations.map(
  one => `${one.id}: ${one.help}: ${one.nodes.map(node => node.html.slice(0, 120)).join(" | ")}`)"""
pytestmark = [browser.needed, pytest.mark.slow]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.opened() as result:
        yield result


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """Return every letter as a page, by its name."""
    folder = tmp_path_factory.mktemp("pages")
    return [(name, write(letter, "html").decode("utf-8")) for name, letter in letters(folder)]


def letters(tmp_path: Path) -> Iterator[tuple[str, Letter]]:
    from dataclasses import replace

    from letterkit.letter.composed import Part, Style

    library = open_library()
    for path in EXAMPLES:
        yield path.as_posix(), compose(drafts.load(path).draft, library, stamp="op-ed" in path.name)
    yield "Arabic", sample.arabic()
    yield "Russian", sample.russian()
    long = Part(Style.SIGNATORY_LIST, tuple(entries(40, 40)))
    yield (
        "long",
        replace(sample.english(), parts=(*sample.english().parts, long), logo=pictures.logo(tmp_path / "l.png")),
    )


@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_nothing_stands_in_the_way_of_any_reader(
    chromium: Browser, pages: list[tuple[str, str]], width: int, media: str
) -> None:
    axe = browser.AXE.read_text("utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(media="print" if media == "print" else "screen")
    for name, html in pages:
        page.set_content(html)
        page.evaluate(axe)
        assert page.evaluate(RULES) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.close()
    assert [url for url in asked if not url.startswith("data:image/png")] == []


def test_the_lines_of_an_arabic_page_run_from_the_right(chromium: Browser) -> None:
    page = chromium.new_page(viewport={"width": 1200, "height": 800})
    page.set_content(write(sample.arabic(), "html").decode("utf-8"))
    assert page.evaluate("getComputedStyle(document.querySelector('main p')).direction") == "rtl"
    latin = page.evaluate("[...document.querySelectorAll('span[lang=en]')].map(one => getComputedStyle(one).direction)")
    assert latin and set(latin) == {"ltr"}
    page.close()


def test_a_printed_page_has_the_sheet_and_the_numbers_of_the_letter(chromium: Browser) -> None:
    from io import BytesIO

    from pypdf import PdfReader

    page = chromium.new_page()
    page.set_content(write(sample.english("en-US"), "html").decode("utf-8"))
    result = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert [round(float(page.mediabox.width)) for page in result.pages][:1] == [612]
    assert "2 / " in result.pages[1].extract_text()
    assert "1 / " not in result.pages[0].extract_text()
    page.close()
