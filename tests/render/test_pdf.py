from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from letterkit.errors import RenderFailed
from letterkit.languages import scripts
from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markdown import read
from letterkit.render import fonts, pdf
from letterkit.render.formats import remarks, write

from . import pictures, sample

pytestmark = pytest.mark.slow


def reader(letter: Letter) -> PdfReader:
    return PdfReader(io.BytesIO(write(letter, "pdf")))


def test_properties() -> None:
    result = reader(sample.english())
    assert result.metadata is not None
    assert result.metadata.title == sample.TITLE
    assert result.metadata.creation_date is not None
    assert result.metadata.creation_date.date() == sample.DATE
    assert not result.metadata.author
    assert str(result.root_object["/Lang"]) == "en-GB"


def test_an_undated_letter_has_no_date_of_today() -> None:
    result = reader(sample.english(date=None))
    assert result.metadata is not None
    assert result.metadata.creation_date is None


def test_pages_are_numbered_from_the_second() -> None:
    first, second, annex = reader(sample.english()).pages
    assert "1 / 3" not in first.extract_text()
    assert "2 / 3" in second.extract_text()
    assert "3 / 3" in annex.extract_text()


def test_the_sheet_follows_the_region() -> None:
    assert round(float(reader(sample.english("en-US")).pages[0].mediabox.width)) == 612
    assert round(float(reader(sample.english()).pages[0].mediabox.width)) == 595


def test_a_blank_stands_behind_the_number_of_a_note_and_nowhere_else() -> None:
    words = read("It stands.[^1]\n\n[^1]: Report of the 10^th^ of March.\n")
    (page,) = reader(Letter("x", "en", None, (Part(Style.BODY, words),))).pages
    assert "1\N{NO-BREAK SPACE}Report of the 10th of March." in page.extract_text()


def test_arabic_and_russian() -> None:
    assert len(reader(sample.arabic()).pages) == 1
    assert "Каждое государство" in reader(sample.russian()).pages[0].extract_text()


def test_a_title_cannot_leave_its_string() -> None:
    letter = Letter('a" + panic() + "\\', "en", None, (sample.part(Style.DATE, "x"),))
    metadata = reader(letter).metadata
    assert metadata is not None
    assert metadata.title == 'a" + panic() + "\\'


def test_a_typst_error_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_settings", lambda letter, chosen: "#panic()")
    with pytest.raises(RenderFailed, match="Typst could not set the letter"):
        write(sample.english(), "pdf")


# -- for everybody who reads with something else than eyes ------------------------------------------------


def structure(letter: Letter) -> list[str]:
    """Return the kinds of the elements that a reader of the screen goes through, in order."""
    with pikepdf.open(io.BytesIO(write(letter, "pdf"))) as result:
        assert result.Root.MarkInfo.Marked
        assert result.Root.ViewerPreferences.DisplayDocTitle
        return list(_kinds(result.Root.StructTreeRoot))


def _kinds(element: Any) -> Iterator[str]:
    if "/S" in element:
        yield str(element.S).lstrip("/")
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _kinds(child)


def test_a_pdf_is_tagged_and_follows_pdf_ua() -> None:
    result = structure(sample.english())
    assert {"Document", "H1", "H2", "P", "L", "LI", "Link", "Note", "BlockQuote"} <= set(result)
    with pikepdf.open(io.BytesIO(write(sample.english(), "pdf"))) as made:
        assert str(made.open_metadata()["pdfuaid:part"]) == "1"
        assert "pdfaid:part" not in made.open_metadata()


def test_an_archive_gets_pdf_a() -> None:
    with pikepdf.open(io.BytesIO(write(replace(sample.english(), archival=True), "pdf"))) as result:
        told = result.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")


@pytest.mark.parametrize("letter", [sample.english(), sample.arabic(), sample.russian()])
def test_every_font_is_in_the_file(letter: Letter) -> None:
    with pikepdf.open(io.BytesIO(write(letter, "pdf"))) as result:
        fonts_used = [
            one for one in result.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"
        ]
        inner = [one for one in fonts_used if "/FontDescriptor" in one]
        assert inner
        assert all({"/FontFile2", "/FontFile3"} & set(one.FontDescriptor.keys()) for one in inner)


def test_a_letter_without_a_title_line_begins_its_headings_at_the_first_level() -> None:
    parts = tuple(part for part in sample.english().parts if part.style is not Style.SUBJECT)
    result = structure(replace(sample.english(), parts=parts))
    assert "H1" in result and "H2" not in result


def test_the_logo_is_read_out_by_its_name(tmp_path: Path) -> None:
    letter = replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png"))
    with pikepdf.open(io.BytesIO(write(letter, "pdf"))) as result:
        told = [str(one["/Alt"]) for one in result.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert told == ["Coalition for the Protection of Civilians"]


def test_a_draft_says_so_on_every_page() -> None:
    first, *others = reader(replace(sample.english(), stamp="DRAFT – 21 March 2024")).pages
    assert len(others) == 2
    assert all("DRAFT – 21 March 2024" in page.extract_text() for page in others)
    assert "21 March 2024 1 /" not in first.extract_text()


# -- scripts and their fonts ------------------------------------------------------------------------------


def test_a_character_that_no_font_has_is_named_and_nothing_is_written() -> None:
    with pytest.raises(RenderFailed, match=r"U\+0378") as refused:
        write(sample.plain("before \u0378 after"), "pdf")
    assert "docx" in refused.value.problems[0].hint


@pytest.mark.parametrize(("text", "script"), [("中", "Chinese"), ("ሰ", "Ethiopic"), ("س", "Arabic")])
def test_a_script_without_a_font_is_named_with_one_to_install(text: str, script: str) -> None:
    result = pdf._refusal(f'PDF/UA-1 error: the text `"{text}"` could not be displayed with font `"Libertinus Serif"`')
    assert script in result.message
    assert fonts.FACES[script].families[0] in result.hint


def test_a_font_that_was_not_made_for_a_script_is_remarked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_installed_families", lambda folders: frozenset())
    (output,) = remarks(sample.arabic(), "pdf")
    assert "Arabic" in output and "fontpkg-amiri" in output
    assert remarks(sample.russian(), "pdf") == ()


def test_a_font_package_goes_before_the_fonts_of_the_computer() -> None:
    chosen = fonts.choose(["Arabic", "Cyrillic", "Thai"])
    assert chosen.families == ("Libertinus Serif", "Amiri", "Noto Sans Thai")
    assert not chosen.missing
    assert len(chosen.folders) == 2
    data = write(sample.arabic(), "pdf")
    with pikepdf.open(io.BytesIO(data)) as result:
        names = {str(one.get("/BaseFont", "")) for one in result.objects if isinstance(one, pikepdf.Dictionary)}
    assert any("Amiri" in name for name in names)


def test_every_script_that_the_embedded_font_lacks_has_advice() -> None:
    embedded = {"Latin", "Greek", "Cyrillic", "Hebrew"}  # by the font that comes with Typst
    assert set(scripts.SCRIPTS) == set(fonts.FACES) | embedded
    assert set(fonts.by_script(fonts.FACES)) == set(fonts.FACES)
    assert all(fonts.font_advice(face).startswith("Install ") for face in fonts.FACES)
