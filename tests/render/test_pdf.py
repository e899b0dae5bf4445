from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from letterkit.errors import RenderFailed
from letterkit.letter.composed import Letter, Style
from letterkit.render import pdf
from letterkit.render.formats import write

from . import sample


def reader(letter: Letter) -> PdfReader:
    return PdfReader(io.BytesIO(write(letter, "pdf")))


def test_properties() -> None:
    made = reader(sample.english())
    assert made.metadata is not None
    assert made.metadata.title == sample.TITLE
    assert made.metadata.creation_date is not None
    assert made.metadata.creation_date.date() == sample.DATE
    assert not made.metadata.author
    assert str(made.root_object["/Lang"]) == "en-GB"


def test_an_undated_letter_has_no_date_of_today() -> None:
    made = reader(sample.english(date=None))
    assert made.metadata is not None
    assert made.metadata.creation_date is None


def test_pages_are_numbered_from_the_second() -> None:
    first, second = reader(sample.english()).pages
    assert "1 / 2" not in first.extract_text()
    assert "2 / 2" in second.extract_text()


def test_the_sheet_follows_the_region() -> None:
    assert round(float(reader(sample.english("en-US")).pages[0].mediabox.width)) == 612
    assert round(float(reader(sample.english()).pages[0].mediabox.width)) == 595


def test_arabic_and_russian() -> None:
    assert len(reader(sample.arabic()).pages) == 1
    assert "Каждое государство" in reader(sample.russian()).pages[0].extract_text()


def test_a_title_cannot_leave_its_string() -> None:
    letter = Letter('a" + panic() + "\\', "en", None, (sample.part(Style.DATE, "x"),))
    metadata = reader(letter).metadata
    assert metadata is not None
    assert metadata.title == 'a" + panic() + "\\'


def test_a_typst_error_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_settings", lambda letter: "#panic()")
    with pytest.raises(RenderFailed, match="Typst could not set the letter"):
        write(sample.english(), "pdf")
