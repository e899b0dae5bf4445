"""What pandoc is spared for a Word file changes nothing in the file."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from letterkit.letter.composed import Letter, Part, Style
from letterkit.letter.markup import Emphasis, Note, Paragraph, Text, lines
from letterkit.office.word_writing import pack_document
from letterkit.render import docx, formats
from letterkit.render.pandoc_tree import StyledTree
from tests.render.sample import arabic, english


def members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_blanks() -> Letter:
    """Return a letter with blanks at the ends of texts and several in a row, as a typed address has them."""
    texts = (" led and", Emphasis((Text(" set "),)), "followed  by two", Note((lines("a  note "),)), "   ", "b ")
    inlines = tuple(Text(text) if isinstance(text, str) else text for text in texts)
    return Letter("T  t", "en-GB", None, (Part(Style.BODY, (Paragraph(inlines),)),))


@pytest.mark.parametrize("written", [english(), arabic(), with_blanks()], ids=["english", "arabic", "blanks"])
def test_joined_words_are_written_as_pandoc_joins_them(written: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    joined = formats.write(written, "docx")
    monkeypatch.setattr(docx.DocxTree, "words", StyledTree.words)
    assert members(joined) == members(formats.write(written, "docx"))


def test_a_reference_without_styles_gives_the_same_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = english()
    without = formats.write(sent, "docx")
    monkeypatch.setattr(docx, "_reference", lambda letter: pack_document(*docx.reference_members(letter)))
    assert members(without) == members(formats.write(sent, "docx"))


def test_every_style_that_is_used_is_defined() -> None:
    written = members(formats.write(english(), "docx"))
    defined = set(re.findall(rb'w:styleId="([^"]+)"', written["word/styles.xml"]))
    for name in ("word/document.xml", "word/footnotes.xml"):
        assert set(re.findall(rb'<w:[pr]Style w:val="([^"]+)"', written[name])) <= defined
