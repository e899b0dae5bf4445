"""The letterhead to change: read by another library than the one that writes it, and looking as letters do."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx.oxml.ns import qn

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import Paragraph, Text
from letterkit.render.letterhead import starter

from . import pictures, sample


def head(letter: Letter) -> list[str]:
    header = docx.Document(io.BytesIO(starter.make(letter))).sections[0].first_page_header
    return [paragraph.text for paragraph in header.paragraphs]


def named(name: str) -> Letter:
    part = Part(Style.LETTERHEAD, (Paragraph((Text(name),)),))
    return replace(sample.english(), parts=(part,))


def test_every_script_runs_in_its_direction() -> None:
    document = docx.Document(io.BytesIO(starter.make(named("Example Centre مركز"))))
    runs = document.sections[0].first_page_header.paragraphs[0].runs
    assert [(run.text, bool(run.font.rtl)) for run in runs] == [("Example Centre ", False), ("مركز", True)]


def test_a_head_without_a_sender_has_the_paragraph_that_word_asks_for() -> None:
    assert head(replace(sample.english(), parts=())) == [""]


def test_the_logo_has_its_size_in_millimetres(tmp_path: Path) -> None:
    letter = replace(named("A"), logo=pictures.logo(tmp_path / "logo.png"))
    document = docx.Document(io.BytesIO(starter.make(letter)))
    header = document.sections[0].first_page_header
    (extent,) = header._element.iter(qn("wp:extent"))
    assert 0 < int(extent.get("cx")) <= 70 * 36_000 and 0 < int(extent.get("cy")) <= 22 * 36_000
    assert [paragraph.style.name for paragraph in header.paragraphs if paragraph.style] == ["Logo", "Letterhead"]


def test_the_pages_after_the_first_keep_their_numbers() -> None:
    document = docx.Document(io.BytesIO(starter.make(sample.english())))
    assert "PAGE" in document.sections[0].header._element.xml
    assert document.sections[0].different_first_page_header_footer
