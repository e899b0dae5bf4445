"""Letterheads of other programs: parts by other names, other prefixes, Strict Open XML, sections that are linked."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from letterkit.errors import CannotRead
from letterkit.render.letterhead import read as letterhead_reader

from . import letterheads
from .letterheads import OFFICE, members, read, relationships, taken_over, words


def heads(kept: dict[str, str]) -> dict[str, str]:
    """Return what the heads and feet say, by the names of their members."""
    return {
        name.removeprefix("word/").removesuffix(".xml"): "".join(re.findall(r"<w:t\b[^>]*>([^<]*)", text))
        for name, text in kept.items()
        if re.match(r"word/(?:header|footer)_", name)
    }


def with_sections(path: Path, *sections: str, body: str = "<w:p/>", **changed: str) -> dict[str, str]:
    """Return the heads of a file of these sections, whose heads are called H1, H2, F1 and so on."""
    paragraphs = "".join(f"<w:p><w:pPr><w:sectPr>{each}</w:sectPr></w:pPr></w:p>{body}" for each in sections[:-1])
    document = f"<w:document {letterheads.SPACES}><w:body>{paragraphs}<w:sectPr>{sections[-1]}</w:sectPr></w:body></w:document>"
    given = members(document=document, **changed)
    names = sorted(set(re.findall(r'r:id="(\w+)"', document)))
    given["word/_rels/document.xml.rels"] = relationships(
        {"rS": ("styles", "styles.xml"), "rG": ("settings", "settings.xml")}
        | {name: ("header" if name.startswith("H") else "footer", f"{name}.xml") for name in names}
    )
    for name in names:
        tag = "hdr" if name.startswith("H") else "ftr"
        given[f"word/{name}.xml"] = f"<w:{tag} {letterheads.SPACES}><w:p>{words(name)}</w:p></w:{tag}>"
    return heads(taken_over(read(path, given)))


def head(name: str, pages: str = "default") -> str:
    kind = "header" if name.startswith("H") else "footer"
    return f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'


TITLE = "<w:titlePg/>"


@pytest.mark.parametrize(
    ("sections", "shown"),
    [
        ((head("H1") + head("F1"), ""), {"header_default": "H1", "footer_default": "F1"}),
        ((head("H1"), "", head("F3")), {"header_default": "H1", "footer_default": "F3", "header_first": "H1"}),
        ((head("H1"), head("H2")), {"header_first": "H1", "header_default": "H2"}),
        ((head("H1", "first") + head("H2") + TITLE, ""), {"header_first": "H1", "header_default": "H2"}),
        ((head("H1", "first") + head("H2") + TITLE, TITLE), {"header_first": "H1", "header_default": "H2"}),
        ((head("H1", "first") + head("H2"), ""), {"header_default": "H2"}),
        ((head("H1") + head("H2", "even"), ""), {"header_default": "H1", "header_even": "H2"}),
        (("", head("H1")), {"header_default": "H1"}),
        ((head("H1", "first") + TITLE,), {"header_first": "H1"}),
    ],
)
def test_heads_are_those_that_word_shows(tmp_path: Path, sections: tuple[str, ...], shown: dict[str, str]) -> None:
    assert with_sections(tmp_path / "a.docx", *sections) == shown


def test_a_section_that_was_changed_is_no_section(tmp_path: Path) -> None:
    old = f"<w:sectPrChange><w:sectPr>{head('H2')}</w:sectPr></w:sectPrChange>"
    assert with_sections(tmp_path / "a.docx", head("H1") + old) == {"header_default": "H1"}


def test_a_foot_that_is_called_a_head_is_a_head(tmp_path: Path) -> None:
    given = members(head=letterheads.FOOT)
    head = taken_over(read(tmp_path / "a.docx", given))["word/header_default.xml"]
    assert "<w:hdr " in head and "Registered charity" in head


def test_parts_are_known_by_what_leads_to_them(tmp_path: Path) -> None:
    given = members()
    moved = {name.replace("word/", "Office/Text/").replace("document.xml", "document2.xml"): content
             for name, content in given.items()}  # fmt: skip
    moved["_rels/.rels"] = relationships({"rId1": ("officeDocument", "/Office/Text/Document2.xml")})
    moved["Office/Text/_rels/header1.xml.rels"] = relationships({"rPicture": ("image", "/office/text/media/logo.png")})
    sheet = read(tmp_path / "a.docx", moved)
    assert "Example Centre" in " ".join(sheet.words) and "word/media/head1.png" in taken_over(sheet)


def test_names_of_parts_may_be_escaped(tmp_path: Path) -> None:
    given = {name.replace("header1", "our head"): content for name, content in members().items()}
    given["word/_rels/document.xml.rels"] = str(given["word/_rels/document.xml.rels"]).replace("header1", "our%20head")
    assert "Example Centre" in " ".join(read(tmp_path / "a.docx", given).words)


@pytest.mark.parametrize("prefix", ["ns0", "W", "word-2"])
def test_prefixes_may_be_any(tmp_path: Path, prefix: str) -> None:
    def renamed(content: str | bytes) -> str | bytes:
        if isinstance(content, bytes):
            return content
        return re.sub(r"(</?|\s)w:", rf"\1{prefix}:", content).replace("xmlns:w=", f"xmlns:{prefix}=")

    plain = taken_over(read(tmp_path / "a.docx"))
    assert taken_over(read(tmp_path / "b.docx", {n: renamed(c) for n, c in members().items()})) == plain


STRICT = {
    letterheads.W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}


def test_strict_open_xml_is_the_same(tmp_path: Path) -> None:
    def strict(content: str | bytes) -> str | bytes:
        if isinstance(content, bytes):
            return content
        for usual, other in STRICT.items():
            content = content.replace(usual, other)
        content = content.replace('w:w="11906" w:h="16838"', 'w:w="595.3pt" w:h="841.9pt"')
        return content.replace('w:sz w:val="40"', 'w:sz w:val="20pt"').replace('"1440"', '"1in"')

    plain = taken_over(read(tmp_path / "a.docx"))
    assert taken_over(read(tmp_path / "b.docx", {n: strict(c) for n, c in members().items()})) == plain


@pytest.mark.parametrize(
    ("missing", "words"),
    [("_rels/.rels", "not a Word file"), ("word/document.xml", "is damaged"), ("word/header1.xml", "is damaged")],
)
def test_what_is_missing_is_said(tmp_path: Path, missing: str, words: str) -> None:
    given = {name: content for name, content in members().items() if name != missing}
    with pytest.raises(CannotRead, match=words):
        read(tmp_path / "a.docx", given)


@pytest.mark.parametrize("missing", ["styles", "numbering", "fontTable", "theme/theme1", "settings"])
def test_what_a_file_may_lack_it_may_lack(tmp_path: Path, missing: str) -> None:
    given = {name: content for name, content in members().items() if name != f"word/{missing}.xml"}
    kept = taken_over(read(tmp_path / "a.docx", given))
    assert 'w:styleId="BodyText"' in kept["word/styles.xml"] and "<w:lang " in kept["word/styles.xml"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_what_has_no_end_is_no_letterhead(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.docx")
    (tmp_path / "b.docx").symlink_to("/dev/zero")
    for name, why in (("a.docx", "it is a pipe, not a file"), ("b.docx", "it is a device, not a file")):
        with pytest.raises(CannotRead, match=why) as refused:
            letterhead_reader.read(tmp_path / name)
        assert "Correct the name" in refused.value.problems[0].hint


def test_a_folder_is_no_letterhead(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="it is a folder") as refused:
        letterhead_reader.read(tmp_path)
    assert "Correct the name" in refused.value.problems[0].hint
