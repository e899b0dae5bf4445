"""Letters on a Word file of the organisation's own: used as it is, but for what tells of whoever made it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.shared import Mm, Pt

from letterkit.errors import CannotRead
from letterkit.letter.composed import Letter, Style
from letterkit.render import archive, letterhead, letterhead_maker
from letterkit.render.formats import write

from . import pictures, sample


def made(tmp_path: Path, change: Callable[[Document], None] = lambda _: None, head: bool = True) -> Path:
    """A letterhead, changed as somebody would in Word."""
    letter = Letter("", "en-GB", None, sample.english().parts[1:3] if head else ())
    path = tmp_path / "our letterhead.docx"
    path.write_bytes(letterhead_maker.make(letter))
    document = docx.Document(str(path))
    change(document)
    document.core_properties.author = pictures.SECRET
    document.save(str(path))
    return path


def opened(path: Path, **changes: object) -> Document:
    letter = replace(sample.english(), letterhead=path, **changes)  # type: ignore[arg-type]
    return docx.Document(io.BytesIO(write(letter, "docx")))


def styled(document: Document) -> set[str]:
    return {one.style.name for one in document.paragraphs if one.style and one.style.name}


def test_a_letter_takes_over_styles_margins_and_heads(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.styles["Subject"].font.size = Pt(21)
        document.sections[0].left_margin = Mm(41)
        document.sections[0].footer.paragraphs[0].text = "Registered charity 12345"
        document.sections[0].header.paragraphs[0].text = "The page after the first"

    document = opened(made(tmp_path, change))
    section = document.sections[0]
    assert document.styles["Subject"].font.size == Pt(21)
    assert section.left_margin is not None and round(section.left_margin.mm) == 41
    assert section.footer.paragraphs[0].text == "Registered charity 12345"
    assert section.header.paragraphs[0].text == "The page after the first"


def test_a_head_that_says_who_writes_is_not_said_twice(tmp_path: Path) -> None:
    document = opened(made(tmp_path))
    head = [one.text for one in document.sections[0].first_page_header.paragraphs]
    assert head[0] == "Coalition for the Protection of Civilians"
    assert not styled(document) & {"Letterhead", "Letterhead Details"}
    document = opened(made(tmp_path, head=False))
    assert styled(document) >= {"Letterhead", "Letterhead Details"}


def test_the_maker_shows_every_style_and_takes_the_logo(tmp_path: Path) -> None:
    letter = replace(sample.english(), logo=pictures.logo(tmp_path / "logo.png"))
    document = docx.Document(io.BytesIO(letterhead_maker.make(letter)))
    assert styled(document) == {one.value for one in Style}
    assert len(document.sections[0].first_page_header.part.related_parts) == 1
    assert letterhead_maker.make(letter) == letterhead_maker.make(letter)


def test_nothing_of_whoever_made_it_is_in_a_letter(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        run = document.sections[0].first_page_header.paragraphs[0].add_run()
        run.add_picture(str(pictures.photograph(tmp_path / "photo.jpg")))

    path = made(tmp_path, change)
    with_rsids = archive.replaced(
        path.read_bytes(),
        {},
        lambda name, content: content.replace(b"<w:p>", b'<w:p w:rsidR="00AB12CD">') if "header" in name else content,
    )
    path.write_bytes(with_rsids)
    letter = replace(sample.english(), letterhead=path)
    with zipfile.ZipFile(io.BytesIO(write(letter, "docx"))) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
        assert all(one.date_time == (1980, 1, 1, 0, 0, 0) for one in packed.infolist())
    assert pictures.SECRET.encode() not in everything and b"rsid" not in everything


def test_styles_that_it_lacks_are_lent(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        for name in ("Signatories", "Inside Address"):
            element = document.styles[name].element
            element.getparent().remove(element)

    document = opened(made(tmp_path, change))
    assert document.styles["Inside Address"].paragraph_format.keep_together
    assert document.styles["Signatories"]


def test_the_spell_checker_is_told_the_language_of_the_letter(tmp_path: Path) -> None:
    path = made(tmp_path)
    data = write(replace(sample.russian(), letterhead=path), "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        told = re.findall(rb"<w:lang [^>]*>", packed.read("word/styles.xml"))
    assert told and all(one.count(b'"ru"') == 3 for one in told)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "is not there"),
        (b"", "not a Word file"),
        (b"PK\x03\x04 rubbish", "not a Word file"),
        (archive.packed({"word/document.xml": "<w/>"}), "not a Word file"),
        (archive.packed({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "not a Word file"),
        (archive.packed({f"{one}.xml": "" for one in range(1_001)}), "too large when unpacked"),
        (archive.packed({"word/media/a.bin": bytes(100_000_001)}), "too large when unpacked"),
    ],
)
def test_what_is_no_letterhead_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "a.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotRead, match=words) as refused:
        letterhead.read(path)
    assert refused.value.problems[0].hint


def test_changes_that_nobody_accepted_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path)
    tracked = b'<w:ins w:id="1" w:author="Zed"/></w:hdr>'
    path.write_bytes(
        archive.replaced(
            path.read_bytes(),
            {},
            lambda name, content: content.replace(b"</w:hdr>", tracked) if "header" in name else content,
        )
    )
    with pytest.raises(CannotRead, match="nobody has accepted"):
        letterhead.read(path)
